//! Lays the clauses of two texts against each other.

use super::clauses::clauses;
use super::words::words;
use super::{Link, Side, Stands};
use crate::codebook::Codebook;

/// The links of two texts, in the order of the right one.
pub fn links(left: Side<'_>, right: Side<'_>, _codebook: &Codebook) -> Vec<Link> {
    let (from, to) = (clauses(left), clauses(right));
    let pairs = from.iter().zip(&to).map(|(a, b)| Link {
        left: vec![*a],
        right: vec![*b],
        stands: Stands::InPlace,
        words: words(left, right, &[*a], &[*b]),
    });
    pairs.collect()
}
