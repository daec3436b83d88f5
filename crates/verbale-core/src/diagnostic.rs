//! The only way in which the house says that something is amiss.
//!
//! A diagnostic says what, where, and what to do next. It never stops a
//! reading: what was found stands beside what is doubted.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// How much a diagnostic matters to the reader of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Something may be missing or wrong in the record.
    Warning,
    /// Something could not be done.
    Error,
}

/// What is amiss, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// A word that names the kind of fault: `stray-line`, `unknown-holder`.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// The place in the canonical text, where there is one.
    pub span: Option<Span>,
    /// What is amiss: lower case, no full stop.
    pub message: String,
    /// What to do next, where anything can be done.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A diagnostic without place or hint.
    #[must_use]
    pub fn new(severity: Severity, code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), severity, span: None, message: message.into(), hint: None }
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same, with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
