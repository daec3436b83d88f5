//! Folds a text for the matcher: case, ё/е, traditional and full-width
//! characters.
//!
//! Every folded character takes as many bytes as the one it stands for (a
//! character whose fold would not is left as it is), so a place in the
//! folded text is the same place in the canonical text and no map is needed.

use super::variants::SIMPLIFIED;

/// The folded copy of a text, byte for byte as long.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        folded.push(fold_char(c));
    }
    folded
}

fn fold_char(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\x7f' => c,
        'Ё' | 'ё' => 'е',
        'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
        'а'..='я' => c,
        '\u{3400}'..='\u{9fff}' => simplified(c),
        _ => same_width(c, lower(c)),
    }
}

fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

fn same_width(c: char, folded: char) -> char {
    if c.len_utf8() == folded.len_utf8() { folded } else { c }
}

const FIRST: usize = 0x3400;

/// The simplified form of every character from [`FIRST`] on, laid out so
/// that folding looks each one up once.
static FOLDED: [u16; 0xa000 - FIRST] = {
    let mut table = [0; 0xa000 - FIRST];
    let mut i = 0;
    while i < table.len() {
        #[allow(clippy::cast_possible_truncation, reason = "below 0xa000")]
        let own = (FIRST + i) as u16;
        table[i] = own;
        i += 1;
    }
    let mut i = 0;
    while i < SIMPLIFIED.len() {
        let (traditional, simplified) = SIMPLIFIED[i];
        #[allow(clippy::cast_possible_truncation, reason = "the table holds characters below 0xa000")]
        let simplified = simplified as u32 as u16;
        table[traditional as usize - FIRST] = simplified;
        i += 1;
    }
    table
};

/// The simplified form of a traditional character.
fn simplified(c: char) -> char {
    char::from_u32(u32::from(FOLDED[c as usize - FIRST])).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn a_place_in_the_fold_is_the_same_place_in_the_text() {
        for text in ["聯合國 and İstanbul", "Всё ещё Ё", "Ａ１ ﬃ ǅ"] {
            let folded = fold(text);
            let places = |s: &str| s.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            assert_eq!(places(&folded), places(text));
        }
    }

    #[test]
    fn traditional_and_simplified_are_one() {
        assert_eq!(fold("聯合國關於國際"), fold("联合国关于国际"));
    }
}
