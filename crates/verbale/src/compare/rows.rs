//! The texts side by side: what stands in which row.
//!
//! Rows follow the links. A stretch that moved has two rows: one where it
//! stood, with its left side, and one where it stands, with its right.

use verbale_core::compare::{Comparison, Stands};
use verbale_core::span::Span;

/// A row of the texts side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The link, by its place in the comparison.
    pub link: usize,
    /// Whether its left side is shown.
    pub left: bool,
    /// Whether its right side is shown.
    pub right: bool,
}

/// The rows of a comparison.
#[must_use]
pub fn rows(comparison: &Comparison) -> Vec<Row> {
    let links = &comparison.links;
    let start = |spans: &[Span]| spans.first().map(|span| span.start());
    let gone = |n: &usize| links[*n].stands == Stands::Moved && !links[*n].right.is_empty();
    let mut from: Vec<(usize, usize)> =
        (0..links.len()).filter(gone).filter_map(|n| Some((start(&links[n].left)?, n))).collect();
    from.sort_unstable();
    let mut from = from.into_iter().peekable();
    let mut out = Vec::with_capacity(links.len());
    for (n, link) in links.iter().enumerate() {
        let here = link.stands == Stands::InPlace || link.right.is_empty();
        if let (true, Some(at)) = (here, start(&link.left)) {
            while let Some((_, moved)) = from.next_if(|(stood, _)| *stood < at) {
                out.push(Row { link: moved, left: true, right: false });
            }
        }
        out.push(Row { link: n, left: here, right: true });
    }
    out.extend(from.map(|(_, moved)| Row { link: moved, left: true, right: false }));
    out
}

#[cfg(test)]
mod tests {
    use super::{Row, rows};
    use verbale_core::compare::{Comparison, Link, Scope, Stands};
    use verbale_core::span::Span;

    fn link(left: Option<usize>, right: Option<usize>, stands: Stands) -> Link {
        let spans = |at: Option<usize>| at.map(|at| Span::new(at, at + 1)).into_iter().collect();
        Link { left: spans(left), right: spans(right), stands, words: Vec::new() }
    }

    #[test]
    fn what_moved_has_a_row_where_it_stood_and_one_where_it_stands() {
        let links = vec![
            link(Some(4), Some(0), Stands::Moved),
            link(Some(0), Some(2), Stands::InPlace),
            link(Some(2), None, Stands::InPlace),
            link(Some(6), Some(4), Stands::InPlace),
        ];
        let comparison = Comparison {
            left: String::new(),
            right: String::new(),
            edition: String::new(),
            scope: Scope::OneLanguage,
            links,
            changes: Vec::new(),
        };
        let row = |link, left, right| Row { link, left, right };
        let wanted = [
            row(0, false, true),
            row(1, true, true),
            row(2, true, true),
            row(0, true, false),
            row(3, true, true),
        ];
        assert_eq!(rows(&comparison), wanted);
    }
}
