//! What is told of two short texts, end to end.

use std::sync::LazyLock;

use crate::codebook::Codebook;
use crate::compare::{Kind, Side, compare};
use crate::reading::read;
use crate::text::Document;

static CODEBOOK: LazyLock<Codebook> = LazyLock::new(Codebook::builtin);

/// What is told of two texts, without what was kept: kind, fields.
fn told(lang: &str, left: &str, right: &str) -> Vec<String> {
    let codebook = &*CODEBOOK;
    let (a, b) = (Document::of_text(left, lang), Document::of_text(right, lang));
    let (x, y) = (read(&a, codebook), read(&b, codebook));
    let comparison =
        compare(Side { document: &a, reading: &x }, Side { document: &b, reading: &y }, codebook);
    let kinds = comparison.changes.iter().filter(|change| change.kind != Kind::Kept);
    kinds.map(|change| format!("{:?} {:?}", change.kind, change.fields)).collect()
}

#[test]
fn a_side_in_place_of_both_is_another_holder_and_no_rewording() {
    assert_eq!(told("zh", "双方支持该项计划。\n", "俄方支持该项计划。\n"), ["Changed [Holder]"]);
    assert_eq!(told("zh", "双方支持该项计划。\n", "双方支持该项方案。\n"), ["Reworded []"]);
}

#[test]
fn a_holder_of_several_acts_is_told_once() {
    let (left, right) = ("双方支持该项计划，欢迎新的倡议。\n", "俄方支持该项计划，欢迎新的倡议。\n");
    assert_eq!(told("zh", left, right), ["Changed [Holder]"]);
}

#[test]
fn an_article_fallen_out_changes_nothing_but_words() {
    let left = "Norway urges Finland to open the harbour.\n";
    assert_eq!(told("en", left, "Norway urges Finland to open harbour.\n"), ["Reworded []"]);
    assert_eq!(told("en", left, left), Vec::<String>::new());
}

#[test]
fn a_norm_is_ordered_by_its_ladder() {
    let (should, must) = ("All States should comply.\n", "All States must comply.\n");
    assert_eq!(told("en", should, must), ["Strengthened [Act]"]);
    assert_eq!(told("en", must, should), ["Softened [Act]"]);
    assert_eq!(told("en", must, "All States shall comply.\n"), ["Reworded []"]);
}

#[test]
fn forms_of_one_word_are_one_step() {
    let calls = "The Council calls on all States to act.\n";
    let called = "The Council called upon all States to act.\n";
    assert_eq!(told("en", calls, called), ["Reworded []"]);
    for right in ["The Council urges all States to act.\n", "The Council urged all States to act.\n"] {
        assert_eq!(told("en", calls, right), ["NotComparable [Act]"], "{right}");
        assert_eq!(told("en", called, right), ["NotComparable [Act]"], "{right}");
    }
}

#[test]
fn figures_and_dates_are_told_apart() {
    let left = "The rate rose to 3-1/2 percent on 14 May 2026.\n";
    assert_eq!(told("en", left, "The rate rose to 3-3/4 percent on 14 May 2026.\n"), ["Changed [Number]"]);
    assert_eq!(told("en", left, "The rate rose to 3-1/2 percent on 15 May 2026.\n"), ["Changed [Date]"]);
}

#[test]
fn a_negated_act_is_another_act() {
    let told = told("zh", "双方支持该项计划。\n", "双方不支持该项计划。\n");
    assert_eq!(told, ["Changed [Act]"]);
}
