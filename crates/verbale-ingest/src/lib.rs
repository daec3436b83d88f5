//! The doors: bytes in, documents out.
//!
//! A door decodes, finds the main text, mends what the way here has broken,
//! and records every change with its place. It may fail, and then says what
//! to do; it never panics.

mod decode;
mod error;
mod language;
mod markdown;
mod plain;
mod repair;
mod sniff;

pub use error::IngestError;
pub use sniff::Format;

use verbale_core::text::Document;

/// What is known of some bytes besides the bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// The file's name or the name it was given; its ending counts.
    pub name: String,
    /// The media type that came with it: `text/html; charset=gb2312`.
    pub media_type: Option<String>,
    /// The encoding that came with it; the bytes may prove it wrong.
    pub charset: Option<String>,
    /// The language, whatever the words look like: `zh`, `en`, `ru`.
    pub lang: Option<String>,
    /// The encoding, whatever the bytes look like.
    pub encoding: Option<String>,
}

impl Hint {
    /// A hint that knows a name and nothing else.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }
}

/// Reads one document.
///
/// # Errors
/// When the bytes hold no text, or none that this door can take out.
pub fn document(bytes: &[u8], hint: &Hint) -> Result<Document, IngestError> {
    let name = hint.name.rsplit(['/', '\\']).next().unwrap_or("").to_owned();
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(IngestError::Empty { name });
    }
    let sniffed = sniff::sniff(bytes, hint);
    let mut document = match sniffed.format {
        Format::Plain => plain::document(bytes, hint, plain::Marks::Words)?,
        Format::Markdown => plain::document(bytes, hint, plain::Marks::Markdown)?,
        Format::Refused(what) => return Err(IngestError::Unsupported { name, what }),
        Format::Binary => return Err(IngestError::Binary { name }),
        _ => return Err(IngestError::Unsupported { name, what: "this format" }),
    };
    if document.text.trim().is_empty() {
        return Err(IngestError::Empty { name });
    }
    document.diagnostics.extend(sniffed.mismatch);
    Ok(document)
}

#[cfg(test)]
mod tests;
