//! What became of every position and clause, told from the links.

use super::{Change, Kind, Link, Passage, Side, Stands, Substance};
use crate::codebook::Codebook;
use crate::span::Span;

/// The changes of all links, in their order.
pub fn changes(_left: Side<'_>, _right: Side<'_>, links: &[Link], _codebook: &Codebook) -> Vec<Change> {
    links.iter().enumerate().map(|(number, link)| whole(number, link)).collect()
}

fn whole(number: usize, link: &Link) -> Change {
    let passage = |spans: &[Span]| {
        let (first, last) = spans.first().zip(spans.last())?;
        Some(Passage { span: first.cover(*last), position: None })
    };
    let kind = match (link.left.is_empty(), link.right.is_empty()) {
        (true, _) => Kind::Added,
        (_, true) => Kind::Dropped,
        _ if link.stands == Stands::Moved => Kind::Moved,
        _ if link.words.iter().any(|edit| edit.substance == Substance::Words) => Kind::Reworded,
        _ if !link.words.is_empty() => Kind::Markup,
        _ => Kind::Kept,
    };
    Change {
        kind,
        fields: Vec::new(),
        left: passage(&link.left),
        right: passage(&link.right),
        because: Vec::new(),
        link: number,
        weight: 0,
    }
}
