//! Who does what how often, as a table whose heads are filters.

use std::fmt::Write;

use super::Page;
use super::escape::Escaped;
use crate::phrases::FAMILIES;

/// How many sets of holders the table has rows for.
const ROWS: usize = 12;

/// Acts in the order of their families, the most frequent first in each,
/// with their numbers on the page.
pub fn acts_by_family<'a>(page: &'a Page<'_>) -> Vec<(usize, &'a String)> {
    let mut acts: Vec<(usize, &String)> = page.counts.acts.iter().enumerate().collect();
    let rank =
        |act: &str| FAMILIES.iter().position(|f| *f == page.names.family(act)).unwrap_or(FAMILIES.len());
    acts.sort_by_key(|(n, act)| (rank(act), *n));
    acts
}

/// Writes the table: holders by acts.
pub fn table(page: &Page<'_>, out: &mut String) {
    let acts = acts_by_family(page);
    let words = page.phrases;
    out.push_str("<div class=\"scroll\"><table class=\"matrix\">\n<thead><tr><td></td>");
    for (n, act) in &acts {
        let _ = write!(
            out,
            "<th scope=\"col\" class=\"{}\"><label for=\"a{n}\">{}</label></th>",
            page.names.family(act),
            Escaped(&page.names.act(act))
        );
    }
    let _ = writeln!(
        out,
        "<th scope=\"col\" class=\"sum\"><span>{}</span></th></tr></thead>\n<tbody>",
        words.total
    );
    for (n, holders) in page.counts.holders.iter().enumerate().take(ROWS) {
        let _ = write!(
            out,
            "<tr><th scope=\"row\"><label for=\"h{n}\" title=\"{}\">{}</label></th>",
            Escaped(&page.names.actors(holders)),
            Escaped(&page.names.holders(holders, &page.reading.head))
        );
        cells(&acts, |act| page.counts.count(act, holders), page, out);
    }
    if let Some(rest) = page.counts.holders.get(ROWS..).filter(|rest| !rest.is_empty()) {
        let _ = write!(out, "<tr class=\"rest\"><th scope=\"row\">{} ({})</th>", words.others, rest.len());
        cells(&acts, |act| rest.iter().map(|holders| page.counts.count(act, holders)).sum(), page, out);
    }
    out.push_str("</tbody></table></div>\n");
}

fn cells(acts: &[(usize, &String)], count: impl Fn(&str) -> usize, page: &Page<'_>, out: &mut String) {
    let mut sum = 0;
    for (_, act) in acts {
        let n = count(act);
        sum += n;
        let _ = match n {
            0 => write!(out, "<td></td>"),
            // The tint says how many at a glance; the number says it exactly.
            n => write!(
                out,
                "<td class=\"{}\" style=\"--tint:{}%\">{n}</td>",
                page.names.family(act),
                (12 + n.ilog2() * 12).min(60)
            ),
        };
    }
    let _ = writeln!(out, "<td class=\"sum\">{sum}</td></tr>");
}
