//! Near matching against brute force.

use proptest::prelude::*;
use verbale_core::span::Span;

use super::{Formula, Pieces, Share, Use, characters, pieces};

fn found<'a>(formula: &str, edits: usize, text: &'a str) -> Vec<(&'a str, u32)> {
    Formula::new(formula, edits)
        .uses(text)
        .iter()
        .map(|one| (&text[one.span.range()], one.distance))
        .collect()
}

#[test]
fn exact_and_near_uses_are_found_and_far_ones_are_not() {
    let text = "共建和平之湖。共筑和平之湖，共建和平的湖；共享友谊之河。";
    assert_eq!(found("共建和平之湖", 0, text), [("共建和平之湖", 0)]);
    assert_eq!(
        found("共建和平之湖", 1, text),
        [("共建和平之湖", 0), ("共筑和平之湖", 1), ("共建和平的湖", 1)]
    );
    let text = "A Common harbour for all; a common harbor for all; no harbour at all.";
    assert_eq!(
        found("a common harbour for all", 2, text),
        [("A Common harbour for all", 0), ("a common harbor for all", 1)]
    );
    assert_eq!(found("共建和平之湖", 1, "共建和平之河"), [("共建和平之河", 1)]);
    assert_eq!(found("мирное озеро", 2, "Мирного озера нет."), []);
    assert_eq!(found("мирное озеро", 2, "Мирное озера"), [("Мирное озера", 1)]);
}

#[test]
fn traditional_characters_and_line_ends_are_no_edits() {
    assert_eq!(found("关于湖", 0, "關於湖"), [("關於湖", 0)]);
    assert_eq!(found("common harbour", 0, "common\nharbour"), [("common\nharbour", 0)]);
}

#[test]
fn a_formula_longer_than_a_machine_word_is_found() {
    let formula = "湖水清清".repeat(50);
    let mut text = format!("岸边{formula}。");
    assert_eq!(found(&formula, 0, &text), [(formula.as_str(), 0)]);
    text = text.replacen("水", "火", 3);
    assert_eq!(Formula::new(&formula, 3).uses(&text).len(), 1);
    assert_eq!(Formula::new(&formula, 2).uses(&text).len(), 0);
}

#[test]
fn nothing_is_found_for_nothing() {
    assert_eq!(found("", 3, "湖"), []);
    assert_eq!(found(" \n", 3, "湖 "), []);
    assert_eq!(found("湖", 5, ""), []);
}

#[test]
fn a_share_is_read_and_its_limits_are_told() {
    assert_eq!(Share::read("15%").unwrap().edits("共建和平之湖"), 0);
    assert_eq!(Share::read("20 %").unwrap().edits("共建和平之湖"), 1);
    assert_eq!(Share::read("0.15").unwrap(), Share::read("15%").unwrap());
    for (wrong, why) in [
        ("much", "`much` is no share"),
        ("-5%", "`-5%` is no share"),
        ("", "`` is no share"),
        ("60%", "`60%` is too large a share"),
        ("15", "`15` is too large a share"),
    ] {
        assert_eq!(Share::read(wrong).unwrap_err().to_string(), why);
    }
}

#[test]
fn a_formula_is_cut_into_one_piece_more_than_edits() {
    let cut = Pieces { pieces: vec!["共建".into(), "和平".into(), "之湖".into()], bigrams: 1 };
    assert_eq!(pieces("共建和平之湖", 2), cut);
    assert_eq!(pieces("湖", 1), Pieces { pieces: vec![], bigrams: 0 });
}

/// The distance of two texts, by the plain table.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// Every substring within so many edits: start, end, distance.
fn substrings(formula: &[char], edits: usize, text: &[char]) -> Vec<(usize, usize, usize)> {
    let all = (0..text.len()).flat_map(|start| (start + 1..=text.len()).map(move |end| (start, end)));
    let near = all.map(|(start, end)| (start, end, distance(formula, &text[start..end])));
    near.filter(|(_, _, distance)| *distance <= edits).collect()
}

/// The best uses, chosen one by one from all substrings.
fn brute(formula: &[char], edits: usize, text: &[char]) -> Vec<(usize, usize, usize)> {
    let mut left = substrings(formula, edits, text);
    let mut chosen = Vec::new();
    let key = |(start, end, distance): &(usize, usize, usize)| {
        let length = end - start;
        (*distance, *end, length.abs_diff(formula.len()), length)
    };
    while let Some(mut best) = left.iter().copied().min_by_key(key) {
        while best.1 - best.0 < formula.len() && left.contains(&(best.0, best.1 + 1, best.2)) {
            best.1 += 1;
        }
        chosen.push(best);
        left.retain(|(start, end, _)| *end <= best.0 || *start >= best.1);
    }
    chosen.sort_unstable();
    chosen
}

fn places(text: &str, uses: &[Use]) -> Vec<(usize, usize, usize)> {
    let place = |byte: usize| text[..byte].chars().count();
    uses.iter().map(|u| (place(u.span.start()), place(u.span.end()), u.distance as usize)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_uses_are_those_of_brute_force(formula in "[ab湖]{1,7}", text in "[ab湖]{0,24}", edits in 0usize..4) {
        let edits = edits.min(characters(&formula).len() - 1);
        let expected = brute(&characters(&formula), edits, &characters(&text));
        prop_assert_eq!(places(&text, &Formula::new(&formula, edits).uses(&text)), expected);
    }

    #[test]
    fn long_formulas_are_those_of_brute_force(formula in "[ab]{62,70}", head in "[ab]{0,3}", at in 0usize..60, edits in 0usize..3) {
        let mut letters: Vec<char> = formula.chars().collect();
        letters.remove(at);
        let text: String = head.chars().chain(letters).collect();
        let expected = brute(&characters(&formula), edits, &characters(&text));
        prop_assert_eq!(places(&text, &Formula::new(&formula, edits).uses(&text)), expected);
    }

    #[test]
    fn the_filter_loses_nothing(formula in "[ab湖]{1,9}", text in "[ab湖]{0,14}", edits in 0usize..4) {
        let letters = characters(&formula);
        let filter = pieces(&formula, edits);
        let text = characters(&text);
        for (start, end, _) in substrings(&letters, edits.min(letters.len() - 1), &text) {
            let used: String = text[start..end].iter().collect();
            prop_assert!(filter.pieces.is_empty() || filter.pieces.iter().any(|piece| used.contains(piece)));
            let mut left: Vec<&[char]> = text[start..end].windows(2).collect();
            let mut shared = 0;
            for pair in letters.windows(2) {
                if let Some(at) = left.iter().position(|other| *other == pair) {
                    left.swap_remove(at);
                    shared += 1;
                }
            }
            prop_assert!(shared >= filter.bigrams, "{used} shares {shared} of {}", filter.bigrams);
        }
    }

    #[test]
    fn any_text_may_be_searched(formula in any::<String>(), text in any::<String>(), edits in 0usize..9) {
        let uses = Formula::new(&formula, edits).uses(&text);
        let mut end = 0;
        for one in uses {
            prop_assert!(one.span.start() >= end && text.get(one.span.range()).is_some());
            prop_assert!(one.span != Span::new(0, 0));
            end = one.span.end();
        }
        let _ = pieces(&formula, edits);
        let _ = Share::read(&formula);
    }
}
