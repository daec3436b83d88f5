//! The two texts in two columns: a row a link, so that both scroll together.

use std::fmt::Write;

use verbale_core::compare::{Change, Kind, Stands};
use verbale_core::span::Span;
use verbale_core::text::{Paragraph, ParagraphKind};

use super::super::{ORDER, Pair, Quote, Row, Which, rows};
use super::cells::cell;
use crate::csv::word;
use crate::html::escape::Escaped;

/// Writes the texts side by side.
pub fn columns(pair: &Pair<'_>, element: &str, out: &mut String) {
    let mut told: Vec<Vec<&Change>> = vec![Vec::new(); pair.comparison.links.len()];
    for change in &pair.comparison.changes {
        if let Some(slot) = told.get_mut(change.link) {
            slot.push(change);
        }
    }
    let place = |change: &&Change| ORDER.iter().position(|kind| *kind == change.kind);
    told.iter_mut().for_each(|changes| changes.sort_by_key(place));
    let _ = writeln!(out, "<{element} class=\"texts\"><h2>{}</h2>", pair.words.side_by_side);
    let _ = writeln!(
        out,
        "<div class=\"heads\"><span>{}</span><span></span><span>{}</span></div>",
        pair.words.before, pair.words.after
    );
    let rows = rows(pair.comparison);
    // A stretch that moved up had its old place below its new one.
    let mut up = vec![false; told.len()];
    let mut seen = vec![false; told.len()];
    for row in &rows {
        up[row.link] |= row.left && !row.right && seen[row.link];
        seen[row.link] = true;
    }
    let mut before: Option<Row> = None;
    for row in rows {
        // Of a run that moved together, the first row says where it went.
        let runs = before.is_some_and(|b| {
            (b.left, b.right) == (row.left, row.right) && b.link + 1 == row.link && pair.moved(b.link)
        });
        self::row(pair, row, &told[row.link], up[row.link], runs, out);
        before = Some(row);
    }
    let _ = writeln!(out, "</{element}>");
}

fn row(pair: &Pair<'_>, row: Row, changes: &[&Change], up: bool, runs: bool, out: &mut String) {
    let link = &pair.comparison.links[row.link];
    let moved = link.stands == Stands::Moved && !link.left.is_empty() && !link.right.is_empty();
    let mut kinds: Vec<Kind> = changes.iter().map(|change| change.kind).collect();
    if moved {
        kinds.push(Kind::Moved);
    }
    kinds.dedup();
    let names: Vec<String> = kinds.iter().map(word).collect();
    let elsewhere = (moved && !runs).then_some(up);
    let opens = [(row.left, Which::Left, &link.left), (row.right, Which::Right, &link.right)]
        .into_iter()
        .any(|(shown, which, spans)| {
            shown && spans.first().is_some_and(|s| opening(pair, which, *s).is_some())
        });
    let _ = writeln!(
        out,
        "<div class=\"pair {}{}\" id=\"{}{}\" data-k=\"{}\">",
        names.first().map_or("kept", String::as_str),
        if opens { " opens" } else { "" },
        if row.right { "l" } else { "m" },
        row.link,
        names.join(" "),
    );
    side(pair, row, Which::Left, &link.left, row.left, elsewhere, out);
    gutter(pair, row, changes, moved, out);
    side(pair, row, Which::Right, &link.right, row.right, elsewhere, out);
    out.push_str("</div>\n");
}

/// Between the columns: what became of the clause, and why.
fn gutter(pair: &Pair<'_>, row: Row, changes: &[&Change], moved: bool, out: &mut String) {
    out.push_str("<div class=\"between\">");
    let mut last = None;
    for change in changes.iter().filter(|_| !(moved && row.left && !row.right)) {
        if matches!(change.kind, Kind::Kept | Kind::Moved) || last == Some((change.kind, &change.fields)) {
            continue;
        }
        last = Some((change.kind, &change.fields));
        let reasons = pair.reasons(change);
        let fields = if change.kind == Kind::Changed { pair.fields(change) } else { String::new() };
        let name = if fields.is_empty() { pair.words.kind(change.kind) } else { &fields };
        let _ = write!(
            out,
            "<span class=\"chip {}\" title=\"{}\">{}</span>",
            word(change.kind),
            Escaped(&reasons.join(" · ")),
            Escaped(name)
        );
    }
    if moved {
        let there = if row.right { "m" } else { "l" };
        let _ = write!(
            out,
            "<a class=\"chip moved\" href=\"#{there}{}\">↕ {}</a>",
            row.link,
            pair.words.kind(Kind::Moved)
        );
    }
    out.push_str("</div>");
}

fn side(
    pair: &Pair<'_>,
    row: Row,
    which: Which,
    spans: &[Span],
    shown: bool,
    elsewhere: Option<bool>,
    out: &mut String,
) {
    let class = if which == Which::Left { "before" } else { "after" };
    let lang = pair.side(which).document.lang.code();
    if !shown || spans.is_empty() {
        let _ = write!(out, "<div class=\"side {class} none\">");
        if let Some(up) = elsewhere {
            // The old place of what moved up lies below, its new place above.
            let (there, words, above) = match row.right {
                true => ("m", &pair.words.stood, !up),
                false => ("l", &pair.words.stands, up),
            };
            let (word, arrow) = if above { (words[0], "↑") } else { (words[1], "↓") };
            let _ = write!(out, "<a class=\"elsewhere\" href=\"#{there}{}\">{arrow} {word}</a>", row.link);
        }
        out.push_str("</div>");
        return;
    }
    let marks = Quote::marks(pair, row.link, which);
    let gap = if lang == "zh" { "" } else { " " };
    let _ = write!(out, "<div class=\"side {class}\" lang=\"{}\">", Escaped(lang));
    for (n, &span) in spans.iter().enumerate() {
        let opened = opening(pair, which, span);
        if n > 0 {
            out.push_str(if opened.is_some() { "<br>" } else { gap });
        }
        let heading = opened.is_some_and(|p| matches!(p.kind, ParagraphKind::Title | ParagraphKind::Heading));
        if let Some(label) = opened.map(|p| label(pair, which, p)).filter(|label| !label.is_empty()) {
            let _ = write!(out, "<span class=\"label\">{}</span> ", Escaped(label));
        }
        let marks = marks.iter().filter(|(mark, _)| span.contains(*mark)).copied().collect();
        out.push_str(if heading { "<strong>" } else { "" });
        cell(pair, &Quote { span, marks }, which, out);
        out.push_str(if heading { "</strong>" } else { "" });
    }
    out.push_str("</div>");
}

/// The paragraph that a clause opens.
fn opening<'a>(pair: &Pair<'a>, which: Which, span: Span) -> Option<&'a Paragraph> {
    let document = pair.side(which).document;
    let paragraphs = &document.outline.paragraphs;
    let after = paragraphs.partition_point(|p| p.span.start() <= span.start());
    let paragraph = paragraphs.get(after.checked_sub(1)?)?;
    let start = paragraph.body.start().min(span.start());
    document.text[Span::new(start, span.start())].trim().is_empty().then_some(paragraph)
}

/// The number before a paragraph, as it stands.
fn label<'a>(pair: &Pair<'a>, which: Which, paragraph: &Paragraph) -> &'a str {
    let (start, end) = (paragraph.span.start(), paragraph.body.start());
    if start < end { pair.side(which).document.text[Span::new(start, end)].trim() } else { "" }
}
