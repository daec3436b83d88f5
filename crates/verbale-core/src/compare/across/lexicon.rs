//! Which words of one text go with which of the other, learnt from sentences
//! laid against each other.

use super::model::{Group, joined};
use super::pair::Pair;

/// Translations of each word kept, the surest.
const KEPT: usize = 12;

/// Words beside a word after which no more is learnt about it.
const ENOUGH: usize = 8192;

/// Sightings by chance that a word is believed to have had.
const DOUBT: f64 = 1.5;

/// No word says more than this.
const MOST: f64 = 4.0;

/// Words of one text with their counterparts in the other.
#[derive(Default)]
pub struct Dictionary {
    // Of each left word: right words and how often they were seen together.
    rows: Vec<Vec<(u32, f64)>>,
    // How often each left word was seen in linked sentences.
    seen: Vec<f64>,
    // How likely a right word stands in a sentence.
    chance: Vec<f64>,
    // What each left sentence was laid against: words of the right.
    partners: Vec<Vec<u32>>,
}

impl Dictionary {
    /// Learns from an alignment.
    pub fn learn(pair: &Pair, groups: &[Group]) -> Self {
        let sentences = pair.right.entries.len() as f64;
        let mut words = Self {
            rows: vec![Vec::new(); pair.left.words.len()],
            seen: vec![0.0; pair.left.words.len()],
            chance: pair.right.words.iter().map(|n| f64::from(*n) / (sentences + 1.0)).collect(),
            partners: vec![Vec::new(); pair.left.entries.len()],
        };
        let mut together: Vec<Vec<u32>> = vec![Vec::new(); pair.left.words.len()];
        for group in groups {
            let a = joined(&pair.left.entries, &group.left);
            let b = joined(&pair.right.entries, &group.right);
            for &word in &a.words {
                let row = &mut together[word as usize];
                if row.len() < ENOUGH {
                    words.seen[word as usize] += 1.0;
                    row.extend_from_slice(&b.words);
                }
            }
            for &left in &group.left {
                words.partners[left].clone_from(&b.words);
            }
        }
        for (word, mut others) in together.into_iter().enumerate() {
            others.sort_unstable();
            let runs = others.chunk_by(|a, b| a == b).filter(|run| run.len() > 1);
            let mut row: Vec<(u32, f64)> = runs.map(|run| (run[0], run.len() as f64)).collect();
            let worth = |&(other, times): &(u32, f64)| words.value(other, times, words.seen[word]);
            row.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.0.cmp(&b.0)));
            row.truncate(KEPT);
            words.rows[word] = row;
        }
        words
    }

    fn value(&self, other: u32, times: f64, seen: f64) -> f64 {
        let chance = self.chance[other as usize].max(1e-6);
        let rate = (times + DOUBT * chance) / (seen + DOUBT);
        (rate / chance).ln().clamp(0.0, MOST)
    }

    /// What the words of a left sentence promise of right words: each with
    /// its worth. What the sentence itself taught is left out.
    pub fn promised(&self, sentence: usize, words: &[u32], promise: &mut Promise) {
        promise.clear(self.chance.len());
        let partner = &self.partners[sentence];
        let linked = !partner.is_empty();
        for &word in words {
            let seen = self.seen[word as usize] - if linked { 1.0 } else { 0.0 };
            for &(other, times) in &self.rows[word as usize] {
                let own = linked && partner.binary_search(&other).is_ok();
                let times = times - if own { 1.0 } else { 0.0 };
                if times > 0.5 {
                    promise.put(other, self.value(other, times, seen));
                }
            }
        }
    }
}

/// The worth of right words for one left sentence.
#[derive(Default)]
pub struct Promise {
    worth: Vec<f64>,
    put: Vec<u32>,
}

impl Promise {
    fn clear(&mut self, size: usize) {
        self.worth.resize(size, 0.0);
        for word in self.put.drain(..) {
            self.worth[word as usize] = 0.0;
        }
    }

    fn put(&mut self, word: u32, worth: f64) {
        let old = &mut self.worth[word as usize];
        if *old == 0.0 {
            self.put.push(word);
        }
        *old = old.max(worth);
    }

    /// How far a right sentence keeps the promise.
    pub fn kept(&self, words: &[u32]) -> f64 {
        words.iter().map(|word| self.worth[*word as usize]).sum()
    }
}
