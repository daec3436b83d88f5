//! How likely two sentences say the same, by what these two texts themselves
//! show: how often a sign of each kind survives, how lengths go together,
//! which words go with which.
//!
//! Every score is the logarithm of a likelihood ratio: the sentences are
//! versions of one another, against sentences met by chance.

use super::lexicon::Dictionary;
use super::pair::{Entry, Pair};
use super::units::{CLASSES, Class};

/// Sentences laid against each other, by number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// Of the left text, in order.
    pub left: Vec<usize>,
    /// Of the right text, in order.
    pub right: Vec<usize>,
}

/// Signs of one sentence are not independent of each other: an act, its cue
/// and its topic come together.
const TOGETHER: f64 = 0.7;

/// What has been learnt.
pub struct Model {
    hit: Vec<f64>,
    miss_left: Vec<f64>,
    miss_right: Vec<f64>,
    ratio: f64,
    spread: f64,
    chance: f64,
    /// Which words go with which.
    pub words: Dictionary,
}

/// How many signs of a kind survive translation, before anything is learnt.
fn usual(class: Class) -> f64 {
    match class {
        Class::Label | Class::Date => 0.8,
        Class::Figure | Class::Actor | Class::Person | Class::Instrument | Class::Title => 0.75,
        Class::Latin | Class::Point => 0.6,
        Class::Topic | Class::Act | Class::Paper => 0.5,
        Class::Cue | Class::Mark | Class::Office => 0.4,
        Class::Sound => 0.35,
    }
}

const CLASS_LIST: [Class; CLASSES] = [
    Class::Figure,
    Class::Date,
    Class::Actor,
    Class::Person,
    Class::Instrument,
    Class::Title,
    Class::Topic,
    Class::Act,
    Class::Cue,
    Class::Office,
    Class::Paper,
    Class::Mark,
    Class::Latin,
    Class::Sound,
    Class::Point,
    Class::Label,
];

impl Model {
    /// Learns from an alignment, which may be empty.
    pub fn learn(pair: &Pair, groups: &[Group]) -> Self {
        // Kept and all, with the usual rate as if seen in twenty signs.
        let mut seen = CLASS_LIST.map(|class| (usual(class) * 20.0, 20.0));
        let mut lengths = Vec::new();
        for group in groups {
            let (a, b) = (joined(&pair.left.entries, &group.left), joined(&pair.right.entries, &group.right));
            both(&a.signs, &b.signs, |sign, here, there| {
                let kept = &mut seen[pair.classes[sign as usize] as usize];
                kept.0 += if here && there { 1.0 } else { 0.0 };
                // A miss on one side is half a miss.
                kept.1 += if here && there { 1.0 } else { 0.5 };
            });
            if a.length + b.length > 20.0 {
                lengths.push(log_ratio(&a, &b));
            }
        }
        lengths.sort_by(f64::total_cmp);
        let total = |entries: &[Entry]| entries.iter().map(|e| e.length).sum::<f64>() + 1.0;
        let ratio = match lengths.len() {
            0..8 => (total(&pair.right.entries) / total(&pair.left.entries)).ln(),
            n => lengths[n / 2],
        };
        // Half of all lie between the quartiles.
        let spread = match lengths.len() {
            0..8 => 0.3,
            n => ((lengths[n * 3 / 4] - lengths[n / 4]) / 1.35).clamp(0.12, 0.5),
        };
        let chance = variance(&pair.left.entries) + variance(&pair.right.entries) + spread * spread;
        let rate = |n: usize, of: usize| ((n as f64 + 0.5) / (of as f64 + 1.0)).min(0.98);
        let (n, m) = (pair.left.entries.len(), pair.right.entries.len());
        let mut model = Self {
            hit: Vec::new(),
            miss_left: Vec::new(),
            miss_right: Vec::new(),
            ratio,
            spread,
            chance: chance.max(spread * spread * 1.5),
            words: Dictionary::learn(pair, groups),
        };
        for (sign, class) in pair.classes.iter().enumerate() {
            let (kept, all) = seen[*class as usize];
            let kept = (kept / all).clamp(0.02, 0.98);
            let by_chance =
                [rate(pair.left.signs[sign] as usize, n), rate(pair.right.signs[sign] as usize, m)];
            let hit = |q: f64| (kept.max(q) / q).ln().max(0.0);
            let miss = |q: f64| ((1.0 - kept.max(q)) / (1.0 - q)).ln().min(0.0);
            model.hit.push(TOGETHER * (hit(by_chance[0]) + hit(by_chance[1])) / 2.0);
            model.miss_left.push(TOGETHER * miss(by_chance[1]) / 2.0);
            model.miss_right.push(TOGETHER * miss(by_chance[0]) / 2.0);
        }
        model
    }

    /// What signs and lengths of two sentences say.
    pub fn signs(&self, a: &Entry, b: &Entry) -> f64 {
        let mut sum = self.length(a, b);
        both(&a.signs, &b.signs, |sign, here, there| {
            let weights = match (here, there) {
                (true, true) => &self.hit,
                (true, false) => &self.miss_left,
                _ => &self.miss_right,
            };
            sum += weights[sign as usize];
        });
        sum
    }

    fn length(&self, a: &Entry, b: &Entry) -> f64 {
        // Short sentences vary more.
        let own = self.spread * self.spread + 2.0 / (a.length.min(b.length) + 6.0);
        let chance = self.chance.max(own);
        let x = log_ratio(a, b) - self.ratio;
        (chance / own).ln() / 2.0 - x * x / 2.0 * (1.0 / own - 1.0 / chance)
    }
}

/// Several sentences as one.
pub fn joined(entries: &[Entry], numbers: &[usize]) -> Entry {
    let mut all = numbers.iter().map(|n| &entries[*n]);
    let first = all.next().cloned().unwrap_or_default();
    all.fold(first, |sum, next| sum.with(next))
}

fn log_ratio(a: &Entry, b: &Entry) -> f64 {
    ((b.length + 2.0) / (a.length + 2.0)).ln()
}

fn variance(entries: &[Entry]) -> f64 {
    let logs = || entries.iter().map(|e| (e.length + 2.0).ln());
    let count = entries.len().max(1) as f64;
    let mean = logs().sum::<f64>() / count;
    logs().map(|x| (x - mean) * (x - mean)).sum::<f64>() / count
}

/// Every number in either list, and in which.
fn both(a: &[u32], b: &[u32], mut each: impl FnMut(u32, bool, bool)) {
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let (x, y) = (a.get(i).copied().unwrap_or(u32::MAX), b.get(j).copied().unwrap_or(u32::MAX));
        each(x.min(y), x <= y, y <= x);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
}
