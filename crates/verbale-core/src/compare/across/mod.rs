//! Lays the versions of one text in two languages against each other:
//! sentence against sentence, and act against act, without a trained model.

mod acts;
mod assign;
mod figures;
mod letters;
mod lexicon;
mod merge;
mod model;
mod monotone;
mod order;
mod pair;
mod path;
mod units;
mod witness;

use super::{Change, Link, Side};
use crate::codebook::Codebook;

use acts::Text;
use model::{Group, Model};
use pair::Pair;
use units::{Unit, units};

/// How often the alignment is learnt from and made again.
const ROUNDS: usize = 4;

/// The links of two texts, in the order of the right one, and what their
/// acts became.
pub fn across(left: Side<'_>, right: Side<'_>, codebook: &Codebook) -> (Vec<Link>, Vec<Change>) {
    let (from, to) = (units(left, codebook), units(right, codebook));
    let links = order::in_order(&align(&from, &to), &from, &to);
    let (from, to) = (Text { side: left, units: &from }, Text { side: right, units: &to });
    let changes = acts::changes(from, to, &links, codebook);
    (links, changes)
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
