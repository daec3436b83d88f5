//! Who may be an addressee: every actor that a matter names, in whatever way.

use std::ops::Range;

use super::{Addressing, is_word};
use crate::codebook::entry::Toward;
use crate::codebook::{Mark, Meaning, Naming};
use crate::reading::acts::Found;
use crate::reading::site::Subject;
use crate::reading::who::slug;

/// How a candidate is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// By its name, as a side or through a person.
    Name,
    /// By the adjective of a state.
    Adjective,
    /// As those in whose name the text speaks.
    Parties,
    /// By a pronoun.
    Pronoun,
    /// By a noun for somebody who can act.
    Body,
}

/// An actor, or several that one word names, at a place of the matter.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The actors.
    pub ids: Vec<String>,
    /// The token that names them.
    pub at: usize,
    /// The first token of its noun phrase.
    pub from: usize,
    /// How they are named.
    pub named: Named,
}

/// How many words before the noun may belong to its phrase.
const PHRASE: usize = 6;

impl Candidate {
    /// Whether a name, and not a common noun or pronoun, names it.
    pub fn has_name(&self) -> bool {
        !matches!(self.named, Named::Body | Named::Pronoun)
    }
}

impl Addressing<'_> {
    /// The candidates of a matter, in the order of the text.
    pub(super) fn candidates(&self, act: &Found, range: Range<usize>, toward: Toward) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        // The subject of a norm may stand outside its matter: "we must".
        let outside = toward == Toward::Subject && act.site.subject == Subject::Voice;
        if outside && !self.parties.is_empty() {
            let at = act.site.clause.min(self.tokens.list.len().saturating_sub(1));
            candidates.push(Candidate { ids: self.parties.to_vec(), at, from: at, named: Named::Parties });
        }
        for at in range.clone() {
            if let Some((ids, named)) = self.candidate(at, range.start) {
                let from = self.phrase_start(at, range.start);
                candidates.push(Candidate { ids, at, from, named });
            }
        }
        candidates
    }

    fn candidate(&self, at: usize, start: usize) -> Option<(Vec<String>, Named)> {
        let token = self.token(at);
        let ids = self.named(at);
        if !ids.is_empty() {
            return Some((ids, Named::Name));
        }
        if token.names()
            && let Some(id) = self.adjective(at)
        {
            return Some((vec![id], Named::Adjective));
        }
        if token.is(Mark::We) {
            return (!self.parties.is_empty()).then(|| (self.parties.to_vec(), Named::Parties));
        }
        if token.is_any(&[Mark::They, Mark::Them, Mark::Their]) && token.kind == super::TokenKind::Known {
            return (!self.before.is_empty()).then(|| (self.before.to_vec(), Named::Pronoun));
        }
        self.body(at, start).map(|id| (vec![id], Named::Body))
    }

    /// "Russian aggression": an adjective of a state before its deed.
    fn adjective(&self, at: usize) -> Option<String> {
        self.tokens.senses(self.token(at)).iter().find_map(|s| match s.meaning {
            Meaning::Actor(n, Naming::Adjective) => Some(self.codebook.actors[n as usize].id.clone()),
            _ => None,
        })
    }

    /// A body without an entry: "the Administration". The last of several
    /// nouns in a row is the one that acts.
    fn body(&self, at: usize, start: usize) -> Option<String> {
        let token = self.token(at);
        if !token.is(Mark::Agent) {
            return None;
        }
        let next = self.tokens.list.get(at + 1);
        if next.is_some_and(|t| t.is(Mark::Agent) || t.is(Mark::Paper)) {
            return None;
        }
        let from = self.phrase_start(at, start);
        Some(slug(self.text, self.token(from).span.cover(token.span)))
    }

    /// Where the noun phrase of a noun begins.
    fn phrase_start(&self, at: usize, start: usize) -> usize {
        let floor = at.saturating_sub(PHRASE).max(start);
        let mut from = at;
        while from > floor {
            let before = self.token(from - 1);
            let inside = is_word(before)
                && !before.is_any(&[
                    Mark::Preposition,
                    Mark::Place,
                    Mark::By,
                    Mark::To,
                    Mark::That,
                    Mark::Which,
                    Mark::And,
                    Mark::Or,
                    Mark::Help,
                    Mark::Before,
                    Mark::With,
                    Mark::About,
                    Mark::Be,
                    Mark::Adverb,
                    Mark::May,
                    Mark::Have,
                    Mark::Adjunct,
                    Mark::Their,
                    Mark::We,
                    Mark::Not,
                    Mark::Passive,
                    Mark::Particle,
                ])
                && !self.is_deed(from - 1)
                && !before.names();
            if !inside || self.tokens.list[from].is(Mark::Determiner) {
                break;
            }
            from -= 1;
        }
        from
    }
}
