//! The text's own structure: sections, paragraphs, sentences.
//!
//! Each level tiles the one above: joined, the pieces give the text back.
//! Refuses to see headings, recitals or signatures in a list of unrelated
//! sentences.

mod edges;
mod headings;
mod labels;
mod lines;
mod resolution;
mod sections;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::document::{Lang, Text};
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
    /// Signatures, seals, "Done at", and a place and date on a line alone.
    Signature,
    /// A line that is not part of the text.
    Stray,
}

impl ParagraphKind {
    /// Its name, as in the record.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ParagraphKind::Title => "title",
            ParagraphKind::Heading => "heading",
            ParagraphKind::Preambular => "preambular",
            ParagraphKind::Operative => "operative",
            ParagraphKind::Body => "body",
            ParagraphKind::Signature => "signature",
            ParagraphKind::Stray => "stray",
        }
    }
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
        let mut lines = lines::read(text);
        labels::settle(&mut lines);
        if !labels::is_list(&lines) {
            edges::mark(&mut lines);
            headings::mark(&mut lines);
            resolution::mark(&mut lines);
        }
        labels::nest(&mut lines);
        let (sections, members) = sections::of(text, &lines);
        let paragraphs = lines.iter().zip(members).map(|(line, section)| line.paragraph(text, lang, section));
        let paragraphs = paragraphs.collect();
        Self { sections, paragraphs }
    }
}
