//! How findings are spread: counts that narrow the query.

use std::collections::BTreeMap;

use verbale_desk::desk::Findings;
use verbale_desk::index::Tally;
use verbale_desk::query::{Field, Node};
use verbale_desk::{Desk, DeskError};

use crate::names::Names;
use crate::phrases::web::SearchWords;
use crate::phrases::{Interface, language};
use crate::web::address::of;
use crate::web::bars::Bars;

/// Counts by what is counted; none where there is too much to count.
pub type Counts = Option<Vec<(Tally, BTreeMap<String, u64>)>>;

const OF_RECORDS: [Tally; 4] =
    [Tally::Year, Tally::Ids(Field::Holder), Tally::Ids(Field::Act), Tally::Ids(Field::Addressee)];

const OF_TEXTS: [Tally; 4] =
    [Tally::Year, Tally::Ids(Field::Lang), Tally::Ids(Field::Party), Tally::Ids(Field::Form)];

/// Counts the findings of a query. Those that only texts can decide are
/// counted where they are few.
///
/// # Errors
/// Where the library cannot be read.
pub fn counts(desk: &mut Desk, node: &Node, findings: &Findings) -> Result<Counts, DeskError> {
    if !findings.total.all {
        return Ok(None);
    }
    let over = if findings.positions { OF_RECORDS } else { OF_TEXTS };
    let spreads = desk.spreads(node, &over)?;
    Ok(Some(over.into_iter().zip(spreads).collect()))
}

/// The counts as charts whose bars narrow the query.
pub fn charts(counts: Counts, query: &str, names: &Names<'_>, interface: Interface) -> Vec<Bars> {
    let words = SearchWords::of(interface);
    let chart = |(over, counts): (Tally, BTreeMap<String, u64>)| {
        let (name, field) = match over {
            Tally::Year => (words.years, "date"),
            Tally::Ids(Field::Holder) => (words.holders, "holder"),
            Tally::Ids(Field::Act) => (words.acts, "act"),
            Tally::Ids(Field::Addressee) => (words.addressees, "addressee"),
            Tally::Ids(Field::Lang) => (words.languages, "lang"),
            Tally::Ids(Field::Form) => (words.forms, "form"),
            Tally::Ids(_) => (words.parties, "party"),
        };
        let called = |id: &str| match over {
            Tally::Year if id == "0000" => words.undated.to_owned(),
            Tally::Year => id.to_owned(),
            Tally::Ids(Field::Act) => names.act(id),
            Tally::Ids(Field::Lang) => language(id, interface).to_owned(),
            Tally::Ids(Field::Form) => names.form(id),
            Tally::Ids(_) => names.actor(id),
        };
        let narrower = |id: &str| {
            let all = if query.contains(" OR ") { format!("({query})") } else { query.to_owned() };
            of("/search", &[("q", &format!("{all} {field}:\"{id}\""))])
        };
        Bars::new(name, counts, over == Tally::Year, |id| (narrower(id), called(id)))
    };
    counts.into_iter().flatten().map(chart).collect()
}
