//! The sentences of two texts with their signs and words numbered, and how
//! often each occurs.

use super::units::{Class, Sign, Unit};

/// A word in more sentences is not learnt: it would cost much and tell little.
const OFTEN: usize = 500;

/// A sentence with its signs and words by number.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Letters and figures.
    pub length: f64,
    /// Signs, sorted.
    pub signs: Vec<u32>,
    /// Words that occur more than once in the text and not everywhere, sorted.
    pub words: Vec<u32>,
}

impl Entry {
    /// Two sentences as one.
    pub fn with(&self, other: &Entry) -> Entry {
        Entry {
            length: self.length + other.length,
            signs: union(&self.signs, &other.signs),
            words: union(&self.words, &other.words),
        }
    }
}

/// One text.
#[derive(Debug, Default)]
pub struct Text {
    /// Its sentences.
    pub entries: Vec<Entry>,
    /// In how many sentences each sign occurs.
    pub signs: Vec<u32>,
    /// In how many sentences each word occurs.
    pub words: Vec<u32>,
}

/// Two texts.
#[derive(Debug, Default)]
pub struct Pair {
    /// The left one.
    pub left: Text,
    /// The right one.
    pub right: Text,
    /// What each sign is.
    pub classes: Vec<Class>,
}

impl Pair {
    /// Numbers the signs and words of two texts.
    pub fn new(left: &[Unit], right: &[Unit]) -> Self {
        let signs = |units: &[Unit]| sorted(units.iter().flat_map(|u| u.signs.iter().copied()).collect());
        let (of_left, of_right) = (signs(left), signs(right));
        // A sign that only one text has tells nothing about its sentences.
        let known: Vec<Sign> = of_left.into_iter().filter(|s| of_right.binary_search(s).is_ok()).collect();
        Self {
            left: text(left, &known),
            right: text(right, &known),
            classes: known.iter().map(|s| s.class).collect(),
        }
    }
}

fn text(units: &[Unit], known: &[Sign]) -> Text {
    let mut all: Vec<u64> = units.iter().flat_map(|u| u.words.iter().copied()).collect();
    all.sort_unstable();
    let most = (units.len() / 3).clamp(4, OFTEN);
    let words: Vec<u64> =
        all.chunk_by(|a, b| a == b).filter(|run| (2..=most).contains(&run.len())).map(|run| run[0]).collect();
    let mut text = Text { entries: Vec::new(), signs: vec![0; known.len()], words: vec![0; words.len()] };
    for unit in units {
        let entry = Entry {
            length: unit.length,
            signs: numbers(&unit.signs, known),
            words: numbers(&unit.words, &words),
        };
        entry.signs.iter().for_each(|s| text.signs[*s as usize] += 1);
        entry.words.iter().for_each(|w| text.words[*w as usize] += 1);
        text.entries.push(entry);
    }
    text
}

fn numbers<T: Ord>(own: &[T], known: &[T]) -> Vec<u32> {
    own.iter().filter_map(|one| known.binary_search(one).ok()).map(|n| n as u32).collect()
}

fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort_unstable();
    all.dedup();
    all
}

fn union(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut all = [a, b].concat();
    all.sort_unstable();
    all.dedup();
    all
}
