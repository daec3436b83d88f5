//! The text itself, paragraph by paragraph, each with its records beside it.

use std::fmt::Write;
use std::ops::Range;

use verbale_core::reading::MentionKind;
use verbale_core::text::{Paragraph, ParagraphKind};

use super::escape::Escaped;
use super::marks::{Mark, Placed, marked};
use super::{Page, notes};
use crate::json::trimmed;

/// Writes the text and its margin.
pub fn edition(page: &Page<'_>, out: &mut String) {
    // A page made elsewhere has a main part of its own.
    let whole = if page.choice.records.is_some() { "div" } else { "main" };
    let _ = writeln!(out, "<{whole} class=\"edition\" lang=\"{}\">", Escaped(page.document.lang.code()));
    let mut characters = Characters::default();
    let positions = &page.reading.positions;
    let mentions = &page.reading.mentions;
    let (mut next, mut named) = (0, 0);
    for (number, paragraph) in page.document.outline.paragraphs.iter().enumerate() {
        let span = trimmed(page.document, paragraph.span);
        let from = next;
        while next < positions.len() && positions[next].paragraph <= number {
            next += 1;
        }
        let first_name = named;
        while named < mentions.len() && mentions[named].span.start() < paragraph.span.end() {
            named += 1;
        }
        if span.is_empty() || page.reading.head.title == Some(paragraph.body) {
            continue;
        }
        let mut marks: Vec<Placed<'_>> = Vec::new();
        let shown = positions.iter().enumerate().take(next).skip(from).filter(|(n, _)| page.shows(*n));
        for (n, position) in shown {
            marks.push((position.trigger, Mark::Trigger(n)));
            marks.extend(position.matter.map(|matter| (matter, Mark::Matter(n))));
        }
        let names = mentions[first_name..named].iter();
        let shown = names.filter(|m| !matches!(m.kind, MentionKind::Topic | MentionKind::Date));
        marks.extend(shown.map(|m| (m.span, Mark::Name(m))));
        open(page, number, paragraph, out);
        let element = element(paragraph);
        let _ = write!(out, "<{element} class=\"words\"");
        if page.choice.records.is_some() {
            let _ = write!(out, " data-c=\"{}\"", characters.before(&page.document.text, span.start()));
        }
        out.push('>');
        marked(page, span, &marks, out);
        let _ = writeln!(out, "</{element}>");
        records(page, from..next, out);
        out.push_str("</section>\n");
    }
    let _ = writeln!(out, "</{whole}>");
}

/// Counts Unicode scalar values from the start of a text, place after place.
#[derive(Default)]
struct Characters {
    bytes: usize,
    counted: usize,
}

impl Characters {
    fn before(&mut self, text: &str, byte: usize) -> usize {
        self.counted += text.get(self.bytes..byte).map_or(0, |part| part.chars().count());
        self.bytes = byte;
        self.counted
    }
}

fn element(paragraph: &Paragraph) -> &'static str {
    match paragraph.kind {
        ParagraphKind::Title | ParagraphKind::Heading => "h2",
        _ => "p",
    }
}

fn open(page: &Page<'_>, number: usize, paragraph: &Paragraph, out: &mut String) {
    let kind = paragraph.kind.name();
    let _ = write!(out, "<section class=\"row {kind}");
    if paragraph.label.is_some() {
        out.push_str(" numbered");
    }
    if paragraph.depth > 0 {
        let _ = write!(out, " depth-{}", paragraph.depth.min(6));
    }
    let _ = write!(out, "\" id=\"par{number}\"");
    if paragraph.kind == ParagraphKind::Stray {
        let _ = write!(out, " data-hint=\"{}\"", Escaped(page.phrases.stray));
    }
    out.push_str(">\n");
}

fn records(page: &Page<'_>, positions: Range<usize>, out: &mut String) {
    let mut shown = positions.filter(|n| page.shows(*n)).peekable();
    if shown.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "<ol class=\"notes\" lang=\"{}\">", page.interface.code());
    for n in shown {
        notes::note(page, n, out);
    }
    out.push_str("</ol>\n");
}
