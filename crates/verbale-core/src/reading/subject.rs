//! Reads the noun phrase before a verb as its subject, where words are
//! divided by spaces.
//!
//! Refuses a stretch that holds a finite verb, or a phrase whose head is
//! neither a name nor a word for somebody who can hold an act.

use super::site::{Subject, governs_deed, is_office, names_actor, names_people};
use super::tokens::{Token, TokenKind, Tokens};
use crate::codebook::{Mark, Meaning, Naming};

/// The subject between two places.
#[must_use]
pub fn spaced_subject(tokens: &Tokens, from: usize, end: usize) -> Subject {
    let start = after_opening(tokens, from, end);
    let list = &tokens.list;
    if start >= end {
        return Subject::Thing(from, end);
    }
    if list[start..end].iter().any(|t| finite(tokens, t)) {
        return Subject::Thing(from, end);
    }
    let first = &list[start];
    if first.is(Mark::It) {
        return Subject::It;
    }
    // "The ministers of A and B" are not all in whose name the text speaks.
    let of_names = list.get(start + 1).is_some_and(|t| t.is(Mark::Preposition))
        && (start + 2..end).any(|i| names_actor(tokens, &list[i]));
    if first.is(Mark::We) && !(of_names && first.is(Mark::Agent)) {
        return Subject::Voice;
    }
    // What a preposition governs is nobody's subject.
    if first.is(Mark::Preposition) && !names_actor(tokens, first) {
        return Subject::Thing(from, end);
    }
    if first.is(Mark::They) {
        return Subject::They;
    }
    // "A. Zenda, Jr.": the stop belongs to the name.
    let stops = list[start..end].iter().rev().take_while(|t| t.kind == TokenKind::Stop).count();
    let end = end - stops.min(end - start - 1);
    let head = head(tokens, start, end);
    if first.is(Mark::Our) && list[head].is(Mark::Agent) {
        return Subject::Voice;
    }
    if !can_hold(tokens, head) {
        return Subject::Thing(from, end);
    }
    // "The Beijing Platform" is not China.
    let of_place = |i: usize| i < head && list[i + 1].is(Mark::Proper) && only_capital(tokens, &list[i]);
    let named = (start..=head).any(|i| names_actor(tokens, &list[i]) && !possesses(list, i) && !of_place(i));
    let office_of_named = (start..end).any(|i| is_office(tokens, &list[i]))
        && (start..end).any(|i| names_people(tokens, &list[i]) || names_actor(tokens, &list[i]));
    if named || office_of_named { Subject::Named(start, end) } else { Subject::Body(start, end) }
}

/// Skips adverbs, and an adjunct that no comma closes: "in 2014 the Council".
fn after_opening(tokens: &Tokens, from: usize, end: usize) -> usize {
    let list = &tokens.list;
    let idle = |t: &Token| t.is_any(&[Mark::Adverb, Mark::And]) && !t.is_any(&[Mark::We, Mark::They]);
    let mut start = from;
    while start < end && idle(&list[start]) {
        start += 1;
    }
    // "To fulfil this vision we launch", "as we do so we will".
    let leads = [Mark::Preposition, Mark::Adjunct, Mark::While, Mark::To, Mark::Blocker, Mark::We];
    let we = end.saturating_sub(1);
    // "Domestically we will": an adverb in capitals looks like a name.
    let adverb = start + 1 == we && list[start].kind == TokenKind::Word;
    if (adverb || start + 1 < we && list[start].is_any(&leads))
        && list[we].is(Mark::We)
        && !list[we - 1].is_any(&[Mark::Preposition, Mark::That, Mark::And])
    {
        return we;
    }
    let opens = |t: &Token| t.is_any(&[Mark::Preposition, Mark::Adjunct, Mark::While]);
    if start < end && opens(&list[start]) {
        let subject = (start + 2..end).find(|&i| {
            list[i].is_any(&[Mark::Determiner, Mark::We, Mark::They])
                && !list[i - 1].is_any(&[Mark::Preposition, Mark::Determiner, Mark::And])
        });
        return subject.unwrap_or(start);
    }
    start
}

/// Whether a token is a finite verb or auxiliary.
#[must_use]
pub fn finite(tokens: &Tokens, token: &Token) -> bool {
    token.is_any(&[Mark::Be, Mark::Have, Mark::May]) || governs_deed(tokens, token)
}

/// The last word of the phrase before a preposition follows it.
fn head(tokens: &Tokens, start: usize, end: usize) -> usize {
    let list = &tokens.list;
    let mut i = start;
    while i + 1 < end {
        let next = &list[i + 1];
        let ends = next.is_any(&[Mark::Preposition, Mark::To]) || next.kind == TokenKind::Open;
        if ends && !list[i].is(Mark::Members) {
            return i;
        }
        i += 1;
    }
    i
}

fn can_hold(tokens: &Tokens, head: usize) -> bool {
    let token = &tokens.list[head];
    let paper = token.is(Mark::Paper);
    !paper
        && (names_actor(tokens, token)
            || names_people(tokens, token)
            || is_office(tokens, token)
            || token.is_any(&[Mark::Agent, Mark::Members])
            || token.is(Mark::Proper) && head > 0
            || token.kind == TokenKind::Close)
}

fn only_capital(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().all(|s| match s.meaning {
        Meaning::Actor(_, naming) => naming == Naming::Capital,
        Meaning::Person(_) => false,
        _ => true,
    })
}

/// Whether a name is only the possessor of what follows: "China's proposal".
fn possesses(list: &[Token], at: usize) -> bool {
    list.get(at + 1).is_some_and(|t| t.is(Mark::Their))
}

/// The subject that opens a sentence whose verb the codebook does not know:
/// "the Forum considered the issue and recommended …".
#[must_use]
pub fn leading_subject(tokens: &Tokens, before: usize) -> Subject {
    let list = &tokens.list;
    let from = list[..before].iter().position(|t| !t.is(Mark::Adverb) && t.kind != TokenKind::Comma);
    let Some(mut start) = from else { return Subject::None };
    if list[start].is_any(&[Mark::Preposition, Mark::Adjunct]) {
        let comma = list[start..before].iter().position(|t| t.kind == TokenKind::Comma);
        start = comma.map_or(start, |comma| start + comma + 1);
    }
    let mut end = start;
    while end < before {
        let t = &list[end];
        let name = |i: usize| list.get(i).is_some_and(|t| names_actor(tokens, t));
        let joins = end > start
            && t.is(Mark::And)
            && (name(end + 1)
                || list.get(end + 1).is_some_and(|t| is_office(tokens, t))
                || list.get(end + 1).is_some_and(|t| t.is(Mark::Determiner)) && name(end + 2));
        let in_phrase = joins
            || t.is_any(&[Mark::Determiner, Mark::We, Mark::They, Mark::Agent, Mark::Members])
            || names_actor(tokens, t)
            || names_people(tokens, t)
            || is_office(tokens, t)
            || t.is(Mark::Proper)
            || end > start
                && t.is(Mark::Preposition)
                && list.get(end + 1).is_some_and(|n| n.is(Mark::Determiner));
        if !in_phrase {
            break;
        }
        end += 1;
    }
    if end == start { Subject::None } else { spaced_subject(tokens, start, end) }
}
