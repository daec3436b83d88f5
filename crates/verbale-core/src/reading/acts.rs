//! Finds the acts of one sentence: which act words perform their act, and in
//! what degree.
//!
//! Refuses to guess: an act word inside the matter of another act, or
//! governed by something that performs nothing, is no act.

use std::cell::Cell;

use super::cases;
use super::han;
use super::site::{Site, Subject, can_perform, site};
use super::tokens::{Token, TokenKind, Tokens};
use crate::codebook::entry::{Content, Cue, Inflection, Script};
use crate::codebook::{Codebook, CueKind, Degree, Form, Lexicon, Mark, Meaning};
use crate::span::Span;

/// An act found in a sentence.
#[derive(Clone, Debug)]
pub struct Found {
    /// The place of its act in [`Codebook::acts`].
    pub act: usize,
    /// The cue that found it, by act and place in that act; the act differs
    /// where the cue is negated.
    pub cue: (usize, usize),
    /// How the cue performs it.
    pub kind: CueKind,
    /// The form in which it stands.
    pub form: Form,
    /// The token of the act word.
    pub token: usize,
    /// The token of the verb that carries a noun (表示关切), where there is one.
    pub carrier: Option<usize>,
    /// Where it stands.
    pub site: Site,
    /// The act word as it stands.
    pub trigger: Span,
    /// How strongly it is done.
    pub degree: Degree,
    /// What follows it.
    pub content: Content,
    /// Why it was taken: a word for `--why`.
    pub rule: &'static str,
    /// Where its matter begins.
    pub matter: MatterFrom,
    /// Whether it takes the place of the act before, which only led to it
    /// ("should be noted", "notes with concern").
    pub replaces: bool,
}

/// Where the matter of an act begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatterFrom {
    /// After the act word, or in front of a frame that wraps it.
    Trigger,
    /// At the subject, and goes on over the act word.
    Subject,
    /// The subject alone is the matter.
    SubjectAlone,
}

/// What kind of text the sentence stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Register {
    /// The holders speak themselves: statements, resolutions, treaties.
    Own,
    /// Others tell what was said: readouts, news.
    Told,
}

/// The acts of one sentence, in order.
pub fn acts(
    tokens: &Tokens,
    codebook: &Codebook,
    lexicon: &Lexicon,
    folded: &str,
    register: Register,
    found: &mut Vec<Found>,
) {
    found.clear();
    let reader = Reader {
        tokens,
        codebook,
        lexicon,
        folded,
        register,
        han: lexicon.language.script == Script::Han,
        cases: lexicon.language.inflection == Inflection::Endings,
        others: Cell::new(None),
    };
    for at in 0..tokens.list.len() {
        if !tokens.list[at].may_act() || tokens.list[at].depth > 0 {
            continue;
        }
        if let Some(act) = reader.act_at(at, found.last()) {
            if act.replaces {
                found.pop();
            }
            found.push(act);
        }
    }
    if !reader.han {
        share_subject(found);
    }
}

/// A participle that opens its sentence does its act in the name of the
/// subject that comes later: "recalling …, the Council decides".
fn share_subject(found: &mut [Found]) {
    let held = |f: &Found| matches!(f.site.subject, Subject::Named(..) | Subject::Body(..) | Subject::Voice);
    let main = found.iter().find(|f| held(f)).filter(|f| f.kind != CueKind::Norm);
    let Some(subject) = main.map(|f| f.site.subject.clone()) else { return };
    let opening = |f: &&mut Found| f.form == Form::Participle && f.site.subject == Subject::None;
    for act in found.iter_mut().take_while(opening) {
        act.site.subject = subject.clone();
    }
}

/// Reads the acts of one sentence.
pub(super) struct Reader<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) codebook: &'a Codebook,
    pub(super) lexicon: &'a Lexicon,
    pub(super) folded: &'a str,
    pub(super) register: Register,
    han: bool,
    cases: bool,
    // Where somebody else began to act inside the content of the last act.
    pub(super) others: Cell<Option<usize>>,
}

impl Reader<'_> {
    pub(super) fn token(&self, at: usize) -> &Token {
        &self.tokens.list[at]
    }

    fn act_at(&self, at: usize, last: Option<&Found>) -> Option<Found> {
        if self.han && han::carries(self.tokens, at) || last.is_some_and(|l| l.carrier == Some(at)) {
            return None;
        }
        let mut best: Option<Found> = None;
        for sense in self.tokens.senses(self.token(at)) {
            let Meaning::Cue(act, cue, kind) = sense.meaning else { continue };
            if best.as_ref().is_some_and(|b| rank(b.kind) >= rank(kind)) {
                continue;
            }
            let candidate = self.candidate(at, act as usize, cue as usize, kind, sense.form, last);
            let Some(candidate) = candidate else { continue };
            if self.admitted(&candidate, last) {
                best = Some(candidate);
            } else if last.is_some_and(|l| candidate.site.clause > l.token)
                && matches!(candidate.site.subject, Subject::Named(..) | Subject::Body(..))
            {
                self.others.set(Some(candidate.site.clause));
            }
        }
        best
    }

    fn candidate(
        &self,
        at: usize,
        act: usize,
        cue: usize,
        kind: CueKind,
        form: Form,
        last: Option<&Found>,
    ) -> Option<Found> {
        let entry = &self.codebook.acts[act];
        let words = &entry.cues[cue];
        let floor = last.map_or(0, |l| l.token + 1);
        let (carrier, place, form, rule) = match kind {
            CueKind::Noun if self.cases => self.inflected_noun(at, form, last)?,
            CueKind::Noun => self.performed_noun(at, last, floor)?,
            CueKind::Adjective => (None, self.site(at, form, floor)?, form, "predicate"),
            CueKind::Verb => match self.passed_on(at, entry, form) {
                Some(place) => (None, place, form, "passed on"),
                None => (None, self.site(at, form, floor)?, form, "verb"),
            },
            CueKind::Norm => (None, self.site(at, form, floor)?, form, "norm"),
            CueKind::Pledge => (None, self.site(at, form, floor)?, form, "pledge"),
            CueKind::View => {
                let (comma, place) = self.viewed(at)?;
                (Some(comma), place, form, "view")
            }
        };
        let source = (act, cue);
        let mut act = act;
        if place.negated && kind != CueKind::Norm && kind != CueKind::Pledge {
            let negated = entry.negated.as_deref()?;
            act = self.codebook.acts.iter().position(|a| a.id == negated)?;
        }
        let degree = self.degree(at, place.head.min(carrier.unwrap_or(at)), carrier, words);
        let content = words.content.unwrap_or(self.codebook.acts[act].content);
        let trigger = self.token(at).span;
        let found = Found {
            act,
            cue: source,
            kind,
            form,
            token: at,
            carrier,
            site: place,
            trigger,
            degree,
            content,
            rule,
            matter: MatterFrom::Trigger,
            replaces: rule == "riding",
        };
        match (self.han, self.cases) {
            (true, _) => self.han_candidate(found, last),
            (_, true) => self.inflected_candidate(found, last),
            _ => self.spaced_candidate(found, last),
        }
    }

    pub(super) fn site(&self, at: usize, form: Form, floor: usize) -> Option<Site> {
        match (self.han, self.cases) {
            (true, _) => han::site(self.tokens, at),
            (_, true) => cases::site(self.tokens, at, form),
            _ => site(self.tokens, at, floor, self.lexicon),
        }
    }

    /// A noun is an act where a verb of expressing carries it, where it rides
    /// on a verb of saying ("notes with concern"), or where the text calls it
    /// its own ("our support").
    fn performed_noun(
        &self,
        at: usize,
        last: Option<&Found>,
        floor: usize,
    ) -> Option<(Option<usize>, Site, Form, &'static str)> {
        if let Some(expressed) = self.is_expressed(at, floor).filter(|_| !self.han) {
            return Some(expressed);
        }
        let reach = if self.han { 4 } else { 9 };
        let mut i = at;
        while i > 0 && at - i < reach {
            i -= 1;
            let token = self.token(i);
            if token.is(Mark::Carrier) {
                let form = self.tokens.form_of(token, |m| m == Meaning::Mark(Mark::Carrier))?;
                return Some((Some(i), self.site(i, form, floor)?, form, "carried"));
            }
            if token.is(Mark::With) && last.is_some_and(|l| l.token + 3 >= i && at - i <= 3) {
                let last = last?;
                return Some((None, last.site.clone(), last.form, "riding"));
            }
            if last.is_none() && self.is_own(i, at) {
                return Some((None, Site::of_voice(i.saturating_sub(1)), Form::Plain, "own"));
            }
            if let Some((clause, place)) = self.is_said_to_be(i, at) {
                return Some((clause, place, Form::Plain, "predicate noun"));
            }
            let passes = token.kind == TokenKind::Word && !self.han
                || token.is_any(&[
                    Mark::Raise,
                    Mark::Lower,
                    Mark::Determiner,
                    Mark::Their,
                    Mark::And,
                    Mark::Adverb,
                ])
                || self.is_noun_cue(token)
                || token.kind == TokenKind::Known && token.is(Mark::Our);
            if !passes {
                return None;
            }
        }
        None
    }

    fn is_noun_cue(&self, token: &Token) -> bool {
        let noun = |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Noun | CueKind::Adjective));
        self.tokens.senses(token).iter().any(|s| noun(s.meaning))
    }

    fn degree(&self, at: usize, head: usize, carrier: Option<usize>, words: &Cue) -> Degree {
        let from = head.min(carrier.unwrap_or(head)).min(at);
        let before = &self.tokens.list[from..at];
        let after = self.tokens.list.get(at + 1);
        let strengthened = !self.han && after.is_some_and(|t| t.is(Mark::Raise) && t.is(Mark::Adverb));
        if strengthened || before.iter().any(|t| t.is(Mark::Raise)) {
            Degree::Raised
        } else if before.iter().any(|t| t.is(Mark::Lower)) {
            Degree::Lowered
        } else {
            words.degree.unwrap_or_default()
        }
    }

    /// Whether a candidate performs its act, given the act before it.
    fn admitted(&self, new: &Found, last: Option<&Found>) -> bool {
        if matches!(new.rule, "riding" | "own" | "predicate noun" | "expressed") {
            return true;
        }
        if !can_perform(new.form, &new.site) {
            return false;
        }
        if self.cases {
            return self.inflected_admits(new, last);
        }
        if !self.han && !self.predicate_stands(new) {
            return false;
        }
        match (last, self.han) {
            (None, true) => self.han_opens(new),
            (None, false) => self.opens(new),
            (Some(last), true) => self.han_follows(new, last),
            (Some(last), false) => self.follows(new, last),
        }
    }

    pub(super) fn after_semicolon(&self, new: &Found) -> bool {
        new.site.clause > 0 && self.token(new.site.clause - 1).kind == TokenKind::Semicolon
    }

    pub(super) fn cue(&self, found: &Found) -> &Cue {
        &self.codebook.acts[found.cue.0].cues[found.cue.1]
    }
}

/// Which sense of one word is tried to the end: a carried noun before a verb.
fn rank(kind: CueKind) -> u8 {
    match kind {
        CueKind::Noun => 3,
        CueKind::Adjective | CueKind::View => 2,
        CueKind::Norm | CueKind::Pledge => 1,
        CueKind::Verb => 0,
    }
}
