//! How far two coders agree, beyond what chance would have them agree.
//!
//! A unit is an act that one of the two records: their records of it where
//! their triggers overlap, else "no act" on the other's side. Names are
//! compared as [`crate::coded`] compares them. Refuses a figure where there
//! is nothing to disagree about: with one label only, chance explains all.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::coded::{Coded, pairs};

/// How far two coders agree on one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// The share of units that both label alike; `None` without units.
    pub observed: Option<f64>,
    /// Cohen's κ: what is agreed beyond chance, by how often each of the two
    /// uses each label.
    pub kappa: Option<f64>,
    /// Krippendorff's α for names, by how often both together use each label.
    pub alpha: Option<f64>,
}

/// How often one coder's act is another act of the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Confusion {
    /// What the first coder records; `None` where no act.
    pub one: Option<String>,
    /// What the other records.
    pub other: Option<String>,
    /// How often.
    pub count: usize,
}

/// How far two coders agree over some texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Agreement {
    /// Acts that at least one of them records.
    pub units: usize,
    /// Acts that both record.
    pub matched: usize,
    /// Acts that only the first records.
    pub only_one: usize,
    /// Acts that only the other records.
    pub only_other: usize,
    /// Which act it is, of all units; "no act" is a label.
    pub act: Scores,
    /// Whose act it is, of all units; "no act" is a label.
    pub holder: Scores,
    /// Which act it is, of the matched ones.
    pub act_matched: Scores,
    /// Whose act it is, of the matched ones.
    pub holder_matched: Scores,
    /// Which acts are taken for which, the most frequent first.
    pub confused: Vec<Confusion>,
}

impl Agreement {
    /// The agreement over texts that both have coded.
    pub fn of<'a>(texts: impl IntoIterator<Item = (&'a [Coded], &'a [Coded])>) -> Self {
        let units: Vec<Unit<'_>> = texts.into_iter().flat_map(|(one, other)| units(one, other)).collect();
        let both: Vec<Unit<'_>> = units.iter().copied().filter(|u| u.0.is_some() && u.1.is_some()).collect();
        let lone = |is: fn(&Unit<'_>) -> bool| units.iter().filter(|unit| is(unit)).count();
        let acts = |units: &[Unit<'_>]| Scores::of(&labels(units, |coded| coded.act.clone()));
        let holders = |units: &[Unit<'_>]| {
            // Ids hold no space.
            Scores::of(&labels(units, |coded| coded.holders.iter().cloned().collect::<Vec<_>>().join(" ")))
        };
        Self {
            units: units.len(),
            matched: both.len(),
            only_one: lone(|unit| unit.1.is_none()),
            only_other: lone(|unit| unit.0.is_none()),
            act: acts(&units),
            holder: holders(&units),
            act_matched: acts(&both),
            holder_matched: holders(&both),
            confused: confused(&labels(&units, |coded| coded.act.clone())),
        }
    }
}

/// One act as each of the two records it.
type Unit<'a> = (Option<&'a Coded>, Option<&'a Coded>);

/// What each of the two calls a unit; `None` where no act.
type Labels = (Option<String>, Option<String>);

fn units<'a>(one: &'a [Coded], other: &'a [Coded]) -> Vec<Unit<'a>> {
    let pairs = pairs(one, other);
    let mut units: Vec<Unit<'a>> = pairs.iter().map(|&(i, j)| (Some(&one[i]), Some(&other[j]))).collect();
    let (used, taken): (BTreeSet<usize>, BTreeSet<usize>) = pairs.into_iter().unzip();
    units.extend((0..one.len()).filter(|i| !used.contains(i)).map(|i| (Some(&one[i]), None)));
    units.extend((0..other.len()).filter(|j| !taken.contains(j)).map(|j| (None, Some(&other[j]))));
    units
}

fn labels(units: &[Unit<'_>], label: fn(&Coded) -> String) -> Vec<Labels> {
    units.iter().map(|(one, other)| (one.map(label), other.map(label))).collect()
}

fn confused(labels: &[Labels]) -> Vec<Confusion> {
    let mut counts: BTreeMap<&Labels, usize> = BTreeMap::new();
    for labels in labels.iter().filter(|(one, other)| one != other) {
        *counts.entry(labels).or_default() += 1;
    }
    let all = counts.into_iter();
    let mut all: Vec<Confusion> = all
        .map(|((one, other), count)| Confusion { one: one.clone(), other: other.clone(), count })
        .collect();
    all.sort_by_key(|confusion| std::cmp::Reverse(confusion.count));
    all
}

impl Scores {
    fn of<L: Ord>(labels: &[(L, L)]) -> Self {
        let same = labels.iter().filter(|(one, other)| one == other).count();
        Self { observed: share(same, labels.len()), kappa: kappa(labels), alpha: alpha(labels) }
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of records")]
fn share(part: usize, all: usize) -> Option<f64> {
    (all > 0).then(|| part as f64 / all as f64)
}

/// Cohen's κ: (p₀ − pₑ) ÷ (1 − pₑ).
///
/// J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and
/// Psychological Measurement 20(1), 1960, pp. 37–46.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of records")]
pub fn kappa<L: Ord>(labels: &[(L, L)]) -> Option<f64> {
    let mut uses: BTreeMap<&L, (usize, usize)> = BTreeMap::new();
    for (one, other) in labels {
        uses.entry(one).or_default().0 += 1;
        uses.entry(other).or_default().1 += 1;
    }
    let all = labels.len() as f64;
    let same = labels.iter().filter(|(one, other)| one == other).count() as f64 / all;
    let chance: f64 = uses.values().map(|(one, other)| *one as f64 / all * (*other as f64 / all)).sum();
    (uses.len() > 1).then(|| (same - chance) / (1.0 - chance))
}

/// Krippendorff's α for nominal data of two coders who label every unit:
/// 1 − D₀ ÷ Dₑ.
///
/// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
/// Pennsylvania, 2011.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of records")]
pub fn alpha<L: Ord>(labels: &[(L, L)]) -> Option<f64> {
    let mut uses: BTreeMap<&L, usize> = BTreeMap::new();
    for label in labels.iter().flat_map(|(one, other)| [one, other]) {
        *uses.entry(label).or_default() += 1;
    }
    let values = 2.0 * labels.len() as f64;
    let differ = labels.iter().filter(|(one, other)| one != other).count() as f64;
    let alike: f64 = uses.values().map(|&n| (n as f64).powi(2)).sum();
    let expected = (values.powi(2) - alike) / (values * (values - 1.0));
    (uses.len() > 1).then(|| 1.0 - 2.0 * differ / values / expected)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::{Agreement, Confusion, alpha, kappa};
    use crate::coded::{Coded, coded};

    fn close(found: Option<f64>, expected: f64) {
        let found = found.expect("a figure");
        assert!((found - expected).abs() < 0.0005, "{found} for {expected}");
    }

    /// A table of counts as pairs of labels.
    fn pairs(table: &[&[usize]]) -> Vec<(usize, usize)> {
        let cells = table
            .iter()
            .enumerate()
            .flat_map(|(i, row)| row.iter().enumerate().map(move |(j, n)| (i, j, *n)));
        cells.flat_map(|(i, j, n)| std::iter::repeat_n((i, j), n)).collect()
    }

    #[test]
    fn kappa_is_that_of_worked_examples() {
        // J. L. Fleiss, J. Cohen, B. S. Everitt, "Large Sample Standard Errors of
        // Kappa and Weighted Kappa", 1969: .70 observed, .475 by chance.
        close(kappa(&pairs(&[&[53, 5, 2], &[11, 14, 5], &[1, 6, 3]])), 0.429);
        // 35 of 50 alike, half of them by chance.
        close(kappa(&pairs(&[&[20, 5], &[10, 15]])), 0.4);
    }

    #[test]
    fn alpha_is_that_of_krippendorffs_own_examples() {
        let labels =
            |one: &'static str, other: &'static str| one.chars().zip(other.chars()).collect::<Vec<_>>();
        close(alpha(&labels("0100000010", "1110010000")), 0.095);
        close(alpha(&labels("aabbdcccedda", "babbbccceddd")), 0.692);
    }

    #[test]
    fn without_two_labels_there_is_no_figure() {
        assert_eq!((kappa::<u8>(&[]), alpha::<u8>(&[])), (None, None));
        assert_eq!((kappa(&[(1, 1), (1, 1)]), alpha(&[(1, 1), (1, 1)])), (None, None));
        close(kappa(&[(1, 1), (2, 2)]), 1.0);
        close(alpha(&[(1, 1), (2, 2)]), 1.0);
    }

    fn records(of: &[(&str, &str, usize)]) -> Vec<Coded> {
        let one = |(act, holder, at): &(&str, &str, usize)| json!({"act": act, "holder": holder.split(' ').collect::<Vec<_>>(), "trigger": [at, at + 2]});
        coded(&json!({"positions": of.iter().map(one).collect::<Vec<_>>()})).unwrap()
    }

    #[test]
    fn what_one_alone_records_is_no_act_of_the_other() {
        let one = records(&[("oppose", "CHN RUS", 0), ("support", "RUS", 10), ("hope", "CHN", 20)]);
        let other = records(&[("oppose", "RUS CHN", 1), ("value", "RUS", 10), ("state", "CHN", 40)]);
        let agreement = Agreement::of([(&one[..], &other[..])]);
        let counts = (agreement.units, agreement.matched, agreement.only_one, agreement.only_other);
        assert_eq!(counts, (4, 2, 1, 1));
        close(agreement.act.observed, 0.25);
        // One of four alike; oppose 1·1, no act 1·1 of 16 by chance.
        close(agreement.act.kappa, (0.25 - 0.125) / 0.875);
        // Of 8 labels two are oppose, two no act: 64 − 4 − 4 − 4 over 56.
        close(agreement.act.alpha, 1.0 - 0.75 / (52.0 / 56.0));
        close(agreement.holder.observed, 0.5);
        close(agreement.act_matched.observed, 0.5);
        close(agreement.holder_matched.observed, 1.0);
        close(agreement.holder_matched.kappa, 1.0);
        let named = |act: &str| Some(act.to_owned());
        assert_eq!(agreement.confused.len(), 3);
        assert_eq!(agreement.confused[0], Confusion { one: None, other: named("state"), count: 1 });
        assert_eq!(
            agreement.confused[2],
            Confusion { one: named("support"), other: named("value"), count: 1 }
        );
    }

    #[test]
    fn texts_are_added_up_and_none_is_matched_with_another() {
        let (one, other) = (records(&[("oppose", "CHN", 0)]), records(&[("hope", "CHN", 0)]));
        let agreement = Agreement::of([(&one[..], &one[..]), (&one[..], &other[..]), (&one[..], &[][..])]);
        assert_eq!((agreement.units, agreement.matched, agreement.only_one), (3, 2, 1));
        assert_eq!(Agreement::of([]), Agreement::default());
    }

    proptest! {
        /// Neither figure depends on who is the first coder; both stay below 1.
        #[test]
        fn the_figures_do_not_know_who_came_first(labels in prop::collection::vec((0..4_u8, 0..4_u8), 0..40)) {
            let turned: Vec<(u8, u8)> = labels.iter().map(|&(one, other)| (other, one)).collect();
            for (one, other) in [(kappa(&labels), kappa(&turned)), (alpha(&labels), alpha(&turned))] {
                prop_assert_eq!(one.is_some(), other.is_some());
                let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
                prop_assert!((one - other).abs() < 1e-9 && one <= 1.0 + 1e-9 && one.is_finite());
            }
        }
    }
}
