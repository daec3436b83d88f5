//! Laws that hold for every text, tried on random and damaged ones.

use proptest::prelude::*;
use verbale_core::span::Span;
use verbale_core::text::Document;

use crate::{Hint, document};

/// Cut anywhere, lose nothing: each level tiles the one above.
fn tiles(document: &Document) {
    let text = &document.text;
    let whole = |spans: &mut dyn Iterator<Item = Span>, span: Span| {
        let mut at = span.start();
        for piece in spans {
            assert_eq!(piece.start(), at);
            at = piece.end();
        }
        assert_eq!(at, span.end());
    };
    let all = Span::new(0, text.len());
    whole(&mut document.outline.sections.iter().map(|s| s.span), all);
    whole(&mut document.outline.paragraphs.iter().map(|p| p.span), all);
    for paragraph in &document.outline.paragraphs {
        whole(&mut paragraph.sentences.iter().copied(), paragraph.span);
        assert!(paragraph.span.contains(paragraph.body));
        assert!(paragraph.section < document.outline.sections.len());
        let _ = &text[paragraph.body];
    }
}

/// One paragraph a line, none empty, no white space but single spaces.
fn is_canonical(text: &str) {
    assert!(text.ends_with('\n'), "{text:?}");
    for line in text.lines() {
        assert!(!line.is_empty() && line.trim() == line && !line.contains("  "), "{line:?}");
    }
}

/// Every character that no repair made is the character of the source.
fn maps_back(document: &Document) {
    let source = &document.source.decoded;
    let made: Vec<Span> = document.repairs.iter().filter(|r| !r.at.is_empty()).map(|r| r.at).collect();
    let mut last = 0;
    for (at, c) in document.text.char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        let place = document.origin.source(span);
        assert!(place.start >= last && place.end <= source.len(), "{place:?} at {at}");
        last = place.start;
        let words = &source[place];
        if c != '\n' && !made.iter().any(|repair| repair.overlaps(span)) {
            assert_eq!(words, c.to_string());
        }
    }
}

fn obeys(bytes: &[u8], name: &str) {
    let Ok(document) = document(bytes, &Hint::named(name)) else { return };
    tiles(&document);
    is_canonical(&document.text);
    if !document.source.decoded.is_empty() {
        maps_back(&document);
    }
}

const PIECES: &[&str] = &[
    "双方重申，",
    "《公约》。",
    "“合作！”",
    "三",
    "（二）",
    "第三条 ",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u{3000}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "The Sides agreed. ",
    "12. ",
    "(a) ",
    "Article 4",
    "**",
    "_",
    "# ",
    "[a](b)",
    "<br>",
    "<!--",
    "&amp;",
    "`",
    "---\n",
    "title: 'x'\n",
    "Стороны ",
    "т.е. ",
    "г. ",
    "«Да». ",
    "- 3 -",
    "⼈",
    "\u{c}",
    "\u{2028}",
    "co-\n",
    "operation",
    "U.S. ",
    "?",
    "…",
    "(",
    "”",
    "|",
    "\\",
    "The Security Council,\n",
    "Recalling all its resolutions,\n",
    "1. Decides;\n",
    "Done at Geneva, 2022.\n",
    "\u{feff}",
    "\u{1f600}",
    "a line that is long enough to count as a full one when lines are wrapped\n",
];

const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<ul>",
    "<ol start=3>",
    "<li>",
    "</ul>",
    "<br>",
    "<table><tr><td>",
    "</table>",
    "<script>",
    "</script>",
    "<h1>Statement</h1>",
    "<article class=entry-content>",
    "</article>",
    "<a href='/x'>",
    "</a>",
    "<p hidden>",
    "<!--",
    "-->",
    "&nbsp;",
    "&#0;",
    "双方重申支持《公约》。",
    "The Sides agreed to meet again in the capital of Ruritania, and said so. ",
    "\n\n",
    "<",
    "'",
    "<svg>",
    "<body>",
];

fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_mixture_of_pieces_obeys(text in texts()) {
        obeys(text.as_bytes(), "a.txt");
        obeys(text.as_bytes(), "a.md");
    }

    #[test]
    fn any_bytes_obey(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for name in ["a.txt", "a.md", "a.html", "a.pdf", "a.docx"] {
            obeys(&bytes, name);
        }
    }

    #[test]
    fn any_page_obeys(pieces in prop::collection::vec(prop::sample::select(TAGS), 0..60)) {
        obeys(format!("<html>{}", pieces.concat()).as_bytes(), "a.html");
    }

    #[test]
    fn any_bytes_behind_a_known_head_obey(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for head in [&b"%PDF-1.7\n"[..], b"PK\x03\x04\x14\0word/document.xml", b"<html>", b"---\ntitle: ", b"\xff\xfe", b"\xfe\xff"] {
            obeys(&[head, &bytes].concat(), "a");
        }
    }

    #[test]
    fn a_damaged_text_obeys(text in texts(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = text.into_bytes();
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = byte;
            obeys(&bytes, "a.txt");
            obeys(&bytes[at..], "a.md");
        }
    }
}

#[test]
fn the_texts_of_the_house_obey() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus");
    let Ok(files) = std::fs::read_dir(folder) else { return };
    for file in files.flatten().filter(|file| file.path().is_file()) {
        let name = file.file_name().to_string_lossy().into_owned();
        obeys(&std::fs::read(file.path()).expect("readable"), &name);
    }
}
