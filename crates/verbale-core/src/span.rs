//! The ruler: a place in one document's canonical text.
//!
//! Every place inside the house is a [`Span`] of UTF-8 bytes. Other counts
//! (code points, UTF-16 units, places in the source file) are made at the
//! faces, by [`crate::text::Text`] and [`crate::text::Origin`].

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in one document's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    // Invariant: start <= end, and both lie on character boundaries.
    start: u32,
    end: u32,
}

impl Span {
    /// The span from byte `start` to byte `end`, end excluded.
    ///
    /// # Panics
    /// When `start` lies after `end`, or a text is longer than 4 GiB.
    #[must_use]
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span runs forwards: {start}..{end}");
        let byte = |n: usize| u32::try_from(n).expect("texts are shorter than 4 GiB");
        Self { start: byte(start), end: byte(end) }
    }

    /// The first byte.
    #[must_use]
    #[inline]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last one.
    #[must_use]
    #[inline]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    #[inline]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes as a range, for slicing a `str`.
    #[must_use]
    #[inline]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }

    /// Whether every byte of `other` lies in this span.
    #[must_use]
    #[inline]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    #[inline]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    #[inline]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn spans_that_touch_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
    }

    #[test]
    #[should_panic(expected = "runs forwards")]
    fn a_span_does_not_run_backwards() {
        let _ = Span::new(2, 1);
    }
}
