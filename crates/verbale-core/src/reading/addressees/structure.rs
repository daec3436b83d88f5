//! What the words around a candidate make of it: the head of its part of the
//! matter or something inside another's, the doer of what a noun tells or
//! the one it is done to.

use std::ops::Range;

use super::candidates::Candidate;
use super::{Addressing, divides_list, is_word};
use crate::codebook::{CueKind, Feature, Features, Mark};
use crate::reading::tokens::{Token, TokenKind};

/// In how many words the noun is looked for that tells what a matter is.
const HEAD: usize = 6;

/// How far a noun may be from its owner.
const OWNER: usize = 5;

impl Addressing<'_> {
    /// What kind of noun heads the matter, where the codebook knows it: the
    /// same for every candidate.
    pub(super) fn head(&self, range: &Range<usize>, seen: &mut Features) {
        let han = self.han();
        let heads =
            [Mark::Doing, Mark::Offence, Mark::Making, Mark::Duty, Mark::Paper, Mark::Affair, Mark::Agent];
        let is_head = |&i: &usize| self.token(i).is_any(&heads);
        let ends = |&i: &usize| is_word(self.token(i)) && !self.token(i).is(Mark::That);
        let head = if han {
            // In Chinese the head stands last.
            range.clone().take_while(ends).filter(is_head).last()
        } else {
            range.clone().take(HEAD).take_while(ends).find(is_head)
        };
        let Some(head) = head.map(|i| self.token(i)) else { return };
        seen.add_if(head.is(Mark::Doing), Feature::HeadDoing);
        seen.add_if(head.is(Mark::Offence), Feature::HeadOffence);
        seen.add_if(head.is(Mark::Making), Feature::HeadMaking);
        seen.add_if(head.is(Mark::Duty), Feature::HeadDuty);
        seen.add_if(head.is(Mark::Paper), Feature::HeadPaper);
        seen.add_if(head.is(Mark::Affair), Feature::HeadAffair);
    }

    /// What is seen of the structure around one of the candidates.
    pub(super) fn structure(
        &self,
        range: &Range<usize>,
        candidates: &[Candidate],
        at: usize,
        seen: &mut Features,
    ) {
        let candidate = &candidates[at];
        let part = self.part(range, candidate);
        let governs = |i: usize| {
            self.token(i).is_any(&[Mark::Preposition, Mark::Place, Mark::Of, Mark::By, Mark::With])
        };
        let governed = (part.start..candidate.from).any(governs);
        let before = candidates[..at].iter().any(|c| c.at >= part.start && c.at < candidate.from);
        let after = candidates[at + 1..].iter().any(|c| part.contains(&c.at));
        seen.add_if(!governed && !before, Feature::Heads);
        seen.add_if(before && governed, Feature::Inside);
        seen.add_if(before && !governed, Feature::Behind);
        seen.add_if(after, Feature::Leads);
        seen.add_if((part.start..candidate.from).any(|i| self.is_deed(i)), Feature::DeedBefore);
        self.owner(&part, candidate, seen);
        let by_main = self.by_main(range, candidate);
        let owns_head = self.owns_head(&part, candidate);
        seen.add_if(by_main, Feature::ByMain);
        seen.add_if(owns_head, Feature::OwnsHead);
        let does = [Feature::DoerBefore, Feature::CulpritBefore].iter().any(|&f| seen.has(f));
        let has = [Feature::DoerAfter, Feature::CulpritAfter].iter().any(|&f| seen.has(f));
        let agent = by_main || owns_head && does || has && !governed && !before;
        seen.add_if(agent, Feature::Agent);
        seen.add_if(!governed && !before && self.must_do(range, &part, candidate), Feature::MustDo);
        seen.add_if(candidate.whom.is_pair() || self.hyphen(candidate.at), Feature::Paired);
        // Whom a preposition means: thanked "for", meant "for", taken "against".
        let governor = (candidate.from > range.start).then(|| self.token(candidate.from - 1));
        seen.add_if(governor.is_some_and(|t| t.is(Mark::For)), Feature::For);
        seen.add_if(governor.is_some_and(|t| t.is(Mark::Against)), Feature::Against);
    }

    /// Whether no joint stands between a place and a candidate behind it.
    pub(super) fn same_part(&self, last: usize, candidate: &Candidate) -> bool {
        (last + 1..candidate.from).all(|i| !parts(self.token(i)))
    }

    /// Whether a hyphen joins a name to another.
    fn hyphen(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let span = self.token(at).span;
        let joins = |i: usize| bytes.get(i) == Some(&b'-');
        let next = self.tokens.list.get(at + 1);
        let before = at.checked_sub(1).and_then(|i| self.tokens.list.get(i));
        joins(span.end()) && next.is_some_and(|t| t.names() && t.span.start() <= span.end() + 1)
            || span.start() > 0
                && joins(span.start() - 1)
                && before.is_some_and(|t| t.names() && t.span.end() + 1 >= span.start())
    }

    /// The part of the matter between two joints in which a candidate stands.
    fn part(&self, range: &Range<usize>, candidate: &Candidate) -> Range<usize> {
        let start = (range.start..candidate.from).rev().find(|&i| parts(self.token(i)));
        let end = (candidate.at + 1..range.end).find(|&i| parts(self.token(i)));
        start.map_or(range.start, |i| i + 1)..end.unwrap_or(range.end)
    }

    /// Whether "by" governs the candidate and belongs to the whole matter: not
    /// to a relative clause, a purpose or a document in it.
    pub(super) fn by_main(&self, range: &Range<usize>, candidate: &Candidate) -> bool {
        let near = candidate.from.saturating_sub(3).max(range.start)..candidate.from;
        let Some(by) = near.rev().find(|&i| self.token(i).is(Mark::By)) else { return false };
        let others = [Mark::For, Mark::Which, Mark::That, Mark::Adjunct, Mark::Paper];
        (range.start..by)
            .rev()
            .take_while(|&i| is_word(self.token(i)) || self.token(i).kind == TokenKind::Number)
            .all(|i| !self.token(i).is_any(&others))
    }

    /// Whether the candidate owns the first noun of its part: "the efforts of
    /// the Committee", and not "efforts in the framework of the Committee".
    fn owns_head(&self, part: &Range<usize>, candidate: &Candidate) -> bool {
        let governs = |t: &Token| t.is_any(&[Mark::Preposition, Mark::Place, Mark::With, Mark::To, Mark::By]);
        let mut owners = (part.start..candidate.from).filter(|&i| governs(self.token(i)));
        match owners.next() {
            None => candidate.from > part.start && self.cases(),
            Some(of) => self.token(of).is(Mark::Of) && owners.next().is_none() && of + 3 >= candidate.from,
        }
    }

    /// Whether a norm word follows in the same clause, with nothing between
    /// that could be its subject.
    fn must_do(&self, range: &Range<usize>, part: &Range<usize>, candidate: &Candidate) -> bool {
        let joint = |i: usize| i >= part.end && divides_list(self.token(i));
        for i in candidate.at + 1..range.end.min(candidate.at + 24) {
            let token = self.token(i);
            if self.is_norm(i) {
                return true;
            }
            let ends = matches!(token.kind, TokenKind::Semicolon | TokenKind::Colon | TokenKind::Stop)
                || token.is_any(&[Mark::That, Mark::If, Mark::While])
                || token.may_act_as(CueKind::Verb) && !joint(i);
            if ends {
                return false;
            }
        }
        false
    }

    /// Whether the candidate owns, or does, or suffers what the noun next to
    /// it tells.
    fn owner(&self, part: &Range<usize>, candidate: &Candidate, seen: &mut Features) {
        let han = self.han();
        let before = self.noun_before(part, candidate);
        let after = self.noun_after(part, candidate, han);
        for (noun, doing, offence, making, duty) in [
            (before, Feature::DoerBefore, Feature::CulpritBefore, Feature::MadeBefore, Feature::DutyBefore),
            (after, Feature::DoerAfter, Feature::CulpritAfter, Feature::MadeAfter, Feature::DutyAfter),
        ] {
            let Some(noun) = noun else { continue };
            seen.add_if(noun.is(Mark::Doing), doing);
            seen.add_if(noun.is(Mark::Offence), offence);
            seen.add_if(noun.is(Mark::Making), making);
            seen.add_if(noun.is(Mark::Duty), duty);
        }
    }

    /// "The efforts of the Committee", «усилия Комитета»: the noun that the
    /// candidate belongs to.
    fn noun_before(&self, part: &Range<usize>, candidate: &Candidate) -> Option<&Token> {
        let mut i = candidate.from;
        while i > part.start && self.token(i - 1).is_any(&[Mark::Of, Mark::Determiner]) {
            i -= 1;
        }
        (i > part.start).then(|| self.token(i - 1)).filter(|t| is_word(t))
    }

    /// "The Committee’s tireless efforts", 委员会的努力: the noun that belongs
    /// to the candidate. In Chinese it is the last of the part, behind what
    /// is told of it (委员会为此作出的努力).
    fn noun_after(&self, part: &Range<usize>, candidate: &Candidate, han: bool) -> Option<&Token> {
        let rest = candidate.at + 1..part.end;
        let nouns = [Mark::Doing, Mark::Offence, Mark::Making, Mark::Duty];
        if han {
            let last = rest.clone().rev().take(2).find(|&i| self.token(i).is_any(&nouns))?;
            return Some(self.token(last));
        }
        let owns = self.token(rest.start.min(part.end.saturating_sub(1))).is(Mark::Their);
        if !owns {
            return None;
        }
        rest.take(OWNER).map(|i| self.token(i)).find(|t| t.is_any(&nouns))
    }
}

fn parts(token: &Token) -> bool {
    divides_list(token) || !is_word(token) && token.kind != TokenKind::Number
}
