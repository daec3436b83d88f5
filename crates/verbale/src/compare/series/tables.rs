//! A series as tables: values divided by commas, and Markdown.

use std::fmt::Write;

use super::Course;
use crate::csv::{quoted, word};
use crate::markdown::escaped;

/// One row a lineage; for each text what became of it, its position, its words.
#[must_use]
pub fn csv(course: &Course<'_>) -> String {
    let names = course.sides.iter().map(|side| &side.document.source.name);
    let columns: Vec<String> = names
        .flat_map(|name| ["kind", "position", "quote"].map(|part| quoted(&format!("{name} {part}"))))
        .collect();
    let mut out = format!("lineage,{}\n", columns.join(","));
    for (number, lineage) in course.shown.iter().enumerate() {
        let _ = write!(out, "{}", number + 1);
        for (text, cell) in lineage.cells.iter().enumerate() {
            let kind = course.kind(lineage, text).map(word).unwrap_or_default();
            let positions = &course.sides[text].reading.positions;
            let position = cell.as_ref().and_then(|cell| positions.get(cell.position?));
            let quote = cell.as_ref().map_or("", |cell| course.quote(text, cell));
            let _ = write!(out, ",{kind},{},{}", position.map_or("", |p| &p.id), quoted(quote));
        }
        out.push('\n');
    }
    out
}

/// A table to paste.
#[must_use]
pub fn markdown(course: &Course<'_>) -> String {
    let mut out = format!("# {}\n\n", course.words.series);
    for (n, side) in course.sides.iter().enumerate() {
        let title = escaped(crate::compare::title(*side, course.phrases));
        let facts = escaped(&crate::compare::facts(*side, &course.names, course.interface));
        let _ = writeln!(out, "{}. **{title}** ({facts})", n + 1);
    }
    let names: Vec<String> = (0..course.sides.len()).map(|n| escaped(&course.name(n))).collect();
    let _ = writeln!(out, "\n{}\n\n| {} |", course.kept(), names.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(names.len()));
    for lineage in &course.shown {
        let cells = lineage.cells.iter().enumerate().map(|(text, cell)| {
            let kind = course.kind(lineage, text).filter(|_| text > 0 || cell.is_none());
            let kind = kind.map(|kind| format!("*{}* ", course.words.kind(kind))).unwrap_or_default();
            format!("{kind}{}", cell.as_ref().map(|c| escaped(course.quote(text, c))).unwrap_or_default())
        });
        let _ = writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "));
    }
    out
}
