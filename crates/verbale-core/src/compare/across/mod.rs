//! Lays the versions of one text in two languages against each other:
//! sentence against sentence, and act against act, without a trained model.

mod assign;
mod letters;
mod lexicon;
mod model;
mod monotone;
mod pair;
mod path;
mod units;

use super::{Change, Link, Side, Stands};
use crate::codebook::Codebook;

use model::{Group, Model};
use pair::Pair;
use units::{Unit, units};

/// How often the alignment is learnt from and made again.
const ROUNDS: usize = 4;

/// The links of two texts and what their acts became.
pub fn across(left: Side<'_>, right: Side<'_>, codebook: &Codebook) -> (Vec<Link>, Vec<Change>) {
    (links(left, right, codebook), Vec::new())
}

/// The links of two texts, in the order of the right one.
pub fn links(left: Side<'_>, right: Side<'_>, codebook: &Codebook) -> Vec<Link> {
    let (from, to) = (units(left, codebook), units(right, codebook));
    let groups = align(&from, &to);
    groups
        .iter()
        .map(|g| Link {
            left: g.left.iter().map(|i| from[*i].span).collect(),
            right: g.right.iter().map(|i| to[*i].span).collect(),
            stands: Stands::InPlace,
            words: Vec::new(),
        })
        .collect()
}

/// The sentences laid against each other; what stands alone is left out.
fn align(from: &[Unit], to: &[Unit]) -> Vec<Group> {
    let (n, m) = (from.len(), to.len());
    if n == 0 || m == 0 {
        return Vec::new();
    }
    let pair = Pair::new(from, to);
    let mut model = Model::learn(&pair, &[]);
    let path = path::anchored(&pair, &model);
    let mut groups = monotone::monotone(&pair, &model, &path);
    for _ in 0..ROUNDS {
        model = Model::learn(&pair, &groups);
        let path = path::smoothed(&groups, n, m);
        let places = assign::Places::learn(&groups, &path);
        groups = assign::assign(&pair, &model, &places, &path);
    }
    groups
}
