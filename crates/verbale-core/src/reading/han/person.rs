//! Persons whom the codebook does not know, as a Chinese text introduces them.

use super::clause::{is_body, is_break, is_cue, names_actor};
use crate::codebook::{Mark, Meaning};
use crate::reading::tokens::{Token, TokenKind, Tokens};

/// As many letters as a name may have.
const NAME: usize = 24;

/// As many words as an office may have: 某国国民议会副议长.
const OFFICE: usize = 5;

/// What stands behind an office, and the place of the actor whose office it
/// is: 某国总统李四. No mark ends a name in Han script, so all that follows is
/// kept, to be compared with whoever speaks later.
#[must_use]
pub fn introduced<'a>(text: &'a str, tokens: &Tokens, at: usize) -> Option<(&'a str, usize)> {
    let list = &tokens.list;
    let token = &list[at];
    if is_person(tokens, token) {
        let name = &text[token.span.range()];
        return name.starts_with(is_letter).then_some((name, at));
    }
    if !is_body(tokens, token) || list.get(at + 1).is_none_or(|next| next.kind != TokenKind::Word) {
        return None;
    }
    let of = (at.saturating_sub(OFFICE)..at).rev().take_while(|&i| belongs(tokens, i));
    let actor = of.into_iter().find(|&i| names_actor(tokens, &list[i]) && !is_person(tokens, &list[i]))?;
    let rest = &text[token.span.end()..list.last()?.span.end()];
    let letters = rest.char_indices().take(NAME).take_while(|(_, c)| is_letter(*c) || "·・-－—".contains(*c));
    let length = letters.last().map(|(at, c)| at + c.len_utf8())?;
    Some((&rest[..length], actor))
}

/// Whether a speaker is one whom the text introduced so, by the whole name or
/// by its last part.
#[must_use]
pub fn is_introduced(speaker: &str, introduced: &str) -> bool {
    let part = |at: usize| introduced[..at].ends_with(['·', '・', '-', '－', '—']);
    speaker.chars().nth(1).is_some()
        && (introduced.starts_with(speaker)
            || introduced.ends_with(speaker)
            || introduced.match_indices(speaker).any(|(at, _)| part(at)))
}

fn is_person(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Person(_)))
}

/// Whether a word may stand inside an office.
fn belongs(tokens: &Tokens, at: usize) -> bool {
    let token = &tokens.list[at];
    let ends = [Mark::Before, Mark::Adjunct, Mark::Which, Mark::And];
    let name = names_actor(tokens, token) || is_body(tokens, token);
    name || !(is_break(token)
        || token.kind == TokenKind::Pause
        || token.is_any(&ends)
        || is_cue(tokens, token))
}

/// A letter of a script without capitals.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}
