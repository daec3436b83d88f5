//! Reads a document: who does what, how strongly, about what, toward whom.
//!
//! Reading never fails. It returns what it found and what it doubts.

mod acts;
mod addressees;
mod cases;
mod dates;
mod done;
mod gaps;
mod han;
mod head;
mod inflected;
mod mentions;
mod positions;
mod references;
mod scope;
mod site;
mod spaced;
mod subject;
mod tokens;
mod verbal;
mod voice;
mod who;

use serde::{Deserialize, Serialize};

use addressees::Account;
pub use addressees::Considered;
pub use gaps::{Gap, gaps};
pub use head::Head;

use crate::codebook::{Codebook, Degree, fold};
use crate::diagnostic::{Diagnostic, Severity};
use crate::span::Span;
use crate::text::Document;

/// How the holder of a position is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HolderBy {
    /// The clause names it.
    Named,
    /// It is taken from the act before.
    Inherited,
    /// It is the voice of the text.
    Voice,
}

/// Why a record was made: the cue and the rule behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// The act and number of the cue in the codebook.
    pub cue: String,
    /// How the cue performs its act: `verb`, `carried`, `norm` …
    pub rule: String,
    /// The actors that might have been its addressees, and what was seen of
    /// each; only where [`explain`] read the text.
    #[serde(skip)]
    pub considered: Vec<Considered>,
}

/// One act performed in a text in the name of its holders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// `p1`, `p2` … in the order of the text.
    pub id: String,
    /// The act's id.
    pub act: String,
    /// The finer kind.
    pub kind: String,
    /// How strongly it is done.
    pub degree: Degree,
    /// Rhetorical heat, 0 to 100.
    pub force: u8,
    /// How far anyone is bound, 0 to 5.
    pub binding: u8,
    /// Whose act it is: actor ids, sorted.
    pub holders: Vec<String>,
    /// How the holders are known.
    pub holder_by: HolderBy,
    /// Whom it is put to.
    pub addressees: Vec<String>,
    /// Instruments named in the matter.
    pub instruments: Vec<String>,
    /// Topics of the matter.
    pub topics: Vec<String>,
    /// The paragraph, by its place in the outline.
    pub paragraph: usize,
    /// The act word.
    pub trigger: Span,
    /// What it is about.
    pub matter: Option<Span>,
    /// The sentence it stands in.
    pub clause: Span,
    /// Why it was made.
    pub why: Why,
}

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// An actor.
    Actor,
    /// A person.
    Person,
    /// An instrument.
    Instrument,
    /// A topic.
    Topic,
    /// A date.
    Date,
}

/// A place that names an actor, a person, an instrument, a topic or a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// What it names.
    pub kind: MentionKind,
    /// The id of what is named; the ISO date for a date.
    pub of: String,
    /// Where.
    pub span: Span,
}

/// Everything found in one document with one edition of the codebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The document's id.
    pub document: String,
    /// The edition's name.
    pub edition: String,
    /// What the text is in diplomacy.
    pub head: Head,
    /// Acts in the order of the text.
    pub positions: Vec<Position>,
    /// Names in the order of the text.
    pub mentions: Vec<Mention>,
    /// How many sentences perform at least one act.
    pub coded: usize,
    /// How many are titles, headings, signatures or stray lines.
    pub structural: usize,
    /// Sentences that perform no act.
    pub uncoded: Vec<Span>,
    /// What is doubted.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a document with a codebook.
#[must_use]
pub fn read(document: &Document, codebook: &Codebook) -> Reading {
    read_with(document, codebook, Account::Brief)
}

/// Reads a document as [`read`] does, and tells what was considered on the
/// way.
#[must_use]
pub fn explain(document: &Document, codebook: &Codebook) -> Reading {
    read_with(document, codebook, Account::Full)
}

fn read_with(document: &Document, codebook: &Codebook, account: Account) -> Reading {
    let mut reading = Reading {
        document: document.id.clone(),
        edition: codebook.edition.name.clone(),
        head: Head::default(),
        positions: Vec::new(),
        mentions: Vec::new(),
        coded: 0,
        structural: 0,
        uncoded: Vec::new(),
        diagnostics: Vec::new(),
    };
    let Some(lexicon) = codebook.lexicon(document.lang.code()) else {
        reading.diagnostics.push(unknown_language(document, codebook));
        return reading;
    };
    let folded = fold(&document.text);
    let mut who = who::Who::default();
    reading.head = head::head(document, &folded, codebook, lexicon, &mut who);
    positions::positions(document, &folded, codebook, lexicon, who, account, &mut reading);
    reading
}

fn unknown_language(document: &Document, codebook: &Codebook) -> Diagnostic {
    let known: Vec<&str> = codebook.languages.iter().map(|l| l.id.as_str()).collect();
    let message = format!("the codebook has no file for the language `{}`", document.lang.code());
    Diagnostic::new(Severity::Error, "unknown-language", message)
        .hint(format!("it reads {}; force one of these where the text is in it", known.join(", ")))
}
