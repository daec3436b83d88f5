//! Which actors a word or noun phrase names.

use std::collections::BTreeSet;

use super::tokens::{Token, Tokens};
use crate::codebook::{Codebook, Mark, Meaning, Naming};
use crate::span::Span;

/// What is known so far about who is who in this text.
#[derive(Debug, Default)]
pub struct Who {
    /// The year of the text, for offices held by different people in turn.
    pub year: Option<i32>,
    /// Actors that the text names in full: they decide what 阿方 means.
    pub seen: BTreeSet<u32>,
}

impl Who {
    /// The actors that one word names by itself, as ids.
    #[must_use]
    pub fn actors(&self, tokens: &Tokens, token: &Token, codebook: &Codebook) -> Vec<String> {
        let mut sure = Vec::new();
        let mut unsure = Vec::new();
        for sense in tokens.senses(token) {
            match sense.meaning {
                Meaning::Actor(n, Naming::Name | Naming::Capital) => sure.push(n),
                Meaning::Actor(n, Naming::Side | Naming::Pair) => unsure.push(n),
                Meaning::Person(p) => sure.extend(self.speaks_for(p as usize, codebook)),
                _ => {}
            }
        }
        if sure.len() > 1 && sure.iter().any(|n| self.seen.contains(n)) {
            sure.retain(|n| self.seen.contains(n));
        }
        let room =
            if tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Actor(_, Naming::Pair))) {
                2
            } else {
                1
            };
        if unsure.len() > room {
            unsure.retain(|n| self.seen.contains(n));
        }
        sure.extend(unsure);
        let mut ids: Vec<String> = sure.into_iter().map(|n| codebook.actors[n as usize].id.clone()).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// The actors that a noun phrase names, adjectives of office with them.
    #[must_use]
    pub fn phrase(&self, tokens: &Tokens, from: usize, end: usize, codebook: &Codebook) -> Vec<String> {
        let mut ids = Vec::new();
        for (i, token) in tokens.list[from..end].iter().enumerate() {
            ids.extend(self.actors(tokens, token, codebook));
            if ids.is_empty() || self.beside_office(tokens, from + i, end) {
                ids.extend(self.adjectives(tokens, token, codebook));
            }
        }
        ids.sort();
        ids.dedup();
        ids
    }

    /// Actors named by an adjective or the name of a people.
    #[must_use]
    pub fn adjectives(&self, tokens: &Tokens, token: &Token, codebook: &Codebook) -> Vec<String> {
        let senses = tokens.senses(token).iter();
        senses
            .filter_map(|s| match s.meaning {
                Meaning::Actor(n, Naming::Adjective) => Some(codebook.actors[n as usize].id.clone()),
                _ => None,
            })
            .take(1)
            .collect()
    }

    /// Whether a word of office or side stands within two words after.
    #[must_use]
    pub fn beside_office(&self, tokens: &Tokens, at: usize, end: usize) -> bool {
        let end = end.min(at + 4).min(tokens.list.len());
        tokens.list[(at + 1).min(end)..end].iter().any(|t| {
            t.is(Mark::Agent) || tokens.senses(t).iter().any(|s| matches!(s.meaning, Meaning::Office(_)))
        })
    }

    fn speaks_for(&self, person: usize, codebook: &Codebook) -> Option<u32> {
        let offices = &codebook.people[person].offices;
        let at_the_time = self.year.and_then(|year| {
            offices.iter().rev().find(|o| o.from.is_none_or(|f| f <= year) && o.to.is_none_or(|t| year <= t))
        });
        let office = at_the_time.or_else(|| offices.last())?;
        codebook.actor_number(&office.of)
    }
}

/// An id for a body without an entry, from its own words.
#[must_use]
pub fn slug(text: &str, span: Span) -> String {
    let words: String = text[span.range()]
        .chars()
        .map(|c| if c.is_alphanumeric() { c.to_lowercase().next().unwrap_or(c) } else { '-' })
        .collect();
    let mut parts: Vec<&str> = words.split('-').filter(|p| !p.is_empty()).collect();
    if matches!(parts.first(), Some(&"the" | &"a" | &"an")) {
        parts.remove(0);
    }
    format!("group:{}", parts.join("-"))
}
