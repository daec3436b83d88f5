//! Who stands before an act word as its subject.

use super::clause::{acts_as_verb, is_body, is_break, is_cue, is_lead, names_actor, within_frame};
use crate::codebook::{Mark, Meaning, Naming};
use crate::reading::site::Subject;
use crate::reading::tokens::{Token, TokenKind, Tokens};

/// Reads what stands between two places as subject and adjuncts. `None`
/// where the act is governed by something there.
pub fn subject(tokens: &Tokens, from: usize, end: usize, act: usize) -> Option<Subject> {
    let list = &tokens.list;
    let (from, end) = trimmed(list, from, end);
    if from == end {
        return Some(Subject::None);
    }
    let Some(opener) = (from..end).find(|&i| opens_adjunct(tokens, i, from, end)) else {
        return Some(bare_subject(tokens, from, end));
    };
    if list[opener].is(Mark::Passive) || within_frame(tokens, opener, act) {
        return None;
    }
    // 在某国表示抗议后: the act stands inside an adjunct of time.
    let time = || list[act..].iter().take_while(|t| !is_break(t)).last().is_some_and(|t| t.is(Mark::When));
    if list[opener].is(Mark::Adjunct) && list[opener].is(Mark::Place) && time() {
        return None;
    }
    // 就吉中合作: one letter closes 在…, not 就….
    let closes = |i: &usize| {
        let long = list[opener].is(Mark::Adjunct) || list[*i].span.len() > 3;
        list[*i].is(Mark::When) || list[*i].is(Mark::Closer) && long
    };
    let closer = (opener + 1..end).rev().find(closes);
    let noun = (closer.unwrap_or(opener)..end).any(|i| list[i].is(Mark::Which));
    if opener == from {
        // 在会上中方强调: the subject stands after the adjunct.
        let (after, end) = trimmed(list, closer.map_or(end, |i| i + 1), end);
        let governs = list[opener].is(Mark::Adjunct) && closer.is_none();
        return match after < end {
            // 对其管辖范围内的问题表示担心: the frame goes on.
            true => Some(match bare_subject(tokens, after, end) {
                Subject::Thing(..) if !list[opener].is(Mark::Adjunct) => Subject::None,
                subject => subject,
            }),
            false if governs => Some(Subject::Thing(from, end)),
            false => Some(Subject::None),
        };
    }
    if noun && list[opener].is(Mark::Adjunct) {
        return Some(Subject::Thing(from, end));
    }
    let (from, end) = trimmed(list, from, opener);
    Some(if from == end { Subject::None } else { bare_subject(tokens, from, end) })
}

/// The subject that an act takes over from the clauses before it in its
/// sentence, which perform nothing: 会议批准了计划，决定….
#[must_use]
pub fn carried_over(tokens: &Tokens, clause: usize) -> Subject {
    let list = &tokens.list;
    let mut from = 0;
    while from < clause {
        let end = (from..clause).find(|&i| is_break(&list[i]) && list[i].depth == 0).unwrap_or(clause);
        let start = (from..end).find(|&i| !is_lead(&list[i])).unwrap_or(end);
        if start < end && !list[start].is_any(&[Mark::Adjunct, Mark::Before, Mark::Passive, Mark::If]) {
            let until = noun_phrase_end(tokens, start, end);
            let whole = until < end && !list[until].is(Mark::Which) || until == end;
            // 甲国是缔约国，反对…: what somebody is does not take the subject away;
            // but a clause may itself be what is something (双方合作符合…).
            let is = (start..end)
                .find(|&i| list[i].is(Mark::Be))
                .is_none_or(|be| be <= until + 2 && (until..be).all(|i| !is_cue(tokens, &list[i])));
            let told = list[end - 1].is(Mark::When) || (start..end).any(|i| list[i].is(Mark::If));
            if whole && until > start && is && !told {
                return named(tokens, start, until).unwrap_or(Subject::None);
            }
        }
        from = end + 1;
    }
    Subject::None
}

/// Whether an unknown noun phrase may be the name of somebody: short, and
/// not the object of another verb.
#[must_use]
pub fn may_be_name(tokens: &Tokens, from: usize, end: usize) -> bool {
    let list = &tokens.list;
    let length = list[from].span.cover(list[end - 1].span).len();
    // 这再次表明: nobody speaks.
    length <= 36
        && !list[end - 1].is(Mark::Determiner)
        && list[end - 1].kind != TokenKind::Close
        && (from..end).all(|i| !acts_as_verb(tokens, i))
}

/// Whether a noun phrase ends in the name of a text: 声明强调.
#[must_use]
pub fn is_paper(tokens: &Tokens, end: usize) -> bool {
    let last = &tokens.list[end - 1];
    last.is(Mark::Paper)
        || tokens.senses(last).iter().any(|s| matches!(s.meaning, Meaning::InstrumentNoun(_)))
}

/// A subject without adjuncts, a time before it at most: 会谈后中方….
fn bare_subject(tokens: &Tokens, from: usize, end: usize) -> Subject {
    let list = &tokens.list;
    let time = (from..end).rev().find(|&i| list[i].is(Mark::When));
    let (from, end) = trimmed(list, time.map_or(from, |i| i + 1), end);
    if from == end {
        return Subject::None;
    }
    if let Some(person) = person(tokens, from, end) {
        return person;
    }
    if time.is_none() && list[end - 1].is(Mark::Closer) {
        // 美国方面: a side; 工作方面: no subject.
        let side = end - from >= 2 && names_actor(tokens, &list[end - 2]);
        return if side { Subject::Named(from, end - 1) } else { Subject::None };
    }
    if (from..end).any(|i| list[i].depth <= list[from].depth && acts_as_verb(tokens, i)) {
        return Subject::Thing(from, end);
    }
    named(tokens, from, end).unwrap_or(Subject::Thing(from, end))
}

/// A stretch without adverbs and dates at its edges.
fn trimmed(list: &[Token], from: usize, end: usize) -> (usize, usize) {
    let idle = |i: &usize| is_lead(&list[*i]) || list[*i].kind == TokenKind::Number;
    let from = (from..end).find(|i| !idle(i)).unwrap_or(end);
    let end = (from..end).rev().find(|i| !idle(i)).map_or(from, |i| i + 1);
    (from, end)
}

/// Whether an adjunct opens here, and not the modifier of a subject
/// (在境内活动的组织).
fn opens_adjunct(tokens: &Tokens, at: usize, from: usize, end: usize) -> bool {
    let list = &tokens.list;
    if !list[at].is_any(&[Mark::Adjunct, Mark::Before, Mark::Preposition, Mark::Passive]) {
        return false;
    }
    let acts = |i: usize| names_actor(tokens, &list[i]) || is_body(tokens, &list[i]);
    // 中国与瑙鲁: joined names.
    if list[at].is(Mark::And) && at > from && acts(at - 1) && acts(end - 1) {
        return false;
    }
    let modifier = acts(end - 1)
        && list[at + 1..end].iter().any(|t| t.is(Mark::Which))
        && (at == from || !acts(at - 1) && !list[at - 1].is(Mark::We));
    !modifier
}

/// Somebody who can act, in the noun phrase between two places.
fn named(tokens: &Tokens, from: usize, end: usize) -> Option<Subject> {
    let list = &tokens.list;
    let last =
        (from..end).rev().find(|&i| list[i].kind != TokenKind::Close && list[i].depth == list[from].depth);
    let last = last?;
    // 甲方真心钦佩: an unknown word between a side and its verb is an adverb.
    let adverb = last == from + 1
        && list[last].kind == TokenKind::Word
        && list[last].span.len() <= 6
        && (list[from].is(Mark::We) || is_side(tokens, &list[from]));
    if adverb {
        return named(tokens, from, last);
    }
    let last = &list[last];
    // 我国政府 speaks for us as 我们 does.
    let ours = list[from].is(Mark::First) && !list[from + 1..end].iter().any(|t| t.is(Mark::Which));
    if last.is(Mark::We) || ours && is_body(tokens, last) {
        return Some(Subject::Voice);
    }
    if last.is(Mark::They) && end - from == 1 {
        return Some(Subject::They);
    }
    let first_name = (from..end).find(|&i| names_actor(tokens, &list[i]));
    if names_actor(tokens, last) || is_body(tokens, last) {
        return Some(first_name.map_or(Subject::Body(from, end), |first| Subject::Named(first, end)));
    }
    // 安全理事会第2140号决议第23段: a text speaks for the one named in it.
    let paper = (from + 1..=end).rev().take(4).any(|end| is_paper(tokens, end));
    if paper {
        return first_name.map(|first| Subject::Named(first, end));
    }
    None
}

fn is_side(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Actor(_, Naming::Side)))
}

/// 外长费丹: an office before the name of a person whom the codebook does
/// not know; the name may hold letters of function words.
fn person(tokens: &Tokens, from: usize, end: usize) -> Option<Subject> {
    let list = &tokens.list;
    let office = (from..end - 1).rev().find(|&i| is_body(tokens, &list[i]))?;
    let name = list[office + 1].span.cover(list[end - 1].span);
    let plain =
        |t: &Token| t.kind == TokenKind::Word || t.kind == TokenKind::Known && !names_actor(tokens, t);
    if list[office + 1].kind != TokenKind::Word || name.len() > 18 || !list[office + 1..end].iter().all(plain)
    {
        return None;
    }
    let first = (from..office).find(|&i| names_actor(tokens, &list[i]));
    Some(first.map_or(Subject::Body(from, end), |first| Subject::Named(first, end)))
}

/// Where the noun phrase that opens a clause ends: names, offices, bodies
/// and what joins them.
fn noun_phrase_end(tokens: &Tokens, from: usize, limit: usize) -> usize {
    let list = &tokens.list;
    let mut end = from;
    for i in from..limit {
        let token = &list[i];
        let office_holder = token.kind == TokenKind::Word && i > from && is_body(tokens, &list[i - 1]);
        if names_actor(tokens, token) || is_body(tokens, token) || token.is(Mark::We) || office_holder {
            end = i + 1;
            continue;
        }
        let joins = matches!(token.kind, TokenKind::Pause | TokenKind::Number)
            || token.is_any(&[Mark::And, Mark::Adverb, Mark::Determiner]);
        let opens = matches!(token.kind, TokenKind::Open | TokenKind::Close | TokenKind::Word)
            && end == from
            && i - from < 3;
        let stops = token.is_any(&[Mark::Adjunct, Mark::Passive, Mark::Which]) || is_cue(tokens, token);
        if stops || !joins && !opens {
            break;
        }
    }
    end
}
