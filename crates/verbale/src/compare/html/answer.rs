//! The answer: every change with both quotes, kind by kind, the weightiest
//! first.

use std::fmt::Write;

use verbale_core::compare::{Change, Kind};

use super::super::{ORDER, Pair, Quote, Which};
use super::cells::cell;
use crate::csv::word;
use crate::html::escape::Escaped;

/// How many changes of a kind are listed before the rest is folded away.
const LISTED: usize = 10;

/// Writes the list of changes.
pub fn answer(pair: &Pair<'_>, out: &mut String) {
    out.push_str("<section class=\"answer\">\n");
    for kind in ORDER.into_iter().filter(|kind| !matches!(kind, Kind::Kept | Kind::Markup)) {
        let changes = pair.of_kind(kind);
        if changes.is_empty() {
            continue;
        }
        let id = word(kind);
        let open = if matches!(kind, Kind::Reworded | Kind::Moved) { "" } else { " open" };
        let _ = writeln!(
            out,
            "<details class=\"group {id}\" data-k=\"{id}\"{open}><summary><h2>{}</h2> <small>{}</small></summary>\n<ol>",
            pair.words.kind(kind),
            changes.len(),
        );
        let (first, rest) = changes.split_at(changes.len().min(LISTED));
        first.iter().for_each(|change| entry(pair, change, &id, out));
        out.push_str("</ol>\n");
        if !rest.is_empty() {
            let more = pair.words.more.replace("{}", &rest.len().to_string());
            let _ = writeln!(out, "<details class=\"rest\"><summary>{more}</summary><ol>");
            rest.iter().for_each(|change| entry(pair, change, &id, out));
            out.push_str("</ol></details>\n");
        }
        out.push_str("</details>\n");
    }
    out.push_str("</section>\n");
}

fn entry(pair: &Pair<'_>, change: &Change, id: &str, out: &mut String) {
    let _ = write!(out, "<li class=\"change {id}\" data-k=\"{id}\"><p class=\"deed\">");
    let _ = write!(
        out,
        "<a class=\"jump\" href=\"#l{0}\" title=\"{1}\">{2}</a>",
        change.link,
        Escaped(pair.words.see),
        change.link + 1,
    );
    let fields = if change.kind == Kind::Changed { pair.fields(change) } else { String::new() };
    if !fields.is_empty() {
        let _ = write!(out, "<i>{}</i> ", Escaped(&fields));
    }
    let _ = write!(out, "{}</p>\n<div class=\"quotes\">", Escaped(&pair.deed(change)));
    for (which, class) in [(Which::Left, "before"), (Which::Right, "after")] {
        match Quote::of(pair, change, which) {
            Some(quote) => {
                let lang = pair.side(which).document.lang.code();
                let _ = write!(out, "<blockquote class=\"{class}\" lang=\"{}\">", Escaped(lang));
                cell(pair, &quote, which, out);
                out.push_str("</blockquote>");
            }
            None => {
                let _ = write!(out, "<div class=\"{class} none\">—</div>");
            }
        }
    }
    out.push_str("</div>\n");
    let reasons = pair.reasons(change);
    if !reasons.is_empty() {
        let _ = writeln!(out, "<p class=\"why\">{}</p>", Escaped(&reasons.join(" · ")));
    }
    out.push_str("</li>\n");
}
