//! One sentence as the reader sees it: known words with what they mean, the
//! words between them, and punctuation.

use crate::codebook::entry::Script;
use crate::codebook::{CueKind, Form, Lexicon, Mark, Meaning, Sense, Senses, Shape};
use crate::span::Span;
use crate::text::letters::{self, begins_with_capital, is_capital, is_small};

/// What a token is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenKind {
    /// A word or name that the codebook knows.
    Known,
    /// A word it does not know; in Han, a run of characters between known words.
    #[default]
    Word,
    /// In Han: a figure, or a date in figures (22日, 2015年).
    Number,
    /// A comma.
    Comma,
    /// The comma of a Chinese list: 、.
    Pause,
    /// A semicolon.
    Semicolon,
    /// A colon.
    Colon,
    /// A dash.
    Dash,
    /// An opening bracket or quotation mark.
    Open,
    /// A closing one.
    Close,
    /// A full stop, question or exclamation mark.
    Stop,
}

/// A word, name or mark of one sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How many brackets and quotation marks are open around it.
    pub depth: u8,
    // Its senses, as a range of the sentence's list.
    senses: (u32, u32),
    marks: u64,
    names: bool,
    instruments: bool,
    capital: bool,
    // How it may perform an act, one bit a kind of cue.
    cues: u8,
    shapes: u8,
}

impl Token {
    /// Whether the word looks so; only languages that list endings for it tell.
    #[must_use]
    pub fn looks(&self, shape: Shape) -> bool {
        self.shapes & shape.bit() != 0
    }

    /// Whether the word does this work, in one of its senses.
    #[must_use]
    #[inline]
    pub fn is(&self, mark: Mark) -> bool {
        self.marks & bit(mark) != 0
    }

    /// Whether the word names an actor or person, in one of its senses.
    #[must_use]
    #[inline]
    pub fn names(&self) -> bool {
        self.names
    }

    /// Whether the word names an instrument or points back to one, in one of
    /// its senses.
    #[must_use]
    pub fn names_instruments(&self) -> bool {
        self.instruments
    }

    /// Whether the word, or a name of several, begins with a capital.
    #[must_use]
    pub fn begins_with_capital(&self) -> bool {
        self.capital
    }

    /// Whether the word may perform an act, in one of its senses.
    #[must_use]
    #[inline]
    pub fn may_act(&self) -> bool {
        self.cues != 0
    }

    /// Whether the word may perform an act in this way, in one of its senses.
    #[must_use]
    #[inline]
    pub fn may_act_as(&self, kind: CueKind) -> bool {
        self.cues & 1 << kind as u8 != 0
    }

    /// Whether the word does any of these works.
    #[must_use]
    #[inline]
    pub fn is_any(&self, marks: &[Mark]) -> bool {
        self.marks & marks.iter().fold(0, |all, &mark| all | bit(mark)) != 0
    }
}

#[inline]
fn bit(mark: Mark) -> u64 {
    1 << mark as u64
}

/// The tokens of one sentence; buffers are kept from sentence to sentence.
#[derive(Default)]
pub struct Tokens {
    /// The tokens in order.
    pub list: Vec<Token>,
    senses: Senses,
    instruments: bool,
    quotes: bool,
}

impl Tokens {
    /// Reads one sentence into the buffers.
    pub fn fill(&mut self, text: &str, folded: &str, sentence: Span, lexicon: &Lexicon) {
        self.list.clear();
        self.instruments = false;
        self.quotes = false;
        lexicon.senses(text, folded, sentence, &mut self.senses);
        let words = std::mem::take(&mut self.senses.words);
        let mut at = sentence.start();
        let mut i = 0;
        while i < words.len() {
            let span = words[i].span;
            if at < span.start() {
                self.gap(text, Span::new(at, span.start()), lexicon);
            }
            let first = i;
            let mut token = Token { span, kind: TokenKind::Known, ..Token::default() };
            while let Some(sense) = words.get(i).filter(|sense| sense.span == span) {
                match sense.meaning {
                    Meaning::Mark(mark) => token.marks |= bit(mark),
                    Meaning::Actor(..) | Meaning::Person(_) => token.names = true,
                    Meaning::Instrument(_) | Meaning::InstrumentNoun(_) => token.instruments = true,
                    Meaning::Cue(_, _, kind) => token.cues |= 1 << kind as u8,
                    _ => {}
                }
                i += 1;
            }
            self.instruments |= token.instruments;
            token.senses = (u32::try_from(first).unwrap_or(0), u32::try_from(i).unwrap_or(0));
            let written = &text[span.range()];
            token.capital = begins_with_capital(written);
            let capital =
                matches!(written.as_bytes(), [a, b, ..] if a.is_ascii_uppercase() && b.is_ascii_lowercase());
            token.marks |= if capital && !self.list.is_empty() { bit(Mark::Capital) } else { 0 };
            self.list.push(token);
            at = span.end();
        }
        self.gap(text, Span::new(at, sentence.end()), lexicon);
        self.senses.words = words;
        self.measure_depth(text);
        if let Some(shapes_of) = lexicon.shapes() {
            self.measure_shapes(text, folded, shapes_of);
        }
    }

    /// What a token means.
    #[must_use]
    #[inline]
    pub fn senses(&self, token: &Token) -> &[Sense] {
        &self.senses.words[token.senses.0 as usize..token.senses.1 as usize]
    }

    /// Whether a word names an instrument or points back to one.
    #[must_use]
    pub fn name_instruments(&self) -> bool {
        self.instruments
    }

    /// Whether the sentence has a mark that opens a title or quotation.
    #[must_use]
    pub fn has_quotes(&self) -> bool {
        self.quotes
    }

    /// The topics of the sentence, in order.
    #[must_use]
    pub fn topics(&self) -> &[Sense] {
        &self.senses.topics
    }

    /// The form in which a known word stands, by its first sense that passes.
    #[must_use]
    pub fn form_of(&self, token: &Token, wanted: impl Fn(Meaning) -> bool) -> Option<Form> {
        self.senses(token).iter().find(|s| wanted(s.meaning)).map(|s| s.form)
    }

    /// Cuts the text between two known words.
    fn gap(&mut self, text: &str, gap: Span, lexicon: &Lexicon) {
        let han = lexicon.language.script == Script::Han;
        let mut word: Option<usize> = None;
        let mut at = gap.start();
        while at < gap.end() {
            if text.as_bytes()[at] == b' ' {
                if let Some(start) = word.take() {
                    self.word(text, Span::new(start, at), lexicon);
                }
                at += 1;
                continue;
            }
            let plain = letters::plain_letters(&text.as_bytes()[at..gap.end()]);
            if plain > 0 {
                word.get_or_insert(at);
                at += plain;
                continue;
            }
            let rest = &text[at..gap.end()];
            let Some(c) = rest.chars().next() else { break };
            // «<<» and «>>» are quotation marks in United Nations texts.
            let doubled = matches!(c, '<' | '>') && rest[1..].starts_with(c);
            let (kind, length) = match c {
                '<' if doubled => (Some(TokenKind::Open), 2),
                '>' if doubled => (Some(TokenKind::Close), 2),
                '0'..='9' if han => (Some(TokenKind::Number), figure(rest)),
                c => (punctuation(c), c.len_utf8()),
            };
            if kind.is_none() && !c.is_whitespace() && (han || in_word(c)) {
                word.get_or_insert(at);
                at += length;
                continue;
            }
            if let Some(start) = word.take() {
                self.word(text, Span::new(start, at), lexicon);
            }
            if let Some(kind) = kind {
                self.quotes |= kind == TokenKind::Open && matches!(c, '《' | '“' | '«' | '<' | '"');
                self.plain(kind, Span::new(at, at + length), 0);
            }
            at += length;
        }
        if let Some(start) = word {
            self.word(text, Span::new(start, gap.end()), lexicon);
        }
    }

    /// A word that the codebook does not know, with what its shape tells.
    fn word(&mut self, text: &str, span: Span, lexicon: &Lexicon) {
        let word = &text[span.range()];
        let ends = |ending: &String| word.len() > ending.len() + 2 && word.ends_with(&**ending);
        let mut marks = 0;
        let mut capital = false;
        match word.as_bytes() {
            [b'-', ..] if word.bytes().all(|b| b == b'-') => return self.plain(TokenKind::Dash, span, 0),
            [b'\'' | 0xe2, ..] if word.starts_with(['\'', '’']) => marks |= bit(Mark::Their),
            _ => {
                capital = begins_with_capital(word);
                if capital {
                    marks |= bit(Mark::Proper);
                } else if lexicon.language.adverb_endings.iter().any(ends) {
                    marks |= bit(Mark::Adverb);
                }
            }
        }
        self.list.push(Token { span, kind: TokenKind::Word, marks, capital, ..Token::default() });
    }

    fn measure_shapes(&mut self, text: &str, folded: &str, shapes_of: impl Fn(&str) -> u8) {
        for token in &mut self.list {
            if !matches!(token.kind, TokenKind::Word | TokenKind::Known) {
                continue;
            }
            let word = &folded[token.span.range()];
            let letters = &text[token.span.range()];
            token.shapes = shapes_of(word);
            // Only a name of one word may lack cases by its ending.
            if token.looks(Shape::Caseless)
                && !(token.kind == TokenKind::Known && !word.contains(' ') && token.capital)
            {
                token.shapes &= !Shape::Caseless.bit();
            }
            if !letters.starts_with(is_small) && is_acronym(letters) {
                token.shapes |= Shape::Caseless.bit();
            }
        }
    }

    fn plain(&mut self, kind: TokenKind, span: Span, marks: u64) {
        self.list.push(Token { span, kind, marks, ..Token::default() });
    }

    fn measure_depth(&mut self, text: &str) {
        let mut depth = 0u8;
        let mut straight_open = false;
        for token in &mut self.list {
            if token.kind == TokenKind::Open && &text[token.span.range()] == "\"" {
                if straight_open {
                    token.kind = TokenKind::Close;
                }
                straight_open = !straight_open;
            }
            if token.kind == TokenKind::Close {
                depth = depth.saturating_sub(1);
            }
            token.depth = depth;
            if token.kind == TokenKind::Open {
                depth = depth.saturating_add(1);
            }
        }
    }
}

/// Whether a word has three capitals or more beside ASCII, and no small letter.
fn is_acronym(word: &str) -> bool {
    !word.chars().any(is_small) && word.chars().filter(|&c| !c.is_ascii() && is_capital(c)).count() >= 3
}

/// The length of a figure at the head of a text, the unit of a date with it.
fn figure(text: &str) -> usize {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let is_unit = |c: &char| matches!(c, '年' | '月' | '日' | '号' | '时' | '点');
    let unit = text[digits..].chars().next().filter(is_unit);
    digits + unit.map_or(0, char::len_utf8)
}

fn in_word(c: char) -> bool {
    letters::in_word(c)
        || matches!(c, '-' | '\'' | '’' | '%' | '$' | '/' | '\u{ad}' | '\u{2010}' | '\u{2011}')
}

fn punctuation(c: char) -> Option<TokenKind> {
    Some(match c {
        ',' | '，' => TokenKind::Comma,
        '、' => TokenKind::Pause,
        ';' | '；' => TokenKind::Semicolon,
        ':' | '：' => TokenKind::Colon,
        '—' | '–' | '―' => TokenKind::Dash,
        '(' | '（' | '[' | '“' | '‘' | '«' | '「' | '『' | '《' | '〈' | '"' | '【' => {
            TokenKind::Open
        }
        ')' | '）' | ']' | '”' | '»' | '」' | '』' | '》' | '〉' | '】' => TokenKind::Close,
        '.' | '。' | '!' | '！' | '?' | '？' | '…' => TokenKind::Stop,
        _ => return None,
    })
}
