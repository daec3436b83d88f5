//! A comparison as Markdown: a report to read and to paste.

use std::fmt::Write;

use verbale_core::compare::{Change, Kind, Substance};

use super::{ORDER, Pair, Quote, Which};
use crate::markdown::escaped;

/// The report of a comparison; what was kept or changed in form only is
/// listed where `all` is asked for.
#[must_use]
pub fn page(pair: &Pair<'_>, all: bool) -> String {
    let mut out = String::new();
    let words = pair.words;
    let _ = writeln!(out, "# {}\n", words.changed);
    for (which, name) in [(Which::Left, words.before), (Which::Right, words.after)] {
        let (title, facts) = (escaped(pair.title(which)), escaped(&pair.facts(which)));
        let _ = writeln!(out, "- {name}: **{title}** ({facts})");
    }
    if pair.across() {
        let _ = writeln!(out, "\n*{}*", words.across);
    }
    if let Some(verdict) = pair.verdict() {
        let _ = writeln!(out, "\n**{verdict}**");
    }
    let counts: Vec<String> = pair.counts().map(|(kind, n)| format!("{} {n}", words.kind(kind))).collect();
    let _ = writeln!(out, "\n{}", counts.join(" · "));
    for kind in ORDER {
        let changes = pair.of_kind(kind);
        if changes.is_empty() || !all && matches!(kind, Kind::Kept | Kind::Markup) {
            continue;
        }
        let _ = writeln!(out, "\n## {} ({})\n", words.kind(kind), changes.len());
        for change in changes {
            entry(pair, change, &mut out);
        }
    }
    let _ = writeln!(
        out,
        "\n*{} {} · {} {} · {}: {}, {}*",
        words.made_with,
        env!("CARGO_PKG_VERSION"),
        pair.phrases.edition,
        pair.comparison.edition,
        pair.phrases.source,
        escaped(&pair.left.document.source.name),
        escaped(&pair.right.document.source.name),
    );
    out
}

fn entry(pair: &Pair<'_>, change: &Change, out: &mut String) {
    let (deed, fields) = (pair.deed(change), pair.fields(change));
    let told = [fields, deed].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    let mut lines = Vec::new();
    if !told.is_empty() {
        lines.push(format!("**{}**", escaped(&told)));
    }
    let same = matches!(change.kind, Kind::Kept | Kind::Moved) && change.right.is_some();
    for (which, name) in [(Which::Left, pair.words.before), (Which::Right, pair.words.after)] {
        if let Some(quote) = Quote::of(pair, change, which).filter(|_| !same || which == Which::Right) {
            let text = marked(&quote, &pair.side(which).document.text, which);
            lines.push(if same { text } else { format!("{name}: {text}") });
        }
    }
    lines.extend(pair.reasons(change).iter().map(|reason| format!("*{}*", escaped(reason))));
    let _ = writeln!(out, "- {}", lines.join("  \n  "));
}

/// The words of a quote, what was taken out struck, what was put in bold.
fn marked(quote: &Quote, text: &str, which: Which) -> String {
    let sign = if which == Which::Left { "~~" } else { "**" };
    let mut out = String::new();
    for (words, mark) in quote.pieces(text) {
        // White space may not stand inside of the signs.
        let inner = words.trim();
        if mark != Some(Substance::Words) || inner.is_empty() {
            out.push_str(&escaped(words));
            continue;
        }
        let start = words.len() - words.trim_start().len();
        let (lead, tail) = (&words[..start], &words[start + inner.len()..]);
        let _ = write!(out, "{}{sign}{}{sign}{}", escaped(lead), escaped(inner), escaped(tail));
    }
    out
}
