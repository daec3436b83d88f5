//! Word files: paragraphs with the numbers that Word shows before them,
//! footnotes at the end.
//!
//! Refuses archives that unpack to far more than a document. Deleted text,
//! field codes and comments are no words of the text.

mod body;
mod numbering;

use std::io::{Cursor, Read};

use verbale_core::text::Document;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::repair::Joining;
use crate::{Format, Hint, IngestError, flow};

/// Bytes that one part of the file may unpack to.
const LARGEST: u64 = 256 << 20;

/// How many times its own length a part may unpack to: the XML of real
/// documents shrinks to a tenth, seldom to a fiftieth.
const THINNEST: u64 = 200;

/// What any part may unpack to, however small it is.
const ALWAYS: u64 = 16 << 20;

/// Reads a Word file.
pub(crate) fn document(bytes: &[u8], hint: &Hint) -> Result<Document, IngestError> {
    let name = || crate::file_name(hint);
    let damaged = |why: String| IngestError::Damaged { name: name(), why };
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(format!("as an archive, {error}")))?;
    let main = part(&mut archive, "word/document.xml", hint)?
        .ok_or_else(|| damaged("the archive has no `word/document.xml`".to_owned()))?;
    let numbers = part(&mut archive, "word/numbering.xml", hint)?.unwrap_or_default();
    let styles = part(&mut archive, "word/styles.xml", hint)?.unwrap_or_default();
    let notes = part(&mut archive, "word/footnotes.xml", hint)?.unwrap_or_default();
    let mut numbering = numbering::Numbering::read(&numbers, &styles);
    let mut text = body::read(&main, &mut numbering).map_err(damaged)?;
    text.push_str(&body::read(&notes, &mut numbering).unwrap_or_default());
    let facts = flow::Facts { format: Format::Docx, encoding: "UTF-8", replaced: 0, joining: Joining::Never };
    Ok(flow::document(bytes, hint, &text, &[], facts))
}

/// One part of the archive as text.
fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    path: &str,
    hint: &Hint,
) -> Result<Option<String>, IngestError> {
    let name = || crate::file_name(hint);
    let file = match archive.by_name(path) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) if error.to_string().to_lowercase().contains("password") => {
            return Err(IngestError::Encrypted { name: name() });
        }
        Err(error) => {
            return Err(IngestError::Damaged { name: name(), why: format!("in `{path}`, {error}") });
        }
    };
    // The size in the archive's own list may lie; what comes out counts.
    let most = LARGEST.min(file.compressed_size().saturating_mul(THINNEST).max(ALWAYS));
    let mut unpacked = Vec::new();
    let read = file.take(most + 1).read_to_end(&mut unpacked);
    if unpacked.len() as u64 > most {
        return Err(IngestError::Bomb { name: name() });
    }
    read.map_err(|error| IngestError::Damaged { name: name(), why: format!("in `{path}`, {error}") })?;
    let text = encoding_rs::UTF_8.decode(&unpacked).0.into_owned();
    Ok(Some(text))
}
