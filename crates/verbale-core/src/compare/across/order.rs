//! Puts links in the order of the right text, and says which are out of place.

use super::model::Group;
use super::units::Unit;
use crate::compare::chain::{Pair, heaviest};
use crate::compare::{Link, Stands};

/// Every sentence of both texts in exactly one link: what was not laid
/// against anything stands alone, where it stood.
pub fn in_order(groups: &[Group], from: &[Unit], to: &[Unit]) -> Vec<Link> {
    let mut pairs: Vec<Pair> = groups
        .iter()
        .filter_map(|group| {
            let (left, right) = (*group.left.first()?, *group.right.first()?);
            let length: f64 = group.right.iter().map(|n| to[*n].length).sum();
            Some(Pair { left, right, alike: 1.0, worth: length as f32 + 1.0 })
        })
        .collect();
    pairs.sort_by_key(|pair| (pair.left, pair.right));
    let chain = heaviest(&pairs);
    let in_place = |group: &Group| {
        let first = group.left.first();
        chain.binary_search_by_key(&first, |pair| Some(&pair.left)).is_ok()
    };
    let (mut left_done, mut right_done) = (vec![false; from.len()], vec![false; to.len()]);
    // Links with the place in the right text they follow: dropped sentences
    // follow the sentence in place before them.
    let mut placed: Vec<((usize, usize, usize), Link)> = Vec::new();
    for group in groups {
        group.left.iter().for_each(|i| left_done[*i] = true);
        group.right.iter().for_each(|j| right_done[*j] = true);
        let stands = if in_place(group) { Stands::InPlace } else { Stands::Moved };
        let place = group.right.first().map_or(0, |j| j + 1);
        placed.push(((place, 0, 0), link(&group.left, &group.right, from, to, stands)));
    }
    for j in (0..to.len()).filter(|j| !right_done[*j]) {
        placed.push(((j + 1, 0, 0), link(&[], &[j], from, to, Stands::InPlace)));
    }
    for i in (0..from.len()).filter(|i| !left_done[*i]) {
        let before = chain[..chain.partition_point(|pair| pair.left < i)].last();
        let place = before.map_or(0, |pair| pair.right + 1);
        placed.push(((place, 1, i), link(&[i], &[], from, to, Stands::InPlace)));
    }
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, link)| link).collect()
}

fn link(left: &[usize], right: &[usize], from: &[Unit], to: &[Unit], stands: Stands) -> Link {
    Link {
        left: left.iter().map(|i| from[*i].span).collect(),
        right: right.iter().map(|j| to[*j].span).collect(),
        stands,
        words: Vec::new(),
    }
}
