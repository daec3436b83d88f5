//! Plain text and Markdown: places are counted in the file as it lies on disk.

use verbale_core::text::{Document, Lang, Offsets, Source, Text, sha256};

use crate::repair::{Joining, mend};
use crate::{Format, Hint, IngestError, decode, language, markdown};

/// What marks up the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marks {
    /// Nothing.
    Words,
    /// Markdown.
    Markdown,
}

/// The longest source: spans count in 32 bits.
const LONGEST: usize = 1 << 30;

/// Reads a plain text.
pub(crate) fn document(bytes: &[u8], hint: &Hint, marks: Marks) -> Result<Document, IngestError> {
    if bytes.len() > LONGEST {
        return Err(IngestError::TooLong { name: hint.name.clone(), bytes: bytes.len() });
    }
    let decoded = decode::decode(bytes, hint, charset(hint))?;
    let source = decoded.text;
    let (head, from) = markdown::front_matter(&source);
    let cuts = match marks {
        Marks::Markdown => markdown::cuts(&source, from),
        Marks::Words => markdown::hashes(&source, from),
    };
    let cuts = markdown::merge(head.cuts, cuts);
    let mended = mend(&source, head.lines, from, &cuts, Joining::Judge);
    let lang = hint.lang.as_deref().map_or_else(|| language::of(&mended.text), Lang::new);
    let format = if marks == Marks::Markdown { Format::Markdown } else { Format::Plain };
    let source = Source {
        name: crate::file_name(hint),
        sha256: sha256(bytes),
        media_type: format.media_type().to_owned(),
        encoding: decoded.encoding.to_owned(),
        replaced: decoded.replaced,
        decoded: source.into_boxed_str(),
    };
    let mut document =
        Document::assemble(source, lang, Text::new(mended.text), mended.origin, Offsets::Source);
    document.repairs = mended.repairs;
    document.diagnostics = decoded.diagnostics;
    Ok(document)
}

/// The charset that a media type names.
fn charset(hint: &Hint) -> Option<&str> {
    let (_, parameters) = hint.media_type.as_deref()?.split_once("charset=")?;
    parameters.split(';').next().map(|label| label.trim().trim_matches('"'))
}
