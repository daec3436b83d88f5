//! Finds the patterns of one language in a text: their literals by one look
//! at every letter, then words, endings and capitals by comparison.

use std::collections::{BTreeMap, BTreeSet};

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

use serde::{Deserialize, Serialize};

use super::pattern::Pattern;
use super::tails::{self, Shown, Tails};
use super::trie::Trie;
use super::word::{Case, EndingClass, Endings, Form, Join, Tail, Word};
use crate::span::Span;
use crate::text::letters::{begins_in_word, in_word, word_length};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boundaries {
    /// Han: a pattern may stand anywhere.
    None,
    /// A pattern starts and ends where words do.
    Words,
}

/// A pattern as the matcher tries it behind its literal.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Candidate {
    // The first letter of the word after a space, where there is one.
    next: Option<char>,
    pattern: u32,
    tail: Tail,
    /// What a literal of one word asks; longer ones are looked at whole.
    case: Case,
    /// Whether the literal is one word, and the whole of the pattern.
    alone: bool,
    form: Option<Form>,
}

impl Candidate {
    fn new(pattern: &Pattern, number: u32) -> Self {
        let last = &pattern.words[pattern.joined - 1];
        let next = pattern.words.get(pattern.joined).filter(|_| last.join == Join::Space);
        Self {
            next: next.and_then(|word| word.stem.chars().next()),
            pattern: number,
            tail: last.tail,
            case: last.case,
            alone: pattern.words.len() == 1,
            form: pattern.form,
        }
    }
}

/// The patterns that share a literal: a range of the matcher's candidates.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Literal {
    from: u32,
    /// From here on they go on with a word after a space, sorted by its first
    /// letter: a few words (Организация, Договор) begin hundreds of names.
    phrases: u32,
    to: u32,
    /// The tails of all of them, one bit each.
    tails: u8,
}

/// Finds literals anywhere and tells each by its number.
pub type Automaton = CharwiseDoubleArrayAhoCorasick<u32>;

/// How literals are looked for; each is told by its number.
#[derive(Serialize, Deserialize)]
enum Search {
    /// Wherever they stand.
    Anywhere(#[serde(with = "automaton_bytes")] Automaton),
    /// From the heads of words only. An automaton would spend most of its
    /// time on literals inside other words, to be refused.
    AtHeads(Trie<u32>),
}

/// The compiled patterns of one language.
#[derive(Serialize, Deserialize)]
pub struct Matcher {
    search: Search,
    // By their numbers.
    literals: Vec<Literal>,
    candidates: Vec<Candidate>,
    patterns: Vec<Pattern>,
    tails: Tails,
}

impl Matcher {
    /// Compiles patterns. An empty list gives a matcher that finds nothing.
    #[must_use]
    pub fn new(patterns: Vec<Pattern>, endings: &Endings, boundaries: Boundaries) -> Self {
        let mut by_literal: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
        for (number, pattern) in (0..).zip(&patterns) {
            by_literal.entry(pattern.literal()).or_default().push(Candidate::new(pattern, number));
        }
        by_literal.remove("");
        if by_literal.is_empty() {
            by_literal.insert("\0".to_owned(), Vec::new());
        }
        let search = match boundaries {
            Boundaries::None => Search::Anywhere(automaton(by_literal.keys())),
            Boundaries::Words => {
                let numbered = by_literal.keys().cloned().zip(0..);
                Search::AtHeads(Trie::new(numbered))
            }
        };
        let (mut literals, mut candidates) = (Vec::new(), Vec::new());
        let number = |n: usize| u32::try_from(n).expect("fewer patterns than 2^32");
        for mut sharing in by_literal.into_values() {
            sharing.sort_unstable_by_key(|candidate| (candidate.next, candidate.pattern));
            let from = number(candidates.len());
            literals.push(Literal {
                from,
                phrases: from + number(sharing.partition_point(|candidate| candidate.next.is_none())),
                to: from + number(sharing.len()),
                tails: sharing.iter().fold(0, |all, candidate| all | tails::bit(candidate.tail)),
            });
            candidates.append(&mut sharing);
        }
        Self { search, literals, candidates, patterns, tails: Tails::new(endings) }
    }

    /// The bare automaton over all literals, to measure the speed of reading
    /// against.
    #[must_use]
    pub fn automaton(&self) -> Automaton {
        let literals: BTreeSet<String> = self.patterns.iter().map(Pattern::literal).collect();
        automaton(literals.iter().filter(|literal| !literal.is_empty()))
    }

    /// A pattern by its number.
    pub(super) fn pattern(&self, number: u32) -> &Pattern {
        &self.patterns[number as usize]
    }

    /// All patterns in a part of a text, overlapping ones too, by where they
    /// start, longer ones first. `folded` is the fold of the whole `text`,
    /// byte for byte as long.
    pub fn find(&self, text: &str, folded: &str, part: Span, found: &mut Vec<Hit>) {
        match &self.search {
            Search::Anywhere(automaton) => {
                for hit in automaton.find_overlapping_iter(&folded[part.range()]) {
                    let span = Span::new(part.start() + hit.start(), part.start() + hit.end());
                    let literal = self.literals[hit.value() as usize];
                    for candidate in self.candidates(literal.from, literal.phrases) {
                        let form = candidate.form.unwrap_or(Form::Plain);
                        insert(found, Hit { span, pattern: candidate.pattern, form });
                    }
                }
            }
            Search::AtHeads(trie) => {
                let place = Place { text, folded, limit: part.end() };
                let mut head = first_head(folded, part);
                while head < part.end() {
                    self.walk(trie, &place, head, found);
                    head = next_head(&place, head);
                }
            }
        }
    }

    /// The patterns whose literals begin at the head of a word.
    #[inline]
    fn walk(&self, trie: &Trie<u32>, place: &Place, head: usize, found: &mut Vec<Hit>) {
        let mut at = trie.root();
        let mut end = head;
        for letter in place.folded[head..place.limit].chars() {
            let Some(next) = trie.step(at, letter) else { break };
            (at, end) = (next, end + letter.len_utf8());
            if let Some(&literal) = trie.entry(at) {
                self.whole_words(place, head, end, self.literals[literal as usize], found);
            }
        }
    }

    fn candidates(&self, from: u32, to: u32) -> &[Candidate] {
        &self.candidates[from as usize..to as usize]
    }

    /// The patterns of one literal whose words the text shows whole.
    fn whole_words(&self, place: &Place, start: usize, end: usize, literal: Literal, found: &mut Vec<Hit>) {
        let rest = &place.folded[end..place.limit];
        // Prepositions begin a great many words.
        if literal.tails == tails::bit(Tail::Fixed) && begins_in_word(rest) {
            return;
        }
        let Some((shown, length)) = self.tails.read(rest) else { return };
        if shown.fits & literal.tails == 0 {
            return;
        }
        let word_end = end + length;
        for candidate in self.candidates(literal.from, literal.phrases) {
            self.whole_word(candidate, place, start, word_end, shown, found);
        }
        if literal.phrases == literal.to {
            return;
        }
        let mut after = place.folded[word_end..place.limit].chars();
        let Some(next) = (after.next() == Some(' ')).then(|| after.next()).flatten() else { return };
        let phrases = self.candidates(literal.phrases, literal.to);
        let first = phrases.partition_point(|candidate| candidate.next < Some(next));
        for candidate in phrases[first..].iter().take_while(|candidate| candidate.next == Some(next)) {
            self.whole_word(candidate, place, start, word_end, shown, found);
        }
    }

    fn whole_word(
        &self,
        candidate: &Candidate,
        place: &Place,
        start: usize,
        word_end: usize,
        ending: &Shown,
        found: &mut Vec<Hit>,
    ) {
        let Some(shown) = ending.form(candidate.tail) else { return };
        let asked = candidate.alone && candidate.case != Case::Any;
        if asked && !candidate.case.met_by(&place.text[start..word_end]) {
            return;
        }
        let pattern = || &self.patterns[candidate.pattern as usize];
        let of_noun = candidate.tail == Tail::Ending(EndingClass::Nominal);
        let own_form = |word: &Word| if of_noun { ending.case(&word.own) } else { shown };
        let mut hit = Hit { span: Span::new(start, word_end), pattern: candidate.pattern, form: shown };
        if candidate.alone {
            hit.form = candidate.form.unwrap_or_else(|| own_form(&pattern().words[0]));
            return insert(found, hit);
        }
        let (joined, further) = pattern().words.split_at(pattern().joined);
        let last = &joined[joined.len() - 1];
        // Capitals come last: hundreds of names share their first word.
        let Some((end, verb)) = self.further_words(last.join, further, place, word_end) else { return };
        if !place.has_cases(joined, start, word_end) {
            return;
        }
        hit.span = Span::new(start, end);
        // The verb of a phrase tells its form, else its first word.
        hit.form = candidate.form.or(verb).unwrap_or_else(|| {
            if joined.len() > 1 && !last.is_verb() { Form::Plain } else { own_form(last) }
        });
        insert(found, hit);
    }

    /// Compares the words after the literal; gives the end of the last and
    /// the form of the last verb among them.
    fn further_words(
        &self,
        mut join: Join,
        words: &[Word],
        place: &Place,
        mut at: usize,
    ) -> Option<(usize, Option<Form>)> {
        let mut verb = None;
        for word in words {
            let start = place.after(at, join.text())?;
            let stem_end = place.after(start, &word.stem)?;
            let (shown, length) = self.tails.read(&place.folded[stem_end..place.limit])?;
            let form = shown.form(word.tail)?;
            at = stem_end + length;
            if word.is_verb() {
                verb = Some(form);
            }
            if word.case != Case::Any && !word.case.met_by(&place.text[start..at]) {
                return None;
            }
            join = word.join;
        }
        Some((at, verb))
    }
}

/// Puts a hit in its place. Hits come by where they end, so that place is
/// near: nothing before it is longer than the longest pattern.
#[inline]
fn insert(found: &mut Vec<Hit>, hit: Hit) {
    let order = |hit: &Hit| (hit.span.start(), std::cmp::Reverse(hit.span.end()), hit.pattern);
    let mut at = found.len();
    found.push(hit);
    while at > 0 && found[at - 1].span.start() >= hit.span.start() && order(&found[at - 1]) > order(&hit) {
        found[at] = found[at - 1];
        at -= 1;
    }
    found[at] = hit;
}

struct Place<'a> {
    text: &'a str,
    folded: &'a str,
    limit: usize,
}

impl Place<'_> {
    fn after(&self, at: usize, wanted: &str) -> Option<usize> {
        self.folded.as_bytes()[at..self.limit].starts_with(wanted.as_bytes()).then_some(at + wanted.len())
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

/// An automaton over literals that gives their numbers.
fn automaton<'a>(literals: impl Iterator<Item = &'a String>) -> Automaton {
    CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::Standard)
        .build_with_values(literals.zip(0u32..))
        .expect("literals are distinct and not empty")
}

/// Where the first word may begin in a part of a text: where no letter
/// stands before.
fn first_head(folded: &str, part: Span) -> usize {
    let rest = &folded[part.range()];
    let inside = inside_word_before(folded, part.start());
    part.start() + if inside { past_word(rest) } else { 0 }
}

/// Where the next word may begin after a place where one might.
#[inline]
fn next_head(place: &Place, head: usize) -> usize {
    head + past_word(&place.folded[head..place.limit])
}

/// How long a word is together with the sign that ends it.
#[inline]
fn past_word(rest: &str) -> usize {
    let word = word_length(rest);
    word + rest[word..].chars().next().map_or(0, char::len_utf8)
}

#[inline]
fn inside_word_before(folded: &str, start: usize) -> bool {
    match folded.as_bytes()[..start] {
        [] => false,
        [.., byte @ ..0x80] => byte.is_ascii_alphanumeric(),
        // Cyrillic from U+0400 to U+047F.
        [.., 0xd0 | 0xd1, _] => true,
        _ => folded[..start].chars().next_back().is_some_and(in_word),
    }
}

/// The automaton writes itself as bytes.
mod automaton_bytes {
    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    use super::Automaton;

    pub fn serialize<S: Serializer>(automaton: &Automaton, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&automaton.serialize())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Automaton, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Automaton;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the bytes of an automaton")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
                Automaton::deserialize(bytes)
                    .map(|(automaton, _)| automaton)
                    .map_err(|_| E::custom("not an automaton"))
            }
        }
        from.deserialize_bytes(Bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::{Boundaries, Case, Endings, Form, Join, Matcher, Pattern, Tail, Word, in_word};
    use crate::span::Span;

    /// Every text of these letters, to a length.
    fn texts(letters: &[char], length: usize) -> Vec<String> {
        let mut all = vec![String::new()];
        for _ in 0..length {
            let longer =
                all.iter().flat_map(|text| letters.iter().map(move |letter| format!("{text}{letter}")));
            all = longer.collect();
        }
        all
    }

    #[test]
    fn a_word_is_found_wherever_it_stands_whole_and_nowhere_else() {
        let literals = ["a", "ab", "a-я", "я", "b a", "-"];
        let word = |stem: &str| Word {
            stem: stem.into(),
            tail: Tail::Fixed,
            own: "".into(),
            case: Case::Any,
            join: Join::Space,
        };
        let pattern =
            |stem: &&str| Pattern { words: [word(stem)].into(), joined: 1, form: Some(Form::Plain) };
        let patterns = literals.iter().map(pattern).collect();
        let matcher = Matcher::new(patterns, &Endings::default(), Boundaries::Words);
        for text in texts(&['a', 'b', 'я', '-', ' '], 6) {
            let mut expected = Vec::new();
            for (at, _) in text.char_indices() {
                let inside = text[..at].ends_with(in_word);
                for (number, literal) in (0u32..).zip(literals) {
                    let end = at + literal.len();
                    if !inside && text[at..].starts_with(literal) && !text[end..].starts_with(in_word) {
                        expected.push((at, Reverse(end), number));
                    }
                }
            }
            expected.sort_unstable();
            let mut found = Vec::new();
            matcher.find(&text, &text, Span::new(0, text.len()), &mut found);
            let found: Vec<_> =
                found.iter().map(|hit| (hit.span.start(), Reverse(hit.span.end()), hit.pattern)).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
