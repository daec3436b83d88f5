//! Nouns that are known in all their forms, compiled: which of its lists a
//! word of a text stands in is told in one walk along its letters.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::trie::Trie;

/// What a word tells of an instrument. The words stand in `languages/*.toml` under
/// `instrument_signs`, by these names in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Says what a title is about: of, on, о.
    About,
    /// A noun that a date tells from its like: decision, 协定.
    Dated,
    /// Stands between such a noun and its date: of, от.
    Dating,
    /// A noun for a decision that a number tells: decision, 决定.
    Decided,
    /// A noun that a number tells from its like: order, 法令.
    Issued,
    /// A noun for a resolution that a number tells: resolution, 决议.
    Numbered,
    /// A noun that makes a name in 《》 a title, and in no other marks.
    Papers,
    /// A noun that makes a name in quotation marks a title.
    Quoted,
    /// A noun that makes a name in capitals a title: Treaty, Programme.
    Titled,
}

/// The signs by the names of their lists.
pub(super) const SIGNS: [(Sign, &str); 9] = [
    (Sign::About, "about"),
    (Sign::Dated, "dated"),
    (Sign::Dating, "dating"),
    (Sign::Decided, "decided"),
    (Sign::Issued, "issued"),
    (Sign::Numbered, "numbered"),
    (Sign::Papers, "papers"),
    (Sign::Quoted, "quoted"),
    (Sign::Titled, "titled"),
];

/// Nouns by the lists they stand in: at most 32 lists, one bit each.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Nouns(Trie<Lists>);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Lists {
    /// Of the word that ends here.
    whole: u32,
    /// Of every word that goes on from here with an ending.
    stem: u32,
}

/// Letters that an ending of a noun may have.
const ENDING: usize = 3;

impl Nouns {
    /// Compiles lists of folded nouns.
    pub fn new<L: IntoIterator<Item = String>>(lists: impl IntoIterator<Item = L>) -> Self {
        let mut entries: BTreeMap<String, Lists> = BTreeMap::new();
        for (list, nouns) in (0..u32::BITS).zip(lists) {
            for noun in nouns {
                if let Some(stem) = stem(&noun) {
                    entries.entry(stem.to_owned()).or_default().stem |= 1 << list;
                }
                entries.entry(noun).or_default().whole |= 1 << list;
            }
        }
        Self(Trie::new(entries))
    }

    /// The lists in which a folded word stands as it is, a bit each.
    #[must_use]
    pub fn whole(&self, word: &str) -> u32 {
        self.walk(word).0
    }

    /// The lists in which a folded word stands in any of its forms: in the
    /// plural, or, in Cyrillic, with another ending on its stem.
    #[must_use]
    pub fn formed(&self, word: &str) -> u32 {
        let (whole, formed) = self.walk(word);
        whole | formed
    }

    fn walk(&self, word: &str) -> (u32, u32) {
        let mut at = self.0.root();
        let mut formed = 0;
        let mut letters = word.chars();
        loop {
            let (lists, rest) = (self.0.value(at), letters.as_str());
            if rest.is_empty() {
                return (lists.whole, formed | lists.stem);
            }
            if rest == "s" {
                formed |= lists.whole;
            }
            // An ending in -н- makes an adjective (закон, законный).
            if lists.stem != 0 && !rest.starts_with('н') && rest.chars().nth(ENDING).is_none() {
                formed |= lists.stem;
            }
            let Some(next) = letters.next().and_then(|letter| self.0.step(at, letter)) else {
                return (0, formed);
            };
            at = next;
        }
    }
}

/// What stays of a noun in all its forms, where it changes by endings.
fn stem(noun: &str) -> Option<&str> {
    let stem = noun.strip_suffix(['а', 'я', 'е', 'о', 'и', 'ы', 'ь']).unwrap_or(noun);
    (!noun.is_ascii() && !stem.is_empty()).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::Nouns;

    fn nouns() -> Nouns {
        let list = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        Nouns::new([list(&["agreement", "соглашение", "план", "plan"]), list(&["закон", "от", "plan"])])
    }

    #[test]
    fn a_noun_is_known_in_its_forms_and_in_no_longer_word() {
        for word in ["agreements", "соглашениями", "планом", "план"] {
            assert_eq!(nouns().formed(word), 1, "{word}");
        }
        for word in ["planner", "планирование", "законный", "agree"] {
            assert_eq!(nouns().formed(word), 0, "{word}");
        }
    }

    #[test]
    fn a_word_may_stand_in_several_lists() {
        assert_eq!(nouns().formed("plans"), 3);
    }

    #[test]
    fn a_word_as_it_stands_is_told_from_its_forms() {
        assert_eq!((nouns().whole("от"), nouns().whole("отец"), nouns().whole("plans")), (2, 0, 0));
    }
}
