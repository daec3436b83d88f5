//! The head of key and value lines between two `---`.
//!
//! The title and the date are part of the text and stay, as lines of their
//! own; every other key goes.

use std::borrow::Cow;
use std::ops::Range;

use verbale_core::text::RepairKind::{FrontMatter, Markup, WrappedLine};

use crate::repair::{Cut, Joint, Line};

/// Bytes that a head may be long.
const LONGEST: usize = 20_000;

/// The lines of a head and the marks in them.
#[derive(Default)]
pub(crate) struct Head<'a> {
    pub lines: Vec<Line<'a>>,
    pub cuts: Vec<Cut>,
}

/// Reads the head; gives it and where the text proper begins.
pub(crate) fn front_matter(source: &str) -> (Head<'_>, usize) {
    let Some(end) = end(source) else { return (Head::default(), 0) };
    let mut head = Head::default();
    let mut start = 0;
    let mut value = Value::Dropped;
    for line in source[..end].split_inclusive('\n') {
        let words = line.trim_end();
        let range = start..start + words.len();
        start += line.len();
        let goes_on = words.starts_with([' ', '\t']);
        if !goes_on {
            value = Value::of(words);
        }
        match (value, goes_on) {
            (Value::Dropped, _) => head.drop(source, range),
            (Value::Kept, true) => head.keep(source, range, Place::Later),
            (Value::Kept, false) => {
                let key = words.find(':').map_or(0, |colon| colon + 1);
                let blank = words[key..].len() - words[key..].trim_start().len();
                let from = range.start + key + blank;
                head.drop(source, range.start..from);
                head.keep(source, from..range.end, Place::First);
            }
        }
    }
    (head, end)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    Kept,
    Dropped,
}

impl Value {
    fn of(words: &str) -> Self {
        let kept = words.starts_with("title:") || words.starts_with("date:");
        let written = words.split_once(':').is_some_and(|(_, rest)| !rest.trim().is_empty());
        if kept && written { Value::Kept } else { Value::Dropped }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Later,
}

/// Where the head ends, if the source has one.
fn end(source: &str) -> Option<usize> {
    let opened = source.strip_prefix("---\n").or_else(|| source.strip_prefix("---\r\n"))?;
    let mut at = source.len() - opened.len();
    for line in opened.split_inclusive('\n') {
        at += line.len();
        let words = line.trim_end();
        if words == "---" || words == "..." {
            return Some(at);
        }
        let keyed = words.starts_with([' ', '\t', '-', '#']) || words.contains(':');
        if at > LONGEST || !keyed {
            return None;
        }
    }
    None
}

impl<'a> Head<'a> {
    fn drop(&mut self, source: &'a str, range: Range<usize>) {
        if !range.is_empty() {
            self.push(source, range, Some(FrontMatter));
        }
    }

    /// Keeps one line of a value, without its quotation marks and escapes.
    fn keep(&mut self, source: &'a str, mut range: Range<usize>, place: Place) {
        let raw = &source[range.clone()];
        range.start += raw.len() - raw.trim_start().len();
        let mut words = &source[range.clone()];
        if place == Place::First && words.starts_with(['\'', '"']) {
            range.start += 1;
            words = &words[1..];
        }
        // A backslash at the end of a line binds it to the next without a space.
        let bound = words.ends_with('\\');
        if words.ends_with(['\'', '"', '\\']) {
            range.end -= 1;
        }
        if range.is_empty() {
            return;
        }
        if place == Place::Later
            && let Some(last) = self.lines.last_mut()
            && last.joint == Joint::End
        {
            last.joint = Joint::Space(WrappedLine);
        }
        self.escapes(source, range.clone());
        self.push(source, range, None);
        if bound && let Some(last) = self.lines.last_mut() {
            last.joint = Joint::Nothing(WrappedLine);
        }
    }

    fn push(
        &mut self,
        source: &'a str,
        range: Range<usize>,
        dropped: Option<verbale_core::text::RepairKind>,
    ) {
        let shown = Cow::Borrowed(&source[range.clone()]);
        self.lines.push(Line {
            range,
            shown,
            indent: 0,
            reach: 0,
            first: 0,
            blank: 0,
            page: false,
            whole: true,
            joint: Joint::End,
            dropped,
        });
    }

    fn escapes(&mut self, source: &str, range: Range<usize>) {
        let words = &source[range.clone()];
        for (at, _) in words.match_indices('\\') {
            let rest = &words[at + 1..];
            let (len, now) = match rest.chars().next() {
                Some('_' | ' ' | 't' | 'n') => (2, " ".to_owned()),
                Some(c @ ('"' | '\\' | '/')) => (2, c.to_string()),
                Some('u') => {
                    let code = rest.get(1..5).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                    let Some(c) = code.and_then(char::from_u32) else { continue };
                    (6, c.to_string())
                }
                _ => continue,
            };
            let range = range.start + at..range.start + at + len;
            self.cuts.push(Cut { range, now, kind: Markup });
        }
        for (at, _) in words.match_indices("''") {
            let range = range.start + at..range.start + at + 1;
            self.cuts.push(Cut { range, now: String::new(), kind: Markup });
        }
    }
}
