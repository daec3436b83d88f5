//! Dossiers and the network: who holds what about an actor or an instrument,
//! and who speaks of whom. Counted from records, not from texts.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Desk;
use crate::error::{DeskError, Result};
use crate::index::{Pairs, Tally};
use crate::query::{Bound, Field, Node};

/// What a dossier is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// An actor, by id.
    Actor(String),
    /// An instrument, by id.
    Instrument(String),
}

/// Everything held about an actor or an instrument, in numbers.
#[derive(Clone, Debug, Serialize)]
pub struct Dossier {
    /// How many records are about it.
    pub records: u64,
    /// Holders by acts, the most frequent holder first.
    pub holders: Vec<Holding>,
    /// Records by year; `0000` where the date is unknown.
    pub years: BTreeMap<String, u64>,
    /// What changed since a day, where one was named.
    pub since: Option<Since>,
}

/// What one holder holds about it.
#[derive(Clone, Debug, Serialize)]
pub struct Holding {
    /// The holder.
    pub holder: String,
    /// How many records in all.
    pub records: u64,
    /// The same by act.
    pub acts: BTreeMap<String, u64>,
}

/// What changed since a day. Records without a date count for neither side.
#[derive(Clone, Debug, Serialize)]
pub struct Since {
    /// The day, ISO 8601.
    pub day: String,
    /// Acts that a holder performs about it from that day on and not before.
    pub added: Vec<Held>,
    /// Acts that a holder performed about it before that day and not since.
    pub dropped: Vec<Held>,
}

/// An act of a holder, with how often it was performed.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Held {
    /// The holder.
    pub holder: String,
    /// The act.
    pub act: String,
    /// How many records.
    pub records: u64,
}

/// Who speaks of whom, and how.
#[derive(Clone, Debug, Serialize)]
pub struct Network {
    /// The ties, the strongest first.
    pub ties: Vec<Tie>,
    /// How many there are in all.
    pub all: usize,
}

/// Acts of one kind by one holder, put to one addressee.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Tie {
    /// Whose acts they are.
    pub holder: String,
    /// Whom they are put to.
    pub addressee: String,
    /// Their family: `positive`, `negative`, `directive` …
    pub family: &'static str,
    /// How many records.
    pub records: u64,
}

/// The families of acts that tie actors.
pub const TIES: [&str; 3] = ["positive", "negative", "directive"];

impl About {
    /// The records that are about it: those that name the instrument; those
    /// put to the actor, or that speak of it in their matter.
    #[must_use]
    pub fn node(&self) -> Node {
        match self {
            Self::Instrument(id) => Node::Is(Field::Instrument, vec![id.clone()]),
            Self::Actor(id) => Node::Or(vec![
                Node::Is(Field::Addressee, vec![id.clone()]),
                Node::Is(Field::About, vec![id.clone()]),
            ]),
        }
    }
}

impl Desk {
    /// Everything held about an actor or an instrument; with a day also what
    /// was added and dropped since.
    ///
    /// # Errors
    /// Where nobody knows it, the day is none, or the library cannot be read.
    pub fn dossier(&mut self, about: &About, since: Option<&str>) -> Result<Dossier> {
        let node = about.node();
        let pairs = self.cross(&node, Field::Holder, Field::Act)?;
        let years = self.spread(&node, Tally::Year)?;
        let records = years.values().sum();
        if records == 0 && !self.knows(about) {
            let (what, name) = match about {
                About::Actor(id) => ("actor", id),
                About::Instrument(id) => ("instrument", id),
            };
            return Err(DeskError::Unknown { what, name: name.clone() });
        }
        let since = since.map(|day| self.since(&node, day)).transpose()?;
        Ok(Dossier { records, holders: holdings(pairs), years, since })
    }

    fn knows(&self, about: &About) -> bool {
        match about {
            About::Actor(id) => self.codebook.actor_number(id).is_some(),
            About::Instrument(id) => self.codebook.instruments.iter().any(|known| known.id == *id),
        }
    }

    fn since(&mut self, node: &Node, day: &str) -> Result<Since> {
        if !crate::day::is_day(day) {
            return Err(DeskError::refused(format!("`{day}` is no day"), "write it as 2023-06-04"));
        }
        let bound: Bound = crate::index::day(Some(day));
        let between = |from, to| Node::And(vec![node.clone(), Node::Date(from, to)]);
        let before = self.cross(&between(1, bound.saturating_sub(1)), Field::Holder, Field::Act)?;
        let after = self.cross(&between(bound, LAST), Field::Holder, Field::Act)?;
        let only = |own: &Pairs, other: &Pairs| {
            let mut only: Vec<Held> = own
                .iter()
                .filter(|(pair, _)| !other.contains_key(*pair))
                .map(|((holder, act), n)| Held { holder: holder.clone(), act: act.clone(), records: *n })
                .collect();
            only.sort_by(|a, b| b.records.cmp(&a.records).then_with(|| a.holder.cmp(&b.holder)));
            only
        };
        let (added, dropped) = (only(&after, &before), only(&before, &after));
        Ok(Since { day: day.to_owned(), added, dropped })
    }

    /// Who speaks of whom between two years, both included: the strongest
    /// ties, each family of acts apart.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn network(&mut self, from: Option<u32>, to: Option<u32>, limit: usize) -> Result<Network> {
        let mut ties = Vec::new();
        for family in TIES {
            let mut parts = vec![Node::Is(Field::Family, vec![family.to_owned()])];
            if from.is_some() || to.is_some() {
                let (from, to) = (from.unwrap_or(0) * 10_000, to.map_or(LAST, |year| year * 10_000 + 1231));
                parts.push(Node::Date(from.max(1), to));
            }
            let pairs = self.cross(&Node::And(parts), Field::Holder, Field::Addressee)?;
            let apart = pairs.into_iter().filter(|((holder, addressee), _)| holder != addressee);
            ties.extend(apart.map(|((holder, addressee), records)| Tie {
                holder,
                addressee,
                family,
                records,
            }));
        }
        ties.sort_by(|a, b| {
            let names = |tie: &Tie| (tie.holder.clone(), tie.addressee.clone(), tie.family);
            b.records.cmp(&a.records).then_with(|| names(a).cmp(&names(b)))
        });
        let all = ties.len();
        ties.truncate(limit);
        Ok(Network { ties, all })
    }

    /// Pairs of ids in the records that a query of fields finds.
    fn cross(&mut self, node: &Node, across: Field, down: Field) -> Result<Pairs> {
        self.catch_up()?;
        self.ask(|index| {
            let proposal = index.propose(node)?;
            index.cross(&proposal.query, across, down)
        })
    }
}

/// The last day that can be asked for.
pub(super) const LAST: Bound = 99_991_231;

fn holdings(pairs: Pairs) -> Vec<Holding> {
    let mut holders: BTreeMap<String, Holding> = BTreeMap::new();
    for ((holder, act), n) in pairs {
        let held = holders.entry(holder.clone()).or_insert_with(|| Holding {
            holder,
            records: 0,
            acts: BTreeMap::new(),
        });
        held.records += n;
        held.acts.insert(act, n);
    }
    let mut holders: Vec<Holding> = holders.into_values().collect();
    holders.sort_by(|a, b| b.records.cmp(&a.records).then_with(|| a.holder.cmp(&b.holder)));
    holders
}
