//! What is seen of a candidate: how it is named, what governs it, what
//! follows it, where in the matter it stands, who stands beside it.

use std::ops::Range;

use super::candidates::{Candidate, Named};
use super::lists::Lists;
use super::{Addressing, divides_list, is_word};
use crate::codebook::entry::Toward;
use crate::codebook::{ActorKind, Feature, Features, Form, Mark, Meaning};
use crate::reading::tokens::{Token, TokenKind};

/// What is known of the candidates before.
#[derive(Default)]
pub struct Earlier {
    count: usize,
    names: usize,
    last: Option<(usize, bool)>,
    chosen: bool,
    ids: Vec<String>,
}

impl Earlier {
    /// Notes how a candidate was judged.
    pub fn note(&mut self, candidate: &Candidate, chosen: bool) {
        self.count += 1;
        self.names += usize::from(candidate.has_name());
        self.last = Some((candidate.at, chosen));
        self.chosen |= chosen;
        self.ids.extend(candidate.ids.iter().cloned());
    }
}

/// Where a candidate is looked at from.
pub struct View<'a> {
    pub addressing: &'a Addressing<'a>,
    pub range: &'a Range<usize>,
    pub lists: &'a Lists,
    /// Whom acts of this kind are put to.
    pub toward: Toward,
    /// How many candidates have a name.
    pub names: usize,
}

impl View<'_> {
    /// All that is seen of a candidate.
    pub fn of(
        &self,
        candidate: &Candidate,
        next: Option<&Candidate>,
        earlier: &Earlier,
        common: Features,
    ) -> Features {
        let mut seen = common;
        self.naming(candidate, &mut seen);
        seen.add_if(candidate.ids.iter().any(|id| earlier.ids.contains(id)), Feature::Again);
        let name = candidate.has_name();
        seen.add_if(name && earlier.names == 0, Feature::FirstName);
        seen.add_if(name && self.names == 1, Feature::OnlyName);
        seen.add_if(!name && self.names > 0, Feature::NamesBeside);
        seen.add_if(earlier.count == 0, Feature::First);
        seen.add_if(earlier.count == 1, Feature::Second);
        seen.add_if(earlier.chosen, Feature::Chosen);
        if !self.range.contains(&candidate.at) {
            return seen;
        }
        self.before(candidate, &mut seen);
        self.after(candidate, &mut seen);
        self.place(candidate, &mut seen);
        seen.add_if(next.is_some_and(|next| self.owns(candidate.at, next)), Feature::OwnsNext);
        seen.add_if(earlier.last.is_some_and(|(at, _)| self.owns(at, candidate)), Feature::Owned);
        if let Some((at, chosen)) = earlier.last
            && self.joined(at, candidate)
        {
            seen.add(if chosen { Feature::WithChosen } else { Feature::WithRefused });
        }
        let at = &candidate.at;
        if self.lists.usual.contains(at) {
            seen.add(Feature::Usual);
            let norm = seen.has(Feature::HasNorm);
            let state = seen.has(Feature::State) || norm || seen.has(Feature::By);
            let asked = matches!(self.toward, Toward::Asked | Toward::Subject);
            let likely = (asked || !seen.has(Feature::Holder)) && (self.toward != Toward::Judged || state);
            seen.add_if(likely, Feature::Likely);
            seen.add_if(norm && seen.has(Feature::NormNext), Feature::NormSubject);
        }
        seen.add_if(self.lists.phrase.contains(at), Feature::Phrase);
        seen.add_if(self.lists.first.contains(at), Feature::List);
        seen.add_if(self.lists.by.contains(at), Feature::ByList);
        seen.add_if(self.lists.help.contains(at), Feature::HelpList);
        seen
    }

    fn token(&self, at: usize) -> &Token {
        self.addressing.token(at)
    }

    fn naming(&self, candidate: &Candidate, seen: &mut Features) {
        let Addressing { tokens, codebook, holders, parties, .. } = self.addressing;
        match candidate.named {
            Named::Name => {}
            Named::Adjective => seen.add(Feature::Adjective),
            Named::Parties => seen.add(Feature::Parties),
            Named::Pronoun => seen.add(Feature::Pronoun),
            Named::Body => seen.add(Feature::Body),
        }
        for id in &candidate.ids {
            let kind = codebook.actor_number(id).map(|n| codebook.actors[n as usize].kind);
            match kind {
                Some(ActorKind::State | ActorKind::Territory) => seen.add(Feature::State),
                Some(ActorKind::Organisation) => seen.add(Feature::Organisation),
                Some(ActorKind::Organ) => seen.add(Feature::Organ),
                Some(ActorKind::Group) => seen.add(Feature::Group),
                None => {}
            }
            seen.add_if(holders.contains(id), Feature::Holder);
            seen.add_if(parties.contains(id), Feature::Party);
        }
        for sense in tokens.senses(&tokens.list[candidate.at]) {
            seen.add_if(matches!(sense.meaning, Meaning::Person(_)), Feature::Person);
            let names = matches!(sense.meaning, Meaning::Actor(..) | Meaning::Person(_))
                || sense.meaning == Meaning::Mark(Mark::Agent);
            if names && self.addressing.cases() {
                seen.add_if(matches!(sense.form, Form::Plain | Form::Base | Form::Many), Feature::Nominative);
                seen.add_if(matches!(sense.form, Form::Object | Form::Oblique), Feature::Oblique);
            }
        }
    }

    /// What governs the candidate, to its left.
    fn before(&self, candidate: &Candidate, seen: &mut Features) {
        let start = self.range.start;
        let mut i = candidate.from;
        // Words of office and determiners belong to the name.
        while i > start && self.token(i - 1).is_any(&[Mark::Determiner, Mark::Adverb, Mark::Members]) {
            i -= 1;
        }
        if i <= start {
            seen.add(Feature::Opens);
            return;
        }
        let token = self.token(i - 1);
        let touches = token.span.end() == self.token(candidate.from).span.start();
        let feature = match token {
            t if t.is(Mark::By) => Feature::By,
            t if t.names() && touches => Feature::Touches,
            t if t.is(Mark::Help) => Feature::Help,
            t if divides_list(t) || t.is(Mark::Or) => Feature::Joint,
            t if t.is(Mark::With) => Feature::With,
            t if t.is(Mark::Before) => Feature::Toward,
            t if t.is(Mark::Place) || t.is(Mark::Adjunct) => Feature::Place,
            t if t.is(Mark::Of) => Feature::Of,
            t if t.is(Mark::About) => Feature::About,
            t if t.is(Mark::Preposition) => Feature::Preposition,
            t if t.is(Mark::To) => Feature::To,
            t if t.is_any(&[Mark::That, Mark::Which, Mark::While, Mark::When, Mark::If]) => {
                Feature::OpensClause
            }
            _ if self.addressing.is_deed(i - 1) => Feature::Deed,
            t if !is_word(t) => Feature::OpensClause,
            _ => Feature::Word,
        };
        seen.add(feature);
        seen.add_if(token.names(), Feature::NameBefore);
    }

    /// What follows the candidate.
    fn after(&self, candidate: &Candidate, seen: &mut Features) {
        let end = self.range.end;
        let next = candidate.at + 1;
        let norm = (next..end.min(next + 8))
            .take_while(|&i| !matches!(self.token(i).kind, TokenKind::Semicolon | TokenKind::Stop))
            .any(|i| self.addressing.is_norm(i));
        seen.add_if(norm, Feature::NormNext);
        if next >= end {
            seen.add(Feature::Ends);
            return;
        }
        let token = self.token(next);
        let touches = token.span.start() == self.token(candidate.at).span.end();
        let word = self.addressing.text.get(token.span.range()).unwrap_or("");
        if token.is(Mark::Affair) {
            seen.add(Feature::Affair);
        } else if token.is(Mark::Paper) {
            seen.add(Feature::Paper);
        } else if word == "的" || word == "之" || token.is(Mark::Their) && word.starts_with(['\'', '’']) {
            seen.add(Feature::Owns);
        } else if token.is(Mark::Which) {
            seen.add(Feature::Relative);
        } else if divides_list(token) || token.is(Mark::Or) {
            seen.add(Feature::JointNext);
        } else if token.is(Mark::Agent) || token.names() && touches {
            seen.add(Feature::BodyNext);
        } else if token.is(Mark::To) || self.addressing.is_deed(next) {
            seen.add(Feature::DeedNext);
        } else if token.is_any(&[Mark::Preposition, Mark::Place]) {
            seen.add(Feature::PrepositionNext);
        }
        seen.add_if(token.is(Mark::Proper), Feature::ProperNext);
        let governed = (next..end.min(next + 4))
            .take_while(|&i| {
                is_word(self.token(i)) && !self.token(i).is_any(&[Mark::To, Mark::And, Mark::That])
            })
            .any(|i| self.token(i).names());
        seen.add_if(governed, Feature::NameNext);
        self.nouns(candidate, seen);
    }

    /// What kind of noun it owns or stands beside.
    fn nouns(&self, candidate: &Candidate, seen: &mut Features) {
        let before = candidate.from.saturating_sub(4).max(self.range.start)..candidate.from;
        let break_at = before.clone().rev().find(|&i| self.parts(i)).map_or(before.start, |i| i + 1);
        let after = candidate.at + 1..self.range.end.min(candidate.at + 6);
        let end = after.clone().find(|&i| self.parts(i)).unwrap_or(after.end);
        for i in break_at..before.end {
            let token = self.token(i);
            seen.add_if(token.is(Mark::Doing), Feature::DoingBefore);
            seen.add_if(token.is(Mark::Offence), Feature::OffenceBefore);
            seen.add_if(token.is(Mark::Help), Feature::HelpBefore);
        }
        for i in after.start..end {
            let token = self.token(i);
            seen.add_if(token.is(Mark::Doing), Feature::DoingAfter);
            seen.add_if(token.is(Mark::Offence), Feature::OffenceAfter);
            seen.add_if(token.is(Mark::Help), Feature::HelpAfter);
        }
    }

    /// Whether a token parts a noun from the names beside it.
    fn parts(&self, at: usize) -> bool {
        let token = self.token(at);
        !is_word(token) || token.names() || token.is_any(&[Mark::That, Mark::To])
    }

    /// Where in the matter the candidate stands.
    fn place(&self, candidate: &Candidate, seen: &mut Features) {
        let start = self.range.start;
        let words = (start..candidate.from).filter(|&i| is_word(self.token(i))).count();
        seen.add_if(words <= 2, Feature::Near);
        seen.add_if(words > 9, Feature::Far);
        seen.add_if(words > 20, Feature::VeryFar);
        seen.add_if(self.token(candidate.at).depth > self.token(start).depth, Feature::Set);
        for i in start..candidate.from {
            let token = self.token(i);
            seen.add_if(token.is(Mark::To), Feature::AfterTo);
            seen.add_if(token.is(Mark::That), Feature::AfterThat);
            seen.add_if(token.is(Mark::Which), Feature::AfterWhich);
            seen.add_if(self.addressing.is_norm(i), Feature::AfterNorm);
            seen.add_if(self.addressing.is_deed(i), Feature::AfterDeed);
            seen.add_if(token.kind == TokenKind::Comma, Feature::AfterComma);
        }
        let to = (candidate.at + 1..self.range.end).any(|i| self.token(i).is(Mark::To));
        seen.add_if(to, Feature::BeforeTo);
    }

    /// Whether only a possessive and words of the next candidate's phrase
    /// stand between a name and the next candidate.
    fn owns(&self, at: usize, next: &Candidate) -> bool {
        let parts = [Mark::Preposition, Mark::Place, Mark::To, Mark::By, Mark::Before, Mark::Be];
        let between = at + 1..next.at.max(at + 1);
        next.at > at
            && between.len() <= 3
            && between.into_iter().all(|i| {
                let token = self.token(i);
                is_word(token) && !divides_list(token) && !self.addressing.is_deed(i) && !token.is_any(&parts)
            })
    }

    /// Whether only a joint and words of the candidate's own phrase stand
    /// between it and the candidate before.
    fn joined(&self, last: usize, candidate: &Candidate) -> bool {
        let between = last + 1..candidate.from.max(last + 1);
        let mut joints = 0;
        for i in between.clone() {
            let token = self.token(i);
            if divides_list(token) {
                joints += 1;
            } else if !is_word(token) || self.addressing.is_deed(i) || token.is_any(&[Mark::To, Mark::That]) {
                return false;
            }
        }
        joints > 0 && between.len() <= joints + 5
    }
}
