//! What words differ between stretches laid against each other.
//!
//! Words are aligned first, and minimally; marks are compared where the
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

/// Above this many pairs of words a less than minimal alignment is taken:
/// no clause of a real text comes near it.
const MANY: usize = 16_000_000;

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
    let words = |pieces: &[Piece]| -> Vec<(usize, u32)> {
        pieces.iter().enumerate().filter_map(|(i, piece)| Some((i, piece.word?))).collect()
    };
    let (a, b) = (words(a), words(b));
    let mut sorted: Vec<u32> = a.iter().chain(&b).map(|(_, word)| *word).collect();
    sorted.sort_unstable();
    sorted.dedup();
    let tokens = |words: &[(usize, u32)]| -> Vec<Token> {
        let rank = |word: &u32| sorted.partition_point(|known| known < word);
        words.iter().map(|(_, word)| Token(u32::try_from(rank(word)).unwrap_or(0))).collect()
    };
    let (before, after) = (tokens(&a), tokens(&b));
    let kinds = u32::try_from(sorted.len()).unwrap_or(u32::MAX);
    let few = before.len().saturating_mul(after.len()) <= MANY;
    let algorithm = if few { Algorithm::MyersMinimal } else { Algorithm::Histogram };
    let mut diff = Diff::default();
    diff.compute_with(algorithm, &before, &after, kinds);
    let kept = |n: usize, gone: &dyn Fn(u32) -> bool| -> Vec<usize> {
        (0..n).filter(|&i| !gone(u32::try_from(i).unwrap_or(0))).collect()
    };
    let left = kept(a.len(), &|i| diff.is_removed(i));
    let right = kept(b.len(), &|i| diff.is_added(i));
    left.into_iter().zip(right).map(|(i, j)| (a[i].0, b[j].0)).collect()
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
