//! What an assignment of one to one leaves over: sentences between two links
//! that belong together, and sentences that belong to a link beside them.

use super::model::{Group, Model, joined};
use super::pair::{Entry, Pair};

/// What another sentence in a link costs.
const SECOND: f64 = -2.5;

/// How often links are let grow: no sentence is worth more than so many.
const MOST: usize = 6;

/// Links with the sentences they hold, by number.
struct Held {
    groups: Vec<Group>,
    left: Vec<Option<usize>>,
    right: Vec<Option<usize>>,
}

/// Lets what is left over find its place.
pub fn fill(pair: &Pair, model: &Model, groups: Vec<Group>) -> Vec<Group> {
    let mut held = Held {
        left: vec![None; pair.left.entries.len()],
        right: vec![None; pair.right.entries.len()],
        groups: Vec::new(),
    };
    for group in groups {
        held.add(group);
    }
    held.gaps(pair, model);
    for _ in 0..MOST {
        if !held.grow(pair, model) {
            break;
        }
    }
    held.groups.sort();
    held.groups
}

impl Held {
    fn add(&mut self, group: Group) {
        let number = Some(self.groups.len());
        group.left.iter().for_each(|i| self.left[*i] = number);
        group.right.iter().for_each(|j| self.right[*j] = number);
        self.groups.push(group);
    }

    /// Sentences alone on either side between the same two links belong
    /// together unless they speak against it: that both were left out at one
    /// place is seldom.
    fn gaps(&mut self, pair: &Pair, model: &Model) {
        let alone = |by: &[Option<usize>]| {
            let alone = by.iter().filter(|group| group.is_none()).count();
            (alone as f64 / by.len() as f64).clamp(0.02, 0.5)
        };
        let usual = -(alone(&self.left) * alone(&self.right)).ln() / 2.0;
        for i in 0..self.left.len() {
            if self.left[i].is_some() {
                continue;
            }
            let before = match i.checked_sub(1) {
                None => Some(0),
                Some(i) => self.left[i].and_then(|g| self.groups[g].right.last()).map(|j| j + 1),
            };
            let after = match self.left.get(i + 1) {
                None => self.right.len().checked_sub(1),
                Some(next) => next.and_then(|g| self.groups[g].right.first()?.checked_sub(1)),
            };
            let Some(j) = before.or(after).filter(|j| self.right.get(*j) == Some(&None)) else { continue };
            let bonus = if before == after { 2.0 * usual } else { usual };
            if model.signs(&pair.left.entries[i], &pair.right.entries[j]) + bonus > 0.0 {
                self.add(Group { left: vec![i], right: vec![j] });
            }
        }
    }

    /// Lets sentences join a link that grows likelier by them; each link
    /// takes one, the surest first.
    fn grow(&mut self, pair: &Pair, model: &Model) -> bool {
        let (left, right) = (&pair.left.entries, &pair.right.entries);
        let mut gains: Vec<(f64, bool, usize, usize)> = Vec::new();
        for (by, of_right) in [(&self.left, false), (&self.right, true)] {
            for alone in (0..by.len()).filter(|n| by[*n].is_none()) {
                for number in neighbours(alone, by) {
                    let group = &self.groups[number];
                    let (a, b) = (joined(left, &group.left), joined(right, &group.right));
                    let (own, more): (&[usize], Entry) = match of_right {
                        true => (&group.right, b.with(&right[alone])),
                        false => (&group.left, a.with(&left[alone])),
                    };
                    let now = match of_right {
                        true => model.signs(&a, &more),
                        false => model.signs(&more, &b),
                    };
                    // What stands beside the link joins it more easily.
                    let beside = own.iter().any(|n| n.abs_diff(alone) == 1);
                    let cost = if beside { SECOND } else { 2.0 * SECOND };
                    gains.push((now - model.signs(&a, &b) + cost, of_right, alone, number));
                }
            }
        }
        gains.retain(|(gain, ..)| *gain > 0.0);
        gains.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
        let mut taken = vec![false; self.groups.len()];
        let mut grown = false;
        for (_, of_right, alone, number) in gains {
            let by = if of_right { &mut self.right } else { &mut self.left };
            if by[alone].is_some() || taken[number] {
                continue;
            }
            by[alone] = Some(number);
            (taken[number], grown) = (true, true);
            let group = &mut self.groups[number];
            let side = if of_right { &mut group.right } else { &mut group.left };
            side.push(alone);
            side.sort_unstable();
        }
        grown
    }
}

/// The links of the sentences around one.
fn neighbours(alone: usize, by: &[Option<usize>]) -> Vec<usize> {
    const AROUND: usize = 4;
    let from = alone.saturating_sub(AROUND);
    let mut all: Vec<usize> =
        by[from..(alone + AROUND + 1).min(by.len())].iter().flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
