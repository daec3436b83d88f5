//! A query that cannot be understood: what, where, what to do next.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// A fault in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// The bytes of the query at fault.
    pub start: usize,
    /// The byte after them.
    pub end: usize,
    /// What to do next.
    pub hint: String,
}

/// Columns of a query that are shown around its fault.
const COLUMNS: usize = 100;

impl Fault {
    /// A fault at these bytes of a query.
    pub(super) fn new(at: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), start: at.start, end: at.end, hint: hint.into() }
    }

    /// The query with carets under what is at fault: two lines, with no line
    /// end after them. Of a long query the part around the fault is shown.
    #[must_use]
    pub fn under(&self, query: &str) -> String {
        let (start, end) = (floor(query, self.start), floor(query, self.end.max(self.start)));
        let from = back(query, start, COLUMNS / 2);
        let opening = if from > 0 { "…" } else { "" };
        let mut line = opening.to_owned();
        let (mut before, mut under, mut used) = (opening.chars().count(), 0, 0);
        for (at, c) in query[from..].char_indices().map(|(at, c)| (from + at, c)) {
            let (shown, columns) = showing(c);
            if used + columns > COLUMNS {
                line.push('…');
                break;
            }
            line.push(shown);
            used += columns;
            if at < start {
                before += columns;
            } else if at < end {
                under += columns;
            }
        }
        format!("{line}\n{}{}", " ".repeat(before), "^".repeat(under.max(1)))
    }
}

/// A character as it is shown on one line, and its columns: one that has
/// none of its own becomes a space.
fn showing(c: char) -> (char, usize) {
    match c.width() {
        Some(columns) if columns > 0 && !c.is_whitespace() => (c, columns),
        _ => (' ', 1),
    }
}

/// The place so many columns before another.
fn back(query: &str, from: usize, columns: usize) -> usize {
    let mut used = 0;
    let mut at = from;
    for (i, c) in query[..from].char_indices().rev() {
        used += showing(c).1;
        if used > columns {
            break;
        }
        at = i;
    }
    at
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn carets_stand_under_what_is_at_fault() {
        let fault = Fault::new(10..14, "unknown", "hint");
        assert_eq!(fault.under("不首先 hold:CHN"), "不首先 hold:CHN\n       ^^^^");
    }

    #[test]
    fn han_takes_two_columns() {
        let query = "重申 反对";
        assert_eq!(Fault::new(7..13, "", "").under(query), "重申 反对\n     ^^^^");
    }

    #[test]
    fn a_fault_at_the_end_has_a_caret_after_the_query() {
        assert_eq!(Fault::new(3..3, "", "").under("a (\n"), "a ( \n   ^");
        assert_eq!(Fault::new(0..0, "", "").under(""), "\n^");
    }

    #[test]
    fn of_a_long_query_the_part_around_the_fault_is_shown() {
        let query = format!("{}!{}", "核".repeat(200), "x".repeat(200));
        let shown = Fault::new(600..601, "", "").under(&query);
        let (line, carets) = shown.split_once('\n').unwrap();
        assert_eq!(line, format!("…{}!{}…", "核".repeat(25), "x".repeat(49)));
        assert_eq!(carets, format!("{}^", " ".repeat(51)));
    }

    #[test]
    fn a_range_outside_the_query_is_brought_inside() {
        assert_eq!(Fault { start: 1, end: 99, ..Fault::new(0..0, "", "") }.under("核"), "核\n^^");
    }
}
