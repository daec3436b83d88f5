//! Fuzz targets: each door, the reader, the comparison and the query language
//! take any bytes and do not panic.
//!
//! Under `cargo test` each runs on random bytes for a bounded time; for a
//! long run with coverage, `cargo bolero test fuzz::TARGET`.

use bolero::check;
use verbale_core::codebook::Codebook;
use verbale_core::compare::{Side, compare};
use verbale_core::reading::read;
use verbale_core::text::Document;
use verbale_desk::query::{Decider, Names, parse};
use verbale_ingest::{Hint, document};

/// Seconds for one target.
const BOUND: std::time::Duration = std::time::Duration::from_secs(5);

fn knock(name: &'static str) {
    check!().with_max_len(4096).with_test_time(BOUND).for_each(|bytes: &[u8]| {
        let _ = document(bytes, &Hint::named(name));
    });
}

#[test]
fn the_door_for_plain_text() {
    knock("a.txt");
}

#[test]
fn the_door_for_markdown() {
    knock("a.md");
}

#[test]
fn the_door_for_web_pages() {
    knock("a.html");
}

#[test]
fn the_door_for_pdf() {
    knock("a.pdf");
}

#[test]
fn the_door_for_word_files() {
    knock("a.docx");
}

/// Words and marks that make sentences likely to reach every rule.
const PIECES: &[&str] = &[
    "双方",
    "反对",
    "表示",
    "严重",
    "关切",
    "对",
    "美国",
    "《公约》",
    "，",
    "。",
    "应",
    "将",
    "习近平",
    "指出",
    "“",
    "”",
    "We ",
    "the Security Council ",
    "condemns ",
    "strongly ",
    "and ",
    "that ",
    "should ",
    "to ",
    "Russia ",
    "not ",
    "Стороны ",
    "подтверждают ",
    "что ",
    "глубокую ",
    "озабоченность ",
    "в связи с ",
    "не ",
    "США ",
    "Договор ",
    ", ",
    ". ",
    "\n",
    "1. ",
    "(a) ",
    "第853(1993)号决议",
    "resolution 2712 (2023)",
    ":",
    "\u{301}",
    "🕊",
    "\u{200b}",
];

fn sentences(picks: &[u8]) -> String {
    picks.iter().map(|&p| PIECES[p as usize % PIECES.len()]).collect()
}

/// No link is empty, and every edit lies in the text that it is of.
#[test]
fn the_comparison() {
    let codebook = Codebook::builtin();
    check!().with_max_len(256).with_test_time(BOUND).for_each(|picks: &[u8]| {
        let (old, new) = picks.split_at(picks.len() / 2);
        for (from, to) in [("zh", "zh"), ("en", "en"), ("ru", "ru"), ("zh", "ru"), ("en", "zh")] {
            let left = Document::of_text(&sentences(old), from);
            let right = Document::of_text(&sentences(new), to);
            let (a, b) = (read(&left, &codebook), read(&right, &codebook));
            let sides = (Side { document: &left, reading: &a }, Side { document: &right, reading: &b });
            let comparison = compare(sides.0, sides.1, &codebook);
            for link in &comparison.links {
                assert!(!link.left.is_empty() || !link.right.is_empty());
                link.left.iter().for_each(|span| assert!(!left.text[*span].is_empty()));
                link.right.iter().for_each(|span| assert!(!right.text[*span].is_empty()));
                for edit in &link.words {
                    edit.left.iter().for_each(|span| assert!(!left.text[*span].is_empty()));
                    edit.right.iter().for_each(|span| assert!(!right.text[*span].is_empty()));
                }
            }
        }
    });
}

#[test]
fn the_reader() {
    let codebook = Codebook::builtin();
    check!().with_max_len(256).with_test_time(BOUND).for_each(|picks: &[u8]| {
        let text = sentences(picks);
        for language in ["zh", "en", "ru"] {
            let _ = read(&Document::of_text(&text, language), &codebook);
        }
    });
}

#[test]
fn the_codebook() {
    check!().with_max_len(2048).with_test_time(BOUND).for_each(|bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        for path in ["acts/a.toml", "actors/a.toml", "languages/a.toml"] {
            let _ = Codebook::load(&[verbale_core::codebook::File { path, text: &text }]);
        }
    });
}

#[test]
fn the_query_language() {
    let names = Names::new(&std::sync::Arc::new(Codebook::builtin()));
    check!().with_max_len(256).with_test_time(BOUND).for_each(|bytes: &[u8]| {
        // Pieces of the language are likelier to go deep than bare bytes.
        const PARTS: &[&str] = &[
            "(", ")", "\"", " AND ", " OR ", " NOT ", " NEAR/3 ", "holder:", "date:", "..", "*", "?", "-",
            "核", "мир", " ",
        ];
        let byte = |b: &u8| {
            PARTS.get(usize::from(*b)).map_or_else(|| char::from(*b).to_string(), |p| (*p).to_owned())
        };
        let query: String = bytes.iter().map(byte).collect();
        match parse(&query, &names) {
            Ok(node) => drop(Decider::new(&node)),
            Err(fault) => {
                assert!(query.is_char_boundary(fault.start) && query.is_char_boundary(fault.end));
                assert!(!fault.under(&query).is_empty() && !fault.hint.is_empty());
            }
        }
    });
}
