//! Resolutions and decisions by number: "resolution 2712 (2023)",
//! 第853(1993)号决议, «резолюция 66/290».
//!
//! Refuses document symbols (A/68/37), years, and numbers beside which no
//! word for a resolution or decision stands.

use super::{Place, Reference, ceil, floor};
use crate::codebook::Sign;
use crate::span::Span;

/// How far before a number the word may stand, in bytes.
const REACH: usize = 160;
/// How far after it.
const BEHIND: usize = 12;

/// The resolutions and decisions of one sentence, by number.
pub fn numbered(place: Place) -> Vec<Reference> {
    let mut found = Vec::new();
    let Some(sentence) = extent(place).filter(|_| place.figures) else { return found };
    let written = &place.text[sentence.range()];
    let folded = &place.folded[sentence.range()];
    let (resolved, decided) = (place.nouns(Sign::Numbered), place.nouns(Sign::Decided));
    if !resolved.iter().chain(decided).any(|w| folded.contains(w.as_str())) {
        return found;
    }
    let numbers = resolution_numbers(written);
    // A list passes on to the left what its last number shows (第1325(2000)、
    // 第1820(2008)号决议).
    let mut passed: Option<Word> = None;
    for (i, number) in numbers.iter().enumerate().rev() {
        let before = &folded[floor(folded, 0, number.start.saturating_sub(REACH))..number.start];
        let after = &folded[number.end..ceil(folded, folded.len(), number.end + BEHIND)];
        let listed = numbers.get(i + 1).is_some_and(|next| next.start - number.end <= 12);
        let word = nearest(before, after, resolved, decided);
        passed = word.or_else(|| passed.filter(|_| listed));
        if let Some(word) = passed {
            let span = Span::new(sentence.start() + number.start, sentence.start() + number.end);
            found.push(Reference { span, id: number.id(word, body(place, before)) });
        }
    }
    found
}

fn extent(place: Place) -> Option<Span> {
    let (first, last) = (place.tokens.list.first()?, place.tokens.list.last()?);
    Some(first.span.cover(last.span))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Resolution,
    Decision,
}

/// The word beside a number that tells what it numbers: right after it, else
/// the last one before it.
fn nearest(before: &str, after: &str, resolved: &[String], decided: &[String]) -> Option<Word> {
    let behind = |words: &[String]| words.iter().filter_map(|w| after.find(w.as_str())).min();
    let ahead = |words: &[String]| words.iter().filter_map(|w| before.rfind(w.as_str())).max();
    let sooner = match (behind(resolved), behind(decided)) {
        (None, None) => None,
        (Some(r), Some(d)) if d < r => Some(Word::Decision),
        (None, Some(_)) => Some(Word::Decision),
        _ => Some(Word::Resolution),
    };
    sooner.or_else(|| match (ahead(resolved), ahead(decided)) {
        (None, None) => None,
        (r, d) if d > r => Some(Word::Decision),
        _ => Some(Word::Resolution),
    })
}

/// The body named last before a number, where the language lists it
/// (`body.HRC`).
fn body<'a>(place: Place<'a>, before: &str) -> Option<&'a str> {
    let keys = place.lexicon.language.instrument_signs.range("body.".to_owned().."body/".to_owned());
    keys.filter_map(|(key, words)| {
        let at = words.iter().filter_map(|w| before.rfind(w.as_str())).max()?;
        Some((at, key.strip_prefix("body.")?))
    })
    .max()
    .map(|(_, body)| body)
}

/// A number in the shape of a resolution's.
struct Number {
    start: usize,
    end: usize,
    body: &'static str,
    number: String,
    /// Without a year or session.
    is_bare: bool,
}

impl Number {
    fn id(&self, word: Word, named: Option<&str>) -> String {
        // `22/18` looks the same in every body that numbers by session.
        // So does a bare number; a year in brackets is the Security Council's.
        let body = named.filter(|_| self.number.contains('-') || self.is_bare).unwrap_or(self.body);
        let kind = if word == Word::Resolution { "RES" } else { "DEC" };
        if body.is_empty() {
            return format!("{kind}-{}", self.number);
        }
        format!("{body}-{kind}-{}", self.number)
    }
}

/// `1325 (2000)` is of the Security Council, `66/290` and `973 (X)` of the
/// General Assembly, `22/18` of a younger body that the sentence
/// must name, `2005/20` of one that numbers by the year.
fn resolution_numbers(sentence: &str) -> Vec<Number> {
    let bytes = sentence.as_bytes();
    let mut found: Vec<Number> = Vec::new();
    let mut bare: Vec<Number> = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        if !bytes[i].is_ascii_digit() || !may_begin(sentence, i) {
            i += 1;
            continue;
        }
        let end = i + digits(&bytes[i..]);
        let number = &sentence[i..end];
        let rest = &sentence[end..];
        let one = |body, number: String, end| Number { start: i, end, body, number, is_bare: false };
        let mut stop = end;
        if let Some(after) = rest.strip_prefix('/') {
            let second = digits(after.as_bytes());
            let special = bytes[..i].ends_with(b"S-");
            let year = number.len() == 4 && is_year(number);
            if second > 0 && (number.len() <= 2 || year) {
                stop = end + 1 + second;
                let session: u32 = number.parse().unwrap_or(0);
                let prefix = match (special, bytes[..i].ends_with(b"ES-")) {
                    (true, true) => "ES-",
                    (true, false) => "S-",
                    _ => "",
                };
                // The General Assembly numbers so from its thirty-first session on.
                let body = match session {
                    1900.. => "ECOSOC",
                    1..=30 if !special => "",
                    _ => "UNGA",
                };
                found.push(one(body, format!("{prefix}{number}-{}", &after[..second]), stop));
            }
        } else if let Some((inside, close)) = in_brackets(rest) {
            if inside.len() == 4 && inside.bytes().all(|b| b.is_ascii_digit()) {
                // "2712 and 2720 (2023)": the year is said of the whole list.
                found.extend(bare.drain(..).map(|number| Number { is_bare: false, ..number }));
                stop = end + close;
                found.push(one("UNSC", number.to_owned(), stop));
            } else if !inside.is_empty()
                && inside.trim_end_matches('号').bytes().all(|b| b"IVXLSE-".contains(&b))
            {
                stop = end + close;
                found.push(one("UNGA", number.to_owned(), stop));
            }
        } else if (3..=4).contains(&number.len()) && !is_year(number) {
            let one = Number { is_bare: true, ..one("UNSC", number.to_owned(), end) };
            // Named as a resolution right here, it needs no year.
            if rest.starts_with("号决议") || is_called(&sentence[..i]) {
                found.push(one)
            } else {
                bare.push(one)
            }
        }
        i = stop.max(i + 1);
    }
    found
}

/// Whether a number may begin here: not within a word, a decimal or a
/// document symbol.
fn may_begin(sentence: &str, at: usize) -> bool {
    let before = &sentence.as_bytes()[..at];
    match before.last() {
        Some(b'/') => before.ends_with(b"/RES/"),
        Some(b'-') => before.ends_with(b"S-"),
        Some(b) => !b.is_ascii_alphanumeric() && *b != b'.',
        None => true,
    }
}

fn is_year(number: &str) -> bool {
    (1900..2100).contains(&number.parse().unwrap_or(0))
}

/// Whether the word before a number is "resolution", with its endings.
fn is_called(before: &str) -> bool {
    let word = before.trim_end().rsplit(' ').next().unwrap_or("");
    let word = crate::codebook::fold(word);
    word.starts_with("resolution") || word.starts_with("резолюци")
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// What stands in the brackets that follow, and where they close; a letter
/// may stand between (`2200 A (XXI)`).
fn in_brackets(rest: &str) -> Option<(&str, usize)> {
    let mut at = rest.len() - rest.trim_start_matches(' ').len();
    let lettered = rest[at..].strip_prefix(|c: char| c.is_ascii_uppercase());
    if let Some(after) = lettered.filter(|after| after.starts_with([' ', '(', '（'])) {
        at = rest.len() - after.trim_start_matches(' ').len();
    }
    let open = rest[at..].chars().next().filter(|c| matches!(c, '(' | '（'))?;
    let inside = at + open.len_utf8();
    let (close, c) = rest[inside..].char_indices().find(|(_, c)| matches!(c, ')' | '）'))?;
    Some((&rest[inside..inside + close], inside + close + c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::{Word, resolution_numbers};

    fn ids(text: &str) -> Vec<String> {
        resolution_numbers(text).iter().map(|number| number.id(Word::Resolution, None)).collect()
    }

    #[test]
    fn resolutions_are_told_by_the_shape_of_their_numbers() {
        assert_eq!(
            ids("resolutions 2712, 2720 (2023) and 2735 (2024)"),
            ["UNSC-RES-2712", "UNSC-RES-2720", "UNSC-RES-2735"]
        );
        assert_eq!(ids("第853(1993)号决议"), ["UNSC-RES-853"]);
        assert_eq!(ids("Security Council resolution 2728"), ["UNSC-RES-2728"]);
        assert_eq!(ids("安理会第2728号决议"), ["UNSC-RES-2728"]);
        assert_eq!(ids("resolution 66/290 of 10 September 2012"), ["UNGA-RES-66-290"]);
        assert_eq!(ids("its resolution 973 (X) of 15 December 1955"), ["UNGA-RES-973"]);
        assert_eq!(ids("its resolution 2200 A (XXI)"), ["UNGA-RES-2200"]);
        assert_eq!(ids("resolution ES-11/1"), ["UNGA-RES-ES-11-1"]);
        assert_eq!(ids("resolution 2005/20"), ["ECOSOC-RES-2005-20"]);
        assert_eq!(ids("resolution 22/18"), ["RES-22-18"]);
    }

    #[test]
    fn a_year_or_a_document_symbol_is_no_resolution() {
        assert!(ids("in 2023 and 2024 (see below)").is_empty());
        assert!(ids("contained in document A/68/37").is_empty());
    }
}
