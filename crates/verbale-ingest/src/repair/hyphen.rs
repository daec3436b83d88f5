//! Words divided at the end of a line: is the hyphen theirs or the printer's?

use std::collections::BTreeSet;

use verbale_core::text::RepairKind::HyphenatedWord;

use super::{Joint, Line};

/// First parts that keep their hyphen.
const KEPT: [&str; 30] = [
    "non",
    "self",
    "co",
    "anti",
    "counter",
    "well",
    "long",
    "short",
    "cross",
    "multi",
    "inter",
    "pre",
    "post",
    "semi",
    "ex",
    "high",
    "low",
    "year",
    "state",
    "two",
    "three",
    "по",
    "во",
    "кое",
    "северо",
    "юго",
    "торгово",
    "военно",
    "научно",
    "социально",
];

/// Settles the joints at which a word was divided.
pub(super) fn settle(source: &str, lines: &mut [Line<'_>]) {
    let divided: Vec<usize> = (0..lines.len()).filter(|at| is_divided(lines, *at)).collect();
    if divided.is_empty() {
        return;
    }
    let words: BTreeSet<&str> = source.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    for at in divided {
        lines[at].joint = match tail(lines, at) {
            // `property-` / `and passenger-carrying` leaves a hyphen hanging.
            "and" | "or" | "to" | "и" | "или" => continue,
            _ if keeps_hyphen(lines, at, &words) => Joint::Nothing(HyphenatedWord),
            _ => Joint::Hyphen,
        };
    }
}

fn is_divided(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    let joined = matches!(line.joint, Joint::Space(_) | Joint::Nothing(_));
    let mut tail = line.shown.chars().rev();
    let hyphen = tail.next().is_some_and(|c| matches!(c, '-' | '\u{ad}' | '‐'));
    let letter = tail.next().is_some_and(char::is_alphabetic);
    joined && hyphen && letter && line.dropped.is_none() && next(lines, at).is_some()
}

fn next<'l, 'a>(lines: &'l [Line<'a>], at: usize) -> Option<&'l Line<'a>> {
    lines[at + 1..].iter().find(|line| line.dropped.is_none())
}

/// The word that opens the next line.
fn tail<'l>(lines: &'l [Line<'_>], at: usize) -> &'l str {
    let shown = next(lines, at).map_or("", |line| line.shown.as_ref());
    shown.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}

/// The same word elsewhere in the text tells best.
fn keeps_hyphen(lines: &[Line<'_>], at: usize, words: &BTreeSet<&str>) -> bool {
    let shown = &lines[at].shown;
    if shown.ends_with('\u{ad}') {
        return false;
    }
    let head = shown.rsplit(|c: char| !c.is_alphanumeric() && c != '-' && c != '‐').next().unwrap_or("");
    let head = head.trim_end_matches(['-', '‐']);
    let tail = tail(lines, at);
    if !tail.starts_with(char::is_lowercase) {
        return true;
    }
    if words.contains(format!("{head}{tail}").as_str()) {
        return false;
    }
    words.contains(format!("{head}-{tail}").as_str())
        || head.contains('-')
        || KEPT.contains(&head.to_lowercase().as_str())
}
