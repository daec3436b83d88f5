//! Page numbers and running heads: lines that belong to the page.
//!
//! Refuses bare numbers that may number a section: without a broken sentence
//! or a page break beside them they stay.

use std::collections::BTreeMap;

use verbale_core::text::RepairKind::{PageNumber, RunningHead};

use super::Line;
use super::width::columns;

/// Times a line must come back to be a running head.
const OFTEN: usize = 3;

/// Marks the lines that belong to the page.
pub(super) fn mark(lines: &mut [Line<'_>]) {
    for at in 0..lines.len() {
        if is_page_number(&lines[at].shown) || is_bare_number(&lines[at].shown) && cuts_sentence(lines, at) {
            lines[at].dropped = Some(PageNumber);
        }
    }
    mark_heads(lines);
    // A bare number beside a running head is a page number after all.
    for at in 0..lines.len() {
        let beside = at > 0 && lines[at - 1].dropped == Some(RunningHead)
            || lines.get(at + 1).is_some_and(|line| line.dropped == Some(RunningHead));
        if lines[at].dropped.is_none() && beside && is_bare_number(&lines[at].shown) {
            lines[at].dropped = Some(PageNumber);
        }
    }
}

/// `- 3 -`, `Page 3 of 10`, `第3页 共10页`, `стр. 3`.
fn is_page_number(words: &str) -> bool {
    if words.len() > 48 || !words.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let lower = words.to_lowercase();
    let dashed = |c: char| lower.starts_with(c) && lower.ends_with(c) && lower.len() > 2 * c.len_utf8();
    let inner = lower.trim_matches(|c: char| matches!(c, '-' | '–' | '—') || c.is_whitespace());
    if ['-', '–', '—'].into_iter().any(dashed) && is_bare_number(inner) {
        return true;
    }
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || "./|,，、-–—".contains(c))
        .filter(|w| !w.is_empty())
        .collect();
    let number = |w: &&str| w.bytes().all(|b| b.is_ascii_digit());
    let named = words.first().is_some_and(|w| matches!(*w, "page" | "p" | "стр" | "страница" | "página"));
    let rest_known = words.iter().skip(1).all(|w| number(w) || matches!(*w, "of" | "из" | "de"));
    named && rest_known && words.len() > 1 && words.len() < 5 && words[1..].iter().any(number)
        || is_han_page(&lower)
}

fn is_han_page(words: &str) -> bool {
    let tight: String = words.chars().filter(|c| !c.is_whitespace() && !"，,、/".contains(*c)).collect();
    let Some(rest) = tight.strip_prefix('第') else { return false };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let Some(rest) = rest.strip_prefix('页').or_else(|| rest.strip_prefix('頁')) else { return false };
    let rest = rest.trim_start_matches('共').trim_start_matches(|c: char| c.is_ascii_digit());
    rest.is_empty() || rest == "页" || rest == "頁"
}

fn is_bare_number(words: &str) -> bool {
    (1..=4).contains(&words.len()) && words.bytes().all(|b| b.is_ascii_digit())
        || words.split_once('/').is_some_and(|(page, all)| {
            words.len() <= 9
                && [page, all].iter().all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
        })
}

/// Whether a sentence goes on around the line, or a page begins beside it.
fn cuts_sentence(lines: &[Line<'_>], at: usize) -> bool {
    let above = lines[..at].iter().rev().find(|line| line.dropped.is_none());
    let below = lines[at + 1..].iter().find(|line| line.dropped.is_none());
    if lines[at].page || lines.get(at + 1).is_some_and(|line| line.page) {
        return true;
    }
    // A line set close to its neighbours is part of a wrapped paragraph.
    let apart = lines[at].blank > 0 || lines.get(at + 1).is_some_and(|line| line.blank > 0);
    let (Some(above), Some(below), true) = (above, below, apart) else { return false };
    let last = above.shown.chars().next_back().unwrap_or('.');
    let open = last.is_alphabetic() || matches!(last, ',' | '，' | '、' | '-');
    let low = below.shown.starts_with(char::is_lowercase);
    let han =
        below.shown.starts_with(super::characters::is_ideograph) && below.shown.contains(['，', '。', '、']);
    open && columns(&above.shown) >= 40 && (low || han)
}

/// Short lines that come back on page after page.
fn mark_heads(lines: &mut [Line<'_>]) {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let short = line.shown.len() <= 160 && columns(&line.shown) <= 80;
        if line.dropped.is_none() && short && line.shown.chars().any(char::is_alphabetic) {
            let key = line.shown.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
            seen.entry(key).or_default().push(at);
        }
    }
    let paged = lines.iter().any(|line| line.page);
    for places in seen.into_values().filter(|places| places.len() > 1) {
        let outer = places.iter().filter(|at| paged && is_first_or_last(lines, **at)).count();
        let at_edge = places.iter().filter(|at| is_at_page_edge(lines, **at)).count().max(outer);
        // In a file of two pages nothing comes back three times.
        let comes_back = places.len() >= OFTEN || outer == places.len();
        if comes_back && at_edge * 3 >= places.len() * 2 {
            for at in places {
                lines[at].dropped = Some(RunningHead);
            }
        }
    }
}

/// Whether a line opens or closes a page, in a file that has pages.
fn is_first_or_last(lines: &[Line<'_>], at: usize) -> bool {
    at == 0 || lines[at].page || lines.get(at + 1).is_none_or(|below| below.page)
}

fn is_at_page_edge(lines: &[Line<'_>], at: usize) -> bool {
    let number = |line: &Line<'_>| line.dropped == Some(PageNumber) || line.dropped == Some(RunningHead);
    let above = at.checked_sub(1).is_some_and(|above| number(&lines[above]));
    let below = lines.get(at + 1).is_some_and(|line| number(line) || line.page);
    above || below || lines[at].page || cuts_sentence(lines, at)
}
