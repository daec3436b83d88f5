//! Makes pairs of documents out of aligned lines, as translators and editors
//! would: lines dropped, joined, and put elsewhere nearby; and measures an
//! alignment against what was made.

use std::collections::BTreeMap;

use verbale_core::compare::Link;
use verbale_core::text::Document;

/// Lines of the documents that were made of the same lines.
pub type Group = (Vec<usize>, Vec<usize>);

/// A pair of documents and which of their lines belong together.
pub struct Made {
    /// The left text.
    pub left: String,
    /// The right text.
    pub right: String,
    /// What belongs together, and what was done to it.
    pub groups: Vec<(Group, What)>,
}

/// What was done to lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Nothing.
    OneToOne,
    /// Two lines of the right text are one on the left.
    OneToTwo,
    /// Two lines of the left text are one on the right.
    TwoToOne,
    /// Put elsewhere.
    Shuffled,
    /// More than one of these.
    Other,
}

/// Numbers that are the same on every run (xorshift).
pub struct Dice(u64);

impl Dice {
    /// Dice that fall alike for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % count.max(1)
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// How much is done to the lines, in percent.
#[derive(Clone, Copy, Debug)]
pub struct Wear {
    /// Lines dropped, on either side.
    pub drop: usize,
    /// Lines joined with the next, on either side.
    pub join: usize,
    /// Lines at which a window of two to five is shuffled.
    pub shuffle: usize,
}

/// A pair of documents made of aligned lines.
pub fn make(left: &[&str], right: &[&str], wear: Wear, dice: &mut Dice) -> Made {
    let from = cut(left.len(), wear, dice);
    let mut to = cut(right.len(), wear, dice);
    let mut moved = vec![false; right.len()];
    let mut at = 0;
    while at < to.len() {
        if !dice.chance(wear.shuffle) {
            at += 1;
            continue;
        }
        let width = (2 + dice.below(4)).min(to.len() - at);
        let before = to[at..at + width].to_vec();
        for k in (1..width).rev() {
            to.swap(at + k, at + dice.below(k + 1));
        }
        for k in 0..width {
            if before[k] != to[at + k] {
                to[at + k].iter().for_each(|line| moved[*line] = true);
            }
        }
        at += width;
    }
    let written = |items: &[Vec<usize>], lines: &[&str]| {
        let line = |item: &Vec<usize>| item.iter().map(|n| lines[*n].trim()).collect::<Vec<_>>().join(" ");
        items.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    // What shares a source line belongs together.
    let mut pairs = Vec::new();
    for (a, item) in from.iter().enumerate() {
        for (b, other) in to.iter().enumerate() {
            if item.iter().any(|line| other.contains(line)) {
                pairs.push((vec![a], vec![b]));
            }
        }
    }
    let what = |group: &Group| {
        let shuffled = group.0.iter().flat_map(|a| &from[*a]).any(|line| moved[*line]);
        match (group.0.len(), group.1.len()) {
            (1, 1) if shuffled => What::Shuffled,
            (1, 1) => What::OneToOne,
            (1, 2) => What::OneToTwo,
            (2, 1) => What::TwoToOne,
            _ => What::Other,
        }
    };
    let groups = together(pairs).into_iter().map(|group| (what(&group), group));
    Made {
        left: written(&from, left),
        right: written(&to, right),
        groups: groups.map(|(what, group)| (group, what)).collect(),
    }
}

/// Lines with some dropped and some joined.
fn cut(count: usize, wear: Wear, dice: &mut Dice) -> Vec<Vec<usize>> {
    let mut items: Vec<Vec<usize>> = Vec::new();
    let mut join = false;
    for line in 0..count {
        if dice.chance(wear.drop) {
            continue;
        }
        match items.last_mut() {
            Some(last) if join => last.push(line),
            _ => items.push(vec![line]),
        }
        join = !join && dice.chance(wear.join);
    }
    items
}

/// Joins what shares a line on either side, and sorts it.
fn together(pairs: Vec<Group>) -> Vec<Group> {
    let mut left: BTreeMap<usize, usize> = BTreeMap::new();
    let mut right: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for pair in pairs {
        let known = |by: &BTreeMap<usize, usize>, lines: &[usize]| -> Vec<usize> {
            lines.iter().filter_map(|line| by.get(line).copied()).collect()
        };
        let mut olds = [known(&left, &pair.0), known(&right, &pair.1)].concat();
        olds.sort_unstable();
        olds.dedup();
        let mut new = pair;
        for old in olds {
            let group = std::mem::take(&mut groups[old]);
            new.0.extend(group.0);
            new.1.extend(group.1);
        }
        for lines in [&mut new.0, &mut new.1] {
            lines.sort_unstable();
            lines.dedup();
        }
        left.extend(new.0.iter().map(|line| (*line, groups.len())));
        right.extend(new.1.iter().map(|line| (*line, groups.len())));
        groups.push(new);
    }
    groups.retain(|(a, b)| !a.is_empty() && !b.is_empty());
    groups.sort();
    groups
}

/// The lines of two documents that links lay against each other.
pub fn lines(left: &Document, right: &Document, links: &[Link]) -> Vec<Group> {
    let starts = |document: &Document| -> Vec<usize> {
        let ends = document.text.match_indices('\n').map(|(at, _)| at + 1);
        std::iter::once(0).chain(ends).collect()
    };
    let (from, to) = (starts(left), starts(right));
    let line = |starts: &[usize], at: usize| starts.partition_point(|start| *start <= at) - 1;
    let both = links.iter().filter(|link| !link.left.is_empty() && !link.right.is_empty());
    let group = |link: &Link| {
        (
            link.left.iter().map(|span| line(&from, span.start())).collect(),
            link.right.iter().map(|span| line(&to, span.start())).collect(),
        )
    };
    together(both.map(group).collect())
}

/// How many groups were made, found, and found exactly.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Made by the generator.
    pub made: usize,
    /// Found by the alignment.
    pub found: usize,
    /// Found exactly.
    pub right: usize,
}

impl Count {
    /// Adds another.
    pub fn add(&mut self, other: Count) {
        self.made += other.made;
        self.found += other.found;
        self.right += other.right;
    }

    /// Precision, recall and their mean.
    pub fn figures(self) -> (f64, f64, f64) {
        let part = |of: usize| self.right as f64 / of.max(1) as f64;
        let (p, r) = (part(self.found), part(self.made));
        (p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
    }
}

/// Counts an alignment, in all and by what was done.
pub fn count(made: &Made, found: &[Group]) -> (Count, BTreeMap<What, Count>) {
    let mut all = Count { made: made.groups.len(), found: found.len(), right: 0 };
    let mut by: BTreeMap<What, Count> = BTreeMap::new();
    for (group, what) in &made.groups {
        let right = usize::from(found.binary_search(group).is_ok());
        all.right += right;
        by.entry(*what).or_default().add(Count { made: 1, found: 0, right });
    }
    (all, by)
}
