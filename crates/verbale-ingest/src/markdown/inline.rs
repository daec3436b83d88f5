//! Marks within the lines: emphasis, links, code, tags, entities, escapes.
//!
//! One pass; every search ahead is bounded, so that no text makes it slow.

use std::ops::Range;

use super::cut;
use crate::repair::Cut;
use verbale_core::text::RepairKind::Markup;

/// Bytes that a link, tag or code span may be long.
const REACH: usize = 2000;

/// Emphasis that may be open at once.
const OPEN: usize = 32;

/// Collects the marks.
pub(super) fn scan(source: &str, from: usize, taken: &[Range<usize>], found: &mut Vec<Cut>) {
    let bytes = source.as_bytes();
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut taken = taken.iter().peekable();
    let mut at = from;
    while at < bytes.len() {
        while taken.peek().is_some_and(|range| range.end <= at) {
            taken.next();
        }
        if let Some(range) = taken.peek().filter(|range| range.start <= at) {
            at = range.end;
            continue;
        }
        at = match bytes[at] {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                found.push(cut(at..at + 1));
                at + 2
            }
            b'`' => code(bytes, at, found),
            b'<' => tag(source, at, found),
            b'&' => entity(source, at, found),
            b'!' if bytes.get(at + 1) == Some(&b'[') => link(source, at + 1, Image::Yes, found),
            b'[' => link(source, at, Image::No, found),
            b'*' | b'_' => emphasis(source, at, &mut open, found),
            b'\n' if ends_block(bytes, at) => {
                open.clear();
                at + 1
            }
            _ => at + 1,
        };
    }
}

fn ends_block(bytes: &[u8], at: usize) -> bool {
    bytes[at + 1..].iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r')).is_none_or(|b| *b == b'\n')
}

fn run(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|b| **b == bytes[at]).count()
}

fn code(bytes: &[u8], at: usize, found: &mut Vec<Cut>) -> usize {
    let len = run(bytes, at);
    let mut next = at + len;
    for _ in 0..16 {
        let window = &bytes[next..bytes.len().min(at + REACH)];
        let Some(tick) = window.iter().position(|b| *b == b'`') else { break };
        let close = run(bytes, next + tick);
        if close == len {
            found.push(cut(at..at + len));
            found.push(cut(next + tick..next + tick + len));
            return next + tick + len;
        }
        next += tick + close;
    }
    at + len
}

fn tag(source: &str, at: usize, found: &mut Vec<Cut>) -> usize {
    let bytes = source.as_bytes();
    if bytes[at..].starts_with(b"<!--") {
        let window = &bytes[at..bytes.len().min(at + 8 * REACH)];
        if let Some(end) = window.windows(3).position(|w| w == b"-->") {
            found.push(cut(at..at + end + 3));
            return at + end + 3;
        }
        return at + 4;
    }
    let named = bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
    let window = &bytes[at + 1..bytes.len().min(at + REACH)];
    let close = window.iter().position(|b| matches!(b, b'>' | b'<')).filter(|end| window[*end] == b'>');
    let Some(end) = close.filter(|_| named).map(|end| at + 1 + end) else {
        // <<quoted>> in UN documents.
        return at + run(bytes, at);
    };
    let inside = &source[at + 1..end];
    if inside.contains("://") && !inside.contains([' ', '=']) || inside.starts_with("mailto:") {
        found.push(cut(at..at + 1));
        found.push(cut(end..end + 1));
    } else {
        let now = if inside.to_ascii_lowercase().starts_with("br") { " " } else { "" };
        found.push(Cut { range: at..end + 1, now: now.to_owned(), kind: Markup });
    }
    end + 1
}

fn entity(source: &str, at: usize, found: &mut Vec<Cut>) -> usize {
    let window = &source.as_bytes()[at..source.len().min(at + 12)];
    let Some(end) = window.iter().position(|b| *b == b';') else { return at + 1 };
    let name = &source[at + 1..at + end];
    let known = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        "mdash" => Some('—'),
        "ndash" => Some('–'),
        "rsquo" => Some('’'),
        "lsquo" => Some('‘'),
        "rdquo" => Some('”'),
        "ldquo" => Some('“'),
        "hellip" => Some('…'),
        _ => name.strip_prefix('#').and_then(number).and_then(char::from_u32).filter(|c| !c.is_control()),
    };
    let Some(c) = known else { return at + 1 };
    found.push(Cut { range: at..at + end + 1, now: c.to_string(), kind: Markup });
    at + end + 1
}

fn number(digits: &str) -> Option<u32> {
    match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Image {
    Yes,
    No,
}

fn link(source: &str, at: usize, image: Image, found: &mut Vec<Cut>) -> usize {
    let bytes = source.as_bytes();
    let Some(close) = matching(bytes, at, b'[', b']') else { return at + 1 };
    if bytes.get(close + 1) != Some(&b'(') {
        return at + 1;
    }
    let Some(end) = matching(bytes, close + 1, b'(', b')') else { return at + 1 };
    if image == Image::Yes {
        found.push(cut(at - 1..end + 1));
        return end + 1;
    }
    found.push(cut(at..at + 1));
    found.push(cut(close..end + 1));
    at + 1
}

/// The bracket that closes the one at `at`, if it is near.
fn matching(bytes: &[u8], at: usize, open: u8, close: u8) -> Option<usize> {
    let (mut depth, mut opened) = (0_u32, 0_u32);
    for (step, b) in bytes[at..].iter().take(REACH).enumerate() {
        if *b == open {
            (depth, opened) = (depth + 1, opened + 1);
            if opened > 4 {
                return None;
            }
        } else if *b == close {
            depth -= 1;
            if depth == 0 {
                return Some(at + step);
            }
        } else if *b == b'\n' && bytes.get(at + step + 1) == Some(&b'\n') {
            return None;
        }
    }
    None
}

fn emphasis(source: &str, at: usize, open: &mut Vec<Range<usize>>, found: &mut Vec<Cut>) -> usize {
    let bytes = source.as_bytes();
    let end = at + run(bytes, at);
    // `** **`: emphasis of nothing, left by converters.
    let gap = bytes[end..].iter().take(40).take_while(|b| b.is_ascii_whitespace() && **b != b'\n').count();
    if gap > 0
        && bytes[end + gap..].starts_with(&bytes[at..end])
        && run(bytes, end + gap) == end - at
        && end - at > 1
    {
        found.push(cut(at..end));
        found.push(cut(end + gap..end + gap + end - at));
        return end + gap + end - at;
    }
    let before = source[..at].chars().next_back().unwrap_or(' ');
    let after = source[end..].chars().next().unwrap_or(' ');
    let word = |c: char| bytes[at] == b'_' && c.is_alphanumeric();
    let opens = !after.is_whitespace() && !word(before);
    let closes = !before.is_whitespace() && !word(after);
    let partner =
        open.iter().rposition(|range| bytes[range.start] == bytes[at]).filter(|_| closes && end - at < 4);
    if let Some(partner) = partner {
        found.push(cut(open[partner].clone()));
        found.push(cut(at..end));
        open.truncate(partner);
    } else if opens && end - at < 4 && open.len() < OPEN {
        open.push(at..end);
    }
    end
}
