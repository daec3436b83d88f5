//! Makes undertakings: what was asked of somebody or promised by somebody,
//! taken apart so that it can be followed up.
//!
//! Refuses to fill in what the text does not say: a deadline that cannot be
//! counted has no day.

use serde::{Deserialize, Serialize};
use verbale_core::codebook::{Codebook, DeadlineKind, Degree};
use verbale_core::reading::Position;
use verbale_core::span::Span;

use super::days::Day;
use super::terms::{Stretch, Terms};

/// Which way an undertaking runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The holder asks it of somebody.
    Call,
    /// The holder takes it upon itself.
    Commitment,
}

impl Kind {
    /// The kind of the acts of a family; `None` where nothing is undertaken.
    #[must_use]
    pub fn of_family(family: &str) -> Option<Self> {
        match family {
            "directive" => Some(Self::Call),
            "commissive" => Some(Self::Commitment),
            _ => None,
        }
    }
}

/// By when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The words.
    pub span: Span,
    /// How it is given.
    pub kind: DeadlineKind,
    /// The last day on which it is kept, ISO 8601, where that can be told.
    pub due: Option<String>,
}

/// What a study of compliance would look for, with the words that show it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// A measurable aim.
    pub target: Vec<Span>,
    /// An organ, named or to be set up.
    pub body: Vec<Span>,
    /// Sums and funds.
    pub money: Vec<Span>,
    /// Reporting, verifying, reviewing.
    pub monitoring: Vec<Span>,
}

/// What is undertaken: the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Where.
    pub span: Span,
    /// The words themselves.
    pub text: String,
}

/// A call or commitment that stays open until evidence closes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undertaking {
    /// The position it is made of: `p7`.
    pub position: String,
    /// Which way it runs.
    pub kind: Kind,
    /// The act.
    pub act: String,
    /// How strongly it is done.
    pub degree: Degree,
    /// Rhetorical heat, 0 to 100.
    pub force: u8,
    /// How far anyone is bound, 0 to 5.
    pub binding: u8,
    /// Who asks or promises.
    pub holders: Vec<String>,
    /// Whom it is put to.
    pub addressees: Vec<String>,
    /// Instruments named in the matter.
    pub instruments: Vec<String>,
    /// Topics of the matter.
    pub topics: Vec<String>,
    /// The language of the text.
    pub lang: String,
    /// The sentence.
    pub quote: Span,
    /// The act word.
    pub trigger: Span,
    /// What it is about.
    pub matter: Option<Matter>,
    /// By when, in the order of the text.
    pub deadlines: Vec<Deadline>,
    /// On what conditions.
    pub conditions: Vec<Span>,
    /// What a study of compliance would look for besides a deadline.
    pub marks: Marks,
}

impl Undertaking {
    /// The deadline that counts: the first with a day, else the first.
    #[must_use]
    pub fn deadline(&self) -> Option<&Deadline> {
        self.deadlines.iter().find(|deadline| deadline.due.is_some()).or_else(|| self.deadlines.first())
    }

    /// The last day on which it is kept, where that can be told.
    #[must_use]
    pub fn due(&self) -> Option<&str> {
        self.deadline()?.due.as_deref()
    }

    /// What a study of compliance would find in it: `target`, `deadline`,
    /// `body`, `money`, `monitoring`.
    #[must_use]
    pub fn found(&self) -> Vec<&'static str> {
        let marks = [
            ("target", self.marks.target.is_empty()),
            ("deadline", self.deadlines.is_empty()),
            ("body", self.marks.body.is_empty()),
            ("money", self.marks.money.is_empty()),
            ("monitoring", self.marks.monitoring.is_empty()),
        ];
        marks.into_iter().filter(|(_, missing)| !missing).map(|(name, _)| name).collect()
    }
}

/// The undertakings of a text, in its order. `date` is the day of the text,
/// from which deadlines are counted.
#[must_use]
pub fn undertakings(
    text: &str,
    lang: &str,
    positions: &[Position],
    date: Option<&str>,
    codebook: &Codebook,
) -> Vec<Undertaking> {
    undertakings_by(&Terms::new(codebook, lang), text, positions, date, codebook)
}

/// The same with the words of the language compiled beforehand, for many texts.
#[must_use]
pub fn undertakings_by(
    terms: &Terms<'_>,
    text: &str,
    positions: &[Position],
    date: Option<&str>,
    codebook: &Codebook,
) -> Vec<Undertaking> {
    let folded = verbale_core::codebook::fold(text);
    let today = date.and_then(Day::read);
    let fits = |span: Span| text.get(span.range()).is_some();
    let whole = |p: &&Position| fits(p.clause) && fits(p.trigger) && p.matter.is_none_or(fits);
    let positions: Vec<&Position> = positions.iter().filter(whole).collect();
    let mut found = Vec::new();
    for sentence in positions.chunk_by(|a, b| a.clause == b.clause) {
        for (number, position) in sentence.iter().enumerate() {
            let act = codebook.acts.iter().find(|act| act.id == position.act);
            let Some(kind) = act.and_then(|act| Kind::of_family(&act.family)) else { continue };
            let stretch = Stretch::of(sentence, number);
            let seen = terms.look(text, &folded, &stretch, today);
            found.push(Undertaking {
                position: position.id.clone(),
                kind,
                act: position.act.clone(),
                degree: position.degree,
                force: position.force,
                binding: position.binding,
                holders: position.holders.clone(),
                addressees: position.addressees.clone(),
                instruments: position.instruments.clone(),
                topics: position.topics.clone(),
                lang: terms.lang.clone(),
                quote: position.clause,
                trigger: position.trigger,
                matter: position.matter.map(|span| Matter { span, text: text[span.range()].to_owned() }),
                deadlines: seen.deadlines,
                conditions: seen.conditions,
                marks: seen.marks,
            });
        }
    }
    found
}
