//! What stands about the hits: the first pass.

use std::collections::{BTreeMap, HashMap};

use verbale_core::span::Span;

use super::Reference;
use super::grams::Grams;
use crate::query::stems::stem;
use crate::query::words::{Kind, words};

/// Words to each side at most; farther off would be no context.
const FARTHEST: usize = 50;

/// What stands about the hits: the first of two passes, over the texts that
/// have hits.
#[derive(Debug)]
pub struct Windows {
    // In half words: two Han characters weigh as much as one word.
    reach: usize,
    hits: u64,
    // Words and Han characters in the windows.
    size: u64,
    // The places in the list of stems and of runs of Han characters.
    numbers: HashMap<Box<str>, usize>,
    found: Vec<Found>,
}

/// A stem or a run of Han characters.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The stem or the characters.
    pub(super) word: Box<str>,
    /// How often it stands in a window.
    pub(super) joint: u64,
    /// How often it stands anywhere.
    pub(super) frequency: u64,
    // Of a stem.
    forms: BTreeMap<Box<str>, u64>,
}

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Outside,
    Window,
    Hit,
}

impl Windows {
    /// Windows of so many words to each side, or of twice as many Han
    /// characters; they end where a paragraph does.
    #[must_use]
    pub fn new(words: usize) -> Self {
        Self { reach: words.min(FARTHEST) * 2, hits: 0, size: 0, numbers: HashMap::new(), found: Vec::new() }
    }

    /// Adds the hits of one folded text. Windows that overlap count once,
    /// and a hit is no collocate of another.
    pub fn add(&mut self, text: &str, hits: &[Span]) {
        if hits.is_empty() {
            return;
        }
        let all: Vec<(Span, Kind)> = words(text).collect();
        let mut places = vec![Place::Outside; all.len()];
        for &hit in hits {
            let first = all.partition_point(|(word, _)| word.end() <= hit.start());
            let after = all.partition_point(|(word, _)| word.start() < hit.end()).max(first);
            places[first..after].fill(Place::Hit);
            let mut mark = |words: &mut dyn Iterator<Item = usize>| {
                for i in self.reached(text, &all, hit, words) {
                    if places[i] == Place::Outside {
                        places[i] = Place::Window;
                    }
                }
            };
            mark(&mut (0..first).rev());
            mark(&mut (after..all.len()));
        }
        self.hits += hits.len() as u64;
        self.count(text, &all, &places);
    }

    /// The words that a window reaches from a hit on, of those on one side.
    fn reached(
        &self,
        text: &str,
        all: &[(Span, Kind)],
        hit: Span,
        side: &mut dyn Iterator<Item = usize>,
    ) -> Vec<usize> {
        let (mut left, mut edge, mut reached) = (self.reach, hit, Vec::new());
        for i in side {
            let (word, kind) = all[i];
            let between = match word < edge {
                true => text.get(word.end()..edge.start()),
                false => text.get(edge.end()..word.start()),
            };
            let weight = if kind == Kind::Han { 1 } else { 2 };
            if weight > left || between.is_none_or(|between| between.contains('\n')) {
                break;
            }
            left -= weight;
            edge = edge.cover(word);
            reached.push(i);
        }
        reached
    }

    fn count(&mut self, text: &str, all: &[(Span, Kind)], places: &[Place]) {
        let mut grams = Grams::default();
        for (&(word, kind), _) in all.iter().zip(places).filter(|(_, place)| **place == Place::Window) {
            self.size += 1;
            match kind {
                Kind::Han => grams.push(word, |gram| {
                    self.entry(&text[gram.range()]).joint += 1;
                    true
                }),
                Kind::Word => {
                    let form = &text[word.range()];
                    let found = self.entry(&stem(form));
                    found.joint += 1;
                    *found.forms.entry(form.into()).or_default() += 1;
                }
            }
        }
    }

    fn entry(&mut self, word: &str) -> &mut Found {
        let number = self.number(word).unwrap_or_else(|| {
            self.numbers.insert(word.into(), self.found.len());
            self.found.push(Found { word: word.into(), ..Found::default() });
            self.found.len() - 1
        });
        &mut self.found[number]
    }

    /// Goes on to the second pass.
    #[must_use]
    pub fn reference(self) -> Reference {
        Reference::new(self)
    }

    /// How many hits there were.
    #[must_use]
    pub fn hits(&self) -> u64 {
        self.hits
    }

    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// The place of a stem or run in the list.
    pub(super) fn number(&self, word: &str) -> Option<usize> {
        self.numbers.get(word).copied()
    }

    /// The stems and runs that stand in windows.
    pub(super) fn found(&self) -> &[Found] {
        &self.found
    }

    /// Counts one of them once more.
    pub(super) fn meets(&mut self, number: usize) {
        self.found[number].frequency += 1;
    }
}

impl Found {
    /// The most frequent form of a stem, of several the first by its letters.
    pub(super) fn form(&self) -> String {
        let most = self.forms.iter().rev().max_by_key(|(_, count)| **count);
        most.map_or(&self.word, |(form, _)| form).to_string()
    }
}
