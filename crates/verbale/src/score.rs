//! Scores position records against hand-coded ones.
//!
//! Two records match when their triggers overlap, the best overlap first,
//! each record once; what is compared of them is told in
//! [`verbale_desk::coded`].

use std::collections::BTreeSet;
use std::ops::AddAssign;

use verbale_desk::coded::shared;
pub use verbale_desk::coded::{Coded, actors as fold, coded, pairs};

/// Counts over one text, to be added up over several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    gold: usize,
    found: usize,
    matched: usize,
    act: usize,
    strict: usize,
    holder: usize,
    degree: usize,
    /// Pairs of record and name: shared, in gold, found.
    addressees: [usize; 3],
    instruments: [usize; 3],
    matter: f64,
}

impl Tally {
    /// Compares the records of one text.
    #[must_use]
    pub fn of(gold: &[Coded], found: &[Coded]) -> Self {
        let pairs: Vec<(&Coded, &Coded)> =
            pairs(gold, found).into_iter().map(|(g, f)| (&gold[g], &found[f])).collect();
        let same = |f: fn(&Coded, &Coded) -> bool| pairs.iter().filter(|(g, p)| f(g, p)).count();
        let names = |of: fn(&Coded) -> &BTreeSet<String>| {
            [
                pairs.iter().map(|(g, p)| of(g).intersection(of(p)).count()).sum(),
                gold.iter().map(|g| of(g).len()).sum(),
                found.iter().map(|p| of(p).len()).sum(),
            ]
        };
        Self {
            gold: gold.len(),
            found: found.len(),
            matched: pairs.len(),
            act: same(|g, p| g.act == p.act),
            strict: same(|g, p| {
                g.act == p.act && g.holders == p.holders && shared(g.matter, p.matter) >= 0.5
            }),
            holder: same(|g, p| g.holders == p.holders),
            degree: same(|g, p| g.degree == p.degree),
            addressees: names(|c| &c.addressees),
            instruments: names(|c| &c.instruments),
            matter: pairs.iter().map(|(g, p)| shared(g.matter, p.matter)).sum(),
        }
    }

    /// The columns of the table, in order; the first two are counts.
    #[must_use]
    pub fn figures(&self) -> [f64; 12] {
        let f1 = |hit: usize, gold: usize, found: usize| match gold + found {
            0 => 1.0,
            all => 2.0 * hit as f64 / all as f64,
        };
        let rate = |n: f64, all: usize| if all == 0 { 1.0 } else { n / all as f64 };
        let of = |n: usize| n as f64;
        let names = |[hit, gold, found]: [usize; 3]| f1(hit, gold, found);
        [
            of(self.gold),
            of(self.found),
            rate(of(self.matched), self.found),
            rate(of(self.matched), self.gold),
            f1(self.matched, self.gold, self.found),
            f1(self.act, self.gold, self.found),
            f1(self.strict, self.gold, self.found),
            rate(of(self.holder), self.matched),
            rate(of(self.degree), self.matched),
            names(self.addressees),
            names(self.instruments),
            rate(self.matter, self.matched),
        ]
    }
}

impl AddAssign<&Tally> for Tally {
    fn add_assign(&mut self, other: &Tally) {
        self.gold += other.gold;
        self.found += other.found;
        self.matched += other.matched;
        self.act += other.act;
        self.strict += other.strict;
        self.holder += other.holder;
        self.degree += other.degree;
        for k in 0..3 {
            self.addressees[k] += other.addressees[k];
            self.instruments[k] += other.instruments[k];
        }
        self.matter += other.matter;
    }
}

/// The names of the columns.
pub const COLUMNS: [&str; 12] =
    ["gold", "pred", "P", "R", "detect", "act", "strict", "holder", "degree", "addr", "instr", "matter"];

#[cfg(test)]
mod tests {
    use super::{Tally, coded};
    use serde_json::json;

    #[test]
    fn a_record_matches_by_its_trigger_and_counts_by_its_fields() {
        let gold = json!({"positions": [
            {"act": "oppose", "holder": ["CHN", "RUS"], "trigger": [0, 2], "matter": [2, 10],
             "addressee": ["NATO"], "instruments": ["made-up-1"]},
            {"act": "support", "holder": ["RUS"], "trigger": [20, 22], "matter": [22, 30]},
        ]});
        let found = json!({"positions": [
            {"act": "oppose", "degree": "raised", "holders": ["RUS", "CHN"], "trigger": {"start": 0, "end": 2},
             "matter": {"start": 2, "end": 6}, "addressees": ["NATO"], "instruments": ["made-up-2"]},
        ]});
        let tally = Tally::of(&coded(&gold).unwrap(), &coded(&found).unwrap());
        let figures = tally.figures();
        assert_eq!(figures[..4], [2.0, 1.0, 1.0, 0.5]);
        assert!((figures[6] - 2.0 / 3.0).abs() < 1e-9, "the matters share exactly half");
        assert_eq!(figures[7..], [1.0, 0.0, 1.0, 1.0, 0.5]);
    }
}
