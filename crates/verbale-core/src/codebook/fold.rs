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
    while at < text.len() {
        at += stays(&text.as_bytes()[at..]);
        let Some(c) = text[at..].chars().next() else { break };
        let other = fold_char(c);
        if other != c {
            folded.push_str(&text[copied..at]);
            folded.push(other);
            copied = at + c.len_utf8();
        }
        at += c.len_utf8();
    }
    folded.push_str(&text[copied..]);
    folded.make_ascii_lowercase();
    folded
}

/// The length of what is known at once to fold to itself at the head of the
/// bytes of a text; ASCII is folded apart.
fn stays(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let length = match first {
            ..0x80 => 1,
            // The small letters from а to я.
            0xd0 if matches!(bytes.get(at + 1), Some(0xb0..=0xbf)) => 2,
            0xd1 if matches!(bytes.get(at + 1), Some(..0x90)) => 2,
            0xe4..=0xe9 => match bytes[at..] {
                [a, b, c, ..] if is_simplified(a, b, c) => 3,
                _ => break,
            },
            // Punctuation: general, of Han, full-width.
            _ => match bytes[at..] {
                [0xe2, 0x80, _, ..] | [0xe3, 0x80, _, ..] | [0xef, 0xbc, ..=0xa0, ..] => 3,
                _ => break,
            },
        };
        at += length;
    }
    at
}

/// Whether the three bytes of a Han character are those of its fold.
#[inline]
fn is_simplified(a: u8, b: u8, c: u8) -> bool {
    let code = usize::from(a & 0xf) << 12 | usize::from(b & 0x3f) << 6 | usize::from(c & 0x3f);
    usize::from(FOLDED[code - FIRST]) == code
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
        for c in ('\u{80}'..='\u{ffff}').filter(|c| super::stays(c.to_string().as_bytes()) > 0) {
            assert_eq!(super::fold_char(c), c);
        }
    }

    #[test]
    fn traditional_and_simplified_are_one() {
        assert_eq!(fold("聯合國關於國際"), fold("联合国关于国际"));
    }
}
