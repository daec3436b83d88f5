//! Divides a query into words, phrases, brackets, operators and fields, each
//! with its place.
//!
//! What stands after a field is a list of values, where commas divide and a
//! colon is a character like any other; elsewhere they are the other way
//! round.

use std::ops::Range;

use super::ast::Field;
use super::fault::Fault;
use super::names::nearest;
use super::words::is_invisible;

/// What a query can be asked for beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// The day a document was done.
    Date,
    /// Any other field.
    Of(Field),
}

/// The names of the fields; the first of each is its own.
const FIELDS: &[(Key, &[&str])] = &[
    (Key::Of(Field::Holder), &["holder", "by"]),
    (Key::Of(Field::Act), &["act"]),
    (Key::Of(Field::Addressee), &["addressee", "to"]),
    (Key::Of(Field::Instrument), &["instrument"]),
    (Key::Of(Field::Topic), &["topic"]),
    (Key::Of(Field::Degree), &["degree"]),
    (Key::Of(Field::Family), &["family"]),
    (Key::Of(Field::About), &["about"]),
    (Key::Of(Field::Party), &["party", "from"]),
    (Key::Date, &["date"]),
    (Key::Of(Field::Lang), &["lang", "language"]),
    (Key::Of(Field::Form), &["form"]),
    (Key::Of(Field::Title), &["title"]),
    (Key::Of(Field::Source), &["source"]),
    (Key::Of(Field::Id), &["id", "doc"]),
];

/// The words that may stand between the two terms of [`Kind::Near`].
const NEAR: u32 = 5;
const FARTHEST: u32 = 1000;

/// What a part of a query is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Its characters are those of the query.
    Word,
    /// What stands in quotation marks, escapes resolved.
    Phrase(String),
    Open,
    Close,
    And,
    Or,
    Not,
    Near(u32),
    Field(Key),
    /// Between two values of a field.
    Comma,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) at: Range<usize>,
}

/// The parts of a query.
pub(super) fn tokens(query: &str) -> Result<Vec<Token>, Fault> {
    let mut lexer = Lexer { query, at: 0, tokens: Vec::new(), brackets: Vec::new(), values: false };
    while lexer.skip_space() {
        lexer.token()?;
    }
    Ok(lexer.tokens)
}

struct Lexer<'a> {
    query: &'a str,
    at: usize,
    tokens: Vec<Token>,
    // Whether each open bracket holds the values of a field.
    brackets: Vec<bool>,
    // Whether the last token was a value.
    values: bool,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.query[self.at..]
    }

    /// Goes to the next part; whether there is one.
    fn skip_space(&mut self) -> bool {
        let rest = self.rest().trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
        self.at = self.query.len() - rest.len();
        self.at < self.query.len()
    }

    fn push(&mut self, kind: Kind, end: usize) {
        self.tokens.push(Token { kind, at: self.at..end });
        self.at = end;
    }

    fn token(&mut self) -> Result<(), Fault> {
        // A value stands after a field and in its brackets.
        let grouped = self.brackets.last() == Some(&true);
        let asked = self.tokens.last().is_some_and(|t| matches!(t.kind, Kind::Field(_) | Kind::Comma));
        let in_values = grouped || asked;
        let after_value = std::mem::replace(&mut self.values, false);
        let Some(first) = self.rest().chars().next() else { return Ok(()) };
        let end = self.at + first.len_utf8();
        match first {
            '(' | '（' => {
                self.brackets.push(in_values);
                self.push(Kind::Open, end);
            }
            ')' | '）' => {
                self.brackets.pop();
                self.push(Kind::Close, end);
            }
            _ if is_comma(first) && (after_value || in_values) => self.push(Kind::Comma, end),
            '-' | '－' if (grouped || !asked) && self.touches(end) => self.push(Kind::Not, end),
            _ => match closing_mark(first) {
                Some(close) => self.phrase(end, close, in_values)?,
                None if is_closing(first) => {
                    let message = format!("`{first}` closes no quotation");
                    return Err(Fault::new(
                        self.at..end,
                        message,
                        "open it before the phrase, or leave it out",
                    ));
                }
                None if !in_values && self.field()? => {}
                None => self.word(in_values)?,
            },
        }
        Ok(())
    }

    /// Whether something follows without a space.
    fn touches(&self, end: usize) -> bool {
        self.query[end..].chars().next().is_some_and(|c| !c.is_whitespace())
    }

    fn phrase(&mut self, start: usize, close: char, in_values: bool) -> Result<(), Fault> {
        let mut content = String::new();
        let mut characters = self.query[start..].char_indices();
        while let Some((at, c)) = characters.next() {
            match c {
                '\\' => content.extend(characters.next().map(|(_, c)| c)),
                _ if c == close => {
                    self.values = in_values;
                    self.push(Kind::Phrase(content), start + at + c.len_utf8());
                    return Ok(());
                }
                _ => content.push(c),
            }
        }
        let hint =
            format!("put `{close}` after the phrase; a quotation mark inside it stands after a backslash");
        Err(Fault::new(self.at..start, "the quotation is not closed", hint))
    }

    /// Takes the name of a field, if one stands here.
    fn field(&mut self) -> Result<bool, Fault> {
        let rest = self.rest();
        let len = rest.find(|c: char| !(c.is_alphabetic() || c == '_')).unwrap_or(rest.len());
        let Some(colon) = rest[len..].chars().next().filter(|c| matches!(c, ':' | '：')) else {
            return Ok(false);
        };
        if len == 0 {
            return Ok(false);
        }
        let (name, end) = (&rest[..len], self.at + len + colon.len_utf8());
        let small = name.to_lowercase();
        match FIELDS.iter().find(|(_, names)| names.contains(&small.as_str())) {
            Some(&(key, _)) => self.push(Kind::Field(key), end),
            None => {
                let message = format!("there is no field `{name}`");
                return Err(Fault::new(self.at..self.at + len, message, fields_like(&small)));
            }
        }
        Ok(true)
    }

    fn word(&mut self, in_values: bool) -> Result<(), Fault> {
        let ends = |c: char| {
            c.is_whitespace()
                || matches!(c, '(' | ')' | '（' | '）')
                || (closing_mark(c).is_some() && c != '\'')
                || is_closing(c)
                || (in_values && is_comma(c))
        };
        let rest = self.rest();
        let len = rest.find(ends).unwrap_or(rest.len());
        let end = self.at + len;
        let kind = match &rest[..len] {
            "AND" => Kind::And,
            "OR" => Kind::Or,
            "NOT" => Kind::Not,
            "NEAR" => Kind::Near(NEAR),
            word => match word.strip_prefix("NEAR/") {
                Some(number) => Kind::Near(self.distance(number, end)?),
                None => Kind::Word,
            },
        };
        self.values = in_values && kind == Kind::Word;
        self.push(kind, end);
        Ok(())
    }

    fn distance(&self, number: &str, end: usize) -> Result<u32, Fault> {
        let whole = self.at..end;
        let hint = format!("write NEAR/10, or NEAR alone for {NEAR} words");
        match number.parse() {
            Ok(words) if words <= FARTHEST => Ok(words),
            Ok(_) => Err(Fault::new(whole, format!("NEAR looks at most {FARTHEST} words far"), hint)),
            Err(_) => Err(Fault::new(whole, "NEAR/ wants a number of words", hint)),
        }
    }
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、')
}

/// The mark that closes what this one opens.
fn closing_mark(open: char) -> Option<char> {
    Some(match open {
        '"' | '\'' | '＂' => open,
        '“' | '„' => '”',
        '「' => '」',
        '『' => '』',
        '«' => '»',
        _ => return None,
    })
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '」' | '』' | '»')
}

fn fields_like(name: &str) -> String {
    let all = FIELDS.iter().flat_map(|(_, names)| names.iter().copied());
    let near = nearest(name, all, 3);
    let quote = "words with a colon stand in quotation marks";
    if near.is_empty() {
        let own: Vec<&str> = FIELDS.iter().map(|(_, names)| names[0]).collect();
        return format!("the fields are {}; {quote}", own.join(", "));
    }
    let near: Vec<String> = near.iter().map(|name| format!("`{name}:`")).collect();
    format!("did you mean {}? {quote}", near.join(" or "))
}

impl Key {
    /// What the field is called.
    pub(super) fn name(self) -> &'static str {
        FIELDS.iter().find(|(key, _)| *key == self).map_or("", |(_, names)| names[0])
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Key, Kind, tokens};

    fn shown(query: &str) -> String {
        let one = |token: &super::Token| match &token.kind {
            Kind::Word => query[token.at.clone()].to_owned(),
            Kind::Phrase(phrase) => format!("<{phrase}>"),
            Kind::Field(key) => format!("{}=", key.name()),
            Kind::Near(n) => format!("~{n}"),
            other => format!("{other:?}").to_uppercase(),
        };
        tokens(query).map_or_else(
            |f| format!("fault: {}", f.message),
            |all| all.iter().map(one).collect::<Vec<_>>().join(" "),
        )
    }

    #[test]
    fn words_operators_and_brackets_are_told_apart() {
        assert_eq!(shown("a AND (b OR -c) not NOT d"), "a AND OPEN b OR NOT c CLOSE not NOT d");
        assert_eq!(shown("（重申 OR 反对）"), "OPEN 重申 OR 反对 CLOSE");
        assert_eq!(shown("nuclear-weapon - don't"), "nuclear-weapon - don't");
        assert_eq!(shown("a NEAR b NEAR/12 c"), "a ~5 b ~12 c");
    }

    #[test]
    fn every_kind_of_quotation_makes_a_phrase() {
        let query = r#""a b" 'c' “d” 「e」 «f» „g” 『h』 "say \"x\" \\""#;
        assert_eq!(shown(query), r#"<a b> <c> <d> <e> <f> <g> <h> <say "x" \>"#);
        assert_eq!(shown("重申“不首先”原则"), "重申 <不首先> 原则");
    }

    #[test]
    fn a_field_is_followed_by_values() {
        assert_eq!(shown("holder:CHN,RUS x,y"), "holder= CHN COMMA RUS x,y");
        assert_eq!(shown("by：中国、俄罗斯 反对"), "holder= 中国 COMMA 俄罗斯 反对");
        assert_eq!(shown("to:group:all-states"), "addressee= group:all-states");
        assert_eq!(shown("holder:(\"A, B\", C OR -D) e:"), "fault: there is no field `e`");
        assert_eq!(shown("holder:(\"A, B\", C OR -D-E)"), "holder= OPEN <A, B> COMMA C OR NOT D-E CLOSE");
        assert_eq!(shown("date:>=2020-05 10:30"), "date= >=2020-05 10:30");
        assert_eq!(tokens("LANG:ru").unwrap()[0].kind, Kind::Field(Key::Of(Field::Lang)));
    }

    #[test]
    fn an_unknown_field_is_told_with_those_like_it() {
        let fault = tokens("反对 hodler:CHN").unwrap_err();
        assert_eq!((fault.start, fault.end), (7, 13));
        assert!(fault.hint.starts_with("did you mean `holder:`?"), "{}", fault.hint);
        assert!(tokens("声明：好").unwrap_err().hint.starts_with("the fields are holder, act"));
    }

    #[test]
    fn a_quotation_that_does_not_close_is_told_at_its_opening() {
        for (query, at) in [("a \"b", 2), ("重申“反对", 6), ("'x\\'", 0), ("«x\"", 0)] {
            let fault = tokens(query).unwrap_err();
            assert_eq!((fault.message.as_str(), fault.start), ("the quotation is not closed", at), "{query}");
        }
        assert_eq!(shown("a” b"), "fault: `”` closes no quotation");
    }

    #[test]
    fn a_distance_is_a_small_number() {
        assert_eq!(shown("a NEAR/x b"), "fault: NEAR/ wants a number of words");
        assert_eq!(shown("a NEAR/ b"), "fault: NEAR/ wants a number of words");
        assert_eq!(shown("a NEAR/1001 b"), "fault: NEAR looks at most 1000 words far");
        assert_eq!(shown("a NEAR/99999999999 b"), "fault: NEAR/ wants a number of words");
    }
}
