//! Position records as coders hand them in, and which of two coders' records
//! are about the same act.
//!
//! Two records match when their triggers overlap, the best overlap first,
//! each record once. Names that coders are free to choose are compared by
//! kind, see [`actors`] and [`instruments`].

use std::collections::BTreeSet;

use serde_json::Value;

/// A half-open range of Unicode scalar values.
pub type Range = (usize, usize);

/// What is compared of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coded {
    /// The act's id.
    pub act: String,
    /// How strongly it is done.
    pub degree: String,
    /// Whose act it is.
    pub holders: BTreeSet<String>,
    /// Whom it is put to.
    pub addressees: BTreeSet<String>,
    /// The instruments in its matter.
    pub instruments: BTreeSet<String>,
    /// The act word.
    pub trigger: Range,
    /// What it is about.
    pub matter: Option<Range>,
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

/// The records of a JSON object with `positions`, as `verbale read --format
/// json` prints it or a coder writes it; `None` where one of them is no
/// record.
#[must_use]
pub fn coded(text: &Value) -> Option<Vec<Coded>> {
    text.get("positions")?.as_array()?.iter().map(one).collect()
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
    // No text is longer.
    let number = |v: &Value| u32::try_from(v.as_u64()?).ok().map(|n| n as usize);
    let (start, end) = (number(start)?, number(end)?);
    (start <= end).then_some((start, end))
}

/// Actors as they are compared. Groups outside the list are one: that a
/// group is named counts, its slug does not.
#[must_use]
pub fn actors(ids: &[String]) -> BTreeSet<String> {
    let fold = |id: &String| match id.strip_prefix("group:") {
        Some("member-states" | "un-member-states") => "group:all-states".to_owned(),
        Some(group) if !GROUPS.contains(&group) => "group:other".to_owned(),
        _ => id.clone(),
    };
    ids.iter().map(fold).collect()
}

/// Instruments as they are compared. Those outside the list are one, but for
/// numbered UN resolutions.
#[must_use]
pub fn instruments(ids: &[String]) -> BTreeSet<String> {
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
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "lengths of texts")]
pub fn shared(a: Option<Range>, b: Option<Range>) -> f64 {
    let (Some(a), Some(b)) = (a, b) else { return 0.0 };
    let both = overlap(a, b);
    let all = (a.1 - a.0) + (b.1 - b.0) - both;
    if all == 0 { 0.0 } else { both as f64 / all as f64 }
}

/// Pairs of records whose triggers overlap, by their places in the two
/// lists: the best first, each record once.
#[must_use]
pub fn pairs(one: &[Coded], other: &[Coded]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (i, a) in one.iter().enumerate() {
        for (j, b) in other.iter().enumerate() {
            let common = overlap(a.trigger, b.trigger);
            if common > 0 {
                let triggers = shared(Some(a.trigger), Some(b.trigger));
                pairs.push((common, triggers, shared(a.matter, b.matter), i, j));
            }
        }
    }
    pairs.sort_by(|a, b| {
        let best = b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(b.2.total_cmp(&a.2));
        best.then_with(|| (a.3, a.4).cmp(&(b.3, b.4)))
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{coded, is_resolution, pairs, shared};

    #[test]
    fn both_ways_of_writing_a_record_are_read() {
        let by_hand = json!({"positions": [{"act": "oppose", "holder": ["RUS", "group:neighbours"],
            "trigger": [3, 5], "matter": [5, 9], "instruments": ["unsc-res-1540", "made-up-1"]}]});
        let by_machine = json!({"positions": [{"act": "oppose", "degree": "plain",
            "holders": ["group:neighbours", "RUS"], "trigger": {"start": 3, "end": 5},
            "matter": {"start": 5, "end": 9}, "instruments": ["MADE-UP-2", "UNSC-RES-1540"]}]});
        assert_eq!(coded(&by_hand), coded(&by_machine));
        assert!(coded(&by_hand).is_some());
    }

    #[test]
    fn what_is_no_record_is_refused() {
        for none in [
            json!(null),
            json!({"positions": 3}),
            json!({"positions": [{"act": "oppose"}]}),
            json!({"positions": [{"act": "oppose", "trigger": [5, 3]}]}),
            json!({"positions": [{"act": "oppose", "trigger": [0, 18446744073709551615_u64]}]}),
            json!({"positions": [{"trigger": [3, 5]}]}),
        ] {
            assert_eq!(coded(&none), None, "{none}");
        }
    }

    #[test]
    fn the_best_overlap_is_a_pair_and_each_record_stands_once() {
        let records = |triggers: &[[usize; 2]]| {
            let positions: Vec<_> = triggers.iter().map(|t| json!({"act": "state", "trigger": t})).collect();
            coded(&json!({ "positions": positions })).unwrap()
        };
        let (one, other) = (records(&[[0, 4], [4, 8], [20, 22]]), records(&[[2, 8], [3, 5], [30, 33]]));
        assert_eq!(pairs(&one, &other), [(1, 0), (0, 1)]);
        assert!(pairs(&one, &[]).is_empty());
    }

    #[test]
    fn what_two_ranges_share_is_a_share_of_both() {
        assert!((shared(Some((0, 4)), Some((2, 6))) - 1.0 / 3.0).abs() < 1e-9);
        assert!(shared(None, Some((0, 1))).abs() < 1e-9 && shared(Some((1, 1)), Some((1, 1))).abs() < 1e-9);
    }

    #[test]
    fn a_numbered_resolution_keeps_its_number() {
        assert!(is_resolution("UNSC-RES-1540") && is_resolution("UNGA-RES-76-3"));
        assert!(!is_resolution("UNGA-RES-76-PEACEFUL-USES") && !is_resolution("UNSC-RES-"));
    }
}
