//! What the index counts as a token: of Han every pair of neighbours, of
//! other scripts every word.
//!
//! Tokens of words are marked by [`WORD`], so that words lie together in
//! the dictionary of terms and can be looked through without the pairs.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::query::words::{Kind, Words, words};

/// What stands before every word in the dictionary of terms.
pub const WORD: char = '\u{1}';

/// What stands in a pair for a neighbour that is not Han.
pub const END: char = '\u{2}';

/// Cuts a folded text into tokens.
#[derive(Clone, Default)]
pub struct Pairs;

impl Tokenizer for Pairs {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream { text, words: words(text), token: Token { position: usize::MAX, ..Token::default() } }
    }
}

/// The tokens of one text.
pub struct Stream<'a> {
    text: &'a str,
    words: Words<'a>,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some((span, kind)) = self.words.next() else { return false };
        let token = &mut self.token;
        token.position = token.position.wrapping_add(1);
        (token.offset_from, token.offset_to) = (span.start(), span.end());
        token.text.clear();
        match kind {
            Kind::Han => {
                token.text.push_str(&self.text[span.range()]);
                let next = self.text[span.end()..].chars().next().filter(|c| crate::query::words::is_han(*c));
                token.text.push(next.unwrap_or(END));
            }
            Kind::Word => {
                token.text.push(WORD);
                token.text.push_str(&self.text[span.range()]);
            }
        }
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
