//! What became of every position and clause, told from the links.
//!
//! A change counts only where changed words witness it, and is told once.
//! Refuses to order what no ladder and no scale orders.

mod explain;
mod fields;
mod figures;
mod pair;
mod strength;
mod telling;
#[cfg(test)]
mod tests;
mod view;

use super::{Change, Field, Kind, Link, Passage, Reason, Side, Stands, Substance};
use crate::codebook::{Codebook, Lexicon};
use crate::span::Span;
use strength::Ladders;
use telling::Telling;
use view::{View, Whole};

/// The changes of all links, in their order.
pub fn changes(left: Side<'_>, right: Side<'_>, links: &[Link], codebook: &Codebook) -> Vec<Change> {
    let lexicon = codebook.lexicon(left.document.lang.code());
    let teller = Teller {
        left: Whole::new(left),
        right: Whole::new(right),
        codebook,
        known: lexicon.map(|lexicon| (lexicon, Ladders::new(codebook, lexicon))),
        order: clauses_in_order(links),
    };
    let mut found: Vec<Change> = Vec::new();
    for (number, link) in links.iter().enumerate() {
        teller.link(number, link, links, &mut found);
    }
    for change in &mut found {
        change.weight = teller.weight(change);
    }
    found
}

/// The clauses of the left text, in order.
fn clauses_in_order(links: &[Link]) -> Vec<Span> {
    let mut clauses: Vec<Span> = links.iter().flat_map(|link| link.left.iter().copied()).collect();
    clauses.sort_unstable();
    clauses
}

struct Teller<'a> {
    left: Whole<'a>,
    right: Whole<'a>,
    codebook: &'a Codebook,
    known: Option<(&'a Lexicon, Ladders<'a>)>,
    order: Vec<Span>,
}

impl Teller<'_> {
    fn link(&self, number: usize, link: &Link, links: &[Link], found: &mut Vec<Change>) {
        if link.left.is_empty() || link.right.is_empty() {
            self.alone(number, link, found);
            return;
        }
        let differs = |substance| link.words.iter().any(|edit| edit.substance == substance);
        let moved = link.stands == Stands::Moved;
        if moved && !self.follows(number, links) {
            let run = (number..links.len()).take_while(|n| *n == number || self.follows(*n, links));
            let last = &links[run.last().unwrap_or(number)];
            let cover = |a: &[Span], b: &[Span]| stretch(a).zip(stretch(b)).map(|(a, b)| a.cover(b));
            let (from, to) = (cover(&link.left, &last.left), cover(&link.right, &last.right));
            let reason = Reason { what: Field::Place, left: from, right: to, by: "place".to_owned() };
            found.push(Change {
                because: vec![reason],
                ..change(Kind::Moved, number, passage(from, None), passage(to, None))
            });
        }
        if differs(Substance::Words) {
            found.append(&mut self.worded(number, link));
        } else if !moved {
            let kind = if differs(Substance::Markup) { Kind::Markup } else { Kind::Kept };
            let first = |whole: &Whole, spans: &[Span]| {
                spans.iter().find_map(|span| whole.positions(*span).first().copied())
            };
            found.push(change(
                kind,
                number,
                passage(stretch(&link.left), first(&self.left, &link.left)),
                passage(stretch(&link.right), first(&self.right, &link.right)),
            ));
        }
    }

    /// A clause that only one text has.
    fn alone(&self, number: usize, link: &Link, found: &mut Vec<Change>) {
        for &span in &link.left {
            let position = self.left.positions(span).first().copied();
            found.push(change(Kind::Dropped, number, passage(Some(span), position), None));
        }
        for &span in &link.right {
            let position = self.right.positions(span).first().copied();
            found.push(change(Kind::Added, number, None, passage(Some(span), position)));
        }
    }

    /// Whether a moved link goes on where the link before it, moved too, ended.
    fn follows(&self, number: usize, links: &[Link]) -> bool {
        let Some(before) = number.checked_sub(1).map(|n| &links[n]) else { return false };
        let link = &links[number];
        let ends = before.left.last().zip(link.left.first());
        link.stands == Stands::Moved
            && before.stands == Stands::Moved
            && ends.is_some_and(|(last, first)| {
                let next = self.order.partition_point(|span| span <= last);
                self.order.get(next) == Some(first)
            })
    }

    /// The changes of a link whose words differ.
    fn worded(&self, number: usize, link: &Link) -> Vec<Change> {
        let Some((lexicon, ladders)) = &self.known else {
            let (from, to) = (stretch(&link.left), stretch(&link.right));
            return vec![change(Kind::Reworded, number, passage(from, None), passage(to, None))];
        };
        let left = View::new(&self.left, &link.left, &link.words, |edit| edit.left, lexicon);
        let right = View::new(&self.right, &link.right, &link.words, |edit| edit.right, lexicon);
        Telling::new(link, number, &left, &right, self.codebook, lexicon, ladders).told()
    }

    /// Kind first, then bond, then heat.
    fn weight(&self, change: &Change) -> u16 {
        let number = |passage: Option<Passage>| passage.and_then(|passage| passage.position);
        let of = |side: Side<'_>, passage| number(passage).map(|n| scales(side, n));
        let positions = [of(self.left.side, change.left), of(self.right.side, change.right)];
        let acts = positions.iter().any(Option::is_some);
        let kind = match change.kind {
            Kind::Added | Kind::Dropped if acts => 900,
            Kind::Strengthened | Kind::Softened => 800,
            Kind::Changed => 700,
            Kind::NotComparable => 600,
            Kind::Added | Kind::Dropped => 500,
            Kind::Reworded => 400,
            Kind::Moved => 300,
            Kind::Markup => 200,
            Kind::Kept => 100,
        };
        let most = positions.iter().flatten().copied().max();
        kind + most.unwrap_or(0).min(99)
    }
}

/// Bond before heat, less than 100.
fn scales(side: Side<'_>, position: usize) -> u16 {
    let position = &side.reading.positions[position];
    15 * u16::from(position.binding) + u16::from(position.force) / 5
}

fn change(kind: Kind, link: usize, left: Option<Passage>, right: Option<Passage>) -> Change {
    Change { kind, fields: Vec::new(), left, right, because: Vec::new(), link, weight: 0 }
}

fn passage(span: Option<Span>, position: Option<usize>) -> Option<Passage> {
    span.map(|span| Passage { span, position })
}

fn stretch(spans: &[Span]) -> Option<Span> {
    spans.first().zip(spans.last()).map(|(first, last)| first.cover(*last))
}
