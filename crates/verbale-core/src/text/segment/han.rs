//! Ends of sentences in scripts that write no spaces: 。！？ and what closes
//! after them.
//!
//! Refuses the semicolon: clauses of one sentence share their subject.

use super::ends::{Ends, Pair};

/// The ends of the sentences of a paragraph in Chinese.
pub(super) fn ends(words: &str) -> Vec<usize> {
    let mut ends = Ends::default();
    let bytes = words.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        // Nearly every character of a Chinese text starts with one of these
        // bytes and is no mark; step over it without decoding.
        if matches!(bytes[at], 0xe4..=0xee) {
            at += 3;
            continue;
        }
        let c = char_at(words, at);
        let next = at + c.len_utf8();
        at = match mark(c, &ends) {
            Mark::Stop => stop(words, at, &mut ends),
            Mark::Open(pair) => {
                ends.open(pair, at);
                next
            }
            Mark::Close(pair) => {
                ends.close(pair);
                next
            }
            Mark::None => next,
        };
    }
    ends.finish()
}

enum Mark {
    Stop,
    Open(Pair),
    Close(Pair),
    None,
}

fn mark(c: char, ends: &Ends) -> Mark {
    match c {
        '。' | '！' | '？' | '｡' | '!' | '?' => Mark::Stop,
        '“' if ends.inside(Pair::Low) => Mark::Close(Pair::Low),
        '“' => Mark::Open(Pair::Curly),
        '‘' => Mark::Open(Pair::Single),
        '„' => Mark::Open(Pair::Low),
        '「' => Mark::Open(Pair::Corner),
        '『' => Mark::Open(Pair::White),
        '（' | '(' => Mark::Open(Pair::Round),
        '【' | '〔' | '[' | '［' => Mark::Open(Pair::Square),
        '《' | '〈' => Mark::Open(Pair::Title),
        '«' => Mark::Open(Pair::Angle),
        '”' => Mark::Close(Pair::Curly),
        '’' => Mark::Close(Pair::Single),
        '」' => Mark::Close(Pair::Corner),
        '』' => Mark::Close(Pair::White),
        '）' | ')' => Mark::Close(Pair::Round),
        '】' | '〕' | ']' | '］' => Mark::Close(Pair::Square),
        '》' | '〉' => Mark::Close(Pair::Title),
        '»' => Mark::Close(Pair::Angle),
        '"' if ends.inside(Pair::Straight) => Mark::Close(Pair::Straight),
        '"' => Mark::Open(Pair::Straight),
        _ => Mark::None,
    }
}

/// Reads a full stop with all that belongs to it; gives the next byte.
fn stop(words: &str, at: usize, ends: &mut Ends) -> usize {
    let mut full = false;
    let mut after = at;
    let mut closed = None;
    while after < words.len() {
        let c = char_at(words, after);
        match mark(c, ends) {
            Mark::Stop => full |= matches!(c, '。' | '｡'),
            Mark::Close(pair) => closed = ends.close(pair).map(|opened| (pair, opened)).or(closed),
            Mark::None if c.is_whitespace() || c == '…' => {}
            Mark::Open(_) | Mark::None => break,
        }
        after += c.len_utf8();
    }
    if ends_here(words, after, full, closed, ends) {
        ends.end(after);
    }
    after
}

fn ends_here(words: &str, after: usize, full: bool, closed: Option<(Pair, usize)>, ends: &Ends) -> bool {
    let Some(next) = words[after..].chars().next() else { return true };
    if matches!(next, '，' | '、' | '；' | '：' | ',' | ';') {
        return false;
    }
    match closed {
        None => true,
        // (A whole sentence in brackets。) stands alone; one at the end of
        // another's words does not end it.
        Some((Pair::Round | Pair::Square, opened)) => words[ends.start()..opened].trim().is_empty(),
        Some((Pair::Title, _)) => false,
        // “万岁！”的呼声 goes on, 他说：“我同意！” does not.
        Some((_, opened)) => full || words[..opened].trim_end().ends_with(['：', ':']),
    }
}

fn char_at(words: &str, at: usize) -> char {
    words[at..].chars().next().unwrap_or('\0')
}
