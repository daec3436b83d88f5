//! Writes the canonical text and keeps the map back to the source.

use std::borrow::Cow;
use std::ops::Range;

use verbale_core::span::Span;
use verbale_core::text::{Origin, Repair, RepairKind};

use super::characters::{Fate, fate, may_change};
use super::{Cut, Joint, Line, Mended};

/// Writes the lines.
pub(super) fn write(source: &str, lines: &[Line<'_>], cuts: &[Cut]) -> Mended {
    let mut writer = Writer { source, cuts, text: String::with_capacity(source.len()), ..Writer::default() };
    let mut kept = lines.iter().peekable();
    while let Some(line) = kept.next() {
        if let Some(kind) = line.dropped {
            writer.drop(line.range.clone(), kind);
            continue;
        }
        let next = lines_after(kept.clone());
        let range = match line.joint {
            Joint::Hyphen => line.range.start..before_hyphen(source, &line.range),
            _ => line.range.clone(),
        };
        writer.line(range.clone());
        let gap = range.end..next.map_or(line.range.end, |next| next.range.start);
        match line.joint {
            Joint::Space(kind) => writer.replace(gap, " ", kind),
            Joint::Nothing(kind) => writer.replace(gap, "", kind),
            Joint::Hyphen => writer.replace(gap, "", RepairKind::HyphenatedWord),
            Joint::End => writer.end(line.range.end),
        }
    }
    if !writer.text.is_empty() && !writer.text.ends_with('\n') {
        writer.end(source.len());
    }
    Mended { text: writer.text, origin: writer.origin, repairs: writer.repairs }
}

/// The next line that stays.
fn lines_after<'l, 'a: 'l>(mut rest: impl Iterator<Item = &'l Line<'a>>) -> Option<&'l Line<'a>> {
    rest.find(|line| line.dropped.is_none())
}

fn before_hyphen(source: &str, range: &Range<usize>) -> usize {
    let last = source[range.clone()].chars().next_back().map_or(0, char::len_utf8);
    range.end - last
}

#[derive(Default)]
struct Writer<'a> {
    source: &'a str,
    cuts: &'a [Cut],
    cut: usize,
    text: String,
    origin: Origin,
    repairs: Vec<Repair>,
}

impl Writer<'_> {
    /// Writes the words of one line.
    fn line(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while self.cuts.get(self.cut).is_some_and(|cut| cut.range.end <= at) {
            self.cut += 1;
        }
        while let Some(cut) = self.cuts.get(self.cut).filter(|cut| cut.range.start < range.end) {
            let (start, end) = (cut.range.start.max(at), cut.range.end.min(range.end));
            self.words(at..start);
            self.replace(start..end, &plain(&cut.now), cut.kind);
            at = end;
            if cut.range.end > range.end {
                break;
            }
            self.cut += 1;
        }
        self.words(at..range.end.max(at));
    }

    /// Writes a stretch without cuts.
    fn words(&mut self, range: Range<usize>) {
        let source = self.source;
        let bytes = source.as_bytes();
        let (mut from, mut at) = (range.start, range.start);
        while at < range.end {
            if !may_change(bytes[at]) {
                at += 1;
                continue;
            }
            // A lone space between words is by far the commonest case.
            if bytes[at] == b' ' && at + 1 < range.end && (0x21..0x7f).contains(&bytes[at + 1]) && at > from {
                at += 1;
                continue;
            }
            let Some(c) = source[at..].chars().next() else { break };
            let before = source[range.start..at].chars().next_back().unwrap_or('\0');
            let len = c.len_utf8();
            match fate(c, before) {
                Fate::Keep => {
                    at += len;
                    continue;
                }
                Fate::Space => {
                    let run = blank_run(&source[at..range.end]);
                    self.copy(from..at);
                    self.blank(at..at + run);
                    at += run;
                }
                Fate::Drop => {
                    self.copy(from..at);
                    self.replace(at..at + len, "", RepairKind::InvisibleCharacter);
                    at += len;
                }
                Fate::Spell(letters) => {
                    self.copy(from..at);
                    self.replace(at..at + len, letters, RepairKind::Ligature);
                    at += len;
                }
                Fate::Become(other) => {
                    self.copy(from..at);
                    self.replace(at..at + len, other.encode_utf8(&mut [0; 4]), RepairKind::Radical);
                    at += len;
                }
            }
            from = at;
        }
        self.copy(from..range.end);
    }

    fn copy(&mut self, range: Range<usize>) {
        if range.start < range.end {
            self.origin.push(self.text.len(), range.clone(), true);
            self.text.push_str(&self.source[range]);
        }
    }

    /// Writes one space for a run of white space; none at the head of a line
    /// or after another space.
    fn blank(&mut self, range: Range<usize>) {
        let needless = self.text.is_empty() || self.text.ends_with([' ', '\n']);
        if !needless && &self.source[range.clone()] == " " {
            self.copy(range);
        } else {
            self.replace(range, if needless { "" } else { " " }, RepairKind::WhiteSpace);
        }
    }

    /// Writes `now` for a stretch of the source and records it.
    fn replace(&mut self, range: Range<usize>, now: &str, kind: RepairKind) {
        let start = self.text.len();
        let now = if now == " " && (start == 0 || self.text.ends_with([' ', '\n'])) { "" } else { now };
        if !now.is_empty() {
            self.origin.push(start, range.clone(), false);
            self.text.push_str(now);
        }
        if range.is_empty() {
            return;
        }
        self.repairs.push(Repair {
            kind,
            at: Span::new(start, self.text.len()),
            source: byte(range.start)..byte(range.end),
            was: self.source[range].to_owned(),
            now: now.to_owned(),
        });
    }

    /// Takes a whole line out.
    fn drop(&mut self, range: Range<usize>, kind: RepairKind) {
        self.replace(range, "", kind);
    }

    /// Ends the paragraph whose words end at byte `at` of the source.
    fn end(&mut self, at: usize) {
        if self.text.ends_with(' ') {
            self.text.pop();
        }
        if self.text.is_empty() || self.text.ends_with('\n') {
            return;
        }
        let rest = &self.source.as_bytes()[at..];
        let len = if rest.starts_with(b"\r\n") { 2 } else { usize::from(rest.starts_with(b"\n")) };
        self.origin.push(self.text.len(), at..at + len, len == 1);
        self.text.push('\n');
    }
}

/// What is spelt out in place of an escape obeys the same rules as what stands
/// in the source as it is.
fn plain(words: &str) -> Cow<'_, str> {
    if !words.bytes().any(may_change) {
        return Cow::Borrowed(words);
    }
    let mut clean = String::with_capacity(words.len());
    for c in words.chars() {
        match fate(c, clean.chars().next_back().unwrap_or('\0')) {
            Fate::Keep => clean.push(c),
            Fate::Space => clean.push(' '),
            Fate::Drop => {}
            Fate::Become(other) => clean.push(other),
            Fate::Spell(letters) => clean.push_str(letters),
        }
    }
    Cow::Owned(clean)
}

/// The length of the white space and invisible marks at the head.
fn blank_run(words: &str) -> usize {
    let is_run = |c: char| matches!(fate(c, 'a'), Fate::Space | Fate::Drop);
    words.find(|c| !is_run(c)).unwrap_or(words.len())
}

fn byte(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
