//! Finds the uses of a formula in a text: exact ones, and those that a few
//! edits of one character (put in, taken out, put in another's place) make
//! exact.
//!
//! The search is Myers' bit-vector algorithm (G. Myers, A fast bit-vector
//! algorithm for approximate string matching based on dynamic programming,
//! JACM 46(3), 1999) in blocks of 64 characters, as Hyyrö gives it (H. Hyyrö,
//! A bit-vector algorithm for computing Levenshtein and Damerau edit
//! distances, Nordic J. Computing 10, 2003). Refuses to count a character
//! twice: uses do not overlap.

use std::collections::BTreeMap;

use verbale_core::codebook::fold;
use verbale_core::span::Span;

use crate::error::{DeskError, Result};

/// A use of a formula in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// Where, in bytes.
    pub span: Span,
    /// How many edits it is away.
    pub distance: u32,
}

/// How far a use may be from its formula: a share of the formula's characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    thousandths: u32,
}

impl Share {
    /// The greatest share: beyond it anything is like anything.
    const MOST: u32 = 400;

    /// Reads `15%` or `0.15`.
    ///
    /// # Errors
    /// Where it is no share, or one above 40 %.
    pub fn read(written: &str) -> Result<Self> {
        let hint = "write a share of the formula's characters such as --near 15%, at most 40%";
        let refused = |message: String| DeskError::refused(message, hint);
        let trimmed = written.trim();
        let (number, whole) = match trimmed.strip_suffix(['%', '％']) {
            Some(number) => (number.trim_end(), 10.0),
            None => (trimmed, 1000.0),
        };
        let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let share = number.parse::<f64>().ok().filter(|_| plain).map(|share| (share * whole).round());
        let Some(share) = share else { return Err(refused(format!("`{written}` is no share"))) };
        if share > f64::from(Self::MOST) {
            return Err(refused(format!("`{written}` is too large a share")));
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 400")]
        let thousandths = share as u32;
        Ok(Self { thousandths })
    }

    /// How many edits that is for a formula, rounded down.
    #[must_use]
    pub fn edits(self, formula: &str) -> usize {
        characters(formula).len() * self.thousandths as usize / 1000
    }
}

/// The characters of a text as they are compared: folded, every white space
/// one space.
fn characters(text: &str) -> Vec<char> {
    fold(text).chars().map(plain).collect()
}

fn plain(c: char) -> char {
    if c.is_whitespace() { ' ' } else { c }
}

/// What a use must hold, whatever the edits: a filter that loses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pieces {
    /// The folded formula cut into one piece more than there are edits: every
    /// use holds at least one of them unchanged, as each edit spoils one.
    pub pieces: Vec<String>,
    /// How many of the formula's pairs of neighbouring characters every use
    /// shares with it at least, counted as often as they occur: an edit spoils
    /// two at most (E. Ukkonen, Approximate string-matching with q-grams and
    /// maximal matches, TCS 92, 1992). May be 0.
    pub bigrams: usize,
}

/// The filter for a formula and a number of edits.
#[must_use]
pub fn pieces(formula: &str, edits: usize) -> Pieces {
    let letters = characters(formula);
    let count = (edits + 1).min(letters.len());
    let cut = |i: usize| letters.len() * i / count.max(1);
    // With more edits than characters even an empty text is a use.
    let pieces = if edits < letters.len() {
        (0..count).map(|i| letters[cut(i)..cut(i + 1)].iter().collect()).collect()
    } else {
        Vec::new()
    };
    Pieces { pieces, bigrams: letters.len().saturating_sub(1 + 2 * edits) }
}

/// A formula made ready to be sought in many texts.
pub struct Formula {
    letters: Vec<char>,
    forwards: Masks,
    backwards: Masks,
    edits: usize,
}

impl Formula {
    /// Makes a formula ready; white space at its ends is left out. There are
    /// always fewer edits than characters.
    #[must_use]
    pub fn new(formula: &str, edits: usize) -> Self {
        let letters = characters(formula.trim());
        let edits = edits.min(letters.len().saturating_sub(1));
        let forwards = Masks::new(letters.iter().copied());
        let backwards = Masks::new(letters.iter().rev().copied());
        Self { letters, forwards, backwards, edits }
    }

    /// The uses in a text, in order: those with the fewest edits first choose
    /// their place, among equals those that end first.
    #[must_use]
    pub fn uses(&self, text: &str) -> Vec<Use> {
        self.uses_in_folded(&fold(text))
    }

    /// The same in a text that is folded already.
    #[must_use]
    pub fn uses_in_folded(&self, folded: &str) -> Vec<Use> {
        if self.letters.is_empty() {
            return Vec::new();
        }
        let text: Vec<char> = folded.chars().map(plain).collect();
        let mut free = self.regions(&text);
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for distance in 0..=self.edits {
            let mut left = Vec::new();
            for (start, end) in free {
                let before = found.len();
                self.sweep(&text, start, end, distance, &mut found);
                let mut at = start;
                for &(from, to, _) in &found[before..] {
                    left.push((at, from));
                    at = to;
                }
                left.push((at, end));
            }
            // A use is at least as long as the formula without its edits.
            left.retain(|(start, end)| end - start + self.edits >= self.letters.len());
            free = left;
        }
        found.sort_unstable();
        let mut places = folded.char_indices().map(|(at, _)| at).chain([folded.len()]).enumerate().peekable();
        let mut byte = |place: usize| {
            while places.peek().is_some_and(|(number, _)| *number < place) {
                places.next();
            }
            places.peek().map_or(folded.len(), |(_, at)| *at)
        };
        let mut uses = Vec::with_capacity(found.len());
        for (start, end, distance) in found {
            let (start, end) = (byte(start), byte(end));
            uses.push(Use {
                span: Span::new(start, end),
                distance: u32::try_from(distance).unwrap_or(u32::MAX),
            });
        }
        uses
    }

    /// The stretches of a text in which uses may lie: all that is looked at
    /// more than once.
    fn regions(&self, text: &[char]) -> Vec<(usize, usize)> {
        let reach = self.letters.len() + self.edits;
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut column = Column::new(&self.forwards, Anchor::Anywhere);
        for (at, &c) in text.iter().enumerate() {
            if column.step(&self.forwards, c) > self.edits {
                continue;
            }
            let start = (at + 1).saturating_sub(reach);
            match found.last_mut() {
                Some(last) if last.1 >= start => last.1 = at + 1,
                _ => found.push((start, at + 1)),
            }
        }
        found
    }

    /// The uses in a stretch at one distance, where there is none nearer.
    fn sweep(
        &self,
        text: &[char],
        start: usize,
        end: usize,
        distance: usize,
        found: &mut Vec<(usize, usize, usize)>,
    ) {
        let mut column = Column::new(&self.forwards, Anchor::Anywhere);
        let mut at = start;
        let mut from = start;
        while at < end {
            at += 1;
            if column.step(&self.forwards, text[at - 1]) == distance {
                let first = self.first(text, from, at, distance);
                at = self.last(text, first, at, end, distance);
                found.push((first, at, distance));
                from = at;
                column = Column::new(&self.forwards, Anchor::Anywhere);
            }
        }
    }

    /// Where a use ends: it grows towards the formula's own length as long as
    /// it comes no farther, so that another last character is one put in the
    /// place of the formula's, not one missing.
    fn last(&self, text: &[char], start: usize, end: usize, limit: usize, distance: usize) -> usize {
        if end - start >= self.letters.len() {
            return end;
        }
        let mut column = Column::new(&self.forwards, Anchor::AtStart);
        for &c in &text[start..end] {
            column.step(&self.forwards, c);
        }
        let most = limit.min(start + self.letters.len());
        let grown = text[end..most].iter().take_while(|c| column.step(&self.forwards, **c) == distance);
        end + grown.count()
    }

    /// Where the use begins that ends at a place: as near as can be to the
    /// formula's own length, among equals the shorter.
    fn first(&self, text: &[char], from: usize, end: usize, distance: usize) -> usize {
        let mut column = Column::new(&self.backwards, Anchor::AtStart);
        let own = self.letters.len();
        let mut best: Option<(usize, usize)> = None;
        for (length, at) in (1_usize..).zip((from..end).rev()).take(own + self.edits) {
            if column.step(&self.backwards, text[at]) == distance {
                let key = (length.abs_diff(own), length);
                best = Some(best.map_or(key, |best| best.min(key)));
            }
        }
        best.map_or(end, |(_, length)| end - length)
    }
}

/// Where each character stands in the formula, one bit a place.
struct Masks {
    own: BTreeMap<char, Vec<u64>>,
    /// The last bits of the numbers of these characters, so that most
    /// characters of a text need not be looked up.
    known: [u64; 64],
    none: Vec<u64>,
    length: usize,
}

impl Masks {
    fn new(letters: impl ExactSizeIterator<Item = char>) -> Self {
        let length = letters.len();
        let none = vec![0; length.div_ceil(64)];
        let mut own: BTreeMap<char, Vec<u64>> = BTreeMap::new();
        let mut known = [0; 64];
        for (place, c) in letters.enumerate() {
            let (word, bit) = last_bits(c);
            known[word] |= bit;
            own.entry(c).or_insert_with(|| none.clone())[place / 64] |= 1 << (place % 64);
        }
        Self { own, known, none, length }
    }

    fn of(&self, c: char) -> &[u64] {
        let (word, bit) = last_bits(c);
        let may = self.known[word] & bit != 0;
        if may { self.own.get(&c).unwrap_or(&self.none) } else { &self.none }
    }
}

fn last_bits(c: char) -> (usize, u64) {
    let number = u32::from(c) & 4095;
    ((number / 64) as usize, 1 << (number % 64))
}

/// Whether a use may begin anywhere, or at the place where the search began.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Anchor {
    Anywhere,
    AtStart,
}

/// One column of the table of distances: whether each differs from the one
/// above it by one more, one less or nothing.
struct Column {
    more: Vec<u64>,
    less: Vec<u64>,
    distance: usize,
    anchor: Anchor,
}

impl Column {
    fn new(masks: &Masks, anchor: Anchor) -> Self {
        let blocks = masks.none.len();
        Self { more: vec![u64::MAX; blocks], less: vec![0; blocks], distance: masks.length, anchor }
    }

    /// Goes on by one character; gives the distance of the whole formula.
    fn step(&mut self, masks: &Masks, c: char) -> usize {
        let mut carry: i8 = if self.anchor == Anchor::AtStart { 1 } else { 0 };
        let equals = masks.of(c);
        let last = equals.len() - 1;
        for (block, &equal) in equals.iter().enumerate() {
            let top = if block == last { 1 << ((masks.length - 1) % 64) } else { 1 << 63 };
            carry = self.block(block, equal, carry, top);
        }
        match carry {
            1 => self.distance += 1,
            -1 => self.distance -= 1,
            _ => {}
        }
        self.distance
    }

    /// One block of 64 places: Hyyrö's `advance block`. `carry` is the
    /// difference along the row above it; gives the one along its last row.
    fn block(&mut self, block: usize, equal: u64, carry: i8, top: u64) -> i8 {
        let (more, less) = (self.more[block], self.less[block]);
        let vertical = equal | less;
        let equal = if carry < 0 { equal | 1 } else { equal };
        let diagonal = ((equal & more).wrapping_add(more) ^ more) | equal;
        let mut up = less | !(diagonal | more);
        let mut down = more & diagonal;
        let out = i8::from(up & top != 0) - i8::from(down & top != 0);
        up <<= 1;
        down <<= 1;
        match carry {
            1 => up |= 1,
            -1 => down |= 1,
            _ => {}
        }
        self.more[block] = down | !(vertical | up);
        self.less[block] = up & vertical;
        out
    }
}

#[cfg(test)]
mod tests;
