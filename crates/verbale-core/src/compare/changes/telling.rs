//! Tells the changes of one link whose words differ: pair by pair, then what
//! is left unpaired, then the words that nothing has told.

use std::cmp::Ordering;

use super::explain::untold;
use super::fields::{Found, addressee, holder, named};
use super::pair::{Pairs, pairs};
use super::strength::{Ladders, Verdict, word};
use super::view::View;
use super::{change, passage};
use crate::codebook::{Codebook, Lexicon, Mark};
use crate::compare::{Change, Edit, Field, Kind, Link, Reason, Substance};
use crate::span::Span;

/// One link in the making.
pub struct Telling<'a> {
    link: &'a Link,
    number: usize,
    left: &'a View<'a>,
    right: &'a View<'a>,
    codebook: &'a Codebook,
    lexicon: &'a Lexicon,
    ladders: &'a Ladders<'a>,
    found: Vec<Change>,
    // Words that an entry has named, on each side.
    gone: Vec<Span>,
    come: Vec<Span>,
}

const DEGREE: [Mark; 2] = [Mark::Raise, Mark::Lower];

impl<'a> Telling<'a> {
    pub fn new(
        link: &'a Link,
        number: usize,
        left: &'a View<'a>,
        right: &'a View<'a>,
        codebook: &'a Codebook,
        lexicon: &'a Lexicon,
        ladders: &'a Ladders<'a>,
    ) -> Self {
        let (found, gone, come) = (Vec::new(), Vec::new(), Vec::new());
        Self { link, number, left, right, codebook, lexicon, ladders, found, gone, come }
    }

    /// All changes of the link; at least one.
    pub fn told(mut self) -> Vec<Change> {
        let pairs = pairs(self.link, self.left, self.right);
        for &pair in &pairs.both {
            self.strength(pair);
        }
        self.fields(&pairs);
        self.unpaired(&pairs);
        self.rest(&pairs);
        self.found
    }

    fn strength(&mut self, pair: (usize, usize)) {
        let (left, right) = (self.left, self.right);
        let (p, q) = (left.position(pair.0), right.position(pair.1));
        let a = word(left, pair.0, self.codebook, self.lexicon);
        let b = word(right, pair.1, self.codebook, self.lexicon);
        let triggers = (left.touched(p.trigger), right.touched(q.trigger));
        let negated: (Vec<Span>, Vec<Span>) = if p.act == q.act {
            (Vec::new(), Vec::new())
        } else {
            (left.touched_marks(&[Mark::Not]).collect(), right.touched_marks(&[Mark::Not]).collect())
        };
        let worded = (triggers.0 || triggers.1) && !a.is(&b);
        let act = worded || !negated.0.is_empty() || !negated.1.is_empty();
        let near = |view: &View, number: usize| -> Vec<Span> {
            view.touched_marks(&DEGREE).filter(|span| view.nearest(*span) == Some(number)).collect()
        };
        let (from, to) = (near(left, pair.0), near(right, pair.1));
        let degree = act || !from.is_empty() || !to.is_empty();
        if !act && (!degree || p.degree == q.degree && from.is_empty() != to.is_empty()) {
            return;
        }
        let verdict = self.ladders.verdict(self.codebook, &a, &b, degree);
        let (kind, field, by) = match verdict {
            Verdict::Level => return,
            Verdict::Ordered(order, by) => {
                let kind = if order == Ordering::Greater { Kind::Strengthened } else { Kind::Softened };
                let degree_alone = by.iter().all(|by| by.starts_with("degree "));
                (kind, if act && !degree_alone { Field::Act } else { Field::Degree }, by)
            }
            Verdict::Unclear(by) => (Kind::NotComparable, Field::Act, by),
            // Without another act word there is no witness of another act.
            Verdict::Other(_) if !act => return,
            Verdict::Other(by) => (Kind::Changed, Field::Act, by),
        };
        let witness = |trigger: Span, degree: &[Span], not: &[Span]| {
            let words = degree.iter().chain(not).copied();
            if act || degree.is_empty() {
                words.fold(trigger, Span::cover)
            } else {
                cover(degree).unwrap_or(trigger)
            }
        };
        let reasons = by.into_iter().map(|by| Reason {
            what: field,
            left: Some(witness(p.trigger, &from, &negated.0)),
            right: Some(witness(q.trigger, &to, &negated.1)),
            by,
        });
        let mut entry = self.entry(kind, Some(pair));
        entry.fields = vec![field];
        entry.because = reasons.collect();
        self.found.push(entry);
        if act {
            self.gone.push(p.trigger);
            self.come.push(q.trigger);
        }
        self.gone.extend(from.into_iter().chain(negated.0));
        self.come.extend(to.into_iter().chain(negated.1));
    }

    /// Fields, gathered to one entry a position.
    fn fields(&mut self, pairs: &Pairs) {
        let mut of: Vec<(Option<(usize, usize)>, Found)> = Vec::new();
        for &pair in &pairs.both {
            // A name that stands for the holder of several acts is told once.
            let fresh = |found: &Found| {
                !of.iter().any(|(_, old)| {
                    old.field == found.field && old.left == found.left && old.right == found.right
                })
            };
            let both = [
                holder(pair, self.left, self.right, self.codebook).filter(&fresh),
                addressee(pair, self.left, self.right, self.codebook).filter(&fresh),
            ];
            of.extend(both.into_iter().flatten().map(|found| (Some(pair), found)));
        }
        for found in named(self.left, self.right) {
            let left = found.left.first().and_then(|span| self.left.position_of(*span));
            let right = found.right.first().and_then(|span| self.right.position_of(*span));
            let pair =
                pairs.both.iter().find(|(p, q)| Some(*p) == left || left.is_none() && Some(*q) == right);
            of.push((pair.copied(), found));
        }
        of.sort_by_key(|(pair, found)| (*pair, found.field));
        let mut last: Option<Option<(usize, usize)>> = None;
        for (pair, found) in of {
            if last != Some(pair) {
                let entry = self.entry(Kind::Changed, pair);
                self.found.push(entry);
                last = Some(pair);
            }
            let Some(entry) = self.found.last_mut() else { continue };
            entry.fields.push(found.field);
            entry.because.push(Reason {
                what: found.field,
                left: cover(&found.left),
                right: cover(&found.right),
                by: found.by,
            });
            self.gone.extend(found.left);
            self.come.extend(found.right);
        }
    }

    /// Acts that stand on one side only, and whose words were changed.
    fn unpaired(&mut self, pairs: &Pairs) {
        for &p in &pairs.left {
            let Some(span) = new_act(self.left, p) else { continue };
            let mut entry = self.entry(Kind::Dropped, None);
            (entry.left, entry.right) = (passage(self.left.stretch(), Some(p)), None);
            entry.because = vec![reason(Some(self.left.position(p).trigger), None, "dropped")];
            self.found.push(entry);
            self.gone.push(span);
        }
        for &q in &pairs.right {
            let Some(span) = new_act(self.right, q) else { continue };
            let mut entry = self.entry(Kind::Added, None);
            (entry.left, entry.right) = (None, passage(self.right.stretch(), Some(q)));
            entry.because = vec![reason(None, Some(self.right.position(q).trigger), "added")];
            self.found.push(entry);
            self.come.push(span);
        }
    }

    /// What nothing has told: one entry.
    fn rest(&mut self, pairs: &Pairs) {
        let told = (&self.gone[..], &self.come[..]);
        let edits: Vec<Edit> = if self.found.is_empty() {
            let worded = |edit: &&Edit| edit.substance == Substance::Words;
            self.link.words.iter().filter(worded).copied().collect()
        } else {
            untold(self.link, self.left, self.right, told)
        };
        let Some(first) = edits.first() else { return };
        let left = first.left.and_then(|span| self.left.position_of(span));
        let pair = pairs.both.iter().find(|(p, _)| Some(*p) == left).or(pairs.both.first()).copied();
        let mut entry = self.entry(Kind::Reworded, pair);
        let words = |edit: &Edit| Reason {
            what: Field::Words,
            left: edit.left,
            right: edit.right,
            by: "words".to_owned(),
        };
        entry.because = edits.iter().map(words).collect();
        self.found.push(entry);
    }

    fn entry(&self, kind: Kind, pair: Option<(usize, usize)>) -> Change {
        let (p, q) = (pair.map(|pair| pair.0), pair.map(|pair| pair.1));
        change(kind, self.number, passage(self.left.stretch(), p), passage(self.right.stretch(), q))
    }
}

/// The words of an act that only one side has: all edits from its act word
/// to the end of its matter. `None` where its act word stands on both sides.
fn new_act(view: &View, number: usize) -> Option<Span> {
    let position = view.position(number);
    let whole = position.matter.map_or(position.trigger, |matter| matter.cover(position.trigger));
    let edits = view.edits.iter().filter(|edit| edit.overlaps(whole));
    view.touched(position.trigger).then(|| edits.fold(whole, |all, edit| all.cover(*edit)))
}

fn reason(left: Option<Span>, right: Option<Span>, by: &str) -> Reason {
    Reason { what: Field::Act, left, right, by: by.to_owned() }
}

fn cover(spans: &[Span]) -> Option<Span> {
    spans.iter().copied().reduce(Span::cover)
}
