//! Where each byte of the canonical text came from in the decoded source.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// Which text the outside world counts places in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Offsets {
    /// The decoded file as it lies on disk (plain text, Markdown).
    Source,
    /// The canonical text (HTML, PDF, DOCX).
    Canonical,
}

/// A stretch of the canonical text and the source bytes it stands for.
///
/// Of equal lengths: copied byte for byte. Otherwise the stretch as a whole
/// was made from the source bytes (a space for a line break, a folded
/// radical).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// First byte in the canonical text.
    pub start: u32,
    /// Bytes of the decoded source.
    pub source: Range<u32>,
    /// Whether the bytes were copied unchanged.
    pub copied: bool,
}

/// The map from the canonical text back to the decoded source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    // Sorted by `start`; the first run starts at 0 unless there is none.
    runs: Vec<Run>,
}

impl Origin {
    /// The map of a text that is its own source.
    #[must_use]
    pub fn same(len: usize) -> Self {
        let end = u32::try_from(len).expect("texts are shorter than 4 GiB");
        Self { runs: vec![Run { start: 0, source: 0..end, copied: true }] }
    }

    /// Appends a run of `len` canonical bytes that starts where the text
    /// has grown to so far. Neighbouring copied runs become one.
    pub fn push(&mut self, start: usize, source: Range<usize>, copied: bool) {
        let byte = |n: usize| u32::try_from(n).expect("texts are shorter than 4 GiB");
        let (start, source) = (byte(start), byte(source.start)..byte(source.end));
        if let Some(last) = self.runs.last_mut()
            && last.copied
            && copied
            && last.source.end == source.start
            && last.start + (last.source.end - last.source.start) == start
        {
            last.source.end = source.end;
            return;
        }
        self.runs.push(Run { start, source, copied });
    }

    /// The source bytes that a span of the canonical text stands for. A span
    /// across a mended break contains the break.
    #[must_use]
    pub fn source(&self, span: Span) -> Range<usize> {
        if span.is_empty() {
            let at = self.first_byte(span.start());
            return at..at;
        }
        let start = self.first_byte(span.start());
        start..self.byte_after(span.end() - 1).max(start)
    }

    fn run_at(&self, byte: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.start as usize <= byte);
        after.checked_sub(1).map(|i| &self.runs[i])
    }

    fn first_byte(&self, byte: usize) -> usize {
        self.run_at(byte).map_or(0, |run| {
            let inside = if run.copied { byte - run.start as usize } else { 0 };
            (run.source.start as usize + inside).min(run.source.end as usize)
        })
    }

    fn byte_after(&self, byte: usize) -> usize {
        self.run_at(byte).map_or(0, |run| {
            let end = run.source.end as usize;
            if run.copied {
                (run.source.start as usize + byte - run.start as usize + 1).min(end)
            } else {
                end
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;
    use crate::span::Span;

    #[test]
    fn a_span_across_a_mended_break_contains_the_break() {
        // "ab\n\ncd" read as "abcd".
        let mut origin = Origin::default();
        origin.push(0, 0..2, true);
        origin.push(2, 4..6, true);
        assert_eq!(origin.source(Span::new(1, 3)), 1..5);
        assert_eq!(origin.source(Span::new(0, 2)), 0..2);
        assert_eq!(origin.source(Span::new(2, 4)), 4..6);
    }

    #[test]
    fn a_made_character_stands_for_all_it_was_made_from() {
        // "a\n  b" read as "a b".
        let mut origin = Origin::default();
        origin.push(0, 0..1, true);
        origin.push(1, 1..4, false);
        origin.push(2, 4..5, true);
        assert_eq!(origin.source(Span::new(1, 2)), 1..4);
        assert_eq!(origin.source(Span::new(0, 3)), 0..5);
    }
}
