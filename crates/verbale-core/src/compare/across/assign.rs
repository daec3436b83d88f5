//! Lays sentences against each other whatever their order, near a path.

use std::collections::VecDeque;

use super::lexicon::Promise;
use super::merge::fill;
use super::model::{Group, Model};
use super::pair::Pair;

/// How far from the path a sentence may stand.
pub const REACH: usize = 9;

/// What a link must be worth beyond chance: most sentences have a version.
const USUAL: f64 = 2.5;

/// How much the words count.
const WORDS: f64 = 0.5;

/// How likely a sentence stands so far from the path, learnt.
pub struct Places {
    likely: Vec<f64>,
}

impl Places {
    /// Learns from an alignment and its path.
    pub fn learn(groups: &[Group], path: &[f64]) -> Self {
        let mut seen: Vec<f64> = (0..=REACH).map(|d| 4.0 * 0.5_f64.powi(d as i32)).collect();
        for group in groups {
            let (Some(&i), Some(&j)) = (group.left.first(), group.right.first()) else { continue };
            let off = (j as f64 - path[i]).abs().round() as usize;
            seen[off.min(REACH)] += 1.0;
        }
        let all: f64 = seen.iter().sum();
        // Both directions but for no distance at all.
        let each = |(d, n): (usize, &f64)| (n / all / if d == 0 { 1.0 } else { 2.0 }).ln();
        Self { likely: seen.iter().enumerate().map(each).collect() }
    }

    fn likely(&self, j: usize, place: f64) -> f64 {
        self.likely[((j as f64 - place).abs().round() as usize).min(REACH)]
    }
}

/// The links that are worth most together.
pub fn assign(pair: &Pair, model: &Model, places: &Places, path: &[f64]) -> Vec<Group> {
    let (left, right) = (&pair.left.entries, &pair.right.entries);
    let mut promise = Promise::default();
    let mut offers: Vec<Vec<(usize, f64)>> = Vec::with_capacity(left.len());
    for (i, entry) in left.iter().enumerate() {
        let near = near(path[i], right.len());
        model.words.promised(i, &entry.words, &mut promise);
        let kept: Vec<f64> = near.clone().map(|j| promise.kept(&right[j].words)).collect();
        let mean = kept.iter().sum::<f64>() / kept.len().max(1) as f64;
        let worth = |(j, kept): (usize, &f64)| {
            let words = WORDS * (kept - mean);
            (j, model.signs(entry, &right[j]) + words + places.likely(j, path[i]) + USUAL)
        };
        offers.push(near.zip(&kept).map(worth).filter(|(_, worth)| *worth > 0.0).collect());
    }
    let owner = auction(&offers, right.len());
    let mut groups: Vec<Group> = Vec::new();
    for (j, i) in owner.iter().enumerate() {
        groups.extend(i.map(|i| Group { left: vec![i], right: vec![j] }));
    }
    fill(pair, model, groups)
}

fn near(place: f64, count: usize) -> std::ops::Range<usize> {
    let centre = place.max(0.0).round() as usize;
    centre.saturating_sub(REACH).min(count)..(centre + REACH + 1).min(count)
}

/// Who gets each right sentence, so that the sum of worth is the highest but
/// for crumbs (Bertsekas' auction).
fn auction(offers: &[Vec<(usize, f64)>], count: usize) -> Vec<Option<usize>> {
    const CRUMB: f64 = 0.01;
    let mut price = vec![0.0; count];
    let mut owner: Vec<Option<usize>> = vec![None; count];
    let mut waiting: VecDeque<usize> = (0..offers.len()).collect();
    while let Some(i) = waiting.pop_front() {
        // To stay alone is worth nothing.
        let (mut first, mut second, mut choice) = (0.0, 0.0, None);
        for &(j, worth) in &offers[i] {
            let left: f64 = worth - price[j];
            if left > first {
                (second, first, choice) = (first, left, Some(j));
            } else if left > second {
                second = left;
            }
        }
        let Some(j) = choice else { continue };
        price[j] += first - second + CRUMB;
        waiting.extend(owner[j].replace(i));
    }
    owner
}
