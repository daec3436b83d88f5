//! Joins clauses that were split or merged to the clause they came from.

use super::Stands;
use super::likeness::Likeness;

/// Clauses that belong together, by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// On the left, rising.
    pub left: Vec<usize>,
    /// On the right, rising.
    pub right: Vec<usize>,
    /// Whether they stand in place.
    pub stands: Stands,
}

impl Group {
    /// One clause on either side.
    pub fn of(left: usize, right: usize, stands: Stands) -> Self {
        Self { left: vec![left], right: vec![right], stands }
    }
}

/// The most clauses on one side of a group.
const MOST: usize = 3;

/// A clause joins its neighbour's group where so much of it is found there
/// and not accounted for.
const FOUND: f32 = 0.5;

/// Joins free neighbours to groups in place (1–2 and 2–1), and neighbouring
/// groups between which words crossed the border (2–2).
pub fn join(groups: &mut Vec<Group>, likeness: &Likeness, left: usize, right: usize) {
    let mut free = (vec![true; left], vec![true; right]);
    for group in groups.iter() {
        group.left.iter().for_each(|&i| free.0[i] = false);
        group.right.iter().for_each(|&j| free.1[j] = false);
    }
    for group in groups.iter_mut() {
        while let Some((side, place)) = neighbour(group, likeness, &free) {
            let (own, free) = match side {
                Place::Left => (&mut group.left, &mut free.0),
                Place::Right => (&mut group.right, &mut free.1),
            };
            own.push(place);
            own.sort_unstable();
            free[place] = false;
        }
    }
    let mut joined: Vec<Group> = Vec::with_capacity(groups.len());
    for group in groups.drain(..) {
        match joined.last_mut() {
            Some(last) if crossed(last, &group, likeness) => {
                last.left.extend(&group.left);
                last.right.extend(&group.right);
            }
            _ => joined.push(group),
        }
    }
    *groups = joined;
}

#[derive(Clone, Copy)]
enum Place {
    Left,
    Right,
}

/// The free neighbour that is found most in a group, if one is found enough.
fn neighbour(group: &Group, likeness: &Likeness, free: &(Vec<bool>, Vec<bool>)) -> Option<(Place, usize)> {
    let beside = |own: &[usize], free: &[bool]| -> Vec<usize> {
        let (Some(first), Some(last)) = (own.first(), own.last()) else { return Vec::new() };
        let around = [first.checked_sub(1), Some(last + 1)];
        around.into_iter().flatten().filter(|&place| free.get(place) == Some(&true)).collect()
    };
    let mut best: Option<(f32, Place, usize)> = None;
    let mut offer = |found: f32, place: Place, at: usize| {
        if found >= FOUND && best.is_none_or(|(most, ..)| found > most) {
            best = Some((found, place, at));
        }
    };
    if group.left.len() < MOST {
        for i in beside(&group.left, &free.0) {
            offer(likeness.left_only_in(i, &group.left, &group.right), Place::Left, i);
        }
    }
    if group.right.len() < MOST {
        for j in beside(&group.right, &free.1) {
            offer(likeness.right_only_in(j, &group.right, &group.left), Place::Right, j);
        }
    }
    let (_, place, at) = best?;
    // Together they must be more alike than the group was alone.
    let (mut left, mut right) = (group.left.clone(), group.right.clone());
    match place {
        Place::Left => left.push(at),
        Place::Right => right.push(at),
    }
    (likeness.of(&left, &right) > likeness.of(&group.left, &group.right)).then_some((place, at))
}

/// Whether words of one group's end went over to the next group's head.
fn crossed(a: &Group, b: &Group, likeness: &Likeness) -> bool {
    let single = a.left.len() + a.right.len() + b.left.len() + b.right.len() == 4;
    let beside = a.left.last().is_some_and(|i| b.left.first() == Some(&(i + 1)))
        && a.right.last().is_some_and(|j| b.right.first() == Some(&(j + 1)));
    if !single || !beside {
        return false;
    }
    let left: Vec<usize> = a.left.iter().chain(&b.left).copied().collect();
    let right: Vec<usize> = a.right.iter().chain(&b.right).copied().collect();
    let apart = likeness.of(&a.left, &a.right).min(likeness.of(&b.left, &b.right));
    apart < 0.85 && likeness.of(&left, &right) > apart.max(0.8) + 0.1
}
