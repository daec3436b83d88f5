//! The width at which the lines of a file were wrapped, if they were.

use super::{Line, characters};

/// Lines narrower than this are verse, tables or addresses.
const NARROWEST: usize = 30;
/// Lines wider than this are paragraphs.
pub(super) const WIDEST: usize = 160;
/// A line that ends this close to the margin is a full one.
const RAGGED: usize = 9;

/// Columns that some words take: a Han character takes two.
pub(super) fn columns(words: &str) -> usize {
    if words.is_ascii() {
        return words.len();
    }
    let wide = |c: char| {
        characters::is_ideograph(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}')
    };
    words.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

/// The margin of a file whose lines are wrapped.
pub(super) fn margin(lines: &[Line<'_>]) -> Option<usize> {
    let kept: Vec<usize> =
        lines.iter().filter(|line| line.dropped.is_none()).map(|line| line.reach).collect();
    let mut count = [0_usize; WIDEST + RAGGED + 2];
    for width in kept.iter().filter(|width| **width <= WIDEST) {
        count[*width] += 1;
    }
    let near = |margin: usize| count[margin.saturating_sub(RAGGED)..=margin].iter().sum::<usize>();
    let best = (NARROWEST..=WIDEST).max_by_key(|margin| near(*margin))?;
    let best = (NARROWEST..=best).rev().find(|width| count[*width] > 0)?;
    // The last line of a paragraph falls short; lines beyond the margin are
    // links, tables, or paragraphs that escaped wrapping.
    let within: usize = count[..=best].iter().sum();
    let beyond = kept.len() - within;
    let full = near(best);
    (full >= 3 && full * 100 >= within * 35 && beyond * 100 <= kept.len() * 40).then_some(best)
}

/// Columns of some words, counted no further than matters.
pub(super) fn columns_to(words: &str) -> usize {
    if words.len() > 4 * WIDEST { WIDEST + 1 } else { columns(words) }
}
