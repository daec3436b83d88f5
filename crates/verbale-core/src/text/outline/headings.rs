//! Headings: short lines without a mark at their end that stand over others.
//!
//! Refuses entries of lists and tables, which look alike but come in rows.

use super::ParagraphKind::{Body, Heading};
use super::lines::{Ended, Line};
use crate::text::numbering::Style;

/// Marks the headings among the lines that are still plain.
pub(super) fn mark(lines: &mut [Line<'_>]) {
    for at in 0..lines.len() {
        if lines[at].kind == Body && is_heading(lines, at) {
            lines[at].kind = Heading;
        }
    }
}

fn is_heading(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    if !line.is_short() || line.words.is_empty() {
        return false;
    }
    let style = line.label.map(|label| label.style);
    if line.rest().is_empty() {
        let numbered =
            style.is_some_and(|style| !matches!(style, Style::Bullet | Style::Letter | Style::RomanBracket));
        return numbered;
    }
    if line.ended != Ended::Open {
        return false;
    }
    let Some(next) = lines[at + 1..].iter().find(|line| !line.words.is_empty()) else { return false };
    match style {
        Some(Style::Bullet | Style::Letter | Style::RomanBracket) => false,
        Some(Style::Named) => true,
        Some(style) => {
            let sibling = next.label.is_some_and(|label| label.style == style) && next.ended == Ended::Open;
            !sibling && next.kind == Body
        }
        None => is_plain_heading(lines, at, next),
    }
}

fn is_plain_heading(lines: &[Line<'_>], at: usize, next: &Line<'_>) -> bool {
    let line = &lines[at];
    let first = line.words.chars().next().unwrap_or(' ');
    if first.is_lowercase() || !line.words.chars().any(char::is_alphabetic) || line.width() > 90 {
        return false;
    }
    let settled = match at.checked_sub(1).map(|above| &lines[above]) {
        None => true,
        Some(above) => above.kind != Body || above.ended == Ended::Full || above.ended == Ended::Clause,
    };
    let row =
        lines[at..].iter().take(3).filter(|line| line.label.is_none() && line.ended == Ended::Open).count();
    let stands_over = next.ended != Ended::Open || next.label.is_some() || next.width() > 110;
    settled && (stands_over || row < 3) && next.kind == Body
}
