//! Decides which act words perform their act in languages whose words are
//! divided by spaces: what a word needs, whose clause it stands in, and
//! whether it goes on from the act before.

use super::acts::{Found, MatterFrom, Reader};
use super::site::{Opening, Site, Subject, site};
use super::subject::{finite, leading_subject, spaced_subject};
use super::tokens::{Token, TokenKind};
use super::verbal::{agrees, coordinate, greets, leads_clause, passive, stands_as_verb};
use crate::codebook::entry::{Content, Cue, Inflection};
use crate::codebook::{CueKind, Form, Mark, Meaning};

impl Reader<'_> {
    /// Completes a candidate, or drops it where a word that it needs is
    /// absent or its passive performs nothing.
    pub(super) fn spaced_candidate(&self, mut found: Found, last: Option<&Found>) -> Option<Found> {
        let (act, number) = found.cue;
        let words = &self.codebook.acts[act].cues[number];
        if !self.has_needed(found.token, words)
            || words.greets && greets(self.tokens, found.token)
            || found.kind == CueKind::Verb && self.in_name(found.token)
        {
            return None;
        }
        if found.kind == CueKind::Adjective && self.codebook.acts[act].id == "prescribe" {
            found.kind = CueKind::Norm;
            found.matter = if words.impersonal { MatterFrom::Trigger } else { MatterFrom::Subject };
        }
        if found.kind == CueKind::Verb && self.english() && found.site.be && found.form == Form::Past {
            self.as_passive(&mut found)?;
        }
        self.replace(&mut found, last)?;
        if last.is_some() && found.site.aside && found.form == Form::Participle {
            self.go_on(&mut found.site, found.token);
        }
        self.inherit_subject(&mut found, last);
        let of_subject = found.kind == CueKind::Norm || found.matter == MatterFrom::SubjectAlone;
        if of_subject && last.is_none() {
            self.take_whole_subject(&mut found);
        }
        Some(found)
    }

    fn as_passive(&self, found: &mut Found) -> Option<()> {
        let family = &self.codebook.acts[found.act].family;
        let passive = passive(self.tokens, found.token, &found.site, family)?;
        found.rule = "passive";
        found.matter = passive.matter;
        if passive.asks {
            found.kind = CueKind::Norm;
        } else {
            found.site.subject = passive.subject;
        }
        Some(())
    }

    /// An act takes the place of the norm word or announcement that leads to
    /// it: "should be noted", "I have the honour to inform you that Sweden
    /// requests".
    fn replace(&self, found: &mut Found, last: Option<&Found>) -> Option<()> {
        let place = &found.site;
        let named = matches!(place.subject, Subject::Named(..) | Subject::Body(..) | Subject::Voice);
        let announced = place.opening == Opening::That && named && last.is_some_and(|l| self.announces(l));
        let led = place.modal.is_some() && place.modal == last.map(|l| l.token);
        // "Should be committed to" asks; it does not commit.
        if led && found.kind == CueKind::Adjective && last.is_some_and(|l| l.kind == CueKind::Norm) {
            return None;
        }
        found.replaces |= announced || led;
        if place.modal.is_some() && !found.replaces && last.is_some_and(|l| l.token > place.clause) {
            return None;
        }
        Some(())
    }

    /// A participle after another act goes on from it, whatever its commas set
    /// aside.
    fn go_on(&self, place: &mut Site, at: usize) {
        let comma = self.tokens.list[..at].iter().rposition(|t| t.kind == TokenKind::Comma);
        place.clause = comma.map_or(place.clause, |comma| comma + 1);
        place.subject = Subject::None;
        place.opening = Opening::Break;
        place.aside = false;
    }

    /// The subject of a norm may be a list: "the siege of the city, and the
    /// denial of access, are unacceptable".
    fn take_whole_subject(&self, found: &mut Found) {
        let alone = found.matter == MatterFrom::SubjectAlone;
        let place = &mut found.site;
        let listed = matches!(place.opening, Opening::And | Opening::Break);
        let before = &self.tokens.list[..place.clause];
        let opens = before.first().is_some_and(|t| t.is(Mark::Determiner) || t.is(Mark::Proper));
        let plain = |t: &Token| !finite(self.tokens, t) && !t.is_any(&[Mark::That, Mark::Which, Mark::We]);
        let thing = matches!(place.subject, Subject::Thing(..));
        if listed && opens && (alone || thing) && before.iter().all(plain) {
            place.clause = 0;
            if thing {
                place.subject = Subject::Thing(0, place.head);
            }
        }
    }

    /// The subject that opens the sentence holds an act coordinated with a
    /// verb that the codebook does not know.
    fn inherit_subject(&self, found: &mut Found, last: Option<&Found>) {
        let words = &self.codebook.acts[found.cue.0].cues[found.cue.1];
        let place = &mut found.site;
        let noun = found.form == Form::Base && self.tokens.list[found.token].is(Mark::Noun);
        if last.is_some() || place.subject != Subject::None || found.carrier.is_some() || noun {
            return;
        }
        let participle = found.form == Form::Participle;
        let inherits = match place.opening {
            // "To protect X and promote Y": an infinitive goes on.
            Opening::And if found.form == Form::Base && found.kind == CueKind::Verb => {
                // "…, and strongly condemn": nor does what a comma or adverb sets apart.
                let apart = found.token > place.clause
                    || place.clause > 1 && self.tokens.list[place.clause - 2].kind == TokenKind::Comma;
                !words.deed && (apart || !self.tokens.list[..place.clause].iter().any(|t| t.is(Mark::To)))
            }
            Opening::And => {
                let governed = |t: &Token| t.is_any(&[Mark::That, Mark::Which, Mark::If]);
                (!participle || place.be) && !self.tokens.list[..place.clause].iter().any(governed)
            }
            Opening::Break | Opening::While => participle,
            _ => false,
        };
        if inherits {
            place.subject = leading_subject(self.tokens, place.clause);
            place.aside = true;
            if found.kind == CueKind::Norm && place.subject != Subject::None {
                place.clause = 0;
            }
        }
    }

    /// Whether a word is part of a name in capitals: "the Security Support
    /// Mission".
    fn in_name(&self, at: usize) -> bool {
        let capital = |t: &Token| t.is_any(&[Mark::Proper, Mark::Capital]);
        at > 0 && self.token(at).is(Mark::Capital) && capital(self.token(at - 1))
    }

    /// Whether one of the words that the cue needs follows it.
    fn has_needed(&self, at: usize, words: &Cue) -> bool {
        if words.needs.is_empty() {
            return true;
        }
        let list = &self.tokens.list;
        let ends = |t: &&Token| !matches!(t.kind, TokenKind::Semicolon | TokenKind::Stop);
        let mut first = true;
        // "Undertakes, in time of peace, to": commas set words apart.
        let mut aside = list.get(at + 1).is_some_and(|t| t.kind == TokenKind::Comma);
        for token in list[at + 1 + usize::from(aside)..].iter().take_while(ends).take(14) {
            if aside && token.kind == TokenKind::Comma {
                aside = false;
                continue;
            }
            let word = &self.folded[token.span.range()];
            let is = |needed: &String| match needed.strip_prefix('…') {
                Some(later) => later == word,
                None => first && !aside && needed == word,
            };
            if words.needs.iter().any(is) {
                return true;
            }
            first &= aside || token.is(Mark::Adverb) || token.kind == TokenKind::Comma && token.depth > 0;
        }
        false
    }

    fn english(&self) -> bool {
        self.lexicon.language.inflection == Inflection::English
    }

    /// "Concern was expressed about", "the view was expressed that": gives the
    /// carrier after the noun.
    pub(super) fn is_expressed(
        &self,
        noun: usize,
        floor: usize,
    ) -> Option<(Option<usize>, Site, Form, &'static str)> {
        let list = &self.tokens.list;
        let be = noun + 1;
        if !list.get(be)?.is_any(&[Mark::Be, Mark::Have]) {
            return None;
        }
        let idle = |t: &Token| t.is_any(&[Mark::Be, Mark::Have, Mark::Adverb]);
        let carrier = list[be..].iter().position(|t| !idle(t))? + be;
        if !list[carrier].is(Mark::Carrier) {
            return None;
        }
        let mut place = site(self.tokens, be, floor, self.lexicon)?;
        let clear =
            matches!(place.opening, Opening::Sentence | Opening::Break | Opening::And | Opening::While);
        if !clear || (place.clause..noun).any(|i| finite(self.tokens, &list[i])) {
            return None;
        }
        place.subject = Subject::Untold;
        Some((Some(carrier), place, Form::Plain, "expressed"))
    }

    /// "Guided by our …", "with firm …" at the head of a sentence.
    pub(super) fn is_own(&self, at: usize, noun: usize) -> bool {
        let token = self.token(at);
        if token.is(Mark::Stance) {
            return at == 0
                && self.tokens.list.get(noun + 1).is_some_and(|t| t.is_any(&[Mark::To, Mark::Preposition]));
        }
        let stance = at > 0 && self.token(at - 1).is(Mark::Stance);
        token.is_any(&[Mark::Our, Mark::Their]) && stance || token.is(Mark::Our) && at == 0
    }

    /// "It is the understanding of the Secretariat that", "it is our hope that".
    ///
    /// Gives the token before the clause that follows.
    pub(super) fn is_said_to_be(&self, at: usize, noun: usize) -> Option<(Option<usize>, Site)> {
        let be = at.checked_sub(1)?;
        let opens = self.token(at).is_any(&[Mark::Determiner, Mark::Our, Mark::Their]);
        if !opens || !self.token(be).is(Mark::Be) || be == 0 || !self.token(be - 1).is(Mark::It) {
            return None;
        }
        let mut place = site(self.tokens, be, 0, self.lexicon)?;
        let ends = |t: &Token| t.is_any(&[Mark::That, Mark::To]);
        let end = self.tokens.list[noun + 1..].iter().position(ends)? + noun + 1;
        place.subject = match self.tokens.list.get(noun + 1) {
            _ if self.token(at).is(Mark::Our) => Subject::Voice,
            Some(of) if of.is(Mark::Preposition) => spaced_subject(self.tokens, noun + 2, end),
            _ => Subject::None,
        };
        Some((Some(end - 1), place))
    }

    pub(super) fn predicate_stands(&self, new: &Found) -> bool {
        let cue = self.cue(new);
        if cue.impersonal && new.site.subject != Subject::It {
            return false;
        }
        let attributive = new.form == Form::Past && new.site.subject == Subject::None;
        if attributive && new.content != Content::Clause && leads_clause(self.tokens, new) {
            return false;
        }
        if !stands_as_verb(self.tokens, self.folded, new) {
            return false;
        }
        match new.kind {
            _ if !self.english() => true,
            // "Concerned that …" opens a recital without "to be".
            CueKind::Adjective | CueKind::Norm if new.rule == "predicate" => {
                new.site.be || new.site.subject == Subject::None && new.site.opening != Opening::And
            }
            CueKind::Verb if new.site.be && new.rule != "passive" => new.form == Form::Participle,
            CueKind::Pledge => self.pledges(new),
            CueKind::Norm
                if self.token(new.token).is(Mark::Noun) && !agrees(self.tokens, self.folded, new) =>
            {
                false
            }
            CueKind::Norm => {
                let pronoun = new.site.head.checked_sub(1).map(|i| self.token(i));
                // "The resources they need to grow": a relative clause without its pronoun.
                if matches!(new.site.subject, Subject::Thing(..))
                    && pronoun.is_some_and(|t| t.is_any(&[Mark::They, Mark::We]))
                {
                    return false;
                }
                // The verb of a relative clause belongs to the subject.
                let subject = self.tokens.list[new.site.clause..new.site.head.max(new.site.clause)].iter();
                let mut plain = subject.take_while(|t| !t.is_any(&[Mark::Which, Mark::That]));
                !plain.any(|t| finite(self.tokens, t))
            }
            _ => true,
        }
    }

    /// Whether an auxiliary of the future pledges: "the Council will consider",
    /// and not "the meeting will be held".
    fn pledges(&self, new: &Found) -> bool {
        let is_norm_too = self
            .tokens
            .senses(self.token(new.token))
            .iter()
            .any(|s| matches!(s.meaning, Meaning::Cue(_, _, CueKind::Norm)));
        let passive = self.tokens.list[new.token + 1..].iter().find(|t| !t.is(Mark::Adverb));
        match new.site.subject {
            Subject::Voice => true,
            // "They continue to violate it" pledges nothing.
            _ if self.cue(new).weak => false,
            _ => !is_norm_too && !passive.is_some_and(|t| t.is(Mark::Be)),
        }
    }

    /// The first act of its sentence.
    pub(super) fn opens(&self, new: &Found) -> bool {
        let cue = self.cue(new);
        match (&new.site.subject, new.kind) {
            (_, _) if new.site.opening == Opening::That => false,
            (_, _) if new.rule == "passive" => true,
            (Subject::It, CueKind::Pledge) => false,
            (Subject::Thing(..), CueKind::Norm) => true,
            (Subject::Thing(..), _) => false,
            (Subject::None, CueKind::Pledge) => false,
            (Subject::None, _) if cue.weak => false,
            (Subject::None, _) => match new.site.opening {
                Opening::Sentence => {
                    let bare_deed = cue.deed && matches!(new.form, Form::Base | Form::Participle);
                    let gerund = new.form == Form::Participle && leads_clause(self.tokens, new);
                    !bare_deed && !gerund
                }
                Opening::Break if new.kind == CueKind::Adjective => false,
                Opening::Break => new.form != Form::Past && new.form != Form::Base,
                Opening::While => new.form == Form::Participle,
                _ => false,
            },
            _ => true,
        }
    }

    /// An act after another one in its sentence.
    pub(super) fn follows(&self, new: &Found, last: &Found) -> bool {
        if new.replaces {
            return true;
        }
        let explicit = !matches!(new.site.subject, Subject::None | Subject::Thing(..));
        let again = last.kind == CueKind::Norm && new.site.opening == Opening::And;
        if new.kind == CueKind::Norm && again && new.site.subject == Subject::None {
            return true;
        }
        if new.kind == CueKind::Norm {
            return explicit
                && new.site.opening != Opening::That
                && (last.content == Content::Thing || self.ends_recital(new, last))
                || self.after_semicolon(new) && last.kind == CueKind::Norm;
        }
        match (&new.site.subject, new.site.opening) {
            (Subject::Voice, Opening::Which) => new.kind == CueKind::Pledge,
            (Subject::Thing(..), _) | (_, Opening::That | Opening::Which) => false,
            (Subject::It, _) if new.kind == CueKind::Pledge => false,
            (Subject::Voice, _) => true,
            (Subject::They | Subject::It, _) => !self.opens_clause(last, new) || self.after_semicolon(new),
            (Subject::None, _) => self.coordinated(new, last),
            _ => last.content == Content::Thing || self.after_semicolon(new) || self.ends_recital(new, last),
        }
    }

    /// "Recalling its decision, the Council urges": the main clause after the
    /// participles that open the sentence.
    fn ends_recital(&self, new: &Found, last: &Found) -> bool {
        last.form == Form::Participle
            && last.site.subject == Subject::None
            && new.site.opening == Opening::Break
            && !self.opens_clause(last, new)
    }

    /// Whether an act only announces the one in its clause.
    fn announces(&self, last: &Found) -> bool {
        let clause = self.tokens.list[last.token + 1..].iter().take(3).any(|t| t.is(Mark::That));
        clause && last.site.wish && self.codebook.acts[last.act].id == "state"
    }

    /// Whether the matter of an act is a clause with its own subject:
    /// "recalls that …".
    fn opens_clause(&self, last: &Found, new: &Found) -> bool {
        let from = last.token + 1;
        self.tokens.list[from..new.site.clause.max(from)].iter().any(|t| t.is(Mark::That))
    }

    /// An act without a subject of its own, after another act.
    fn coordinated(&self, new: &Found, last: &Found) -> bool {
        let cue = self.cue(new);
        !cue.weak && coordinate(self.tokens, self.codebook, new, last, cue)
    }
}
