//! A series as JSON; its schema is `docs/schema/series.json`.

use serde::Serialize;
use verbale_core::compare::{Field, Kind};
use verbale_core::text::Offsets;

use super::Course;
use crate::json::{Head, Spot, head, spot};
use crate::places::Places;

/// One series.
#[derive(Serialize)]
pub struct Record<'a> {
    verbale: &'static str,
    edition: &'a str,
    texts: Vec<Text<'a>>,
    lineages: Vec<Vec<Option<Cell<'a>>>>,
}

#[derive(Serialize)]
struct Text<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    offsets: Offsets,
}

#[derive(Serialize)]
struct Cell<'a> {
    #[serde(flatten)]
    spot: Spot<'a>,
    position: Option<&'a str>,
    act: Option<&'a str>,
    holders: Option<&'a [String]>,
    kind: Kind,
    because: Vec<Reason<'a>>,
}

#[derive(Serialize)]
struct Reason<'a> {
    what: Field,
    left: Option<Spot<'a>>,
    right: Option<Spot<'a>>,
    by: &'a str,
}

/// The record of a series, with all its lineages.
#[must_use]
pub fn record<'a>(course: &'a Course<'a>) -> Record<'a> {
    let places: Vec<Places<'_>> = course.sides.iter().map(|side| Places::new(side.document)).collect();
    let at = |text: usize, span| spot(course.sides[text].document, &places[text], span);
    let cell = |text: usize, cell: &'a verbale_core::compare::Cell| {
        let position = cell.position.and_then(|n| course.sides[text].reading.positions.get(n));
        let reason = |reason: &'a verbale_core::compare::Reason| Reason {
            what: reason.what,
            left: text.checked_sub(1).and_then(|before| Some(at(before, reason.left?))),
            right: reason.right.map(|span| at(text, span)),
            by: &reason.by,
        };
        Cell {
            spot: at(text, cell.span),
            position: position.map(|p| p.id.as_str()),
            act: position.map(|p| p.act.as_str()),
            holders: position.map(|p| p.holders.as_slice()),
            kind: cell.kind,
            because: cell.because.iter().map(reason).collect(),
        }
    };
    let row = |lineage: &'a verbale_core::compare::Lineage| {
        let cells = lineage.cells.iter().enumerate();
        cells.map(|(text, known)| known.as_ref().map(|known| cell(text, known))).collect()
    };
    let text = |side: &verbale_core::compare::Side<'a>| Text {
        head: head(side.document, side.reading),
        offsets: side.document.offsets,
    };
    Record {
        verbale: env!("CARGO_PKG_VERSION"),
        edition: course.sides.first().map_or("", |side| &side.reading.edition),
        texts: course.sides.iter().map(text).collect(),
        lineages: course.series.lineages.iter().map(row).collect(),
    }
}
