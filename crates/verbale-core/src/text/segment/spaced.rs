//! Ends of sentences in scripts that put spaces between words: a point, a
//! question or exclamation mark, and what closes after it.
//!
//! Refuses to end a sentence at a point that belongs to a word (`para. 4`,
//! `М. В. Захарова`), to a number (`12. The Sides`), or before a small letter.

use super::abbreviations::{Point, opens, point};
use super::ends::{Ends, Pair};
use crate::text::letters::{in_word, is_letter};
use crate::text::numbering;

/// The ends of the sentences of a paragraph in English, Russian and the like.
pub(super) fn ends(words: &str) -> Vec<usize> {
    let mut ends = Ends::default();
    let bytes = words.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        at = match bytes[at] {
            b'.' | b'!' | b'?' => stop(words, at, &mut ends),
            b'(' => open(&mut ends, Pair::Round, at, 1),
            b'[' => open(&mut ends, Pair::Square, at, 1),
            // Marks beyond ASCII that matter start with one of these bytes.
            b')' | b']' | b'"' | 0xc2 | 0xe2 | 0xe3 => mark(words, at, &mut ends),
            _ => at + 1,
        };
    }
    ends.finish()
}

fn open(ends: &mut Ends, pair: Pair, at: usize, len: usize) -> usize {
    ends.open(pair, at);
    at + len
}

fn mark(words: &str, at: usize, ends: &mut Ends) -> usize {
    let Some(c) = words[at..].chars().next() else { return words.len() };
    let next = at + c.len_utf8();
    if let Some(pair) = closing(c, ends) {
        ends.close(pair);
        return next;
    }
    match c {
        '“' => open(ends, Pair::Curly, at, 3),
        '„' => open(ends, Pair::Low, at, 3),
        '«' => open(ends, Pair::Angle, at, 2),
        '"' => open(ends, Pair::Straight, at, 1),
        '…' | '。' | '！' | '？' => stop(words, at, ends),
        _ => next,
    }
}

fn closing(c: char, ends: &Ends) -> Option<Pair> {
    Some(match c {
        ')' => Pair::Round,
        ']' => Pair::Square,
        '»' => Pair::Angle,
        '”' => Pair::Curly,
        '“' if ends.inside(Pair::Low) => Pair::Low,
        '"' if ends.inside(Pair::Straight) => Pair::Straight,
        _ => return None,
    })
}

/// Reads a stop with all that belongs to it; gives the next byte.
fn stop(words: &str, at: usize, ends: &mut Ends) -> usize {
    let rest = &words[at..];
    let stops = rest.len() - rest.trim_start_matches(is_stop).len();
    let mut after = at + stops;
    while let Some(c) = words[after..].chars().next() {
        if let Some(pair) = closing(c, ends) {
            ends.close(pair);
        } else if !matches!(c, '’' | '\'' | '”' | '>' | '*' | '_' | '¹' | '²' | '³' | '⁰'..='⁹') {
            break;
        }
        after += c.len_utf8();
    }
    after += footnote(&words[after..]);
    let blank = words[after..].len() - words[after..].trim_start().len();
    let next = &words[after + blank..];
    // A stop with no space after it stands inside a name, a number, a link.
    let wide = rest.starts_with(['。', '！', '？']);
    if !next.is_empty() && blank == 0 && !wide {
        return after;
    }
    if next.is_empty() || ends_here(&words[ends.start()..at], &rest[..stops], next) {
        ends.end(after + blank);
    }
    after + blank
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

/// The length of a footnote mark such as `[12]`.
fn footnote(words: &str) -> usize {
    let Some(inside) = words.strip_prefix('[') else { return 0 };
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) && inside[digits..].starts_with(']') { digits + 2 } else { 0 }
}

/// Whether a stop ends the sentence `before` it, given the words `next`.
fn ends_here(before: &str, stops: &str, next: &str) -> bool {
    let first = next.chars().find(|c| !is_lead(*c)).unwrap_or(' ');
    if first.is_lowercase() {
        return false;
    }
    if stops != "." {
        return true;
    }
    let sentence = before.trim_start();
    if numbering::is_bare_label(sentence) {
        return false;
    }
    let word = last_word(before);
    let next_word = next.trim_start_matches(is_lead).split(|c: char| !in_word(c) && c != '.').next();
    let opener = opens(next_word.unwrap_or(""));
    let digit = first.is_ascii_digit();
    match weigh(before, word) {
        Point::Ordinary => true,
        // «долл. США», `U.S. NATO`: what follows is part of the name.
        Point::Unsure if digit => is_run_in_number(next),
        Point::Unsure => opener,
        Point::Stands => true,
        Point::Leans if word == "им" => opener,
        Point::Leans => !digit && is_plain_word(word),
    }
}

/// Dashes, quotation marks and brackets that may stand before a first word.
fn is_lead(c: char) -> bool {
    matches!(c, '“' | '„' | '«' | '"' | '\'' | '‘' | '(' | '[' | '–' | '—' | '-' | '<' | '*' | '_')
        || c == ' '
}

/// The word that a point follows, with any points inside it.
fn last_word(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .take_while(|&(_, c)| in_word(c) || matches!(c, '.' | '-' | '’' | '\''))
        .last()
        .map_or(before.len(), |(at, _)| at);
    before[start..].trim_start_matches(['.', '-', '’', '\''])
}

fn weigh(before: &str, word: &str) -> Point {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Point::Ordinary,
        (Some(c), None) if is_letter(c) => letter(before, c),
        (Some(_), None) => Point::Ordinary,
        _ if word.contains('.') => match point(word) {
            Point::Ordinary if is_initials(word) => Point::Unsure,
            known => known,
        },
        _ if word.len() > 14 => Point::Ordinary,
        _ => point(word),
    }
}

/// A single letter: an initial, a unit, or the second half of «т. д.».
fn letter(before: &str, c: char) -> Point {
    let earlier = before[..before.len() - c.len_utf8()].trim_end();
    let year = earlier.ends_with(|c: char| c.is_ascii_digit())
        || earlier.ends_with(['I', 'V', 'X']) && matches!(c, 'в' | 'г');
    match c {
        'д' | 'п' if earlier.ends_with("т.") => Point::Stands,
        'э' if earlier.ends_with("н.") => Point::Stands,
        // «В 2022 г. Россия …» and «… в 2022 г. Стороны …» look alike.
        'г' | 'в' if year => Point::Unsure,
        // The pronoun ends sentences, but seldom in diplomacy.
        c if c.is_uppercase() => Point::Unsure,
        _ => Point::Leans,
    }
}

/// `U.S`, `М.В`, `D.P.R.K`: pieces of one or two letters between points.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|piece| (1..=2).contains(&piece.chars().count()) && piece.chars().all(is_letter))
}

/// English words that are abbreviations only before a number or when written
/// with a capital: `no. 4`, `he said no. We`.
fn is_plain_word(word: &str) -> bool {
    matches!(word, "no" | "art" | "arts" | "ex" | "ed" | "fig" | "figs" | "ms" | "mt" | "st" | "res")
}

/// `5. The` after a stop is the number of the next paragraph.
fn is_run_in_number(next: &str) -> bool {
    let after = next.trim_start_matches(|c: char| c.is_ascii_digit());
    after.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_whitespace))
}
