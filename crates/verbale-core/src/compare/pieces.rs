//! Cuts clauses into the pieces that are compared: words, figures and Han
//! characters, each with a number that is the same for the same piece in
//! both texts, and marks.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::span::Span;
use crate::text::Text;

/// A word, figure, Han character or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where.
    pub span: Span,
    /// Its number; nothing for a mark.
    pub word: Option<u32>,
}

/// The first number of a piece that is no single character.
const WORDS: u32 = 0x11_0000;

/// Numbers pieces: one character by its code, a word in the order of finding.
#[derive(Default)]
pub struct Numbers<'a> {
    words: HashMap<Cow<'a, str>, u32>,
}

impl<'a> Numbers<'a> {
    /// The pieces of a stretch, in order; white space is none. `folded` is
    /// the fold of the whole text.
    pub fn pieces(&mut self, text: &'a Text, folded: &'a str, part: Span, pieces: &mut Vec<Piece>) {
        let mut letters = folded[part.range()].char_indices().peekable();
        while let Some((at, c)) = letters.next() {
            if c.is_whitespace() {
                continue;
            }
            let start = part.start() + at;
            let mut end = start + c.len_utf8();
            if is_single(c) {
                pieces.push(Piece { span: Span::new(start, end), word: Some(u32::from(c)) });
                continue;
            }
            if !c.is_alphanumeric() {
                pieces.push(Piece { span: Span::new(start, end), word: None });
                continue;
            }
            while let Some(&(at, next)) = letters.peek() {
                let inner = !is_single(next) && next.is_alphanumeric()
                    || joins(next)
                        && goes_on(
                            &text[Span::new(part.start() + at + next.len_utf8(), part.end())],
                            next,
                            c,
                        );
                if !inner {
                    break;
                }
                end = part.start() + at + next.len_utf8();
                letters.next();
            }
            let word = self.number(&folded[start..end]);
            pieces.push(Piece { span: Span::new(start, end), word: Some(word) });
        }
    }

    fn number(&mut self, word: &'a str) -> u32 {
        let narrow = |c: char| match c {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase()
            }
            '’' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            c => c,
        };
        let plain = word.is_ascii() || word.chars().all(|c| narrow(c) == c);
        let word = if plain { Cow::Borrowed(word) } else { word.chars().map(narrow).collect() };
        let next = WORDS + u32::try_from(self.words.len()).unwrap_or(u32::MAX - WORDS);
        *self.words.entry(word).or_insert(next)
    }
}

/// Han characters are compared one by one.
fn is_single(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Marks that hold a word or figure together.
fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' | '.' | '\u{ff0e}' | ',' | '/')
}

/// Whether the word goes on after a joining mark; an apostrophe joins
/// letters, everything else only figures.
fn goes_on(rest: &str, mark: char, first: char) -> bool {
    let letters = matches!(mark, '\'' | '’');
    let next = rest.chars().next().filter(|c| !is_single(*c));
    next.is_some_and(|c| if letters { c.is_alphabetic() } else { c.is_numeric() && first.is_numeric() })
}
