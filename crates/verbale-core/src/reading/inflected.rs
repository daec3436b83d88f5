//! Decides which act words perform their act in languages whose verbs tell
//! person and number: an act goes on from the one before it by agreement.

use super::acts::{Found, MatterFrom, Reader, Register};
use super::site::{Opening, Site, Subject, is_office, names_actor, names_people};
use super::tokens::{Token, TokenKind};
use crate::codebook::entry::Act;
use crate::codebook::{CueKind, Form, Mark, Meaning, Shape};

impl Reader<'_> {
    /// Completes a candidate, or drops it where its form performs nothing.
    pub(super) fn inflected_candidate(&self, mut found: Found, last: Option<&Found>) -> Option<Found> {
        let stands = match found.kind {
            CueKind::Norm => !self.passes_on(found.token),
            // «продолжит» is a pledge, «продолжил» is none.
            CueKind::Pledge => {
                let next = self.tokens.list[found.token + 1..].iter().find(|t| !t.is(Mark::Adverb));
                let happens = next.is_some_and(|t| t.looks(Shape::Passive));
                matches!(found.form, Form::First | Form::Base | Form::Third) && !happens
            }
            CueKind::Adjective => matches!(found.form, Form::Plain | Form::Many),
            _ => true,
        };
        if found.kind == CueKind::Adjective && self.token(found.token).is(Mark::Preposition) {
            self.as_bare_preposition(&mut found, last)?;
        }
        let joined = self.folded[found.trigger.end()..].starts_with('-');
        let blocked = joined || self.token(found.token).is(Mark::Blocker);
        if !stands || blocked || !self.has_deed(&found) {
            return None;
        }
        self.replace_announcement(&mut found, last);
        if found.form == Form::Passive && found.kind != CueKind::Norm {
            self.as_short_passive(&mut found)?;
        }
        if found.kind == CueKind::Norm {
            found.matter = MatterFrom::Subject;
            // A norm takes in the adverbials before it.
            let leads = last.is_none() && found.site.opening != Opening::That;
            if leads && found.site.subject != Subject::Voice {
                found.site.clause = 0;
            }
        }
        Some(found)
    }

    /// «Выступают за A и против B»: the preposition alone goes on from its
    /// opposite. «Мы категорически против B»: it is the predicate, which «за»,
    /// that measures time as well, cannot be told to be.
    fn as_bare_preposition(&self, found: &mut Found, last: Option<&Found>) -> Option<()> {
        let before = &self.tokens.list[found.site.clause..found.site.head];
        let voices = |t: &Token| t.is_any(&[Mark::We, Mark::Adverb, Mark::Determiner]);
        let predicate = found.site.subject == Subject::Voice && before.iter().all(voices);
        if predicate && self.codebook.acts[found.act].family == "negative" {
            found.form = Form::Base;
            return Some(());
        }
        let last = last.filter(|l| matches!(self.codebook.acts[l.act].id.as_str(), "advocate" | "oppose"))?;
        let directly = found.site.clause == found.token && last.kind == CueKind::Verb;
        found.form = last.form;
        (directly && found.site.subject == Subject::None).then_some(())
    }

    /// «Заявляет протест» protests; «имею честь сообщить, что Швеция просит»
    /// asks: an act takes the place of the word that leads to it.
    fn replace_announcement(&self, found: &mut Found, last: Option<&Found>) {
        let Some(last) = last else { return };
        let named = matches!(found.site.subject, Subject::Named(..) | Subject::Body(..));
        // «имею честь сообщить», not «хотел бы отметить»
        let informs = self.codebook.acts[last.act].id == "state" && self.cue(last).kind.is_none();
        let says = last.site.wish && informs;
        let next = self.tokens.list[last.token + 1..].iter().take(3).any(|t| t.is(Mark::That));
        if found.site.opening == Opening::That && named && says && next {
            found.site.opening = Opening::Break;
            found.replaces = true;
        }
        found.replaces |= found.carrier == Some(last.token) && found.rule == "carried";
    }

    /// «Приглашаются», «поручено» lay a norm on their subject; «отмечено» is
    /// said by nobody in particular.
    fn as_short_passive(&self, found: &mut Found) -> Option<()> {
        let norm_too = |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Norm));
        let before = &self.tokens.list[found.site.clause..found.token];
        let carried = found.kind == CueKind::Noun;
        // «В нем подтверждено»: a document holds nothing.
        let family = self.codebook.acts[found.act].family.as_str();
        if before.iter().any(|t| t.is(Mark::Paper)) && !carried && family != "directive"
            || self.tokens.form_of(self.token(found.token), norm_too).is_some()
        {
            return None;
        }
        if let Subject::Thing(from, end) = found.site.subject
            && family != "directive"
        {
            found.site.subject = self.by_whom(from, end).unwrap_or(Subject::Thing(from, end));
        }
        let by_somebody = matches!(found.site.subject, Subject::Named(..) | Subject::Untold);
        // «отмечается, что» is said; «отмечается рост» is seen.
        let says = matches!(self.codebook.acts[found.act].id.as_str(), "state" | "consider" | "hope");
        let present = self.token(found.token).looks(Shape::Reflexive);
        let next = self.tokens.list[found.token + 1..]
            .iter()
            .find(|t| !t.is(Mark::Adverb) && t.kind != TokenKind::Comma);
        let noted = self.codebook.acts[found.act].id == "state" && !present;
        if says && !carried && !noted && !next.is_some_and(|t| t.is(Mark::That)) {
            return None;
        }
        // «известна, признана и подтверждена многими» tells what others do.
        let begins = |t: &Token| t.is(Mark::Adverb) || t.kind == TokenKind::Comma;
        let leads = found.site.opening == Opening::Sentence
            || found.site.opening == Opening::And
            || self.tokens.list[..found.site.clause].iter().all(begins);
        if found.site.subject == Subject::None && !leads && family != "directive" {
            return None;
        }
        let agrees = matches!(self.codebook.acts[found.act].id.as_str(), "agree" | "decide");
        let told = self.register == Register::Told;
        match family {
            // «было предложено» asked in the name of nobody told.
            "directive" if !carried && found.site.was => {
                found.matter = MatterFrom::Subject;
                found.site.subject = Subject::Untold;
            }
            "directive" if !carried => found.kind = CueKind::Norm,
            "assertive" => {}
            // «Высоко оценены итоги» tells of a meeting what all there did.
            "positive" if told && (found.site.head == 0 || by_somebody) => {}
            _ if !carried && !agrees => return None,
            _ => {}
        }
        if found.site.subject == Subject::None && found.kind != CueKind::Norm && !present {
            found.site.subject = Subject::Untold;
        }
        Some(())
    }

    /// The agent of a passive that opens its clause: «китайской стороной
    /// выражена», «Президентом Сербии отмечена», «Сторонами подчёркнута».
    fn by_whom(&self, from: usize, end: usize) -> Option<Subject> {
        let list = &self.tokens.list;
        let can_act = |t: &Token| {
            t.is_any(&[Mark::We, Mark::Agent, Mark::Members])
                || is_office(self.tokens, t)
                || names_actor(self.tokens, t)
        };
        let instrumental = |t: &Token| {
            let word = &self.folded[t.span.range()];
            ["ом", "ем", "ой", "ей", "ами", "ями", "ым", "им", "ью"].iter().any(|e| word.ends_with(e))
        };
        let noun = (from..end.min(from + 3)).find(|&i| can_act(&list[i]))?;
        let agreeing = |i: usize| list[i].looks(Shape::Adjective) || names_people(self.tokens, &list[i]);
        if !instrumental(&list[noun]) || !(from..noun).all(agreeing) {
            return None;
        }
        let names =
            (from..end).any(|i| names_actor(self.tokens, &list[i]) || names_people(self.tokens, &list[i]));
        Some(if names { Subject::Named(from, end) } else { Subject::Untold })
    }

    /// A noun is an act where a verb of expressing carries it, where it rides
    /// on a verb of saying («с удовлетворением отмечает»), where the text
    /// calls it its own, or where it goes on from a noun carried before.
    pub(super) fn inflected_noun(
        &self,
        at: usize,
        case: Form,
        last: Option<&Found>,
    ) -> Option<(Option<usize>, Site, Form, &'static str)> {
        if let Some(riding) = self.rides(at, last) {
            return Some(riding);
        }
        let neuter_plural = self.folded[self.token(at).span.range()].ends_with(['я', 'а']);
        if case == Form::Oblique || case == Form::Many && !neuter_plural {
            return None;
        }
        if let Some((carrier, form)) = self.carrier_of(at) {
            return Some((Some(carrier), self.site(carrier, form, 0)?, form, "carried"));
        }
        // «выражена поддержка …, а также готовность …»
        let before = (0..at).rev().find(|&i| !self.qualifies(i))?;
        let last = last.filter(|l| l.rule == "carried" && l.token < before)?;
        let carrier = last.carrier.filter(|_| self.token(before).is(Mark::And))?;
        let place = Site { clause: before + 1, opening: Opening::And, ..last.site.clone() };
        Some((Some(carrier), place, last.form, "carried"))
    }

    /// Whether a word may stand between a noun and what carries it.
    fn qualifies(&self, at: usize) -> bool {
        let token = self.token(at);
        let works = [Mark::Raise, Mark::Lower, Mark::Their, Mark::Our, Mark::Adverb];
        token.is_any(&works) || token.looks(Shape::Adjective) && !token.is(Mark::Preposition)
    }

    /// The verb of expressing before a noun: right before it, or with the one
    /// spoken to between («выражает правительству Германии благодарность»).
    fn carrier_of(&self, at: usize) -> Option<(usize, Form)> {
        let carrier = |m: Meaning| m == Meaning::Mark(Mark::Carrier);
        for i in (at.saturating_sub(10)..at).rev() {
            let token = self.token(i);
            if token.is(Mark::Carrier) {
                return self.tokens.form_of(token, carrier).map(|form| (i, form));
            }
            let noun = |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Noun));
            let passes = matches!(token.kind, TokenKind::Word | TokenKind::Known) && !self.stops(i)
                || self.tokens.form_of(token, noun).is_some();
            if !passes {
                return None;
            }
        }
        None
    }

    fn stops(&self, at: usize) -> bool {
        let token = self.token(at);
        let verb =
            |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Verb | CueKind::Norm | CueKind::Pledge));
        token.is_any(&[Mark::Preposition, Mark::That, Mark::Which, Mark::Adjunct])
            || self.tokens.form_of(token, verb).is_some()
    }

    /// «С глубокой озабоченностью отмечает», «отмечает с удовлетворением».
    fn rides(&self, at: usize, last: Option<&Found>) -> Option<(Option<usize>, Site, Form, &'static str)> {
        let with = (0..at).rev().find(|&i| !self.qualifies(i)).filter(|&i| self.token(i).is(Mark::With))?;
        let says = |i: usize| {
            let states = |m: Meaning| match m {
                Meaning::Cue(act, _, CueKind::Verb) => self.codebook.acts[act as usize].id == "state",
                _ => false,
            };
            self.tokens.form_of(self.tokens.list.get(i)?, states)
        };
        if let Some(last) = last.filter(|l| l.token + 1 == with && says(l.token).is_some()) {
            return Some((None, last.site.clone(), last.form, "riding"));
        }
        let after = (at + 1..self.tokens.list.len()).find(|&i| !self.token(i).is(Mark::Adverb))?;
        let form = says(after)?;
        Some((Some(after), self.site(with, form, 0)?, form, "rides"))
    }

    /// «По мнению делегаций, …»: the holder stands between the opener and
    /// the comma.
    pub(super) fn viewed(&self, at: usize) -> Option<(usize, Site)> {
        let list = &self.tokens.list;
        // «и, по мнению правительства, …»
        let after_and = at > 1 && list[at - 1].kind == TokenKind::Comma && list[at - 2].is(Mark::And);
        if !after_and
            && list[..at].iter().any(|t| !t.is_any(&[Mark::Adverb, Mark::And]) && t.kind != TokenKind::Comma)
        {
            return None;
        }
        let comma = (at + 1..list.len().min(at + 24)).find(|&i| {
            list[i].kind == TokenKind::Comma && !list.get(i + 1).is_some_and(|t| t.looks(Shape::Participle))
        })?;
        let (_, opening) = super::cases::stretch(list, at);
        let mut place = Site { clause: at, opening, ..Site::of_voice(at) };
        if comma > at + 1 {
            let named = list[at + 1..comma].iter().any(|t| {
                super::site::names_actor(self.tokens, t) || super::site::names_people(self.tokens, t)
            });
            place.subject = if named { Subject::Named(at + 1, comma) } else { Subject::Body(at + 1, comma) };
        }
        Some((comma, place))
    }

    /// Whether a candidate performs its act, given the act before it.
    pub(super) fn inflected_admits(&self, new: &Found, last: Option<&Found>) -> bool {
        match last.filter(|_| !new.replaces) {
            _ if new.rule == "rides" || new.rule == "riding" => new.site.opening != Opening::That,
            None => self.opens_sentence(new),
            Some(last) => self.goes_on(new, last),
        }
    }

    fn opens_sentence(&self, new: &Found) -> bool {
        match (&new.site.subject, new.kind) {
            _ if new.site.opening == Opening::That => false,
            (Subject::Thing(..), CueKind::Norm) => !self.cue(new).weak,
            (Subject::Thing(..), _) | (Subject::None, CueKind::Pledge) => false,
            (Subject::None, _) if new.form == Form::Participle => true,
            (Subject::None, _) if new.form.is_finite() && new.site.opening == Opening::Break => {
                self.begins_without_subject()
            }
            (Subject::None, _) => !self.cue(new).weak && new.site.opening != Opening::And,
            _ => true,
        }
    }

    /// Whether the sentence begins with something that is no subject: an
    /// adverbial, a participle. Else the subject is one nobody knows.
    fn begins_without_subject(&self) -> bool {
        let begins = [Mark::Preposition, Mark::Adjunct, Mark::Adverb, Mark::With, Mark::While];
        let participle = |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Verb));
        let first = self.token(0);
        first.is_any(&begins) || self.tokens.form_of(first, participle) == Some(Form::Participle)
    }

    fn goes_on(&self, new: &Found, last: &Found) -> bool {
        let viewed = last.kind == CueKind::View && !self.after_semicolon(new);
        if new.site.opening == Opening::That || viewed {
            return false;
        }
        let explicit = !matches!(new.site.subject, Subject::None | Subject::Thing(..));
        if new.kind == CueKind::Norm {
            let again = self.after_semicolon(new) && last.kind == CueKind::Norm;
            return again || explicit && !self.in_content(new, last);
        }
        match new.site.subject {
            Subject::Thing(..) => false,
            Subject::None if new.kind == CueKind::Pledge && last.form.number().is_none() => false,
            Subject::Voice | Subject::They => !self.in_content(new, last) || new.site.opening == Opening::And,
            Subject::None if self.cue(new).weak => false,
            Subject::None if new.site.opening == Opening::While || self.after_semicolon(new) => true,
            Subject::None => agree(new.form, last.form) && !self.in_content(new, last),
            // After a clause of content somebody else acts only across «и».
            _ => {
                let joined = new.site.opening != Opening::Break || self.after_semicolon(new);
                !self.in_content(new, last) && (joined || !self.has_content(new, last))
            }
        }
    }

    /// Whether a clause of content opens between two acts.
    fn has_content(&self, new: &Found, last: &Found) -> bool {
        let clause = new.site.clause.max(last.token + 1);
        (last.token + 1..clause).any(|i| self.token(i).depth == 0 && self.token(i).is(Mark::That))
    }

    /// Whether an act stands in the clause that is another's content: it was
    /// opened by «что» or «который», and no comma has closed it.
    fn in_content(&self, new: &Found, last: &Found) -> bool {
        let clause = new.site.clause.min(new.carrier.unwrap_or(new.token));
        let opens = [Mark::That, Mark::Which, Mark::If, Mark::When];
        let mut between = last.token + 1..clause.max(last.token + 1);
        let opener = between.rfind(|&i| self.token(i).depth == 0 && self.token(i).is_any(&opens));
        let Some(opener) = opener else { return false };
        let comma = |i: usize| self.token(i).kind == TokenKind::Comma;
        let closed = clause > 0 && comma(clause - 1)
            || clause > 1 && comma(clause - 2) && self.token(clause - 1).is(Mark::And);
        // «что, проведя консультации, я намереваюсь»: the first two commas
        // only set words aside.
        let aside = comma(opener + 1) && (opener + 1..clause).filter(|&i| comma(i)).count() <= 2;
        !closed || aside
    }

    /// Whether the deed that some words ask for follows.
    fn has_deed(&self, new: &Found) -> bool {
        if !self.cue(new).before_deed {
            return true;
        }
        let after = &self.tokens.list[new.token + 1..];
        // «Просьба представить», not «просьба должна поступить».
        let reach = if new.kind == CueKind::Adjective { 2 } else { 40 };
        after
            .iter()
            .take(reach)
            .take_while(|t| t.kind != TokenKind::Semicolon && !t.is(Mark::Which))
            .any(|t| t.looks(Shape::Infinitive) || t.is(Mark::That) || t.kind == TokenKind::Colon)
    }

    /// «Следует отметить, что …»: a norm before a verb of saying says it.
    pub(super) fn passed_on(&self, at: usize, entry: &Act, form: Form) -> Option<Site> {
        if form != Form::Infinitive || entry.family != "assertive" {
            return None;
        }
        let norm = (0..at).rev().find(|&i| !self.token(i).is(Mark::Adverb))?;
        let is_norm = |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Norm));
        let form = self.tokens.form_of(self.token(norm), is_norm)?;
        Some(Site { wish: true, ..self.site(norm, form, 0)? })
    }

    /// Whether a norm word hands its deed over to a verb of saying.
    fn passes_on(&self, at: usize) -> bool {
        let next = (at + 1..self.tokens.list.len()).find(|&i| !self.token(i).is(Mark::Adverb));
        let says = |m: Meaning| match m {
            Meaning::Cue(act, _, CueKind::Verb) => self.codebook.acts[act as usize].family == "assertive",
            _ => false,
        };
        next.and_then(|i| self.tokens.form_of(self.token(i), says)) == Some(Form::Infinitive)
    }
}

/// Whether a verb can be coordinated with the act before it.
fn agree(new: Form, last: Form) -> bool {
    match (new, last) {
        (Form::Participle | Form::Passive, _) => true,
        (Form::Infinitive, last) => last == Form::Infinitive,
        (new, last) => match (new.number(), last.number()) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        },
    }
}
