//! Pairs the positions of the two sides of a link, through the edits: an act
//! word that was not touched pairs with the one at its place, one that was
//! changed with the one put in for it.

use super::view::View;
use crate::compare::{Edit, Link};
use crate::span::Span;

/// The positions of a link, by their places in the readings.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    pub both: Vec<(usize, usize)>,
    pub left: Vec<usize>,
    pub right: Vec<usize>,
}

/// Pairs in order; none cross.
pub fn pairs(link: &Link, left: &View, right: &View) -> Pairs {
    let mut pairs = Pairs::default();
    let carrier = Carrier::new(link);
    let mut next = 0;
    let mut waiting: Vec<usize> = Vec::new();
    for &p in &left.positions {
        let place = carrier.carried(left.position(p).trigger);
        let meets = |q: &usize| {
            let trigger = right.position(*q).trigger;
            trigger.start() < place.end().max(place.start() + 1) && place.start() < trigger.end()
        };
        match right.positions[next..].iter().position(meets) {
            Some(skipped) => {
                let passed = &right.positions[next..next + skipped];
                settle(&mut waiting, passed, left, right, &mut pairs);
                pairs.both.push((p, right.positions[next + skipped]));
                next += skipped + 1;
            }
            None => waiting.push(p),
        }
    }
    settle(&mut waiting, &right.positions[next..], left, right, &mut pairs);
    pairs.both.sort_unstable();
    pairs
}

/// Pairs what is left between two pairs, where it does the same act.
fn settle(waiting: &mut Vec<usize>, passed: &[usize], left: &View, right: &View, pairs: &mut Pairs) {
    let mut from = 0;
    for p in waiting.drain(..) {
        let act = &left.position(p).act;
        match passed[from..].iter().position(|q| right.position(*q).act == *act) {
            Some(skipped) => {
                pairs.right.extend_from_slice(&passed[from..from + skipped]);
                pairs.both.push((p, passed[from + skipped]));
                from += skipped + 1;
            }
            None => pairs.left.push(p),
        }
    }
    pairs.right.extend_from_slice(&passed[from..]);
}

/// Carries places of the left text into the right one.
struct Carrier {
    // Where both texts stand after each edit, and what the edit was.
    edits: Vec<(Span, Span)>,
    start: (usize, usize),
}

impl Carrier {
    fn new(link: &Link) -> Self {
        let first = |spans: &[Span]| spans.first().map_or(0, |span| span.start());
        let start = (first(&link.left), first(&link.right));
        let mut at = start;
        let mut edits = Vec::with_capacity(link.words.len());
        for Edit { left, right, .. } in &link.words {
            let ahead = match (left, right) {
                (Some(left), _) => left.start().saturating_sub(at.0),
                (_, Some(right)) => right.start().saturating_sub(at.1),
                _ => 0,
            };
            let point = (at.0 + ahead, at.1 + ahead);
            let from = left.unwrap_or(Span::new(point.0, point.0));
            let to = right.unwrap_or(Span::new(point.1, point.1));
            edits.push((from, to));
            at = (from.end(), to.end());
        }
        Self { edits, start }
    }

    fn carried(&self, span: Span) -> Span {
        let (start, end) = (self.point(span.start(), false), self.point(span.end(), true));
        Span::new(start.min(end), end.max(start))
    }

    fn point(&self, place: usize, is_end: bool) -> usize {
        // An end that touches the beginning of an edit lies before it.
        let before = |(from, _): &(Span, Span)| from.start() < place || !is_end && from.start() == place;
        let count = self.edits.partition_point(before);
        let Some((from, to)) = count.checked_sub(1).map(|last| self.edits[last]) else {
            return self.start.1 + place.saturating_sub(self.start.0);
        };
        if place < from.end() {
            return if is_end { to.end() } else { to.start() };
        }
        to.end() + (place - from.end())
    }
}

#[cfg(test)]
mod tests {
    use super::Carrier;
    use crate::compare::{Edit, Link, Stands, Substance};
    use crate::span::Span;

    #[test]
    fn places_are_carried_over_edits() {
        let edit = |left: Option<(usize, usize)>, right: Option<(usize, usize)>| Edit {
            left: left.map(|(a, b)| Span::new(a, b)),
            right: right.map(|(a, b)| Span::new(a, b)),
            substance: Substance::Words,
        };
        let link = Link {
            left: vec![Span::new(10, 50)],
            right: vec![Span::new(100, 140)],
            stands: Stands::InPlace,
            words: vec![edit(Some((15, 20)), Some((105, 107))), edit(None, Some((110, 115)))],
        };
        let carrier = Carrier::new(&link);
        assert_eq!(carrier.carried(Span::new(11, 14)), Span::new(101, 104));
        assert_eq!(carrier.carried(Span::new(15, 20)), Span::new(105, 107));
        assert_eq!(carrier.carried(Span::new(16, 18)), Span::new(105, 107));
        assert_eq!(carrier.carried(Span::new(20, 22)), Span::new(107, 109));
        assert_eq!(carrier.carried(Span::new(30, 33)), Span::new(122, 125));
    }
}
