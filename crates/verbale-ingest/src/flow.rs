//! From the words of a page, a PDF or a Word file to a document whose places
//! are counted in the canonical text.

use verbale_core::text::{Document, Lang, Offsets, Origin, Source, Text, sha256};

use crate::repair::{Cut, Joining, mend};
use crate::{Format, Hint, language};

/// What the door knows of the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    pub format: Format,
    pub encoding: &'static str,
    pub replaced: usize,
    pub joining: Joining,
}

/// Mends the words and puts the document together. `cuts` are sorted and apart.
pub(crate) fn document(bytes: &[u8], hint: &Hint, words: &str, cuts: &[Cut], facts: Facts) -> Document {
    let mut mended = mend(words, Vec::new(), 0, cuts, facts.joining);
    // The words in between were never a file: a repair has a place in the
    // canonical text alone.
    for repair in &mut mended.repairs {
        repair.source = 0..0;
    }
    let lang = hint.lang.as_deref().map_or_else(|| language::of(&mended.text), Lang::new);
    let source = Source {
        name: crate::file_name(hint),
        sha256: sha256(bytes),
        media_type: facts.format.media_type().to_owned(),
        encoding: facts.encoding.to_owned(),
        replaced: facts.replaced,
        decoded: Box::default(),
    };
    let origin = Origin::same(mended.text.len());
    let mut document = Document::assemble(source, lang, Text::new(mended.text), origin, Offsets::Canonical);
    document.repairs = mended.repairs;
    document
}
