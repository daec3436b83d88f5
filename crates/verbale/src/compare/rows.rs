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
