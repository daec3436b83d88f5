//! Variants of formulas in invented texts.

use proptest::prelude::*;

use super::super::near::Formula;
use super::{Found, Trace, trace};
use crate::record::Card;

fn card(id: &str, date: Option<&str>, form: &str, parties: &[&str]) -> Card {
    Card {
        id: id.to_owned(),
        date: date.map(str::to_owned),
        form: form.to_owned(),
        parties: parties.iter().map(|p| (*p).to_owned()).collect(),
        ..Card::default()
    }
}

fn traced(formula: &str, edits: usize, shelf: &[(Card, &str)]) -> Trace {
    let sought = Formula::new(formula, edits);
    let found: Vec<Found<'_>> = shelf
        .iter()
        .flat_map(|(card, text)| {
            sought.uses(text).into_iter().map(move |used| Found { card, text, used, holders: &[] })
        })
        .collect();
    trace(formula, &found)
}

#[test]
fn variants_stand_exact_first_then_by_frequency_with_their_words_marked() {
    let shelf = [
        (card("d1", Some("2019-03-01"), "speech", &["PER"]), "共建和平之湖。共筑和平之湖。共筑和平之湖。"),
        (card("d2", Some("2021-05-01"), "joint-statement", &["NPL", "PER"]), "共建和平之河。共筑和平之湖。"),
    ];
    let found = traced("共建和平之湖", 1, &shelf);
    let wordings: Vec<_> = found.variants.iter().map(|v| (v.wording.as_str(), v.uses, v.exact)).collect();
    assert_eq!(wordings, [("共建和平之湖", 1, true), ("共筑和平之湖", 3, false), ("共建和平之河", 1, false)]);
    let second = &found.variants[1];
    let marked = second
        .differences
        .iter()
        .map(|d| (&"共建和平之湖"[d.formula.unwrap().range()], &second.wording[d.variant.unwrap().range()]));
    assert_eq!(marked.collect::<Vec<_>>(), [("建", "筑")]);
    assert!(found.variants[0].differences.is_empty());
    let counts = |list: &[super::Count]| {
        list.iter().map(|c| format!("{} {}/{}", c.name, c.uses, c.documents)).collect::<Vec<_>>()
    };
    assert_eq!(counts(&found.holders), ["PER 5/2", "NPL 2/1"]);
    assert_eq!(counts(&found.years), ["2019 3/1", "2021 2/1"]);
    assert_eq!(counts(&found.forms), ["speech 3/1", "joint-statement 2/1"]);
    assert_eq!(found.first.as_ref().map(|p| p.date.as_str()), Some("2019-03-01"));
    assert_eq!(second.last.as_ref().map(|p| p.document.as_str()), Some("d2"));
}

#[test]
fn a_variant_is_made_of_whole_words() {
    let shelf = [(card("d1", None, "", &[]), "Мирного озера и Мирное\nозеро; common harbours")];
    let found = traced("мирное озеро", 3, &shelf);
    let wordings: Vec<_> = found.variants.iter().map(|v| (v.wording.as_str(), v.exact)).collect();
    assert_eq!(wordings, [("Мирное\nозеро", true), ("Мирного озера", false)]);
    assert_eq!((found.undated, found.first.is_none()), (2, true));
    let found = traced("common harbour", 0, &shelf);
    assert_eq!((found.variants[0].wording.as_str(), found.variants[0].exact), ("common harbours", false));
}

#[test]
fn marks_beside_a_use_are_none_of_it_unless_the_formula_has_them() {
    let shelf = [(card("d1", None, "", &[]), "，建和平之湖")];
    let wording = |formula: &str| traced(formula, 1, &shelf).variants[0].wording.clone();
    assert_eq!(wording("共建和平之湖"), "建和平之湖");
    assert_eq!(wording("，建和平之海"), "，建和平之湖");
}

#[test]
fn what_is_not_used_has_no_variants() {
    let found = traced("共建和平之湖", 1, &[(card("d1", None, "", &[]), "湖上无事。")]);
    assert_eq!((found.uses, found.variants.len()), (0, 0));
}

proptest! {
    #[test]
    fn every_use_is_counted_once(formula in any::<String>(), texts in proptest::collection::vec(any::<String>(), 0..4), edits in 0usize..4) {
        let shelf: Vec<_> = texts.iter().zip(0..).map(|(text, n)| (card(&format!("d{n}"), Some("2020"), "", &[]), text.as_str())).collect();
        let found = traced(&formula, edits, &shelf);
        prop_assert_eq!(found.uses, found.variants.iter().map(|v| v.uses).sum::<usize>());
        prop_assert_eq!(found.uses, found.years.iter().map(|y| y.uses).sum::<usize>());
        for variant in &found.variants {
            for difference in &variant.differences {
                prop_assert!(difference.formula.is_none_or(|span| found.formula.get(span.range()).is_some()));
                prop_assert!(difference.variant.is_none_or(|span| variant.wording.get(span.range()).is_some()));
            }
        }
    }
}
