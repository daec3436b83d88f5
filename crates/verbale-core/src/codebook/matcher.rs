//! Finds the patterns of one language in a text: one automaton over the
//! literals, then words, endings and capitals by comparison.

use std::collections::BTreeMap;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

use serde::{Deserialize, Serialize};

use super::pattern::Pattern;
use super::word::{Endings, Form, Join};
use crate::span::Span;

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

/// The compiled patterns of one language.
#[derive(Serialize, Deserialize)]
pub struct Matcher {
    #[serde(with = "automaton_bytes")]
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    // Patterns that share a literal, by the literal's number.
    by_literal: Vec<Vec<u32>>,
    patterns: Vec<Pattern>,
    endings: Endings,
    boundaries: Boundaries,
}

impl Matcher {
    /// Compiles patterns. An empty list gives a matcher that finds nothing.
    #[must_use]
    pub fn new(patterns: Vec<Pattern>, endings: Endings, boundaries: Boundaries) -> Self {
        let mut literals: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (i, pattern) in (0..).zip(&patterns) {
            literals.entry(pattern.literal()).or_default().push(i);
        }
        literals.remove("");
        if literals.is_empty() {
            literals.insert("\0".to_owned(), Vec::new());
        }
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
        for hit in self.automaton.find_overlapping_iter(piece) {
            let (start, end) = (part.start() + hit.start(), part.start() + hit.end());
            if self.boundaries == Boundaries::Words && inside_word_before(folded, start) {
                continue;
            }
            for &number in &self.by_literal[hit.value() as usize] {
                let place = Place { text, folded, limit: part.end() };
                if let Some((end, form)) = self.rest_of(&self.patterns[number as usize], &place, start, end) {
                    found.push(Hit { span: Span::new(start, end), pattern: number, form });
                }
            }
        }
    }

    /// Compares what the literal does not cover; gives the end and the form.
    fn rest_of(&self, pattern: &Pattern, place: &Place, start: usize, end: usize) -> Option<(usize, Form)> {
        if self.boundaries == Boundaries::None {
            return Some((end, pattern.form.unwrap_or(Form::Plain)));
        }
        let mut form = Form::Plain;
        let mut at = end;
        let mut word_start = end - pattern.words[pattern.joined - 1].stem.len();
        let mut first = true;
        let mut join = Join::Space;
        for word in &pattern.words[pattern.joined - 1..] {
            if !first {
                at = place.after_join(at, join)?;
                word_start = at;
                at = place.after_stem(at, &word.stem)?;
            }
            let tail_end = place.word_end(at);
            let shown = self.endings.form(word.tail, &place.folded[at..tail_end])?;
            if first && word_start == start {
                form = shown;
            }
            if !word.case.met_by(&place.text[word_start..tail_end]) {
                return None;
            }
            at = tail_end;
            first = false;
            join = word.join;
        }
        let lead = &pattern.words[..pattern.joined - 1];
        let mut from = start;
        for word in lead {
            let to = from + word.stem.len();
            if !word.case.met_by(&place.text[from..to]) {
                return None;
            }
            from = to + word.join.text().len();
        }
        Some((at, pattern.form.unwrap_or(form)))
    }
}

struct Place<'a> {
    text: &'a str,
    folded: &'a str,
    limit: usize,
}

impl Place<'_> {
    fn word_end(&self, from: usize) -> usize {
        let rest = &self.folded[from..self.limit];
        from + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
    }

    fn after_join(&self, at: usize, join: Join) -> Option<usize> {
        let between = join.text();
        self.folded[at..self.limit].starts_with(between).then_some(at + between.len())
    }

    fn after_stem(&self, at: usize, stem: &str) -> Option<usize> {
        self.folded[at..self.limit].starts_with(stem).then_some(at + stem.len())
    }
}

fn inside_word_before(folded: &str, start: usize) -> bool {
    folded[..start].chars().next_back().is_some_and(char::is_alphanumeric)
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
