//! What is found: searches, formulas, comparisons.

use serde_json::{Value, json};
use verbale_core::compare::{self as core, Side};
use verbale_desk::desk::{By, Findings};
use verbale_desk::query::Node;
use verbale_desk::trace::Share;
use verbale_desk::{Desk, DeskError};

use super::{Part, Told, listed, value};
use crate::compare::series::{self, Course};
use crate::compare::{Pair, json as compared};
use crate::desk::findings::{CONTEXT, lines, record};
use crate::phrases::Interface;

/// Findings one by one.
pub(super) fn records(findings: &Findings, limit: usize) -> Result<Vec<Value>, DeskError> {
    lines(findings, CONTEXT, 1, limit).iter().map(|(hit, line)| value(&record(hit, line))).collect()
}

/// What answers a query.
///
/// # Errors
/// Where the query makes no sense or the library cannot be read.
pub fn search(desk: &mut Desk, query: &str, oldest: bool, part: Part) -> Told {
    let node = desk.understand(query)?;
    let by = if oldest { By::Oldest } else { By::Newest };
    let findings = desk.find_from(&node, by, part.offset, part.limit)?;
    let mut told = listed(records(&findings, part.limit)?, findings.total.found, findings.total.all, part);
    told["positions"] = json!(findings.positions);
    Ok(told)
}

/// How many texts a formula is followed through for one answer.
pub const TEXTS: usize = 1000;

/// How many places of it are told one by one.
const PLACES: usize = 200;

/// A formula over the years, and its latest places.
///
/// # Errors
/// Where it holds no words, or the query asks for positions.
pub fn trace(desk: &mut Desk, formula: &str, near: &str, within: &str) -> Told {
    let near = if near.is_empty() { Share::default() } else { Share::read(near)? };
    let within = if within.trim().is_empty() { Node::All } else { desk.understand(within)? };
    if within.asks_positions() {
        return Err(DeskError::refused(
            "the query asks for records, and a formula is followed through texts",
            "narrow by lang, form, party or date",
        ));
    }
    let mut traced = desk.trace_latest(formula, near, &within, TEXTS)?;
    let earlier = traced.places.len().saturating_sub(PLACES);
    traced.places.drain(..earlier);
    value(&traced)
}

/// What became of every clause and position from text to text.
///
/// # Errors
/// Where there is no such document, or there are fewer than two.
pub fn compare(desk: &mut Desk, ids: &[String]) -> Told {
    if ids.len() < 2 {
        return Err(DeskError::refused(
            "there are fewer than two texts",
            "name the older text, then the newer one",
        ));
    }
    let texts = ids.iter().map(|id| desk.show(id)).collect::<Result<Vec<_>, _>>()?;
    let sides: Vec<Side<'_>> =
        texts.iter().map(|shown| Side { document: &shown.document, reading: &shown.reading }).collect();
    let codebook = desk.codebook();
    if let &[left, right] = sides.as_slice() {
        let comparison = core::compare(left, right, codebook);
        return value(&compared::record(&Pair::new(left, right, &comparison, codebook, Interface::En)));
    }
    let found = core::series(&sides, codebook);
    value(&series::record(&Course::new(&sides, &found, codebook, Interface::En, false)))
}
