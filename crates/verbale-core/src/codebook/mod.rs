//! What the house knows, checked and frozen: actors, instruments, acts,
//! ladders, topics, languages, and their compiled matcher.

mod check;
mod compile;
mod endings;
pub mod entry;
mod fold;
mod frozen;
mod instrument_words;
mod lemma;
mod lexicon;
mod load;
mod mark;
mod matcher;
mod pattern;
mod scorer;
mod signs;
mod tails;
mod trie;
mod undertaking;
mod variants;
mod word;

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub use entry::{
    Act, Actor, ActorKind, Degree, Instrument, Ladder, Language, Office, Person, Script, Seat, Topic,
};
pub use fold::fold;
pub use instrument_words::InstrumentWords;
pub use lemma::Lemma;
pub use lexicon::{CueKind, Lexicon, Meaning, Naming, Sense, Senses, Shape};
pub use load::{Fault, File};
pub use mark::Mark;
pub use matcher::{Hit, Matcher};
pub use scorer::{Feature, Features, Scorer, Weights};
pub use signs::Sign;
pub use undertaking::{
    ConditionWords, DeadlineKind, DeadlineWords, Due, OutcomeWords, Part, Phrases, Slot, UndertakingWords,
    Unit,
};
pub use word::{Form, Number};

/// Name and date of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Its name, unique among editions.
    pub name: String,
    /// The day it was made, ISO 8601.
    pub date: String,
}

/// The knowledge of the house.
#[derive(Default)]
pub struct Codebook {
    /// Which edition this is.
    pub edition: Edition,
    /// Actors, in the order of the files.
    pub actors: Vec<Actor>,
    /// Persons who speak for actors.
    pub people: Vec<Person>,
    /// Instruments.
    pub instruments: Vec<Instrument>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Words of office.
    pub offices: Vec<Office>,
    /// Places that stand for actors.
    pub seats: Vec<Seat>,
    /// Acts by id.
    pub acts: Vec<Act>,
    /// Ladders.
    pub ladders: Vec<Ladder>,
    /// Languages.
    pub languages: Vec<Language>,
    /// Weights by which addressees are chosen.
    pub addressee: Scorer,
    /// Words by which undertakings are taken apart, by language.
    pub undertakings: Vec<UndertakingWords>,
    // Words compiled when the program was built, by language.
    frozen: &'static [(&'static str, &'static [u8])],
    lexicons: OnceLock<BTreeMap<String, OnceLock<Lexicon>>>,
    numbers: OnceLock<HashMap<String, u32>>,
    sides: OnceLock<Option<u32>>,
}

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

impl Codebook {
    /// The edition built into the program.
    ///
    /// # Panics
    /// Never: a test reads it without faults.
    #[must_use]
    pub fn builtin() -> Self {
        let (codebook, _) = Codebook::load(&Self::builtin_files());
        codebook
    }

    /// The files of the edition built into the program.
    #[must_use]
    pub fn builtin_files() -> Vec<File<'static>> {
        BUILTIN.iter().map(|&(path, text)| File { path, text }).collect()
    }

    /// The compiled words of a language; `None` where the codebook has no
    /// file for it. Compiled on first use.
    #[must_use]
    pub fn lexicon(&self, language: &str) -> Option<&Lexicon> {
        let lexicons = self.lexicons.get_or_init(|| {
            self.languages.iter().map(|language| (language.id.clone(), OnceLock::new())).collect()
        });
        let known = self.languages.iter().find(|known| known.id == language)?;
        let frozen = self.frozen.iter().find(|(id, _)| *id == language);
        let thawed = || frozen.and_then(|(_, bytes)| Lexicon::thaw(bytes));
        Some(lexicons.get(language)?.get_or_init(|| thawed().unwrap_or_else(|| Lexicon::new(self, known))))
    }

    /// The place of an actor in [`Codebook::actors`].
    #[must_use]
    pub fn actor_number(&self, id: &str) -> Option<u32> {
        let numbers =
            self.numbers.get_or_init(|| self.actors.iter().map(|actor| actor.id.clone()).zip(0..).collect());
        numbers.get(id).copied()
    }

    /// The place of the actor that "the parties" name in a text without
    /// parties of its own.
    #[must_use]
    pub fn sides(&self) -> Option<u32> {
        let first = || self.actors.iter().zip(0..).find_map(|(actor, n)| actor.sides.then_some(n));
        *self.sides.get_or_init(first)
    }
}
