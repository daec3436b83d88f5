//! Collocates: the words that stand about what was searched for more often
//! than chance would have it.
//!
//! Two passes: [`Windows`] over the texts with hits, then [`Reference`] over
//! all texts that serve as the measure. Words of scripts that divide them
//! count by their stems. In Han every run of two to four characters that no
//! mark crosses is a candidate; one that hardly ever stands but inside a longer
//! one gives way to it. Refuses to list what the hits repel.

mod grams;
mod measures;
mod windows;

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::query::stems::stem;
use crate::query::words::{Kind, words};
use grams::Grams;
pub use measures::{log_dice, log_likelihood};
use windows::Found;
pub use windows::Windows;

/// How frequent the words of the windows are altogether: the second pass,
/// over all texts that serve as the measure, those with hits among them.
#[derive(Debug)]
pub struct Reference {
    windows: Windows,
    // Words and Han characters in all texts.
    size: u64,
    // The number of the stem of every form met, where the windows have it, so
    // that stems are made once.
    stems: HashMap<Box<str>, Option<usize>>,
}

/// A word that stands about the hits.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Collocate {
    /// Its most frequent form there, folded.
    pub form: String,
    /// How often it stands about a hit.
    pub joint: u64,
    /// How often it stands in all texts.
    pub frequency: u64,
    /// How exclusively the two go together; 14 at most.
    pub log_dice: f64,
    /// How sure it is that they do.
    pub log_likelihood: f64,
}

/// What collocates are sorted by, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// By [`Collocate::log_dice`].
    LogDice,
    /// By [`Collocate::log_likelihood`].
    LogLikelihood,
    /// By [`Collocate::joint`].
    Joint,
}

impl Reference {
    pub(self) fn new(windows: Windows) -> Self {
        Self { windows, size: 0, stems: HashMap::new() }
    }

    /// Adds one folded text.
    pub fn add(&mut self, text: &str) {
        let mut grams = Grams::default();
        for (span, kind) in words(text) {
            self.size += 1;
            match kind {
                // Where a run stands in a window, so do those inside it.
                Kind::Han => grams.push(span, |gram| {
                    let number = self.windows.number(&text[gram.range()]);
                    number.inspect(|&number| self.windows.meets(number)).is_some()
                }),
                Kind::Word => {
                    let form = &text[span.range()];
                    let number = self.stems.get(form).copied().unwrap_or_else(|| {
                        let number = self.windows.number(&stem(form));
                        self.stems.insert(form.into(), number);
                        number
                    });
                    number.into_iter().for_each(|number| self.windows.meets(number));
                }
            }
        }
    }

    /// The collocates that stand about a hit at least so often.
    #[must_use]
    pub fn collocates(&self, least: u64, measure: Measure) -> Vec<Collocate> {
        let hidden = self.hidden();
        let found = self.windows.found().iter().enumerate();
        let found = found.filter(|(number, found)| found.joint >= least && !hidden.contains(number));
        let mut all: Vec<Collocate> = found.filter_map(|(_, found)| self.measured(found)).collect();
        let strength = |one: &Collocate| match measure {
            Measure::LogDice => one.log_dice,
            Measure::LogLikelihood => one.log_likelihood,
            #[allow(clippy::cast_precision_loss, reason = "counts of words")]
            Measure::Joint => one.joint as f64,
        };
        all.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then_with(|| a.form.cmp(&b.form)));
        all
    }

    fn measured(&self, found: &Found) -> Option<Collocate> {
        let (hits, size, joint) = (self.windows.hits(), self.windows.size(), found.joint);
        let frequency = found.frequency.max(joint);
        let all = self.size.max(size);
        // Fewer than chance would have: size × frequency ÷ all.
        if u128::from(joint) * u128::from(all) <= u128::from(size) * u128::from(frequency) {
            return None;
        }
        Some(Collocate {
            form: found.form(),
            joint,
            frequency,
            // Several in one window are one meeting of the two.
            log_dice: log_dice(joint.min(hits), hits, frequency),
            log_likelihood: log_likelihood(joint, size, frequency, all),
        })
    }

    /// Runs of Han characters that hardly ever stand but inside the same
    /// longer one, nine times of ten at least: 带一 in 一带一路.
    fn hidden(&self) -> HashSet<usize> {
        let mut hidden = HashSet::new();
        for longer in self.windows.found().iter().filter(|found| grams::is_gram(&found.word)) {
            for number in grams::inner(&longer.word).filter_map(|inner| self.windows.number(inner)) {
                if longer.joint * 10 >= self.windows.found()[number].joint * 9 {
                    hidden.insert(number);
                }
            }
        }
        hidden
    }
}

#[cfg(test)]
mod tests {
    use verbale_core::span::Span;

    use super::{Collocate, Measure, Windows};

    fn places(text: &str, word: &str) -> Vec<Span> {
        text.match_indices(word).map(|(at, _)| Span::new(at, at + word.len())).collect()
    }

    fn collocates(texts: &[&str], node: &str, words: usize, least: u64) -> Vec<Collocate> {
        let mut windows = Windows::new(words);
        texts.iter().for_each(|text| windows.add(text, &places(text, node)));
        let mut reference = windows.reference();
        texts.iter().for_each(|text| reference.add(text));
        reference.collocates(least, Measure::LogDice)
    }

    fn counts(texts: &[&str], node: &str, words: usize, least: u64) -> Vec<(String, u64, u64)> {
        let all = collocates(texts, node, words, least);
        all.into_iter().map(|one| (one.form, one.joint, one.frequency)).collect()
    }

    fn count(form: &str, joint: u64, frequency: u64) -> (String, u64, u64) {
        (form.to_owned(), joint, frequency)
    }

    #[test]
    fn forms_of_one_word_count_together_under_the_most_frequent() {
        let texts = [
            "firm commitment to x",
            "firm commitments to x",
            "commitments of x",
            "no commitment of y at all",
        ];
        let counted = counts(&texts, "x", 2, 3);
        assert_eq!(counted, [count("commitments", 3, 4)]);
    }

    #[test]
    fn a_window_ends_with_its_paragraph_and_its_reach() {
        let texts = ["far a b x c d far", "near\nx\nnear", "e e e e e e e e e e"];
        let mut forms: Vec<String> = counts(&texts, "x", 2, 1).into_iter().map(|(form, ..)| form).collect();
        forms.sort();
        assert_eq!(forms, ["a", "b", "c", "d"]);
    }

    #[test]
    fn windows_that_overlap_count_once_and_hits_not_at_all() {
        assert_eq!(counts(&["x y x", "z z z z z"], "x", 5, 1), [count("y", 1, 1)]);
    }

    #[test]
    fn han_gives_runs_that_no_mark_crosses() {
        let texts = ["坚决反对霸权主义", "反对霸权主义", "反对，霸权", "其他文字其他文字其他文字"];
        let counted = counts(&texts, "反对", 2, 2);
        // 权主, 霸权主 and others never stand but inside 霸权主义.
        assert_eq!(counted, [count("霸权", 3, 3), count("霸权主义", 2, 2)]);
    }

    #[test]
    fn the_measures_are_those_of_their_sources() {
        // Two hits; the windows hold a, a, b; a stands four times among ten words.
        let texts = ["a x", "a x b", "a a c c c"];
        let all = collocates(&texts, "x", 1, 1);
        let a = all.iter().find(|one| one.form == "a").unwrap();
        assert_eq!((a.joint, a.frequency), (2, 4));
        // 14 + log2(2·2 ÷ (2 + 4))
        assert!((a.log_dice - (14.0 + (4.0_f64 / 6.0).log2())).abs() < 1e-9);
        // 2, 1 | 2, 5: 2·(2·ln(2·10/(3·4)) + ln(10/(3·6)) + 2·ln(2·10/(7·4)) + 5·ln(5·10/(7·6)))
        assert!((a.log_likelihood - 1.265_374).abs() < 1e-6, "{}", a.log_likelihood);
    }

    #[test]
    fn what_is_rarer_there_than_elsewhere_is_left_out() {
        let texts = ["the x rare", "the the the the the the the the the"];
        assert_eq!(counts(&texts, "x", 1, 1), [count("rare", 1, 1)]);
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert!(counts(&[], "x", 5, 1).is_empty() && counts(&["x", ""], "x", 5, 1).is_empty());
        let mut windows = Windows::new(usize::MAX);
        windows.add("a 核 b", &[Span::new(3, 40), Span::new(90, 91), Span::new(0, 0)]);
        let mut reference = windows.reference();
        reference.add("");
        let _ = reference.collocates(0, Measure::Joint);
    }
}
