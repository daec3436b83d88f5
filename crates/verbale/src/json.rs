//! A reading as JSON, for programs; its schema is `docs/schema/reading.json`.

use std::rc::Rc;

use serde::{Serialize, Serializer};
use verbale_core::codebook::{Codebook, Degree};
use verbale_core::diagnostic::{Diagnostic, Severity};
use verbale_core::reading::{self, HolderBy, MentionKind, Position, Reading, Why};
use verbale_core::span::Span;
use verbale_core::text::{self, Document, Offsets, ParagraphKind};

use crate::places::Places;

/// A list whose entries are made one by one as they are written: the record
/// of a long text is never in memory whole.
struct Each<'a, T>(Box<dyn Fn() -> Box<dyn Iterator<Item = T> + 'a> + 'a>);

impl<T: Serialize> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq((self.0)())
    }
}

fn each<'a, E, T>(entries: &'a [E], maker: &Rc<Maker<'a>>, make: fn(&Maker<'a>, &'a E) -> T) -> Each<'a, T>
where
    T: 'a,
{
    let maker = Rc::clone(maker);
    Each(Box::new(move || {
        let maker = Rc::clone(&maker);
        Box::new(entries.iter().map(move |entry| make(&maker, entry)))
    }))
}

/// One reading.
#[derive(Serialize)]
pub struct Record<'a> {
    verbale: &'static str,
    edition: &'a str,
    document: Head<'a>,
    offsets: Offsets,
    positions: Each<'a, PositionRecord<'a>>,
    mentions: Each<'a, Mention<'a>>,
    outline: Outline<'a>,
    sentences: Sentences,
    uncoded: Each<'a, Spot<'a>>,
    diagnostics: Vec<Doubt<'a>>,
}

/// What heads the record of a text.
#[derive(Serialize)]
pub struct Head<'a> {
    id: &'a str,
    title: Option<&'a str>,
    form: Option<&'a str>,
    language: &'a str,
    date: Option<&'a str>,
    parties: &'a [String],
    source: Source<'a>,
}

#[derive(Serialize)]
struct Source<'a> {
    name: &'a str,
    sha256: &'a str,
    media_type: &'a str,
    encoding: &'a str,
    replaced: usize,
}

/// A place, with its words.
#[derive(Serialize)]
pub struct Spot<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Counts,
}

/// A place in three counts.
#[derive(Serialize)]
pub struct Counts {
    start: usize,
    end: usize,
    bytes: (usize, usize),
    utf16: (usize, usize),
}

#[derive(Serialize)]
struct PositionRecord<'a> {
    id: &'a str,
    act: &'a str,
    kind: &'a str,
    degree: Degree,
    force: u8,
    binding: u8,
    holders: &'a [String],
    holder_by: HolderBy,
    addressees: &'a [String],
    instruments: &'a [String],
    topics: &'a [String],
    section: Option<&'a str>,
    paragraph: usize,
    trigger: Spot<'a>,
    matter: Option<Spot<'a>>,
    quote: &'a str,
    cameo: Option<&'a str>,
    plover: Option<&'a str>,
    why: &'a Why,
}

#[derive(Serialize)]
struct Mention<'a> {
    kind: MentionKind,
    of: &'a str,
    #[serde(flatten)]
    spot: Spot<'a>,
}

#[derive(Serialize)]
struct Outline<'a> {
    sections: Each<'a, Section<'a>>,
    paragraphs: Each<'a, Paragraph<'a>>,
}

#[derive(Serialize)]
struct Section<'a> {
    label: Option<&'a str>,
    heading: Option<&'a str>,
    #[serde(flatten)]
    place: Counts,
}

#[derive(Serialize)]
struct Paragraph<'a> {
    kind: ParagraphKind,
    label: Option<&'a str>,
    depth: u8,
    section: usize,
    #[serde(flatten)]
    place: Counts,
}

#[derive(Serialize)]
struct Sentences {
    coded: usize,
    structural: usize,
    uncoded: usize,
}

/// What is doubted.
#[derive(Serialize)]
pub struct Doubt<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    hint: Option<&'a str>,
    at: Option<Spot<'a>>,
}

/// The record of one reading.
#[must_use]
pub fn record<'a>(document: &'a Document, reading: &'a Reading, codebook: &'a Codebook) -> Record<'a> {
    let maker = Rc::new(Maker { document, codebook, places: Places::new(document) });
    let outline = &document.outline;
    let doubts = document.diagnostics.iter().chain(&reading.diagnostics);
    Record {
        verbale: env!("CARGO_PKG_VERSION"),
        edition: &reading.edition,
        document: head(document, reading),
        offsets: document.offsets,
        positions: each(&reading.positions, &maker, Maker::position),
        mentions: each(&reading.mentions, &maker, Maker::mention),
        outline: Outline {
            sections: each(&outline.sections, &maker, Maker::section),
            paragraphs: each(&outline.paragraphs, &maker, Maker::paragraph),
        },
        sentences: Sentences {
            coded: reading.coded,
            structural: reading.structural,
            uncoded: reading.uncoded.len(),
        },
        uncoded: each(&reading.uncoded, &maker, |maker, &span| maker.spot(trimmed(maker.document, span))),
        diagnostics: doubts.map(|d| doubt(document, &maker.places, d)).collect(),
    }
}

/// What heads the record of a text.
#[must_use]
pub fn head<'a>(document: &'a Document, reading: &'a Reading) -> Head<'a> {
    let head = &reading.head;
    let source = &document.source;
    Head {
        id: &document.id,
        title: head.title.map(|t| document.text[t].trim()),
        form: some(&head.form),
        language: document.lang.code(),
        date: head.date.as_deref(),
        parties: &head.parties,
        source: Source {
            name: &source.name,
            sha256: &source.sha256,
            media_type: &source.media_type,
            encoding: &source.encoding,
            replaced: source.replaced,
        },
    }
}

/// The place of a span with its words.
#[must_use]
pub fn spot<'a>(document: &'a Document, places: &Places<'a>, span: Span) -> Spot<'a> {
    let place = places.place(span);
    let place = Counts { start: place.chars.0, end: place.chars.1, bytes: place.bytes, utf16: place.utf16 };
    Spot { text: &document.text[span], place }
}

/// What is doubted in a text.
#[must_use]
pub fn doubt<'a>(document: &'a Document, places: &Places<'a>, diagnostic: &'a Diagnostic) -> Doubt<'a> {
    Doubt {
        code: &diagnostic.code,
        severity: diagnostic.severity,
        message: &diagnostic.message,
        hint: diagnostic.hint.as_deref(),
        at: diagnostic.span.map(|span| spot(document, places, trimmed(document, span))),
    }
}

/// The label of the section in which a position stands.
#[must_use]
pub fn section<'a>(document: &'a Document, position: &Position) -> Option<&'a str> {
    let paragraph = document.outline.paragraphs.get(position.paragraph)?;
    document.outline.sections.get(paragraph.section)?.label.as_deref()
}

struct Maker<'a> {
    document: &'a Document,
    codebook: &'a Codebook,
    places: Places<'a>,
}

impl<'a> Maker<'a> {
    fn counts(&self, span: Span) -> Counts {
        let place = self.places.place(span);
        Counts { start: place.chars.0, end: place.chars.1, bytes: place.bytes, utf16: place.utf16 }
    }

    fn spot(&self, span: Span) -> Spot<'a> {
        spot(self.document, &self.places, span)
    }

    fn mention(&self, mention: &'a reading::Mention) -> Mention<'a> {
        Mention { kind: mention.kind, of: &mention.of, spot: self.spot(mention.span) }
    }

    fn section(&self, section: &'a text::Section) -> Section<'a> {
        let place = self.counts(section.span);
        Section { label: section.label.as_deref(), heading: section.heading.as_deref(), place }
    }

    fn paragraph(&self, paragraph: &'a text::Paragraph) -> Paragraph<'a> {
        Paragraph {
            kind: paragraph.kind,
            label: paragraph.label.as_deref(),
            depth: paragraph.depth,
            section: paragraph.section,
            place: self.counts(paragraph.span),
        }
    }

    fn position(&self, position: &'a Position) -> PositionRecord<'a> {
        let act = self.codebook.acts.iter().find(|a| a.id == position.act);
        let kind = act.and_then(|a| a.kinds.iter().find(|k| k.name == position.kind));
        PositionRecord {
            id: &position.id,
            act: &position.act,
            kind: &position.kind,
            degree: position.degree,
            force: position.force,
            binding: position.binding,
            holders: &position.holders,
            holder_by: position.holder_by,
            addressees: &position.addressees,
            instruments: &position.instruments,
            topics: &position.topics,
            section: section(self.document, position),
            paragraph: position.paragraph,
            trigger: self.spot(position.trigger),
            matter: position.matter.map(|m| self.spot(m)),
            quote: self.document.text[position.clause].trim(),
            cameo: kind.and_then(|k| some(&k.cameo)),
            plover: kind.and_then(|k| some(&k.plover)),
            why: &position.why,
        }
    }
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// A span without the white space at its edges.
#[must_use]
pub fn trimmed(document: &Document, span: Span) -> Span {
    let text = &document.text[span];
    let start = span.start() + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}
