//! Who may be an addressee: every actor that a matter names, in whatever way.

use std::ops::Range;

use super::{Addressing, is_word};
use crate::codebook::entry::Toward;
use crate::codebook::{ActorKind, Codebook, Mark, Meaning, Naming};
use crate::reading::acts::Found;
use crate::reading::site::Subject;
use crate::reading::who::{Actors, slug};

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

impl Named {
    /// Whether a name, and not a common noun or pronoun, names it.
    fn is_name(self) -> bool {
        !matches!(self, Self::Body | Self::Pronoun)
    }
}

/// The actors that a candidate stands for.
#[derive(Debug)]
pub enum Whom<'a> {
    /// Those that the codebook knows by the word.
    Known(Actors),
    /// Those whom a pronoun or "the sides" points back to, by their ids.
    Listed(&'a [String]),
    /// A body without an entry, by an id of its own.
    Body(String),
}

impl Whom<'_> {
    /// Their ids.
    pub fn ids<'s>(&'s self, codebook: &'s Codebook) -> impl Iterator<Item = &'s str> {
        let (known, listed, body) = match self {
            Self::Known(actors) => (actors.numbers(), &[][..], None),
            Self::Listed(ids) => (&[][..], *ids, None),
            Self::Body(id) => (&[][..], &[][..], Some(id.as_str())),
        };
        let known = known.iter().map(|&n| codebook.actors[n as usize].id.as_str());
        known.chain(listed.iter().map(String::as_str)).chain(body)
    }

    /// What kind of actor the codebook knows each as; `None` for one without
    /// an entry.
    pub fn kinds<'s>(&'s self, codebook: &'s Codebook) -> impl Iterator<Item = Option<ActorKind>> {
        let numbers = match self {
            Self::Known(actors) => actors.numbers(),
            _ => &[],
        };
        let others = if numbers.is_empty() { Some(self.ids(codebook)) } else { None };
        let others = others.into_iter().flatten().map(|id| codebook.actor_number(id));
        let numbers = numbers.iter().copied().map(Some).chain(others);
        numbers.map(|number| Some(codebook.actors[number? as usize].kind))
    }

    /// Whether one word names several: 中俄.
    pub fn is_pair(&self) -> bool {
        matches!(self, Self::Known(actors) if actors.numbers().len() > 1)
    }

    /// Whether any actor is among both.
    pub fn shares(&self, other: &Whom, codebook: &Codebook) -> bool {
        match (self, other) {
            (Self::Known(own), Whom::Known(others)) => {
                own.numbers().iter().any(|n| others.numbers().contains(n))
            }
            _ => self.ids(codebook).any(|id| other.ids(codebook).any(|known| known == id)),
        }
    }
}

/// An actor, or several that one word names, at a place of the matter.
#[derive(Debug)]
pub struct Candidate<'a> {
    /// The actors.
    pub whom: Whom<'a>,
    /// The token that names them.
    pub at: usize,
    /// The first token of its noun phrase.
    pub from: usize,
    /// How they are named.
    pub named: Named,
}

/// How many words before the noun may belong to its phrase.
const PHRASE: usize = 6;

impl Candidate<'_> {
    /// Whether a name, and not a common noun or pronoun, names it.
    pub fn has_name(&self) -> bool {
        self.named.is_name()
    }
}

impl<'a> Addressing<'a> {
    /// The candidates of a matter, in the order of the text.
    pub(super) fn candidates(&self, act: &Found, range: Range<usize>, toward: Toward) -> Vec<Candidate<'a>> {
        let mut candidates = Vec::new();
        // The subject of a norm may stand outside its matter: "we must".
        let voice = toward == Toward::Subject && act.site.subject == Subject::Voice;
        // A Chinese norm that opens a paragraph without a subject is put to
        // both sides: 要坚持互利共赢.
        let silent = toward == Toward::Subject
            && act.site.subject == Subject::None
            && self.han()
            && self.parties.len() > 1
            && self.before.is_empty()
            && act.token < range.start;
        if (voice || silent) && !self.parties.is_empty() {
            let at = act.site.clause.min(self.tokens.list.len().saturating_sub(1));
            let whom = Whom::Listed(self.parties);
            candidates.push(Candidate { whom, at, from: at, named: Named::Parties });
        }
        for at in range.clone() {
            if let Some((whom, named)) = self.candidate(at, range.start) {
                if candidates.last().is_some_and(|last| self.is_body_after(last, at, named)) {
                    continue;
                }
                candidates.pop_if(|last| self.is_body_before(last, at, named));
                let from = self.phrase_start(at, range.start);
                candidates.push(Candidate { whom, at, from, named });
            }
        }
        candidates
    }

    /// "The Ruritanian authorities", 卢里塔尼亚当局: behind the name of an
    /// actor a body without an entry is the actor’s own, and no candidate.
    fn is_body_after(&self, last: &Candidate, at: usize, named: Named) -> bool {
        const APART: [Mark; 5] = [Mark::And, Mark::Preposition, Mark::To, Mark::Of, Mark::Their];
        if named != Named::Body || !last.has_name() || last.at >= at {
            return false;
        }
        if self.han() {
            return self.token(last.at).span.end() == self.token(at).span.start();
        }
        let plain = |i: usize| {
            let token = self.token(i);
            is_word(token) && !self.is_deed(i) && !token.is_any(&APART)
        };
        let mut between = last.at + 1..at;
        between.len() <= 1 && between.all(plain)
    }

    /// "President Vasil", «правительство Руритании»: so it is before the name.
    fn is_body_before(&self, last: &Candidate, at: usize, named: Named) -> bool {
        last.named == Named::Body && named.is_name() && last.at + 1 == at && !self.han()
    }

    fn candidate(&self, at: usize, start: usize) -> Option<(Whom<'a>, Named)> {
        const POINTS: [Mark; 6] = [Mark::Sides, Mark::We, Mark::They, Mark::Them, Mark::Their, Mark::Agent];
        let token = self.token(at);
        if token.names() {
            let actors = self.named(at);
            if !actors.is_empty() {
                return Some((Whom::Known(actors), Named::Name));
            }
            if let Some(actor) = self.adjective(at) {
                return Some((Whom::Known(Actors::One(actor)), Named::Adjective));
            }
        }
        if !token.is_any(&POINTS) {
            return None;
        }
        // "The parties" in a text of one body, or of nobody, are others.
        if token.is(Mark::Sides) && self.parties.len() < 2 {
            return self.codebook.sides().map(|sides| (Whom::Known(Actors::One(sides)), Named::Name));
        }
        let listed = |ids: &'a [String], named| (!ids.is_empty()).then_some((Whom::Listed(ids), named));
        if token.is(Mark::We) {
            return listed(self.parties, Named::Parties);
        }
        if token.is_any(&[Mark::They, Mark::Them, Mark::Their]) && token.kind == super::TokenKind::Known {
            return listed(self.before, Named::Pronoun);
        }
        self.body(at, start).map(|id| (Whom::Body(id), Named::Body))
    }

    /// "Russian aggression": an adjective of a state before its deed.
    fn adjective(&self, at: usize) -> Option<u32> {
        self.tokens.senses(self.token(at)).iter().find_map(|s| match s.meaning {
            Meaning::Actor(n, Naming::Adjective) => Some(n),
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
        slug(self.text, self.token(from).span.cover(token.span))
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
