//! Which records of a text are shown: by act, holder, addressee, instrument
//! and topic, as the address says.

use std::collections::BTreeMap;

use serde::Deserialize;
use verbale_core::reading::Position;

use crate::names::Names;
use crate::phrases::Interface;
use crate::phrases::web::ReaderWords;
use crate::web::address::with;

/// What is wanted; an empty word wants nothing in particular.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    act: String,
    holder: String,
    addressee: String,
    instrument: String,
    topic: String,
}

/// The choices of one kind.
pub struct Group {
    /// What they are.
    pub name: &'static str,
    /// The choices, the most frequent first.
    pub choices: Vec<Choice>,
}

/// One choice.
pub struct Choice {
    /// Where it leads; away from it where it is made.
    pub address: String,
    /// What it is called.
    pub name: String,
    /// How many records have it.
    pub count: usize,
    /// Whether it is made.
    pub here: bool,
    /// The class of its colour.
    pub tone: String,
}

impl Wanted {
    fn of(&self, field: &str) -> &str {
        match field {
            "act" => &self.act,
            "holder" => &self.holder,
            "addressee" => &self.addressee,
            "instrument" => &self.instrument,
            _ => &self.topic,
        }
    }

    /// Whether anything in particular is wanted.
    pub fn is_set(&self) -> bool {
        FIELDS.iter().any(|field| !self.of(field).is_empty())
    }

    /// Whether a position is wanted.
    pub fn takes(&self, position: &Position) -> bool {
        FIELDS.iter().all(|field| {
            let wanted = self.of(field);
            wanted.is_empty() || ids(position, field).iter().any(|id| id == wanted)
        })
    }
}

const FIELDS: [&str; 5] = ["act", "holder", "addressee", "instrument", "topic"];

/// How many choices of a kind are offered.
const CHOICES: usize = 14;

fn ids<'a>(position: &'a Position, field: &str) -> &'a [String] {
    match field {
        "act" => std::slice::from_ref(&position.act),
        "holder" => &position.holders,
        "addressee" => &position.addressees,
        "instrument" => &position.instruments,
        _ => &position.topics,
    }
}

/// The choices that the records of a text leave, those of a kind without any
/// left out.
pub fn groups(
    positions: &[Position],
    wanted: &Wanted,
    address: &str,
    names: &Names<'_>,
    interface: Interface,
) -> Vec<Group> {
    let (phrases, words) = (interface.phrases(), ReaderWords::of(interface));
    let titles = [phrases.acts, phrases.holders, words.addressees, phrases.instruments, phrases.topics];
    let group = |(field, name): (&&'static str, &'static str)| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for id in positions.iter().flat_map(|position| ids(position, field)) {
            *counts.entry(id).or_default() += 1;
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let choice = |(id, count): (&str, usize)| {
            let here = wanted.of(field) == id;
            Choice {
                address: with(address, field, (!here).then_some(id)),
                name: called(field, id, names),
                tone: if *field == "act" { names.family(id).to_owned() } else { String::new() },
                count,
                here,
            }
        };
        Group { name, choices: counts.into_iter().take(CHOICES).map(choice).collect() }
    };
    let all = FIELDS.iter().zip(titles).map(group);
    all.filter(|group| !group.choices.is_empty()).collect()
}

fn called(field: &str, id: &str, names: &Names<'_>) -> String {
    match field {
        "act" => names.act(id),
        "instrument" => names.instrument(id),
        "topic" => names.topic(id),
        _ => names.actor(id),
    }
}
