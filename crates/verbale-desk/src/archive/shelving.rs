//! Puts texts on the shelf: each once, a changed one beside the one it
//! replaces.

use verbale_core::reading::Reading;
use verbale_core::text::Document;

use super::Archive;
use super::positions::about;
use super::store::{Store, Value, first, int, transaction};
use crate::error::{DeskError, Result};
use crate::time;

/// A text as it arrives.
pub struct Arrival {
    /// Where it lies, whole; empty for standard input.
    pub place: String,
    /// Its name, as it is shown.
    pub name: String,
    /// Its day, ISO 8601, as whoever added it says; its own words win.
    pub dated: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What the doors made of it.
    pub document: Document,
    /// What was read in it.
    pub reading: Reading,
}

/// What became of an arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shelved {
    /// A text the library did not have.
    New(String),
    /// A text the library had.
    Known(String),
    /// A text the library did not have, at a place where another was.
    Changed {
        /// Its id.
        id: String,
        /// The id of the text that was there.
        replaces: String,
    },
}

impl Shelved {
    /// The document's id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::New(id) | Self::Known(id) | Self::Changed { id, .. } => id,
        }
    }
}

impl Archive {
    /// Shelves texts, all or none of them; they last when this returns.
    ///
    /// # Errors
    /// Where the library cannot be written to.
    pub fn shelve(&mut self, arrivals: &[Arrival]) -> Result<Vec<Shelved>> {
        let now = time::now();
        transaction(self.store.as_mut(), |store| {
            arrivals.iter().map(|arrival| shelve(store, arrival, &now)).collect()
        })
    }

    /// The document that these bytes became, where they were shelved before;
    /// the place they arrived from this time is kept.
    ///
    /// # Errors
    /// Where the library cannot be read or written to.
    pub fn known(&mut self, sha256: &str, place: &str, name: &str) -> Result<Option<String>> {
        let sql = "SELECT d.key, d.id, (SELECT count(*) FROM arrivals a WHERE a.document = d.key AND a.place = $1) \
                   FROM documents d WHERE d.sha256 = $2";
        let values = [Value::Text(place), Value::Text(sha256)];
        let found = first(self.store.as_mut(), sql, &values, |mut row| (row.int(), row.string(), row.int()))?;
        let Some((key, id, times)) = found else { return Ok(None) };
        if times == 0 {
            let now = time::now();
            transaction(self.store.as_mut(), |store| arrive(store, key, place, name, &now))?;
        }
        Ok(Some(id))
    }

    /// Replaces the present reading of a document by another; what people
    /// said of it stays.
    ///
    /// # Errors
    /// Where the library cannot be written to.
    pub fn reread(&mut self, key: i64, text: &str, reading: &Reading) -> Result<()> {
        let now = time::now();
        transaction(self.store.as_mut(), |store| {
            store_reading(store, key, text, reading, &now)?;
            changed(store, key)
        })
    }

    /// Takes a document and all that hangs on it out of the library.
    ///
    /// # Errors
    /// Where the library cannot be written to.
    pub fn remove(&mut self, key: i64) -> Result<()> {
        transaction(self.store.as_mut(), |store| {
            store.execute("DELETE FROM documents WHERE key = $1", &[Value::Int(key)])?;
            changed(store, key)
        })
    }
}

fn shelve(store: &mut dyn Store, arrival: &Arrival, now: &str) -> Result<Shelved> {
    let document = &arrival.document;
    let before = occupant(store, &arrival.place)?;
    let source = &document.source;
    #[allow(clippy::cast_possible_wrap, reason = "texts are shorter than 4 GiB")]
    let characters = document.text.chars().count() as i64;
    let added = first(
        store,
        "INSERT INTO documents (id, source, place, media_type, encoding, sha256, language, characters, added, \
         replaces, dated) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING RETURNING key",
        &[
            Value::Text(&document.id),
            Value::Text(&arrival.name),
            Value::Text(&arrival.place),
            Value::Text(&source.media_type),
            Value::Text(&source.encoding),
            Value::Text(&source.sha256),
            Value::Text(document.lang.code()),
            Value::Int(characters),
            Value::Text(now),
            Value::from(before.as_ref().map(|(key, _)| *key)),
            Value::from(arrival.dated.as_deref()),
        ],
        |mut row| row.int(),
    )?;
    let Some(key) = added else {
        let known = "SELECT key FROM documents WHERE id = $1";
        let key = first(store, known, &[Value::Text(&document.id)], |mut row| row.int())?;
        let key = key.ok_or_else(|| DeskError::Failed("a document was there and is not".to_owned()))?;
        arrive(store, key, &arrival.place, &arrival.name, now)?;
        return Ok(Shelved::Known(document.id.clone()));
    };
    arrive(store, key, &arrival.place, &arrival.name, now)?;
    // Where the file is its own canonical text, it is kept once.
    let bytes = (arrival.bytes != document.text.as_bytes()).then_some(Value::Bytes(&arrival.bytes));
    store.execute(
        "INSERT INTO texts (document, canonical, bytes) VALUES ($1, $2, $3)",
        &[Value::Int(key), Value::Text(&document.text), bytes.unwrap_or(Value::Null)],
    )?;
    store_reading(store, key, &document.text, &arrival.reading, now)?;
    changed(store, key)?;
    let id = document.id.clone();
    Ok(match before {
        Some((_, replaces)) => Shelved::Changed { id, replaces },
        None => Shelved::New(id),
    })
}

/// The last text that arrived from a place.
fn occupant(store: &mut dyn Store, place: &str) -> Result<Option<(i64, String)>> {
    if place.is_empty() {
        return Ok(None);
    }
    let sql = "SELECT d.key, d.id FROM arrivals a JOIN documents d ON d.key = a.document WHERE a.place = $1 \
               ORDER BY a.at DESC, a.document DESC LIMIT 1";
    first(store, sql, &[Value::Text(place)], |mut row| (row.int(), row.string()))
}

fn arrive(store: &mut dyn Store, key: i64, place: &str, name: &str, now: &str) -> Result<()> {
    let sql = "INSERT INTO arrivals (place, name, document, at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (place, document) DO UPDATE SET at = excluded.at";
    let values = [Value::Text(place), Value::Text(name), Value::Int(key), Value::Text(now)];
    store.execute(sql, &values).map(|_| ())
}

/// Says that the index is behind on a document.
pub(super) fn changed(store: &mut dyn Store, key: i64) -> Result<()> {
    store.execute("INSERT INTO changes (document) VALUES ($1)", &[Value::Int(key)]).map(|_| ())
}

fn store_reading(store: &mut dyn Store, key: i64, text: &str, reading: &Reading, now: &str) -> Result<()> {
    let head = &reading.head;
    let title = head.title.map(|span| text[span.range()].trim());
    let parties = head.parties.join(" ");
    let made = first(
        store,
        "INSERT INTO readings (document, edition, made, title_start, title_end, title, form, date, parties, coded, \
         structural, uncoded, positions) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
         RETURNING key",
        &[
            Value::Int(key),
            Value::Text(&reading.edition),
            Value::Text(now),
            Value::from(head.title.map(|span| int(span.start()))),
            Value::from(head.title.map(|span| int(span.end()))),
            Value::from(title),
            Value::Text(&head.form),
            Value::from(head.date.as_deref()),
            Value::Text(&parties),
            Value::Int(int(reading.coded)),
            Value::Int(int(reading.structural)),
            Value::Int(int(reading.uncoded.len())),
            Value::Int(int(reading.positions.len())),
        ],
        |mut row| row.int(),
    )?;
    let made = made.ok_or_else(|| DeskError::Failed("a reading was not kept".to_owned()))?;
    super::positions::insert(store, made, &reading.positions, &about(reading))?;
    let values = [Value::Int(made), Value::Int(key)];
    store.execute("UPDATE documents SET reading = $1 WHERE key = $2", &values).map(|_| ())
}
