//! What became of every act between two versions of one text: act is laid
//! against act inside the sentences that are laid against each other.
//!
//! Refuses to call an act missing where the other version has a word for it,
//! or a name missing where the other version names it: what one language's
//! reader saw and the other's did not is no difference of the texts.

use super::figures::figures;
use super::units::{Class, Sign, Unit};
use super::witness::{Version, common};
use crate::codebook::{Codebook, Degree};
use crate::compare::{Change, Field, Kind, Link, Passage, Reason, Side, Stands};
use crate::reading::{HolderBy, Position};
use crate::span::Span;

/// How many links away an act without a counterpart looks for one.
const NEARBY: usize = 2;

/// A text with its sentences.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// The text and its reading.
    pub side: Side<'a>,
    /// Its sentences.
    pub units: &'a [Unit],
}

/// The changes of all links, in their order.
pub fn changes(left: Text<'_>, right: Text<'_>, links: &[Link], codebook: &Codebook) -> Vec<Change> {
    let left = Version::new(left, links.iter().map(|link| &link.left[..]), codebook);
    let right = Version::new(right, links.iter().map(|link| &link.right[..]), codebook);
    let mut teller = Teller { left, right, links, codebook, found: Vec::new() };
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for link in 0..links.len() {
        teller.pair(link, &mut pairs);
    }
    let (mut alone_left, mut alone_right) = teller.alone(&pairs);
    teller.pair_nearby(&mut alone_left, &mut alone_right, &mut pairs);
    pairs.sort_unstable_by_key(|(a, b)| (teller.right.link_of[*b], *b, *a));
    let mut pairs = pairs.into_iter().peekable();
    for (number, link) in links.iter().enumerate() {
        let mut own = Vec::new();
        while let Some(pair) = pairs.next_if(|(_, b)| teller.right.link_of[*b] == Some(number)) {
            own.push(pair);
        }
        teller.moved(number);
        teller.link(number, link, &own, (&alone_left, &alone_right));
    }
    teller.found
}

struct Teller<'a> {
    left: Version<'a>,
    right: Version<'a>,
    links: &'a [Link],
    codebook: &'a Codebook,
    found: Vec<Change>,
}

impl Teller<'_> {
    /// Lays the acts of one link against each other: the likest first.
    fn pair(&self, link: usize, pairs: &mut Vec<(usize, usize)>) {
        let (lefts, rights) = (self.left.acts(link), self.right.acts(link));
        let mut offers = Vec::new();
        for (i, &a) in lefts.iter().enumerate() {
            for (j, &b) in rights.iter().enumerate() {
                let apart = (i as f64 / lefts.len() as f64) - (j as f64 / rights.len() as f64);
                let alike = self.alike(a, b) - apart.abs();
                if alike >= 1.5 {
                    offers.push((alike, a, b));
                }
            }
        }
        offers.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        let from = pairs.len();
        for (_, a, b) in offers {
            if pairs[from..].iter().all(|(x, y)| *x != a && *y != b) {
                pairs.push((a, b));
            }
        }
    }

    /// How alike two acts are. Different acts are alike only in one family,
    /// by one holder, where neither version has a word for the other's act.
    fn alike(&self, a: usize, b: usize) -> f64 {
        let (one, other) = (self.left.position(a), self.right.position(b));
        let mut alike = 0.0;
        if one.act == other.act {
            alike += 4.0;
        } else if self.family(one) != self.family(other) || self.worded(a, b) {
            return 0.0;
        } else {
            alike += 1.0;
        }
        let share = |x: &[String], y: &[String]| if common(x, y) { 1.0 } else { 0.0 };
        alike += share(&one.holders, &other.holders);
        alike += 0.7 * share(&one.addressees, &other.addressees);
        alike += 0.7 * share(&one.instruments, &other.instruments);
        alike += 0.7 * share(&one.topics, &other.topics);
        alike + if one.degree == other.degree { 0.3 } else { 0.0 }
    }

    fn family(&self, position: &Position) -> Option<&str> {
        self.codebook.acts.iter().find(|act| act.id == position.act).map(|act| act.family.as_str())
    }

    /// Whether either version has a word for the other's act.
    fn worded(&self, a: usize, b: usize) -> bool {
        self.right.has_word(self.right.link_of[b], &self.left.position(a).act)
            || self.left.has_word(self.left.link_of[a], &self.right.position(b).act)
    }

    /// The acts that are in no pair.
    fn alone(&self, pairs: &[(usize, usize)]) -> (Vec<bool>, Vec<bool>) {
        let mut left: Vec<bool> = self.left.link_of.iter().map(Option::is_some).collect();
        let mut right: Vec<bool> = self.right.link_of.iter().map(Option::is_some).collect();
        for &(a, b) in pairs {
            (left[a], right[b]) = (false, false);
        }
        (left, right)
    }

    /// Translators move an act into the sentence before or after.
    fn pair_nearby(&self, left: &mut [bool], right: &mut [bool], pairs: &mut Vec<(usize, usize)>) {
        for (a, alone) in left.iter_mut().enumerate() {
            let Some(link) = self.left.link_of[a].filter(|_| *alone) else { continue };
            let one = self.left.position(a);
            let mut near: Vec<usize> = (link.saturating_sub(NEARBY)..=link + NEARBY).collect();
            near.sort_by_key(|other| other.abs_diff(link));
            let counterpart = near.into_iter().flat_map(|other| self.right.acts(other)).find(|&&b| {
                let other = self.right.position(b);
                let alike = common(&one.instruments, &other.instruments)
                    || common(&one.topics, &other.topics)
                    || common(&one.addressees, &other.addressees);
                right[b] && one.act == other.act && alike && common(&one.holders, &other.holders)
            });
            if let Some(&b) = counterpart {
                (*alone, right[b]) = (false, false);
                pairs.push((a, b));
            }
        }
    }

    /// Tells a run of links out of place once.
    fn moved(&mut self, number: usize) {
        let follows = |number: usize| {
            let before = number.checked_sub(1).map(|n| &self.links[n]);
            let link = &self.links[number];
            before.is_some_and(|before| {
                before.stands == Stands::Moved
                    && link.stands == Stands::Moved
                    && self.left.next(before.left.last().copied()) == link.left.first().copied()
            })
        };
        if self.links[number].stands != Stands::Moved || follows(number) {
            return;
        }
        let run = (number + 1..self.links.len()).take_while(|n| follows(*n)).last().unwrap_or(number);
        let cover = |a: &[Span], b: &[Span]| stretch(a).zip(stretch(b)).map(|(a, b)| a.cover(b));
        let left = cover(&self.links[number].left, &self.links[run].left);
        let right = cover(&self.links[number].right, &self.links[run].right);
        let reason = Reason { what: Field::Place, left, right, by: "place".to_owned() };
        let passage = |span: Option<Span>| span.map(|span| Passage { span, position: None });
        self.tell(Kind::Moved, number, (passage(left), passage(right)), vec![reason]);
    }

    fn link(&mut self, number: usize, link: &Link, pairs: &[(usize, usize)], alone: (&[bool], &[bool])) {
        let whole = |spans: &[Span]| stretch(spans).map(|span| Passage { span, position: None });
        let (from, to) = (whole(&link.left), whole(&link.right));
        let before = self.found.len();
        let mut figures = match (from, to) {
            (Some(_), Some(_)) => figures(&self.left, &link.left, &self.right, &link.right),
            _ => Vec::new(),
        };
        for &(a, b) in pairs {
            let mut because = self.compared(a, b);
            let (left, right) = (self.left.passage(a), self.right.passage(b));
            figures.retain(|reason| {
                let within =
                    |figure: Option<Span>, passage: Passage| figure.is_some_and(|f| passage.span.contains(f));
                let own = within(reason.left, left) || within(reason.right, right);
                if own {
                    because.push(reason.clone());
                }
                !own
            });
            let kind = if because.is_empty() { Kind::Kept } else { Kind::Changed };
            self.tell(kind, number, (Some(left), Some(right)), because);
        }
        let lefts = self.left.acts(number).iter().copied().filter(|a| alone.0[*a]).collect::<Vec<_>>();
        for a in lefts {
            let act = &self.left.position(a).act;
            let (kind, there) = match self.right.has_word(Some(number), act) {
                true => (Kind::Kept, to),
                false => (Kind::Dropped, None),
            };
            self.tell(kind, number, (Some(self.left.passage(a)), there), Vec::new());
        }
        let rights = self.right.acts(number).iter().copied().filter(|b| alone.1[*b]).collect::<Vec<_>>();
        for b in rights {
            let act = &self.right.position(b).act;
            let (kind, there) = match self.left.has_word(Some(number), act) {
                true => (Kind::Kept, from),
                false => (Kind::Added, None),
            };
            self.tell(kind, number, (there, Some(self.right.passage(b))), Vec::new());
        }
        if !figures.is_empty() {
            self.tell(Kind::Changed, number, (from, to), figures);
        }
        if self.found.len() == before {
            let kind = match (from, to) {
                (Some(_), Some(_)) => Kind::Kept,
                (Some(_), None) if self.left.acts(number).is_empty() => Kind::Dropped,
                (None, Some(_)) if self.right.acts(number).is_empty() => Kind::Added,
                _ => return,
            };
            self.tell(kind, number, (from, to), Vec::new());
        }
    }

    /// What differs between two acts laid against each other.
    fn compared(&self, a: usize, b: usize) -> Vec<Reason> {
        let (one, other) = (self.left.position(a), self.right.position(b));
        let mut because = Vec::new();
        let mut add = |what, by: String| {
            because.push(Reason { what, left: Some(one.trigger), right: Some(other.trigger), by });
        };
        if one.act != other.act {
            add(Field::Act, format!("act {} → {}", one.act, other.act));
        }
        if one.degree != other.degree {
            add(Field::Degree, format!("degree {} → {}", degree(one.degree), degree(other.degree)));
        }
        let (here, there) = (self.left.link_of[a], self.right.link_of[b]);
        let lists = [
            (Field::Holder, "holder", &one.holders, &other.holders),
            (Field::Addressee, "addressee", &one.addressees, &other.addressees),
            (Field::Instrument, "instrument", &one.instruments, &other.instruments),
        ];
        for (what, name, left, right) in lists {
            // A holder that a clause does not name is told where it is named.
            let named = |by: HolderBy| what != Field::Holder || by == HolderBy::Named;
            let missing = |(own, here): (&Version, _), ids: &[String], (other, there): (&Version, _)| {
                ids.iter().any(|id| own.titles(here, id) && !other.names(there, id))
            };
            let (one_side, other_side) = ((&self.left, here), (&self.right, there));
            let lost = named(one.holder_by) && missing(one_side, left, other_side);
            let new = named(other.holder_by) && missing(other_side, right, one_side);
            if lost || new {
                add(what, format!("{name} {} → {}", list(left), list(right)));
            }
        }
        because
    }

    fn tell(
        &mut self,
        kind: Kind,
        link: usize,
        at: (Option<Passage>, Option<Passage>),
        because: Vec<Reason>,
    ) {
        let mut fields: Vec<Field> = because.iter().map(|reason| reason.what).collect();
        fields.sort_unstable();
        fields.dedup();
        let scale = |version: &Version, passage: Option<Passage>| {
            let position = version.position(passage?.position?);
            Some(15 * u16::from(position.binding) + u16::from(position.force) / 5)
        };
        let scales = [scale(&self.left, at.0), scale(&self.right, at.1)];
        let most = scales.iter().flatten().copied().max();
        let weight = match kind {
            Kind::Added | Kind::Dropped if most.is_some() => 900,
            Kind::Changed => 700,
            Kind::Added | Kind::Dropped => 500,
            Kind::Moved => 300,
            _ => 100,
        };
        let weight = weight + most.unwrap_or(0).min(99);
        self.found.push(Change { kind, fields, left: at.0, right: at.1, because, link, weight });
    }
}

/// The sign of a word that may perform an act.
pub fn word_of(act: &str) -> Sign {
    Sign::new(Class::Cue, act)
}

fn degree(degree: Degree) -> &'static str {
    match degree {
        Degree::Lowered => "lowered",
        Degree::Plain => "plain",
        Degree::Raised => "raised",
    }
}

fn list(ids: &[String]) -> String {
    if ids.is_empty() { "none".to_owned() } else { ids.join(" ") }
}

fn stretch(spans: &[Span]) -> Option<Span> {
    spans.first().zip(spans.last()).map(|(first, last)| first.cover(*last))
}
