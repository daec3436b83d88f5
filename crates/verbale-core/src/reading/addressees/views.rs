//! What is seen of a candidate: how it is named, what governs it, what
//! follows it, where in the matter it stands, who stands beside it.

use std::ops::Range;

use super::candidates::{Candidate, Named};
use super::lists::Lists;
use super::{Addressing, divides_list, is_word};
use crate::codebook::entry::Toward;
use crate::codebook::{ActorKind, Feature, Features, Form, Mark, Meaning};
use crate::reading::tokens::{Token, TokenKind};

/// How many words a list may have between two of its names.
const REACH: usize = 12;

/// What is known of the candidates before, and of the words before this one.
#[derive(Default)]
pub struct Earlier {
    count: usize,
    names: usize,
    last: Option<usize>,
    /// Whether one of the last part was chosen, and whether one at all was.
    part: bool,
    chosen: bool,
    passed: Passed,
}

impl Earlier {
    /// Notes how a candidate was judged.
    pub fn note(&mut self, candidate: &Candidate, seen: Features, chosen: bool) {
        self.part = chosen || self.part && seen.has(Feature::SamePart);
        self.count += 1;
        self.names += usize::from(candidate.has_name());
        self.last = Some(candidate.at);
        self.chosen |= chosen;
    }
}

/// What the matter has from its beginning up to a place.
#[derive(Clone, Copy, Default)]
struct Passed {
    tokens: usize,
    words: usize,
    seen: Features,
}

/// Where a candidate is looked at from.
pub struct View<'a> {
    pub addressing: &'a Addressing<'a>,
    pub range: &'a Range<usize>,
    pub lists: &'a Lists,
    /// Whom acts of this kind are put to.
    pub toward: Toward,
    /// The candidates.
    pub candidates: &'a [Candidate<'a>],
    /// How many of them have a name.
    pub names: usize,
    /// The last infinitive of the matter.
    pub last_to: Option<usize>,
    /// The last word in it for what thanks are for.
    pub last_for: Option<usize>,
    /// Whether grammar tells where some of the candidates stand.
    pub anchors: bool,
}

impl View<'_> {
    /// All that is seen of a candidate, by its number.
    pub fn of(&self, number: usize, anchored: bool, earlier: &mut Earlier, common: Features) -> Features {
        let candidate = &self.candidates[number];
        let next = self.candidates.get(number + 1);
        let mut seen = common;
        self.naming(candidate, &mut seen);
        let codebook = self.addressing.codebook;
        let again = |known: &Candidate| known.whom.shares(&candidate.whom, codebook);
        seen.add_if(self.candidates[..number].iter().any(again), Feature::Again);
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
        self.place(candidate, &mut earlier.passed, &mut seen);
        seen.add_if(next.is_some_and(|next| self.owns(candidate.at, next)), Feature::OwnsNext);
        seen.add_if(earlier.last.is_some_and(|at| self.owns(at, candidate)), Feature::Owned);
        if let Some(at) = earlier.last {
            if self.addressing.same_part(at, candidate) {
                seen.add(Feature::SamePart);
                seen.add_if(earlier.part, Feature::PartChosen);
            } else if self.joined(at, candidate) {
                seen.add(if earlier.part { Feature::WithChosen } else { Feature::WithRefused });
            }
        }
        let at = &candidate.at;
        if self.lists.usual().contains(at) {
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
        self.addressing.structure(self.range, self.candidates, number, &mut seen);
        seen.add_if(self.last_for.is_some_and(|last| last > *at), Feature::BeforeFor);
        seen.add_if(anchored, Feature::Anchored);
        seen.add_if(anchored && seen.has(Feature::WithChosen), Feature::Listed);
        seen.add_if(self.anchors && !anchored, Feature::Unanchored);
        seen
    }

    #[inline]
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
        for kind in candidate.whom.kinds(codebook).flatten() {
            seen.add(match kind {
                ActorKind::State | ActorKind::Territory => Feature::State,
                ActorKind::Organisation => Feature::Organisation,
                ActorKind::Organ => Feature::Organ,
                ActorKind::Group => Feature::Group,
            });
        }
        for id in candidate.whom.ids(codebook) {
            seen.add_if(holders.iter().any(|holder| holder == id), Feature::Holder);
            seen.add_if(parties.iter().any(|party| party == id), Feature::Party);
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
        seen.add_if(token.is_any(&[Mark::Proper, Mark::Capital]) && !token.names(), Feature::ProperNext);
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
    fn place(&self, candidate: &Candidate, passed: &mut Passed, seen: &mut Features) {
        let start = self.range.start;
        self.pass(candidate.from - start, passed);
        *seen = seen.with(passed.seen);
        seen.add_if(passed.words <= 2, Feature::Near);
        seen.add_if(passed.words > 9, Feature::Far);
        seen.add_if(passed.words > 20, Feature::VeryFar);
        seen.add_if(self.token(candidate.at).depth > self.token(start).depth, Feature::Set);
        seen.add_if(self.last_to.is_some_and(|to| to > candidate.at), Feature::BeforeTo);
    }

    /// Goes on over so many tokens of the matter; candidates share most of
    /// the way.
    fn pass(&self, tokens: usize, passed: &mut Passed) {
        if tokens < passed.tokens {
            *passed = Passed::default();
        }
        let start = self.range.start;
        for i in start + passed.tokens..start + tokens {
            let token = self.token(i);
            passed.words += usize::from(is_word(token));
            passed.seen.add_if(token.is(Mark::To), Feature::AfterTo);
            passed.seen.add_if(token.is(Mark::That), Feature::AfterThat);
            passed.seen.add_if(token.is(Mark::Which), Feature::AfterWhich);
            passed.seen.add_if(self.addressing.is_norm(i), Feature::AfterNorm);
            passed.seen.add_if(self.addressing.is_deed(i), Feature::AfterDeed);
            passed.seen.add_if(token.kind == TokenKind::Comma, Feature::AfterComma);
        }
        passed.tokens = tokens;
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

    /// Whether a list may go on from the candidate before to this one: a
    /// joint stands between them, nothing behind it governs this one, and
    /// there is no deed, clause or infinitive.
    fn joined(&self, last: usize, candidate: &Candidate) -> bool {
        let between = last + 1..candidate.from.max(last + 1);
        if between.len() > REACH {
            return false;
        }
        let mut joints = 0;
        let mut governed = false;
        for i in between {
            let token = self.token(i);
            if divides_list(token) {
                joints += 1;
                governed = false;
            } else if token.kind == TokenKind::Semicolon
                || self.addressing.is_deed(i)
                || token.is_any(&[Mark::To, Mark::That])
            {
                return false;
            }
            governed |= token.is_any(&[Mark::Preposition, Mark::Place, Mark::Adjunct]);
        }
        joints > 0 && !governed
    }
}
