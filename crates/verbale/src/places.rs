//! Counts places the way the outside world counts them.
//!
//! Inside the house a place is a span of bytes in the canonical text. The
//! faces give code points, bytes and UTF-16 units, in the decoded source
//! for formats whose places are counted there, else in the canonical text.

use std::ops::Range;

use verbale_core::span::Span;
use verbale_core::text::{Document, Offsets};

/// A place in the three counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// First and after last, in Unicode scalar values.
    pub chars: (usize, usize),
    /// The same in UTF-8 bytes.
    pub bytes: (usize, usize),
    /// The same in UTF-16 units.
    pub utf16: (usize, usize),
}

/// Converts many spans of one document.
pub struct Places<'a> {
    document: &'a Document,
    text: &'a str,
    // Counts at every STEP-th byte: scalar values and UTF-16 units so far.
    counts: Vec<(usize, usize)>,
}

const STEP: usize = 1024;

impl<'a> Places<'a> {
    /// Prepares the counts of a document.
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        let text: &str = match document.offsets {
            Offsets::Source => &document.source.decoded,
            Offsets::Canonical => &document.text,
        };
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let (mut chars, mut units) = (0, 0);
        let mut next = 0;
        for (at, c) in text.char_indices() {
            while at >= next {
                counts.push((chars, units));
                next += STEP;
            }
            chars += 1;
            units += c.len_utf16();
        }
        Self { document, text, counts }
    }

    /// Where a span of the canonical text stands for the outside world.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let Range { start, end } = match self.document.offsets {
            Offsets::Source => self.document.origin.source(span),
            Offsets::Canonical => span.range(),
        };
        let (from, to) = (self.count(start), self.count(end));
        Place { chars: (from.0, to.0), bytes: (start, end), utf16: (from.1, to.1) }
    }

    fn count(&self, byte: usize) -> (usize, usize) {
        let Some(&(mut chars, mut units)) = self.counts.get(byte / STEP).or(self.counts.last()) else {
            return (0, 0);
        };
        let from = (byte / STEP).min(self.counts.len() - 1) * STEP;
        // A step may start inside a character, which was counted before it.
        let from = (from..=byte).find(|&b| self.text.is_char_boundary(b)).unwrap_or(byte);
        for c in self.text[from..byte].chars() {
            chars += 1;
            units += c.len_utf16();
        }
        (chars, units)
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use verbale_core::span::Span;
    use verbale_core::text::Document;

    #[test]
    fn places_far_into_a_text_are_counted_right() {
        let text = "重申🕊a".repeat(900);
        let document = Document::of_text(&text, "zh");
        let places = Places::new(&document);
        for n in [0, 1, 300, 899] {
            let start = n * 11;
            let place = places.place(Span::new(start, start + 6));
            assert_eq!(place.chars, (n * 4, n * 4 + 2));
            assert_eq!(place.utf16, (n * 5, n * 5 + 2));
        }
    }
}
