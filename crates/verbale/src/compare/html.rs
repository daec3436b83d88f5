//! A comparison as one page to send on: the answer, then the two texts in two
//! columns, clause against clause.
//!
//! The page runs no script at all: filters, jumps and themes are styles and
//! links. Nothing of the texts gets into it unescaped.

mod answer;
mod cells;
mod columns;

use std::fmt::Write;

use super::{ORDER, Pair, Which};
use crate::csv::word;
use crate::html::escape::Escaped;
use crate::html::shell;

/// The style of pages that compare.
pub const STYLE: &str = include_str!("../../assets/compare.css");

/// The page of one comparison.
#[must_use]
pub fn page(pair: &Pair<'_>) -> String {
    let size = pair.left.document.text.len() + pair.right.document.text.len();
    let mut out = String::with_capacity(size * 5 + 32_768);
    let title = format!("{} ⇄ {}", pair.title(Which::Left), pair.title(Which::Right));
    shell::open(pair.interface, &title, &[shell::STYLE, STYLE, &rules()], None, &mut out);
    out.push_str("<header class=\"top\">\n");
    let _ = writeln!(out, "<p class=\"kicker\">{}</p>", pair.words.changed);
    shell::themes(pair.phrases, &mut out);
    titles(pair, "h1", &mut out);
    out.push_str("</header>\n");
    kinds(pair, &mut out);
    answer::answer(pair, &mut out);
    columns::columns(pair, "main", &mut out);
    foot(pair, &mut out);
    shell::close(None, &mut out);
    out
}

/// The same without what stands around it, for a page made elsewhere. Its
/// filters need the style of [`rules`].
#[must_use]
pub fn body(pair: &Pair<'_>) -> String {
    let mut out = String::new();
    out.push_str("<header class=\"top\">\n");
    titles(pair, "h2", &mut out);
    out.push_str("</header>\n");
    kinds(pair, &mut out);
    answer::answer(pair, &mut out);
    columns::columns(pair, "section", &mut out);
    out
}

/// Filters in the language of styles: what has none of the kinds asked for goes.
#[must_use]
pub fn rules() -> String {
    let mut out = String::from("body:has(.fk:checked) [data-k]{display:none}\n");
    for kind in ORDER.map(word) {
        let on = format!("body:has(#k-{kind}:checked)");
        let _ = writeln!(out, "{on} .pair[data-k~=\"{kind}\"]{{display:grid}}");
        let _ = writeln!(out, "{on} :is(.change,.group)[data-k~=\"{kind}\"]{{display:block}}");
    }
    out.push_str("body .pair[data-k]:target{display:grid}\n");
    out
}

/// The two texts by their titles, each in a heading of this rank.
fn titles(pair: &Pair<'_>, rank: &str, out: &mut String) {
    out.push_str("<div class=\"titles\">\n");
    for (which, class, name) in
        [(Which::Left, "before", pair.words.before), (Which::Right, "after", pair.words.after)]
    {
        let lang = pair.side(which).document.lang.code();
        let _ = writeln!(
            out,
            "<div class=\"{class}\"><p class=\"which\">{name}</p><{rank} lang=\"{}\">{}</{rank}><p class=\"facts\">{}</p></div>",
            Escaped(lang),
            Escaped(pair.title(which)),
            Escaped(&pair.facts(which)),
        );
    }
    out.push_str("</div>\n");
    if pair.across() {
        let _ = writeln!(out, "<p class=\"nothing\">{}</p>", pair.words.across);
    }
    if let Some(verdict) = pair.verdict() {
        let _ = writeln!(out, "<p class=\"verdict\">{verdict}</p>");
    }
}

/// How many changes of each kind there are; each is a filter.
fn kinds(pair: &Pair<'_>, out: &mut String) {
    out.push_str("<form class=\"kinds\">\n");
    for (kind, count) in pair.counts() {
        let id = word(kind);
        let _ = writeln!(
            out,
            "<input type=\"checkbox\" class=\"fk\" id=\"k-{id}\"><label for=\"k-{id}\" class=\"{id}\">\
             <b>{count}</b> {}</label>",
            pair.words.kind(kind),
        );
    }
    let _ = writeln!(out, "<button type=\"reset\">{}</button>\n</form>", pair.phrases.clear);
}

fn foot(pair: &Pair<'_>, out: &mut String) {
    out.push_str("<footer class=\"foot\">\n");
    for which in [Which::Left, Which::Right] {
        let side = pair.side(which);
        let mut doubts = side.document.diagnostics.iter().chain(&side.reading.diagnostics).peekable();
        if doubts.peek().is_none() {
            continue;
        }
        let _ = writeln!(
            out,
            "<details><summary>{}: {}</summary>\n<ul class=\"doubts\">",
            pair.phrases.doubts,
            Escaped(&side.document.source.name)
        );
        doubts.for_each(|doubt| shell::doubt(pair.phrases, side.document, doubt, out));
        out.push_str("</ul></details>\n");
    }
    let _ = write!(
        out,
        "<p class=\"colophon\">{} {} · {} {} · {}:",
        pair.words.made_with,
        env!("CARGO_PKG_VERSION"),
        pair.phrases.edition,
        Escaped(&pair.comparison.edition),
        pair.phrases.source,
    );
    for which in [Which::Left, Which::Right] {
        let source = &pair.side(which).document.source;
        let _ = write!(
            out,
            " {} <code title=\"{}\">{}</code>",
            Escaped(&source.name),
            Escaped(&source.sha256),
            Escaped(source.sha256.get(..12).unwrap_or_default()),
        );
    }
    out.push_str("</p>\n</footer>\n");
}
