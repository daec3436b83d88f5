//! One record in the margin: who does what toward whom, more on request.

use std::fmt::Write;

use verbale_core::codebook::Degree;
use verbale_core::reading::{HolderBy, Position};

use super::Page;
use super::escape::Escaped;

/// Writes the record of a position.
pub fn note(page: &Page<'_>, n: usize, out: &mut String) {
    let position = &page.reading.positions[n];
    let names = &page.names;
    let number = n + 1;
    let _ = write!(
        out,
        "<li class=\"note {}\" id=\"n{number}\" data-n=\"{number}\" data-a=\"{}\" data-h=\"{}\">\
         <a class=\"num\" href=\"{}\">{number}</a><details><summary>",
        names.family(&position.act),
        Escaped(&position.act),
        page.holders(&position.holders),
        match &page.choice.records {
            Some(records) => format!("{}{}", Escaped(records), Escaped(&position.id)),
            None => format!("#p{number}"),
        },
    );
    let _ = write!(
        out,
        "<span class=\"who\" title=\"{}\">{}{}</span><b>{}</b>{}",
        Escaped(&names.actors(&position.holders)),
        Escaped(&names.holders(&position.holders, &page.reading.head)),
        page.interface.colon(),
        Escaped(&names.act(&position.act)),
        degree(page, position.degree),
    );
    if !position.addressees.is_empty() {
        let _ = write!(out, " <span class=\"to\">→ {}</span>", Escaped(&names.actors(&position.addressees)));
    }
    for instrument in &position.instruments {
        let full = names.instrument(instrument);
        let _ =
            write!(out, " <span class=\"ref\" title=\"{}\">{}</span>", Escaped(&full), Escaped(instrument));
    }
    if !position.topics.is_empty() {
        let topics: Vec<String> = position.topics.iter().take(2).map(|topic| names.topic(topic)).collect();
        let _ = write!(out, " <span class=\"topic\">{}</span>", Escaped(&topics.join(" · ")));
    }
    out.push_str("</summary>");
    record(page, position, out);
    out.push_str("</details></li>\n");
}

fn degree(page: &Page<'_>, degree: Degree) -> String {
    let (sign, word) = match degree {
        Degree::Plain => return String::new(),
        Degree::Raised => ("▲", page.phrases.raised),
        Degree::Lowered => ("▼", page.phrases.lowered),
    };
    format!("<i class=\"deg\" title=\"{word}\">{sign}</i>")
}

/// The rest of the record, shown when it is opened.
fn record(page: &Page<'_>, position: &Position, out: &mut String) {
    let words = page.phrases;
    let by = match position.holder_by {
        HolderBy::Named => words.holder_by[0],
        HolderBy::Inherited => words.holder_by[1],
        HolderBy::Voice => words.holder_by[2],
    };
    let topics: Vec<String> = position.topics.iter().map(|topic| page.names.topic(topic)).collect();
    let holders = format!("{} ({by})", page.names.actors(&position.holders));
    let scales = format!(
        "{} · {} {}/100 · {} {}/5",
        position.kind, words.force, position.force, words.binding, position.binding
    );
    let cue = format!("{} · {}", position.why.cue, position.why.rule);
    let rows =
        [(words.holder, holders), (words.act, scales), (words.topics, topics.join(" · ")), (words.cue, cue)];
    out.push_str("<dl>");
    for (term, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = write!(out, "<dt>{term}</dt><dd>{}</dd>", Escaped(value));
    }
    out.push_str("</dl>");
}
