//! What people said of the machine's records: corrections and the events of
//! the ledger. Only ever added to.

use verbale_core::span::Span;

use super::positions::span;
use super::shelving::changed;
use super::store::{Row, Value, all, int, transaction};
use super::{Archive, Reader};
use crate::error::Result;
use crate::time;

/// Something a person said of the words at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The document's number.
    pub document: i64,
    /// The act word it is about.
    pub trigger: Span,
    /// When, ISO 8601, UTC.
    pub at: String,
    /// Who.
    pub author: String,
    /// What, as JSON.
    pub record: String,
}

impl Archive {
    /// Adds a correction; it lasts when this returns.
    ///
    /// # Errors
    /// Where the library cannot be written to.
    pub fn correct(&mut self, document: i64, trigger: Span, author: &str, record: &str) -> Result<()> {
        self.say("corrections", document, trigger, author, record)
    }

    /// Adds an event to the ledger; it lasts when this returns.
    ///
    /// # Errors
    /// Where the library cannot be written to.
    pub fn happen(&mut self, document: i64, trigger: Span, author: &str, record: &str) -> Result<()> {
        self.say("events", document, trigger, author, record)
    }

    fn say(&mut self, table: &str, document: i64, trigger: Span, author: &str, record: &str) -> Result<()> {
        let now = time::now();
        let place = |byte: usize| Value::Int(int(byte));
        transaction(self.store.as_mut(), |store| {
            let sql = format!(
                "INSERT INTO {table} (document, trigger_start, trigger_end, at, author, record) VALUES ($1, $2, $3, $4, $5, $6)"
            );
            let values = [
                Value::Int(document),
                place(trigger.start()),
                place(trigger.end()),
                Value::Text(&now),
                Value::Text(author),
                Value::Text(record),
            ];
            store.execute(&sql, &values)?;
            changed(store, document)
        })
    }
}

impl Reader<'_> {
    /// The corrections of a document, the first first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn corrections(&mut self, document: i64) -> Result<Vec<Saved>> {
        self.said("corrections", Some(document))
    }

    /// All corrections, the first first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn all_corrections(&mut self) -> Result<Vec<Saved>> {
        self.said("corrections", None)
    }

    /// The events of a document's undertakings, the first first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn events(&mut self, document: i64) -> Result<Vec<Saved>> {
        self.said("events", Some(document))
    }

    /// All events, the first first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn all_events(&mut self) -> Result<Vec<Saved>> {
        self.said("events", None)
    }

    fn said(&mut self, table: &str, document: Option<i64>) -> Result<Vec<Saved>> {
        let (condition, value) = only("document", document);
        let sql = format!(
            "SELECT document, trigger_start, trigger_end, at, author, record FROM {table} {condition} ORDER BY key"
        );
        all(self.store, &sql, value.as_slice(), saved)
    }
}

fn only(column: &str, document: Option<i64>) -> (String, Option<Value<'static>>) {
    match document {
        Some(key) => (format!("WHERE {column} = $1"), Some(Value::Int(key))),
        None => (String::new(), None),
    }
}

fn saved(mut row: Row) -> Saved {
    Saved {
        document: row.int(),
        trigger: span(row.number(), row.number()).unwrap_or_default(),
        at: row.string(),
        author: row.string(),
        record: row.string(),
    }
}
