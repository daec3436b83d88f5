//! A reading as Markdown: a record to read and to paste.

use std::fmt::Write;

use verbale_core::codebook::{Codebook, Degree};
use verbale_core::reading::{Position, Reading};
use verbale_core::text::Document;

use crate::digest::Counts;
use crate::names::Names;
use crate::phrases::{self, Interface};
use crate::places::Places;

/// The page of one reading.
#[must_use]
pub fn page(document: &Document, reading: &Reading, codebook: &Codebook, interface: Interface) -> String {
    let names = Names::new(codebook, interface);
    let words = interface.phrases();
    let head = &reading.head;
    let mut out = String::new();
    let title = head.title.map_or(words.untitled, |t| document.text[t].trim());
    let _ = writeln!(out, "# {}\n", escaped(title));
    let mut facts = vec![names.form(&head.form)];
    facts.extend(head.date.as_deref().map(|date| phrases::date(date, interface)));
    if !head.parties.is_empty() {
        facts.push(names.actors(&head.parties));
    }
    let _ = writeln!(out, "{}", escaped(&facts.join(" · ")));
    let places = Places::new(document);
    let mut section = None;
    for position in &reading.positions {
        let here = document.outline.paragraphs.get(position.paragraph).map(|p| p.section);
        if section != here {
            section = here;
            let _ = writeln!(out, "\n{}\n", heading(document, here));
        }
        let _ = writeln!(out, "{}", line(position, document, reading, &names, &places));
    }
    table(reading, &names, interface, &mut out);
    doubts(document, reading, interface, &mut out);
    let _ = writeln!(
        out,
        "\n*{} {} · {} {} · {}: {}*",
        words.made_with,
        env!("CARGO_PKG_VERSION"),
        words.edition,
        reading.edition,
        words.source,
        escaped(&document.source.name),
    );
    out
}

fn heading(document: &Document, section: Option<usize>) -> String {
    let section = section.and_then(|s| document.outline.sections.get(s));
    let label = section.and_then(|s| s.label.as_deref());
    let title = section.and_then(|s| s.heading.as_deref());
    let name = [label, title].into_iter().flatten().collect::<Vec<_>>().join(" ");
    if name.is_empty() { "---".to_owned() } else { format!("## {}", escaped(&name)) }
}

fn line(
    p: &Position,
    document: &Document,
    reading: &Reading,
    names: &Names<'_>,
    places: &Places<'_>,
) -> String {
    let sign = match p.degree {
        Degree::Raised => " ▲",
        Degree::Lowered => " ▼",
        Degree::Plain => "",
    };
    let mut line = format!(
        "- `{}` {} **{}**{sign}",
        p.id,
        escaped(&names.holders(&p.holders, &reading.head)),
        names.act(&p.act)
    );
    if !p.addressees.is_empty() {
        let _ = write!(line, " → {}", escaped(&names.actors(&p.addressees)));
    }
    if let Some(matter) = p.matter {
        let _ = write!(line, ": {}", escaped(document.text[matter].trim()));
    }
    if !p.instruments.is_empty() {
        let _ = write!(line, " [{}]", escaped(&p.instruments.join(", ")));
    }
    let trigger = &document.text[p.trigger];
    let _ = write!(line, " — “{}”, {}", escaped(trigger), places.place(p.trigger).chars.0);
    line
}

fn table(reading: &Reading, names: &Names<'_>, interface: Interface, out: &mut String) {
    let counts = Counts::of(reading);
    if counts.acts.is_empty() {
        return;
    }
    let cells: Vec<String> =
        counts.holders.iter().map(|h| escaped(&names.holders(h, &reading.head))).collect();
    let _ = writeln!(out, "\n| {} | {} |", interface.phrases().act, cells.join(" | "));
    let _ = writeln!(out, "| --- |{}", " ---: |".repeat(cells.len()));
    for act in &counts.acts {
        let row = counts.holders.iter().map(|holders| match counts.count(act, holders) {
            0 => String::new(),
            n => n.to_string(),
        });
        let _ = writeln!(out, "| {} | {} |", names.act(act), row.collect::<Vec<_>>().join(" | "));
    }
}

fn doubts(document: &Document, reading: &Reading, interface: Interface, out: &mut String) {
    let words = interface.phrases();
    let _ = writeln!(
        out,
        "\n{}: {} {}, {} {}, {} {}",
        words.sentences,
        reading.coded,
        words.coded,
        reading.structural,
        words.structural,
        reading.uncoded.len(),
        words.uncoded
    );
    let all: Vec<_> = document.diagnostics.iter().chain(&reading.diagnostics).collect();
    if all.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n## {}\n", words.doubts);
    for diagnostic in all {
        let _ = write!(out, "- `{}`: {}", diagnostic.code, escaped(&diagnostic.message));
        if let Some(span) = diagnostic.span {
            let _ = write!(out, ": “{}”", escaped(document.text[span].trim()));
        }
        out.push('\n');
    }
}

/// Marks of Markdown in a text are shown as they are.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}
