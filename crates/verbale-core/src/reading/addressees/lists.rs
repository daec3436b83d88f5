//! Rules of thumb: the lists of names in a matter that most often hold its
//! addressees. What they find is weighed with everything else.

use std::ops::Range;

use super::{Addressing, divides_list};
use crate::codebook::entry::Toward;
use crate::codebook::{Mark, Meaning, Naming};
use crate::reading::acts::Found;
use crate::reading::tokens::TokenKind;

/// Tokens of a matter in which its author is looked for.
const NEAR: usize = 16;

/// Where the names of each list stand.
#[derive(Default)]
pub struct Lists {
    /// The first noun phrase, up to the infinitive, clause or deed.
    pub phrase: Vec<usize>,
    /// The first list of names that are no places.
    pub first: Vec<usize>,
    /// The list after "by".
    pub by: Vec<usize>,
    /// The list after a word of helping.
    pub help: Vec<usize>,
    usual: Usual,
}

/// The list that acts of a kind are most often put to.
#[derive(Default)]
enum Usual {
    #[default]
    None,
    Phrase,
    First,
    By,
    Help,
    /// One of its own.
    Own(Vec<usize>),
}

impl Lists {
    /// The list that acts of this kind are most often put to.
    pub fn usual(&self) -> &[usize] {
        match &self.usual {
            Usual::None => &[],
            Usual::Phrase => &self.phrase,
            Usual::First => &self.first,
            Usual::By => &self.by,
            Usual::Help => &self.help,
            Usual::Own(own) => own,
        }
    }

    /// The author of a deed, or the one supported.
    fn author(&self) -> Usual {
        if self.by.is_empty() { Usual::First } else { Usual::By }
    }
}

/// How far a list of names may be from where it is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// It stands within so many tokens.
    Within(usize),
    /// It is the first in the range.
    Anywhere,
}

impl Addressing<'_> {
    pub(super) fn lists(&self, act: &Found, range: Range<usize>, toward: Toward) -> Lists {
        let near = range.start..range.end.min(range.start + NEAR);
        let by = near.clone().find(|&i| self.token(i).is(Mark::By));
        let helps = range.clone().filter(|&i| self.token(i).is(Mark::Help));
        let mut lists = Lists {
            usual: Usual::None,
            phrase: self.first_phrase(range.clone()),
            first: self.first_list(near, Reach::Anywhere),
            by: by.map(|by| self.first_list(by + 1..range.end, Reach::Within(4))).unwrap_or_default(),
            help: helps
                .map(|i| self.first_list(i + 1..range.end, Reach::Within(6)))
                .find(|places| !places.is_empty())
                .unwrap_or_default(),
        };
        lists.usual = self.usual(act, range, toward, &lists);
        lists
    }

    fn usual(&self, act: &Found, range: Range<usize>, toward: Toward, lists: &Lists) -> Usual {
        match toward {
            Toward::Nobody => Usual::None,
            Toward::Subject => {
                let end = range.end.min(act.token).max(range.start);
                if end == range.start {
                    Usual::Phrase
                } else {
                    Usual::Own(self.first_phrase(range.start..end))
                }
            }
            Toward::Asked => {
                let deed = range.clone().find(|&i| self.token(i).is_any(&[Mark::To, Mark::That]));
                match deed {
                    Some(deed) => Usual::Own(self.first_phrase(range.start..deed)),
                    None if range.clone().any(|i| self.token(i).is(Mark::Preposition)) => lists.author(),
                    None => Usual::Phrase,
                }
            }
            Toward::Author => lists.author(),
            Toward::Judged => self.judged(range, lists),
            Toward::Helped => Usual::Help,
        }
    }

    /// The subject of a norm in the matter, the author of a deed, or a state
    /// that the matter begins with.
    fn judged(&self, range: Range<usize>, lists: &Lists) -> Usual {
        if let Some(norm) = range.clone().find(|&i| self.is_norm(i)) {
            let comma = (range.start..norm).rev().find(|&i| self.token(i).kind == TokenKind::Comma);
            let near = self.first_phrase(comma.map_or(range.start, |comma| comma + 1)..norm);
            return Usual::Own(if near.is_empty() { self.first_phrase(range.start..norm) } else { near });
        }
        if !lists.by.is_empty() {
            return Usual::By;
        }
        let first = range.clone().find(|&i| !self.token(i).is(Mark::Determiner));
        if first.is_some_and(|i| self.names(i)) {
            Usual::Own(self.first_list(range, Reach::Within(4)))
        } else {
            Usual::None
        }
    }

    fn names(&self, at: usize) -> bool {
        !self.is_affair(at) && self.who.is_named(self.tokens, at, self.codebook)
    }

    /// The names of the first noun phrase of a range.
    fn first_phrase(&self, range: Range<usize>) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::new();
        let mut governed = false;
        for i in range.clone() {
            let token = self.token(i);
            let ends = token.is_any(&[Mark::To, Mark::That, Mark::Which]) || self.is_deed(i);
            if ends || token.is(Mark::Place) {
                break;
            }
            // "The work of the Committee in Haiti": a name after a preposition
            // is a place or a possessor, once somebody has been named.
            governed |= token.is(Mark::Preposition);
            if (places.is_empty() || !governed) && self.names(i) {
                // Two names without anything between: the first is the place
                // or owner of the second (叙利亚各方).
                let touches = i > range.start && self.token(i - 1).span.end() == token.span.start();
                if touches && self.names(i - 1) {
                    places.pop();
                }
                places.push(i);
            }
            if divides_list(token) {
                governed = false;
            }
        }
        places
    }

    /// The names of the first list of actors in a range, without those in a
    /// place.
    fn first_list(&self, range: Range<usize>, reach: Reach) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::new();
        let mut placed = false;
        // Words since the last name or joint of the list.
        let mut idle = 0;
        let mut joint = false;
        for i in range.clone() {
            let token = self.token(i);
            if token.is_any(&[Mark::That, Mark::Which]) || token.kind == TokenKind::Semicolon {
                break;
            }
            if token.is(Mark::Place) {
                placed = true;
            } else if token.is_any(&[Mark::Preposition, Mark::To]) || divides_list(token) {
                placed = false;
            }
            let named = self.names(i) || places.is_empty() && !self.is_affair(i) && self.owns(i);
            if !placed && named && (places.is_empty() || joint) {
                places.push(i);
                (idle, joint) = (0, false);
                continue;
            }
            idle += 1;
            joint |= divides_list(token);
            let far = match reach {
                Reach::Within(limit) => places.is_empty() && i >= range.start + limit,
                Reach::Anywhere => false,
            };
            let over = !places.is_empty() && (!joint && !token.is(Mark::Determiner) || idle > 3);
            if far || over {
                break;
            }
        }
        places
    }

    /// "Russian aggression": an adjective of a state before its deed.
    fn owns(&self, at: usize) -> bool {
        let adjective = |m: Meaning| matches!(m, Meaning::Actor(_, Naming::Adjective));
        self.tokens.senses(self.token(at)).iter().any(|s| adjective(s.meaning))
    }
}
