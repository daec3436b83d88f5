//! Scores position records against hand-coded ones.
//!
//! Two records match when their triggers overlap, the best overlap first,
//! each record once. Names that coders are free to choose are compared by
//! kind, see [`actors`] and [`instruments`].

use std::collections::BTreeSet;
use std::ops::AddAssign;

use serde_json::Value;

/// A half-open range of Unicode scalar values.
type Range = (usize, usize);

/// What is compared of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coded {
    act: String,
    degree: String,
    holders: BTreeSet<String>,
    addressees: BTreeSet<String>,
    instruments: BTreeSet<String>,
    trigger: Range,
    matter: Option<Range>,
}

/// Groups that every coder calls the same.
const GROUPS: &[&str] = &[
    "international-community",
    "external-forces",
    "nuclear-weapon-states",
    "certain-states",
    "states-parties",
    "all-states",
    "allies",
    "developing-countries",
    "parties-concerned",
    "neighbours",
    "text-voice",
];

/// Instruments that every coder calls the same.
const INSTRUMENTS: &str = "UN-CHARTER NPT CTBT INF NEW-START BWC CWC PPWT OST ATT JCPOA UNFCCC PARIS-AGREEMENT \
KYOTO-PROTOCOL UNCLOS VCLT VCDR WTO-AGREEMENT 2030-AGENDA SDG AGENDA-21 GENEVA-CONVENTIONS ROME-STATUTE UDHR ICCPR \
ICESCR CEDAW CRC UNCAC REFUGEE-1951 BRI P5-STATEMENT-2022 NO-FIRST-PLACEMENT CHN-RUS-TREATY-2001";

/// The records of a JSON object with `positions`; `None` where one of them
/// is no record.
#[must_use]
pub fn coded(record: &Value) -> Option<Vec<Coded>> {
    record.get("positions")?.as_array()?.iter().map(one).collect()
}

fn one(value: &Value) -> Option<Coded> {
    let list = |names: [&str; 2]| -> Vec<String> {
        let found = names.iter().find_map(|name| value.get(name)).and_then(Value::as_array);
        found.into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
    };
    Some(Coded {
        act: value.get("act")?.as_str()?.to_owned(),
        degree: value.get("degree").and_then(Value::as_str).unwrap_or("plain").to_owned(),
        holders: actors(&list(["holders", "holder"])),
        addressees: actors(&list(["addressees", "addressee"])),
        instruments: instruments(&list(["instruments", "instrument"])),
        trigger: range(value.get("trigger")?)?,
        matter: value.get("matter").and_then(range),
    })
}

fn range(value: &Value) -> Option<Range> {
    let (start, end) = match value {
        Value::Array(pair) => (pair.first()?, pair.get(1)?),
        _ => (value.get("start")?, value.get("end")?),
    };
    let number = |v: &Value| usize::try_from(v.as_u64()?).ok();
    Some((number(start)?, number(end)?))
}

impl Coded {
    /// The addressees, folded.
    pub fn addressees(&self) -> &BTreeSet<String> {
        &self.addressees
    }

    /// Where the act word begins.
    pub fn start(&self) -> usize {
        self.trigger.0
    }
}

/// Actors as they are compared.
pub fn fold(ids: &[String]) -> BTreeSet<String> {
    actors(ids)
}

/// Groups outside the list are one: that a group is named counts, its slug
/// does not.
fn actors(ids: &[String]) -> BTreeSet<String> {
    let fold = |id: &String| match id.strip_prefix("group:") {
        Some("member-states" | "un-member-states") => "group:all-states".to_owned(),
        Some(group) if !GROUPS.contains(&group) => "group:other".to_owned(),
        _ => id.clone(),
    };
    ids.iter().map(fold).collect()
}

/// Instruments outside the list are one, but for numbered UN resolutions.
fn instruments(ids: &[String]) -> BTreeSet<String> {
    let fold = |id: &String| {
        let id = id.to_uppercase();
        let known = INSTRUMENTS.split(' ').any(|known| known == id) || is_resolution(&id);
        if known { id } else { "other".to_owned() }
    };
    ids.iter().map(fold).collect()
}

/// `UNSC-RES-1540`, `UNGA-RES-76-3`.
fn is_resolution(id: &str) -> bool {
    let number = id.strip_prefix("UNSC-RES-").or_else(|| id.strip_prefix("UNGA-RES-"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    number.is_some_and(|n| n.splitn(2, '-').all(digits))
}

fn overlap(a: Range, b: Range) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// The share of two ranges that they have in common; 0 where one is absent
/// or empty.
fn shared(a: Option<Range>, b: Option<Range>) -> f64 {
    let (Some(a), Some(b)) = (a, b) else { return 0.0 };
    let both = overlap(a, b);
    let all = (a.1 - a.0) + (b.1 - b.0) - both;
    if all == 0 { 0.0 } else { both as f64 / all as f64 }
}

/// Pairs of records whose triggers overlap, the best first, each once.
pub fn pairs(gold: &[Coded], found: &[Coded]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in found.iter().enumerate() {
            let common = overlap(g.trigger, p.trigger);
            if common > 0 {
                let triggers = shared(Some(g.trigger), Some(p.trigger));
                pairs.push((common, triggers, shared(g.matter, p.matter), i, j));
            }
        }
    }
    pairs.sort_by(|a, b| {
        let best = b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(b.2.total_cmp(&a.2));
        best.then(a.3.cmp(&b.3)).then(a.4.cmp(&b.4))
    });
    let (mut used, mut taken, mut out) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (.., i, j) in pairs {
        if !used.contains(&i) && !taken.contains(&j) {
            used.insert(i);
            taken.insert(j);
            out.push((i, j));
        }
    }
    out
}

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
    use super::{Tally, coded, is_resolution};
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

    #[test]
    fn a_numbered_resolution_keeps_its_number() {
        assert!(is_resolution("UNSC-RES-1540") && is_resolution("UNGA-RES-76-3"));
        assert!(!is_resolution("UNGA-RES-76-PEACEFUL-USES") && !is_resolution("UNSC-RES-"));
    }
}
