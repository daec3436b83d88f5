//! The acts of a clause of Han script.
//!
//! No ending tells a Chinese verb from a noun, so the words on both sides
//! must: 的 after it or 该 before it make it a noun or a modifier. What is
//! left of the clause before it, adjuncts taken off, is its subject.

mod clause;
mod person;
mod site;
mod subject;

use super::acts::{Found, Reader, Register};
use super::site::{Opening, Subject};
use crate::codebook::entry::Content;
use crate::codebook::{CueKind, Mark};
use clause::{is_break, lacks_object, leads_in, moves_object, on_request};
use subject::{carried_over, is_paper, may_be_name};

pub use clause::{carries, condition};
pub use person::{introduced, is_introduced};
pub use site::site;

impl Reader<'_> {
    /// Completes a candidate in Han script: its subject may stand in a clause
    /// before, and an unknown name is known by what it does, for only
    /// somebody can condemn.
    pub(super) fn han_candidate(&self, mut found: Found, last: Option<&Found>) -> Option<Found> {
        let act = &self.codebook.acts[found.act];
        let verb = found.kind == CueKind::Verb;
        if verb
            && found.carrier.is_none()
            && lacks_object(self.tokens, found.token, self.framed_from(&found, last), act.content)
        {
            return None;
        }
        found.replaces |= last.is_some_and(|last| self.yields(last, &found));
        let resumes = act.spoken || act.family == "commissive" || self.register == Register::Told;
        let strong = !self.cue(&found).weak && found.kind != CueKind::Norm;
        match found.site.subject {
            // What a text says (声明强调) its authors say.
            Subject::Thing(_, end) | Subject::Body(_, end)
                if act.spoken && verb && is_paper(self.tokens, end) =>
            {
                found.site.subject = Subject::None;
                found.rule = "paper";
            }
            Subject::None
                if strong && last.is_none() && found.site.opening != Opening::Sentence && resumes =>
            {
                found.site.subject = carried_over(self.tokens, found.site.clause);
            }
            Subject::Thing(from, end)
                if strong
                    && act.spoken
                    && found.kind != CueKind::Pledge
                    && may_be_name(self.tokens, from, end) =>
            {
                found.site.subject = Subject::Body(from, end);
            }
            _ => {}
        }
        Some(found)
    }

    /// Where the clause begins whose frame an act may share: 对此坚决反对、绝不容忍.
    fn framed_from(&self, new: &Found, last: Option<&Found>) -> usize {
        let joined = |last: &&Found| {
            new.site.opening == Opening::And
                && new.site.clause <= last.token + 2
                && last.site.clause < new.site.clause
        };
        last.filter(joined).map_or(new.site.clause, |last| last.site.clause)
    }

    /// "We inform you that Sweden requests": only Sweden acts.
    fn yields(&self, last: &Found, new: &Found) -> bool {
        self.cue(last).yields
            && new.kind != CueKind::Norm
            && matches!(new.site.subject, Subject::Named(..) | Subject::Body(..))
            && new.site.clause <= last.token + 3
    }

    /// The first act of its sentence, in Han script.
    pub(super) fn han_opens(&self, new: &Found) -> bool {
        let weak = self.cue(new).weak;
        let act = &self.codebook.acts[new.act];
        match (&new.site.subject, new.kind) {
            _ if new.rule == "paper" => true,
            (Subject::Named(..) | Subject::Body(..), CueKind::Norm) => {
                !weak || self.register == Register::Told
            }
            (Subject::Thing(..), CueKind::Norm) => !weak,
            (Subject::Thing(..), _) | (Subject::None, CueKind::Pledge) => false,
            (subject, CueKind::Pledge) if weak && *subject != Subject::Voice => false,
            (_, CueKind::Pledge) if moves_object(self.tokens, new.token) => false,
            // 体现并确认: a conjunction within a clause without a subject joins nouns.
            (Subject::None, _) if new.site.opening == Opening::And && !self.after_break(new) => false,
            (Subject::None, CueKind::Norm) => !on_request(self.tokens, new.token),
            // In told speech a bare 支持 or 反对 goes on with a sentence before it.
            (Subject::None, CueKind::Verb) if self.register == Register::Told => {
                // 表示支持 is said, whatever it supports.
                let said = self.token(new.site.head).is(Mark::Carrier);
                // 愿同贵方合作。 opens a sentence of a speech only as the speaker's own.
                let own = act.family == "commissive" && new.site.opening == Opening::Sentence;
                !weak && (said || own || act.spoken && act.id != "oppose")
            }
            (Subject::None, _) => {
                !weak && (act.spoken && act.id != "oppose" || leads_in(self.tokens, new.site.clause))
            }
            (Subject::Voice, CueKind::Verb) => !weak || self.register == Register::Own,
            _ => true,
        }
    }

    /// An act after another one in its sentence, in Han script.
    pub(super) fn han_follows(&self, new: &Found, last: &Found) -> bool {
        if self.speech_holds(last) {
            return false;
        }
        let parted = self.after_semicolon(new);
        let within_clause = last.content == Content::Clause && !parted;
        // 鼓励和支持: two acts on one matter.
        if new.site.opening == Opening::And && new.site.clause <= last.token + 2 {
            return true;
        }
        // 决定，建议…: what opens the content is the content.
        if self.yields(last, new) {
            return true;
        }
        if last.content != Content::Thing && new.site.clause <= last.token + 2 && !parted {
            return false;
        }
        let subject = &new.site.subject;
        if new.kind == CueKind::Norm {
            let again = last.kind == CueKind::Norm && new.site.opening != Opening::Sentence;
            return match subject {
                Subject::None | Subject::Thing(..) => again,
                _ => again || parted || last.content == Content::Thing,
            };
        }
        if new.kind == CueKind::Pledge
            && (moves_object(self.tokens, new.token) || self.moves_object_of(last, new))
        {
            return false;
        }
        match subject {
            Subject::Thing(..) => false,
            Subject::Voice => true,
            // 双方要…，中方愿…: the speaker's own pledge after a norm for both.
            // So is 甲国将…，乙国将…: each its own.
            Subject::Named(..) if last.kind == CueKind::Pledge && new.kind == CueKind::Pledge => true,
            Subject::Named(..) if last.kind == CueKind::Norm => {
                self.codebook.acts[new.act].family == "commissive"
            }
            Subject::They => !within_clause,
            Subject::None => self.han_coordinated(new, last),
            _ => last.content == Content::Thing || parted,
        }
    }

    /// 双方要…，将共识落实好: among deeds a bare 将 before a noun moves it.
    fn moves_object_of(&self, last: &Found, new: &Found) -> bool {
        // One letter (将) can move an object, 不会 cannot.
        let short = self.token(new.token).span.len() == 3;
        let bare = short && new.site.subject == Subject::None && new.site.clause == new.token;
        let next = self.tokens.list.get(new.token + 1);
        let verbal = next.is_some_and(|t| {
            t.is_any(&[Mark::Adverb, Mark::Raise, Mark::Adjunct, Mark::Before, Mark::Preposition])
                || clause::is_cue(self.tokens, t)
        });
        last.content == Content::Deeds && bare && !verbal && !self.after_semicolon(new)
    }

    /// An act without a subject of its own after another one: what a wish, a
    /// pledge or a norm governs stays in its matter.
    fn han_coordinated(&self, new: &Found, last: &Found) -> bool {
        let act = &self.codebook.acts[new.act];
        if self.cue(new).weak {
            if new.kind == CueKind::Pledge && self.register == Register::Told {
                return false;
            }
            // Told speech seldom goes on with one: what 推动 follows is what it is for.
            return last.content == Content::Thing
                && (self.register == Register::Own
                    || matches!(last.site.subject, Subject::Named(..) | Subject::Body(..)));
        }
        // 并 within a clause joins the verbs of its content.
        if new.site.opening == Opening::And && !act.spoken {
            return false;
        }
        if new.site.opening == Opening::While || self.after_semicolon(new) {
            return true;
        }
        if self.others.get().is_some_and(|at| at > last.token) {
            return false;
        }
        let purpose =
            self.tokens.list[last.token..new.site.clause.max(last.token)].iter().any(|t| t.is(Mark::To));
        if purpose && !act.spoken {
            return false;
        }
        if new.cue == last.cue && new.kind == CueKind::Verb && new.site.opening != Opening::Sentence {
            return true;
        }
        match last.content {
            Content::Thing => true,
            Content::Clause => new.kind != CueKind::Pledge,
            // 请各国…，并鼓励…: one request after another.
            Content::Deeds if self.cue(new).deed => {
                act.family == "directive"
                    && last.kind != CueKind::Norm
                    && self.codebook.acts[last.act].family == "directive"
            }
            Content::Deeds => {
                new.kind == CueKind::Pledge && last.kind != CueKind::Pledge
                    || act.family == "directive"
                    || act.id == "intend"
                    || act.spoken
            }
        }
    }

    fn after_break(&self, new: &Found) -> bool {
        new.site.clause.checked_sub(1).is_none_or(|i| is_break(self.token(i)))
    }

    /// Told speech: what follows "X said" in the sentence is what was said.
    fn speech_holds(&self, last: &Found) -> bool {
        let act = &self.codebook.acts[last.act];
        self.register == Register::Told
            && matches!(act.id.as_str(), "state" | "emphasize")
            && !matches!(last.site.subject, Subject::Voice)
    }
}
