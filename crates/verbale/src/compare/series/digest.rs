//! A series for the terminal: a line a lineage, a sign a text, then the
//! latest words.

use std::fmt::Write;

use anstyle::Style;
use verbale_core::compare::Kind;

use super::Course;
use crate::compare::digest::{Look, colour, sign};
use crate::width::{cut, wrap};

/// The digest of a series.
#[must_use]
pub fn digest(course: &Course<'_>, look: &Look) -> String {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let mut out = String::new();
    for (n, side) in course.sides.iter().enumerate() {
        let title = crate::compare::title(*side, course.phrases);
        let name = course.name(n);
        let name = if name == title { name } else { format!("{name}  {title}") };
        let line = cut(&name, look.columns.saturating_sub(4));
        let _ = writeln!(out, "{dim}{:>2}{dim:#}  {bold}{line}{bold:#}", n + 1);
    }
    let _ = writeln!(out, "\n{bold}{}{bold:#}", course.words.series);
    let kinds = super::super::ORDER.map(|kind| format!("{} {}", sign(kind), course.words.kind(kind)));
    for line in wrap(&kinds.join("   "), look.columns) {
        let _ = writeln!(out, "{dim}{line}{dim:#}");
    }
    let _ = writeln!(out, "{dim}{}{dim:#}\n", course.kept());
    let texts = course.sides.len();
    let room = look.columns.saturating_sub(texts * 2 + 2);
    for lineage in &course.shown {
        for text in 0..texts {
            let kind = course.kind(lineage, text);
            let style = kind.map_or(dim, colour);
            // In the first text nothing has become of anything yet.
            let sign = match kind {
                Some(Kind::Kept) if text == 0 => "•",
                Some(kind) => sign(kind),
                None => " ",
            };
            let _ = write!(out, "{style}{sign}{style:#} ");
        }
        let last = lineage.cells.iter().enumerate().rev().find_map(|(n, cell)| Some((n, cell.as_ref()?)));
        let Some((text, cell)) = last else { continue };
        let deed = course.deed(text, cell).map(|deed| format!("{deed}: ")).unwrap_or_default();
        let _ = writeln!(out, " {}", cut(&format!("{deed}{}", course.quote(text, cell)), room));
        if !look.full {
            continue;
        }
        for (n, cell) in lineage.cells.iter().enumerate() {
            let (Some(cell), Some(kind)) = (cell, course.kind(lineage, n)) else { continue };
            let style = colour(kind);
            let _ = writeln!(out, "    {dim}{}{dim:#} {style}{}{style:#}", n + 1, course.words.kind(kind));
            for line in wrap(course.quote(n, cell), look.columns.saturating_sub(6)) {
                let _ = writeln!(out, "      {line}");
            }
        }
    }
    out
}
