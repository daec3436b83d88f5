//! What holds of every text.

use proptest::prelude::*;
use verbale_core::span::Span;

use super::super::{Day, Undertaking, undertakings};
use super::{codebook, reading};

/// Pieces of which hostile and half-sensible texts are made.
const PIECES: &[&str] = &[
    "We will ",
    "双方将",
    "Стороны обязуются ",
    "by 2030",
    "(90) days",
    "2030年",
    "前",
    "如果",
    "的条件下",
    "within ",
    "ninety",
    " – ",
    "до ",
    "31 декабря",
    " 2025 года",
    "при условии ",
    "%",
    "２０",
    "12",
    "三十",
    "\u{a0}",
    ",",
    "，",
    ".",
    "\n",
    "🕊",
    "e\u{301}",
    "$",
    "if ",
    "no later than ",
    "4 May",
    "if,",
    "«",
    "第",
    "届会议前",
    "一百万年内",
    "99999999999 days",
];

fn texts() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![4 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

fn spans(undertaking: &Undertaking) -> Vec<Span> {
    let marks = &undertaking.marks;
    let lists = [&undertaking.conditions, &marks.target, &marks.body, &marks.money, &marks.monitoring];
    let deadlines = undertaking.deadlines.iter().map(|deadline| deadline.span);
    lists.into_iter().flatten().copied().chain(deadlines).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_found_stands_in_the_sentence(text in texts(), lang in proptest::sample::select(&["zh", "en", "ru"][..])) {
        let (document, reading) = reading(&text, lang);
        for undertaking in undertakings(&document.text, lang, &reading.positions, Some("2025-10-10"), codebook()) {
            for span in spans(&undertaking) {
                prop_assert!(document.text.get(span.range()).is_some_and(|words| !words.is_empty()));
                prop_assert!(undertaking.quote.contains(span));
            }
        }
    }

    #[test]
    fn positions_of_another_text_do_no_harm(text in texts(), other in texts()) {
        let (_, reading) = reading(&text, "en");
        let _ = undertakings(&other, "en", &reading.positions, None, codebook());
        let _ = undertakings(&other, "xx", &reading.positions, Some(&text), codebook());
    }

    #[test]
    fn a_day_that_is_read_is_written_the_same(year in 1500i32..3000, month in 1u32..13, day in 1u32..32) {
        if let Some(day) = Day::new(year, month, day) {
            prop_assert_eq!(Day::read(&day.to_string()), Some(day));
        }
    }
}
