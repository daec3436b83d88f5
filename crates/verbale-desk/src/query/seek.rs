//! Finds what one term of a query stands for in a folded text.
//!
//! A term is prepared once and looked for in thousands of texts, so every
//! search begins by a run of fixed bytes and looks at words only there. Each
//! finds its places from left to right, none overlapping the one before, in
//! time that grows with the text alone.

mod exact;
mod pattern;
mod sequence;

use verbale_core::span::Span;

use super::words::{is_han, is_letter};
use exact::Exact;
use pattern::Pattern;
use sequence::Sequence;

/// A word, phrase or wildcard, ready to be looked for.
#[derive(Debug)]
pub(super) enum Seeker {
    /// Characters as they are.
    Exact(Exact),
    /// Words one after the other, by stem or wildcard.
    Sequence(Sequence),
    /// Han characters with gaps.
    Pattern(Pattern),
}

impl Seeker {
    /// Looks for a word: Han characters as they are, other words by their stems.
    pub(super) fn word(word: &str) -> Self {
        Self::words_or(word, |word| Self::Exact(Exact::new(word)))
    }

    /// Looks for exactly these characters.
    pub(super) fn phrase(phrase: &str) -> Self {
        Self::Exact(Exact::new(phrase))
    }

    /// Looks for a word with wildcards.
    pub(super) fn wildcard(word: &str) -> Self {
        Self::words_or(word, |word| Self::Pattern(Pattern::new(word)))
    }

    fn words_or(word: &str, han: fn(&str) -> Self) -> Self {
        match word.contains(is_han) {
            true => han(word),
            false => Sequence::new(word).map_or_else(|| Self::Exact(Exact::new(word)), Self::Sequence),
        }
    }

    /// The places in a part of a folded text; appended.
    pub(super) fn find(&self, text: &str, part: Span, found: &mut Vec<Span>) {
        let Some(part_text) = text.get(part.range()) else { return };
        let mut add = |from: usize, to: usize| found.push(Span::new(part.start() + from, part.start() + to));
        match self {
            Self::Exact(exact) => exact.find(part_text, &mut add),
            Self::Sequence(sequence) => {
                // A word that the part cuts is not the word it seems to be.
                let before = text[..part.start()].ends_with(is_letter);
                let after = text[part.end()..].starts_with(is_letter);
                sequence.find(part_text, &mut |from, to| {
                    if !(before && from == 0 || after && to == part.len()) {
                        add(from, to);
                    }
                });
            }
            Self::Pattern(pattern) => pattern.find(part_text, &mut add),
        }
    }
}

#[cfg(test)]
mod tests {
    use verbale_core::codebook::fold;
    use verbale_core::span::Span;

    use super::Seeker;

    fn found<'a>(seeker: &Seeker, text: &'a str) -> Vec<&'a str> {
        let mut spans = Vec::new();
        seeker.find(&fold(text), Span::new(0, text.len()), &mut spans);
        spans.into_iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn a_word_is_found_in_all_its_forms() {
        let text = "Both parties reaffirmed: reaffirming is what a Party does. Counterparty";
        assert_eq!(found(&Seeker::word("reaffirm"), text), ["reaffirmed", "reaffirming"]);
        assert_eq!(found(&Seeker::word("party"), text), ["parties", "Party"]);
        let text = "Стороны выступают против, сторона выступает за; странам";
        assert_eq!(found(&Seeker::word("сторон"), text), ["Стороны", "сторона"]);
        assert_eq!(found(&Seeker::word("выступать"), text), ["выступают", "выступает"]);
    }

    #[test]
    fn a_word_of_several_words_is_found_in_their_order() {
        let text = "nuclear-weapon States and nuclear weapons, not weapons nuclear; nuclear or weapon, nuclear核weapon";
        assert_eq!(found(&Seeker::word("nuclear-weapon"), text), ["nuclear-weapon", "nuclear weapons"]);
    }

    #[test]
    fn han_is_found_wherever_it_stands() {
        assert_eq!(found(&Seeker::word("核武"), "无核武器，核武器國家"), ["核武", "核武"]);
        assert_eq!(found(&Seeker::word("g20峰会"), "在G20峰會上"), ["G20峰會"]);
        assert_eq!(found(&Seeker::word("一"), "一一对应"), ["一", "一"]);
    }

    #[test]
    fn a_phrase_is_exact_but_for_white_space() {
        let text = "mutual\n  respect; mutual respectfully; mutual, respect; MUTUAL\u{3000}RESPECT";
        let found = found(&Seeker::phrase("mutual   respect"), text);
        assert_eq!(found, ["mutual\n  respect", "mutual respect", "MUTUAL\u{3000}RESPECT"]);
        assert_eq!(super::tests::found(&Seeker::phrase("utual, resp"), text), ["utual, resp"]);
        assert_eq!(super::tests::found(&Seeker::phrase("a a"), "a a a a a"), ["a a", "a a"]);
        assert!(super::tests::found(&Seeker::phrase("mutualrespect"), text).is_empty());
        assert_eq!(super::tests::found(&Seeker::phrase("00 vac"), "81,000 vaccines"), ["00 vac"]);
        assert_eq!(super::tests::found(&Seeker::wildcard("核核?器"), "核核核武器"), ["核核武器"]);
    }

    #[test]
    fn wildcards_stand_for_letters_of_one_word() {
        let text = "disarm disarmament rearmament арм disarmed, dis armament";
        assert_eq!(found(&Seeker::wildcard("dis*"), text), ["disarm", "disarmament", "disarmed", "dis"]);
        assert_eq!(found(&Seeker::wildcard("*armament"), text), ["disarmament", "rearmament", "armament"]);
        assert_eq!(found(&Seeker::wildcard("?earm*nt"), text), ["rearmament"]);
        assert_eq!(found(&Seeker::wildcard("???"), text), ["арм", "dis"]);
        assert_eq!(found(&Seeker::wildcard("dis-arm*"), text), ["dis armament"]);
        assert!(found(&Seeker::wildcard("arm?"), text).is_empty());
    }

    #[test]
    fn wildcards_between_han_stay_in_their_sentence() {
        let text = "不首先使用核武器。不首先的政策。核武器";
        assert_eq!(found(&Seeker::wildcard("不首先*核武器"), text), ["不首先使用核武器"]);
        assert_eq!(found(&Seeker::wildcard("首先??核"), text), ["首先使用核"]);
        assert_eq!(found(&Seeker::wildcard("?首先?"), text), ["不首先使", "不首先的"]);
        assert_eq!(found(&Seeker::wildcard("*核武?"), text), ["核武器", "核武器"]);
        assert!(found(&Seeker::wildcard("首先?核"), text).is_empty());
        let far = |n: usize| format!("首{}核", "的".repeat(n));
        assert_eq!(found(&Seeker::wildcard("首*核"), &far(20)).len(), 1);
        assert_eq!(found(&Seeker::wildcard("首*核"), &far(21)).len(), 0);
    }

    #[test]
    fn a_word_cut_by_the_part_is_not_found() {
        let text = "unarmed arms armed";
        let within = |seeker: &Seeker, from: usize, to: usize| {
            let mut spans = Vec::new();
            seeker.find(text, Span::new(from, to), &mut spans);
            spans.into_iter().map(|span| &text[span.range()]).collect::<Vec<_>>()
        };
        assert_eq!(within(&Seeker::word("arms"), 0, 15), ["arms"]);
        assert_eq!(within(&Seeker::wildcard("arm*"), 2, 16), ["arms"]);
        assert_eq!(within(&Seeker::phrase("arm"), 2, 16), ["arm", "arm", "arm"]);
    }

    #[test]
    fn nothing_is_found_of_nothing() {
        for seeker in [Seeker::word(""), Seeker::phrase(" "), Seeker::wildcard("*"), Seeker::wildcard("")] {
            assert!(found(&seeker, "").is_empty());
            assert!(found(&seeker, " , 。").is_empty());
        }
    }
}
