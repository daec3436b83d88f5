//! Runs of Han characters as candidates for words.

use verbale_core::span::Span;

use crate::query::words::is_han;

/// Characters of the longest run; the fixed phrases of four are the longest
/// words that Chinese makes freely.
const LONGEST: usize = 4;

/// Gathers the runs that end at each character.
#[derive(Default)]
pub(super) struct Grams {
    // Where the characters begin that stand right before, the latest last.
    starts: Vec<usize>,
    end: usize,
}

impl Grams {
    /// Takes the next character and gives the runs of two characters and more
    /// that end with it, the shortest first, as long as longer ones are asked
    /// for. A character left out, or a mark, ends every run.
    pub(super) fn push(&mut self, character: Span, mut goes_on: impl FnMut(Span) -> bool) {
        if character.start() != self.end {
            self.starts.clear();
        }
        self.end = character.end();
        let _ = self.starts.iter().rev().all(|&start| goes_on(Span::new(start, self.end)));
        self.starts.push(character.start());
        if self.starts.len() >= LONGEST {
            self.starts.remove(0);
        }
    }
}

/// Whether a candidate is a run of Han characters.
pub(super) fn is_gram(word: &str) -> bool {
    word.starts_with(is_han)
}

/// The two runs that are one character shorter.
pub(super) fn inner(gram: &str) -> impl Iterator<Item = &str> {
    let first = gram.chars().next().map_or(0, char::len_utf8);
    let last = gram.chars().next_back().map_or(0, char::len_utf8);
    [&gram[first..], &gram[..gram.len() - last]].into_iter()
}

#[cfg(test)]
mod tests {
    use super::{Grams, inner};
    use crate::query::words::words;

    #[test]
    fn runs_end_at_marks_and_at_four_characters() {
        let text = "甲乙丙丁戊，己庚";
        let (mut grams, mut found) = (Grams::default(), Vec::new());
        words(text).for_each(|(span, _)| {
            grams.push(span, |gram| {
                found.push(&text[gram.range()]);
                true
            });
        });
        let expected =
            ["甲乙", "乙丙", "甲乙丙", "丙丁", "乙丙丁", "甲乙丙丁", "丁戊", "丙丁戊", "乙丙丁戊", "己庚"];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_run_holds_two_that_are_shorter() {
        assert_eq!(inner("甲乙丙").collect::<Vec<_>>(), ["乙丙", "甲乙"]);
    }
}
