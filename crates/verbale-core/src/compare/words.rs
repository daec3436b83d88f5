//! What words differ between stretches laid against each other.
//!
//! Words are aligned first, so that the fewest letters change; marks are compared where the
//! words around them are the same, so that another comma is never taken for
//! another word.

use imara_diff::{Algorithm, Diff, Token};

use super::pieces::{Numbers, Piece};
use super::{Edit, Substance};
use crate::span::Span;
use crate::text::Text;

/// One text, as far as its words are compared.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The canonical text.
    pub text: &'a Text,
    /// Its fold.
    pub folded: &'a str,
}

/// The edits that make the left stretches the right ones, in order.
pub fn edits<'a>(
    numbers: &mut Numbers<'a>,
    left: Words<'a>,
    right: Words<'a>,
    from: &[Span],
    to: &[Span],
) -> Vec<Edit> {
    let mut pieces = |side: Words<'a>, parts: &[Span]| {
        let mut pieces = Vec::new();
        for part in parts {
            numbers.pieces(side.text, side.folded, *part, &mut pieces);
        }
        pieces
    };
    let (a, b) = (pieces(left, from), pieces(right, to));
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (p, q) in same_words(&a, &b) {
        found.extend(between(left, right, &a[i..p], &b[j..q]));
        found.extend(dress(left, right, a[p], b[q]));
        (i, j) = (p + 1, q + 1);
    }
    found.extend(between(left, right, &a[i..], &b[j..]));
    found
}

/// Pairs of pieces that are the same word, in order.
fn same_words(a: &[Piece], b: &[Piece]) -> Vec<(usize, usize)> {
    let words = |pieces: &[Piece]| -> Vec<Word> {
        let word = |(place, piece): (usize, &Piece)| {
            Some(Word { place, number: piece.word?, weight: u32::try_from(piece.span.len()).unwrap_or(0) })
        };
        pieces.iter().enumerate().filter_map(word).collect()
    };
    let (a, b) = (words(a), words(b));
    let same = |(x, y): &(&Word, &Word)| x.number == y.number;
    let head = a.iter().zip(&b).take_while(same).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(same).count();
    let (inner, other) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let middle = if inner.len().saturating_mul(other.len()) <= MANY {
        heaviest_common(inner, other)
    } else {
        fewest_changes(inner, other)
    };
    let at = |i: usize, j: usize| (a[i].place, b[j].place);
    let first = (0..head).map(|i| at(i, i));
    let middle = middle.into_iter().map(|(i, j)| at(head + i, head + j));
    let last = (0..tail).rev().map(|k| at(a.len() - 1 - k, b.len() - 1 - k));
    first.chain(middle).chain(last).collect()
}

struct Word {
    place: usize,
    number: u32,
    weight: u32,
}

/// Up to so many pairs of words the letters that change are the fewest, above
/// it the words: no clause of a real text comes near it.
const MANY: usize = 1 << 20;

/// The heaviest common subsequence, by the plain table: a clause is short.
fn heaviest_common(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut table = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let met =
                if a[i].number == b[j].number { table[(i + 1) * width + j + 1] + a[i].weight } else { 0 };
            table[i * width + j] = met.max(table[(i + 1) * width + j]).max(table[i * width + j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        let here = table[i * width + j];
        if a[i].number == b[j].number && here == table[(i + 1) * width + j + 1] + a[i].weight {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if here == table[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn fewest_changes(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let mut numbers: Vec<u32> = a.iter().chain(b).map(|word| word.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let place = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
    let tokens = |words: &[Word]| -> Vec<Token> {
        words.iter().map(|word| Token(place(numbers.partition_point(|known| *known < word.number)))).collect()
    };
    let (before, after) = (tokens(a), tokens(b));
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &before, &after, place(numbers.len()));
    let kept = (0..a.len()).filter(|&i| !diff.is_removed(place(i)));
    kept.zip((0..b.len()).filter(|&j| !diff.is_added(place(j)))).collect()
}

/// What differs between two words that stayed.
fn between(left: Words<'_>, right: Words<'_>, a: &[Piece], b: &[Piece]) -> Option<Edit> {
    let alike = |p: &Piece, q: &Piece| left.text[p.span] == right.text[q.span];
    let head = a.iter().zip(b).take_while(|(p, q)| alike(p, q)).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(p, q)| alike(p, q)).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    if a.is_empty() && b.is_empty() {
        return None;
    }
    let worded = a.iter().chain(b).any(|piece| piece.word.is_some());
    let stretch = |pieces: &[Piece]| Some(pieces.first()?.span.cover(pieces.last()?.span));
    let substance = if worded { Substance::Words } else { Substance::Markup };
    Some(Edit { left: stretch(a), right: stretch(b), substance })
}

/// The same word in other letters: 體 and 体, GENEVA and Geneva.
fn dress(left: Words<'_>, right: Words<'_>, p: Piece, q: Piece) -> Option<Edit> {
    let same = left.text[p.span] == right.text[q.span];
    (!same).then_some(Edit { left: Some(p.span), right: Some(q.span), substance: Substance::Markup })
}
