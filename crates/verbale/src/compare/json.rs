//! A comparison as JSON, for programs; its schema is
//! `docs/schema/comparison.json`.

use serde::Serialize;
use verbale_core::compare::{Change, Field, Kind, Scope, Stands, Substance};
use verbale_core::span::Span;
use verbale_core::text::Offsets;

use super::{Pair, Which};
use crate::json::{Doubt, Head, Spot, doubt, head, spot};
use crate::places::Places;

/// One comparison.
#[derive(Serialize)]
pub struct Record<'a> {
    verbale: &'static str,
    edition: &'a str,
    left: Text<'a>,
    right: Text<'a>,
    across: bool,
    changes: Vec<Entry<'a>>,
    alignment: Vec<Laid<'a>>,
    diagnostics: Vec<Doubted<'a>>,
}

#[derive(Serialize)]
struct Text<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    offsets: Offsets,
}

#[derive(Serialize)]
struct Entry<'a> {
    kind: Kind,
    fields: &'a [Field],
    left: Option<Passage<'a>>,
    right: Option<Passage<'a>>,
    because: Vec<Reason<'a>>,
    weight: u16,
}

/// A stretch, and the position in it that is concerned.
#[derive(Serialize)]
struct Passage<'a> {
    #[serde(flatten)]
    spot: Spot<'a>,
    position: Option<&'a str>,
    act: Option<&'a str>,
    holders: Option<&'a [String]>,
}

#[derive(Serialize)]
struct Reason<'a> {
    what: Field,
    left: Option<Spot<'a>>,
    right: Option<Spot<'a>>,
    by: &'a str,
}

#[derive(Serialize)]
struct Laid<'a> {
    left: Vec<Spot<'a>>,
    right: Vec<Spot<'a>>,
    stands: Stands,
    words: Vec<Words<'a>>,
}

#[derive(Serialize)]
struct Words<'a> {
    left: Option<Spot<'a>>,
    right: Option<Spot<'a>>,
    substance: Substance,
}

#[derive(Serialize)]
struct Doubted<'a> {
    #[serde(rename = "in")]
    text: &'static str,
    #[serde(flatten)]
    doubt: Doubt<'a>,
}

/// The record of a comparison.
#[must_use]
pub fn record<'a>(pair: &'a Pair<'a>) -> Record<'a> {
    let maker =
        Maker { pair, left: Places::new(pair.left.document), right: Places::new(pair.right.document) };
    Record {
        verbale: env!("CARGO_PKG_VERSION"),
        edition: &pair.comparison.edition,
        left: maker.text(Which::Left),
        right: maker.text(Which::Right),
        across: pair.comparison.scope == Scope::AcrossLanguages,
        changes: pair.comparison.changes.iter().map(|change| maker.entry(change)).collect(),
        alignment: maker.alignment(),
        diagnostics: maker.doubts(),
    }
}

struct Maker<'a> {
    pair: &'a Pair<'a>,
    left: Places<'a>,
    right: Places<'a>,
}

impl<'a> Maker<'a> {
    fn text(&self, which: Which) -> Text<'a> {
        let side = self.pair.side(which);
        Text { head: head(side.document, side.reading), offsets: side.document.offsets }
    }

    fn spot(&self, which: Which, span: Span) -> Spot<'a> {
        match which {
            Which::Left => spot(self.pair.left.document, &self.left, span),
            Which::Right => spot(self.pair.right.document, &self.right, span),
        }
    }

    fn both(&self, left: Option<Span>, right: Option<Span>) -> [Option<Spot<'a>>; 2] {
        [left.map(|span| self.spot(Which::Left, span)), right.map(|span| self.spot(Which::Right, span))]
    }

    fn passage(&self, change: &Change, which: Which) -> Option<Passage<'a>> {
        let span = Pair::passage(change, which)?.span;
        let position = self.pair.position(change, which);
        Some(Passage {
            spot: self.spot(which, span),
            position: position.map(|p| p.id.as_str()),
            act: position.map(|p| p.act.as_str()),
            holders: position.map(|p| p.holders.as_slice()),
        })
    }

    fn entry(&self, change: &'a Change) -> Entry<'a> {
        let reasons = change.because.iter().map(|reason| {
            let [left, right] = self.both(reason.left, reason.right);
            Reason { what: reason.what, left, right, by: &reason.by }
        });
        Entry {
            kind: change.kind,
            fields: &change.fields,
            left: self.passage(change, Which::Left),
            right: self.passage(change, Which::Right),
            because: reasons.collect(),
            weight: change.weight,
        }
    }

    fn alignment(&self) -> Vec<Laid<'a>> {
        let spots = |which, spans: &[Span]| spans.iter().map(|&span| self.spot(which, span)).collect();
        let links = self.pair.comparison.links.iter().map(|link| Laid {
            left: spots(Which::Left, &link.left),
            right: spots(Which::Right, &link.right),
            stands: link.stands,
            words: link
                .words
                .iter()
                .map(|edit| {
                    let [left, right] = self.both(edit.left, edit.right);
                    Words { left, right, substance: edit.substance }
                })
                .collect(),
        });
        links.collect()
    }

    fn doubts(&self) -> Vec<Doubted<'a>> {
        let of = |which, name, places| {
            let side = self.pair.side(which);
            let all = side.document.diagnostics.iter().chain(&side.reading.diagnostics);
            all.map(move |d| Doubted { text: name, doubt: doubt(side.document, places, d) })
        };
        of(Which::Left, "left", &self.left).chain(of(Which::Right, "right", &self.right)).collect()
    }
}
