//! Turns bytes into characters, and says how.
//!
//! The order: an encoding forced by the user, a byte order mark, the declared
//! one where the bytes bear it out, UTF-16 by its rows, strict UTF-8, and at
//! last detection. Refuses to hide what could not be decoded: it is counted.

use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use verbale_core::diagnostic::{Diagnostic, Severity};

use crate::{Hint, IngestError};

/// Decoded characters.
pub(crate) struct Decoded {
    /// The characters, without a byte order mark.
    pub text: String,
    /// The WHATWG name of the encoding.
    pub encoding: &'static str,
    /// How many characters stand as U+FFFD.
    pub replaced: usize,
    /// What was amiss.
    pub diagnostics: Vec<Diagnostic>,
}

/// Decodes some bytes.
pub(crate) fn decode(bytes: &[u8], hint: &Hint, declared: Option<&str>) -> Result<Decoded, IngestError> {
    let mut diagnostics = Vec::new();
    if let Some(label) = &hint.encoding {
        let forced = named(label).ok_or_else(|| IngestError::UnknownEncoding {
            name: hint.name.clone(),
            encoding: label.clone(),
        })?;
        return Ok(with(bytes, forced, diagnostics));
    }
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return Ok(with(bytes, marked, diagnostics));
    }
    if let Some(label) = declared.or(hint.charset.as_deref())
        && let Some(decoded) = declared_holds(bytes, label, &mut diagnostics)
    {
        return Ok(decoded);
    }
    if let Some(utf16) = unmarked_utf16(bytes) {
        return Ok(with(bytes, utf16, diagnostics));
    }
    if std::str::from_utf8(bytes).is_ok() || is_nearly_utf8(bytes) {
        return Ok(with(bytes, UTF_8, diagnostics));
    }
    Ok(with(bytes, detect(bytes), diagnostics))
}

fn named(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.trim().as_bytes())
}

/// Decodes by the declared encoding, unless the bytes speak against it.
fn declared_holds(bytes: &[u8], label: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Decoded> {
    let Some(encoding) = named(label) else {
        let message = format!("the declared encoding `{label}` is unknown");
        diagnostics.push(Diagnostic::new(Severity::Warning, "unknown-encoding", message));
        return None;
    };
    let utf8 = std::str::from_utf8(bytes).is_ok() && !bytes.is_ascii();
    let (_, errors) = encoding.decode_without_bom_handling(bytes);
    if !errors && (!utf8 || encoding == UTF_8) {
        return Some(with(bytes, encoding, Vec::new()));
    }
    let message = format!("the bytes are not in the declared encoding `{}`", encoding.name());
    let wrong = Diagnostic::new(Severity::Warning, "wrong-encoding", message);
    diagnostics.push(wrong.hint("name the encoding if the words look wrong"));
    None
}

/// Mostly UTF-8 with a few broken bytes: better a few marks than none right.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut broken, mut wide) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        broken += usize::from(!chunk.invalid().is_empty());
        wide += chunk.valid().bytes().filter(|b| *b >= 0xc2).count();
    }
    wide > 20 * broken
}

/// UTF-16 without a mark shows by zeros in every other byte, or, for Han and
/// Cyrillic, by high bytes from few rows beside low bytes from all.
pub(crate) fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let control = sample.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31)).count();
    if sample.len() < 4 || control * 50 < sample.len() {
        return None;
    }
    let half = sample.len() / 2;
    let count =
        |first: usize, row: fn(u8) -> bool| sample.iter().skip(first).step_by(2).filter(|b| row(**b)).count();
    let zero = |b: u8| b == 0;
    let (high, low) = (count(0, zero), count(1, zero));
    if high * 10 > half && low * 20 < high {
        return Some(UTF_16BE);
    }
    if low * 10 > half && high * 20 < low {
        return Some(UTF_16LE);
    }
    let row = |b: u8| matches!(b, 0 | 0x04 | 0x20 | 0x30 | 0x4e..=0x9f | 0xff);
    let (even, odd) = (count(0, row) * 100 / half, count(1, row) * 100 / half);
    match (even, odd) {
        (98.., ..=70) => Some(UTF_16BE),
        (..=70, 98..) => Some(UTF_16LE),
        _ => None,
    }
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[..bytes.len().min(1 << 20)], true);
    detector.guess(None, Utf8Detection::Deny)
}

fn with(bytes: &[u8], encoding: &'static Encoding, mut diagnostics: Vec<Diagnostic>) -> Decoded {
    // GB18030 holds GBK and decodes the characters that GBK lacks.
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let (text, errors) = encoding.decode_with_bom_removal(bytes);
    let replaced = if errors { text.matches('\u{fffd}').count() } else { 0 };
    if replaced > 0 {
        let message = format!("{replaced} characters could not be read as {}", encoding.name());
        let lost = Diagnostic::new(Severity::Warning, "replaced-characters", message);
        diagnostics.push(lost.hint("the file may mix encodings; name the right one, or save it as UTF-8"));
    }
    Decoded { text: text.into_owned(), encoding: encoding.name(), replaced, diagnostics }
}
