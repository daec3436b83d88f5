//! What one line shows by itself: its label, its script, how it ends.

use super::{Paragraph, ParagraphKind};
use crate::span::Span;
use crate::text::numbering::{self, Label};
use crate::text::{Lang, Text, segment};

/// How a line ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ended {
    /// A sentence is over.
    Full,
    /// One of several clauses is over: `;`, `; and`.
    Clause,
    /// The sentence goes on: `,`.
    Comma,
    /// Something is announced: `:`.
    Colon,
    /// No mark at all: a title, a heading, an entry of a table.
    Open,
}

/// One line and what is known of it so far.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) span: Span,
    /// The line without white space at its ends.
    pub(super) words: &'a str,
    /// Its label; `len` counts from the head of the line.
    pub(super) label: Option<Label<'a>>,
    pub(super) ended: Ended,
    pub(super) kind: ParagraphKind,
    pub(super) depth: u8,
    line: &'a str,
}

/// Reads the lines of a text.
pub(super) fn read(text: &Text) -> Vec<Line<'_>> {
    let mut start = 0;
    let read = |line| {
        let span = Span::new(start, start + str::len(line));
        start = span.end();
        let words = line.trim();
        Line {
            span,
            words,
            label: numbering::label(line.trim_end()),
            ended: ended(words),
            kind: ParagraphKind::Body,
            depth: 0,
            line,
        }
    };
    text.split_inclusive('\n').map(read).collect()
}

impl<'a> Line<'a> {
    /// The words after the label.
    pub(super) fn rest(&self) -> &'a str {
        let line = self.line.trim_end();
        line[self.label.map_or(0, |label| label.len).min(line.len())..].trim_start()
    }

    /// Length as the eye measures it: a Han character is as wide as two letters.
    pub(super) fn width(&self) -> usize {
        width(self.words)
    }

    /// Whether the line is short enough for a title or heading.
    pub(super) fn is_short(&self) -> bool {
        self.words.len() <= 400 && self.width() <= 110
    }

    /// The paragraph, finished.
    pub(super) fn paragraph(&self, text: &Text, lang: &Lang, section: usize) -> Paragraph {
        let end = self.span.start() + self.line.trim_end().len();
        let start = (end - self.rest().len()).max(self.span.start());
        Paragraph {
            kind: self.kind,
            label: self.label.map(|label| label.name.to_owned()),
            depth: self.depth,
            span: self.span,
            body: Span::new(start, end.max(start)),
            section,
            sentences: segment::sentences(text, self.span, lang),
        }
    }
}

/// Width of some words in columns.
pub(super) fn width(words: &str) -> usize {
    words.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}

fn ended(words: &str) -> Ended {
    let bare = words.trim_end_matches(|c: char| c.is_whitespace() || "”’\"»)）」』]】*_".contains(c));
    let Some(last) = bare.chars().next_back() else { return Ended::Open };
    let before = |joint: &str| bare.strip_suffix(joint).map(str::trim_end);
    for joint in [" and", " or", " и", " или", "和", "以及", "并"] {
        if before(joint).is_some_and(|s| s.ends_with([';', '；', ','])) {
            return Ended::Clause;
        }
    }
    match last {
        '.' | '!' | '?' | '。' | '！' | '？' | '…' | '．' | '｡' => Ended::Full,
        ';' | '；' => Ended::Clause,
        ',' | '，' | '、' => Ended::Comma,
        // `In doing so—` announces a list as a colon does.
        ':' | '：' | '—' | '─' | '–' => Ended::Colon,
        _ => Ended::Open,
    }
}
