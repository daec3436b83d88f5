//! Persons whom the codebook does not know, as a Chinese text introduces them.

use super::clause::{is_office, names_actor};
use crate::reading::tokens::Tokens;

/// As many letters as a name may have.
const NAME: usize = 12;

/// What stands behind an office of a named actor: 某国总统李四. No mark ends
/// a name in Han script, so all that follows is kept, to be compared from its
/// head with whoever speaks later.
#[must_use]
pub fn introduced<'a>(text: &'a str, tokens: &Tokens, office: usize) -> Option<&'a str> {
    let list = &tokens.list;
    let before = list.get(office.checked_sub(1)?)?;
    if !is_office(tokens, &list[office]) || !names_actor(tokens, before) {
        return None;
    }
    let end = list.last()?.span.end();
    let rest = &text[list[office].span.end()..end];
    let letters = rest.char_indices().take(NAME).take_while(|(_, c)| c.is_alphabetic() && !c.is_ascii());
    let length = letters.last().map(|(at, c)| at + c.len_utf8())?;
    Some(&rest[..length])
}

/// Whether a speaker is one whom the text introduced so.
#[must_use]
pub fn is_introduced(speaker: &str, introduced: &str) -> bool {
    speaker.chars().nth(1).is_some() && introduced.starts_with(speaker)
}
