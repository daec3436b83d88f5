//! Brings the index up to the truth, change by change.
//!
//! Whoever holds the writer's lock goes on until nothing is left; the others
//! need not wait for it.

use std::sync::PoisonError;

use tantivy::merge_policy::LogMergePolicy;
use tantivy::{IndexWriter, TantivyDocument, Term};
use verbale_core::codebook::fold;
use verbale_core::reading::Position;

use super::{Index, State, schema, told};
use crate::error::{DeskError, Result};
use crate::query::Field as Asked;
use crate::record::Card;

/// A position with what is searched of it beside its own record.
pub struct Indexed {
    /// As people see it.
    pub position: Position,
    /// The family of its act.
    pub family: String,
    /// The actors that its matter speaks of.
    pub about: Vec<String>,
}

/// How much the writer keeps in memory before it writes, in bytes. Large,
/// since merging what was written in pieces costs more than a second thread
/// gains; memory is taken as it is needed.
const MEMORY: usize = 256_000_000;

/// How many changes are looked at at once.
pub const STRIDE: i64 = 512;

/// Writes an index.
pub struct Writer<'a> {
    index: &'a Index,
    writer: IndexWriter,
    library: &'a str,
}

impl Index {
    /// Begins to write; nobody else can meanwhile.
    ///
    /// # Errors
    /// [`DeskError::Busy`] where somebody else is writing.
    pub fn writer<'a>(&'a self, library: &'a str) -> Result<Writer<'a>> {
        let writer: IndexWriter = self.index.writer_with_num_threads(1, MEMORY).map_err(told)?;
        // Few segments: the dictionary of pairs is large, and each has its own.
        let mut merging = LogMergePolicy::default();
        merging.set_min_num_segments(2);
        merging.set_max_docs_before_merge(100_000_000);
        writer.set_merge_policy(Box::new(merging));
        Ok(Writer { index: self, writer, library })
    }

    /// Sees what was last committed. Where that is what it sees already,
    /// nothing is opened again.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn reload(&self) -> Result<()> {
        let metas = self.index.load_metas().map_err(told)?;
        let last = (metas.opstamp, metas.segments.iter().map(tantivy::SegmentMeta::id).collect());
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.as_ref() == Some(&last) {
            return Ok(());
        }
        self.reader.reload().map_err(told)?;
        self.vocabularies.keep(&self.searcher());
        *seen = Some(last);
        Ok(())
    }
}

impl Writer<'_> {
    /// Forgets what the index holds of a document.
    pub fn forget(&self, key: i64) {
        self.writer.delete_term(Term::from_field_u64(self.index.fields.document, key.unsigned_abs()));
    }

    /// Adds the text of a document that the index does not hold.
    ///
    /// # Errors
    /// Where the disk is full.
    pub fn add_text(&self, card: &Card, text: &str) -> Result<()> {
        let fields = &self.index.fields;
        let mut document = self.common(card, 0, "d");
        if let Some(title) = &card.title {
            document.add_text(fields.title, fold(title));
        }
        document.add_text(fields.text, fold(text));
        self.writer.add_document(document).map(|_| ()).map_err(told)
    }

    /// Adds the positions of a document. Those of many documents belong
    /// together: texts that lie side by side, with no positions between, take
    /// a third less room for saying which of them hold a term.
    ///
    /// # Errors
    /// Where the disk is full.
    pub fn add_positions(&self, card: &Card, positions: &[Indexed]) -> Result<()> {
        for (number, position) in (1..).zip(positions) {
            self.writer.add_document(self.position(card, number, position)).map_err(told)?;
        }
        Ok(())
    }

    fn position(&self, card: &Card, number: u64, indexed: &Indexed) -> TantivyDocument {
        let Indexed { position, family, about } = indexed;
        let mut document = self.common(card, number, "p");
        let mut put = |asked: Asked, ids: &[String]| {
            if let Some(field) = self.index.fields.of(asked) {
                ids.iter().for_each(|id| document.add_text(field, id));
            }
        };
        put(Asked::Holder, &position.holders);
        put(Asked::Act, std::slice::from_ref(&position.act));
        put(Asked::Addressee, &position.addressees);
        put(Asked::Instrument, &position.instruments);
        put(Asked::Topic, &position.topics);
        put(Asked::Degree, &[crate::archive::degree_word(position.degree).to_owned()]);
        put(Asked::Family, std::slice::from_ref(family));
        put(Asked::About, about);
        document
    }

    /// What documents and positions are both found by.
    fn common(&self, card: &Card, number: u64, level: &str) -> TantivyDocument {
        let fields = &self.index.fields;
        let mut document = TantivyDocument::default();
        document.add_u64(fields.document, card.key.unsigned_abs());
        document.add_u64(fields.number, number);
        document.add_text(fields.level, level);
        let date = day(card.date.as_deref());
        document.add_u64(fields.date, date.into());
        document.add_u64(fields.order, schema::order(date, card.key.unsigned_abs()));
        let mut put = |asked: Asked, id: &str| {
            if let Some(field) = fields.of(asked) {
                document.add_text(field, id);
            }
        };
        put(Asked::Lang, &card.language);
        put(Asked::Form, &card.form);
        card.parties.iter().for_each(|party| put(Asked::Party, party));
        document
    }

    /// Makes what was written last, and says which change it reaches to.
    ///
    /// # Errors
    /// Where the disk is full; the index is then as it was before.
    pub fn commit(&mut self, change: i64) -> Result<()> {
        let state = State { layout: schema::LAYOUT, library: self.library.to_owned(), change };
        let payload = serde_json::to_string(&state).map_err(|error| DeskError::Failed(error.to_string()))?;
        let mut prepared = self.writer.prepare_commit().map_err(told)?;
        prepared.set_payload(&payload);
        prepared.commit().map_err(told)?;
        Ok(())
    }

    /// Ends writing when merging has ended.
    ///
    /// # Errors
    /// Where merging failed.
    pub fn finish(self) -> Result<()> {
        self.writer.wait_merging_threads().map_err(told)
    }
}

/// A day as `yyyymmdd`; 0 where there is none.
#[must_use]
pub fn day(date: Option<&str>) -> u32 {
    let digits: String = date.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    digits.get(..8).and_then(|day| day.parse().ok()).unwrap_or_default()
}
