//! Instruments named in a text: by name, by number, by form, or by a noun
//! that points back to one named before.
//!
//! Refuses generic sets ("relevant resolutions") and nouns that point to
//! nothing the text or the codebook knows.

mod issued;
mod numbered;
mod titled;

use std::collections::BTreeMap;

use super::dates::Date;
use super::head::Head;
use super::tokens::{Token, TokenKind, Tokens};
use crate::codebook::entry::{Inflection, Instrument, Script};
use crate::codebook::{Codebook, Lexicon, Meaning, Sign};
use crate::span::Span;

/// An instrument found at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where.
    pub span: Span,
    /// Its id.
    pub id: String,
}

/// A sentence in which instruments are looked for.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The text.
    pub text: &'a str,
    /// The text, folded.
    pub folded: &'a str,
    /// The words of the sentence.
    pub tokens: &'a Tokens,
    /// The words of its language.
    pub lexicon: &'a Lexicon,
    /// Its dates.
    pub dates: &'a [Date],
    /// Whether it has figures at all.
    pub figures: bool,
}

impl<'a> Place<'a> {
    fn nouns(&self, sign: Sign) -> &'a [String] {
        self.lexicon.instruments.words(sign)
    }

    fn written(&self, at: usize) -> &'a str {
        self.tokens.list.get(at).map_or("", |t| &self.text[t.span.range()])
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.list.get(at).map_or("", |t| &self.folded[t.span.range()])
    }

    /// Whether a word is such a sign, in any of its forms.
    fn is_form_of(&self, at: usize, sign: Sign) -> bool {
        self.lexicon.instruments.is_form_of(self.word(at), sign)
    }

    /// Whether a word is such a sign as it stands.
    fn is(&self, at: usize, sign: Sign) -> bool {
        self.lexicon.instruments.is(self.word(at), sign)
    }

    fn is_han(&self) -> bool {
        self.lexicon.language.script == Script::Han
    }

    /// Whether nouns change by endings that the language's file lists.
    fn has_cases(&self) -> bool {
        self.lexicon.language.inflection == Inflection::Endings
    }

    /// Whether a word stands at this place, with a capital letter.
    fn is_capital(&self, at: usize) -> bool {
        self.tokens.list.get(at).is_some_and(|t| is_word(t) && t.begins_with_capital())
    }
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Known | TokenKind::Word)
}

/// Remembers which instrument of each kind was named last.
#[derive(Debug, Default)]
pub struct References {
    last: BTreeMap<String, String>,
    /// The last treaty or convention of the paragraph: its parties are "the
    /// States parties".
    agreed: Option<String>,
}

/// The key of the words for a party to what was agreed; all other keys of the
/// list are kinds.
const PARTY: &str = "party";

impl References {
    /// A new paragraph begins. In a text without a head (loose sentences) no
    /// paragraph points back to the one before.
    pub fn paragraph(&mut self, head: &Head) {
        self.agreed = None;
        if head.form.is_empty() && head.parties.is_empty() {
            self.last.clear();
        }
    }

    /// The instruments of one sentence, in order.
    pub fn sentence(&mut self, place: Place, codebook: &Codebook) -> Vec<Reference> {
        let mut formed: Vec<Reference> = titled::titled(place);
        formed.extend(issued::issued(place));
        let numbers = numbered::numbered(place);
        formed.retain(|one| !numbers.iter().any(|known| known.span.overlaps(one.span)));
        formed.extend(numbers);
        // What the codebook knows by name is not named by its form as well.
        let tokens = &place.tokens.list;
        let is_known = |token: &&Token| {
            token.names_instruments()
                && place.tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Instrument(_)))
        };
        if !formed.is_empty() {
            for known in tokens.iter().filter(is_known) {
                formed.retain(|one| !known.span.overlaps(one.span));
            }
            formed.sort_by_key(|reference| reference.span);
        }
        let mut found = Vec::new();
        if formed.is_empty() && !place.tokens.name_instruments() {
            return found;
        }
        let mut passed = 0;
        for (i, token) in tokens.iter().enumerate().filter(|(_, token)| token.names_instruments()) {
            while let Some(one) = formed.get(passed).filter(|one| one.span.end() <= token.span.start()) {
                if let Some(kind) = titled::kind(place, one) {
                    self.name(kind, &one.id);
                }
                passed += 1;
            }
            let taken = formed.get(passed).is_some_and(|one| one.span.overlaps(token.span));
            for sense in place.tokens.senses(token) {
                match sense.meaning {
                    Meaning::Instrument(n) => {
                        let instrument = &codebook.instruments[n as usize];
                        self.name(&instrument.kind, &instrument.id);
                        found.push(Reference { span: token.span, id: instrument.id.clone() });
                    }
                    Meaning::InstrumentNoun(n) if !taken => {
                        let points = points_back(place, i, &place.lexicon.instruments.kinds[n as usize]);
                        let back = points.then(|| self.meant(n as usize, place, codebook)).flatten();
                        found.extend(back.map(|id| Reference { span: token.span, id: id.to_owned() }));
                    }
                    _ => {}
                }
            }
        }
        for one in &formed[passed..] {
            if let Some(kind) = titled::kind(place, one) {
                self.name(kind, &one.id);
            }
        }
        found.extend(formed);
        found.sort_by_key(|reference: &Reference| reference.span);
        found
    }

    fn name(&mut self, kind: &str, id: &str) {
        if matches!(kind, "treaty" | "convention") {
            self.agreed = Some(id.to_owned());
        }
        match self.last.get_mut(kind) {
            Some(last) => id.clone_into(last),
            None => drop(self.last.insert(kind.to_owned(), id.to_owned())),
        }
    }

    /// The instrument that a bare noun of this kind means.
    fn meant<'a>(&'a self, kind: usize, place: Place<'a>, codebook: &'a Codebook) -> Option<&'a str> {
        let name = &*place.lexicon.instruments.kinds[kind];
        if name == PARTY {
            return self.agreed.as_deref().or_else(|| at_home("treaty", place, codebook));
        }
        let usual = || Some(&*codebook.instruments[place.lexicon.instruments.usual[kind]? as usize].id);
        self.last.get(name).map(String::as_str).or_else(usual).or_else(|| at_home(name, place, codebook))
    }
}

/// The instrument of this kind that is at home among the topics of the
/// sentence, the one with most of them first.
fn at_home<'a>(kind: &str, place: Place, codebook: &'a Codebook) -> Option<&'a str> {
    let topics = place.tokens.topics();
    let shared = |instrument: &Instrument| {
        let of = |n: u32| instrument.usual_in.contains(&codebook.topics[n as usize].id);
        topics.iter().filter(|sense| matches!(sense.meaning, Meaning::Topic(n) if of(n))).count()
    };
    if topics.is_empty() {
        return None;
    }
    let mut best: Option<(&str, usize)> = None;
    for &n in &place.lexicon.instruments.at_home {
        let instrument = &codebook.instruments[n as usize];
        let count = if instrument.kind == kind { shared(instrument) } else { 0 };
        if count > best.map_or(0, |(_, most)| most) {
            best = Some((&instrument.id, count));
        }
    }
    best.map(|(id, _)| id)
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

/// A noun of one letter case points back unless it is part of a longer name
/// ("the Vienna Convention"); in quotation marks (《公约》) it must fill them.
/// 唯一未完成销毁的缔约国 is one party with a quality, not all of them.
fn points_back(place: Place, at: usize, kind: &str) -> bool {
    if place.is_han() {
        let start = place.tokens.list[at].span.start();
        if kind == PARTY && place.text[..start].ends_with('的') {
            return false;
        }
        let opened = at > 0 && place.written(at - 1) == "《";
        let closed = place.tokens.list.get(at + 1).is_some_and(|t| t.kind == TokenKind::Close);
        return opened == closed || !opened;
    }
    // A short word with a capital at the head of the sentence is an article.
    let named = at > 0
        && place.is_capital(at - 1)
        && place.tokens.list[at - 1].span.end() + 1 == place.tokens.list[at].span.start()
        && (at > 1 || place.written(0).chars().count() > 4);
    !named && !titled::opens_title(place, at)
}

/// The id of an instrument without an entry: its name in capitals.
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

/// The nearest character boundary at or before a place, not before `min`.
fn floor(text: &str, min: usize, mut at: usize) -> usize {
    at = at.max(min);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The nearest character boundary at or after a place, not after `max`.
fn ceil(text: &str, max: usize, mut at: usize) -> usize {
    at = at.min(max);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
