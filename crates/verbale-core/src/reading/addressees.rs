//! Whom an act is put to: the actors of its matter that are asked, judged,
//! helped or countered, and not those merely named there.

use super::acts::Found;
use super::site::Subject;
use super::tokens::{Token, TokenKind, Tokens};
use super::who::Who;
use crate::codebook::entry::Toward;
use crate::codebook::{Codebook, CueKind, Mark, Meaning, Naming};
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
    first_phrase(tokens, range, who, codebook)
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
        let named = who.named(tokens, i, codebook);
        if !named.is_empty() && !(governed && !ids.is_empty()) {
            ids.extend(named);
        }
        if matches!(token.kind, TokenKind::Comma | TokenKind::Pause) || token.is(Mark::And) {
            governed = false;
        }
    }
    ids
}

/// The author of what is judged, or the one supported: named first, by a
/// possessive, after "by", or as the subject of the deed.
fn author(tokens: &Tokens, range: std::ops::Range<usize>, who: &Who, codebook: &Codebook) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for i in range {
        let token = &tokens.list[i];
        if !ids.is_empty() && !continues_list(token) {
            let named = who.named(tokens, i, codebook);
            if named.is_empty() {
                break;
            }
        }
        ids.extend(who.named(tokens, i, codebook));
        if ids.is_empty() {
            ids.extend(possessor(tokens, i, codebook));
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
