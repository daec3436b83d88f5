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
    // Whole stretches that stay as they are; ASCII is folded afterwards, all
    // at once.
    let mut copied = 0;
    let mut at = 0;
    while let Some((code, width)) = code_point(&text.as_bytes()[at..]) {
        if !stays(code) {
            let other = char::from_u32(code).map(|c| (c, fold_char(c))).filter(|(c, other)| c != other);
            if let Some((_, other)) = other {
                folded.push_str(&text[copied..at]);
                folded.push(other);
                copied = at + width;
            }
        }
        at += width;
    }
    folded.push_str(&text[copied..]);
    folded.make_ascii_lowercase();
    folded
}

/// The character at the head of the bytes of a text, and its length.
fn code_point(bytes: &[u8]) -> Option<(u32, usize)> {
    let low = |byte: u8| u32::from(byte & 0x3f);
    Some(match *bytes {
        [] => return None,
        [a @ ..0x80, ..] => (u32::from(a), 1),
        [a @ ..0xe0, b, ..] => (u32::from(a & 0x1f) << 6 | low(b), 2),
        [a @ ..0xf0, b, c, ..] => (u32::from(a & 0xf) << 12 | low(b) << 6 | low(c), 3),
        [a, b, c, d, ..] => (u32::from(a & 7) << 18 | low(b) << 12 | low(c) << 6 | low(d), 4),
        // No text ends within a character.
        _ => (0, bytes.len()),
    })
}

/// Whether a character is known at once to fold to itself; ASCII is folded apart.
fn stays(code: u32) -> bool {
    match code {
        0..=0x7f => true,
        0x430..=0x44f => true,
        0x3400..=0x9fff => u32::from(FOLDED[code as usize - FIRST]) == code,
        // Punctuation.
        0x2000..=0x206f | 0x3000..=0x303f | 0xff00..=0xff20 => true,
        _ => false,
    }
}

fn fold_char(c: char) -> char {
    match c {
        'Ё' | 'ё' => 'е',
        'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
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
    fn what_stays_at_once_would_stay_anyway() {
        for c in ('\u{80}'..='\u{ffff}').filter(|&c| super::stays(c as u32)) {
            assert_eq!(super::fold_char(c), c);
        }
    }

    #[test]
    fn traditional_and_simplified_are_one() {
        assert_eq!(fold("聯合國關於國際"), fold("联合国关于国际"));
    }
}
