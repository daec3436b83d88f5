//! Finds the phrases of the codebook's files of undertakings in a folded text.
//!
//! Leftmost first, then longest; what a longer phrase takes the meaning of is
//! left out.

use std::collections::BTreeMap;

use verbale_core::codebook::{Language, Part, Script, Slot, UndertakingWords, Unit};
use verbale_core::span::Span;
use verbale_core::text::numerals::is_han_numeral;

use super::dates::{Date, date, figure};

/// The habits of a language by which slots are filled.
pub struct Tongue<'a> {
    /// The language.
    pub language: &'a Language,
    /// Its words of undertakings.
    pub words: &'a UndertakingWords,
}

/// What filled the slots of a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// `{date}`.
    pub date: Option<Date>,
    /// `{number}`.
    pub number: Option<u32>,
    /// `{unit}`.
    pub unit: Option<Unit>,
}

/// A phrase found at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub span: Span,
    /// The list it is of, by its place among those given.
    pub list: usize,
    /// What filled its slots.
    pub filled: Filled,
}

/// Phrases compiled.
#[derive(Default)]
pub struct Matcher {
    /// Phrases by the word they begin with; only of spaced scripts.
    by_word: Phrases,
    /// Phrases by the first letters of what they begin with.
    by_letters: Phrases,
    /// Phrases that begin with a slot.
    by_slot: Vec<(usize, Vec<Part>)>,
    except: Option<Box<Matcher>>,
    /// The first letters of all that begin with one, a bit each, so that most
    /// places are passed over at once.
    firsts: Firsts,
}

/// Letters by the last bits of their numbers; a few may pass for others.
struct Firsts([u64; 64]);

impl Default for Firsts {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Firsts {
    fn place(c: char) -> (usize, u64) {
        let number = u32::from(c) & 4095;
        ((number / 64) as usize, 1 << (number % 64))
    }

    fn put(&mut self, c: char) {
        let (word, bit) = Self::place(c);
        self.0[word] |= bit;
    }

    fn has(&self, c: char) -> bool {
        let (word, bit) = Self::place(c);
        self.0[word] & bit != 0
    }
}

type Phrases = BTreeMap<String, Vec<(usize, Vec<Part>)>>;

/// Stems are kept by so many of their first letters.
const LETTERS: usize = 3;

impl Matcher {
    /// Compiles lists of written phrases. Those that cannot be read are left
    /// out: checking the codebook tells them.
    pub fn new<'a>(script: Script, lists: impl IntoIterator<Item = &'a [String]>, except: &[String]) -> Self {
        let mut made = Self::default();
        for (list, written) in lists.into_iter().enumerate() {
            for phrase in written.iter().filter_map(|w| Part::phrases(w).ok()).flatten() {
                let (map, key) = match phrase.first() {
                    Some(Part::Word(word))
                        if script == Script::Spaced && word.starts_with(char::is_alphanumeric) =>
                    {
                        (&mut made.by_word, run(word))
                    }
                    Some(Part::Word(word) | Part::Stem(word)) => {
                        (&mut made.by_letters, first_letters(word, LETTERS))
                    }
                    _ => {
                        made.by_slot.push((list, phrase));
                        continue;
                    }
                };
                let key = key.to_owned();
                key.chars().next().into_iter().for_each(|c| made.firsts.put(c));
                map.entry(key).or_default().push((list, phrase));
            }
        }
        made.except = (!except.is_empty()).then(|| Box::new(Self::new(script, [except], &[])));
        made
    }

    /// The phrases in a part of a folded text, in order, none over another.
    pub fn find(&self, folded: &str, part: Span, tongue: &Tongue<'_>) -> Vec<Found> {
        let taken = self.taken(folded, part, tongue);
        let place = Place { text: &folded[..part.end()], tongue };
        let mut found = Vec::new();
        let mut at = part.start();
        while let Some(c) = place.text[at..].chars().next() {
            let hit = self.at(&place, at, c).filter(|hit| !taken.iter().any(|span| span.contains(hit.span)));
            at = hit.map_or(at + c.len_utf8(), |hit| hit.span.end());
            found.extend(hit);
        }
        found
    }

    /// Where longer phrases take away the meaning of what stands in them.
    pub fn taken(&self, folded: &str, part: Span, tongue: &Tongue<'_>) -> Vec<Span> {
        let found = self.except.as_ref().map(|except| except.find(folded, part, tongue));
        found.into_iter().flatten().map(|found| found.span).collect()
    }

    fn at(&self, place: &Place<'_>, at: usize, first: char) -> Option<Found> {
        let opens = self.firsts.has(first) || !self.by_slot.is_empty() && first.is_alphanumeric();
        if !opens || place.inside(at) {
            return None;
        }
        let rest = &place.text[at..];
        let word = (!self.by_word.is_empty()).then(|| self.by_word.get(run(rest))).flatten().into_iter();
        let lengths = (1..=LETTERS).map(|length| first_letters(rest, length));
        let mut last = 0;
        let letters = lengths.filter(|letters| std::mem::replace(&mut last, letters.len()) < letters.len());
        let letters = letters.filter_map(|letters| self.by_letters.get(letters));
        let slotted = (!self.by_slot.is_empty() && place.may_fill_slot(at, first)).then_some(&self.by_slot);
        let longest = word.chain(letters).chain(slotted).flatten().filter_map(|(list, phrase)| {
            let mut filled = Filled::default();
            let end = place.goes_on(phrase, at, at, &mut filled)?;
            Some(Found { span: Span::new(at, end), list: *list, filled })
        });
        // Of equals the list given first.
        longest.max_by_key(|hit| (hit.span.len(), std::cmp::Reverse(hit.list)))
    }
}

/// The word at the head of a text.
fn run(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

/// At most so many letters at the head of a text.
fn first_letters(text: &str, most: usize) -> &str {
    &text[..text.char_indices().nth(most).map_or(text.len(), |(at, _)| at)]
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || is_han_numeral(c)
}

struct Place<'a> {
    text: &'a str,
    tongue: &'a Tongue<'a>,
}

/// `{words}` stands for so many words, or Han characters.
const WORDS: usize = 5;
const CHARACTERS: usize = 12;

impl Place<'_> {
    fn spaced(&self) -> bool {
        self.tongue.language.script == Script::Spaced
    }

    /// Whether no phrase begins at a place: in a word, in Han in a figure.
    fn inside(&self, at: usize) -> bool {
        if self.spaced() {
            return self.inside_word(at);
        }
        let before = self.text[..at].chars().next_back();
        before.is_some_and(|c| c.is_ascii_digit())
            && self.text[at..].starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a slot at the head of a phrase may be filled here; asked once
    /// for hundreds of phrases.
    fn may_fill_slot(&self, at: usize, first: char) -> bool {
        is_numeral(first)
            || self.spaced()
                && (figure(self.text, at, self.tongue).is_some()
                    || date(self.text, at, self.tongue.language).is_some())
    }

    fn inside_word(&self, at: usize) -> bool {
        let before = self.text[..at].chars().next_back();
        before.is_some_and(char::is_alphanumeric) && self.text[at..].starts_with(char::is_alphanumeric)
    }

    /// Where the rest of a phrase ends, when it stands here.
    fn goes_on(&self, parts: &[Part], from: usize, start: usize, filled: &mut Filled) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else { return Some(from) };
        let at = if from == start { from } else { self.skip(from) };
        match part {
            Part::Word(word) => {
                let end = self.word(word, at)?;
                (!(self.spaced() && self.inside_word(end))).then_some(())?;
                self.goes_on(rest, end, start, filled)
            }
            Part::Stem(stem) => {
                let end = self.word(stem, at)?;
                let tail = self.text[end..].find(|c: char| !c.is_alphanumeric());
                let end = if self.spaced() { tail.map_or(self.text.len(), |n| end + n) } else { end };
                self.goes_on(rest, end, start, filled)
            }
            Part::Any(choices) => choices.iter().find_map(|choice| {
                let mut tried = *filled;
                let end = self.goes_on(choice, from, start, &mut tried)?;
                let end = self.goes_on(rest, end, start, &mut tried)?;
                *filled = tried;
                Some(end)
            }),
            Part::Slot(Slot::Words) => self.few_words(rest, at, start, filled),
            Part::Slot(slot) => {
                (!(self.spaced() && self.inside_word(at))).then_some(())?;
                let end = self.slot(*slot, at, filled)?;
                self.goes_on(rest, end, start, filled)
            }
        }
    }

    fn word(&self, word: &str, at: usize) -> Option<usize> {
        let stands = self.text[at..].starts_with(word) && !(self.spaced() && self.inside_word(at));
        stands.then_some(at + word.len())
    }

    /// Spaces between the parts of a phrase, and brackets: ninety (90) days.
    fn skip(&self, at: usize) -> usize {
        let rest = self.text[at..].trim_start_matches([' ', '\n', '\u{a0}', '(', ')']);
        self.text.len() - rest.len()
    }

    fn slot(&self, slot: Slot, at: usize, filled: &mut Filled) -> Option<usize> {
        match slot {
            Slot::Date => {
                let (end, date) = date(self.text, at, self.tongue.language)?;
                filled.date = Some(date);
                Some(end)
            }
            Slot::Number => {
                let (end, number) = figure(self.text, at, self.tongue)?;
                filled.number = number;
                Some(end)
            }
            Slot::Unit => {
                let units = self.tongue.words.units.iter();
                let all = units.flat_map(|(unit, words)| words.iter().map(move |word| (*unit, word)));
                let ends = all.filter_map(|(unit, word)| {
                    let end = self.word(word, at)?;
                    (!(self.spaced() && self.inside_word(end))).then_some((end, unit))
                });
                let (end, unit) = ends.max()?;
                filled.unit = Some(unit);
                Some(end)
            }
            Slot::Words => None,
        }
    }

    /// The fewest words after which the phrase goes on.
    fn few_words(&self, rest: &[Part], at: usize, start: usize, filled: &mut Filled) -> Option<usize> {
        let mut end = at;
        for _ in 0..if self.spaced() { WORDS } else { CHARACTERS } {
            end = self.one_word(end)?;
            let mut tried = *filled;
            if let Some(last) = self.goes_on(rest, end, start, &mut tried) {
                *filled = tried;
                return Some(last);
            }
        }
        None
    }

    fn one_word(&self, at: usize) -> Option<usize> {
        if !self.spaced() {
            let c = self.text[at..].chars().next()?;
            let plain = c.is_alphanumeric() || c == ' ';
            return plain.then_some(at + c.len_utf8());
        }
        let start = self.skip(at);
        let inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
        let length = self.text[start..].find(|c: char| !inner(c)).unwrap_or(self.text.len() - start);
        (length > 0).then_some(start + length)
    }
}
