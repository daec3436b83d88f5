//! What programs and assistants are told: the same by the interface for
//! programs and by the tools. Every answer names its document, the place and
//! the exact words; places count Unicode scalar values of the canonical text,
//! `bytes` its bytes.

mod finding;
mod quote;

use serde::Serialize;
use serde_json::{Value, json};
use verbale_desk::correction::Held;
use verbale_desk::desk::{About, By, Filter};
use verbale_desk::export::{Kind, Which, exported};
use verbale_desk::query::{Field, Node};
use verbale_desk::record::{Card, short};
use verbale_desk::{Desk, DeskError};

pub use finding::{TEXTS, compare, search, trace};
pub use quote::verify;

use crate::cli::desk::ListingFormat;
use crate::desk::{documents, ledger as told};
use crate::phrases::Interface;

type Told = Result<Value, DeskError>;

/// Some of a list: from which place on, and how many at most.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// How many are left out before.
    pub offset: usize,
    /// How many are given at most.
    pub limit: usize,
}

/// Items of a list with how many there are.
fn listed(items: Vec<Value>, total: u64, all: bool, part: Part) -> Value {
    json!({"total": total, "all": all, "offset": part.offset, "limit": part.limit, "items": items})
}

fn value(told: &impl Serialize) -> Told {
    serde_json::to_value(told).map_err(|error| DeskError::Failed(error.to_string()))
}

fn parsed(told: &str) -> Told {
    serde_json::from_str(told).map_err(|error| DeskError::Failed(error.to_string()))
}

/// A document with the address of its page.
fn card(card: &Card) -> Told {
    let mut told = value(card)?;
    told["name"] = json!(short(&card.id));
    told["page"] = json!(format!("/documents/{}", short(&card.id)));
    Ok(told)
}

/// Documents, the latest first; those that answer a query where one is asked.
///
/// # Errors
/// Where the query makes no sense or the library cannot be read.
pub fn list(desk: &mut Desk, query: &str, part: Part) -> Told {
    let node = if query.trim().is_empty() { Node::All } else { desk.understand(query)? };
    let (cards, total) = desk.shelf(&node, By::Newest, part.offset, part.limit)?;
    let items = cards.iter().map(card).collect::<Result<_, _>>()?;
    Ok(listed(items, total.found, total.all, part))
}

/// The whole record of a document.
///
/// # Errors
/// Where there is none of that name.
pub fn document(desk: &mut Desk, id: &str) -> Told {
    let shown = desk.show(id)?;
    parsed(&documents::show(&shown, ListingFormat::Json, desk.codebook(), Interface::En))
}

/// The canonical text of a document, or some characters of it.
///
/// # Errors
/// Where there is none of that name.
pub fn text(desk: &mut Desk, id: &str, part: Part) -> Told {
    let document = desk.document(id)?;
    let card = desk.card(id)?;
    let words: String = document.text.chars().skip(part.offset).take(part.limit).collect();
    let end = part.offset + words.chars().count();
    Ok(json!({
        "document": card.id, "title": card.title, "date": card.date, "language": card.language,
        "characters": card.characters, "start": part.offset, "end": end, "text": words,
    }))
}

/// The positions of a document, corrections in force.
///
/// # Errors
/// Where there is no such document.
pub fn positions(desk: &mut Desk, id: &str, part: Part) -> Told {
    let shown = desk.show(id)?;
    let text: &str = &shown.document.text;
    let some = shown.positions.iter().skip(part.offset).take(part.limit);
    let items =
        some.map(|held| value(&exported(&shown.card, text, held, false))).collect::<Result<_, _>>()?;
    Ok(listed(items, shown.positions.len() as u64, true, part))
}

/// One position with what people said of it.
///
/// # Errors
/// Where there is none of that name.
pub fn position(desk: &mut Desk, id: &str, name: &str) -> Told {
    let (card, held) = desk.position(&format!("{id}:{name}"))?;
    let document = desk.document(&card.id)?;
    corrected(&card, &document.text, &held)
}

/// A position with its corrections.
fn corrected(card: &Card, text: &str, held: &Held) -> Told {
    let withdrawn = held.corrections.last().is_some_and(|last| last.withdrawn);
    let mut told = value(&exported(card, text, held, withdrawn))?;
    told["cue"] = json!(held.position.why.cue);
    told["rule"] = json!(held.position.why.rule);
    told["corrections"] = value(&held.corrections)?;
    Ok(told)
}

/// The positions of a document as W3C Web Annotations.
///
/// # Errors
/// Where there is no such document.
pub fn annotations(desk: &mut Desk, id: &str) -> Result<Vec<u8>, DeskError> {
    let card = desk.card(id)?;
    let hash = card.id.trim_start_matches("sha256:").to_owned();
    let mut out = Vec::new();
    desk.export(Kind::WebAnnotation, Which::InForce, Some(&Node::Is(Field::Id, vec![hash])), &mut out)?;
    Ok(out)
}

/// A dossier.
///
/// # Errors
/// Where nobody knows what it is about, or the day is none.
pub fn dossier(desk: &mut Desk, about: &About, since: Option<&str>) -> Told {
    let (kind, id) = match about {
        About::Actor(id) => ("actor", id),
        About::Instrument(id) => ("instrument", id),
    };
    let dossier = desk.dossier(about, since)?;
    let findings = desk.find(&about.node(), By::Newest, LATEST)?;
    let mut told = value(&dossier)?;
    told["kind"] = json!(kind);
    told["id"] = json!(id);
    told["latest"] = Value::Array(finding::records(&findings, LATEST)?);
    Ok(told)
}

/// How many records a dossier quotes.
const LATEST: usize = 20;

/// Entries of the ledger.
///
/// # Errors
/// Where a name in the filter is not known.
pub fn ledger(desk: &mut Desk, filter: &Filter, part: Part) -> Told {
    let entries = desk.ledger(filter, part.offset + part.limit + 1)?;
    let more = entries.len() > part.offset + part.limit;
    let total = entries.len() as u64;
    let some: Vec<_> = entries.into_iter().skip(part.offset).take(part.limit).collect();
    let items = told::list(&some, ListingFormat::Json, desk.codebook(), Interface::En, 0);
    let items: Vec<Value> =
        serde_json::from_str(&items).map_err(|error| DeskError::Failed(error.to_string()))?;
    Ok(listed(items, total, !more, part))
}

/// One entry of the ledger with the evidence proposed.
///
/// # Errors
/// Where there is none of that name.
pub fn entry(desk: &mut Desk, id: &str) -> Told {
    let (entry, proposals) = (desk.entry(id)?, desk.proposals(id)?);
    parsed(&told::record(&told::Shown { entry: &entry, proposals: &proposals }, ListingFormat::Json))
}
