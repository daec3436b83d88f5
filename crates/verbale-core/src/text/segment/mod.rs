//! Cuts a paragraph into sentences, by the habits of its script.
//!
//! Refuses to cut inside a quotation or a bracket that closes later in the
//! paragraph, unless the quotation is a whole passage of its own.

mod abbreviations;
mod ends;
mod han;
mod spaced;

use super::document::{Lang, Text};
use crate::span::Span;

/// The sentences of one paragraph; they tile it.
#[must_use]
pub fn sentences(text: &Text, paragraph: Span, lang: &Lang) -> Vec<Span> {
    let words = &text[paragraph];
    let ends = if is_han(words, lang) { han::ends(words) } else { spaced::ends(words) };
    let mut spans = Vec::with_capacity(ends.len() + 1);
    let mut start = 0;
    for end in ends.into_iter().chain([words.len()]) {
        if end > start || words.is_empty() {
            spans.push(Span::new(paragraph.start() + start, paragraph.start() + end));
            start = end;
        }
    }
    spans
}

/// Whether the paragraph is written without spaces between words: a Chinese
/// document may hold whole paragraphs in English, and the other way round.
fn is_han(words: &str, lang: &Lang) -> bool {
    let (mut han, mut other) = (0_u32, 0_u32);
    for c in words.chars().take(80) {
        match c {
            '\u{3400}'..='\u{9fff}' | '\u{3040}'..='\u{30ff}' | '\u{20000}'..='\u{3ffff}' => han += 1,
            c if c.is_alphabetic() => other += 1,
            _ => {}
        }
    }
    // One Han character stands for about three letters.
    match (han, other) {
        (0, 0) => matches!(lang.code(), "zh" | "ja"),
        _ => han * 3 >= other,
    }
}

#[cfg(test)]
mod tests;
