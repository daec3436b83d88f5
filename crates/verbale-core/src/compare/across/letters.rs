//! The letters of a sentence: its words, figures and points.

use super::units::{Class, Sign, hash};
use crate::codebook::Lexicon;

/// What a sentence shows by its letters alone.
#[derive(Default)]
pub struct Pieces {
    /// Letters and figures.
    pub length: f64,
    /// Figures, Latin words, sounds and points.
    pub signs: Vec<Sign>,
    /// Stems, or pairs of Han characters, hashed.
    pub words: Vec<u64>,
}

/// How many letters of a word stand for it, whatever its ending.
const STEM: usize = 5;

/// Takes a sentence apart.
pub fn pieces(text: &str, folded: &str, lexicon: Option<&Lexicon>) -> Pieces {
    let mut pieces = Pieces::default();
    let mut han: Option<char> = None;
    let mut at = 0;
    while let Some(c) = folded[at..].chars().next() {
        let width = c.len_utf8();
        if is_han(c) {
            pieces.length += 1.0;
            if let Some(before) = han {
                pieces.words.push(hash(&String::from_iter([before, c])));
            }
            pieces.words.push(hash(c.encode_utf8(&mut [0; 4])));
            han = Some(c);
            if c == '月' {
                pieces.month(folded[..at].trim_end());
            }
            at += width;
            continue;
        }
        han = None;
        if c.is_alphanumeric() {
            let end = at + run(&folded[at..]);
            pieces.word(&text[at..end], &folded[at..end], lexicon);
            at = end;
        } else {
            pieces.point(c);
            at += width;
        }
    }
    let last = folded.chars().next_back().map_or("none", |c| match c {
        ';' | '；' => "end;",
        ':' | '：' => "end:",
        '?' | '？' => "end?",
        '.' | '。' => "end.",
        c if c.is_alphanumeric() => "end",
        _ => "end)",
    });
    pieces.signs.push(Sign::new(Class::Point, last));
    pieces
}

/// The bytes of the word or figure at the head of a text; separators of
/// thousands and decimals are within.
fn run(text: &str) -> usize {
    let digits = text.starts_with(|c: char| c.is_numeric());
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let within = if digits {
            let next = chars.peek().is_some_and(|(_, n)| n.is_ascii_digit());
            c.is_numeric() || matches!(c, ',' | '.' | '\u{a0}') && next
        } else {
            c.is_alphabetic() && !is_han(c) || matches!(c, '\'' | '’')
        };
        if !within {
            break;
        }
        end = at + c.len_utf8();
    }
    end.max(text.chars().next().map_or(1, char::len_utf8))
}

impl Pieces {
    fn word(&mut self, word: &str, folded: &str, lexicon: Option<&Lexicon>) {
        self.length += folded.chars().count() as f64;
        if folded.starts_with(|c: char| c.is_numeric()) {
            let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
            self.signs.push(Sign::new(Class::Figure, &digits));
            return;
        }
        let months = lexicon.map_or(&[][..], |lexicon| &lexicon.language.months);
        if let Some(month) = months.iter().position(|m| m.to_lowercase() == folded) {
            self.signs.push(Sign::new(Class::Figure, &format!("month{}", month + 1)));
        }
        let latin = folded.is_ascii();
        if latin && (folded.len() > 1) {
            self.signs.push(Sign::new(Class::Latin, folded));
        }
        let count = folded.chars().count();
        if count > 2 {
            let end = folded.char_indices().nth(STEM).map_or(folded.len(), |(at, _)| at);
            self.words.push(hash(&folded[..end]));
        }
        if count > 3 || word.chars().all(char::is_uppercase) && count > 1 {
            let sound = skeleton(folded);
            if sound.len() > 2 {
                self.signs.push(Sign::new(Class::Sound, &sound));
            }
        }
    }

    fn month(&mut self, before: &str) {
        let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if let Ok(month @ 1..=12) = before[start..].parse::<u8>() {
            self.signs.push(Sign::new(Class::Figure, &format!("month{month}")));
        }
    }

    fn point(&mut self, c: char) {
        let name = match c {
            '?' | '？' => "?",
            ';' | '；' => ";",
            ':' | '：' => ":",
            '(' | '（' => "(",
            '%' | '％' => "%",
            '$' => "$",
            '/' => "/",
            '"' | '“' | '«' | '„' | '《' | '「' | '<' => "quote",
            _ => return,
        };
        self.signs.push(Sign::new(Class::Point, name));
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// The first consonants of a word, Cyrillic written as Latin: names and
/// learned words sound alike in English and Russian.
fn skeleton(folded: &str) -> String {
    let mut sound = String::new();
    let mut last = ' ';
    for c in folded.chars() {
        let other = match c {
            'б' | 'b' => 'b',
            'в' | 'v' | 'w' | 'ф' | 'f' => 'v',
            'г' | 'g' | 'х' | 'h' => 'g',
            'д' | 'd' => 'd',
            'ж' | 'j' => 'j',
            'з' | 'z' | 'с' | 's' | 'ц' | 'ш' | 'щ' | 'ч' => 's',
            'к' | 'k' | 'c' | 'q' => 'k',
            'л' | 'l' => 'l',
            'м' | 'm' => 'm',
            'н' | 'n' => 'n',
            'п' | 'p' => 'p',
            'р' | 'r' => 'r',
            'т' | 't' => 't',
            'x' => 'x',
            _ => {
                last = ' ';
                continue;
            }
        };
        if other != last {
            sound.push(other);
        }
        last = other;
        if sound.len() == 4 {
            break;
        }
    }
    sound
}
