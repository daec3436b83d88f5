//! The doors as a whole: encodings, repairs, bad input, and the laws that
//! hold for every text.

mod encodings;
mod formats;
mod laws;
mod refusals;
mod repairs;

use verbale_core::text::Document;

use crate::{Hint, document};

/// Reads a text that must be readable.
#[track_caller]
fn read(name: &str, bytes: &[u8]) -> Document {
    document(bytes, &Hint::named(name)).unwrap_or_else(|error| panic!("{error}"))
}

/// The paragraphs of a document as one string.
fn paragraphs(document: &Document) -> String {
    document.text.to_string()
}
