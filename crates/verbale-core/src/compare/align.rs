//! Lays the clauses of two texts of one language against each other.
//!
//! Equal clauses first, then the most alike; the heaviest chain of pairs that
//! keeps the order of both texts stands in place, and what is alike across it
//! has moved. No step looks at all pairs.

use std::collections::HashMap;

use imara_diff::{Algorithm, Diff, Token};

use super::chain::{Pair, heaviest};
use super::clauses::clauses;
use super::joining::{Group, join};
use super::likeness::{Likeness, Words};
use super::pieces::Numbers;
use super::words::{self, edits};
use super::{Link, Side, Stands};
use crate::codebook::fold;
use crate::span::Span;

/// Clauses less alike are not laid against each other in place.
const ALIKE: f32 = 0.3;

/// Clauses less alike have not moved but are others.
const MOVED: f32 = 0.55;

/// A clause of fewer words may stand anywhere by chance.
const TELLING: usize = 4;

/// The links of two texts, in the order of the right one.
pub fn links(left: Side<'_>, right: Side<'_>) -> Vec<Link> {
    let (from, to) = (clauses(left), clauses(right));
    let folded = (fold(&left.document.text), fold(&right.document.text));
    let a = words::Words { text: &left.document.text, folded: &folded.0 };
    let b = words::Words { text: &right.document.text, folded: &folded.1 };
    let mut numbers = Numbers::default();
    let (own, other) = (words_of(&mut numbers, a, &from), words_of(&mut numbers, b, &to));
    let groups = groups(&own, &other);
    groups
        .into_iter()
        .map(|group| {
            let left: Vec<Span> = group.left.iter().map(|&i| from[i]).collect();
            let right: Vec<Span> = group.right.iter().map(|&j| to[j]).collect();
            let both = !left.is_empty() && !right.is_empty();
            let words = if both { edits(&mut numbers, a, b, &left, &right) } else { Vec::new() };
            Link { left, right, stands: group.stands, words }
        })
        .collect()
}

fn words_of<'a>(numbers: &mut Numbers<'a>, side: words::Words<'a>, clauses: &[Span]) -> Vec<Words> {
    let mut pieces = Vec::new();
    let words = |clause: &Span| {
        pieces.clear();
        numbers.pieces(side.text, side.folded, *clause, &mut pieces);
        let words: Words = pieces.iter().filter_map(|piece| piece.word).collect();
        // A clause of marks alone (a line of stars) is told by them.
        let marks = || side.folded[clause.range()].chars().map(u32::from).collect();
        if words.is_empty() { marks() } else { words }
    };
    clauses.iter().map(words).collect()
}

/// Which clauses belong together, in the order of the right text.
fn groups(left: &[Words], right: &[Words]) -> Vec<Group> {
    let equal = equal(left, right);
    let free = |taken: Vec<usize>, all: usize| -> Vec<usize> {
        let mut free = vec![true; all];
        taken.into_iter().for_each(|place| free[place] = false);
        (0..all).filter(|&place| free[place]).collect()
    };
    let loose_left = free(equal.iter().map(|pair| pair.0).collect(), left.len());
    let loose_right = free(equal.iter().map(|pair| pair.1).collect(), right.len());
    let likeness = Likeness::new(left, right);
    let weight = |i: usize, j: usize| likeness.weight_left(i).min(likeness.weight_right(j)).max(0.01);
    let mut pairs: Vec<Pair> = equal
        .iter()
        .map(|&(left, right)| Pair { left, right, alike: 1.0, worth: weight(left, right) * 1.01 })
        .collect();
    let mut like = likeness.candidates(&loose_left, &loose_right);
    like.extend(exact(left, right, &loose_left, &loose_right));
    pairs.extend(like.iter().filter(|(_, _, alike)| *alike >= ALIKE).map(|&(left, right, alike)| Pair {
        left,
        right,
        alike,
        worth: weight(left, right) * alike * alike,
    }));
    pairs.sort_by(|a, b| (a.left, a.right).cmp(&(b.left, b.right)).then(b.worth.total_cmp(&a.worth)));
    pairs.dedup_by_key(|pair| (pair.left, pair.right));
    let chain = heaviest(&pairs);
    let mut groups: Vec<Group> =
        chain.iter().map(|pair| Group::of(pair.left, pair.right, Stands::InPlace)).collect();
    join(&mut groups, &likeness, left.len(), right.len());
    moved(&mut groups, pairs, left, right);
    in_order(groups, left.len(), right.len())
}

/// Equal clauses that keep their order.
fn equal(left: &[Words], right: &[Words]) -> Vec<(usize, usize)> {
    let mut keys: HashMap<&Words, u32> = HashMap::new();
    let (mut before, mut after) = (vec![0; left.len()], vec![0; right.len()]);
    for (clauses, tokens) in [(left, &mut before), (right, &mut after)] {
        for (words, token) in clauses.iter().zip(tokens) {
            let next = u32::try_from(keys.len()).unwrap_or(u32::MAX);
            *token = *keys.entry(words).or_insert(next);
        }
    }
    let kinds = u32::try_from(keys.len()).unwrap_or(u32::MAX);
    let (before, after): (Vec<Token>, Vec<Token>) =
        (before.into_iter().map(Token).collect(), after.into_iter().map(Token).collect());
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &before, &after, kinds);
    let place = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
    let kept = (0..before.len()).filter(|&i| !diff.is_removed(place(i)));
    kept.zip((0..after.len()).filter(|&j| !diff.is_added(place(j)))).collect()
}

/// Equal clauses among the loose ones: they stand across the others.
fn exact(left: &[Words], right: &[Words], from: &[usize], to: &[usize]) -> Vec<(usize, usize, f32)> {
    let mut places: HashMap<&Words, std::collections::VecDeque<usize>> = HashMap::new();
    to.iter().for_each(|&j| places.entry(&right[j]).or_default().push_back(j));
    from.iter().filter_map(|&i| Some((i, places.get_mut(&left[i])?.pop_front()?, 1.0))).collect()
}

/// What is alike and stands across the chain has moved, the most alike first.
fn moved(groups: &mut Vec<Group>, mut pairs: Vec<Pair>, left: &[Words], right: &[Words]) {
    let mut taken = (vec![false; left.len()], vec![false; right.len()]);
    for group in groups.iter() {
        group.left.iter().for_each(|&i| taken.0[i] = true);
        group.right.iter().for_each(|&j| taken.1[j] = true);
    }
    pairs.retain(|pair| pair.alike >= MOVED && left[pair.left].len().min(right[pair.right].len()) >= TELLING);
    pairs.sort_by(|a, b| {
        b.alike
            .total_cmp(&a.alike)
            .then(b.worth.total_cmp(&a.worth))
            .then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    for pair in pairs {
        if !taken.0[pair.left] && !taken.1[pair.right] {
            (taken.0[pair.left], taken.1[pair.right]) = (true, true);
            groups.push(Group::of(pair.left, pair.right, Stands::Moved));
        }
    }
}

/// All clauses in groups, in the order of the right text; what was dropped
/// follows what it followed on the left.
fn in_order(groups: Vec<Group>, left: usize, right: usize) -> Vec<Group> {
    let mut at_left: Vec<Option<usize>> = vec![None; left];
    let mut at_right: Vec<Option<usize>> = vec![None; right];
    for (number, group) in groups.iter().enumerate() {
        group.left.iter().for_each(|&i| at_left[i] = Some(number));
        group.right.iter().for_each(|&j| at_right[j] = Some(number));
    }
    // Where a dropped clause stands: after the last clause in place before it.
    let mut dropped: Vec<Vec<usize>> = vec![Vec::new(); right + 1];
    let mut after = 0;
    for (i, group) in at_left.iter().enumerate() {
        match group {
            Some(number) if groups[*number].stands == Stands::InPlace => {
                after = groups[*number].right.last().map_or(after, |last| last + 1);
            }
            Some(_) => {}
            None => dropped[after].push(i),
        }
    }
    let gone = |places: &[usize]| -> Vec<Group> {
        places.iter().map(|&i| Group { left: vec![i], right: Vec::new(), stands: Stands::InPlace }).collect()
    };
    let mut all = gone(&dropped[0]);
    for j in 0..right {
        match at_right[j] {
            Some(number) if groups[number].right.first() == Some(&j) => all.push(groups[number].clone()),
            Some(_) => {}
            None => all.push(Group { left: Vec::new(), right: vec![j], stands: Stands::InPlace }),
        }
        all.extend(gone(&dropped[j + 1]));
    }
    all
}
