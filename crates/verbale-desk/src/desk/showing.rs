//! Lists documents, shows one with all that hangs on it, takes one out.

use verbale_core::codebook::Codebook;
use verbale_core::reading::{self, Reading};
use verbale_core::text::{Document, Lang, Offsets, Origin, Source, Text};
use verbale_ingest::Hint;

use super::{Desk, present};
use crate::correction::Held;
use crate::error::{DeskError, Result};
use crate::record::Card;

/// A document with what was read in it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its facts.
    pub card: Card,
    /// The document as it came through the doors.
    pub document: Document,
    /// What is found in it, corrections in force.
    pub reading: Reading,
    /// Its positions with what people said of them, in the same order.
    pub positions: Vec<Held>,
    /// Those that a person withdrew.
    pub withdrawn: Vec<Held>,
    /// Other names under which it arrived.
    pub names: Vec<String>,
    /// The version that replaced it, by id.
    pub replaced_by: Option<String>,
}

impl Desk {
    /// Documents, the latest date first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn list(&mut self, limit: Option<usize>) -> Result<Vec<Card>> {
        self.archive.reader().cards(limit)
    }

    /// How many documents there are.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn documents(&mut self) -> Result<i64> {
        self.archive.reader().documents()
    }

    /// The facts of the one document that goes by a name.
    ///
    /// # Errors
    /// Where none or several do.
    pub fn card(&mut self, name: &str) -> Result<Card> {
        self.archive.reader().find(name)
    }

    /// The one document that goes by a name.
    ///
    /// # Errors
    /// Where none or several do.
    pub fn show(&mut self, name: &str) -> Result<Shown> {
        let codebook = &*self.codebook;
        self.archive.at_once(|reader| {
            let card = reader.find(name)?;
            let document = document(reader, &card)?;
            let (positions, withdrawn) = present(reader, &card)?;
            let reading = in_force(&document, &card, &positions, codebook);
            let names = reader.names(card.key)?;
            let replaced_by = reader.replaced_by(card.key)?;
            Ok(Shown { card, document, reading, positions, withdrawn, names, replaced_by })
        })
    }

    /// A document as it once came through the doors, from the bytes kept.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn document(&mut self, name: &str) -> Result<Document> {
        let card = self.card(name)?;
        self.archive.at_once(|reader| document(reader, &card))
    }

    /// Takes a document out of the library, with what was read and said of
    /// it.
    ///
    /// # Errors
    /// Where there is none of that name, or the library cannot be written to.
    pub fn remove(&mut self, name: &str) -> Result<Card> {
        let card = self.card(name)?;
        self.archive.remove(card.key)?;
        self.catch_up()?;
        Ok(card)
    }
}

/// The reading that is in force: names and doubts as the codebook in use
/// finds them, head and positions as they are kept.
fn in_force(document: &Document, card: &Card, positions: &[Held], codebook: &Codebook) -> Reading {
    let mut reading = reading::read(document, codebook);
    reading.edition.clone_from(&card.edition);
    reading.head.form.clone_from(&card.form);
    reading.head.date.clone_from(&card.date);
    reading.head.parties.clone_from(&card.parties);
    reading.positions = positions.iter().map(|held| held.position.clone()).collect();
    reading
}

/// Opens the bytes again; where the doors have changed since and make
/// another text of them, the text that was read is what counts.
pub(super) fn document(reader: &mut crate::archive::Reader<'_>, card: &Card) -> Result<Document> {
    let bytes = reader.bytes(card.key)?.unwrap_or_default();
    let hint = Hint {
        name: card.source.clone(),
        media_type: Some(card.media_type.clone()),
        lang: Some(card.language.clone()),
        encoding: Some(card.encoding.clone()).filter(|name| !name.is_empty()),
        ..Hint::default()
    };
    if let Ok(document) = verbale_ingest::document(&bytes, &hint)
        && document.id == card.id
    {
        return Ok(document);
    }
    let text = reader.text(card.key)?;
    let text = text.ok_or_else(|| DeskError::Damaged(format!("the text of {} is gone", card.short())))?;
    let source = Source {
        name: card.source.clone(),
        sha256: card.sha256.clone(),
        media_type: card.media_type.clone(),
        encoding: card.encoding.clone(),
        replaced: 0,
        decoded: String::new().into(),
    };
    let origin = Origin::same(text.len());
    Ok(Document::assemble(source, Lang::new(&card.language), Text::new(text), origin, Offsets::Canonical))
}
