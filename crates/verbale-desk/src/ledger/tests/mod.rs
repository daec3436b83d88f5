//! What the ledger makes of sentences of its own.

mod events;
mod evidence;
mod laws;
mod undertakings;

use std::sync::OnceLock;

use verbale_core::codebook::Codebook;
use verbale_core::reading::{Reading, read};
use verbale_core::text::Document;

use super::{Undertaking, undertakings as of};

pub fn codebook() -> &'static Codebook {
    static CODEBOOK: OnceLock<Codebook> = OnceLock::new();
    CODEBOOK.get_or_init(Codebook::builtin)
}

/// A text and its reading.
pub fn reading(text: &str, lang: &str) -> (Document, Reading) {
    let document = Document::of_text(text, lang);
    let reading = read(&document, codebook());
    (document, reading)
}

/// The undertakings of a text done on 10 October 2025, with the text.
pub fn made(text: &str, lang: &str) -> (Document, Vec<Undertaking>) {
    let (document, reading) = reading(text, lang);
    let found = of(&document.text, lang, &reading.positions, Some("2025-10-10"), codebook());
    (document, found)
}
