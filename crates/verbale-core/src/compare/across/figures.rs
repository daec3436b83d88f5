//! Figures and dates that differ between sentences laid against each other.
//!
//! Refuses to call a figure changed where the other version may have written
//! it in words: as many must be left over on one side as on the other.

use super::witness::Version;
use crate::compare::{Field, Reason};
use crate::reading::MentionKind;
use crate::span::Span;

/// A figure in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Figure {
    digits: String,
    span: Span,
    // Whether a unit of ten thousand and the like follows: 150万.
    scaled: bool,
    dated: bool,
}

/// The figures of the left sentences that are others on the right.
pub fn figures(left: &Version<'_>, from: &[Span], right: &Version<'_>, to: &[Span]) -> Vec<Reason> {
    let (mut a, mut b) = (written(left, from), written(right, to));
    let same = |one: &Figure, other: &Figure| one.digits == other.digits;
    strike(&mut a, &mut b, same);
    let short = |figure: &Figure| figure.digits.trim_matches('0').to_owned();
    strike(&mut a, &mut b, |one, other| (one.scaled || other.scaled) && short(one) == short(other));
    if a.len() != b.len() {
        return Vec::new();
    }
    let reason = |(one, other): (Figure, Figure)| Reason {
        what: if one.dated && other.dated { Field::Date } else { Field::Number },
        left: Some(one.span),
        right: Some(other.span),
        by: format!("{} → {}", one.digits, other.digits),
    };
    a.into_iter().zip(b).map(reason).collect()
}

/// Takes out what both sides have.
fn strike(a: &mut Vec<Figure>, b: &mut Vec<Figure>, same: impl Fn(&Figure, &Figure) -> bool) {
    a.retain(|one| {
        let twin = b.iter().position(|other| same(one, other));
        twin.map(|twin| b.remove(twin)).is_none()
    });
}

fn written(version: &Version<'_>, spans: &[Span]) -> Vec<Figure> {
    let text: &str = &version.text.side.document.text;
    let months = version.lexicon.map_or(&[][..], |lexicon| &lexicon.language.months);
    let mut found: Vec<Figure> = Vec::new();
    for span in spans {
        let dates: Vec<Span> = version.dates(*span).collect();
        let dated = |at: Span| dates.iter().any(|date| date.overlaps(at));
        let mut at = span.start();
        while at < span.end() {
            let rest = &text[at..span.end()];
            let Some(c) = rest.chars().next() else { break };
            let end = at
                + rest
                    .find(|o: char| o.is_alphabetic() != c.is_alphabetic() || !o.is_alphanumeric())
                    .filter(|n| *n > 0)
                    .unwrap_or(if c.is_alphanumeric() { rest.len() } else { c.len_utf8() });
            let here = Span::new(at, end);
            let before = text[..at].chars().next_back();
            if c.is_ascii_digit() && !before.is_some_and(|b| b.is_ascii_alphabetic() || b == '/') {
                let end = at + figure(rest);
                let next = text[end..].chars().next();
                let mut digits: String = text[at..end].chars().filter(char::is_ascii_digit).collect();
                if next == Some('月') {
                    digits.insert_str(0, "month ");
                }
                let here = Span::new(at, end);
                let scaled = matches!(next, Some('万' | '亿' | '千' | '百' | '萬' | '億'));
                if !coded(&text[end..span.end()]) {
                    found.push(Figure {
                        digits,
                        span: here,
                        scaled,
                        dated: next == Some('月') || dated(here),
                    });
                }
                at = end;
                continue;
            }
            if c.is_alphabetic() && dated(here) {
                let word = rest[..end - at].to_lowercase();
                if let Some(month) = months.iter().position(|m| m.to_lowercase() == word) {
                    let digits = format!("month {}", month + 1);
                    found.push(Figure { digits, span: here, scaled: false, dated: true });
                }
            }
            at = end;
        }
    }
    found
}

/// Whether a figure goes on as a code: 2015B, 79/1; ordinals (12th) do not.
fn coded(after: &str) -> bool {
    let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
    letters > 2 || after.starts_with('/') || after.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The bytes of the figure at the head of a text, its separators within.
fn figure(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || end > 0 && matches!(bytes.get(end), Some(b',' | b'.')) && digit(end + 1) {
        end += 1;
    }
    end
}

impl Version<'_> {
    /// The dates of a sentence.
    fn dates(&self, span: Span) -> impl Iterator<Item = Span> {
        let mentions = &self.text.side.reading.mentions;
        let from = mentions.partition_point(|m| m.span.start() < span.start());
        mentions[from..]
            .iter()
            .take_while(move |m| m.span.start() < span.end())
            .filter(|m| m.kind == MentionKind::Date)
            .map(|m| m.span)
    }
}
