//! Learns the weights by which addressees are chosen from hand-coded records.
//!
//! Logistic regression: each feature has a weight for every act and one for
//! acts of a kind, held small so that few records do not speak too loudly.
//! Nothing is random; the same records give the same weights.

use std::collections::{BTreeMap, BTreeSet};

use verbale_core::codebook::entry::Toward;
use verbale_core::codebook::{Feature, Features, Scorer, Weights};
use verbale_core::reading::Considered;

use crate::score::fold;

/// How many times the weights are mended.
const ROUNDS: usize = 400;
/// How strongly the weights are held small.
const HOLD: f64 = 2.0;
/// A weight of 1 in whole numbers.
const SCALE: f64 = 20.0;
/// What is added to the bias, since a missed addressee costs as much as a
/// wrong one and most candidates are none.
const LEAN: f64 = 0.3;

const KINDS: [Toward; 6] =
    [Toward::Nobody, Toward::Asked, Toward::Subject, Toward::Author, Toward::Judged, Toward::Helped];

/// One hand-coded record with what the reader made of its candidates.
pub struct Record {
    /// The text it stands in; texts are left out one by one when the weights
    /// are tried on what they have not seen.
    pub text: usize,
    /// The addressees that were coded, folded.
    pub right: BTreeSet<String>,
    /// The candidates.
    pub considered: Vec<Considered>,
}

/// Shared, coded and chosen addressees.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count(pub usize, pub usize, pub usize);

impl Count {
    /// F1 over pairs of record and addressee.
    pub fn f1(self) -> f64 {
        let all = self.1 + self.2;
        if all == 0 { 1.0 } else { 2.0 * self.0 as f64 / all as f64 }
    }
}

/// A weight for every act, one for acts of a kind, and one for a language.
const COLUMNS: usize = 1 + KINDS.len() + 3;

/// One candidate to learn from.
struct Row {
    features: Features,
    // The columns that weigh for it.
    columns: [usize; 3],
    right: bool,
}

type Model = Vec<[f64; COLUMNS]>;

/// Learns from records. `now` tells which of several mentions of a coded
/// addressee is the one to learn from.
pub fn learn(records: &[&Record], now: &Scorer) -> Scorer {
    let rows: Vec<Row> = records.iter().flat_map(|r| rows(r, now)).collect();
    let mut model: Model = vec![[0.0; COLUMNS]; Feature::ALL.len()];
    let mut moved = model.clone();
    for _ in 0..ROUNDS {
        let mut slope: Model = model.iter().map(|w| w.map(|w| HOLD * w)).collect();
        for row in &rows {
            let weight = |f: Feature| row.columns.iter().map(|&c| model[f as usize][c]).sum::<f64>();
            let sum: f64 = row.features.iter().map(weight).sum();
            let off = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(row.right));
            for f in row.features.iter() {
                row.columns.iter().for_each(|&c| slope[f as usize][c] += off);
            }
        }
        for ((weights, slopes), moves) in model.iter_mut().zip(&slope).zip(&mut moved) {
            for k in 0..weights.len() {
                moves[k] += slopes[k] * slopes[k];
                if moves[k] > 0.0 {
                    weights[k] -= 0.3 * slopes[k] / moves[k].sqrt();
                }
            }
        }
    }
    model[Feature::Any as usize][0] += LEAN;
    scorer(&model)
}

fn scorer(model: &Model) -> Scorer {
    let whole = |w: f64| (w * SCALE).round() as i32;
    let mut weights = BTreeMap::new();
    for &feature in Feature::ALL {
        let [all, nobody, asked, subject, author, judged, helped, en, zh, ru] =
            model[feature as usize].map(whole);
        let w = Weights { all, nobody, asked, subject, author, judged, helped, en, zh, ru };
        if w != Weights::default() {
            weights.insert(feature, w);
        }
    }
    Scorer::new("addressee", weights)
}

/// The candidates of one record with what they should have been. Of several
/// mentions of one addressee only the one that weighs most is learnt from.
fn rows(record: &Record, now: &Scorer) -> Vec<Row> {
    let mut best: BTreeMap<&str, (i32, usize)> = BTreeMap::new();
    let names: Vec<BTreeSet<String>> = record.considered.iter().map(|c| fold(&c.ids)).collect();
    let hits = |i: usize| names[i].iter().filter(|id| record.right.contains(*id));
    for (i, c) in record.considered.iter().enumerate() {
        let score = now.score(c.features, c.toward);
        for id in hits(i) {
            let entry = best.entry(id.as_str()).or_insert((score, i));
            if score > entry.0 {
                *entry = (score, i);
            }
        }
    }
    let mut rows = Vec::new();
    let mut chain = Chain::default();
    for (i, c) in record.considered.iter().enumerate() {
        let right = hits(i).next().is_some();
        let first = best.values().any(|&(_, at)| at == i);
        let features = chain.seen(c);
        chain.chosen.push(right);
        if right == first && !by_rule(c) {
            let kind = KINDS.iter().position(|&k| k == c.toward).unwrap_or(0);
            let language = if features.has(Feature::Zh) {
                1
            } else if features.has(Feature::Ru) {
                2
            } else {
                0
            };
            let columns = [0, 1 + kind, 1 + KINDS.len() + language];
            rows.push(Row { features, columns, right });
        }
    }
    rows
}

/// The parties to whom a norm is put, and those for whom a norm goes on.
fn by_rule(c: &Considered) -> bool {
    c.features.has(Feature::Before) || c.features.has(Feature::Put)
}

/// Tells the features that depend on how the candidates before were judged.
#[derive(Default)]
struct Chain {
    chosen: Vec<bool>,
}

impl Chain {
    fn seen(&self, c: &Considered) -> Features {
        let list = self.chosen.get(c.list..).unwrap_or_default();
        let with = list.contains(&true);
        let rest = [Feature::WithChosen, Feature::WithRefused, Feature::Chosen];
        let mut seen = Features::default();
        c.features.iter().filter(|f| !rest.contains(f)).for_each(|f| seen.add(f));
        seen.add_if(with, Feature::WithChosen);
        seen.add_if(!list.is_empty() && !with, Feature::WithRefused);
        seen.add_if(self.chosen.contains(&true), Feature::Chosen);
        seen
    }
}

/// How well weights choose among the candidates of records, and how well the
/// best choice would.
pub fn measure<'a>(records: impl Iterator<Item = &'a Record>, scorer: &Scorer) -> (Count, Count) {
    let (mut count, mut best) = (Count::default(), Count::default());
    for record in records {
        let mut chain = Chain::default();
        let mut chosen = BTreeSet::new();
        let mut named = BTreeSet::new();
        for c in &record.considered {
            if c.features.has(Feature::Before) && !chosen.is_empty() {
                continue;
            }
            let yes = by_rule(c) || scorer.score(chain.seen(c), c.toward) > 0;
            chain.chosen.push(yes);
            let ids = fold(&c.ids);
            named.extend(ids.iter().filter(|id| record.right.contains(*id)).cloned());
            if yes {
                chosen.extend(ids);
            }
        }
        let shared = chosen.intersection(&record.right).count();
        count = Count(count.0 + shared, count.1 + record.right.len(), count.2 + chosen.len());
        best = Count(best.0 + named.len(), best.1 + record.right.len(), best.2 + named.len());
    }
    (count, best)
}
