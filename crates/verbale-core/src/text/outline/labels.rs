//! Which labels are labels, and how deep each paragraph is nested.
//!
//! A lone capital may be an initial, `(i)` may follow `(h)`: neighbours tell.

use super::lines::{Ended, Line};
use super::{ParagraphKind, edges};
use crate::text::numbering::{Label, Style};
use crate::text::numerals;

/// Drops labels that are none and settles letters that look like numerals.
pub(super) fn settle(lines: &mut [Line<'_>]) {
    let mut last: Vec<(Style, u32)> = Vec::new();
    for line in lines {
        let Some(label) = &mut line.label else { continue };
        let before = |style| last.iter().find(|(s, _)| *s == style).map(|(_, n)| *n);
        let letter = numerals::letter(label.name);
        let follows = |style| letter.is_some_and(|n| n > 1 && before(style) == Some(n - 1));
        let numeral_letter = matches!(label.name, "i" | "v" | "x" | "I" | "V" | "X");
        match label.style {
            Style::RomanBracket if letter.is_some() && (follows(Style::Letter) || !numeral_letter) => {
                label.style = Style::Letter;
            }
            Style::Roman if letter.is_some() && (follows(Style::Capital) || !numeral_letter) => {
                label.style = Style::Capital;
            }
            _ => {}
        }
        let style = label.style;
        let ordinal = ordinal(label);
        // «В. Путин» opens with an initial; `B. Trade` follows `A. Energy`.
        let lone = style == Style::Capital || style == Style::Roman && letter.is_some();
        let expected = ordinal == Some(1)
            || ordinal.is_some_and(|n| n.checked_sub(1).is_some_and(|m| before(style) == Some(m)));
        if lone && !line.rest().is_empty() && !expected {
            line.label = None;
            continue;
        }
        if let Some(n) = ordinal {
            last.retain(|(s, _)| *s != style);
            last.push((style, n));
        }
    }
}

/// The place of a label among its siblings.
fn ordinal(label: &Label<'_>) -> Option<u32> {
    let name = label.name;
    match label.style {
        Style::HanNumber | Style::HanBracket => numerals::han(name).or_else(|| stem(name)),
        Style::Number | Style::NumberBracket => numerals::arabic(name.rsplit('.').next()?),
        Style::Roman | Style::RomanBracket => numerals::roman(name),
        Style::Letter | Style::Capital => numerals::letter(name),
        Style::Named | Style::Bullet => None,
    }
}

/// 甲 乙 丙 … count as letters do.
fn stem(name: &str) -> Option<u32> {
    let mut chars = name.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    "甲乙丙丁戊己庚辛壬癸".chars().zip(1..).find(|(s, _)| *s == c).map(|(_, n)| n)
}

/// Whether the lines are unrelated sentences: no title, one sentence a line,
/// numbers in no order. Taught by the UN Parallel Corpus.
pub(super) fn is_list(lines: &[Line<'_>]) -> bool {
    let numbers: Vec<u32> = lines
        .iter()
        .filter_map(|line| line.label.filter(|label| label.style == Style::Number))
        .filter(|label| !label.name.contains('.'))
        .filter_map(|label| ordinal(&label))
        .collect();
    let steps = numbers.len().saturating_sub(1);
    let jumps = numbers.windows(2).filter(|pair| pair[1] != pair[0] + 1 && pair[1] != 1).count();
    steps >= 3 && jumps * 2 > steps && !lines.first().is_some_and(|line| edges::may_be_title(line))
}

/// Gives every labelled paragraph its depth.
pub(super) fn nest(lines: &mut [Line<'_>]) {
    let mut open: Vec<(Key, u8)> = Vec::new();
    let mut seen: Vec<(Key, u8)> = Vec::new();
    let mut announced = false;
    for line in lines {
        let colon = line.ended == Ended::Colon;
        if line.kind == ParagraphKind::Heading {
            open.clear();
            seen.clear();
            announced = false;
            continue;
        }
        let Some(label) = line.label else {
            // A plain paragraph ends the lists above it, but a resolution's
            // numbered paragraph goes on through unnumbered ones.
            if line.kind != ParagraphKind::Operative {
                open.clear();
            }
            announced = colon;
            continue;
        };
        if matches!(label.style, Style::Named | Style::HanNumber) {
            open.clear();
            seen.clear();
            announced = colon;
            continue;
        }
        let key = key(&label);
        let known = |list: &[(Key, u8)]| list.iter().find(|(k, _)| *k == key).map(|(_, depth)| *depth);
        let later = ordinal(&label).is_some_and(|n| n > 1);
        line.depth = if let Some(depth) = known(&open) {
            let at = open.iter().position(|(k, _)| *k == key).unwrap_or(0);
            open.truncate(at);
            depth
        } else if let Some((_, depth)) = open.last() {
            depth.saturating_add(1)
        } else if later {
            known(&seen).unwrap_or(u8::from(announced))
        } else {
            u8::from(announced)
        };
        open.push((key, line.depth));
        seen.retain(|(k, _)| *k != key);
        seen.push((key, line.depth));
        announced = colon;
    }
}

/// Siblings share a style and, of `1.1` and `1`, the number of points.
type Key = (Style, usize);

fn key(label: &Label<'_>) -> Key {
    (label.style, if label.style == Style::Number { label.name.matches('.').count() } else { 0 })
}
