//! The one place where the face knocks at the doors.

use verbale_core::text::Document;
pub use verbale_ingest::Hint;
use verbale_ingest::IngestError;

use crate::cli::outputs::Failure;

/// A document out of the bytes of a file.
///
/// # Errors
/// Where there is no text in it, or none that a door can take out.
pub fn document(bytes: &[u8], hint: &Hint) -> Result<Document, Failure> {
    verbale_ingest::document(bytes, hint).map_err(failure)
}

/// One document out of the parts of a text.
///
/// # Errors
/// Where they are no parts of one text.
pub fn as_one(parts: Vec<Document>) -> Result<Document, Failure> {
    verbale_ingest::as_one(parts).map_err(failure)
}

fn failure(error: IngestError) -> Failure {
    Failure::new(error.to_string()).help(error.hint())
}
