//! Where an act word stands in a clause of Han script.
//!
//! No ending tells a Chinese verb from a noun, so the words on both sides
//! must: 的 after it or 该 before it make it a noun or a modifier. What is
//! left of the clause before it, adjuncts taken off, is its subject.

use super::site::{Opening, Site, Subject};
use super::tokens::{Token, TokenKind, Tokens};
use crate::codebook::{CueKind, Mark, Meaning, Naming};

/// Finds the site of the act word at `at`; `None` where it performs nothing.
#[must_use]
pub fn site(tokens: &Tokens, at: usize) -> Option<Site> {
    let list = &tokens.list;
    if list.get(at + 1).is_some_and(|next| next.is(Mark::Which)) {
        return None;
    }
    let mut site = Site { subject: Subject::None, clause: 0, ..Site::of_voice(at) };
    let mut joined = false;
    let mut i = at;
    while i > 0 && goes_with_verb(tokens, i - 1) {
        let token = &list[i - 1];
        site.wish |= token.is(Mark::Wish);
        site.negated |= token.is(Mark::Not);
        joined = token.is(Mark::And);
        if !token.is(Mark::Adverb) && token.kind == TokenKind::Known {
            site.head = i - 1;
        }
        i -= 1;
        // 已经而且必须: what stands before the conjunction belongs to the verb too.
        if joined && i > 0 && !list[i - 1].is(Mark::Adverb) {
            break;
        }
    }
    site.clause = i;
    if i == 0 {
        return Some(site);
    }
    let before = &list[i - 1];
    if is_break(before) {
        site.opening = Opening::Break;
        return Some(site);
    }
    if before.is(Mark::While) {
        site.opening = Opening::While;
        return Some(site);
    }
    if joined {
        site.opening = Opening::And;
        return Some(site);
    }
    if before.kind == TokenKind::Pause || before.is(Mark::And) {
        // 鼓励和支持: one subject, two acts. Between other words it joins nouns.
        site.opening = Opening::And;
        return (i > 1 && is_verb(tokens, &list[i - 2])).then_some(site);
    }
    if makes_noun(before) || before.is_any(&[Mark::Adjunct, Mark::Before]) || is_cue(tokens, before) {
        return None;
    }
    let (from, opening) = clause_start(list, i)?;
    site.opening = opening;
    site.clause = from;
    site.subject = subject(tokens, from, i)?;
    Some(site)
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
            if until > start && !(start..end).any(|i| list[i].is(Mark::If)) {
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
    length <= 36 && list[end - 1].kind != TokenKind::Close && (from..end).all(|i| !acts_as_verb(tokens, i))
}

/// Whether 将 here only moves its object before the verb.
#[must_use]
pub fn moves_object(tokens: &Tokens, at: usize) -> bool {
    let list = &tokens.list;
    let Some(next) = list.get(at + 1) else { return true };
    if next.kind == TokenKind::Open
        || next.is_any(&[Mark::They, Mark::Their, Mark::Determiner, Mark::Back, Mark::Agent])
        || names_actor(tokens, next)
    {
        return true;
    }
    list[at + 1..].iter().take_while(|t| !is_break(t)).any(|t| t.is(Mark::Disposal))
}

/// What may stand between a subject and its verb.
fn goes_with_verb(tokens: &Tokens, at: usize) -> bool {
    let token = &tokens.list[at];
    // 表示 carries the verb after it: 表示支持.
    let carries = token.is(Mark::Carrier) && (token.is(Mark::Raise) || is_verb(tokens, token));
    token.kind == TokenKind::Number
        || carries
        || token.is_any(&[Mark::Wish, Mark::Not, Mark::Adverb, Mark::Raise, Mark::Lower, Mark::Back])
}

fn is_break(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Comma | TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash | TokenKind::Stop
    )
}

/// Words before a verb that make a noun or somebody else's deed of it.
fn makes_noun(token: &Token) -> bool {
    token.is_any(&[Mark::Which, Mark::Determiner, Mark::Passive, Mark::May, Mark::If, Mark::Their])
}

fn is_cue(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Cue(..)))
}

fn is_verb(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Cue(_, _, CueKind::Verb)))
}

/// Whether the cue at a place stands as a verb there.
fn acts_as_verb(tokens: &Tokens, at: usize) -> bool {
    let list = &tokens.list;
    let verb = |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Verb | CueKind::Norm | CueKind::Pledge));
    tokens.senses(&list[at]).iter().any(|s| verb(s.meaning))
        && !list.get(at + 1).is_some_and(|t| t.is(Mark::Which))
        && !at.checked_sub(1).is_some_and(|i| makes_noun(&list[i]))
}

/// Goes left to what opens the clause; `None` where the clause is a
/// condition or says what something is.
fn clause_start(list: &[Token], end: usize) -> Option<(usize, Opening)> {
    let depth = list[end - 1].depth.min(list.get(end).map_or(0, |t| t.depth));
    let mut i = end;
    while i > 0 {
        let token = &list[i - 1];
        if token.depth <= depth {
            if is_break(token) {
                return Some((i, Opening::Break));
            }
            if token.is(Mark::While) {
                return Some((i, Opening::While));
            }
            if token.is_any(&[Mark::If, Mark::Be]) {
                return None;
            }
        }
        i -= 1;
    }
    Some((0, Opening::Sentence))
}

/// Reads what stands between two places as subject and adjuncts. `None`
/// where the act is governed by something there.
fn subject(tokens: &Tokens, from: usize, end: usize) -> Option<Subject> {
    let list = &tokens.list;
    let (from, end) = trimmed(list, from, end);
    if from == end {
        return Some(Subject::None);
    }
    let Some(opener) = (from..end).find(|&i| opens_adjunct(tokens, i, from, end)) else {
        return Some(bare_subject(tokens, from, end));
    };
    if list[opener].is(Mark::Passive) || within_frame(tokens, opener, end) {
        return None;
    }
    let closer = (opener + 1..end).rev().find(|&i| list[i].is_any(&[Mark::Closer, Mark::When]));
    let noun = (closer.unwrap_or(opener)..end).any(|i| list[i].is(Mark::Which));
    if opener == from {
        // 在会上中方强调: the subject stands after the adjunct.
        let (after, end) = trimmed(list, closer.map_or(end, |i| i + 1), end);
        let governs = list[opener].is(Mark::Adjunct) && closer.is_none();
        return match after < end {
            true => Some(bare_subject(tokens, after, end)),
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

/// A subject without adjuncts, a time before it at most: 会谈后中方….
fn bare_subject(tokens: &Tokens, from: usize, end: usize) -> Subject {
    let list = &tokens.list;
    let time = (from..end).rev().find(|&i| list[i].is(Mark::When));
    let (from, end) = trimmed(list, time.map_or(from, |i| i + 1), end);
    if from == end || time.is_none() && list[end - 1].is(Mark::Closer) {
        return Subject::None;
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

/// Whether a verb stands inside a frame that a later noun closes:
/// 对某国决定退出表示关切.
fn within_frame(tokens: &Tokens, opener: usize, at: usize) -> bool {
    let list = &tokens.list;
    if !list[opener].is(Mark::Before) || list[at].is(Mark::Carrier) {
        return false;
    }
    let clause = at + 1..list[at + 1..].iter().position(is_break).map_or(list.len(), |n| at + 1 + n);
    clause.rev().any(|i| list[i].is(Mark::Carrier) && carries(tokens, i))
}

/// Whether an act word stands after a carrier, to be performed by it.
#[must_use]
pub fn carries(tokens: &Tokens, at: usize) -> bool {
    let between = [Mark::Raise, Mark::Lower, Mark::Adverb, Mark::Not, Mark::Particle, Mark::Which];
    let performed = |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Verb | CueKind::Noun));
    tokens.list[at].is(Mark::Carrier)
        && tokens.list[at + 1..]
            .iter()
            .find(|t| !t.is_any(&between) || tokens.senses(t).iter().any(|s| performed(s.meaning)))
            .is_some_and(|t| tokens.senses(t).iter().any(|s| performed(s.meaning)))
}

/// Words that lead a clause in and are no part of its subject.
fn is_lead(token: &Token) -> bool {
    token.is_any(&[Mark::Adverb, Mark::While, Mark::Back]) && !token.is(Mark::We)
}

/// Whether an adjunct opens here, and not the modifier of a subject
/// (在境内活动的组织).
fn opens_adjunct(tokens: &Tokens, at: usize, from: usize, end: usize) -> bool {
    let list = &tokens.list;
    if !list[at].is_any(&[Mark::Adjunct, Mark::Before, Mark::Preposition, Mark::Passive]) {
        return false;
    }
    let acts = |i: usize| names_actor(tokens, &list[i]) || is_body(tokens, &list[i]);
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
    let last = &list[last?];
    // 我国政府 speaks for us as 我们 does.
    if last.is(Mark::We) || is_body(tokens, last) && list[from].is(Mark::First) {
        return Some(Subject::Voice);
    }
    if last.is(Mark::They) && end - from == 1 {
        return Some(Subject::They);
    }
    let first_name = (from..end).find(|&i| names_actor(tokens, &list[i]));
    // 外长费丹: the name of a person whom the codebook does not know.
    let person = end - from >= 2 && last.kind == TokenKind::Word && is_body(tokens, &list[end - 2]);
    if names_actor(tokens, last) || is_body(tokens, last) || person {
        return Some(first_name.map_or(Subject::Body(from, end), |first| Subject::Named(first, end)));
    }
    if last.is(Mark::Paper) {
        return first_name.map(|first| Subject::Named(first, end));
    }
    None
}

/// Whether a noun phrase ends in the name of a text: 声明强调.
#[must_use]
pub fn is_paper(tokens: &Tokens, end: usize) -> bool {
    tokens.list[end - 1].is(Mark::Paper)
}

/// Where the noun phrase that opens a clause ends: names, offices, bodies
/// and what joins them.
fn noun_phrase_end(tokens: &Tokens, from: usize, limit: usize) -> usize {
    let list = &tokens.list;
    let mut end = from;
    for i in from..limit {
        let token = &list[i];
        if names_actor(tokens, token) || is_body(tokens, token) || token.is_any(&[Mark::We, Mark::They]) {
            end = i + 1;
        } else if token.kind == TokenKind::Word && i > from && is_body(tokens, &list[i - 1]) {
            end = i + 1;
        } else if token.is_any(&[Mark::Adjunct, Mark::Before, Mark::Passive, Mark::Which])
            || is_cue(tokens, token)
        {
            break;
        } else if !(token.kind == TokenKind::Pause
            || token.is_any(&[Mark::And, Mark::Adverb, Mark::Determiner])
            || matches!(token.kind, TokenKind::Open | TokenKind::Close | TokenKind::Word)
                && end == from
                && i - from < 3)
        {
            break;
        }
    }
    end
}

fn names_actor(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| {
        matches!(
            s.meaning,
            Meaning::Person(_)
                | Meaning::Actor(_, Naming::Name | Naming::Capital | Naming::Side | Naming::Pair)
        )
    })
}

fn is_body(tokens: &Tokens, token: &Token) -> bool {
    token.is(Mark::Agent) || is_office(tokens, token)
}

fn is_office(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Office(_)))
}
