//! Writes positions out for other programs.

mod annotation;
mod graph;
mod parquet;
mod table;

use std::io::Write;

use serde::Serialize;
use verbale_core::reading::HolderBy;
use verbale_core::span::Span;

use crate::archive::degree_word;
use crate::correction::Held;
use crate::error::{DeskError, Result};
use crate::record::Card;

/// In which format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One object a line.
    Jsonl,
    /// One row a position.
    Csv,
    /// Columns of Apache Parquet.
    Parquet,
    /// Annotations of the W3C Web Annotation Data Model.
    WebAnnotation,
    /// A graph of actors and acts in GraphML.
    GraphMl,
}

/// Which records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those in force: a person's where there is one, else the machine's.
    InForce,
    /// Those that a person corrected, and only them.
    Corrections,
}

/// One position with all that is known of it. Places count Unicode scalar
/// values of the canonical text.
#[derive(Clone, Debug, Serialize)]
pub struct Exported {
    /// The document's id.
    pub document: String,
    /// The name of its source.
    pub source: String,
    /// Its title.
    pub title: String,
    /// The day it was done, ISO 8601; empty where unknown.
    pub date: String,
    /// Its language.
    pub language: String,
    /// Its form.
    pub form: String,
    /// Its parties.
    pub parties: Vec<String>,
    /// The edition it was read by.
    pub edition: String,
    /// Its id in the document.
    pub position: String,
    /// The act.
    pub act: String,
    /// The finer kind.
    pub kind: String,
    /// How strongly.
    pub degree: &'static str,
    /// Rhetorical heat, 0 to 100.
    pub force: u8,
    /// How far anyone is bound, 0 to 5.
    pub binding: u8,
    /// Whose act it is.
    pub holders: Vec<String>,
    /// How the holders are known.
    pub holder_by: HolderBy,
    /// Whom it is put to.
    pub addressees: Vec<String>,
    /// Instruments in the matter.
    pub instruments: Vec<String>,
    /// Topics of the matter.
    pub topics: Vec<String>,
    /// The act word.
    pub trigger: String,
    /// Its first character.
    pub trigger_start: usize,
    /// After its last.
    pub trigger_end: usize,
    /// Characters before the act word, for finding it again.
    #[serde(skip)]
    pub before: String,
    /// Characters after it.
    #[serde(skip)]
    pub after: String,
    /// What it is about; empty where nothing follows.
    pub matter: String,
    /// Its first character.
    pub matter_start: usize,
    /// After its last.
    pub matter_end: usize,
    /// The clause.
    pub quote: String,
    /// Who corrected it last; empty where nobody did.
    pub corrected_by: String,
    /// When, ISO 8601, UTC.
    pub corrected_at: String,
    /// What of it was corrected.
    pub corrected: Vec<String>,
    /// Why.
    pub note: String,
    /// Whether a person said that there is no such position.
    pub withdrawn: bool,
}

/// Takes positions one by one and writes them.
pub trait Writer {
    /// Writes one position.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn take(&mut self, position: &Exported) -> Result<()>;

    /// Writes what is left.
    ///
    /// # Errors
    /// Where nothing can be written.
    fn end(self: Box<Self>) -> Result<()>;
}

/// The writer of a format.
///
/// # Errors
/// Where nothing can be written.
pub fn writer<'w>(kind: Kind, out: &'w mut (dyn Write + Send)) -> Result<Box<dyn Writer + 'w>> {
    Ok(match kind {
        Kind::Jsonl => Box::new(table::Lines { out }),
        Kind::Csv => Box::new(table::Rows::new(out)?),
        Kind::Parquet => Box::new(parquet::Columns::new(out)?),
        Kind::WebAnnotation => Box::new(annotation::Page::new(out)?),
        Kind::GraphMl => Box::new(graph::Graph::new(out)),
    })
}

/// How many characters of context an annotation carries on either side.
const CONTEXT: usize = 32;

fn last_characters(before: &str) -> String {
    let start = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    before.get(start..).unwrap_or_default().to_owned()
}

/// A position as it is written out.
#[must_use]
pub fn exported(card: &Card, text: &str, held: &Held, withdrawn: bool) -> Exported {
    let p = &held.position;
    let words = |span: Span| text.get(span.range()).unwrap_or_default().trim().to_owned();
    let place = |span: Span| {
        let start = text.get(..span.start()).unwrap_or_default().chars().count();
        (start, start + text.get(span.range()).unwrap_or_default().chars().count())
    };
    let (trigger_start, trigger_end) = place(p.trigger);
    let (matter_start, matter_end) = p.matter.map_or((0, 0), place);
    let last = held.corrections.last();
    let mut corrected: Vec<String> = held.corrections.iter().flat_map(|c| c.fields.clone()).collect();
    corrected.sort();
    corrected.dedup();
    Exported {
        document: card.id.clone(),
        source: card.source.clone(),
        title: card.title.clone().unwrap_or_default(),
        date: card.date.clone().unwrap_or_default(),
        language: card.language.clone(),
        form: card.form.clone(),
        parties: card.parties.clone(),
        edition: card.edition.clone(),
        position: p.id.clone(),
        act: p.act.clone(),
        kind: p.kind.clone(),
        degree: degree_word(p.degree),
        force: p.force,
        binding: p.binding,
        holders: p.holders.clone(),
        holder_by: p.holder_by,
        addressees: p.addressees.clone(),
        instruments: p.instruments.clone(),
        topics: p.topics.clone(),
        trigger: text.get(p.trigger.range()).unwrap_or_default().to_owned(),
        before: text.get(..p.trigger.start()).map(last_characters).unwrap_or_default(),
        after: text.get(p.trigger.end()..).unwrap_or_default().chars().take(CONTEXT).collect(),
        trigger_start,
        trigger_end,
        matter: p.matter.map(words).unwrap_or_default(),
        matter_start,
        matter_end,
        quote: words(p.clause),
        corrected_by: last.map(|c| c.author.clone()).unwrap_or_default(),
        corrected_at: last.map(|c| c.at.clone()).unwrap_or_default(),
        corrected,
        note: last.map(|c| c.note.clone()).unwrap_or_default(),
        withdrawn,
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn failed(error: std::io::Error) -> DeskError {
    match error.kind() {
        std::io::ErrorKind::StorageFull => DeskError::Full,
        _ => DeskError::Failed(format!("the export cannot be written: {error}")),
    }
}
