//! The values of a query's fields, resolved by the names in the codebook:
//! 俄方, Russia, Россия and RUS are one.
//!
//! A name that means several things gives all of them; one that means
//! nothing gives a reason, never a guess.

mod near;
mod numbered;
mod table;
mod together;

use std::sync::Arc;

use verbale_core::codebook::entry::{ByLanguage, Cue};
use verbale_core::codebook::{Codebook, fold};

use super::ast::{Field, Node};
use super::stems::stem;
use super::words::{is_han, letters_before};
pub(super) use near::nearest;
use numbered::numbered;
use table::{Rank, Table};
use together::Together;

/// The names in a codebook, to resolve the values of queries by.
pub struct Names {
    actors: Table,
    acts: Table,
    instruments: Table,
    topics: Table,
    families: Table,
    forms: Table,
    languages: Table,
    degrees: Table,
    // The ids are those of the actors that persons speak for.
    people: Table,
    // Words before a name that are no part of it: the.
    determiners: Vec<String>,
    // Words after a name that make it a side: 方, side, сторона.
    sides: Vec<String>,
    together: Together,
    // Reads names of instruments that have no entry.
    codebook: Arc<Codebook>,
}

/// Why a value means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Miss {
    pub(super) message: String,
    pub(super) hint: String,
}

const EXPLAIN: &str = "`verbale codebook explain NAME` shows what goes by a name";

impl Names {
    /// The names in this codebook.
    #[must_use]
    pub fn new(codebook: &Arc<Codebook>) -> Self {
        let side = codebook.offices.iter().filter(|office| office.role == "side");
        let marked = codebook.languages.iter().filter_map(|language| language.marks.get("determiner"));
        Self {
            actors: actors(codebook),
            acts: acts(codebook),
            instruments: instruments(codebook),
            topics: topics(codebook),
            families: list("family", codebook.acts.iter().map(|act| act.family.as_str())),
            forms: forms(codebook),
            languages: languages(codebook),
            degrees: list("degree", ["raised", "plain", "lowered"]),
            people: people(codebook),
            determiners: marked.flatten().map(|word| fold(word)).collect(),
            sides: side.flat_map(|office| office.words.values()).flatten().map(|word| fold(word)).collect(),
            together: Together::new(codebook),
            codebook: Arc::clone(codebook),
        }
    }

    /// What a value of a field asks for.
    pub(super) fn node(&self, field: Field, value: &str) -> Result<Node, Miss> {
        let value = value.trim();
        let is_actor = matches!(field, Field::Holder | Field::Addressee | Field::About | Field::Party);
        if let Some(node) = is_actor.then(|| self.together.parties(field, value)).flatten() {
            return Ok(node);
        }
        self.resolve(field, value).map(|ids| Node::Is(field, ids)).or_else(|miss| {
            let row = is_actor.then(|| self.together.row(field, value)).flatten();
            row.unwrap_or(Err(miss))
        })
    }

    /// The ids that a value of a field means, sorted.
    fn resolve(&self, field: Field, value: &str) -> Result<Vec<String>, Miss> {
        match field {
            Field::Holder | Field::Addressee | Field::About | Field::Party => self.actor(field, value),
            Field::Instrument => self.instrument(value),
            Field::Act => closed(&self.acts, value),
            Field::Topic => self.topics.get(value).ok_or_else(|| unknown(&self.topics, value)),
            Field::Degree => closed(&self.degrees, value),
            Field::Family => closed(&self.families, value),
            Field::Form => closed(&self.forms, value),
            Field::Lang => self.language(value),
            Field::Title | Field::Source | Field::Id => Ok(vec![fold(value)]),
        }
    }

    /// Whether a value of a field is a name that the codebook has.
    pub(super) fn is_name(&self, field: Field, value: &str) -> bool {
        let table = match field {
            Field::Holder | Field::Addressee | Field::About | Field::Party => {
                return self.actor_named(value).is_some() || self.together.parties(field, value).is_some();
            }
            Field::Instrument if numbered(value, &self.codebook).is_some() => return true,
            Field::Act => &self.acts,
            Field::Instrument => &self.instruments,
            Field::Topic => &self.topics,
            Field::Form => &self.forms,
            _ => return false,
        };
        table.get(value).is_some()
    }

    fn actor_named(&self, value: &str) -> Option<Vec<String>> {
        let bare = || self.without_article_and_side(value);
        self.actors.get(value).or_else(|| self.actors.get(bare()?))
    }

    fn actor(&self, field: Field, value: &str) -> Result<Vec<String>, Miss> {
        if let Some(ids) = self.actor_named(value) {
            return Ok(ids);
        }
        if let Some(actors) = self.people.get(value) {
            let ask: Vec<String> = actors.iter().map(|id| format!("`{}:{id}`", shown(field))).collect();
            return Err(Miss {
                message: format!("`{value}` is a person, who speaks for an actor"),
                hint: format!("ask for the actor: {}", ask.join(" or ")),
            });
        }
        // The reader gives groups without an entry an id of their words.
        let slug = value.strip_prefix("group:").unwrap_or_default();
        if !slug.is_empty() && slug.chars().all(|c| c.is_alphanumeric() || c == '-') {
            return Ok(vec![value.to_lowercase()]);
        }
        Err(unknown(&self.actors, value))
    }

    /// The name in "the Russian side", 俄罗斯方面, «российская сторона».
    fn without_article_and_side<'a>(&self, value: &'a str) -> Option<&'a str> {
        let folded = fold(value);
        let last = folded.len() - letters_before(&folded);
        let is_side = |side: &String| match side.chars().all(is_han) {
            true => folded.strip_suffix(side.as_str()).map(str::len),
            false => (last > 0 && stem(&folded[last..]) == stem(side)).then_some(last),
        };
        let end = self.sides.iter().filter_map(is_side).min().unwrap_or(value.len());
        let end = folded[..end].trim_end().len();
        let begins = |word: &String| {
            let after = folded.strip_prefix(word.as_str())?;
            after.starts_with(char::is_whitespace).then(|| value.len() - after.trim_start().len())
        };
        let start = self.determiners.iter().filter_map(begins).max().unwrap_or(0);
        (start < end && (start, end) != (0, value.len())).then(|| &value[start..end])
    }

    fn instrument(&self, value: &str) -> Result<Vec<String>, Miss> {
        if let Some(ids) = self.instruments.get(value) {
            return Ok(ids);
        }
        if let Some(id) = numbered(value, &self.codebook) {
            return Ok(vec![id]);
        }
        // The reader gives an instrument without an entry its title in
        // capitals for an id. A slip in a known id is not taken for one.
        let title = value.strip_prefix('《').and_then(|value| value.strip_suffix('》'));
        let slug = title.map(slug).unwrap_or_default();
        if !slug.is_empty() {
            return Ok(vec![slug]);
        }
        let is_id = value.contains('-') && value == self::slug(value);
        if is_id && (value.chars().any(char::is_numeric) || self.instruments.like(value).is_empty()) {
            return Ok(vec![value.to_owned()]);
        }
        Err(unknown(&self.instruments, value))
    }

    fn language(&self, value: &str) -> Result<Vec<String>, Miss> {
        let code = value.to_ascii_lowercase();
        let is_code = code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase());
        match self.languages.get(value) {
            Some(ids) => Ok(ids),
            None if is_code || code == "und" => Ok(vec![code]),
            None => closed(&self.languages, value),
        }
    }
}

/// What a field of actors is called.
fn shown(field: Field) -> &'static str {
    match field {
        Field::Addressee => "addressee",
        Field::About => "about",
        Field::Party => "party",
        _ => "holder",
    }
}

/// A title in capitals, its words joined by hyphens.
fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_uppercase).collect::<Vec<_>>().join("-")
}

fn unknown(table: &Table, value: &str) -> Miss {
    let near: Vec<String> = table.like(value).into_iter().map(|name| format!("`{name}`")).collect();
    let hint = match near.is_empty() {
        true => EXPLAIN.to_owned(),
        false => format!("did you mean {}? {EXPLAIN}", near.join(" or ")),
    };
    Miss { message: format!("no {} is called `{value}`", table.what), hint }
}

/// A value out of a list that is short enough to be shown.
fn closed(table: &Table, value: &str) -> Result<Vec<String>, Miss> {
    table.get(value).ok_or_else(|| {
        let miss = unknown(table, value);
        match table.like(value).is_empty() {
            true => Miss { hint: format!("it is one of {}", table.ids().join(", ")), ..miss },
            false => miss,
        }
    })
}

fn named(table: &mut Table, id: u32, names: &ByLanguage) {
    for names in names.values() {
        table.add(&names.name, id, Rank::Name);
        for name in &names.also {
            table.add(name, id, Rank::Name);
        }
    }
}

fn actors(codebook: &Codebook) -> Table {
    let mut table = Table::new("actor");
    for actor in &codebook.actors {
        let id = table.id(&actor.id);
        named(&mut table, id, &actor.names);
        for names in actor.names.values() {
            let others = [&names.abbr, &names.adjective, &names.people, &names.capital];
            for name in others.into_iter().flatten() {
                table.add(name, id, Rank::Other);
            }
        }
    }
    for seat in &codebook.seats {
        let id = table.id(&seat.of);
        for word in seat.words.values().flatten() {
            table.add(word, id, Rank::Other);
        }
    }
    table
}

fn acts(codebook: &Codebook) -> Table {
    let mut table = Table::new("act");
    for act in &codebook.acts {
        let id = table.id(&act.id);
        for label in act.label.values() {
            table.add(label, id, Rank::Name);
        }
        for word in act.cues.iter().flat_map(words_of) {
            // A hyphen may stand between the stem of a verb and its ending.
            table.add(&word.replace('-', ""), id, Rank::Other);
            if word.contains('-') {
                table.add(word, id, Rank::Other);
            }
        }
    }
    table
}

fn words_of(cue: &Cue) -> impl Iterator<Item = &String> {
    [&cue.verb, &cue.noun, &cue.adjective, &cue.norm, &cue.pledge, &cue.view].into_iter().flatten()
}

fn instruments(codebook: &Codebook) -> Table {
    let mut table = Table::new("instrument");
    for instrument in &codebook.instruments {
        let id = table.id(&instrument.id);
        named(&mut table, id, &instrument.names);
    }
    table
}

fn topics(codebook: &Codebook) -> Table {
    let mut table = Table::new("topic");
    for topic in &codebook.topics {
        let id = table.id(&topic.id);
        for word in topic.words.values().flatten() {
            table.add(word, id, Rank::Name);
        }
    }
    table
}

fn people(codebook: &Codebook) -> Table {
    let mut table = Table::new("person");
    for person in &codebook.people {
        let Some(office) = person.offices.last() else { continue };
        let id = table.id(&office.of);
        table.add(&person.id, id, Rank::Name);
        named(&mut table, id, &person.names);
    }
    table
}

fn forms(codebook: &Codebook) -> Table {
    let mut table = Table::new("form");
    for (form, words) in codebook.languages.iter().flat_map(|language| &language.forms) {
        let id = table.id(form);
        for word in words {
            table.add(word, id, Rank::Name);
        }
    }
    table
}

fn languages(codebook: &Codebook) -> Table {
    let mut table = Table::new("language");
    for language in &codebook.languages {
        let id = table.id(&language.id);
        table.add(&language.name, id, Rank::Name);
    }
    table
}

fn list<'a>(what: &'static str, ids: impl IntoIterator<Item = &'a str>) -> Table {
    let mut table = Table::new(what);
    for id in ids {
        table.id(id);
    }
    table
}
