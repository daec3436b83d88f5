//! Positions as a table of values divided by commas, one row a position.

use verbale_core::reading::Reading;
use verbale_core::span::Span;
use verbale_core::text::Document;
pub use verbale_desk::escape::quoted;

use crate::json::section;
use crate::places::Places;

/// The names of the columns.
pub const HEADER: &str = "document,id,act,kind,degree,force,binding,holders,holder_by,addressees,instruments,\
topics,section,paragraph,trigger,trigger_start,trigger_end,matter,matter_start,matter_end,quote\n";

/// The rows of one reading, without the header. Lists are divided by spaces;
/// places count as in the JSON.
#[must_use]
pub fn rows(document: &Document, reading: &Reading) -> String {
    let places = Places::new(document);
    let at = |span: Span| {
        let chars = places.place(span).chars;
        [chars.0.to_string(), chars.1.to_string()]
    };
    let mut out = String::new();
    for p in &reading.positions {
        let [from, to] = at(p.trigger);
        let [matter_from, matter_to] = p.matter.map(at).unwrap_or_default();
        let fields = [
            document.source.name.clone(),
            p.id.clone(),
            p.act.clone(),
            p.kind.clone(),
            word(p.degree),
            p.force.to_string(),
            p.binding.to_string(),
            p.holders.join(" "),
            word(p.holder_by),
            p.addressees.join(" "),
            p.instruments.join(" "),
            p.topics.join(" "),
            section(document, p).unwrap_or_default().to_owned(),
            p.paragraph.to_string(),
            document.text[p.trigger].to_owned(),
            from,
            to,
            p.matter.map(|m| document.text[m].to_owned()).unwrap_or_default(),
            matter_from,
            matter_to,
            document.text[p.clause].trim().to_owned(),
        ];
        out.push_str(&fields.map(|field| quoted(&field)).join(","));
        out.push('\n');
    }
    out
}

/// A word as it stands in the JSON.
#[must_use]
pub fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
