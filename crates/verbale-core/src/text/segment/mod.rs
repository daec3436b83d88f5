//! Cuts a paragraph into sentences, by the habits of its script.

use super::document::{Lang, Text};
use crate::span::Span;

/// The sentences of one paragraph; they tile it.
#[must_use]
pub fn sentences(text: &Text, paragraph: Span, _lang: &Lang) -> Vec<Span> {
    let body = &text[paragraph];
    let mut spans = Vec::new();
    let mut start = 0;
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let hard = matches!(c, '。' | '！' | '？' | '!' | '?');
        let soft = c == '.' && chars.peek().is_some_and(|(_, next)| next.is_whitespace());
        if !(hard || soft) {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(_, next)) = chars.peek() {
            if !(next.is_whitespace() || matches!(next, '”' | '」' | '』' | '"' | ')' | '）' | '»')) {
                break;
            }
            end += next.len_utf8();
            chars.next();
        }
        spans.push(Span::new(paragraph.start() + start, paragraph.start() + end));
        start = end;
    }
    if start < body.len() || spans.is_empty() {
        spans.push(Span::new(paragraph.start() + start, paragraph.end()));
    }
    spans
}
