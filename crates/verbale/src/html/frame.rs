//! What stands around the text: the page's head, its title block, its foot.

use std::fmt::Write;

use super::escape::Escaped;
use super::{Page, SCRIPT, STYLE, shell, table};
use crate::phrases;

/// Opens the page: its head, and the rules of its filters.
pub fn open(page: &Page<'_>, out: &mut String) {
    let style = [shell::STYLE, STYLE, &rules(page)];
    shell::open(page.interface, title(page), &style, Some(SCRIPT), out);
}

/// Filters in the language of styles: a record goes where a filter is set and
/// not its own.
fn rules(page: &Page<'_>) -> String {
    let mut out = String::new();
    let mut rule = |class: &str, id: &str, data: &str| {
        let off = format!("body:has(.{class}:checked):not(:has(#{id}:checked))");
        let _ = writeln!(out, "{off} .note[{data}]{{display:none}}");
        let _ = writeln!(out, "{off} .t[{data}]{{all:unset}}");
        let _ = writeln!(out, "{off} .t[{data}]::after{{content:none}}");
        let _ = writeln!(out, "{off} .m[{data}]{{text-decoration:none}}");
    };
    for (n, act) in page.counts.acts.iter().enumerate() {
        // An id may hold anything that a user's codebook calls an act.
        let act: String = act.chars().filter(|c| c.is_alphanumeric() || "_-".contains(*c)).collect();
        rule("fa", &format!("a{n}"), &format!("data-a=\"{act}\""));
    }
    for n in 0..page.counts.holders.len() {
        rule("fh", &format!("h{n}"), &format!("data-h=\"{n}\""));
    }
    out
}

/// The title, or the name of the file where the text has none.
fn title<'a>(page: &Page<'a>) -> &'a str {
    let named = page.document.source.name.as_str();
    let name = if named.is_empty() { page.phrases.untitled } else { named };
    page.reading.head.title.map_or(name, |span| page.document.text[span].trim())
}

/// The title block: form, date, title, parties, and the table of acts.
pub fn head(page: &Page<'_>, out: &mut String) {
    let head = &page.reading.head;
    let mut facts = vec![page.names.form(&head.form)];
    facts.extend(head.date.as_deref().map(|date| phrases::date(date, page.interface)));
    let lang = page.document.lang.code();
    facts.push(phrases::language(lang, page.interface).to_owned());
    let _ = writeln!(out, "<header class=\"top\">\n<p class=\"kicker\">{}</p>", Escaped(&facts.join(" · ")));
    let own = if head.title.is_some() { "" } else { " class=\"untitled\"" };
    let _ = writeln!(out, "<h1 lang=\"{}\"{own}>{}</h1>", Escaped(lang), Escaped(title(page)));
    if !head.parties.is_empty() {
        out.push_str("<p class=\"parties\">");
        for party in &head.parties {
            let full = page.names.actor_in_full(party);
            let short = page.names.actor(party);
            let _ = write!(out, "<span title=\"{}\">{}</span>", Escaped(&full), Escaped(&short));
        }
        out.push_str("</p>\n");
    }
    shell::themes(page.phrases, out);
    if page.counts.acts.is_empty() {
        let _ = writeln!(out, "<p class=\"nothing\">{}</p>", Escaped(page.phrases.no_positions));
    } else {
        table::table(page, out);
    }
    out.push_str("</header>\n");
}

/// What is doubted, and where the page comes from.
pub fn foot(page: &Page<'_>, out: &mut String) {
    let (words, reading) = (page.phrases, page.reading);
    let _ = writeln!(
        out,
        "<footer class=\"foot\">\n<p>{}: {} {} · {} {} · {} {}</p>",
        words.sentences,
        reading.coded,
        words.coded,
        reading.structural,
        words.structural,
        reading.uncoded.len(),
        words.uncoded,
    );
    let mut doubts = page.document.diagnostics.iter().chain(&reading.diagnostics).peekable();
    if doubts.peek().is_some() {
        let _ = writeln!(out, "<h2>{}</h2>\n<ul class=\"doubts\">", words.doubts);
        doubts.for_each(|doubt| shell::doubt(page.phrases, page.document, doubt, out));
        out.push_str("</ul>\n");
    }
    let source = &page.document.source;
    let _ = writeln!(
        out,
        "<p class=\"colophon\">{} {} · {} {} · {}: {} <code title=\"{}\">{}</code></p>\n</footer>",
        words.made_with,
        env!("CARGO_PKG_VERSION"),
        words.edition,
        Escaped(&reading.edition),
        words.source,
        Escaped(&source.name),
        Escaped(&source.sha256),
        Escaped(source.sha256.get(..12).unwrap_or_default()),
    );
}
