//! A reading as JSON, for programs.

use serde_json::{Value, json};
use verbale_core::codebook::Codebook;
use verbale_core::reading::{Position, Reading};
use verbale_core::span::Span;
use verbale_core::text::Document;

use crate::places::Places;

/// The JSON object of one reading; its schema is `docs/schema/reading.json`.
#[must_use]
pub fn reading(document: &Document, reading: &Reading, codebook: &Codebook) -> Value {
    let places = Places::new(document);
    let positions: Vec<Value> =
        reading.positions.iter().map(|p| position(p, document, &places, codebook)).collect();
    json!({
        "verbale": env!("CARGO_PKG_VERSION"),
        "edition": reading.edition,
        "document": {
            "id": document.id,
            "form": reading.head.form,
            "language": document.lang.code(),
            "date": reading.head.date,
            "parties": reading.head.parties,
        },
        "positions": positions,
        "diagnostics": reading.diagnostics,
    })
}

fn position(position: &Position, document: &Document, places: &Places<'_>, codebook: &Codebook) -> Value {
    let act = codebook.acts.iter().find(|a| a.id == position.act);
    let kind = act.and_then(|a| a.kinds.iter().find(|k| k.name == position.kind));
    let spot = |span: Span| {
        let place = places.place(span);
        json!({ "text": &document.text[span], "start": place.chars.0, "end": place.chars.1,
            "bytes": [place.bytes.0, place.bytes.1], "utf16": [place.utf16.0, place.utf16.1] })
    };
    json!({
        "id": position.id,
        "act": position.act,
        "kind": position.kind,
        "degree": position.degree,
        "force": position.force,
        "binding": position.binding,
        "holders": position.holders,
        "holder_by": position.holder_by,
        "addressees": position.addressees,
        "instruments": position.instruments,
        "topics": position.topics,
        "paragraph": position.paragraph,
        "trigger": spot(position.trigger),
        "matter": position.matter.map(spot),
        "quote": document.text[position.clause].trim(),
        "cameo": kind.map(|k| &k.cameo),
        "plover": kind.map(|k| &k.plover),
        "why": position.why,
    })
}
