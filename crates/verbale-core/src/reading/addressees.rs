//! Whom an act is put to: the actors of its matter that are asked, judged,
//! helped or countered, and not those merely named there.

use super::acts::Found;
use super::site::Subject;
use super::tokens::{Token, TokenKind, Tokens};
use super::who::Who;
use crate::codebook::entry::Toward;
use crate::codebook::{ActorKind, Codebook, CueKind, Mark, Meaning, Naming};
use crate::span::Span;

/// The addressees of one act, sorted. `parties` are those that "we" names
/// as the ones a norm is put to.
#[must_use]
pub fn addressees(
    tokens: &Tokens,
    act: &Found,
    matter: Option<Span>,
    parties: &[String],
    who: &Who,
    codebook: &Codebook,
) -> Vec<String> {
    let words = &codebook.acts[act.cue.0].cues[act.cue.1];
    let toward = words.toward.unwrap_or(codebook.acts[act.act].toward);
    let range = matter.map_or(0..0, |m| places_in(tokens, m));
    let mut ids: Vec<String> = match toward {
        Toward::Nobody => Vec::new(),
        Toward::Subject => subject(tokens, act, range, parties, who, codebook),
        Toward::Asked => asked(tokens, range, parties, who, codebook),
        Toward::Author => author(tokens, range, who, codebook),
        Toward::Judged => judged(tokens, range, who, codebook),
        Toward::Helped => helped(tokens, range, who, codebook),
    };
    ids.sort();
    ids.dedup();
    ids
}

/// The subject of a norm; the parties where it is "we" or "the two sides".
fn subject(
    tokens: &Tokens,
    act: &Found,
    range: std::ops::Range<usize>,
    parties: &[String],
    who: &Who,
    codebook: &Codebook,
) -> Vec<String> {
    if act.kind != CueKind::Norm || matches!(act.site.subject, Subject::Voice) {
        return parties.to_vec();
    }
    let until = range.end.min(act.token);
    first_phrase(tokens, range.start..until, who, codebook)
}

/// The one asked: the noun phrase that opens the matter.
fn asked(
    tokens: &Tokens,
    range: std::ops::Range<usize>,
    parties: &[String],
    who: &Who,
    codebook: &Codebook,
) -> Vec<String> {
    if range.clone().next().is_some_and(|i| tokens.list[i].is(Mark::We)) {
        return parties.to_vec();
    }
    let deed = range.clone().find(|&i| tokens.list[i].is_any(&[Mark::To, Mark::That]));
    match deed {
        Some(deed) => first_phrase(tokens, range.start..deed, who, codebook),
        None if range.clone().any(|i| tokens.list[i].is(Mark::Preposition)) => {
            author(tokens, range, who, codebook)
        }
        None => first_phrase(tokens, range, who, codebook),
    }
}

/// The one of whom something is said: the subject of a norm in the matter,
/// else a state that the matter begins with.
fn judged(tokens: &Tokens, range: std::ops::Range<usize>, who: &Who, codebook: &Codebook) -> Vec<String> {
    if let Some(norm) = range.clone().find(|&i| is_norm(tokens, &tokens.list[i])) {
        let clause = range
            .clone()
            .take_while(|&i| i < norm)
            .filter(|&i| tokens.list[i].kind == TokenKind::Comma)
            .last();
        let near = first_phrase(tokens, clause.map_or(range.start, |comma| comma + 1)..norm, who, codebook);
        return if near.is_empty() { first_phrase(tokens, range.start..norm, who, codebook) } else { near };
    }
    let first = range.clone().find(|&i| !tokens.list[i].is(Mark::Determiner)).unwrap_or(range.end);
    let named = if first < range.end { who.named(tokens, first, codebook) } else { Vec::new() };
    let acts = |id: &String| {
        let number = codebook.actor_number(id);
        number.is_some_and(|n| codebook.actors[n as usize].kind == ActorKind::State)
            || id == "group:certain-states"
    };
    if named.iter().any(acts) { first_list(tokens, range, who, codebook, Reach::Next) } else { Vec::new() }
}

fn is_norm(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Cue(_, _, CueKind::Norm)))
}

/// The one whom the deed helps: named right after a word of helping.
fn helped(tokens: &Tokens, range: std::ops::Range<usize>, who: &Who, codebook: &Codebook) -> Vec<String> {
    let helps = range.clone().filter(|&i| tokens.list[i].is(Mark::Help));
    helps
        .map(|i| first_list(tokens, i + 1..range.end, who, codebook, Reach::Next))
        .find(|ids| !ids.is_empty())
        .unwrap_or_default()
}

/// The actors of the first noun phrase of a range: up to the infinitive,
/// the clause or the first deed after a name.
fn first_phrase(
    tokens: &Tokens,
    range: std::ops::Range<usize>,
    who: &Who,
    codebook: &Codebook,
) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut governed = false;
    for i in range {
        let token = &tokens.list[i];
        if token.is_any(&[Mark::To, Mark::That, Mark::Which]) || is_deed(tokens, token) {
            break;
        }
        // "the work of the Committee in Haiti": a name after a preposition is
        // a place or a possessor, once somebody has been named.
        governed |= token.is(Mark::Preposition);
        if token.is(Mark::Place) && !token.is(Mark::And) {
            break;
        }
        let named = who.named(tokens, i, codebook);
        if !named.is_empty() && !(governed && !ids.is_empty()) {
            // Two names without anything between: the first is the place or
            // owner of the second (叙利亚各方).
            if i > 0
                && tokens.list[i - 1].span.end() == token.span.start()
                && !who.named(tokens, i - 1, codebook).is_empty()
            {
                ids.pop();
            }
            ids.extend(named);
        }
        if matches!(token.kind, TokenKind::Comma | TokenKind::Pause) || token.is(Mark::And) {
            governed = false;
        }
    }
    ids
}

/// The author of what is judged, or the one supported: after "by", else the
/// first actor named that is not merely a place or partner of the deed.
fn author(tokens: &Tokens, range: std::ops::Range<usize>, who: &Who, codebook: &Codebook) -> Vec<String> {
    let near = range.start..range.end.min(range.start + NEAR);
    let by = near.clone().find(|&i| tokens.list[i].is(Mark::By));
    if let Some(by) = by {
        let named = first_list(tokens, by + 1..range.end, who, codebook, Reach::Next);
        if !named.is_empty() {
            return named;
        }
    }
    first_list(tokens, near, who, codebook, Reach::Anywhere)
}

/// Tokens of a matter in which its author is looked for.
const NEAR: usize = 16;

/// How far a list of names may be from where it is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// It stands right here, behind articles and adjectives.
    Next,
    /// It is the first in the range.
    Anywhere,
}

/// The first list of actors in a range, without those in a place.
fn first_list(
    tokens: &Tokens,
    range: std::ops::Range<usize>,
    who: &Who,
    codebook: &Codebook,
    reach: Reach,
) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut placed = false;
    for i in range.clone() {
        let token = &tokens.list[i];
        if token.is_any(&[Mark::That, Mark::Which]) || token.kind == TokenKind::Semicolon {
            break;
        }
        if token.is(Mark::Place) {
            placed = true;
        } else if token.is_any(&[Mark::Preposition, Mark::And, Mark::To]) || token.kind == TokenKind::Comma {
            placed = false;
        }
        let mut named = who.named(tokens, i, codebook);
        if named.is_empty() && ids.is_empty() {
            named.extend(possessor(tokens, i, codebook));
        }
        if placed || named.is_empty() {
            let far = reach == Reach::Next && ids.is_empty() && i > range.start + 3;
            if far || !ids.is_empty() && !continues_list(token) {
                break;
            }
        } else {
            ids.extend(named);
        }
    }
    ids
}

/// "Russian aggression", "美国的": an adjective of a state before its deed.
fn possessor(tokens: &Tokens, at: usize, codebook: &Codebook) -> Option<String> {
    tokens.senses(&tokens.list[at]).iter().find_map(|s| match s.meaning {
        Meaning::Actor(n, Naming::Adjective) => Some(codebook.actors[n as usize].id.clone()),
        _ => None,
    })
}

fn continues_list(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Comma | TokenKind::Pause) || token.is_any(&[Mark::And, Mark::Determiner])
}

fn is_deed(tokens: &Tokens, token: &Token) -> bool {
    tokens
        .senses(token)
        .iter()
        .any(|s| matches!(s.meaning, Meaning::Cue(_, _, CueKind::Verb | CueKind::Norm)))
}

/// The tokens of a span.
#[must_use]
pub fn places_in(tokens: &Tokens, span: Span) -> std::ops::Range<usize> {
    let from = tokens.list.partition_point(|t| t.span.start() < span.start());
    let end = tokens.list.partition_point(|t| t.span.end() <= span.end());
    from.min(end)..end
}
