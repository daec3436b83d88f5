//! The edges of a text: its title and dateline, its signatures, and lines
//! that are no part of it.
//!
//! Refuses to call a line stray on its looks alone: the text must be over.

use super::ParagraphKind::{Body, Signature, Stray, Title};
use super::lines::{Ended, Line};
use crate::text::numerals;

/// Lines that come with a page and not with a text.
const FURNITURE: [&str; 17] = [
    "source http",
    "file://",
    "http://",
    "https://",
    "www.",
    "статус материала",
    "опубликован в разделе",
    "дата публикации",
    "ссылка на материал",
    "текстовая версия",
    "поделиться",
    "share this",
    "print this",
    "责任编辑",
    "打印本页",
    "字体：",
    "分享到",
];

/// Words that head the formal close of a text.
const CLOSES: [&str; 17] = [
    "done at",
    "done in",
    "signed at",
    "signed in",
    "in witness whereof",
    "for the government",
    "on behalf of",
    "adopted at",
    "adopted by",
    "совершено в",
    "совершено ",
    "подписано в",
    "в удостоверение",
    "за правительство",
    "принято в",
    "为此，",
    "订于",
];

/// Words of a first line that head a part, not the text.
const PREFACES: [&str; 12] = [
    "preamble",
    "introduction",
    "summary",
    "序言",
    "前言",
    "引言",
    "摘要",
    "преамбула",
    "введение",
    "préambule",
    "preámbulo",
    "annex",
];

/// Marks stray lines, title, dateline and signatures.
pub(super) fn mark(lines: &mut [Line<'_>]) {
    for line in lines.iter_mut().filter(|line| is_furniture(line.words)) {
        line.kind = Stray;
    }
    mark_title(lines);
    mark_close(lines);
    mark_last(lines);
}

fn is_furniture(words: &str) -> bool {
    let lower: String = words.chars().take(40).collect::<String>().to_lowercase();
    let rule = !words.is_empty() && words.chars().all(|c| "#*-–—_=~\\· ".contains(c));
    rule || FURNITURE.iter().any(|head| lower.starts_with(head))
        || matches!(lower.as_str(), "（完）" | "(end)" | "end")
}

/// Whether a first line could be a title.
pub(super) fn may_be_title(line: &Line<'_>) -> bool {
    let lower = line.words.to_lowercase();
    line.ended == Ended::Open
        && line.label.is_none()
        && line.words.len() <= 900
        && line.width() <= 260
        && line.words.chars().any(char::is_alphabetic)
        && !PREFACES.contains(&lower.as_str())
}

fn mark_title(lines: &mut [Line<'_>]) {
    // Front matter and news put the date above the title.
    let dated =
        |line: &Line<'_>| line.words.starts_with(|c: char| c.is_ascii_digit()) && is_dateline(line.words);
    for line in
        lines.iter_mut().take_while(|line| line.kind == Stray || dated(line) && line.ended == Ended::Open)
    {
        if line.kind != Stray {
            line.label = None;
            line.kind = Signature;
        }
    }
    let head = |line: &Line<'_>| line.kind == Body && !line.words.is_empty();
    let Some(first) = lines.iter().position(head) else { return };
    let speaks = |line: &Line<'_>| line.ended != Ended::Open || line.width() > 260;
    if !may_be_title(&lines[first]) || !lines[first + 1..].iter().any(speaks) {
        return;
    }
    lines[first].kind = Title;
    let capitals = is_capitals(lines[first].words);
    for line in lines[first + 1..].iter_mut().take(4) {
        if line.ended != Ended::Open || line.label.is_some() || !line.is_short() {
            break;
        }
        if is_dateline(line.words) {
            line.kind = Signature;
        } else if goes_on(line.words) || capitals && is_capitals(line.words) {
            line.kind = Title;
        } else {
            break;
        }
    }
}

/// Whether a line reads as the second line of a title.
fn goes_on(words: &str) -> bool {
    words.starts_with(|c: char| c.is_lowercase() || "(（—–".contains(c)) || words.starts_with("关于")
}

fn is_capitals(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}

/// A short line that holds a year and little else.
pub(super) fn is_dateline(words: &str) -> bool {
    if words.chars().count() > 48 || words.split_whitespace().count() > 8 {
        return false;
    }
    let year = words
        .split(|c: char| !c.is_ascii_digit())
        .any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")));
    let han_year = words
        .split('年')
        .next()
        .filter(|head| head.len() < words.len())
        .is_some_and(|head| head.chars().rev().take_while(|c| numerals::is_han_numeral(*c)).count() == 4);
    year || han_year
}

fn is_close(words: &str) -> bool {
    let lower = words.chars().take(40).collect::<String>().to_lowercase();
    let signed = ["签订", "签署", "签字", "訂於", "簽訂", "簽署"].iter().any(|word| words.contains(word));
    let copies = words.contains("一式") || words.starts_with("本") && is_dated_in_han(words);
    CLOSES.iter().any(|head| lower.starts_with(head)) || signed && copies
}

fn is_dated_in_han(words: &str) -> bool {
    words.contains('年') && words.contains('月') && words.contains('于')
}

/// From the formal close to the end, everything signs.
fn mark_close(lines: &mut [Line<'_>]) {
    let reach = (lines.len() / 3).clamp(12, 60).min(lines.len());
    let from = lines.len() - reach;
    let Some(close) = (from..lines.len()).find(|at| lines[*at].kind == Body && is_close(lines[*at].words))
    else {
        return;
    };
    if close == 0 {
        return;
    }
    lines[close].kind = Signature;
    for line in lines[close + 1..].iter_mut().filter(|line| line.kind == Body) {
        let label = line.label.is_some();
        // Annexes follow the signatures of a treaty.
        if label || !(line.is_short() || is_close(line.words)) {
            break;
        }
        line.kind = Signature;
    }
}

/// The last lines of a text that is over: dates and names sign, others stray.
fn mark_last(lines: &mut [Line<'_>]) {
    let full = lines.iter().filter(|line| line.ended == Ended::Full).count();
    let open = |line: &Line<'_>| {
        line.kind == Body && line.ended == Ended::Open && line.label.is_none() && line.is_short()
    };
    let tail = lines
        .iter()
        .rev()
        .take_while(|line| open(line) || line.kind == Stray || line.words.is_empty())
        .count();
    let start = lines.len() - tail;
    if full < 3 || tail == 0 || start == 0 || lines[start - 1].ended != Ended::Full {
        return;
    }
    let body = || (start..lines.len()).filter(|at| open(&lines[*at]));
    let signs = body().any(|at| is_dateline(lines[at].words)) || body().all(|at| is_name(lines[at].words));
    // Four and more open lines are a list or a table, not one stray headline.
    let kind = if signs { Signature } else { Stray };
    if !signs && body().count() > 3 {
        return;
    }
    for line in lines[start..].iter_mut().filter(|line| open(line)) {
        line.kind = kind;
    }
}

/// Two to five words, all with a capital: a name, perhaps with an office.
fn is_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (2..=5).contains(&count)
        && words
            .split_whitespace()
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()))
        && words.chars().any(char::is_uppercase)
}
