//! PDF: the words of every page in reading order.
//!
//! The engine behind it may stumble over damaged files; it runs where a
//! panic is caught. Pages that read as garble are reported, scanned ones
//! refused with a way out.

use std::panic::{AssertUnwindSafe, catch_unwind};

use unpdf::{Error, ErrorKind, ParseOptions};
use verbale_core::diagnostic::{Diagnostic, Severity};
use verbale_core::text::Document;

use crate::repair::Joining;
use crate::{Format, Hint, IngestError, flow};

/// The longest PDF that is tried.
const LONGEST: usize = 512 << 20;

/// Reads a PDF.
pub(crate) fn document(bytes: &[u8], hint: &Hint) -> Result<Document, IngestError> {
    let name = crate::file_name(hint);
    if bytes.len() > LONGEST {
        return Err(IngestError::TooLong { name, bytes: bytes.len() });
    }
    let options = ParseOptions::new().sequential().lenient().with_resources(false);
    let parsed = catch_unwind(AssertUnwindSafe(|| unpdf::parse_bytes_with_options(bytes, options)));
    let parsed = match parsed {
        Ok(Ok(parsed)) => parsed,
        Ok(Err(error)) => return Err(refusal(name, bytes, &error)),
        Err(_) => return Err(IngestError::Damaged { name, why: "its structure makes no sense".to_owned() }),
    };
    let pages: Vec<String> = parsed.pages.iter().map(unpdf::Page::plain_text).collect();
    if pages.iter().all(|page| page.trim().is_empty()) {
        let encrypted = parsed.extraction_quality.encrypted;
        return Err(match pages.len() {
            _ if encrypted => IngestError::Encrypted { name },
            0 => IngestError::Damaged { name, why: broken_off(bytes).to_owned() },
            pages => IngestError::Scanned { name, pages },
        });
    }
    let facts = flow::Facts { format: Format::Pdf, encoding: "UTF-8", replaced: 0, joining: Joining::Judge };
    let mut document = flow::document(bytes, hint, &pages.join("\n\x0c"), facts);
    document.diagnostics.splice(0..0, doubts(&pages));
    if !bytes[bytes.len().saturating_sub(2048)..].windows(5).any(|window| window == b"%%EOF") {
        let message = "the file breaks off; its last pages may be missing";
        document
            .diagnostics
            .push(Diagnostic::new(Severity::Warning, "truncated-file", message).hint("fetch it again"));
    }
    Ok(document)
}

fn refusal(name: String, bytes: &[u8], error: &Error) -> IngestError {
    match error.kind() {
        ErrorKind::Encrypted | ErrorKind::InvalidPassword => IngestError::Encrypted { name },
        _ if !bytes.windows(5).any(|window| window == b"%%EOF") => {
            IngestError::Damaged { name, why: broken_off(bytes).to_owned() }
        }
        _ => IngestError::Damaged { name, why: error.to_string() },
    }
}

fn broken_off(bytes: &[u8]) -> &'static str {
    let ended = bytes.windows(5).any(|window| window == b"%%EOF");
    if ended { "it has no pages" } else { "it breaks off before its end" }
}

/// Pages without words, and pages whose words are none.
fn doubts(pages: &[String]) -> Vec<Diagnostic> {
    let mut doubts = Vec::new();
    for (page, number) in pages.iter().zip(1..) {
        let words = page.chars().filter(|c| !c.is_whitespace()).count();
        let garble = page
            .chars()
            .filter(|c| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..))
            .count();
        if words == 0 {
            let message = format!("page {number} holds no text; it may be a picture");
            doubts.push(
                Diagnostic::new(Severity::Warning, "page-without-text", message)
                    .hint("run text recognition over it"),
            );
        } else if garble * 20 > words {
            let message =
                format!("page {number} reads as garble: {garble} of {words} characters mean nothing");
            let hint = "its fonts hide their characters; print it anew or run text recognition over it";
            doubts.push(Diagnostic::new(Severity::Warning, "garbled-page", message).hint(hint));
        }
    }
    doubts
}
