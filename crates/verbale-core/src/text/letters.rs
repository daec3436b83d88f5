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

/// Whether a character is a letter.
#[must_use]
pub fn is_letter(c: char) -> bool {
    in_word(c) && !c.is_numeric()
}

#[cfg(test)]
mod tests {
    use super::in_word;

    #[test]
    fn the_quick_answer_is_the_slow_one() {
        for c in ('\0'..='\u{ffff}').chain('\u{20000}'..='\u{20100}') {
            assert_eq!(in_word(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
