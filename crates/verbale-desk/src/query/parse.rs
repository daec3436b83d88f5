//! Makes a tree of a query, or says where it goes wrong.
//!
//! From the loosest to the tightest: OR, AND (also where nothing stands
//! between two terms), NEAR, NOT. Refuses to guess: what cannot be
//! understood is a [`Fault`], never left out.

use std::ops::Range;

use verbale_core::codebook::fold;

use super::ast::{Field, Node};
use super::days::days;
use super::fault::Fault;
use super::lex::{Key, Kind, Token, tokens};
use super::names::Names;
use super::terms::{example, id, visible, word};
use super::words::{is_han, is_letter};

/// Bytes of the longest query.
const LONGEST: usize = 10_000;
/// Brackets and negations inside one another.
const DEEPEST: usize = 64;
/// Any value of a field; any document or position elsewhere.
const ANY: &str = "*";
/// Words of a name that may have been left without quotation marks.
const WORDS_OF_NAME: usize = 5;

/// Understands a query.
///
/// # Errors
/// Where it cannot be understood: the place in the query, what is wrong there
/// and what to write instead.
pub fn parse(query: &str, names: &Names) -> Result<Node, Fault> {
    if query.len() > LONGEST {
        let mut at = LONGEST;
        while !query.is_char_boundary(at) {
            at -= 1;
        }
        let message = format!("the query is longer than {LONGEST} bytes");
        return Err(Fault::new(at..query.len(), message, "divide it into several queries"));
    }
    let tokens = tokens(query)?;
    if tokens.is_empty() {
        let hint = "write words to search for, a field such as `act:oppose`, or `*` for everything";
        return Err(Fault::new(0..query.len(), "the query is empty", hint));
    }
    let mut parser = Parser { query, names, tokens: &tokens, at: 0, depth: 0, field: None };
    let node = parser.or()?;
    match parser.peek() {
        None => Ok(node),
        Some(token) => Err(Fault::new(
            token.at.clone(),
            format!("`{}` closes no bracket", parser.written(token)),
            "take it out, or open a bracket before it",
        )),
    }
}

struct Parser<'a> {
    query: &'a str,
    names: &'a Names,
    tokens: &'a [Token],
    at: usize,
    depth: usize,
    // The field whose values the open brackets hold.
    field: Option<Key>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn is(&self, kind: &Kind) -> bool {
        self.peek().is_some_and(|token| token.kind == *kind)
    }

    fn takes(&mut self, kind: &Kind) -> bool {
        let is = self.is(kind);
        self.at += usize::from(is);
        is
    }

    fn written(&self, token: &Token) -> &'a str {
        &self.query[token.at.clone()]
    }

    /// The bytes from one token to the last one taken.
    fn since(&self, first: usize) -> Range<usize> {
        let last = self.at.saturating_sub(1).max(first);
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(first), Some(last)) => first.at.start..last.at.end,
            _ => self.query.len()..self.query.len(),
        }
    }

    /// Goes one level down; the level is left by `self.depth -= 1`.
    fn deeper(&mut self, at: Range<usize>) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let message = format!("more than {DEEPEST} brackets and negations stand inside one another");
            return Err(Fault::new(at, message, "take out those that change nothing"));
        }
        Ok(())
    }

    fn or(&mut self) -> Result<Node, Fault> {
        let mut parts = vec![self.and()?];
        while self.takes(&Kind::Or) || self.field.is_some() && self.takes(&Kind::Comma) {
            parts.push(self.and()?);
        }
        Ok(one_or(parts, Node::Or))
    }

    fn and(&mut self) -> Result<Node, Fault> {
        let mut parts = vec![self.near()?];
        while self.takes(&Kind::And) || self.term_follows() {
            parts.push(self.near()?);
        }
        Ok(one_or(parts, Node::And))
    }

    /// Whether a term follows with nothing before it.
    fn term_follows(&self) -> bool {
        let opens = |kind: &Kind| {
            matches!(kind, Kind::Word | Kind::Phrase(_) | Kind::Open | Kind::Not | Kind::Field(_))
        };
        self.peek().is_some_and(|token| opens(&token.kind))
    }

    fn near(&mut self) -> Result<Node, Fault> {
        let first = self.at;
        let mut left = self.unary()?;
        let mut chained = 0;
        while let Some(Token { kind: Kind::Near(words), at }) = self.peek() {
            self.stands_in_text(&left, self.since(first))?;
            self.at += 1;
            chained += 1;
            if chained > DEEPEST {
                let message = format!("more than {DEEPEST} NEAR stand in a row");
                return Err(Fault::new(at.clone(), message, "divide it by AND"));
            }
            let second = self.at;
            let right = self.unary()?;
            self.stands_in_text(&right, self.since(second))?;
            left = Node::Near(Box::new(left), Box::new(right), *words);
        }
        Ok(left)
    }

    /// Only what has a place in the text can be near something.
    fn stands_in_text(&self, node: &Node, at: Range<usize>) -> Result<(), Fault> {
        let wrong = match node {
            Node::Word(_) | Node::Phrase(_) | Node::Wildcard(_) | Node::Near(..) => return Ok(()),
            Node::Or(parts) => {
                return parts.iter().try_for_each(|part| self.stands_in_text(part, at.clone()));
            }
            Node::And(_) => "NEAR cannot take several terms at once",
            Node::Not(_) => "NEAR cannot take what is left out",
            Node::All => "NEAR cannot take everything",
            Node::Is(..) | Node::Has(_) | Node::Jointly(_) | Node::Date(..) => "NEAR cannot take a field",
        };
        let hint = "a word, a phrase or (one OR another) may stand beside NEAR; join the rest by AND";
        Err(Fault::new(at, wrong, hint))
    }

    fn unary(&mut self) -> Result<Node, Fault> {
        let Some(token) = self.peek().filter(|token| token.kind == Kind::Not) else { return self.primary() };
        self.at += 1;
        self.deeper(token.at.clone())?;
        let node = self.unary()?;
        self.depth -= 1;
        Ok(Node::Not(Box::new(node)))
    }

    fn primary(&mut self) -> Result<Node, Fault> {
        let Some(token) = self.peek() else { return Err(self.missing()) };
        match (&token.kind, self.field) {
            (Kind::Open, _) => self.group(token),
            (Kind::Word | Kind::Phrase(_), Some(key)) => {
                let (value, at) = self.value();
                self.leaf(key, &value, at)
            }
            (Kind::Word, None) => {
                self.at += 1;
                word(&visible(self.written(token)), token.at.clone())
            }
            (Kind::Phrase(phrase), None) => {
                self.at += 1;
                let phrase = visible(phrase);
                if phrase.trim().is_empty() {
                    let hint = "put the words to be found between the quotation marks";
                    return Err(Fault::new(token.at.clone(), "the phrase is empty", hint));
                }
                Ok(Node::Phrase(fold(phrase.trim())))
            }
            (Kind::Field(key), None) => {
                self.at += 1;
                self.values(*key)
            }
            _ => Err(self.missing()),
        }
    }

    fn group(&mut self, open: &Token) -> Result<Node, Fault> {
        self.at += 1;
        self.deeper(open.at.clone())?;
        if self.peek().is_none() {
            return Err(unclosed(open));
        }
        let node = self.or()?;
        if !self.takes(&Kind::Close) {
            return Err(match self.peek() {
                None => unclosed(open),
                Some(_) => self.missing(),
            });
        }
        self.depth -= 1;
        Ok(node)
    }

    /// The values after a field: `a`, `a,b` or `(a OR b)`.
    fn values(&mut self, key: Key) -> Result<Node, Fault> {
        if let Some(open) = self.peek().filter(|token| token.kind == Kind::Open) {
            self.field = Some(key);
            let node = self.group(open);
            self.field = None;
            return node;
        }
        let mut parts = Vec::new();
        loop {
            let Some(token) = self.peek() else { return Err(self.missing()) };
            if !matches!(token.kind, Kind::Word | Kind::Phrase(_)) {
                return Err(self.missing());
            }
            self.is_whole(key)?;
            self.at += 1;
            parts.push(self.leaf(key, &self.text(token), token.at.clone())?);
            if !self.takes(&Kind::Comma) {
                break;
            }
        }
        Ok(either(parts))
    }

    /// A value must not be the head of a longer name, whose other words would
    /// be looked for in the text: `holder:United States`.
    fn is_whole(&self, key: Key) -> Result<(), Fault> {
        let Key::Of(field) = key else { return Ok(()) };
        let named = |token: &&Token| token.kind == Kind::Word && self.written(token) != ANY;
        let words = self.tokens[self.at..].iter().take_while(named);
        let words: Vec<&Token> = words.take(WORDS_OF_NAME).collect();
        for count in (2..=words.len()).rev() {
            let texts: Vec<String> = words[..count].iter().map(|token| self.text(token)).collect();
            let name = texts.join(" ");
            if self.names.is_name(field, &name) {
                let at = words[0].at.start..words[count - 1].at.end;
                let hint = format!(
                    "put the name in quotation marks: `{key}:\"{name}\"`, or AND after `{first}`",
                    key = key.name(),
                    first = texts[0]
                );
                return Err(Fault::new(at, format!("`{name}` is one name"), hint));
            }
        }
        Ok(())
    }

    /// One value in brackets: a phrase, or the words up to an operator.
    fn value(&mut self) -> (String, Range<usize>) {
        let first = self.at;
        let mut value = String::new();
        while let Some(token) = self.peek() {
            let joins = first == self.at || token.kind == Kind::Word && self.tokens[first].kind == Kind::Word;
            if !joins {
                break;
            }
            if !value.is_empty() {
                value.push(' ');
            }
            value.push_str(&self.text(token));
            self.at += 1;
        }
        (value, self.since(first))
    }

    fn text(&self, token: &Token) -> String {
        match &token.kind {
            Kind::Phrase(phrase) => visible(phrase),
            _ => visible(self.written(token)),
        }
    }

    /// A field that has one value.
    fn leaf(&self, key: Key, value: &str, at: Range<usize>) -> Result<Node, Fault> {
        let name = key.name();
        if value.trim().is_empty() {
            let hint = format!("write a value after `{name}:`");
            return Err(Fault::new(at, format!("`{name}:` has an empty value"), hint));
        }
        let field = match key {
            Key::Date => {
                // Inside quotation marks the date stands one mark further on.
                let inside = self.query.get(at.clone()).and_then(|written| written.find(value));
                let (from, to) = match inside {
                    Some(offset) => days(value, at.start + offset)?,
                    None => days(value, at.start).map_err(|fault| Fault {
                        start: at.start,
                        end: at.end,
                        ..fault
                    })?,
                };
                return Ok(Node::Date(from, to));
            }
            Key::Of(field) => field,
        };
        if value.trim() == ANY {
            return Ok(Node::Has(field));
        }
        match field {
            Field::Id => id(value, at),
            Field::Title | Field::Source if value.contains('*') => {
                let hint = format!("leave out the asterisk: a part of the {name} is enough");
                Err(Fault::new(at, format!("`{name}:` takes no wildcard"), hint))
            }
            Field::Title if !value.contains(|c| is_han(c) || is_letter(c)) => Err(Fault::new(
                at,
                format!("`{value}` holds no letter or figure"),
                "write words of the title",
            )),
            _ => self.names.node(field, value).map_err(|miss| Fault::new(at, miss.message, miss.hint)),
        }
    }

    /// Why no term stands here.
    fn missing(&self) -> Fault {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let here = self.peek();
        let told = |token: &Token, message: String, hint: &str| Fault::new(token.at.clone(), message, hint);
        let operand =
            "an operator stands between two terms; to search for the word, put it in quotation marks";
        let is_open = |token: &Token| token.kind == Kind::Open;
        match (before, here) {
            (Some(open), Some(close)) if is_open(open) && close.kind == Kind::Close => Fault::new(
                open.at.start..close.at.end,
                "the brackets hold nothing",
                "write a term between them, or take them out",
            ),
            (Some(Token { kind: Kind::Field(key), at }), _) => {
                let hint = format!("write a value after it, as in `{}`", example(*key));
                Fault::new(at.clone(), format!("`{}:` has no value", key.name()), hint)
            }
            (Some(open), Some(here)) if is_open(open) => {
                told(here, format!("nothing stands before `{}`", self.written(here)), operand)
            }
            (None, Some(here)) if here.kind == Kind::Close => {
                told(here, format!("`{}` closes no bracket", self.written(here)), "open a bracket before it")
            }
            (None, Some(here)) => {
                told(here, format!("nothing stands before `{}`", self.written(here)), operand)
            }
            (Some(before), _) => told(before, format!("nothing follows `{}`", self.written(before)), operand),
            (None, None) => Fault::new(0..self.query.len(), "the query is empty", operand),
        }
    }
}

fn unclosed(open: &Token) -> Fault {
    Fault::new(open.at.clone(), "the bracket is not closed", "put `)` after its last term")
}

/// One part by itself, several together.
fn one_or(mut parts: Vec<Node>, together: fn(Vec<Node>) -> Node) -> Node {
    match parts.len() {
        1 => parts.remove(0),
        _ => together(parts),
    }
}

/// Values of one field, of which one is enough.
fn either(parts: Vec<Node>) -> Node {
    let mut all: Vec<String> = Vec::new();
    let mut asked = None;
    for part in &parts {
        let Node::Is(field, ids) = part else { return one_or(parts, Node::Or) };
        asked = Some(*field);
        all.extend(ids.iter().cloned());
    }
    all.sort();
    all.dedup();
    asked.map_or(Node::All, |field| Node::Is(field, all))
}
