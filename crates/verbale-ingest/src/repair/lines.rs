//! The lines of a source as they stand on the page.

use std::borrow::Cow;
use std::ops::Range;

use verbale_core::text::RepairKind;

use super::{Cut, width};

/// How a line is bound to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// The paragraph ends here.
    End,
    /// The paragraph goes on; the break stands for a space.
    Space(RepairKind),
    /// The paragraph goes on in the middle of a word, or between characters
    /// that are written without spaces.
    Nothing(RepairKind),
    /// A word was divided: its hyphen goes with the break.
    Hyphen,
}

/// One line with words on it.
#[derive(Clone, Debug)]
pub(crate) struct Line<'a> {
    /// Its bytes in the source, without white space at its ends.
    pub range: Range<usize>,
    /// Its words as a reader sees them.
    pub shown: Cow<'a, str>,
    /// Columns of white space in front of it.
    pub indent: usize,
    /// The column in which it ends in the source, marks and all.
    pub reach: usize,
    /// Columns of its first word in the source.
    pub first: usize,
    /// Empty lines above it.
    pub blank: u32,
    /// Whether a page begins above it.
    pub page: bool,
    /// Whether its markup makes it a paragraph of its own.
    pub whole: bool,
    /// How it is bound to the next line.
    pub joint: Joint,
    /// Why it is not part of the text, if it is not.
    pub dropped: Option<RepairKind>,
}

/// Reads the lines of a source from byte `from` on.
pub(crate) fn read<'a>(source: &'a str, from: usize, cuts: &[Cut]) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let (mut blank, mut page) = (0_u32, false);
    let mut cut = cuts.partition_point(|cut| cut.range.end <= from);
    for range in ranges(source, from, cuts) {
        while cuts.get(cut).is_some_and(|cut| cut.range.end <= range.start) {
            cut += 1;
        }
        let raw = &source[range.clone()];
        page |= raw.starts_with('\x0c');
        let shown = show(source, &range, &cuts[cut..]);
        let words = shown.trim_matches(is_blank);
        if words.is_empty() {
            blank = blank.saturating_add(1);
            continue;
        }
        let lead = raw.len() - raw.trim_start_matches(is_blank).len();
        let indent: usize =
            raw[..lead].chars().map(|c| if c == '\u{3000}' { 2 } else { usize::from(c != '\x0c') }).sum();
        let trail = raw.trim_end_matches(is_blank).len();
        let shown = match shown {
            Cow::Borrowed(all) => Cow::Borrowed(all.trim_matches(is_blank)),
            Cow::Owned(_) => Cow::Owned(words.to_owned()),
        };
        let range = range.start + lead..range.start + trail.max(lead);
        let whole = source[range.start..].starts_with('#')
            && cuts[cut..].iter().take(2).any(|cut| cut.range.start == range.start);
        let words = &source[range.clone()];
        let reach = indent.min(width::WIDEST) + width::columns_to(words);
        let first = width::columns_to(words.split(' ').next().unwrap_or(""));
        lines.push(Line {
            range,
            shown,
            indent,
            reach,
            first,
            blank,
            page,
            whole,
            joint: Joint::End,
            dropped: None,
        });
        (blank, page) = (0, false);
    }
    lines
}

/// White space and what is as invisible.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\x0c' | '\u{200e}' | '\u{200f}')
}

/// The ranges between line breaks; a break inside a cut is none.
fn ranges<'a>(source: &'a str, from: usize, cuts: &'a [Cut]) -> impl Iterator<Item = Range<usize>> + 'a {
    let bytes = source.as_bytes();
    let mut start = from;
    let mut cut = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let mut at = start;
        loop {
            let Some(found) = next_break(bytes, at) else {
                done = true;
                return (start < bytes.len()).then_some(start..bytes.len());
            };
            let (place, len) = found;
            while cuts.get(cut).is_some_and(|cut| cut.range.end <= place) {
                cut += 1;
            }
            if cuts.get(cut).is_some_and(|cut| cut.range.start <= place) {
                at = place + len;
                continue;
            }
            let range = start..place;
            // A form feed opens the line that it stands before.
            start = if bytes[place] == 0x0c { place } else { place + len };
            if bytes[place] == 0x0c && range.is_empty() {
                at = place + 1;
                continue;
            }
            return Some(range);
        }
    })
}

/// The next line break at or after a byte: its place and length.
fn next_break(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => return Some((at, 2)),
            b'\n' | b'\r' | 0x0b | 0x0c => return Some((at, 1)),
            0xe2 if bytes[at..].starts_with("\u{2028}".as_bytes()) => return Some((at, 3)),
            0xe2 if bytes[at..].starts_with("\u{2029}".as_bytes()) => return Some((at, 3)),
            0xc2 if bytes.get(at + 1) == Some(&0x85) => return Some((at, 2)),
            _ => at += 1,
        }
    }
    None
}

fn show<'a>(source: &'a str, range: &Range<usize>, cuts: &[Cut]) -> Cow<'a, str> {
    let inside = || cuts.iter().take_while(|cut| cut.range.start < range.end);
    if inside().next().is_none() {
        return Cow::Borrowed(&source[range.clone()]);
    }
    let mut shown = String::with_capacity(range.len());
    let mut at = range.start;
    for cut in inside() {
        let (start, end) = (cut.range.start.max(at), cut.range.end.min(range.end));
        shown.push_str(&source[at..start]);
        shown.push_str(&cut.now);
        at = end.max(at);
    }
    shown.push_str(&source[at..range.end]);
    Cow::Owned(shown)
}
