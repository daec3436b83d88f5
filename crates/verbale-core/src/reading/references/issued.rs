//! Acts of authorities, told by a number or a date: "Executive Order 12",
//! "decision of 4 February 2015", 第12号法令, «решение от 4 февраля 2015 года».
//!
//! Refuses a number without a word for what bears it, and a date that does
//! not date the noun.

use super::{Place, Reference, ceil, is_word, slug};
use crate::codebook::Sign;
use crate::reading::dates::Date;
use crate::reading::tokens::TokenKind;
use crate::span::Span;
use crate::text::letters::in_word;

/// How many words may stand between a noun and its number or date.
const REACH: usize = 12;

/// The numbered and dated acts of one sentence.
pub fn issued(place: Place) -> Vec<Reference> {
    let mut found = Vec::new();
    if !place.figures && place.dates.is_empty() {
        return found;
    }
    if place.is_han() {
        let issued = place.nouns(Sign::Issued);
        let numbers = place
            .tokens
            .list
            .iter()
            .enumerate()
            .filter(|(i, token)| token.kind == TokenKind::Number && place.written(*i).ends_with('号'));
        found.extend(numbers.filter_map(|(_, token)| named_after(place, token.span, issued)));
    } else {
        let words = 0..place.tokens.list.len();
        let signed = words.clone().any(|i| is_number_sign(place.word(i)));
        // Without a sign a number stands right behind its noun.
        let may = |&i: &usize| signed || place.is_capital(i) && is_number(place.written(i + 1));
        let numbered = words.filter(may).filter(|&i| place.is_form_of(i, Sign::Issued));
        found.extend(numbered.filter_map(|i| numbered_at(place, i)));
    }
    for date in place.dates {
        // "Order 12 of 5 May" is one act, known by its number.
        let one = dated(place, date)
            .filter(|one| !found.iter().any(|known: &Reference| known.span.overlaps(one.span)));
        found.extend(one);
    }
    found
}

/// In Han, the noun follows: 第12号法令, 2008年8月12日停火协定.
fn named_after(place: Place, number: Span, nouns: &[String]) -> Option<Reference> {
    let end = place.tokens.list.last()?.span.end();
    let near = &place.text[number.end()..ceil(place.text, end, number.end() + 18)];
    let apart = |c: char| matches!(c, '的' | '在' | '对' | '与' | '和') || !in_word(c);
    let near = &near[..near.find(apart).unwrap_or(near.len())];
    let ends = near.char_indices().flat_map(|(at, _)| {
        nouns
            .iter()
            .filter(move |noun| near[at..].starts_with(noun.as_str()))
            .map(move |noun| at + noun.len())
    });
    let stop = ends.min()?;
    let span = Span::new(number.start(), number.end() + stop);
    Some(Reference { span, id: slug(&place.text[span.range()]) })
}

fn is_number(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// What stands before a number: "No.", «№».
fn is_number_sign(word: &str) -> bool {
    matches!(word, "no" | "nos" | "№" | "n")
}

/// "Order 12", "Announcement of the Commission No. 4 of 2025", «указ № 7».
fn numbered_at(place: Place, noun: usize) -> Option<Reference> {
    let first = place.tokens.list[noun].span;
    let spelt = |at: usize| is_number_sign(place.word(at));
    let at = if is_number(place.written(noun + 1)) && place.is_capital(noun) {
        noun + 1
    } else {
        let sign = (noun + 1..noun + REACH)
            .find(|&at| spelt(at) || !place.tokens.list.get(at).is_some_and(is_word))?;
        let after = sign + 1 + usize::from(place.written(sign + 1) == ".");
        (spelt(sign) && is_number(place.written(after))).then_some(after)?
    };
    let span = first.cover(place.tokens.list[at].span);
    Some(Reference { span, id: format!("{}-{}", slug(place.written(noun)), slug(place.written(at))) })
}

/// "decision of the Council of 4 February 2015", «соглашение от 5 мая».
fn dated(place: Place, date: &Date) -> Option<Reference> {
    if place.is_han() {
        return named_after(place, date.span, place.nouns(Sign::Dated));
    }
    date.day?;
    let at = place.tokens.list.partition_point(|t| t.span.start() < date.span.start());
    let before = at.checked_sub(1).filter(|&i| place.is(i, Sign::Dating))?;
    let back = (before.saturating_sub(REACH)..before).rev();
    let noun =
        back.take_while(|&i| is_word(&place.tokens.list[i])).find(|&i| place.is_form_of(i, Sign::Dated))?;
    let span = place.tokens.list[noun].span.cover(date.span);
    Some(Reference { span, id: format!("{}-{}", slug(place.written(noun)), date.iso()) })
}
