//! The one place where the face knocks at the doors.

use verbale_core::text::Document;
pub use verbale_ingest::Hint;

use crate::cli::outputs::Failure;

/// A document out of the bytes of a file.
///
/// # Errors
/// Where there is no text in it, or none that a door can take out.
pub fn document(bytes: &[u8], hint: &Hint) -> Result<Document, Failure> {
    verbale_ingest::document(bytes, hint).map_err(|error| Failure::new(error.to_string()).help(error.hint()))
}
