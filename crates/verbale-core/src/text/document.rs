//! One text as it was received: its words, where they came from, and what
//! was mended on the way in.

use std::ops::{Deref, Index, Range};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::origin::{Offsets, Origin};
use super::outline::Outline;
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// A language by its ISO 639-1 code: `zh`, `en`, `ru`; `und` where unknown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(Box<str>);

impl Lang {
    /// The language with this code.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(code.into())
    }

    /// The language of a text that could not be told.
    #[must_use]
    pub fn unknown() -> Self {
        Self::new("und")
    }

    /// The code itself.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }
}

/// A canonical text: UTF-8, one paragraph a line, every line ended by `\n`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(Box<str>);

impl Text {
    /// Wraps a text.
    #[must_use]
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// The span in code points, as Python counts.
    #[must_use]
    pub fn code_points(&self, span: Span) -> Range<usize> {
        let start = self.0[..span.start()].chars().count();
        start..start + self[span].chars().count()
    }

    /// The span in UTF-16 units, as browsers count.
    #[must_use]
    pub fn utf16(&self, span: Span) -> Range<usize> {
        let units = |s: &str| s.chars().map(char::len_utf16).sum::<usize>();
        let start = units(&self.0[..span.start()]);
        start..start + units(&self[span])
    }
}

impl Index<Span> for Text {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self.0[span.range()]
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Where a document came from, as it arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file's name or the name it was given; never a whole path.
    pub name: String,
    /// Hash of the bytes as they arrived, in hexadecimal.
    pub sha256: String,
    /// `text/plain`, `text/html`, `application/pdf` …
    pub media_type: String,
    /// The encoding it was decoded from, by its WHATWG name.
    pub encoding: String,
    /// How many characters could not be decoded and stand as U+FFFD.
    pub replaced: usize,
    /// The decoded source as it lies on disk, for formats whose places are
    /// counted there (plain text, Markdown); empty for the others.
    pub decoded: Box<str>,
}

/// What kind of damage a repair mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepairKind {
    /// A paragraph broken by a page in mid-sentence or mid-word, joined.
    BrokenParagraph,
    /// Lines of one paragraph wrapped at a width, joined.
    WrappedLine,
    /// A page number taken out.
    PageNumber,
    /// A running head or foot taken out.
    RunningHead,
    /// A word divided by a hyphen at a line's end, joined.
    HyphenatedWord,
    /// A Kangxi or CJK radical replaced by its ideograph.
    Radical,
    /// A ligature of a font written as its letters: `ﬁ` as `fi`.
    Ligature,
    /// Soft hyphens, zero-width characters or control characters taken out.
    InvisibleCharacter,
    /// Repeated or non-standard white space reduced to one space.
    WhiteSpace,
    /// A head of key and value lines (front matter) taken out of the text.
    FrontMatter,
    /// Marks of a markup language taken out.
    Markup,
}

/// One place that was mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// What was mended.
    pub kind: RepairKind,
    /// Where the mended place stands in the canonical text (may be empty).
    pub at: Span,
    /// Bytes of the decoded source that were replaced.
    pub source: Range<u32>,
    /// The characters that stood there.
    pub was: String,
    /// The characters that stand there now.
    pub now: String,
}

/// One text as received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// `sha256:` and the hash of the canonical text.
    pub id: String,
    /// Where it came from.
    pub source: Source,
    /// Its language.
    pub lang: Lang,
    /// The canonical text; never edited again.
    pub text: Text,
    /// Where each byte of the text came from.
    pub origin: Origin,
    /// Which text the outside world counts places in.
    pub offsets: Offsets,
    /// The text's own structure.
    pub outline: Outline,
    /// What was mended at the door.
    pub repairs: Vec<Repair>,
    /// What was amiss at the door.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// A document out of a text that needs no door: for tests and examples.
    #[must_use]
    pub fn of_text(text: &str, lang: &str) -> Self {
        let mut canonical = text.to_owned();
        if !canonical.is_empty() && !canonical.ends_with('\n') {
            canonical.push('\n');
        }
        let source = Source {
            name: "text".to_owned(),
            sha256: sha256(text.as_bytes()),
            media_type: "text/plain".to_owned(),
            encoding: "UTF-8".to_owned(),
            replaced: 0,
            decoded: text.into(),
        };
        let lang = Lang::new(lang);
        let origin = Origin::same(text.len());
        Self::assemble(source, lang, Text::new(canonical), origin, Offsets::Source)
    }

    /// Puts a document together from a canonical text; the outline is read
    /// from the text, repairs and diagnostics are left to the door.
    #[must_use]
    pub fn assemble(source: Source, lang: Lang, text: Text, origin: Origin, offsets: Offsets) -> Self {
        let id = format!("sha256:{}", sha256(text.as_bytes()));
        let outline = Outline::of(&text, &lang);
        Self {
            id,
            source,
            lang,
            text,
            origin,
            offsets,
            outline,
            repairs: Vec::new(),
            diagnostics: Vec::new(),
        }
    }
}

/// The SHA-256 of some bytes, in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Document, Text};
    use crate::span::Span;

    #[test]
    fn one_place_has_three_counts() {
        let text = Text::new("重申 🕊 peace");
        let peace = Span::new(12, 17);
        assert_eq!(&text[peace], "peace");
        assert_eq!(text.code_points(peace), 5..10);
        assert_eq!(text.utf16(peace), 6..11);
    }

    #[test]
    fn the_id_follows_the_text() {
        let id = |s: &str| Document::of_text(s, "en").id;
        assert_eq!(id("The Sides agreed."), id("The Sides agreed.\n"));
        assert_ne!(id("The Sides agreed."), id("The Sides disagreed."));
    }
}
