//! Finds the patterns of one language in a text: one automaton over the
//! literals, then words, endings and capitals by comparison.

use std::collections::BTreeMap;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

use serde::{Deserialize, Serialize};

use super::pattern::Pattern;
use super::word::{EndingClass, Endings, Form, Join, Tail, Word};
use crate::span::Span;
use crate::text::letters::in_word;

/// A pattern found at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where, from the first letter to the last of its ending.
    pub span: Span,
    /// Which pattern, by its place in the list the matcher was made from.
    pub pattern: u32,
    /// The form that the ending shows.
    pub form: Form,
}

/// Whether words are divided by anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Boundaries {
    /// Han: a pattern may stand anywhere.
    None,
    /// A pattern starts and ends where words do.
    Words,
}

/// The patterns that share a literal.
#[derive(Default, Serialize, Deserialize)]
struct Literal {
    /// Those that end with it, and those that go on otherwise than by a space.
    whole: Vec<u32>,
    /// Those that go on with a word after a space, by its first letter: a
    /// few words (Организация, Договор) begin hundreds of names.
    phrases: Vec<(char, u32)>,
}

impl Literal {
    fn add(&mut self, number: u32, pattern: &Pattern) {
        let joined_by = pattern.words[pattern.joined - 1].join;
        let next = pattern.words.get(pattern.joined).and_then(|word| word.stem.chars().next());
        match next {
            Some(letter) if joined_by == Join::Space => self.phrases.push((letter, number)),
            _ => self.whole.push(number),
        }
    }

    /// The patterns that may match where the text goes on with `after`.
    fn candidates(&self, after: &str) -> impl Iterator<Item = u32> {
        let mut letters = after.chars();
        let next = (letters.next() == Some(' ')).then(|| letters.next()).flatten();
        let range = next.map_or(0..0, |next| {
            let from = self.phrases.partition_point(|&(letter, _)| letter < next);
            from..from + self.phrases[from..].partition_point(|&(letter, _)| letter == next)
        });
        self.whole.iter().copied().chain(self.phrases[range].iter().map(|&(_, number)| number))
    }
}

/// The compiled patterns of one language.
#[derive(Serialize, Deserialize)]
pub struct Matcher {
    #[serde(with = "automaton_bytes")]
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    // Patterns that share a literal, by the literal's number.
    by_literal: Vec<Literal>,
    patterns: Vec<Pattern>,
    endings: Endings,
    boundaries: Boundaries,
}

impl Matcher {
    /// Compiles patterns. An empty list gives a matcher that finds nothing.
    #[must_use]
    pub fn new(patterns: Vec<Pattern>, endings: Endings, boundaries: Boundaries) -> Self {
        let mut literals: BTreeMap<String, Literal> = BTreeMap::new();
        for (i, pattern) in (0..).zip(&patterns) {
            literals.entry(pattern.literal()).or_default().add(i, pattern);
        }
        literals.remove("");
        if literals.is_empty() {
            literals.insert("\0".to_owned(), Literal::default());
        }
        literals.values_mut().for_each(|literal| literal.phrases.sort_unstable());
        let numbered = literals.keys().zip(0u32..);
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .build_with_values(numbered)
            .expect("literals are distinct and not empty");
        Self { automaton, by_literal: literals.into_values().collect(), patterns, endings, boundaries }
    }

    /// The bare automaton, to measure the speed of reading against.
    #[must_use]
    pub fn automaton(&self) -> &CharwiseDoubleArrayAhoCorasick<u32> {
        &self.automaton
    }

    /// All patterns in a part of a text, overlapping ones too. `folded` is
    /// the fold of the whole `text`, byte for byte as long.
    pub fn find(&self, text: &str, folded: &str, part: Span, found: &mut Vec<Hit>) {
        let piece = &folded[part.range()];
        let place = Place { text, folded, limit: part.end() };
        for hit in self.automaton.find_overlapping_iter(piece) {
            let (start, end) = (part.start() + hit.start(), part.start() + hit.end());
            let literal = &self.by_literal[hit.value() as usize];
            if self.boundaries == Boundaries::None {
                let span = Span::new(start, end);
                found.extend(literal.whole.iter().map(|&pattern| {
                    let form = self.patterns[pattern as usize].form.unwrap_or(Form::Plain);
                    Hit { span, pattern, form }
                }));
            } else if !inside_word_before(folded, start) {
                self.whole_words(&place, start, end, literal, found);
            }
        }
    }

    /// The patterns of one literal whose words the text shows whole.
    fn whole_words(&self, place: &Place, start: usize, end: usize, literal: &Literal, found: &mut Vec<Hit>) {
        let word_end = place.word_end(end);
        let rest = &place.folded[end..word_end];
        if rest.len() > LONGEST_ENDING {
            return;
        }
        // Each tail is compared once a literal, not once a pattern.
        let nominal = self.endings.form(Tail::Ending(EndingClass::Nominal), rest);
        let verbal = self.endings.form(Tail::Ending(EndingClass::Verbal), rest);
        for number in literal.candidates(&place.folded[word_end..place.limit]) {
            let pattern = &self.patterns[number as usize];
            let last = &pattern.words[pattern.joined - 1];
            let shown = match last.tail {
                Tail::Ending(EndingClass::Nominal) => nominal.map(|_| self.endings.case(&last.own, rest)),
                Tail::Ending(EndingClass::Verbal) => verbal,
                tail => self.endings.form(tail, rest),
            };
            if let Some(shown) = shown
                && place.has_cases(&pattern.words[..pattern.joined], start, word_end)
            {
                // The verb of a phrase tells its form, else its first word.
                let tells = pattern.joined == 1 || last.is_verb();
                let form = if tells { shown } else { Form::Plain };
                if let Some((end, form)) = self.further_words(pattern, place, word_end, form) {
                    let form = pattern.form.unwrap_or(form);
                    found.push(Hit { span: Span::new(start, end), pattern: number, form });
                }
            }
        }
    }

    /// Compares the words after the literal; gives the end of the last and
    /// the form of the whole, which the literal alone shows as `form`.
    fn further_words(
        &self,
        pattern: &Pattern,
        place: &Place,
        mut at: usize,
        mut form: Form,
    ) -> Option<(usize, Form)> {
        let mut join = pattern.words[pattern.joined - 1].join;
        for word in &pattern.words[pattern.joined..] {
            let start = place.after(at, join.text())?;
            let stem_end = place.after(start, &word.stem)?;
            at = place.word_end(stem_end);
            let shown = self.endings.form(word.tail, &place.folded[stem_end..at])?;
            if word.is_verb() {
                form = shown;
            }
            if !word.case.met_by(&place.text[start..at]) {
                return None;
            }
            join = word.join;
        }
        Some((at, form))
    }
}

/// No ending of any language is longer, in bytes.
const LONGEST_ENDING: usize = 16;

struct Place<'a> {
    text: &'a str,
    folded: &'a str,
    limit: usize,
}

impl Place<'_> {
    fn word_end(&self, from: usize) -> usize {
        let rest = &self.folded[from..self.limit];
        from + rest.find(|c: char| !in_word(c)).unwrap_or(rest.len())
    }

    fn after(&self, at: usize, wanted: &str) -> Option<usize> {
        self.folded[at..self.limit].starts_with(wanted).then_some(at + wanted.len())
    }

    /// Whether the words of a literal have the capitals asked for; the last
    /// one ends, with its ending, at `end`.
    fn has_cases(&self, words: &[Word], start: usize, end: usize) -> bool {
        let mut from = start;
        words.iter().enumerate().all(|(i, word)| {
            let to = if i + 1 == words.len() { end } else { from + word.stem.len() };
            let met = word.case.met_by(&self.text[from..to]);
            from = to + word.join.text().len();
            met
        })
    }
}

fn inside_word_before(folded: &str, start: usize) -> bool {
    folded[..start].chars().next_back().is_some_and(in_word)
}

/// The automaton writes itself as bytes.
mod automaton_bytes {
    use daachorse::CharwiseDoubleArrayAhoCorasick;
    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(
        automaton: &CharwiseDoubleArrayAhoCorasick<u32>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&automaton.serialize())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<CharwiseDoubleArrayAhoCorasick<u32>, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = CharwiseDoubleArrayAhoCorasick<u32>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the bytes of an automaton")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
                CharwiseDoubleArrayAhoCorasick::deserialize(bytes)
                    .map(|(automaton, _)| automaton)
                    .map_err(|_| E::custom("not an automaton"))
            }
        }
        from.deserialize_bytes(Bytes)
    }
}
