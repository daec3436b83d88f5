//! How alike two matters are: by the stems or pairs of Han characters they
//! share, the rare ones first.

use std::collections::{BTreeMap, BTreeSet};

use snowball_stemmers_rs::{Algorithm, Stemmer};
use verbale_core::codebook::fold;

/// What a matter is compared by.
pub type Features = BTreeSet<String>;

/// Reads the features of texts of one language.
pub struct Reader {
    stemmer: Option<Stemmer>,
}

impl Reader {
    /// A reader for a language; one without a stemmer takes words as they are.
    pub fn new(lang: &str) -> Self {
        let algorithm = match lang {
            "en" => Some(Algorithm::English),
            "ru" => Some(Algorithm::Russian),
            "fr" => Some(Algorithm::French),
            "es" => Some(Algorithm::Spanish),
            "ar" => Some(Algorithm::Arabic),
            _ => None,
        };
        Self { stemmer: algorithm.map(Stemmer::create) }
    }

    /// The features of a text: stems of words of three letters or more, and
    /// pairs of Han characters.
    pub fn features(&self, text: &str) -> Features {
        let folded = fold(text);
        let mut found = Features::new();
        for word in folded.split(|c: char| !c.is_alphanumeric()) {
            let letters: Vec<char> = word.chars().collect();
            if letters.iter().any(|c| is_han(*c)) {
                found.extend(
                    letters
                        .windows(2)
                        .filter(|pair| pair.iter().all(|c| is_han(*c)))
                        .map(|p| p.iter().collect()),
                );
            } else if letters.len() >= 3 && !letters.iter().all(char::is_ascii_digit) {
                // The stemmers are made for words; nothing that long is one.
                let stemmer = self.stemmer.as_ref().filter(|_| letters.len() <= 40);
                found.insert(
                    stemmer.map_or_else(|| word.to_owned(), |stemmer| stemmer.stem(word).into_owned()),
                );
            }
        }
        found
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Among fewer matters nothing is common.
const MANY: u32 = 12;

/// How rare features are among the matters compared.
pub struct Rarity {
    counts: BTreeMap<String, u32>,
    all: u32,
}

impl Rarity {
    /// Counts in how many matters each feature occurs.
    pub fn of<'a>(matters: impl IntoIterator<Item = &'a Features>) -> Self {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        let mut all = 0;
        for matter in matters {
            all += 1;
            matter.iter().for_each(|feature| *counts.entry(feature.clone()).or_default() += 1);
        }
        Self { counts, all }
    }

    fn worth(&self, feature: &str) -> f64 {
        let count = self.counts.get(feature).copied().unwrap_or(0);
        // What stands in every fourth matter says nothing of any of them.
        if self.all >= MANY && count * 4 > self.all {
            return 0.0;
        }
        (1.0 + f64::from(self.all + 1) / f64::from(count + 1)).ln()
    }

    /// How much of the first is in the second and the other way round, 0 to
    /// 1, with what they share, the rarest first.
    pub fn likeness<'a>(&self, one: &'a Features, other: &Features) -> (f64, Vec<&'a str>) {
        let sum = |features: &Features| features.iter().map(|feature| self.worth(feature)).sum::<f64>();
        let tells = |feature: &&str| self.worth(feature) > 0.0;
        let mut shared: Vec<&str> =
            one.iter().filter(|one| other.contains(*one)).map(String::as_str).filter(tells).collect();
        let common: f64 = shared.iter().map(|feature| self.worth(feature)).sum();
        let all = sum(one) + sum(other);
        shared.sort_by(|a, b| self.worth(b).total_cmp(&self.worth(a)).then(a.cmp(b)));
        (if all > 0.0 { 2.0 * common / all } else { 0.0 }, shared)
    }
}
