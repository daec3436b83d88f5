//! Finds documents by number, by the head of their id, in order of date.

use super::Reader;
use super::store::{Row, Value, all, first};
use crate::error::{DeskError, Result};
use crate::record::{Card, short};

const CARD: &str = "SELECT d.key, d.id, d.source, d.place, d.media_type, d.encoding, d.sha256, d.language, r.title, \
r.form, coalesce(r.date, d.dated), r.parties, d.characters, r.positions, d.added, r.edition, b.id FROM documents d \
JOIN readings r ON r.key = d.reading LEFT JOIN documents b ON b.key = d.replaces";

impl Reader<'_> {
    /// All documents, the latest date first, those without one last.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn cards(&mut self, limit: Option<usize>) -> Result<Vec<Card>> {
        let limit = limit.and_then(|n| i64::try_from(n).ok()).unwrap_or(i64::MAX);
        let sql = format!("{CARD} ORDER BY coalesce(r.date, d.dated, '') DESC, d.key LIMIT $1");
        all(self.store, &sql, &[Value::Int(limit)], card)
    }

    /// How many documents there are.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn documents(&mut self) -> Result<i64> {
        Ok(first(self.store, "SELECT count(*) FROM documents", &[], |mut row| row.int())?.unwrap_or_default())
    }

    /// The numbers of documents after one of them, in order.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn keys_after(&mut self, key: i64, limit: i64) -> Result<Vec<i64>> {
        let sql = "SELECT key FROM documents WHERE key > $1 ORDER BY key LIMIT $2";
        all(self.store, sql, &[Value::Int(key), Value::Int(limit)], |mut row| row.int())
    }

    /// A document by its number.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn card(&mut self, key: i64) -> Result<Option<Card>> {
        first(self.store, &format!("{CARD} WHERE d.key = $1"), &[Value::Int(key)], card)
    }

    /// The one document that goes by a name: its id, the head of its id, or
    /// the name of its source.
    ///
    /// # Errors
    /// Where none or several do.
    pub fn find(&mut self, name: &str) -> Result<Card> {
        let found = self.candidates(name)?;
        match found.len() {
            0 => Err(DeskError::Unknown { what: "document", name: name.to_owned() }),
            1 => Ok(found.into_iter().next().expect("there is one")),
            _ => Err(DeskError::Ambiguous {
                what: "document",
                name: name.to_owned(),
                like: found.iter().take(5).map(|card| short(&card.id).to_owned()).collect(),
            }),
        }
    }

    fn candidates(&mut self, name: &str) -> Result<Vec<Card>> {
        let hash = name.strip_prefix("sha256:").unwrap_or(name).to_lowercase();
        if hash.len() >= 4 && hash.bytes().all(|b| b.is_ascii_hexdigit()) {
            // A range instead of LIKE: it walks the index of ids in both databases.
            let (from, to) = (format!("sha256:{hash}"), format!("sha256:{hash}g"));
            let sql = format!("{CARD} WHERE d.id >= $1 AND d.id < $2 ORDER BY d.key LIMIT 6");
            let found = all(self.store, &sql, &[Value::Text(&from), Value::Text(&to)], card)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        let sql = format!("{CARD} WHERE d.source = $1 ORDER BY d.key LIMIT 6");
        all(self.store, &sql, &[Value::Text(name)], card)
    }

    /// Other names under which a document arrived.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn names(&mut self, key: i64) -> Result<Vec<String>> {
        let sql = "SELECT DISTINCT a.name FROM arrivals a JOIN documents d ON d.key = a.document \
                   WHERE d.key = $1 AND a.name <> d.source ORDER BY 1";
        all(self.store, sql, &[Value::Int(key)], |mut row| row.string())
    }

    /// The id of the version that replaced a document.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn replaced_by(&mut self, key: i64) -> Result<Option<String>> {
        let sql = "SELECT id FROM documents WHERE replaces = $1 ORDER BY key DESC LIMIT 1";
        first(self.store, sql, &[Value::Int(key)], |mut row| row.string())
    }

    /// What this library is called by its index: another name after each
    /// restoring, since numbers of changes begin anew then.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn generation(&mut self) -> Result<String> {
        let sql = "SELECT value FROM library WHERE name = 'generation'";
        Ok(first(self.store, sql, &[], |mut row| row.string())?.unwrap_or_default())
    }

    /// The canonical text of a document.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn text(&mut self, key: i64) -> Result<Option<String>> {
        let sql = "SELECT canonical FROM texts WHERE document = $1";
        first(self.store, sql, &[Value::Int(key)], |mut row| row.string())
    }

    /// Hands on the canonical text of every document.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn each_text(&mut self, each: &mut dyn FnMut(&str)) -> Result<()> {
        self.store.query("SELECT canonical FROM texts ORDER BY document", &[], &mut |mut row| {
            each(&row.string());
            Ok(())
        })
    }

    /// The bytes of a document as they arrived.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn bytes(&mut self, key: i64) -> Result<Option<Vec<u8>>> {
        let sql = "SELECT bytes, canonical FROM texts WHERE document = $1";
        first(self.store, sql, &[Value::Int(key)], |mut row| {
            let bytes = row.bytes();
            bytes.unwrap_or_else(|| row.string().into_bytes())
        })
    }

    /// The documents that changed after a change, each once, and the number
    /// of the last change looked at.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn changes_after(&mut self, seq: i64, limit: i64) -> Result<(Vec<i64>, i64)> {
        let sql = "SELECT seq, document FROM changes WHERE seq > $1 ORDER BY seq LIMIT $2";
        let rows =
            all(self.store, sql, &[Value::Int(seq), Value::Int(limit)], |mut row| (row.int(), row.int()))?;
        let last = rows.last().map_or(seq, |(seq, _)| *seq);
        let mut keys: Vec<i64> = rows.into_iter().map(|(_, key)| key).collect();
        keys.sort_unstable();
        keys.dedup();
        Ok((keys, last))
    }

    /// The number of the last change.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn last_change(&mut self) -> Result<i64> {
        Ok(first(self.store, "SELECT max(seq) FROM changes", &[], |mut row| row.int())?.unwrap_or_default())
    }
}

fn card(mut row: Row) -> Card {
    Card {
        key: row.int(),
        id: row.string(),
        source: row.string(),
        place: row.string(),
        media_type: row.string(),
        encoding: row.string(),
        sha256: row.string(),
        language: row.string(),
        title: row.text(),
        form: row.string(),
        date: row.text(),
        parties: row.words(),
        characters: row.int(),
        positions: row.int(),
        added: row.string(),
        edition: row.string(),
        replaces: row.text(),
    }
}
