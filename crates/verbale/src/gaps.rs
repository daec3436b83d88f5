//! Verbs in act position that no act knows, counted over texts.

use std::collections::BTreeMap;

use verbale_core::codebook::Codebook;
use verbale_core::reading;
use verbale_core::span::Span;
use verbale_core::text::Document;

/// How often a word was found, and where first.
#[derive(Debug, Default)]
pub struct Found {
    /// How often.
    pub count: usize,
    /// All words counted together begin with this.
    pub word: String,
    /// A sentence with it.
    pub example: String,
    /// Where it stands there, in bytes.
    pub place: Span,
    /// The source of that sentence.
    pub source: String,
}

/// Words with their languages, counted.
pub type Counts = BTreeMap<(String, String), Found>;

/// The gaps of one document, by language and word. In Han, words that share
/// their first two characters are one.
#[must_use]
pub fn of(document: &Document, codebook: &Codebook) -> Counts {
    let reading = reading::read(document, codebook);
    let mut counts = Counts::new();
    for gap in reading::gaps(document, &reading, codebook) {
        let word = document.text[gap.word].to_lowercase();
        let is_han = document.lang.code() == "zh";
        let key = if is_han { word.chars().take(2).collect() } else { word.clone() };
        let sentence = &document.text[gap.sentence];
        // Of the word in its sentence without the white space around it.
        let from = gap.sentence.start() + (sentence.len() - sentence.trim_start().len());
        let found = Found {
            count: 1,
            word,
            example: sentence.trim().to_owned(),
            place: Span::new(gap.word.start() - from, gap.word.end() - from),
            source: document.source.name.clone(),
        };
        let one = Counts::from([((document.lang.code().to_owned(), key), found)]);
        merge(&mut counts, one);
    }
    counts
}

/// Adds counts to others.
pub fn merge(counts: &mut Counts, more: Counts) {
    for (key, found) in more {
        match counts.get_mut(&key) {
            None => {
                counts.insert(key, found);
            }
            Some(known) => {
                known.count += found.count;
                let shared = known.word.chars().zip(found.word.chars()).take_while(|(a, b)| a == b).count();
                known.word = known.word.chars().take(shared).collect();
            }
        }
    }
}

/// The words by how often they were found, the most frequent first.
#[must_use]
pub fn ranked(counts: Counts) -> Vec<((String, String), Found)> {
    let mut list: Vec<((String, String), Found)> = counts.into_iter().collect();
    list.sort_by(|a, b| b.1.count.cmp(&a.1.count).then_with(|| a.0.cmp(&b.0)));
    list
}
