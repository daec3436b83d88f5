//! A series as one page: a table, a column a text, a row a lineage.

use std::fmt::Write;

use verbale_core::compare::Kind;

use super::Course;
use crate::compare::html::STYLE;
use crate::csv::word;
use crate::html::escape::Escaped;
use crate::html::shell;

const OWN: &str = include_str!("../../../assets/series.css");

/// The page of a series.
#[must_use]
pub fn html(course: &Course<'_>) -> String {
    let mut out = String::new();
    let title = course.words.series;
    shell::open(course.interface, title, &[shell::STYLE, STYLE, OWN], None, &mut out);
    let _ = writeln!(out, "<header class=\"top\"><p class=\"kicker\">{}</p>", course.words.changed);
    shell::themes(course.phrases, &mut out);
    let _ = writeln!(out, "<h1>{}</h1>\n<p class=\"facts\">{}</p></header>", title, course.kept());
    out.push_str("<main class=\"series\">");
    table(course, &mut out);
    out.push_str("</main>\n");
    let edition = course.sides.first().map_or("", |side| &side.reading.edition);
    let _ = writeln!(
        out,
        "<footer class=\"foot\"><p class=\"colophon\">{} {} · {} {}</p></footer>",
        course.words.made_with,
        env!("CARGO_PKG_VERSION"),
        course.phrases.edition,
        Escaped(edition),
    );
    shell::close(None, &mut out);
    out
}

/// The table alone: a column a text, a row a lineage.
pub fn table(course: &Course<'_>, out: &mut String) {
    let _ = writeln!(out, "<table class=\"texts-{}\"><thead><tr>", course.sides.len().min(12));
    for (n, side) in course.sides.iter().enumerate() {
        let (name, title) = (course.name(n), crate::compare::title(*side, course.phrases));
        let title = if title == name { "" } else { title };
        let _ =
            write!(out, "<th scope=\"col\"><b>{}</b><span>{}</span></th>", Escaped(&name), Escaped(title));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for lineage in &course.shown {
        out.push_str("<tr>");
        for (text, cell) in lineage.cells.iter().enumerate() {
            match (course.kind(lineage, text), cell) {
                (Some(kind), Some(cell)) => {
                    // In the first text nothing has become of anything yet.
                    let name = if text == 0 { "first".to_owned() } else { word(kind) };
                    let _ = write!(out, "<td class=\"{name}\">");
                    if text > 0 {
                        let reasons: Vec<String> =
                            cell.because.iter().map(|reason| course.reason(text, reason)).collect();
                        let _ = write!(
                            out,
                            "<span class=\"chip {name}\" title=\"{}\">{}</span>",
                            Escaped(&reasons.join(" · ")),
                            course.words.kind(kind)
                        );
                    }
                    let lang = course.sides[text].document.lang.code();
                    let quote = course.quote(text, cell);
                    // The same words again are shorter told than shown.
                    if kind != Kind::Kept || text == 0 {
                        let _ = write!(out, "<p lang=\"{}\">{}</p>", Escaped(lang), Escaped(quote));
                    }
                    out.push_str("</td>");
                }
                (Some(kind), None) => {
                    let _ = write!(
                        out,
                        "<td class=\"gone\"><span class=\"chip {}\">{}</span></td>",
                        word(kind),
                        course.words.kind(kind)
                    );
                }
                _ => out.push_str("<td class=\"gone\"></td>"),
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>");
}
