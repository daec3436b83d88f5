//! The tables of a library, and how an older one is brought up to date.
//!
//! A layout that was ever released is never edited: a change is a further
//! step at the end of the list.

use super::store::{Dialect, Store, Value, first, transaction};
use crate::error::{DeskError, Result};

/// One step from each layout to the next, the first from nothing.
const STEPS: &[&str] = &["
CREATE TABLE library (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    key {KEY},
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    place TEXT NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    language TEXT NOT NULL,
    characters {INT} NOT NULL,
    added TEXT NOT NULL,
    dated TEXT,
    replaces {INT} REFERENCES documents (key) ON DELETE SET NULL,
    reading {INT}
);
CREATE INDEX documents_by_bytes ON documents (sha256);
CREATE INDEX documents_by_replaced ON documents (replaces);
CREATE TABLE arrivals (
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    document {INT} NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    at TEXT NOT NULL,
    PRIMARY KEY (place, document)
);
CREATE INDEX arrivals_by_document ON arrivals (document);
CREATE TABLE texts (
    document {INT} PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
    canonical TEXT NOT NULL,
    bytes {BYTES}
);
CREATE TABLE readings (
    key {KEY},
    document {INT} NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    edition TEXT NOT NULL,
    made TEXT NOT NULL,
    title_start {INT},
    title_end {INT},
    title TEXT,
    form TEXT NOT NULL,
    date TEXT,
    parties TEXT NOT NULL,
    coded {INT} NOT NULL,
    structural {INT} NOT NULL,
    uncoded {INT} NOT NULL,
    positions {INT} NOT NULL
);
CREATE INDEX readings_by_document ON readings (document);
CREATE INDEX readings_by_date ON readings (date);
CREATE TABLE positions (
    reading {INT} NOT NULL REFERENCES readings (key) ON DELETE CASCADE,
    n {INT} NOT NULL,
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    degree TEXT NOT NULL,
    force {INT} NOT NULL,
    binding {INT} NOT NULL,
    holders TEXT NOT NULL,
    holder_by TEXT NOT NULL,
    addressees TEXT NOT NULL,
    instruments TEXT NOT NULL,
    topics TEXT NOT NULL,
    about TEXT NOT NULL,
    paragraph {INT} NOT NULL,
    trigger_start {INT} NOT NULL,
    trigger_end {INT} NOT NULL,
    matter_start {INT},
    matter_end {INT},
    clause_start {INT} NOT NULL,
    clause_end {INT} NOT NULL,
    cue TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (reading, n)
);
CREATE TABLE corrections (
    key {KEY},
    document {INT} NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    trigger_start {INT} NOT NULL,
    trigger_end {INT} NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX corrections_by_document ON corrections (document);
CREATE TABLE events (
    key {KEY},
    document {INT} NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    trigger_start {INT} NOT NULL,
    trigger_end {INT} NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX events_by_document ON events (document);
CREATE TABLE changes (
    seq {KEY},
    document {INT} NOT NULL
);
"];

/// The latest layout.
#[allow(clippy::cast_possible_wrap, reason = "a handful of steps")]
pub const LATEST: i64 = STEPS.len() as i64;

/// The tables, those before which others refer to.
pub const TABLES: &[&str] =
    &["documents", "arrivals", "texts", "readings", "positions", "corrections", "events", "changes"];

/// Brings a library to the latest layout.
///
/// # Errors
/// Where it is newer than this program, or cannot be written to.
pub fn bring_up(store: &mut dyn Store, now: &str) -> Result<()> {
    match layout(store)? {
        LATEST => Ok(()),
        found if found > LATEST => Err(DeskError::Newer { found, known: LATEST }),
        // Another process may be doing the same: look again when it is done.
        _ => transaction(store, |store| {
            let from = layout(store)?;
            let words = words(store.dialect());
            for step in STEPS.iter().skip(usize::try_from(from).unwrap_or_default()) {
                let sql = words.iter().fold((*step).to_owned(), |sql, (name, word)| sql.replace(name, word));
                store.run(&sql)?;
            }
            if from == 0 {
                set(store, "made", now)?;
                renew(store)?;
            }
            set(store, "layout", &LATEST.to_string())
        }),
    }
}

/// The layout a library has; 0 where it has none yet.
///
/// # Errors
/// Where the database refuses.
pub fn layout(store: &mut dyn Store) -> Result<i64> {
    let known = match store.dialect() {
        Dialect::Sqlite => "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'library'",
        Dialect::Postgres => {
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'library'"
        }
    };
    if first(store, known, &[], |mut row| row.int())? != Some(1) {
        return Ok(0);
    }
    let layout =
        first(store, "SELECT value FROM library WHERE name = 'layout'", &[], |mut row| row.string())?;
    Ok(layout.and_then(|number| number.parse().ok()).unwrap_or_default())
}

/// Gives the library another name for its index.
///
/// # Errors
/// Where the library cannot be written to.
pub fn renew(store: &mut dyn Store) -> Result<()> {
    let moment = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    set(store, "generation", &format!("{:x}-{:x}", moment.as_nanos(), std::process::id()))
}

fn set(store: &mut dyn Store, name: &str, value: &str) -> Result<()> {
    let sql = "INSERT INTO library (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    store.execute(sql, &[Value::Text(name), Value::Text(value)]).map(|_| ())
}

fn words(dialect: Dialect) -> [(&'static str, &'static str); 3] {
    match dialect {
        Dialect::Sqlite => {
            [("{KEY}", "INTEGER PRIMARY KEY AUTOINCREMENT"), ("{INT}", "INTEGER"), ("{BYTES}", "BLOB")]
        }
        Dialect::Postgres => [
            ("{KEY}", "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"),
            ("{INT}", "BIGINT"),
            ("{BYTES}", "BYTEA"),
        ],
    }
}
