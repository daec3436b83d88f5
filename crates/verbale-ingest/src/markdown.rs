//! Finds the marks of Markdown and front matter, which are not words.
//!
//! Refuses to render: what is found is only cut, so that every word keeps
//! its place in the file. Tables and lists keep their cells and bullets.

mod front_matter;
mod inline;

use std::ops::Range;

use verbale_core::text::RepairKind::Markup;

pub(crate) use front_matter::front_matter;

use crate::repair::Cut;

/// The marks of a Markdown source from byte `from` on, sorted and apart.
pub(crate) fn cuts(source: &str, from: usize) -> Vec<Cut> {
    let mut found = blocks(source, from);
    let fences: Vec<Range<usize>> = found.iter().map(|cut| cut.range.clone()).collect();
    inline::scan(source, from, &fences, &mut found);
    tidy(found)
}

/// The heading marks that converters leave in plain text.
pub(crate) fn hashes(source: &str, from: usize) -> Vec<Cut> {
    let mut found = Vec::new();
    for (start, line) in lines(source, from) {
        if let Some(range) = hash(start, line) {
            found.push(cut(range));
        }
    }
    found
}

/// Joins two lists of cuts, the first of which ends before the second.
pub(crate) fn merge(mut first: Vec<Cut>, second: Vec<Cut>) -> Vec<Cut> {
    first.extend(second);
    tidy(first)
}

fn tidy(mut found: Vec<Cut>) -> Vec<Cut> {
    found.sort_by_key(|cut| (cut.range.start, std::cmp::Reverse(cut.range.end)));
    let mut end = 0;
    found.retain(|cut| {
        let apart = cut.range.start >= end && !cut.range.is_empty();
        if apart {
            end = cut.range.end;
        }
        apart
    });
    found
}

fn cut(range: Range<usize>) -> Cut {
    Cut { range, now: String::new(), kind: Markup }
}

fn lines(source: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut start = from;
    source[from..].split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line.trim_end_matches(['\n', '\r']))
    })
}

/// `## ` at the head of a line.
fn hash(start: usize, line: &str) -> Option<Range<usize>> {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    let rest = &line[hashes..];
    let blank = rest.len() - rest.trim_start().len();
    ((1..=6).contains(&hashes) && blank > 0 && !rest.trim().is_empty()).then(|| start..start + hashes + blank)
}

/// Marks that stand at the head of lines or fill them.
fn blocks(source: &str, from: usize) -> Vec<Cut> {
    let mut found = Vec::new();
    let mut above_has_words = false;
    for (mut start, mut line) in lines(source, from) {
        loop {
            let indent = line.len() - line.trim_start().len();
            let Some(rest) = line[indent..].strip_prefix('>') else { break };
            let len = line.len() - rest.trim_start().len();
            found.push(cut(start..start + len));
            (start, line) = (start + len, &line[len..]);
        }
        let words = line.trim();
        let inner = start + line.len() - line.trim_start().len();
        if let Some(range) = hash(inner, words) {
            found.push(cut(range));
            let closing = words.trim_end_matches('#');
            if closing.len() < words.len() && closing.ends_with(' ') {
                found.push(cut(inner + closing.trim_end().len()..inner + words.len()));
            }
        } else if fills_line(words, above_has_words) {
            found.push(cut(inner..inner + words.len()));
        } else if words.starts_with('|') {
            table_row(inner, words, &mut found);
        }
        above_has_words = words.chars().any(char::is_alphanumeric);
    }
    found
}

/// Rules, fences, underlines of headings, table rules, link definitions.
fn fills_line(words: &str, above_has_words: bool) -> bool {
    let made_of = |c: char| words.chars().filter(|k| !k.is_whitespace()).all(|k| k == c);
    let count = words.chars().filter(|c| !c.is_whitespace()).count();
    let rule = count >= 3 && ['-', '*', '_'].into_iter().any(made_of);
    let underline = above_has_words && count >= 2 && (made_of('=') || made_of('-'));
    let fence = words.starts_with("```") || words.starts_with("~~~");
    let table = words.len() > 2
        && words.contains('-')
        && words.contains('|')
        && words.chars().all(|c| "|-: ".contains(c));
    let definition = words.starts_with('[')
        && words.split_once("]: ").is_some_and(|(_, rest)| rest.starts_with("http") || rest.starts_with('<'));
    rule || underline || fence || table || definition
}

fn table_row(start: usize, words: &str, found: &mut Vec<Cut>) {
    for (at, _) in words.match_indices('|') {
        let now = if at == 0 || at + 1 == words.len() { "" } else { " " };
        found.push(Cut { range: start + at..start + at + 1, now: now.to_owned(), kind: Markup });
    }
}

#[cfg(test)]
mod tests {
    use super::cuts;

    #[track_caller]
    fn check(source: &str, shown: &str) {
        let mut words = String::new();
        let mut at = 0;
        for cut in cuts(source, 0) {
            words.push_str(&source[at..cut.range.start]);
            words.push_str(&cut.now);
            at = cut.range.end;
        }
        words.push_str(&source[at..]);
        assert_eq!(words, shown);
    }

    #[test]
    fn marks_are_cut_and_words_stay() {
        check("# Joint **Statement** #\n", "Joint Statement\n");
        check("Title\n=====\n", "Title\n\n");
        check("The *two* Sides [reaffirmed](https://example.org/a_b) it.", "The two Sides reaffirmed it.");
        check("![seal](seal.png) The Sides", " The Sides");
        check("duty<a href=\"#_1\" id=\"r\">[1]</a> on goods", "duty[1] on goods");
        check("R&amp;D &#8217;s and 5 &lt; 6", "R&D ’s and 5 < 6");
        check("\\###", "###");
        check("> quoted `code`", "quoted code");
        check("* one\n* two * three\n", "* one\n* two * three\n");
        check("snake_case_name and _this_", "snake_case_name and this");
        check("<<прав>> a <!-- x --> b", "<<прав>> a  b");
        check("| a | b |\n|---|---|\n", " a   b \n\n");
    }

    #[test]
    fn unclosed_marks_are_words() {
        for words in ["**bold", "[link](", "`code", "<a href", "&unknown;", "a * b"] {
            check(words, words);
        }
    }
}
