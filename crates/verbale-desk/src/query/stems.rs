//! The stem of a word: what its forms have in common.
//!
//! By the Snowball stemmers, English for Latin letters and Russian for
//! Cyrillic; a word of other letters or of figures is its own stem.

use std::borrow::Cow;

use snowball_stemmers_rs::{Algorithm, Stemmer};

/// Words longer than this are no words of a language and keep their letters.
const LONGEST: usize = 120;

/// The stem of one folded word.
#[must_use]
pub fn stem(word: &str) -> Cow<'_, str> {
    let algorithm = match word.chars().next() {
        _ if word.len() > LONGEST => return Cow::Borrowed(word),
        Some('a'..='z' | '\u{df}'..='\u{24f}') => Algorithm::English,
        Some('\u{430}'..='\u{45f}') => Algorithm::Russian,
        _ => return Cow::Borrowed(word),
    };
    Stemmer::create(algorithm).stem(word)
}

/// The letters with which every word of this stem begins: the stem but for
/// what an ending may change (`happi` for "happy"), one letter of a short
/// one (`die` for "dying").
#[must_use]
pub fn opening(stem: &str) -> &str {
    let letters = stem.chars().count();
    let kept = if letters > 3 { letters - 1 } else { 1 };
    stem.char_indices().nth(kept).map_or(stem, |(at, _)| &stem[..at])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{opening, stem};

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for (one, other) in [
            ("reaffirms", "reaffirmed"),
            ("party", "parties"),
            ("россия", "россию"),
            ("выступают", "выступать"),
            ("обязательства", "обязательствами"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} and {other}");
        }
        assert_ne!(stem("oppose"), stem("support"));
        assert_ne!(stem("стороны"), stem("страны"));
    }

    #[test]
    fn a_number_or_a_word_of_other_letters_is_its_own_stem() {
        for word in ["2022", "ελλας", "한국", ""] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn words_that_change_at_their_head_are_found() {
        for word in ["dying", "lying", "skies", "happy", "hoping", "early", "relational", "sky", "a"] {
            assert!(word.starts_with(opening(&stem(word))), "{word}");
        }
    }

    proptest! {
        /// A word begins with the opening of its stem.
        #[test]
        fn the_opening_opens_every_form(
            head in "[a-z']{0,8}|[а-я]{0,8}|[a-zà-ž]{1,6}",
            tail in "ing|ed|ly|ies|ied|ational|fulness|iviti|ization|ogist|y|s|ся|ого|ами|ейше|ость|нн|[a-z]{0,3}|[а-я]{0,3}",
        ) {
            let word = format!("{head}{tail}");
            prop_assert!(word.starts_with(opening(&stem(&word))), "{} → {}", word, stem(&word));
        }
    }
}
