//! Reads the files of a codebook and says what is wrong with them.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::entry::{Act, Actor, Instrument, Ladder, Language, Office, Person, Seat, Topic};
use super::{Codebook, Edition, Scorer, UndertakingWords};
use crate::diagnostic::Severity;

/// One file of a codebook: its path within the codebook, and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File<'a> {
    /// `acts/urge.toml`.
    pub path: &'a str,
    /// The TOML.
    pub text: &'a str,
}

/// What is wrong in a file of the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A word that names the kind of fault: `unknown-actor`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The file.
    pub path: String,
    /// Bytes of the file that are at fault.
    pub at: std::ops::Range<usize>,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Tables {
    actor: Vec<Actor>,
    person: Vec<Person>,
    instrument: Vec<Instrument>,
    topic: Vec<Topic>,
    office: Vec<Office>,
    seat: Vec<Seat>,
}

impl Codebook {
    /// Reads a codebook from its files. Entries of later files replace
    /// entries of the same id; what is at fault is left out and told.
    #[must_use]
    pub fn load(files: &[File<'_>]) -> (Self, Vec<Fault>) {
        let mut codebook = Codebook::default();
        let mut faults = Vec::new();
        for file in files.iter().filter(|f| f.path.ends_with(".toml")) {
            let read = match file.path.rsplit('/').nth(1).unwrap_or("") {
                "" => parse::<Edition>(file).map(|edition| codebook.edition = edition),
                "acts" => parse::<Act>(file).map(|act| replace(&mut codebook.acts, act, |a| &a.id)),
                "ladders" => parse::<Ladder>(file).map(|l| replace(&mut codebook.ladders, l, |l| &l.id)),
                "languages" => {
                    parse::<Language>(file).map(|l| replace(&mut codebook.languages, l, |l| &l.id))
                }
                "scorers" => parse::<Scorer>(file).map(|s| codebook.addressee = s.compiled()),
                "undertakings" => parse::<UndertakingWords>(file)
                    .map(|words| replace(&mut codebook.undertakings, words, |w| &w.id)),
                _ => parse::<Tables>(file).map(|tables| codebook.take(tables)),
            };
            faults.extend(read.err());
        }
        codebook.acts.sort_by(|a, b| a.id.cmp(&b.id));
        (codebook, faults)
    }

    fn take(&mut self, tables: Tables) {
        tables.actor.into_iter().for_each(|a| replace(&mut self.actors, a, |a| &a.id));
        tables.person.into_iter().for_each(|p| replace(&mut self.people, p, |p| &p.id));
        tables.instrument.into_iter().for_each(|i| replace(&mut self.instruments, i, |i| &i.id));
        tables.topic.into_iter().for_each(|t| replace(&mut self.topics, t, |t| &t.id));
        self.offices.extend(tables.office);
        self.seats.extend(tables.seat);
    }
}

fn parse<T: DeserializeOwned>(file: &File<'_>) -> Result<T, Fault> {
    toml::from_str(file.text).map_err(|error| Fault {
        code: "not-readable",
        severity: Severity::Error,
        path: file.path.to_owned(),
        at: error.span().unwrap_or(0..0),
        message: error.message().trim().to_lowercase(),
        help: Some("codebook/README.md shows the fields of each kind of entry".to_owned()),
    })
}

/// Puts an entry in the place of one with the same id, else at the end.
fn replace<T>(list: &mut Vec<T>, entry: T, id: impl Fn(&T) -> &String) {
    match list.iter().position(|old| id(old) == id(&entry)) {
        Some(at) => list[at] = entry,
        None => list.push(entry),
    }
}
