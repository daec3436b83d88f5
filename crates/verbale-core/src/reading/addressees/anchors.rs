//! Where in a matter its addressees stand by their grammar: the ones asked
//! open it, the author follows "by" or owns what was done, the subject of a
//! norm stands before it, the ones helped follow the word of helping. From
//! there the list goes on from head to head.

use std::iter;
use std::ops::Range;

use super::candidates::Candidate;
use super::{Addressing, divides_list, is_word};
use crate::codebook::entry::Toward;
use crate::codebook::{CueKind, Feature, Features, Mark};
use crate::reading::acts::Found;
use crate::reading::tokens::{Token, TokenKind};

/// How many words may stand before the head of a noun phrase.
const LEAD: usize = 9;
/// How many words may stand between two names of one noun phrase.
const BESIDE: usize = 3;
/// How many parts of a list may name nobody that is known.
const IDLE: usize = 2;

/// What the anchors of one matter are sought in.
pub(super) struct Anchors<'a> {
    pub addressing: &'a Addressing<'a>,
    pub range: &'a Range<usize>,
    pub candidates: &'a [Candidate<'a>],
}

impl Anchors<'_> {
    /// Marks the candidates that stand where those that acts of a kind are
    /// put to stand.
    pub(super) fn mark(&self, act: &Found, toward: Toward, judged: &mut [(Features, i32)]) {
        let start = self.range.start;
        let first = match toward {
            Toward::Nobody => None,
            Toward::Asked => self.head(start).or_else(|| self.author(false)),
            Toward::Subject => self.before_norm(act.token),
            Toward::Author => self.author(true),
            Toward::Judged => {
                let norm = self.range.clone().find(|&i| self.addressing.is_norm(i));
                norm.and_then(|norm| self.before_norm(norm)).or_else(|| self.culprit())
            }
            Toward::Helped => self.helped(),
        };
        if let Some(first) = first {
            self.list(first, judged);
        }
    }

    fn token(&self, at: usize) -> &Token {
        self.addressing.token(at)
    }

    fn han(&self) -> bool {
        self.addressing.han()
    }

    fn governs(&self, at: usize) -> bool {
        self.token(at).is_any(&[
            Mark::Preposition,
            Mark::Place,
            Mark::To,
            Mark::Which,
            Mark::By,
            Mark::With,
            Mark::Adjunct,
        ])
    }

    /// The candidate that heads the noun phrase at a place.
    fn head(&self, from: usize) -> Option<usize> {
        // The first may stand outside the matter; the others are in order.
        let (outer, inner) = self.candidates.split_first()?;
        let first = outer.at >= from && self.range.contains(&outer.at);
        let k = if first { 0 } else { 1 + inner.partition_point(|c| c.at < from) };
        let candidate = self.candidates.get(k)?;
        let lead = from..candidate.from.max(from);
        if lead.len() > LEAD {
            return None;
        }
        let leads = |i: usize| {
            let token = self.token(i);
            if self.han() {
                // Before the name only what belongs to it: 所有, 有关.
                let short = token.kind == TokenKind::Word && token.span.len() <= 6;
                let marks = [Mark::Determiner, Mark::Adverb, Mark::Before, Mark::Members, Mark::Back];
                return short || token.is_any(&marks);
            }
            is_word(token) && !self.governs(i) && !self.is_verb(i) && !self.is_thing(i)
        };
        lead.into_iter().all(leads).then_some(k)
    }

    fn is_verb(&self, at: usize) -> bool {
        self.token(at).may_act_as(CueKind::Verb)
    }

    /// A noun that tells what is done, and not who does it.
    fn is_thing(&self, at: usize) -> bool {
        let nouns = [Mark::Doing, Mark::Offence, Mark::Making, Mark::Duty, Mark::Paper, Mark::Affair];
        self.token(at).is_any(&nouns)
    }

    /// The author of what a matter tells, or somebody who is the matter.
    fn author(&self, owners: bool) -> Option<usize> {
        let by = self.range.clone().find(|&i| {
            self.token(i).is(Mark::By)
                && self
                    .candidates
                    .iter()
                    .any(|c| c.from > i && c.from <= i + 3 && self.addressing.by_main(self.range, c))
        });
        if let Some(by) = by.filter(|_| !self.han()) {
            return self.head(by + 1);
        }
        if !owners {
            return None;
        }
        if let Some(k) = self.head(self.range.start) {
            return (!self.names_thing(k)).then_some(k);
        }
        self.owner(&[Mark::Doing, Mark::Offence, Mark::Duty])
    }

    /// Whether the noun phrase of a candidate names a thing of it that nobody
    /// does: 也门的局势, "Yemen’s security".
    fn names_thing(&self, k: usize) -> bool {
        let last = self.group(k).end - 1;
        let next = self.candidates[last].at + 1;
        if next >= self.range.end {
            return false;
        }
        let token = self.token(next);
        let owns = token.is(Mark::Their) || self.addressing.text.get(token.span.range()) == Some("的");
        let ends = |i: &usize| !is_word(self.token(*i)) || divides_list(self.token(*i));
        let end = (next..self.range.end).find(ends).unwrap_or(self.range.end);
        let does = |t: &Token| t.is_any(&[Mark::Doing, Mark::Offence, Mark::Duty]);
        if self.han() {
            let last = self.token(end - 1);
            return token.is(Mark::Affair)
                || owns && !does(last)
                || last.is_any(&[Mark::Affair, Mark::Paper, Mark::Making]) && end - 1 > next;
        }
        let rest = next..end.min(next + 5);
        token.is(Mark::Affair) || owns && !rest.into_iter().any(|i| does(self.token(i)))
    }

    /// "The efforts of the Committee", «усилия Комитета»: the owner of the
    /// noun that heads the matter.
    fn owner(&self, nouns: &[Mark]) -> Option<usize> {
        let noun = (self.range.clone().take(LEAD))
            .take_while(|&i| is_word(self.token(i)) && !self.governs(i))
            .filter(|&i| self.is_thing(i))
            .last()?;
        let mut i = noun + 1;
        let cases = self.addressing.cases();
        if !self.token(noun).is_any(nouns) {
            return None;
        }
        // "The efforts and activities of".
        while i < self.range.end && (divides_list(self.token(i)) || self.is_thing(i)) {
            i += 1;
        }
        let of = i < self.range.end && self.token(i).is(Mark::Of);
        (of || cases).then(|| self.head(i + usize::from(of)))?
    }

    fn culprit(&self) -> Option<usize> {
        self.owner(&[Mark::Offence, Mark::Duty]).or_else(|| {
            let offence = self.range.clone().take(LEAD).any(|i| self.token(i).is(Mark::Offence));
            if offence { self.author(false) } else { None }
        })
    }

    /// The subject of a norm: the last head of a part before it that nothing
    /// governs, and the list it belongs to.
    fn before_norm(&self, norm: usize) -> Option<usize> {
        let end = norm.min(self.range.end);
        if end <= self.range.start {
            // "Should" stands before the matter, or it is all outside.
            return self.head(self.range.start).or_else(|| (!self.candidates.is_empty()).then_some(0));
        }
        let opens = |&i: &usize| {
            let token = self.token(i);
            !is_word(token) || token.is_any(&[Mark::That, Mark::And, Mark::For])
        };
        let parts = (self.range.start..end).filter(opens).map(|i| i + 1);
        iter::once(self.range.start)
            .chain(parts)
            .find_map(|s| self.head(s).filter(|&k| self.candidates[k].at < end))
    }

    /// The ones that a word of helping, or one of aiming, governs.
    fn helped(&self) -> Option<usize> {
        self.range.clone().filter(|&i| self.token(i).is_any(&[Mark::Help, Mark::Against])).find_map(|i| {
            let mut from = i + 1;
            let links = [Mark::For, Mark::To, Mark::Preposition, Mark::Of];
            while from < self.range.end && self.token(from).is_any(&links) {
                from += 1;
            }
            self.head(from)
        })
    }

    /// The candidates of one noun phrase, from its first.
    fn group(&self, k: usize) -> Range<usize> {
        let mut end = k + 1;
        while let Some(next) = self.candidates.get(end) {
            let between = self.candidates[end - 1].at + 1..next.at;
            let apart = |i: usize| {
                let token = self.token(i);
                !is_word(token)
                    || divides_list(token)
                    || self.governs(i)
                    || self.is_verb(i)
                    || self.is_thing(i)
            };
            if between.len() > BESIDE || between.into_iter().any(apart) {
                break;
            }
            end += 1;
        }
        k..end
    }

    /// Marks a noun phrase and those joined to it as equals.
    fn list(&self, first: usize, judged: &mut [(Features, i32)]) {
        let mut group = self.group(first);
        loop {
            for (seen, _) in &mut judged[group.clone()] {
                seen.add(Feature::Anchored);
            }
            let mut at = self.candidates[group.end - 1].at + 1;
            let mut next = None;
            for _ in 0..=IDLE {
                // What a head of the list takes with it: "of the system".
                let joint = (at..self.range.end.min(at + LEAD)).find(|&i| {
                    let token = self.token(i);
                    divides_list(token)
                        || !is_word(token)
                        || token.is_any(&[Mark::To, Mark::For])
                        || self.is_verb(i)
                });
                let Some(joint) = joint.filter(|&i| divides_list(self.token(i))) else { break };
                at = joint + 1;
                while at < self.range.end && divides_list(self.token(at)) {
                    at += 1;
                }
                next = self.head(at);
                if next.is_some() {
                    break;
                }
            }
            match next {
                Some(k) if k >= group.end => group = self.group(k),
                _ => break,
            }
        }
    }
}
