//! Where in the right text each sentence of the left one is to be looked for.

use super::model::{Group, Model};
use super::pair::Pair;
use crate::compare::chain::{self, heaviest};

/// A sign that stands in more sentences is no anchor.
const RARE: u32 = 3;

/// The first guess: the heaviest chain of rare signs that both texts show in
/// the same order, and straight lines between.
pub fn anchored(pair: &Pair, model: &Model) -> Vec<f64> {
    let (n, m) = (pair.left.entries.len(), pair.right.entries.len());
    let rare = |sign: u32| {
        (pair.left.signs[sign as usize] <= RARE && pair.right.signs[sign as usize] <= RARE).then_some(sign)
    };
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); pair.classes.len()];
    for (j, entry) in pair.right.entries.iter().enumerate() {
        entry.signs.iter().filter_map(|s| rare(*s)).for_each(|s| places[s as usize].push(j));
    }
    let mut points = Vec::new();
    for (i, entry) in pair.left.entries.iter().enumerate() {
        let mut seen: Vec<usize> = entry
            .signs
            .iter()
            .filter_map(|s| rare(*s))
            .flat_map(|s| places[s as usize].iter().copied())
            .collect();
        seen.sort_unstable();
        seen.dedup();
        for j in seen {
            let weight = model.signs(entry, &pair.right.entries[j]);
            // Sentences far from where they would stand need more to be
            // believed; one sure sign is not enough.
            if weight > 3.0 {
                points.push(chain::Pair { left: i, right: j, alike: 0.0, worth: weight as f32 });
            }
        }
    }
    let anchors: Vec<(usize, usize)> = heaviest(&points).iter().map(|p| (p.left, p.right)).collect();
    straight(&anchors, n, m)
}

/// The path on which an alignment lies: the middle of what the neighbours
/// show, so that sentences out of place do not bend it.
pub fn smoothed(groups: &[Group], n: usize, m: usize) -> Vec<f64> {
    const AROUND: usize = 4;
    let mut points: Vec<(usize, usize)> =
        groups.iter().filter_map(|g| Some((*g.left.first()?, *g.right.first()?))).collect();
    points.sort_unstable();
    let mut path = vec![0.0; n];
    let slope = m as f64 / n.max(1) as f64;
    let mut at = 0;
    for (i, place) in path.iter_mut().enumerate() {
        while at < points.len() && points[at].0 < i {
            at += 1;
        }
        let from = at.saturating_sub(AROUND);
        let to = (at + AROUND + 1).min(points.len());
        let mut shown: Vec<f64> =
            points[from..to].iter().map(|(a, b)| *b as f64 + (i as f64 - *a as f64)).collect();
        shown.sort_by(f64::total_cmp);
        *place = match shown.len() {
            0 => i as f64 * slope,
            k if k % 2 == 1 => shown[k / 2],
            k => f64::midpoint(shown[k / 2 - 1], shown[k / 2]),
        };
    }
    path
}

fn straight(anchors: &[(usize, usize)], n: usize, m: usize) -> Vec<f64> {
    let mut path = Vec::with_capacity(n);
    let mut from = (0, 0);
    for &to in anchors.iter().chain([&(n, m)]) {
        for i in from.0..to.0 {
            let part = (i - from.0) as f64 / (to.0 - from.0) as f64;
            path.push(from.1 as f64 + part * (to.1 as f64 - from.1 as f64));
        }
        from = to;
    }
    path
}
