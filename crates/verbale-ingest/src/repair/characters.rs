//! Characters that are no words: white space of every kind, invisible marks,
//! radicals in place of ideographs.

use super::radicals;

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays as it is.
    Keep,
    /// It belongs to a run of white space.
    Space,
    /// It goes.
    Drop,
    /// An ideograph stands for it.
    Become(char),
    /// Letters stand for it.
    Spell(&'static str),
}

/// Judges a character by itself and by the one before it.
pub(super) fn fate(c: char, before: char) -> Fate {
    match c {
        '!'..='~' => Fate::Keep,
        // Joiners shape words in Arabic, Persian and Indic scripts and hold
        // emoji together; between Han, Latin or Cyrillic letters they are dirt.
        '\u{200c}' | '\u{200d}' => {
            let plain = before < '\u{530}' || ('\u{2e80}'..'\u{fb00}').contains(&before);
            if plain { Fate::Drop } else { Fate::Keep }
        }
        '\u{ad}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{feff}'
        | '\u{180e}'
        | '\u{fff9}'..='\u{fffb}' => Fate::Drop,
        c if c.is_whitespace() => Fate::Space,
        c if c.is_control() => Fate::Drop,
        '\u{2e80}'..='\u{2fd5}' => radicals::ideograph(c).map_or(Fate::Keep, Fate::Become),
        '\u{fb00}'..='\u{fb06}' => Fate::Spell(LIGATURES[(u32::from(c) - 0xfb00) as usize]),
        _ => Fate::Keep,
    }
}

/// U+FB00 to U+FB06, as PDFs hand them out.
const LIGATURES: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

/// Whether a byte can begin a character that does not simply stay, in a text
/// where nearly all stay.
pub(super) fn may_change(byte: u8) -> bool {
    matches!(byte, 0..=0x20 | 0x7f | 0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef)
}

/// Written without spaces between words.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

/// A Han character, not a mark that other scripts share.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fd5}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}
