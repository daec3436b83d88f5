//! What happened to an undertaking: events that are only ever added, and the
//! status they come to.
//!
//! Refuses to close anything by itself: a deadline that has passed makes an
//! undertaking overdue, not lapsed.

use std::fmt;

use serde::{Deserialize, Serialize};
use verbale_core::span::Span;

use super::days::Day;
use crate::error::{DeskError, Result};

/// Where an undertaking stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nobody has decided on it.
    #[default]
    Open,
    /// It was done.
    Met,
    /// A part of it was done.
    Partly,
    /// Whoever it was put to, or whoever gave it, will not do it.
    Refused,
    /// It can no longer be done, or no longer matters.
    Lapsed,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 5] = [Self::Open, Self::Met, Self::Partly, Self::Refused, Self::Lapsed];

    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Met => "met",
            Self::Partly => "partly",
            Self::Refused => "refused",
            Self::Lapsed => "lapsed",
        }
    }

    /// Reads a status.
    ///
    /// # Errors
    /// Where there is none of that name.
    pub fn read(written: &str) -> Result<Self> {
        let named = |status: &Self| status.name() == written.trim().to_lowercase();
        Self::ALL.into_iter().find(named).ok_or_else(|| {
            DeskError::refused(
                format!("no status is called `{written}`"),
                format!("a status is {}", Self::ALL.map(Self::name).join(", ")),
            )
        })
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What an event does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// Gives it a status other than open.
    Closed,
    /// Opens it again.
    Reopened,
    /// Adds a remark, and evidence where there is some.
    Noted,
    /// Says that a text proposed as evidence is none.
    DismissedEvidence,
}

/// What shows that it was done or not done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// Words of a text of the library.
    Document {
        /// The document's id.
        id: String,
        /// The first byte.
        start: u32,
        /// The byte after the last.
        end: u32,
    },
    /// A page elsewhere.
    Url(String),
}

/// Something that happened to an undertaking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When it was written down, ISO 8601, UTC.
    pub at: String,
    /// By whom.
    pub author: String,
    /// What it does.
    pub kind: EventKind,
    /// The status it gives, where it gives one.
    pub status: Option<Status>,
    /// What shows it.
    pub evidence: Option<Evidence>,
    /// A remark; may be empty.
    pub note: String,
}

impl Event {
    /// Whether it may be added to a history.
    ///
    /// # Errors
    /// Where it says nothing, or two things at once.
    pub fn checked(self) -> Result<Self> {
        let refused = |message: &str, hint: &str| Err(DeskError::refused(message, hint));
        match (self.kind, self.status, &self.evidence) {
            (EventKind::Closed, None | Some(Status::Open), _) => {
                refused("nothing is closed without a status", "give --status met, partly, refused or lapsed")
            }
            (EventKind::Closed, Some(Status::Met | Status::Partly), None) => refused(
                "what is met or partly met is closed with evidence",
                "give --evidence DOC:START-END, DOC:pN, DOC or an address",
            ),
            (EventKind::Reopened, Some(status), _) if status != Status::Open => {
                refused("what is opened again is open", "leave --status out")
            }
            (EventKind::Noted | EventKind::DismissedEvidence, Some(_), _) => {
                refused("a note changes no status", "close it to give it a status")
            }
            (EventKind::Noted, None, None) if self.note.trim().is_empty() => {
                refused("the note is empty", "give --note or --evidence")
            }
            (EventKind::DismissedEvidence, None, None) => refused(
                "no evidence to dismiss was named",
                "give --evidence DOC:START-END, DOC:pN, DOC or an address",
            ),
            _ => Ok(self),
        }
    }
}

/// Where an undertaking stands after its history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The status.
    pub status: Status,
    /// When it came to it, where an event brought it there.
    pub since: Option<String>,
    /// Evidence of the present status, and what was noted since it was open.
    pub evidence: Vec<Evidence>,
    /// Evidence that was dismissed: not to be proposed again.
    pub dismissed: Vec<Evidence>,
    /// It is open and its last day has passed.
    pub overdue: bool,
}

/// Folds a history, in the order it was written, into what it comes to.
/// `due` is the last day on which the undertaking is kept, `today` the day
/// for which the question is asked.
#[must_use]
pub fn standing(history: &[Event], due: Option<&str>, today: Option<&str>) -> Standing {
    let mut now = Standing::default();
    for event in history {
        let evidence = || event.evidence.clone();
        match event.kind {
            EventKind::Closed => {
                now.status = event.status.unwrap_or(now.status);
                now.since = Some(event.at.clone());
                now.evidence.extend(evidence());
            }
            EventKind::Reopened => {
                now.status = Status::Open;
                now.since = Some(event.at.clone());
                now.evidence.clear();
            }
            EventKind::Noted => now.evidence.extend(evidence()),
            EventKind::DismissedEvidence => {
                let dismissed = |kept: &Evidence| event.evidence.iter().any(|e| e.is_same(kept));
                now.evidence.retain(|kept| !dismissed(kept));
                now.dismissed.extend(evidence());
            }
        }
    }
    let days = due.and_then(Day::read).zip(today.and_then(Day::read));
    now.overdue = now.status == Status::Open && days.is_some_and(|(due, today)| due < today);
    now
}

/// Figures of the shortest head of an id.
const HEAD: usize = 4;

/// Evidence as a person names it; the library tells what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// Bytes of a document.
    Span {
        /// What the document was called.
        document: String,
        /// Where.
        span: Span,
    },
    /// A position of a document.
    Position {
        /// What the document was called.
        document: String,
        /// `p12`.
        position: String,
    },
    /// All of a document, as where a text no longer speaks of it.
    Whole {
        /// What the document was called.
        document: String,
    },
    /// A page elsewhere.
    Url(String),
}

/// Reads `DOC:START-END`, `DOC:pN`, `DOC` alone or an address.
///
/// # Errors
/// Where it is none of these.
pub fn named(written: &str) -> Result<Named> {
    const SHAPE: &str = "write DOC:START-END (bytes), DOC:pN (a position), DOC (all of a text), or an address that begins with https://";
    let written = written.trim();
    let refused = |message: String| DeskError::refused(message, SHAPE);
    if let Some((scheme, rest)) = written.split_once("://") {
        let known = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https" | "ftp");
        let sound = !rest.is_empty()
            && !rest.starts_with('/')
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control());
        return match (known, sound) {
            (true, true) => Ok(Named::Url(written.to_owned())),
            (true, false) => Err(refused(format!("`{written}` is no address"))),
            (false, _) => Err(refused(format!("addresses of `{scheme}` cannot be kept as evidence"))),
        };
    }
    if written.len() >= HEAD && written.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Ok(Named::Whole { document: written.to_owned() });
    }
    let Some((document, place)) = written.rsplit_once(':').filter(|(document, _)| !document.is_empty())
    else {
        return Err(refused(format!("`{written}` names no place in a document")));
    };
    let document = document.to_owned();
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if let Some(number) = place.strip_prefix('p').filter(|number| figures(number)) {
        let number: u32 =
            number.parse().map_err(|_| refused(format!("no document has a position p{number}")))?;
        return Ok(Named::Position { document, position: format!("p{number}") });
    }
    let Some((start, end)) = place.split_once('-').filter(|(a, b)| figures(a) && figures(b)) else {
        return Err(refused(format!("`{place}` is neither a span nor a position")));
    };
    match (start.parse::<u32>(), end.parse::<u32>()) {
        (Ok(start), Ok(end)) if start < end => {
            Ok(Named::Span { document, span: Span::new(start as usize, end as usize) })
        }
        (Ok(_), Ok(_)) => Err(refused(format!("the span {place} holds nothing"))),
        _ => Err(refused(format!("no document is as long as {place}"))),
    }
}

impl Evidence {
    /// Whether both are the same words: the same address, or the greater part
    /// of the shorter stretch lies in the other. Another reading may cut
    /// sentences otherwise; the words stay where they are.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Document { id, start, end }, Self::Document { id: of, start: from, end: to }) => {
                let shared = end.min(to).saturating_sub(*start.max(from));
                let shorter = end.saturating_sub(*start).min(to.saturating_sub(*from));
                id == of && shared > shorter / 2
            }
            _ => self == other,
        }
    }

    /// Evidence in a document, once its span is known to lie in its text.
    ///
    /// # Errors
    /// Where the span lies outside the text or cuts a character.
    pub fn within(id: &str, text: &str, span: Span) -> Result<Self> {
        let whole = text.get(span.range()).is_some_and(|words| !words.is_empty());
        if !whole {
            let message = if span.end() > text.len() {
                format!("the text has {} bytes, and the span is {span}", text.len())
            } else {
                format!("the span {span} cuts a character")
            };
            return Err(DeskError::refused(
                message,
                "spans are bytes of the text that `verbale show` prints",
            ));
        }
        let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(Self::Document { id: id.to_owned(), start: byte(span.start()), end: byte(span.end()) })
    }
}
