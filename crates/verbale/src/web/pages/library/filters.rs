//! What narrows the list of texts: language, form, year, party, words.

use std::collections::BTreeMap;

use serde::Deserialize;
use verbale_desk::error::Result;
use verbale_desk::index::Tally;
use verbale_desk::query::{Field, Node};
use verbale_desk::{Desk, DeskError};

use crate::names::Names;
use crate::phrases::web::LibraryWords;
use crate::phrases::{Interface, language};
use crate::web::address::with;

/// What is wanted; an empty word wants nothing in particular.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// Words, or a query.
    pub q: String,
    /// The page, from 1.
    pub page: Option<usize>,
    lang: String,
    form: String,
    year: String,
    party: String,
}

/// How the texts found are spread, by the parameter that narrows them.
pub type Spreads = Vec<(&'static str, BTreeMap<String, u64>)>;

/// The choices of one kind.
pub struct Group {
    /// What they are.
    pub name: &'static str,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// One choice.
pub struct Choice {
    /// Where it leads; away from it where it is made.
    pub address: String,
    /// What it is called.
    pub name: String,
    /// How many texts have it.
    pub count: u64,
    /// Whether it is made.
    pub here: bool,
}

const FIELDS: [(&str, Tally); 4] = [
    ("lang", Tally::Ids(Field::Lang)),
    ("form", Tally::Ids(Field::Form)),
    ("year", Tally::Year),
    ("party", Tally::Ids(Field::Party)),
];

/// How many choices of a kind are offered.
const CHOICES: usize = 12;

impl Wanted {
    fn of(&self, field: &str) -> &str {
        match field {
            "lang" => &self.lang,
            "form" => &self.form,
            "year" => &self.year,
            _ => &self.party,
        }
    }

    /// Whether anything in particular is wanted.
    pub fn is_set(&self) -> bool {
        !self.q.trim().is_empty() || FIELDS.iter().any(|(field, _)| !self.of(field).is_empty())
    }

    /// The query that it is.
    ///
    /// # Errors
    /// Where the words make no sense.
    pub fn node(&self, desk: &mut Desk) -> Result<Node> {
        let mut parts = Vec::new();
        if !self.q.trim().is_empty() {
            parts.push(desk.understand(&self.q)?);
        }
        for (name, field) in [("lang", Field::Lang), ("form", Field::Form), ("party", Field::Party)] {
            let id = self.of(name);
            if !id.is_empty() {
                parts.push(Node::Is(field, vec![id.to_owned()]));
            }
        }
        if !self.year.is_empty() {
            let wrong = || DeskError::refused(format!("`{}` is no year", self.year), "write it as 2023");
            let year = self.year.parse::<u32>().ok().filter(|year| *year <= 9999).ok_or_else(wrong)?;
            parts.push(Node::Date(year * 10_000, year * 10_000 + 1231));
        }
        Ok(match parts.len() {
            0 => Node::All,
            1 => parts.remove(0),
            _ => Node::And(parts),
        })
    }
}

/// Counts the texts found by everything that may narrow them.
///
/// # Errors
/// Where the library cannot be read.
pub fn spread(desk: &mut Desk, node: &Node) -> Result<Spreads> {
    let counts = desk.spreads(node, &FIELDS.map(|(_, over)| over))?;
    Ok(FIELDS.iter().map(|(field, _)| *field).zip(counts).collect())
}

/// The choices, those of a kind without any left out.
pub fn groups(
    spreads: &Spreads,
    wanted: &Wanted,
    address: &str,
    names: &Names<'_>,
    interface: Interface,
) -> Vec<Group> {
    let words = LibraryWords::of(interface);
    let group = |(field, counts): &(&'static str, BTreeMap<String, u64>)| {
        let mut counts: Vec<(&String, u64)> = counts.iter().map(|(id, n)| (id, *n)).collect();
        if *field == "year" {
            counts.reverse();
        } else {
            counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        }
        let choice = |(id, count): (&String, u64)| {
            let here = wanted.of(field) == id;
            let name = match *field {
                "lang" => language(id, interface).to_owned(),
                "form" => names.form(id),
                "year" if id == "0000" => words.undated.to_owned(),
                "year" => id.clone(),
                _ => names.actor(id),
            };
            Choice { address: with(address, field, (!here).then_some(id.as_str())), name, count, here }
        };
        let name = match *field {
            "lang" => words.language,
            "form" => words.form,
            "year" => words.year,
            _ => words.parties,
        };
        let known = counts.into_iter().filter(|(id, _)| !id.is_empty());
        Group { name, choices: known.take(CHOICES).map(choice).collect() }
    };
    spreads.iter().map(group).filter(|group| !group.choices.is_empty()).collect()
}
