//! What the index counts as a token: of Han every pair of neighbours (a
//! character without any stands by itself), of other scripts every word.
//! Each character and each word has a position of its own, and so has what
//! stands between two of them where it is more than white space: words with a
//! comma between are not taken for neighbours.
//!
//! Tokens of words are marked by [`WORD`], so that words lie together in
//! the dictionary of terms and can be looked through without the pairs.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::query::words::{Kind, Words, is_han, words};

/// What stands before every word in the dictionary of terms.
pub const WORD: char = '\u{1}';

/// What stands beside a Han character that has no Han neighbours.
pub const END: char = '\u{2}';

/// How many positions lie from one word to the next, by what is between.
pub fn step(between: &str) -> usize {
    1 + usize::from(between.contains(|c: char| !c.is_whitespace()))
}

/// Cuts a folded text into tokens.
#[derive(Clone, Default)]
pub struct Pairs;

impl Tokenizer for Pairs {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream {
            text,
            words: words(text),
            before: 0,
            token: Token { position: usize::MAX, ..Token::default() },
        }
    }
}

/// The tokens of one text.
pub struct Stream<'a> {
    text: &'a str,
    words: Words<'a>,
    // Where the word before ended.
    before: usize,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        for (span, kind) in self.words.by_ref() {
            let before = std::mem::replace(&mut self.before, span.end());
            let token = &mut self.token;
            token.position = token.position.wrapping_add(step(&self.text[before..span.start()]));
            (token.offset_from, token.offset_to) = (span.start(), span.end());
            token.text.clear();
            let word = &self.text[span.range()];
            match kind {
                Kind::Han => {
                    token.text.push_str(word);
                    let followed = self.text[span.end()..].chars().next().filter(|c| is_han(*c));
                    let han_before = before == span.start() && self.text[..before].ends_with(is_han);
                    match followed {
                        Some(next) => token.text.push(next),
                        // The pair before holds this character already.
                        None if han_before => continue,
                        None => token.text.push(END),
                    }
                }
                Kind::Word => {
                    token.text.push(WORD);
                    token.text.push_str(word);
                }
            }
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
