//! PDF: the words of every page in reading order.
//!
//! The engine behind it may stumble over damaged files; it runs where a
//! panic is caught. Pages that read as garble are reported, scanned ones
//! refused with a way out.

use std::panic::{AssertUnwindSafe, catch_unwind};

use unpdf::{Error, ErrorKind, ParseOptions};
use verbale_core::diagnostic::{Diagnostic, Severity};
use verbale_core::text::{Document, RepairKind};

use crate::repair::{Cut, Joining, is_closed_up};
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
    let words = pages.join("\n\x0c");
    let mut document = flow::document(bytes, hint, &words, &han_gaps(&words), facts);
    document.diagnostics.splice(0..0, doubts(&pages));
    document.diagnostics.extend(parsed.pages.iter().filter_map(margin));
    if !bytes[bytes.len().saturating_sub(2048)..].windows(5).any(|window| window == b"%%EOF") {
        let message = "the file breaks off; its last pages may be missing";
        document
            .diagnostics
            .push(Diagnostic::new(Severity::Warning, "truncated-file", message).hint("fetch it again"));
    }
    Ok(document)
}

/// Spaces inside Chinese prose: the engine sets one where a line ended.
fn han_gaps(words: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut start = 0;
    for line in words.split_inclusive('\n') {
        // A title or a row of a table may be spaced on purpose.
        if line.contains(['，', '。', '；']) {
            let gaps = line.match_indices(' ').filter(|&(at, _)| is_closed_up(&line[..at], &line[at + 1..]));
            cuts.extend(gaps.map(|(at, _)| Cut {
                range: start + at..start + at + 1,
                now: String::new(),
                kind: RepairKind::WrappedLine,
            }));
        }
        start += line.len();
    }
    cuts
}

/// The longest page number: `123/456`.
const PAGE_NUMBER: u32 = 7;

/// The engine leaves out figures at the edge of a page as page numbers; more
/// than one number there may have been text.
fn margin(page: &unpdf::Page) -> Option<Diagnostic> {
    let left_out = page.omitted_page_number_chars;
    let message = format!(
        "page {}: {left_out} characters at its edges were taken for page numbers and left out",
        page.number
    );
    (left_out > PAGE_NUMBER).then(|| {
        Diagnostic::new(Severity::Warning, "page-edge", message)
            .hint("compare the first and last line of the page")
    })
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

#[cfg(test)]
mod tests {
    use super::han_gaps;

    fn places(words: &str) -> Vec<usize> {
        han_gaps(words).iter().map(|cut| words[..cut.range.start].chars().count()).collect()
    }

    #[test]
    fn a_space_where_a_chinese_line_ended_is_closed() {
        assert_eq!(places("双方重申 尊重彼此主权， 反对干涉。\n双方 商定会晤，共同筹备。"), [4, 12, 21]);
    }

    #[test]
    fn a_space_beside_other_scripts_or_in_a_title_stays() {
        assert!(places("第76 届联大通过 A/RES/1 号决议，双方欢迎。").is_empty());
        assert!(places("甲国 乙国\n联合 声明").is_empty());
    }
}
