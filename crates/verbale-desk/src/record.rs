//! What the library holds of one text.

use serde::Serialize;

/// A document's own facts, as they stand in the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Its number in this library; not shown.
    #[serde(skip)]
    pub key: i64,
    /// `sha256:` and the hash of its canonical text.
    pub id: String,
    /// The name it was first added by.
    pub source: String,
    /// Where it lay when it was first added; empty for standard input.
    pub place: String,
    /// `text/plain`, `application/pdf` …
    pub media_type: String,
    /// The encoding it was decoded from.
    pub encoding: String,
    /// Hash of its bytes as they arrived.
    pub sha256: String,
    /// `zh`, `en`, `ru` …
    pub language: String,
    /// Its title.
    pub title: Option<String>,
    /// `joint-statement`, `readout` …; empty where unknown.
    pub form: String,
    /// The day it was done, ISO 8601.
    pub date: Option<String>,
    /// In whose name it is issued.
    pub parties: Vec<String>,
    /// Length of the canonical text in characters.
    pub characters: i64,
    /// How many positions it holds in the present reading.
    pub positions: i64,
    /// When it was added, ISO 8601, UTC.
    pub added: String,
    /// The edition of the present reading.
    pub edition: String,
    /// The id of the version before it, at the same place.
    pub replaces: Option<String>,
}

impl Card {
    /// The first characters of the hash, enough to name it among many.
    #[must_use]
    pub fn short(&self) -> &str {
        short(&self.id)
    }
}

/// The first ten characters of the hash in an id.
#[must_use]
pub fn short(id: &str) -> &str {
    let hash = id.strip_prefix("sha256:").unwrap_or(id);
    hash.get(..10).unwrap_or(hash)
}
