//! Finds on what conditions something is undertaken.
//!
//! A condition runs from the word that opens it to the end of its clause, or
//! from the start of its clause to the words that close it.

use verbale_core::codebook::{ConditionWords, Script};
use verbale_core::span::Span;

use super::phrases::{Matcher, Tongue};

/// Phrases that mark conditions, compiled.
pub struct Conditions {
    opens: Matcher,
    closes: Matcher,
    from: Matcher,
    alone: Matcher,
}

impl Conditions {
    /// Compiles the phrases of a language.
    pub fn new(script: Script, words: &ConditionWords) -> Self {
        Self {
            opens: Matcher::new(script, [words.opens.as_slice()], &words.except),
            closes: Matcher::new(script, [words.closes.as_slice()], &words.except),
            from: Matcher::new(script, [words.from.as_slice()], &[]),
            alone: Matcher::new(script, [words.alone.as_slice()], &words.except),
        }
    }

    /// Appends the conditions in a part of a folded text, in order.
    pub fn find(&self, folded: &str, part: Span, tongue: &Tongue<'_>, found: &mut Vec<Span>) {
        let first = found.len();
        found.extend(self.alone.find(folded, part, tongue).into_iter().map(|alone| alone.span));
        for opened in self.opens.find(folded, part, tongue) {
            let inside = found[first..].iter().any(|span| span.overlaps(opened.span));
            let end = clause_end(folded, opened.span.end(), part.end());
            if !inside {
                found.push(Span::new(opened.span.start(), end));
            }
        }
        for closed in self.closes.find(folded, part, tongue) {
            let start = clause_start(folded, part.start(), closed.span.start());
            let head = Span::new(start, closed.span.start());
            let from = self.from.find(folded, head, tongue).first().map_or(start, |word| word.span.start());
            let span = Span::new(from, closed.span.end());
            if from < closed.span.start() && !found[first..].iter().any(|other| other.overlaps(span)) {
                found.push(span);
            }
        }
        found[first..].sort();
    }
}

fn divides(c: char) -> bool {
    matches!(c, ',' | '，' | ';' | '；' | ':' | '：' | '。' | '!' | '！' | '?' | '？' | '\n')
}

/// Where the clause ends that goes on at a place. A mark right behind its
/// first word encloses something, and the clause goes on after it.
fn clause_end(folded: &str, at: usize, limit: usize) -> usize {
    let marks = folded[at..limit].char_indices().filter(|(offset, c)| {
        // A full stop inside a figure or an abbreviation ends nothing.
        let stop = *c == '.' && folded[at + offset + 1..limit].trim_start().is_empty();
        divides(*c) || stop
    });
    let mut ends = marks.map(|(offset, _)| at + offset);
    let real = ends.find(|end| !folded[at..*end].trim().is_empty());
    let end = real.unwrap_or(limit);
    at + folded[at..end].trim_end().len()
}

fn clause_start(folded: &str, limit: usize, at: usize) -> usize {
    let mark = folded[limit..at].char_indices().rfind(|(_, c)| divides(*c));
    let start = mark.map_or(limit, |(offset, c)| limit + offset + c.len_utf8());
    at - folded[start..at].trim_start().len()
}
