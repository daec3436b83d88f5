//! Tells a file's format by its first bytes, its name and its declared type.
//!
//! Bytes win over names: a wrong ending is reported, not believed.

use verbale_core::diagnostic::{Diagnostic, Severity};

use crate::{Hint, decode};

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A PDF document.
    Pdf,
    /// A Word document (Office Open XML).
    Docx,
    /// A format that is known and not read.
    Refused(&'static str),
    /// An office file that opens only with a password.
    Locked,
    /// No text at all.
    Binary,
}

impl Format {
    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Plain => "text/plain",
            Format::Markdown => "text/markdown",
            Format::Html => "text/html",
            Format::Pdf => "application/pdf",
            Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::Refused(_) | Format::Locked | Format::Binary => "application/octet-stream",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Format::Plain => "plain text",
            Format::Markdown => "Markdown",
            Format::Html => "HTML",
            Format::Pdf => "PDF",
            Format::Docx => "DOCX",
            Format::Refused(what) => what,
            Format::Locked => "a locked file",
            Format::Binary => "no text",
        }
    }
}

/// The format, and a diagnostic where name and bytes disagree.
pub(crate) struct Sniffed {
    pub format: Format,
    pub mismatch: Option<Diagnostic>,
}

/// Tells the format.
pub(crate) fn sniff(bytes: &[u8], hint: &Hint) -> Sniffed {
    let claimed = claimed(hint);
    let shown = shown(bytes, hint);
    let format = match (shown, claimed) {
        // Any text may be Markdown, and Markdown may hold HTML.
        (Some(Format::Html), Some(Format::Markdown)) => Format::Markdown,
        (Some(shown), _) => shown,
        (None, Some(claimed @ (Format::Plain | Format::Markdown | Format::Html))) => claimed,
        (None, _) => Format::Plain,
    };
    let mismatch = claimed.filter(|claimed| *claimed != format && !matches!(format, Format::Refused(_))).map(
        |claimed| {
            let message = format!("the name says {}, the bytes say {}", claimed.name(), format.name());
            Diagnostic::new(Severity::Note, "wrong-extension", message)
                .hint("read by its bytes; rename the file")
        },
    );
    Sniffed { format, mismatch }
}

fn claimed(hint: &Hint) -> Option<Format> {
    let ending = hint.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let by_name = match ending.as_deref() {
        Some("txt" | "text") => Some(Format::Plain),
        Some("md" | "markdown") => Some(Format::Markdown),
        Some("html" | "htm" | "xhtml" | "shtml") => Some(Format::Html),
        Some("pdf") => Some(Format::Pdf),
        Some("docx") => Some(Format::Docx),
        _ => None,
    };
    let declared = hint.media_type.as_deref().and_then(|media| media.split(';').next()).map(str::trim);
    let by_type = match declared {
        Some("text/markdown") => Some(Format::Markdown),
        Some("text/html" | "application/xhtml+xml") => Some(Format::Html),
        Some("application/pdf") => Some(Format::Pdf),
        Some("text/plain") => Some(Format::Plain),
        Some(docx) if docx == Format::Docx.media_type() => Some(Format::Docx),
        _ => None,
    };
    by_name.or(by_type)
}

/// What the bytes show by themselves.
fn shown(bytes: &[u8], hint: &Hint) -> Option<Format> {
    let head = &bytes[..bytes.len().min(1024)];
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"%PDF-") || find(head, b"%PDF-1").is_some() {
        return Some(Format::Pdf);
    }
    if starts(b"PK\x03\x04") {
        return Some(zipped(bytes));
    }
    if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") && find(bytes, ENCRYPTED).is_some() {
        return Some(Format::Locked);
    }
    if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(Format::Refused("an old Word or Office file (convert it: `soffice --convert-to docx`)"));
    }
    if starts(b"{\\rtf") {
        return Some(Format::Refused("a rich text file (convert it: `soffice --convert-to docx`)"));
    }
    for (magic, what) in PICTURES {
        if starts(magic) {
            return Some(Format::Refused(what));
        }
    }
    let utf16 = starts(b"\xff\xfe") || starts(b"\xfe\xff") || hint.encoding.is_some();
    if !utf16 && is_binary(bytes) {
        return Some(Format::Binary);
    }
    let lower = head.to_ascii_lowercase();
    let page =
        [&b"<!doctype html"[..], b"<html", b"<head", b"<body"].iter().any(|tag| find(&lower, tag).is_some());
    page.then_some(Format::Html)
}

/// `EncryptedPackage` in UTF-16: the stream in which Word locks a document.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

const PICTURES: [(&[u8], &str); 6] = [
    (b"\x89PNG", "a picture (run text recognition over it)"),
    (b"\xff\xd8\xff", "a picture (run text recognition over it)"),
    (b"GIF8", "a picture (run text recognition over it)"),
    (b"II*\0", "a picture (run text recognition over it)"),
    (b"MM\0*", "a picture (run text recognition over it)"),
    (b"\x1f\x8b", "a gzip archive (unpack it)"),
];

fn zipped(bytes: &[u8]) -> Format {
    let has = |name: &[u8]| find(bytes, name).is_some();
    if has(b"word/document.xml") || has(b"word/") {
        Format::Docx
    } else if has(b"mimetypeapplication/epub") {
        Format::Refused("an electronic book (convert it to HTML)")
    } else if has(b"mimetypeapplication/vnd.oasis") {
        Format::Refused("an OpenDocument file (convert it: `soffice --convert-to docx`)")
    } else if has(b"xl/") || has(b"ppt/") {
        Format::Refused("a spreadsheet or a set of slides (save its text)")
    } else {
        Format::Refused("a zip archive (unpack it)")
    }
}

/// Bytes that no encoding of text holds: control codes all over.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(1 << 16)];
    let control = sample.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    control * 20 > sample.len() && decode::unmarked_utf16(bytes).is_none()
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}
