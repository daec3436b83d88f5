//! The figures of a stretch: digits with what belongs to them, and numbers
//! written as words.
//!
//! Refuses to read a lone Han numeral as a number: it is as often part of a
//! word. Whether it is one, the word on the other side tells.

use crate::codebook::{Language, Script};
use crate::span::Span;
use crate::text::letters::in_word;
use crate::text::numerals::{han, is_han_numeral};

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub span: Span,
    /// As it is compared: digits without what groups them, or the words.
    pub value: String,
}

/// Appends the figures of a stretch, in order.
pub fn figures(folded: &str, part: Span, language: &Language, found: &mut Vec<Figure>) {
    let text = &folded[part.range()];
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let place = |length: usize| Span::new(part.start() + at, part.start() + at + length);
        let length = if digit(c).is_some() {
            let length = digits(&text[at..]);
            found.push(Figure { span: place(length), value: value(&text[at..at + length]) });
            length
        } else if language.script == Script::Han && is_han_numeral(c) {
            let length = run(&text[at..], is_han_numeral);
            let word = &text[at..at + length];
            let value = han(word).map_or_else(|| word.to_owned(), |n| n.to_string());
            found.push(Figure { span: place(length), value });
            length
        } else if language.script == Script::Spaced && in_word(c) {
            let length = run(&text[at..], in_word);
            let word = &text[at..at + length];
            if language.number_words.iter().any(|known| known == word) {
                found.push(Figure { span: place(length), value: word.to_owned() });
            }
            length
        } else {
            c.len_utf8()
        };
        at += length;
    }
}

fn run(text: &str, of: impl Fn(char) -> bool) -> usize {
    text.find(|c| !of(c)).unwrap_or(text.len())
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        _ => None,
    }
}

/// The length of a figure: 1,500 · 3-1/2 · 0.25% · 12．5％.
fn digits(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, ',' | '.' | '/' | '-' | '–' | '．' | '\u{a0}')
            && chars.peek().is_some_and(|(_, next)| digit(*next).is_some());
        if digit(c).is_some() || matches!(c, '%' | '％' | '½' | '¼' | '¾') {
            end = at + c.len_utf8();
        } else if !joins {
            break;
        }
    }
    end
}

fn value(shown: &str) -> String {
    let plain = |c: char| match c {
        ',' | '\u{a0}' => None,
        '％' => Some('%'),
        '．' => Some('.'),
        '–' => Some('-'),
        c => Some(digit(c).unwrap_or(c)),
    };
    shown.chars().filter_map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::{Figure, figures};
    use crate::codebook::Codebook;
    use crate::span::Span;

    fn values(lang: &str, text: &str) -> Vec<String> {
        let codebook = Codebook::builtin();
        let language = codebook.languages.iter().find(|l| l.id == lang).unwrap();
        let mut found: Vec<Figure> = Vec::new();
        figures(text, Span::new(0, text.len()), language, &mut found);
        found.into_iter().map(|figure| figure.value).collect()
    }

    #[test]
    fn figures_are_read_whole() {
        assert_eq!(values("en", "at 3-1/2 to 3-3/4 percent, 1,500 tons."), ["3-1/2", "3-3/4", "1500"]);
        assert_eq!(values("en", "in two of the cases"), ["two"]);
        assert_eq!(values("zh", "增长１２％，共十二人"), ["12%", "12"]);
        assert_eq!(values("ru", "в двух районах"), ["двух"]);
    }

    #[test]
    fn a_comma_after_a_figure_is_none_of_it() {
        assert_eq!(values("en", "In 12, the"), ["12"]);
        assert_eq!(values("en", "no figures, once"), Vec::<String>::new());
    }
}
