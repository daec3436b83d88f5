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

/// One candidate to learn from.
struct Row {
    features: Features,
    kind: usize,
    right: bool,
}

/// The weights of a language-free linear model, shared and by kind.
type Model = Vec<[f64; KINDS.len() + 1]>;

/// Learns from records. `now` tells which of several mentions of a coded
/// addressee is the one to learn from.
pub fn learn(records: &[&Record], now: &Scorer) -> Scorer {
    let rows: Vec<Row> = records.iter().flat_map(|r| rows(r, now)).collect();
    let mut model: Model = vec![[0.0; KINDS.len() + 1]; Feature::ALL.len()];
    let mut moved = model.clone();
    for _ in 0..ROUNDS {
        let mut slope: Model = model.iter().map(|w| w.map(|w| HOLD * w)).collect();
        for row in &rows {
            let sum: f64 =
                row.features.iter().map(|f| model[f as usize][0] + model[f as usize][row.kind + 1]).sum();
            let off = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(row.right));
            for f in row.features.iter() {
                slope[f as usize][0] += off;
                slope[f as usize][row.kind + 1] += off;
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
        let [all, nobody, asked, subject, author, judged, helped] = model[feature as usize].map(whole);
        let w = Weights { all, nobody, asked, subject, author, judged, helped };
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
    // A norm that names nobody goes on by rule.
    for (i, c) in record.considered.iter().enumerate().filter(|(_, c)| !c.features.has(Feature::Before)) {
        let right = hits(i).next().is_some();
        let first = best.values().any(|&(_, at)| at == i);
        let features = chain.seen(c.features);
        chain.note(features, right);
        if right == first {
            let kind = KINDS.iter().position(|&k| k == c.toward).unwrap_or(0);
            rows.push(Row { features, kind, right });
        }
    }
    rows
}

/// Tells the features that depend on how the candidates before were judged.
#[derive(Default)]
struct Chain {
    /// Whether one of the last part of the matter was chosen.
    part: bool,
    any: bool,
}

impl Chain {
    fn seen(&self, features: Features) -> Features {
        let joined = features.has(Feature::WithChosen) || features.has(Feature::WithRefused);
        let rest = [
            Feature::WithChosen,
            Feature::WithRefused,
            Feature::PartChosen,
            Feature::Listed,
            Feature::Chosen,
        ];
        let mut seen = Features::default();
        features.iter().filter(|f| !rest.contains(f)).for_each(|f| seen.add(f));
        seen.add_if(joined && self.part, Feature::WithChosen);
        seen.add_if(joined && !self.part, Feature::WithRefused);
        seen.add_if(joined && self.part && features.has(Feature::Anchored), Feature::Listed);
        seen.add_if(self.part && features.has(Feature::SamePart), Feature::PartChosen);
        seen.add_if(self.any, Feature::Chosen);
        seen
    }

    fn note(&mut self, features: Features, chosen: bool) {
        self.part = chosen || self.part && features.has(Feature::SamePart);
        self.any |= chosen;
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
            let goes_on = c.features.has(Feature::Before);
            if goes_on && !chosen.is_empty() {
                continue;
            }
            let yes = goes_on || scorer.score(chain.seen(c.features), c.toward) > 0;
            chain.note(c.features, yes);
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
