//! Instruments named in a text: by name, by number, or by a noun that points
//! back to one named before.

use std::collections::BTreeMap;

use super::head::Head;
use super::tokens::{TokenKind, Tokens};
use crate::codebook::{Codebook, Lexicon, Meaning};
use crate::span::Span;

/// An instrument found at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where.
    pub span: Span,
    /// Its id.
    pub id: String,
}

/// Remembers which instrument of each kind was named last.
#[derive(Debug, Default)]
pub struct References {
    last: BTreeMap<String, String>,
}

impl References {
    /// A new paragraph begins. In a text without a head (loose sentences) no
    /// paragraph points back to the one before.
    pub fn paragraph(&mut self, head: &Head) {
        if head.form.is_empty() && head.parties.is_empty() {
            self.last.clear();
        }
    }

    /// The instruments of one sentence, in order.
    pub fn sentence(
        &mut self,
        text: &str,
        tokens: &Tokens,
        codebook: &Codebook,
        lexicon: &Lexicon,
    ) -> Vec<Reference> {
        let mut found: Vec<Reference> = Vec::new();
        for (i, token) in tokens.list.iter().enumerate() {
            for sense in tokens.senses(token) {
                match sense.meaning {
                    Meaning::Instrument(n) => {
                        let instrument = &codebook.instruments[n as usize];
                        self.last.insert(instrument.kind.clone(), instrument.id.clone());
                        found.push(Reference { span: token.span, id: instrument.id.clone() });
                    }
                    Meaning::InstrumentNoun(n) => {
                        let kind = &lexicon.instrument_kinds[n as usize];
                        let usual = || {
                            codebook.instruments.iter().find(|i| i.usual && i.kind == *kind).map(|i| &i.id)
                        };
                        let back =
                            self.last.get(kind).or_else(usual).filter(|_| points_back(text, tokens, i));
                        found.extend(back.map(|id| Reference { span: token.span, id: id.clone() }));
                    }
                    _ => {}
                }
            }
        }
        for reference in numbered(text, tokens, lexicon).into_iter().chain(titled(text, tokens, lexicon)) {
            if !found.iter().any(|known| known.span.overlaps(reference.span)) {
                found.push(reference);
            }
        }
        found.sort_by_key(|reference| reference.span);
        found
    }
}

/// Ids of the instruments that lie within a matter, sorted.
#[must_use]
pub fn within(references: &[Reference], matter: Option<Span>) -> Vec<String> {
    // A year in brackets may have been left out of the matter.
    let inside = |r: &&Reference| matter.is_some_and(|m| m.overlaps(r.span));
    let mut ids: Vec<String> = references.iter().filter(inside).map(|r| r.id.clone()).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// A noun of one letter case points back anywhere; in quotation marks (《公约》)
/// it must fill them.
fn points_back(text: &str, tokens: &Tokens, at: usize) -> bool {
    let before = at.checked_sub(1).map(|i| &tokens.list[i]);
    let opened = before.is_some_and(|t| t.kind == TokenKind::Open && &text[t.span.range()] == "《");
    let closed = tokens.list.get(at + 1).is_some_and(|t| t.kind == TokenKind::Close);
    opened == closed || !opened
}

/// Resolutions by number: "resolution 2712 (2023)", 第853(1993)号决议,
/// «резолюция 66/290».
fn numbered(text: &str, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Reference> {
    let words = lexicon.language.instrument_nouns.get("numbered").map_or(&[][..], Vec::as_slice);
    let mut found = Vec::new();
    let Some(first) = tokens.list.first() else { return found };
    let sentence =
        Span::new(first.span.start(), tokens.list.last().map_or(first.span.end(), |t| t.span.end()));
    if !text[sentence.range()].bytes().any(|b| b.is_ascii_digit()) {
        return found;
    }
    let whole = crate::codebook::fold(&text[sentence.range()]);
    if !words.iter().any(|w| whole.contains(w.as_str())) {
        return found;
    }
    let numbers = resolution_numbers(&text[sentence.range()]);
    // A list passes on to the left what its last number shows (第1325(2000)、
    // 第1820(2008)号决议).
    let mut passed = false;
    for (i, (start, number, end)) in numbers.iter().enumerate().rev() {
        let span = Span::new(sentence.start() + start, sentence.start() + end);
        let near_from = floor(text, sentence.start(), span.start().saturating_sub(160));
        let near_to = ceil(text, sentence.end(), span.end() + 12);
        let near = crate::codebook::fold(&text[near_from..near_to]);
        let listed = numbers.get(i + 1).is_some_and(|(next, _, _)| next - end <= 12);
        passed = words.iter().any(|w| near.contains(w.as_str())) || passed && listed;
        if passed {
            found.push(Reference { span, id: number.clone() });
        }
    }
    found
}

fn floor(text: &str, min: usize, mut at: usize) -> usize {
    at = at.max(min);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, max: usize, mut at: usize) -> usize {
    at = at.min(max);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Numbers in the shape of resolutions, with their ids: `1325 (2000)` is of
/// the Security Council, `66/290` and `973 (X)` of the General Assembly.
fn resolution_numbers(sentence: &str) -> Vec<(usize, String, usize)> {
    let bytes = sentence.as_bytes();
    let mut found: Vec<(usize, String, usize)> = Vec::new();
    let mut bare: Vec<(usize, String, usize)> = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        if !bytes[i].is_ascii_digit()
            || i > 0 && (bytes[i - 1].is_ascii_alphanumeric() || bytes[i - 1] == b'.')
        {
            i += 1;
            continue;
        }
        let end = i + digits(&bytes[i..]);
        let number = &sentence[i..end];
        let rest = &sentence[end..];
        if let Some(after) = rest.strip_prefix('/') {
            let second = digits(after.as_bytes());
            if second > 0 && number.len() == 2 {
                let stop = end + 1 + second;
                found.push((i, format!("UNGA-RES-{number}-{}", &after[..second]), stop));
                i = stop;
                continue;
            }
        } else if let Some((inside, stop)) = in_brackets(rest) {
            if inside.len() == 4 && inside.bytes().all(|b| b.is_ascii_digit()) {
                found.append(&mut bare);
                found.push((i, format!("UNSC-RES-{number}"), end + stop));
            } else if !inside.is_empty()
                && inside.trim_end_matches('号').bytes().all(|b| b"IVXLS-".contains(&b))
            {
                found.push((i, format!("UNGA-RES-{number}"), end + stop));
            }
        } else if (3..=4).contains(&number.len()) && !(1900..2100).contains(&number.parse().unwrap_or(0)) {
            let one = (i, format!("UNSC-RES-{number}"), end);
            // Named as a resolution right here, it needs no year.
            if rest.starts_with("号决议") || is_called(&sentence[..i]) {
                found.push(one)
            } else {
                bare.push(one)
            }
        }
        i = end.max(i + 1);
    }
    found
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

/// What stands in the brackets that follow, and where they close.
fn in_brackets(rest: &str) -> Option<(&str, usize)> {
    let open = rest.char_indices().find(|(_, c)| *c != ' ')?;
    if !matches!(open.1, '(' | '（') {
        return None;
    }
    let inside = open.0 + open.1.len_utf8();
    let (close, c) = rest[inside..].char_indices().find(|(_, c)| matches!(c, ')' | '）'))?;
    Some((&rest[inside..inside + close], inside + close + c.len_utf8()))
}

/// Instruments without an entry, told by their form: 《…协定》, "the … Plan of
/// Action", where the name ends or begins in a noun for an instrument.
fn titled(text: &str, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Reference> {
    let nouns = lexicon.language.instrument_nouns.get("titled").map_or(&[][..], Vec::as_slice);
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for token in &tokens.list {
        match (token.kind, &text[token.span.range()]) {
            (TokenKind::Open, "《" | "“" | "«") => open = Some(token.span.end()),
            (TokenKind::Close, _) => {
                let Some(start) = open.take() else { continue };
                let span = Span::new(start, token.span.start());
                let title = crate::codebook::fold(&text[span.range()]);
                let names =
                    |noun: &String| title.ends_with(noun.as_str()) || title.starts_with(&format!("{noun} "));
                if title.len() > 9 && nouns.iter().any(names) {
                    found.push(Reference { span, id: slug(&text[span.range()]) });
                }
            }
            _ => {}
        }
    }
    found.extend(capitalised(text, tokens, nouns));
    found
}

/// A run of capitalised words that ends in a noun for an instrument ("Doha
/// Programme of Action" begins with one).
fn capitalised(text: &str, tokens: &Tokens, nouns: &[String]) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut run: Vec<Span> = Vec::new();
    let close = |run: &mut Vec<Span>, found: &mut Vec<Reference>| {
        let noun = |span: &Span| {
            let word = &text.as_bytes()[span.range()];
            nouns
                .iter()
                .any(|n| n.len() == word.len() && n.bytes().eq(word.iter().map(u8::to_ascii_lowercase)))
        };
        if run.len() >= 2 && run.iter().skip(1).any(noun) {
            let span = run[0].cover(run[run.len() - 1]);
            found.push(Reference { span, id: slug(&text[span.range()]) });
        }
        run.clear();
    };
    for token in &tokens.list {
        let word = &text[token.span.range()];
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase()) && word.is_ascii();
        let inner = !run.is_empty() && matches!(word, "of" | "for" | "on" | "and" | "the" | "to");
        if matches!(token.kind, TokenKind::Known | TokenKind::Word) && (capital || inner) {
            if capital {
                run.push(token.span);
            }
            continue;
        }
        close(&mut run, &mut found);
    }
    close(&mut run, &mut found);
    found
}

fn slug(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_uppercase)
        .collect();
    words.join("-")
}

/// The topics of a matter, as ids, sorted.
#[must_use]
pub fn topics(tokens: &Tokens, matter: Option<Span>, codebook: &Codebook) -> Vec<String> {
    let Some(matter) = matter else { return Vec::new() };
    let mut ids: Vec<String> = tokens
        .topics()
        .iter()
        .filter(|sense| matter.contains(sense.span))
        .filter_map(|sense| match sense.meaning {
            Meaning::Topic(n) => Some(codebook.topics[n as usize].id.clone()),
            _ => None,
        })
        .collect();
    ids.sort();
    ids.dedup();
    ids
}

#[cfg(test)]
mod tests {
    use super::resolution_numbers;

    fn ids(text: &str) -> Vec<String> {
        resolution_numbers(text).into_iter().map(|(_, id, _)| id).collect()
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
    }

    #[test]
    fn a_year_is_no_resolution() {
        assert!(ids("in 2023 and 2024 (see below)").is_empty());
    }
}
