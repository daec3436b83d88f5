//! Why the desk could not do what it was asked: what, where, what to do next.

use std::fmt;

use crate::query::Fault;

/// Why something could not be done.
#[derive(Debug)]
pub enum DeskError {
    /// Another process holds the library for longer than was waited.
    Busy,
    /// The library was made by a later version of the program.
    Newer {
        /// The layout it has.
        found: i64,
        /// The latest layout this program knows.
        known: i64,
    },
    /// The disk is full.
    Full,
    /// The library cannot be written to.
    ReadOnly,
    /// Bytes of the library are damaged.
    Damaged(String),
    /// There is no such thing in the library.
    Unknown {
        /// What was looked for: `document`, `position`, `undertaking`.
        what: &'static str,
        /// What it was called.
        name: String,
    },
    /// More than one thing goes by that name.
    Ambiguous {
        /// What was looked for.
        what: &'static str,
        /// What it was called.
        name: String,
        /// Some that it might be.
        like: Vec<String>,
    },
    /// A query that cannot be understood.
    Query(Fault),
    /// Something was asked that makes no sense.
    Refused {
        /// What is wrong.
        message: String,
        /// What to do next.
        hint: String,
    },
    /// The server or the disk said so.
    Failed(String),
}

impl DeskError {
    /// Something was asked that makes no sense.
    pub fn refused(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Refused { message: message.into(), hint: hint.into() }
    }

    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Busy => "another process is writing to the library; try again when it is done".to_owned(),
            Self::Newer { .. } => "update the program, or open another library with --library".to_owned(),
            Self::Full => "make room on the disk and try again; what was acknowledged is kept".to_owned(),
            Self::ReadOnly => "make the file and its directory writable, or copy the library elsewhere".to_owned(),
            Self::Damaged(_) => {
                "nothing was changed; `verbale check` lists what is damaged, `verbale restore` puts a backup back".to_owned()
            }
            Self::Unknown { what, .. } => format!("`verbale list` shows what the library holds; a {what} may be named by the head of its id"),
            Self::Ambiguous { like, .. } => format!("it may be {}; give more of it", like.join(", ")),
            Self::Query(fault) => fault.hint.clone(),
            Self::Refused { hint, .. } => hint.clone(),
            Self::Failed(_) => "the message above is the system's own; what was acknowledged is kept".to_owned(),
        }
    }
}

impl fmt::Display for DeskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy => f.write_str("the library is busy"),
            Self::Newer { found, known } => {
                write!(f, "the library has layout {found}, and this program knows layouts up to {known}")
            }
            Self::Full => f.write_str("the disk is full"),
            Self::ReadOnly => f.write_str("the library cannot be written to"),
            Self::Damaged(what) => write!(f, "the library is damaged: {what}"),
            Self::Unknown { what, name } => write!(f, "no {what} in the library goes by `{name}`"),
            Self::Ambiguous { what, name, .. } => write!(f, "more than one {what} goes by `{name}`"),
            Self::Query(fault) => f.write_str(&fault.message),
            Self::Refused { message, .. } | Self::Failed(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for DeskError {}

/// What the desk gives back.
pub type Result<T> = std::result::Result<T, DeskError>;
