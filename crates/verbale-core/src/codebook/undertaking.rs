//! Words by which an undertaking is taken apart: deadlines, conditions, and
//! what a study of compliance would look for; and the small language in which
//! they are written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fold;

/// A length of time by which deadlines are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// A month of the calendar.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
    /// Ten years.
    Decade,
}

/// How a deadline is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeadlineKind {
    /// As soon as possible.
    Soon,
    /// By a day, month or year.
    Date,
    /// Within a length of time.
    Within,
    /// By something that is to happen.
    Event,
}

/// Which day a deadline falls on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Due {
    /// The last day of the date named.
    Last,
    /// The day before the date named begins.
    Eve,
    /// The middle of the year named.
    Middle,
    /// So many units after the day of the text.
    Count,
    /// The end of the year of the text.
    ThisYear,
    /// The end of the year after it.
    NextYear,
    /// The end of the month of the text.
    ThisMonth,
    /// The end of the month after it.
    NextMonth,
    /// The end of the decade of the text.
    Decade,
    /// The middle of the century of the text.
    MidCentury,
    /// The end of the century of the text.
    Century,
}

/// Phrases that give a deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineWords {
    /// How they give it.
    pub kind: DeadlineKind,
    /// Which day it is; unknown where absent.
    #[serde(default)]
    pub due: Option<Due>,
    /// How many units, where the phrase has no slot for it.
    #[serde(default)]
    pub number: Option<u32>,
    /// Which unit, where the phrase has no slot for it.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// Whether it is a deadline only if it lies after the day of the text ("in
    /// 2027"), or, for an event, after the act word ("at its next session").
    #[serde(default)]
    pub ahead: bool,
    /// The phrases.
    pub words: Vec<String>,
}

/// Phrases that mark a condition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConditionWords {
    /// Phrases that open one: provided that.
    pub opens: Vec<String>,
    /// Phrases that close one: 的前提下.
    pub closes: Vec<String>,
    /// Words from which a closed one runs: 在.
    pub from: Vec<String>,
    /// Phrases that are the whole of one: where appropriate.
    pub alone: Vec<String>,
    /// Phrases in which none of these marks a condition: once again.
    pub except: Vec<String>,
}

/// Phrases, and phrases in which they mean nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Phrases {
    /// The phrases.
    pub words: Vec<String>,
    /// Longer phrases that take their meaning away.
    pub except: Vec<String>,
}

/// Phrases for something done that only an act of judging makes a report of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OutcomeWords {
    /// The acts: to welcome the ratification.
    pub acts: Vec<String>,
    /// The phrases.
    pub words: Vec<String>,
    /// Longer phrases that take their meaning away.
    pub except: Vec<String>,
}

/// The words of one language by which undertakings are taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UndertakingWords {
    /// The language.
    pub id: String,
    /// Numbers written as words, and their values.
    #[serde(default)]
    pub numbers: BTreeMap<String, u32>,
    /// Words for units of time.
    #[serde(default)]
    pub units: BTreeMap<Unit, Vec<String>>,
    /// Deadlines.
    #[serde(default, rename = "deadline")]
    pub deadlines: Vec<DeadlineWords>,
    /// Conditions.
    #[serde(default)]
    pub condition: ConditionWords,
    /// Measurable aims.
    #[serde(default)]
    pub target: Phrases,
    /// Words for an organ, or for setting one up.
    #[serde(default)]
    pub body: Phrases,
    /// Sums and funds.
    #[serde(default)]
    pub money: Phrases,
    /// Reporting, verifying, reviewing.
    #[serde(default)]
    pub monitoring: Phrases,
    /// Phrases that say something was done: has ratified, 已批准.
    #[serde(default)]
    pub done: Phrases,
    /// Phrases that do so in the matter of some acts: the ratification of.
    #[serde(default)]
    pub outcome: OutcomeWords,
}

/// A place in a phrase that many words may fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// `{date}`: a day, month or year.
    Date,
    /// `{number}`: in figures or in words.
    Number,
    /// `{unit}`: a unit of time.
    Unit,
    /// `{words}`: a few words, whatever they are.
    Words,
}

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// This word; in Han, these characters.
    Word(String),
    /// Any word that begins so.
    Stem(String),
    /// A slot.
    Slot(Slot),
    /// One of these.
    Any(Vec<Vec<Part>>),
}

impl Part {
    /// The phrases that a written phrase stands for, each in its parts, none
    /// of them with a choice at its head. `(a|b)` stands for either, `(a|)`
    /// may be missing, `report*` is any word that begins so.
    ///
    /// # Errors
    /// What is wrong with it: lower case, no full stop.
    pub fn phrases(written: &str) -> Result<Vec<Vec<Part>>, String> {
        let mut whole = Vec::new();
        let mut rest = written;
        while let Some(open) = rest.find(['(', ')']) {
            let close = rest[open..].find(')').map(|at| open + at);
            let Some(close) = close.filter(|_| rest[open..].starts_with('(')) else {
                return Err("a bracket has no partner".to_owned());
            };
            whole.extend(parts(&rest[..open])?);
            whole.push(Part::Any(rest[open + 1..close].split('|').map(parts).collect::<Result<_, _>>()?));
            rest = &rest[close + 1..];
        }
        whole.extend(parts(rest)?);
        let mut found = vec![whole];
        while let Some(at) = found.iter().position(|phrase| matches!(phrase.first(), Some(Part::Any(_)))) {
            let phrase = found.remove(at);
            if let Some((Part::Any(choices), rest)) = phrase.split_first() {
                found.extend(choices.iter().map(|choice| [choice, rest].concat()));
            }
            if found.len() > MANY {
                return Err(format!("it may begin in more than {MANY} ways"));
            }
        }
        if found.iter().any(Vec::is_empty) { Err("it may be empty".to_owned()) } else { Ok(found) }
    }
}

/// One written phrase may begin in so many ways.
const MANY: usize = 500;

fn parts(plain: &str) -> Result<Vec<Part>, String> {
    let mut found = Vec::new();
    let mut rest = plain;
    while let Some(open) = rest.find('{') {
        words(&rest[..open], &mut found);
        let close = rest[open..].find('}').ok_or("a bracket has no partner")? + open;
        found.push(Part::Slot(match &rest[open + 1..close] {
            "date" => Slot::Date,
            "number" => Slot::Number,
            "unit" => Slot::Unit,
            "words" => Slot::Words,
            other => return Err(format!("no slot is called `{other}`")),
        }));
        rest = &rest[close + 1..];
    }
    words(rest, &mut found);
    Ok(found)
}

fn words(plain: &str, found: &mut Vec<Part>) {
    found.extend(plain.split_whitespace().map(|word| match word.strip_suffix('*') {
        Some(stem) => Part::Stem(fold(stem)),
        None => Part::Word(fold(word)),
    }));
}

#[cfg(test)]
mod tests {
    use super::{Part, Slot};
    use crate::codebook::Codebook;

    #[test]
    fn a_written_phrase_stands_for_all_its_choices() {
        let phrases = Part::phrases("(by|before) (the end of|) {date}").unwrap();
        let end = ["the", "end", "of"].map(|word| Part::Word(word.into())).to_vec();
        let choice = Part::Any(vec![end, Vec::new()]);
        let by = |word: &str| vec![Part::Word(word.into()), choice.clone(), Part::Slot(Slot::Date)];
        assert_eq!(phrases, [by("by"), by("before")]);
        assert_eq!(Part::phrases("(at|) once").unwrap().len(), 2);
        let stem = Part::phrases("Report*").unwrap();
        assert_eq!(stem, [[Part::Stem("report".into())]]);
    }

    #[test]
    fn a_phrase_that_cannot_be_read_says_why() {
        assert_eq!(Part::phrases("by {day}"), Err("no slot is called `day`".to_owned()));
        assert_eq!(Part::phrases("(by|before"), Err("a bracket has no partner".to_owned()));
        assert_eq!(Part::phrases("by) {date}"), Err("a bracket has no partner".to_owned()));
        assert_eq!(Part::phrases("(|by)"), Err("it may be empty".to_owned()));
    }

    #[test]
    fn every_language_has_its_words_of_undertakings() {
        let codebook = Codebook::builtin();
        for language in &codebook.languages {
            assert!(codebook.undertakings.iter().any(|words| words.id == language.id), "{}", language.id);
        }
    }
}
