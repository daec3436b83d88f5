//! The best alignment that keeps the order of both texts, within a band
//! around a path.

use super::model::{Group, Model};
use super::pair::Pair;

/// How far from the path sentences are laid against each other.
const BAND: usize = 32;

/// What each step costs: how seldom translators take it.
const ONE: f64 = -0.1;
const NONE: f64 = -3.0;
const TWO: f64 = -4.0;

const STEPS: [(usize, usize); 5] = [(1, 1), (1, 0), (0, 1), (1, 2), (2, 1)];

/// Aligns two texts in order.
pub fn monotone(pair: &Pair, model: &Model, path: &[f64]) -> Vec<Group> {
    let (left, right) = (&pair.left.entries, &pair.right.entries);
    let (n, m) = (left.len(), right.len());
    let mut from = Vec::with_capacity(n + 1);
    let mut least = 0;
    for i in 0..=n {
        let centre = path.get(i).map_or(m, |p| *p as usize);
        least = centre.saturating_sub(BAND).max(least).min(m);
        from.push(least);
    }
    from[0] = 0;
    // The band reaches as far as the next row begins, so that it is whole.
    let mut to: Vec<usize> =
        (0..=n).map(|i| (path.get(i).map_or(m, |p| *p as usize) + BAND).min(m)).collect();
    to[n] = m;
    for i in 0..n {
        to[i] = to[i].max(from[i + 1]).max(from[i]);
        to[i + 1] = to[i + 1].max(to[i]);
    }
    let mut best: Vec<Vec<f64>> = Vec::with_capacity(n + 1);
    let mut came: Vec<Vec<u8>> = Vec::with_capacity(n + 1);
    let score = |i: usize, j: usize| model.signs(&left[i], &right[j]);
    for i in 0..=n {
        let width = to[i] - from[i] + 1;
        let mut row = vec![f64::NEG_INFINITY; width];
        let mut steps = vec![u8::MAX; width];
        let mut before = None;
        for j in from[i]..=to[i] {
            let at = j - from[i];
            if i == 0 && j == 0 {
                row[0] = 0.0;
                continue;
            }
            let single = (i > 0 && j > 0).then(|| score(i - 1, j - 1));
            for (number, &(a, b)) in STEPS.iter().enumerate() {
                let (Some(p), Some(q)) = (i.checked_sub(a), j.checked_sub(b)) else { continue };
                let past = if a == 0 {
                    if q < from[i] { continue } else { row[q - from[i]] }
                } else {
                    if q < from[p] || q > to[p] {
                        continue;
                    }
                    best[p][q - from[p]]
                };
                let gain = match (a, b) {
                    (1, 1) => ONE + single.unwrap_or(0.0),
                    (1, 2) if single.into_iter().chain(before).any(|s| s > -2.0) => {
                        TWO + model.signs(&left[p], &right[q].with(&right[q + 1]))
                    }
                    (2, 1) if single.is_some_and(|s| s > -2.0) => {
                        TWO + model.signs(&left[p].with(&left[p + 1]), &right[q])
                    }
                    (1, 0) | (0, 1) => NONE,
                    _ => continue,
                };
                if past + gain > row[at] {
                    row[at] = past + gain;
                    steps[at] = number as u8;
                }
            }
            before = single;
        }
        best.push(row);
        came.push(steps);
    }
    let (mut i, mut j) = (n, m);
    let mut groups = Vec::new();
    while i > 0 || j > 0 {
        let Some(&(a, b)) = STEPS.get(came[i][j - from[i]] as usize) else { break };
        (i, j) = (i - a, j - b);
        if a > 0 && b > 0 {
            groups.push(Group { left: (i..i + a).collect(), right: (j..j + b).collect() });
        }
    }
    groups.reverse();
    groups
}
