//! Why a document could not be read, and what to do about it.

use std::fmt;

/// Why a document could not be read. Every variant is one cause.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IngestError {
    /// There are no words in the file.
    Empty {
        /// The file.
        name: String,
    },
    /// The bytes are no text in any encoding.
    Binary {
        /// The file.
        name: String,
    },
    /// A format that no door takes.
    Unsupported {
        /// The file.
        name: String,
        /// The format, and how to convert it.
        what: &'static str,
    },
    /// No encoding is called this.
    UnknownEncoding {
        /// The file.
        name: String,
        /// The name that was given.
        encoding: String,
    },
    /// The file is longer than any text can be.
    TooLong {
        /// The file.
        name: String,
        /// Its length in bytes.
        bytes: usize,
    },
    /// The file opens only with a password.
    Encrypted {
        /// The file.
        name: String,
    },
    /// The pages are pictures of text.
    Scanned {
        /// The file.
        name: String,
        /// How many pages it has.
        pages: usize,
    },
    /// The file breaks off or is damaged.
    Damaged {
        /// The file.
        name: String,
        /// What is wrong with it.
        why: String,
    },
    /// The file unpacks to far more than a document.
    Bomb {
        /// The file.
        name: String,
    },
    /// A page without a main text.
    NoMainText {
        /// The file.
        name: String,
    },
    /// Parts that cannot be one document.
    Parts {
        /// Why not.
        why: String,
    },
}

impl IngestError {
    /// A word that names the cause.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "empty-file",
            Self::Binary { .. } => "not-a-text",
            Self::Unsupported { .. } => "unsupported-format",
            Self::UnknownEncoding { .. } => "unknown-encoding",
            Self::TooLong { .. } => "too-long",
            Self::Encrypted { .. } => "encrypted",
            Self::Scanned { .. } => "scanned-pages",
            Self::Damaged { .. } => "damaged-file",
            Self::Bomb { .. } => "unpacks-too-large",
            Self::NoMainText { .. } => "no-main-text",
            Self::Parts { .. } => "parts-differ",
        }
    }

    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "check that the file was saved or downloaded to its end",
            Self::Binary { .. } => "give a text, Markdown, HTML, PDF or DOCX file",
            Self::Unsupported { .. } => "convert it to DOCX, PDF, HTML or plain text first",
            Self::UnknownEncoding { .. } => "use a name such as utf-8, gb18030, big5, windows-1251 or koi8-r",
            Self::TooLong { .. } => "split the file; one document may hold up to 1 GiB",
            Self::Encrypted { .. } => "save a copy without a password",
            Self::Scanned { .. } => "run text recognition (OCR) over it first, for example `ocrmypdf`",
            Self::Damaged { .. } => "fetch the file again, or export it anew",
            Self::Bomb { .. } => "save the text alone in a new file",
            Self::NoMainText { .. } => "save the page with its text shown, or copy the text into a file",
            Self::Parts { .. } => "read the parts one by one",
        }
    }
}

impl fmt::Display for IngestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty { name } => write!(f, "`{name}` holds no words"),
            Self::Binary { name } => write!(f, "`{name}` is no text in any encoding"),
            Self::Unsupported { name, what } => write!(f, "`{name}` is {what}, which cannot be read"),
            Self::UnknownEncoding { name, encoding } => {
                write!(f, "no encoding is called `{encoding}` (asked for `{name}`)")
            }
            Self::TooLong { name, bytes } => {
                write!(f, "`{name}` has {bytes} bytes, too many for one document")
            }
            Self::Encrypted { name } => write!(f, "`{name}` is locked with a password"),
            Self::Scanned { name, pages } => {
                write!(f, "`{name}` has {pages} pages of pictures and no text behind them")
            }
            Self::Damaged { name, why } => write!(f, "`{name}` is damaged: {why}"),
            Self::Bomb { name } => write!(f, "`{name}` unpacks to far more than a document should"),
            Self::NoMainText { name } => write!(f, "`{name}` is a page without a main text"),
            Self::Parts { why } => write!(f, "these files are not parts of one text: {why}"),
        }
    }
}

impl std::error::Error for IngestError {}
