//! Lines of a concordance: each hit with the words before and after it, so
//! that many read as one column.
//!
//! A line is one line whatever the text holds: white space in a row becomes
//! one space, and what would steer a terminal is left out.

use serde::Serialize;
use unicode_width::UnicodeWidthChar;
use verbale_core::codebook::fold;
use verbale_core::span::Span;

use crate::query::words::{is_invisible, is_letter, words};
use crate::record::Card;

/// One hit in its context. Left, hit and right, one after the other, read as
/// the text does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The document's id.
    pub document: String,
    /// The name of its source.
    pub source: String,
    /// The day it was done.
    pub date: Option<String>,
    /// The place in its canonical text.
    pub span: Span,
    /// What stands before.
    pub left: String,
    /// The words found.
    pub hit: String,
    /// What stands after.
    pub right: String,
}

/// How lines are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By the day of the document, those without one last.
    Date,
    /// By the words before the hit, the nearest first.
    Left,
    /// By the words after it.
    Right,
}

impl Line {
    /// The line of a hit with so many columns before it and after it at
    /// most; a Han character takes two. Words are not cut where the script
    /// divides them.
    #[must_use]
    pub fn new(card: &Card, text: &str, hit: Span, columns: usize) -> Self {
        let before = text.get(..hit.start()).unwrap_or_default();
        let after = text.get(hit.end()..).unwrap_or_default();
        Self {
            document: card.id.clone(),
            source: card.source.clone(),
            date: card.date.clone(),
            span: hit,
            left: left_of(before, columns),
            hit: one_line(text.get(hit.range()).unwrap_or_default().chars()).trim().to_owned(),
            right: right_of(after, columns),
        }
    }
}

/// What lines are sorted by; those that are alike by date, document and
/// place.
pub type Key = (Vec<String>, bool, Option<String>, String, String, Span);

/// The key of a line.
#[must_use]
pub fn key(line: &Line, order: Order) -> Key {
    let context = match order {
        Order::Date => String::new(),
        Order::Left => fold(&line.left),
        Order::Right => fold(&line.right),
    };
    let mut near: Vec<String> = words(&context).map(|(span, _)| context[span.range()].to_owned()).collect();
    if order == Order::Left {
        near.reverse();
    }
    let undated = line.date.is_none();
    (near, undated, line.date.clone(), line.source.clone(), line.document.clone(), line.span)
}

/// Sorts lines.
pub fn sort(lines: &mut [Line], order: Order) {
    lines.sort_by_cached_key(|line| key(line, order));
}

fn left_of(before: &str, columns: usize) -> String {
    let start = before.len() - reach(before.chars().rev(), columns);
    let kept = &before[start..];
    // A word cut at the far edge is left out, unless it is all there is.
    let cut = before[..start].ends_with(is_letter) && kept.starts_with(is_letter);
    let whole = if cut { kept.trim_start_matches(is_letter) } else { kept };
    let kept = if whole.trim().is_empty() { kept } else { whole };
    one_line(kept.chars()).trim_start().to_owned()
}

fn right_of(after: &str, columns: usize) -> String {
    let end = reach(after.chars(), columns);
    let kept = &after[..end];
    let cut = after[end..].starts_with(is_letter) && kept.ends_with(is_letter);
    let whole = if cut { kept.trim_end_matches(is_letter) } else { kept };
    let kept = if whole.trim().is_empty() { kept } else { whole };
    one_line(kept.chars()).trim_end().to_owned()
}

/// How many bytes of these characters fit into so many columns.
fn reach(characters: impl Iterator<Item = char>, columns: usize) -> usize {
    let (mut used, mut bytes, mut spaced) = (0, 0, false);
    // Marks take no columns, and a text may hold nothing but marks.
    for c in characters.take(columns.saturating_mul(4)) {
        let shown = shown(c);
        let width = match shown {
            Some(' ') if spaced => 0,
            Some(c) => c.width().unwrap_or(0),
            None => 0,
        };
        if used + width > columns {
            break;
        }
        spaced = shown == Some(' ') || shown.is_none() && spaced;
        used += width;
        bytes += c.len_utf8();
    }
    bytes
}

/// The characters on one line, white space in a row as one space.
fn one_line(characters: impl Iterator<Item = char>) -> String {
    let mut line = String::new();
    for c in characters.filter_map(shown) {
        if c != ' ' || !line.ends_with(' ') {
            line.push(c);
        }
    }
    line
}

/// A character as it is shown; `None` for one that turns the direction of a
/// line or shows nothing.
fn shown(c: char) -> Option<char> {
    match c {
        _ if is_invisible(c) => None,
        _ if c.is_whitespace() || c.is_control() => Some(' '),
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthChar;
    use verbale_core::span::Span;

    use super::{Line, Order, sort};
    use crate::record::Card;

    fn line(text: &str, hit: &str, columns: usize) -> Line {
        let start = text.find(hit).unwrap();
        Line::new(&Card::default(), text, Span::new(start, start + hit.len()), columns)
    }

    fn shown(text: &str, hit: &str, columns: usize) -> String {
        let line = line(text, hit, columns);
        format!("{}[{}]{}", line.left, line.hit, line.right)
    }

    #[test]
    fn words_at_the_edges_are_whole() {
        let text = "The two sides reaffirm their commitment to peace.";
        assert_eq!(shown(text, "reaffirm", 10), "two sides [reaffirm] their");
        assert_eq!(shown(text, "reaffirm", 99), "The two sides [reaffirm] their commitment to peace.");
        assert_eq!(shown("counterproposals agreed upon", "agreed", 5), "sals [agreed] upon");
    }

    #[test]
    fn han_takes_two_columns_and_is_cut_anywhere() {
        assert_eq!(shown("双方重申不首先使用核武器", "不首先", 5), "重申[不首先]使用");
    }

    #[test]
    fn a_line_is_one_line() {
        let text = "one\r\n\t two\u{1b}[31m three\u{202e} four\n\nfive\n";
        assert_eq!(shown(text, "three", 30), "one two [31m [three] four five");
        assert_eq!(shown("a mutual\n respect b", "mutual\n respect", 9), "a [mutual respect] b");
    }

    #[test]
    fn nothing_stands_around_a_hit_that_is_all() {
        assert_eq!(shown("重申", "重申", 9), "[重申]");
        assert_eq!(shown("a b c", "b", 0), "[b]");
    }

    #[test]
    fn lines_are_sorted_by_what_stands_nearest() {
        let sorted = |order: Order| {
            let texts = ["we support x peace", "they oppose x war", "we oppose x Arms"];
            let dates = [Some("2022-01-02"), None, Some("2021-05-06")];
            let mut lines: Vec<Line> = texts
                .iter()
                .zip(dates)
                .map(|(text, date)| Line { date: date.map(str::to_owned), ..line(text, "x", 20) })
                .collect();
            sort(&mut lines, order);
            lines.into_iter().map(|line| line.left + &line.hit + &line.right).collect::<Vec<_>>()
        };
        assert_eq!(sorted(Order::Left), ["they oppose x war", "we oppose x Arms", "we support x peace"]);
        assert_eq!(sorted(Order::Right), ["we oppose x Arms", "we support x peace", "they oppose x war"]);
        assert_eq!(sorted(Order::Date), ["we oppose x Arms", "we support x peace", "they oppose x war"]);
    }

    proptest! {
        /// No text breaks a line or its width.
        #[test]
        fn any_text_makes_one_line(before in "\\PC{0,30}|[ \n\u{301}\u{7}核a]{0,30}", after in "\\PC{0,30}", columns in 0..30_usize) {
            let text = format!("{before}重申{after}");
            let hit = Span::new(before.len(), before.len() + 6);
            let line = Line::new(&Card::default(), &text, hit, columns);
            for part in [&line.left, &line.right] {
                let width: usize = part.chars().filter_map(UnicodeWidthChar::width).sum();
                prop_assert!(width <= columns && !part.contains(char::is_control), "{:?}", part);
            }
            prop_assert_eq!(&line.hit, "重申");
        }

        /// A place outside a text makes an empty line, not a panic.
        #[test]
        fn any_place_makes_a_line(text in "\\PC{0,9}", from in 0..40_usize, len in 0..40_usize) {
            let _ = Line::new(&Card::default(), &text, Span::new(from, from + len), 9);
        }
    }
}
