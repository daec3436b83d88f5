//! Whom an act is put to: the actors of its matter that are asked, judged,
//! helped or countered, and not those merely named there.

use std::ops::Range;

use super::acts::Found;
use super::site::Subject;
use super::tokens::{Token, TokenKind, Tokens};
use super::who::{Who, slug};
use crate::codebook::entry::Toward;
use crate::codebook::{ActorKind, Codebook, CueKind, Mark, Meaning, Naming};
use crate::span::Span;

/// What the addressees of one act are read from.
pub struct Addressing<'a> {
    /// The canonical text.
    pub text: &'a str,
    /// The sentence.
    pub tokens: &'a Tokens,
    /// Who is who in the text.
    pub who: &'a Who,
    /// The codebook.
    pub codebook: &'a Codebook,
    /// Whom "we" and "the two sides" name as those that a norm is put to.
    pub parties: &'a [String],
    /// The holders of the act.
    pub holders: &'a [String],
    /// The addressees of the act before, for "it", "them" and a norm that
    /// goes on without a subject.
    pub before: &'a [String],
}

/// Tokens of a matter in which its author is looked for.
const NEAR: usize = 16;

/// How far a list of names may be from where it is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// It stands within so many tokens.
    Within(usize),
    /// It is the first in the range.
    Anywhere,
}

impl Addressing<'_> {
    /// The addressees of an act, sorted.
    #[must_use]
    pub fn of(&self, act: &Found, matter: Option<Span>) -> Vec<String> {
        let entry = &self.codebook.acts[act.act];
        let toward = self.codebook.acts[act.cue.0].cues[act.cue.1].toward.unwrap_or(entry.toward);
        let range = matter.map_or(0..0, |m| places_in(self.tokens, m));
        let mut ids = match toward {
            Toward::Nobody => Vec::new(),
            Toward::Subject => self.subject(act, range),
            Toward::Asked => self.asked(range),
            Toward::Author => self.author(range),
            Toward::Judged => self.judged(range),
            Toward::Helped => self.helped(range),
        };
        // Only those asked to do something may be the holders themselves.
        if entry.family != "directive" {
            ids.retain(|id| !self.holders.contains(id));
        }
        ids.sort();
        ids.dedup();
        ids
    }

    fn token(&self, at: usize) -> &Token {
        &self.tokens.list[at]
    }

    fn named(&self, at: usize) -> Vec<String> {
        if self.is_affair(at) { Vec::new() } else { self.who.named(self.tokens, at, self.codebook) }
    }

    /// "The Ukraine crisis", 巴勒斯坦问题: the name belongs to the affair.
    fn is_affair(&self, at: usize) -> bool {
        self.tokens.list.get(at + 1).is_some_and(|next| next.is(Mark::Affair))
    }

    /// The subject of a norm; the parties where it is "we" or "the two sides".
    fn subject(&self, act: &Found, range: Range<usize>) -> Vec<String> {
        if matches!(act.site.subject, Subject::Voice) {
            return self.parties.to_vec();
        }
        let before = range.start..range.end.min(act.token).max(range.start);
        let subject = self.first_phrase(if before.is_empty() { range } else { before });
        if subject.is_empty() && act.site.subject == Subject::None { self.before.to_vec() } else { subject }
    }

    /// The one asked: the noun phrase that opens the matter.
    fn asked(&self, range: Range<usize>) -> Vec<String> {
        let Some(first) = range.clone().find(|&i| !self.token(i).is(Mark::Determiner)) else {
            return Vec::new();
        };
        if self.token(first).is(Mark::We) {
            return self.parties.to_vec();
        }
        if self.token(first).is_any(&[Mark::They, Mark::Them]) {
            return self.before.to_vec();
        }
        let deed = range.clone().find(|&i| self.token(i).is_any(&[Mark::To, Mark::That]));
        let asked = match deed {
            Some(deed) => self.first_phrase(range.start..deed),
            None if range.clone().any(|i| self.token(i).is(Mark::Preposition)) => self.author(range.clone()),
            None => self.first_phrase(range.clone()),
        };
        if asked.is_empty() { self.body(range, deed) } else { asked }
    }

    /// A body without an entry that is asked: "the Administration to take
    /// effective steps".
    fn body(&self, range: Range<usize>, deed: Option<usize>) -> Vec<String> {
        let end = deed.unwrap_or(range.end).min(range.start + 8);
        let stop = |i: &usize| {
            self.token(*i).is_any(&[Mark::Preposition, Mark::Place])
                || self.is_deed(*i)
                || !is_word(self.token(*i))
        };
        let end = (range.start..end).find(stop).unwrap_or(end);
        let agent = (range.start..end).rev().find(|&i| self.token(i).is(Mark::Agent));
        agent
            .map(|last| vec![slug(self.text, self.token(range.start).span.cover(self.token(last).span))])
            .unwrap_or_default()
    }

    /// The author of what is judged, or the one supported: after "by", else
    /// the first actor named that is not merely a place or partner.
    fn author(&self, range: Range<usize>) -> Vec<String> {
        let by = self.after_by(range.clone());
        if !by.is_empty() {
            return by;
        }
        self.first_list(range.start..range.end.min(range.start + NEAR), Reach::Anywhere)
    }

    fn after_by(&self, range: Range<usize>) -> Vec<String> {
        let near = range.start..range.end.min(range.start + NEAR);
        let by = near.into_iter().find(|&i| self.token(i).is(Mark::By));
        by.map(|by| self.first_list(by + 1..range.end, Reach::Within(4))).unwrap_or_default()
    }

    /// The one of whom something is said: the subject of a norm in the
    /// matter, the author of a deed, or a state that the matter begins with.
    fn judged(&self, range: Range<usize>) -> Vec<String> {
        if let Some(norm) = range.clone().find(|&i| self.is_norm(i)) {
            let comma = (range.start..norm).rev().find(|&i| self.token(i).kind == TokenKind::Comma);
            let near = self.first_phrase(comma.map_or(range.start, |comma| comma + 1)..norm);
            return if near.is_empty() { self.first_phrase(range.start..norm) } else { near };
        }
        let by = self.after_by(range.clone());
        if !by.is_empty() {
            return by;
        }
        let first = range.clone().find(|&i| !self.token(i).is(Mark::Determiner));
        let named = first.map(|i| self.named(i)).unwrap_or_default();
        let judged = |id: &String| {
            let number = self.codebook.actor_number(id);
            number.is_some_and(|n| self.codebook.actors[n as usize].kind == ActorKind::State)
                || id == "group:certain-states"
        };
        // What is said of the holders themselves is put to nobody.
        if named.iter().any(judged) && !named.iter().any(|id| self.holders.contains(id)) {
            self.first_list(range, Reach::Within(4))
        } else {
            Vec::new()
        }
    }

    /// The one whom the deed helps: named right after a word of helping.
    fn helped(&self, range: Range<usize>) -> Vec<String> {
        let helps = range.clone().filter(|&i| self.token(i).is(Mark::Help));
        helps
            .map(|i| self.first_list(i + 1..range.end, Reach::Within(6)))
            .find(|ids| !ids.is_empty())
            .unwrap_or_default()
    }

    /// The actors of the first noun phrase of a range: up to the infinitive,
    /// the clause or the first deed after a name.
    fn first_phrase(&self, range: Range<usize>) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
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
            let named = self.named(i);
            if !named.is_empty() && (ids.is_empty() || !governed) {
                // Two names without anything between: the first is the place
                // or owner of the second (叙利亚各方).
                let touches = i > range.start && self.token(i - 1).span.end() == token.span.start();
                if touches && !self.named(i - 1).is_empty() {
                    ids.pop();
                }
                ids.extend(named);
            }
            if divides_list(token) {
                governed = false;
            }
        }
        ids
    }

    /// The first list of actors in a range, without those in a place.
    fn first_list(&self, range: Range<usize>, reach: Reach) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
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
            let mut named = self.named(i);
            if named.is_empty() && ids.is_empty() && !self.is_affair(i) {
                named.extend(self.possessor(i));
            }
            if !placed && !named.is_empty() && (ids.is_empty() || joint) {
                ids.extend(named);
                (idle, joint) = (0, false);
                continue;
            }
            idle += 1;
            joint |= divides_list(token);
            let far = match reach {
                Reach::Within(limit) => ids.is_empty() && i >= range.start + limit,
                Reach::Anywhere => false,
            };
            let over = !ids.is_empty() && (!joint && !token.is(Mark::Determiner) || idle > 3);
            if far || over {
                break;
            }
        }
        ids
    }

    /// "Russian aggression": an adjective of a state before its deed.
    fn possessor(&self, at: usize) -> Option<String> {
        self.tokens.senses(self.token(at)).iter().find_map(|s| match s.meaning {
            Meaning::Actor(n, Naming::Adjective) => Some(self.codebook.actors[n as usize].id.clone()),
            _ => None,
        })
    }

    fn is_deed(&self, at: usize) -> bool {
        let deed = |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Verb | CueKind::Norm));
        self.tokens.senses(self.token(at)).iter().any(|s| deed(s.meaning))
    }

    fn is_norm(&self, at: usize) -> bool {
        let norm = |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Norm));
        self.tokens.senses(self.token(at)).iter().any(|s| norm(s.meaning))
    }
}

fn divides_list(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Comma | TokenKind::Pause) || token.is(Mark::And)
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Known | TokenKind::Word)
}

/// The tokens of a span.
#[must_use]
pub fn places_in(tokens: &Tokens, span: Span) -> Range<usize> {
    let from = tokens.list.partition_point(|t| t.span.start() < span.start());
    let end = tokens.list.partition_point(|t| t.span.end() <= span.end());
    from.min(end)..end
}
