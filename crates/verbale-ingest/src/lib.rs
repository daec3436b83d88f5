//! The doors: bytes in, documents out.
//!
//! A door decodes, finds the main text, mends what the way here has broken,
//! and records every change with its place. It may fail, and then says what
//! to do; it never panics.

mod decode;
mod docx;
mod error;
mod flow;
mod html;
mod language;
mod markdown;
mod parts;
mod pdf;
mod plain;
mod repair;
mod sniff;

pub use error::IngestError;
pub use parts::as_one;
pub use sniff::Format;

use verbale_core::diagnostic::{Diagnostic, Severity};
use verbale_core::text::{Document, ParagraphKind};

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
    let name = file_name(hint);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(IngestError::Empty { name });
    }
    let sniffed = sniff::sniff(bytes, hint);
    let mut document = match sniffed.format {
        Format::Plain => plain::document(bytes, hint, plain::Marks::Words)?,
        Format::Markdown => plain::document(bytes, hint, plain::Marks::Markdown)?,
        Format::Html => html::document(bytes, hint)?,
        Format::Docx => docx::document(bytes, hint)?,
        Format::Pdf => pdf::document(bytes, hint)?,
        Format::Refused(what) => return Err(IngestError::Unsupported { name, what }),
        Format::Locked => return Err(IngestError::Encrypted { name }),
        Format::Binary => return Err(IngestError::Binary { name }),
    };
    if document.text.trim().is_empty() {
        return Err(IngestError::Empty { name });
    }
    document.diagnostics.extend(sniffed.mismatch);
    report_strays(&mut document);
    Ok(document)
}

/// The last part of the name: a path is nobody's business.
fn file_name(hint: &Hint) -> String {
    hint.name.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or("").to_owned()
}

/// Says of every line that is no part of the text that it was left out.
fn report_strays(document: &mut Document) {
    let strays = document.outline.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Stray);
    for paragraph in strays {
        // A rule between parts is no headline that went astray.
        if !document.text[paragraph.body].chars().any(char::is_alphanumeric) {
            continue;
        }
        let message = "this line is no part of the text";
        let stray = Diagnostic::new(Severity::Warning, "stray-line", message).at(paragraph.body);
        document
            .diagnostics
            .push(stray.hint("nothing in it is recorded; take it out of the file if it disturbs"));
    }
}

#[cfg(test)]
mod tests;
