//! What the words around an act word make of it.

use crate::codebook::entry::Content;
use crate::codebook::{CueKind, Mark, Meaning, Naming};
use crate::reading::tokens::{Token, TokenKind, Tokens};

/// Whether 将 here only moves its object before the verb.
#[must_use]
pub fn moves_object(tokens: &Tokens, at: usize) -> bool {
    let list = &tokens.list;
    let Some(next) = list.get(at + 1) else { return true };
    if matches!(next.kind, TokenKind::Open | TokenKind::Number)
        || next.is_any(&[Mark::They, Mark::Their, Mark::Determiner, Mark::Back, Mark::Agent])
        || names_actor(tokens, next)
    {
        return true;
    }
    // 行使法律赋予的权利: what 的 follows modifies a noun.
    let clause = || list[at + 1..].iter().take_while(|t| !is_break(t));
    let modified = clause().skip(1).map(|t| t.is(Mark::Which)).chain([false]);
    clause().zip(modified).any(|(t, modifies)| t.is(Mark::Disposal) && !modifies)
}

/// Whether a norm word at the head of its sentence opens 应X邀请，, which
/// tells at whose request something was done.
#[must_use]
pub fn on_request(tokens: &Tokens, at: usize) -> bool {
    let list = &tokens.list;
    let Some(comma) = list[at..].iter().position(is_break).map(|n| at + n) else { return false };
    let heads = list[..at].iter().all(is_lead);
    heads && comma > at + 1 && list[comma].kind == TokenKind::Comma && is_verb(tokens, &list[comma - 1])
}

/// Whether a verb has nothing to act on: 这一承诺。 A verb of saying may
/// have it after a comma, a frame (对此) before.
#[must_use]
pub fn lacks_object(tokens: &Tokens, at: usize, clause: usize, content: Content) -> bool {
    let list = &tokens.list;
    let next = list[at + 1..].iter().find(|t| !t.is(Mark::Particle));
    // 给予物资支持: what is given is a noun.
    let given = (clause..at).any(|i| list[i].is(Mark::Carrier) && !carries(tokens, i));
    // 关切的是，…: the particle promises more.
    let open = content != Content::Thing || list.get(at + 1).is_some_and(|t| t.is(Mark::Particle));
    let ends = next.is_none_or(|t| match t.kind {
        // 按照内在要求，…: a noun after a preposition.
        TokenKind::Comma => !open || list[clause].is(Mark::Preposition),
        // 提出四点建议：.
        TokenKind::Colon => !open || given || list[clause].is(Mark::Preposition),
        TokenKind::Semicolon | TokenKind::Stop | TokenKind::Close => true,
        _ => false,
    });
    // A verb of saying has its clause after it: 对市场的正面预期 is a noun.
    let framed =
        list[clause..at].iter().any(|t| t.is(Mark::Back) || open_frame(content) && t.is(Mark::Before));
    ends && (given || !framed)
}

fn open_frame(content: Content) -> bool {
    content != Content::Clause
}

/// Whether all clauses before a place only lead in: adverbs and adjuncts.
#[must_use]
pub fn leads_in(tokens: &Tokens, clause: usize) -> bool {
    let adjunct = [Mark::Adjunct, Mark::Before, Mark::Preposition];
    tokens.list[..clause].split(is_break).all(|part| {
        part.iter().find(|t| !is_lead(t)).is_none_or(|t| t.is_any(&adjunct) || t.kind == TokenKind::Number)
    })
}

/// Where the condition of a norm begins, which has no subject of its own:
/// not with words that lead in (为此, 首先) nor with what it rests on (根据…).
#[must_use]
pub fn condition(tokens: &Tokens, norm: usize) -> usize {
    let list = &tokens.list;
    let mut from = 0;
    while from < norm {
        let end = list[from..norm].iter().position(is_break).map_or(norm, |n| from + n);
        let start = (from..end).find(|&i| !is_lead(&list[i]) && list[i].kind != TokenKind::Number);
        if let Some(start) = start.filter(|&i| !list[i].is(Mark::Preposition)) {
            return start;
        }
        from = end + 1;
    }
    norm
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

/// Whether a verb stands inside a frame that a later noun closes:
/// 对某国决定退出表示关切.
pub fn within_frame(tokens: &Tokens, opener: usize, at: usize) -> bool {
    let list = &tokens.list;
    if !list[opener].is(Mark::Before) || list[at].is(Mark::Carrier) {
        return false;
    }
    let clause = at + 1..list[at + 1..].iter().position(is_break).map_or(list.len(), |n| at + 1 + n);
    clause.rev().any(|i| list[i].is(Mark::Carrier) && carries(tokens, i))
}

/// Words before a verb that make a noun or somebody else's deed of it.
pub fn makes_noun(token: &Token) -> bool {
    token.is_any(&[Mark::Which, Mark::Determiner, Mark::Passive, Mark::May, Mark::If, Mark::Their, Mark::To])
}

/// Whether the cue at a place stands as a verb there.
pub fn acts_as_verb(tokens: &Tokens, at: usize) -> bool {
    let list = &tokens.list;
    let verb = |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Verb | CueKind::Norm | CueKind::Pledge));
    tokens.senses(&list[at]).iter().any(|s| verb(s.meaning))
        && !list.get(at + 1).is_some_and(|t| t.is(Mark::Which))
        && !at.checked_sub(1).is_some_and(|i| makes_noun(&list[i]))
}

pub fn is_break(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Comma | TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash | TokenKind::Stop
    )
}

/// Words that lead a clause in and are no part of its subject.
pub fn is_lead(token: &Token) -> bool {
    token.is_any(&[Mark::Adverb, Mark::While, Mark::Back]) && !token.is(Mark::We)
}

pub fn is_cue(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Cue(..)))
}

pub fn is_verb(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Cue(_, _, CueKind::Verb)))
}

pub fn names_actor(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| {
        matches!(
            s.meaning,
            Meaning::Person(_)
                | Meaning::Actor(_, Naming::Name | Naming::Capital | Naming::Side | Naming::Pair)
        )
    })
}

pub fn is_body(tokens: &Tokens, token: &Token) -> bool {
    token.is(Mark::Agent) || is_office(tokens, token)
}

pub fn is_office(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Office(_)))
}
