//! What counts as part of a word, told quickly for the scripts most read.

/// Whether a character is a letter or digit.
#[must_use]
pub fn in_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | '\u{4e00}'..='\u{9fff}' => true,
        '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' | '«' | '»' | '，' | '；' | '：' => false,
        _ => c.is_alphanumeric(),
    }
}

/// How many bytes a letter of the scripts most read takes, by its first.
static LETTERS: [u8; 256] = {
    let mut lengths = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        lengths[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            // Cyrillic from U+0400 to U+047F.
            0xd0 | 0xd1 => 2,
            // Han from U+5000 to U+9FFF.
            0xe5..=0xe9 => 3,
            _ => 0,
        };
        byte += 1;
    }
    lengths
};

/// How many bytes at the head of a text are letters of the scripts most
/// read; the text may well go on with other letters.
#[must_use]
#[inline]
pub fn plain_letters(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += match LETTERS[usize::from(byte)] {
            // Han from U+4E00 on.
            0 if byte == 0xe4 && text.get(at + 1) >= Some(&0xb8) => 3,
            0 => break,
            length => usize::from(length),
        };
    }
    at
}

/// Whether a text begins with a letter or digit.
#[must_use]
#[inline]
pub fn begins_in_word(text: &str) -> bool {
    match text.as_bytes().first() {
        None => false,
        Some(byte @ ..0x80) => byte.is_ascii_alphanumeric(),
        Some(0xd0 | 0xd1 | 0xe5..=0xe9) => true,
        Some(_) => text.starts_with(in_word),
    }
}

/// How long the word at the head of a text is, in bytes: its letters and
/// digits.
#[must_use]
#[inline]
pub fn word_length(text: &str) -> usize {
    let mut at = 0;
    loop {
        at += plain_letters(&text.as_bytes()[at..]);
        at += match text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii_digit() => 1,
            None | Some(..0x80) => return at,
            Some(_) => match text[at..].chars().next() {
                Some(c) if in_word(c) => c.len_utf8(),
                _ => return at,
            },
        }
    }
}

/// Whether a text has an ASCII figure; looks at all of it, many bytes at once.
#[must_use]
pub fn has_figures(text: &str) -> bool {
    text.as_bytes().chunks(64).any(|bytes| bytes.iter().fold(false, |any, byte| any | byte.is_ascii_digit()))
}

/// The first character of the small form of a character.
#[must_use]
pub fn small(c: char) -> char {
    match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        '\u{430}'..='\u{45f}' | '\u{2e80}'..='\u{a63f}' => c,
        '\u{410}'..='\u{42f}' => char::from_u32(c as u32 + 32).unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Whether a character is a letter.
#[must_use]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | '\u{4e00}'..='\u{9fff}' => true,
        _ => in_word(c) && !c.is_numeric(),
    }
}

/// Whether a character is a capital.
#[must_use]
pub fn is_capital(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_uppercase(),
        '\u{400}'..='\u{42f}' => true,
        '\u{430}'..='\u{45f}' | '\u{2e80}'..='\u{a63f}' => false,
        _ => c.is_uppercase(),
    }
}

/// Whether a text begins with a capital.
#[must_use]
pub fn begins_with_capital(text: &str) -> bool {
    match text.as_bytes() {
        [first @ ..0x80, ..] => first.is_ascii_uppercase(),
        // Cyrillic from U+0400 to U+042F, and from there to U+045F.
        [0xd0, second, ..] => *second < 0xb0,
        [0xd1, ..0xa0, ..] => false,
        // Han, and what stands beside it.
        [0xe3..=0xe9, ..] => false,
        _ => text.starts_with(is_capital),
    }
}

/// Whether a character is a small letter.
#[must_use]
pub fn is_small(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_lowercase(),
        '\u{430}'..='\u{45f}' => true,
        '\u{400}'..='\u{42f}' | '\u{2e80}'..='\u{a63f}' => false,
        _ => c.is_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        begins_in_word, begins_with_capital, has_figures, in_word, is_capital, is_letter, is_small,
        plain_letters, small, word_length,
    };

    #[test]
    fn the_quick_answer_is_the_slow_one() {
        for c in ('\0'..='\u{ffff}').chain('\u{20000}'..='\u{20100}') {
            assert_eq!(in_word(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_letter(c), c.is_alphanumeric() && !c.is_numeric(), "{c:?}");
            assert_eq!(is_capital(c), c.is_uppercase(), "{c:?}");
            assert_eq!(is_small(c), c.is_lowercase(), "{c:?}");
            assert_eq!(begins_with_capital(c.encode_utf8(&mut [0; 4])), c.is_uppercase(), "{c:?}");
            assert_eq!(begins_in_word(c.encode_utf8(&mut [0; 4])), c.is_alphanumeric(), "{c:?}");
            assert_eq!(Some(small(c)), c.to_lowercase().next(), "{c:?}");
            let plain = plain_letters(c.to_string().as_bytes());
            assert!(plain == 0 || plain == c.len_utf8() && is_letter(c), "{c:?}");
        }
    }

    #[test]
    fn a_word_goes_on_over_letters_and_digits_of_any_script() {
        assert_eq!(word_length("G7’s"), 2);
        assert_eq!(word_length("Зенда-2"), "Зенда".len());
        assert_eq!(word_length("àéß中 x"), "àéß中".len());
        assert_eq!(word_length("-x"), 0);
        assert_eq!(word_length(""), 0);
    }

    #[test]
    fn a_figure_is_seen_wherever_it_stands() {
        for before in 0..200 {
            let words = "x".repeat(before);
            assert!(has_figures(&format!("{words}7 y")), "{before}");
            assert!(!has_figures(&words), "{before}");
        }
    }
}
