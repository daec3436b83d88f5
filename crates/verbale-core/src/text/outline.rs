//! The text's own structure: sections, paragraphs, sentences.
//!
//! Each level tiles the one above: joined, the pieces give the text back.

use serde::{Deserialize, Serialize};

use super::document::{Lang, Text};
use super::segment;
use crate::span::Span;

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    /// The title of the document.
    Title,
    /// A heading of a section, or its number alone on a line.
    Heading,
    /// A recital of a resolution or treaty.
    Preambular,
    /// A numbered paragraph of a resolution.
    Operative,
    /// Anything that speaks.
    Body,
    /// Signatures, seals, "Done at".
    Signature,
    /// A line that is not part of the text.
    Stray,
}

/// A numbered or titled part of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The number as it stands: `三`, `Article 4`, `II`.
    pub label: Option<String>,
    /// The heading without its number.
    pub heading: Option<String>,
    /// From its heading to the next section; sections tile the text.
    pub span: Span,
}

/// One paragraph: a line of the canonical text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// What it is for.
    pub kind: ParagraphKind,
    /// Its own number or letter as it stands, without the points: `12`, `a`.
    pub label: Option<String>,
    /// How deep it is nested under a paragraph above: 0 for most.
    pub depth: u8,
    /// The whole line, its `\n` with it; paragraphs tile the text.
    pub span: Span,
    /// Where the words begin, after label and white space.
    pub body: Span,
    /// The index of its section in [`Outline::sections`].
    pub section: usize,
    /// Sentences; they tile `span`.
    pub sentences: Vec<Span>,
}

/// The text's own structure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
}

impl Outline {
    /// Reads the structure off a canonical text.
    #[must_use]
    pub fn of(text: &Text, lang: &Lang) -> Self {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.len());
            let lead = line.len() - line.trim_start().len();
            let body = Span::new(start + lead, start + lead.max(line.trim_end().len()));
            paragraphs.push(Paragraph {
                kind: ParagraphKind::Body,
                label: None,
                depth: 0,
                span,
                body,
                section: 0,
                sentences: segment::sentences(text, span, lang),
            });
            start = span.end();
        }
        let sections = vec![Section { label: None, heading: None, span: Span::new(0, text.len()) }];
        Self { sections, paragraphs }
    }
}
