//! The words of a text as search sees them: every Han character by itself,
//! in other scripts every run of letters and figures.
//!
//! The index and the evaluator both count words by [`words`], so that what
//! the one proposes the other can find. Refuses to know languages.

use std::iter::FusedIterator;

use verbale_core::span::Span;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One Han character.
    Han,
    /// A run of other letters and figures.
    Word,
}

/// Whether a character is written without spaces around its words.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〇')
}

/// Whether a character is part of a word in a script that divides them.
#[must_use]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        'а'..='я' => true,
        _ => c.is_alphanumeric() && !is_han(c),
    }
}

/// Whether a character shows nothing of its own or turns the direction of a
/// line. Texts are rid of these when they arrive; what is pasted is not.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The words of a text from its head on.
#[must_use]
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// The words of a text, see [`words`].
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = (Span, Kind);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.text[self.at..];
        let Some((skipped, first)) = rest.char_indices().find(|&(_, c)| is_han(c) || is_letter(c)) else {
            self.at = self.text.len();
            return None;
        };
        let start = self.at + skipped;
        let (len, kind) = match is_han(first) {
            true => (first.len_utf8(), Kind::Han),
            false => (letters_at(&rest[skipped..]), Kind::Word),
        };
        self.at = start + len;
        Some((Span::new(start, self.at), kind))
    }
}

impl FusedIterator for Words<'_> {}

/// How many bytes at the head of a text belong to the word there.
#[must_use]
pub fn letters_at(text: &str) -> usize {
    text.find(|c| !is_letter(c)).unwrap_or(text.len())
}

/// How many bytes at the end of a text belong to the word there.
#[must_use]
pub fn letters_before(text: &str) -> usize {
    let before = text.trim_end_matches(is_letter).len();
    text.len() - before
}

#[cfg(test)]
mod tests {
    use super::{Kind, is_han, is_letter, letters_at, letters_before, words};

    fn shown(text: &str) -> Vec<&str> {
        words(text).map(|(span, _)| &text[span.range()]).collect()
    }

    #[test]
    fn han_characters_stand_alone_and_letters_together() {
        assert_eq!(shown("G20峰会, в 2022 году"), ["G20", "峰", "会", "в", "2022", "году"]);
        assert_eq!(words("会x").map(|(_, kind)| kind).collect::<Vec<_>>(), [Kind::Han, Kind::Word]);
    }

    #[test]
    fn hyphens_and_apostrophes_divide_words() {
        assert_eq!(shown("nuclear-weapon States’ don't"), ["nuclear", "weapon", "States", "don", "t"]);
    }

    #[test]
    fn nothing_but_marks_holds_no_word() {
        assert!(shown("— … 、《》 \u{301}").is_empty() && shown("").is_empty());
    }

    #[test]
    fn a_character_is_of_one_kind() {
        for c in '\0'..='\u{ffff}' {
            assert!(!(is_han(c) && is_letter(c)), "{c:?}");
            assert_eq!(words(c.encode_utf8(&mut [0; 4])).count(), usize::from(is_han(c) || is_letter(c)));
        }
    }

    #[test]
    fn the_ends_of_a_text_show_their_words() {
        assert_eq!((letters_at("слово и"), letters_at("字x")), (10, 0));
        assert_eq!((letters_before("и слово"), letters_before("x字"), letters_before("x ")), (10, 0, 0));
    }
}
