//! The ledger: what was asked and promised, and what became of it.
//!
//! An entry is made anew from text and record whenever it is looked at; only
//! what people say of it is kept. It is called by its document and by the
//! byte at which its act word begins, which no later reading moves.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};
use verbale_core::reading::Position;
use verbale_core::span::Span;

use super::searching::{By, Hit};
use super::{Desk, present};
use crate::archive::{Reader, Saved};
use crate::error::{DeskError, Result};
use crate::index::{Tally, day};
use crate::ledger::{
    Event, Evidence, Kind, Named, Standing, Status, Terms, Undertaking, named, standing, undertakings_by,
};
use crate::query::{Field, Node};
use crate::record::Card;

/// Which entries are asked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Who asks or promises, by id or name.
    pub by: Option<String>,
    /// Whom it is put to, by id or name.
    pub to: Option<String>,
    /// Calls only, or commitments only.
    pub kind: Option<Kind>,
    /// Only those that stand so.
    pub status: Option<Status>,
    /// Only those that are open and past their day.
    pub overdue: bool,
    /// A query that narrows them further.
    pub query: Option<String>,
    /// Those of the earliest texts first, not of the latest.
    pub oldest: bool,
}

/// One entry of the ledger.
#[derive(Clone, Debug)]
pub struct Entry {
    /// How it is called: `d1213d3256@1203`.
    pub id: String,
    /// The document.
    pub card: Card,
    /// What is undertaken.
    pub undertaking: Undertaking,
    /// The clause.
    pub quote: String,
    /// Where the act word stands, in Unicode scalar values of the text.
    pub characters: (usize, usize),
    // The sentence as it stands, for the words at places in it.
    sentence: String,
    /// Where it stands.
    pub standing: Standing,
    /// What was said of it, the first first.
    pub history: Vec<Event>,
    /// Whether the present reading no longer holds it; the words at which it
    /// was closed are shown.
    pub lost: bool,
}

/// What is kept of an event: with the undertaking it was said of.
#[derive(Serialize, Deserialize)]
struct Record {
    event: Event,
    undertaking: Undertaking,
}

impl Desk {
    /// Entries of the ledger, those of the latest texts first where nothing
    /// else is asked. Those that the present reading no longer has stand
    /// among them.
    ///
    /// # Errors
    /// Where a name in the filter is not known or the library cannot be read.
    pub fn ledger(&mut self, filter: &Filter, limit: usize) -> Result<Vec<Entry>> {
        let node = self.asked(filter)?;
        let codebook = self.codebook.clone();
        let histories = self.archive.at_once(|reader| reader.all_events())?;
        let mut events: BTreeMap<i64, Vec<Saved>> = BTreeMap::new();
        for saved in histories {
            events.entry(saved.document).or_default().push(saved);
        }
        let today = crate::time::today();
        let mut terms: BTreeMap<String, Terms<'_>> = BTreeMap::new();
        let mut entries = Vec::new();
        let by = if filter.oldest { By::Oldest } else { By::Newest };
        self.walk(&node, by, &mut |hit| {
            if let Some(hit) = hit {
                let hit = hit();
                let language = hit.card.language.clone();
                let terms = terms.entry(language).or_insert_with_key(|lang| Terms::new(&codebook, lang));
                let known = events.get(&hit.card.key).map_or(&[][..], Vec::as_slice);
                let entry = of_hit(&hit, terms, &codebook, known, &today);
                entries.extend(entry.filter(|entry| filter.passes(entry)));
            }
            if entries.len() >= limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        let lost = self.lost(&node, &events, &today)?;
        entries.extend(lost.into_iter().filter(|entry| filter.passes(entry)));
        let place = |e: &Entry| (e.card.key, e.undertaking.trigger.start());
        let day = |e: &Entry| day(e.card.date.as_deref());
        if filter.oldest {
            entries.sort_by_key(|e| (day(e), place(e)));
        } else {
            entries.sort_by_key(|e| (Reverse(day(e)), place(e)));
        }
        entries.truncate(limit);
        Ok(entries)
    }

    /// How calls and commitments are spread over addressees, holders, years.
    /// Counted from records alone: who asks by status is not heard.
    ///
    /// # Errors
    /// Where a name in the filter is not known or the library cannot be read.
    pub fn undertaken(&mut self, filter: &Filter, over: Tally) -> Result<BTreeMap<String, u64>> {
        let node = self.asked(filter)?;
        self.spread(&node, over)
    }

    fn asked(&mut self, filter: &Filter) -> Result<Node> {
        let families = match filter.kind {
            Some(Kind::Call) => vec!["directive"],
            Some(Kind::Commitment) => vec!["commissive"],
            None => vec!["commissive", "directive"],
        };
        let mut parts = vec![Node::Is(Field::Family, families.into_iter().map(str::to_owned).collect())];
        for (field, name) in [("holder", &filter.by), ("addressee", &filter.to)] {
            let Some(name) = name else { continue };
            let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
            parts.push(self.understand(&format!("{field}:\"{escaped}\"")).map_err(|error| match error {
                DeskError::Query(fault) => DeskError::refused(fault.message, fault.hint),
                other => other,
            })?);
        }
        if let Some(query) = &filter.query {
            parts.push(self.understand(query)?);
        }
        Ok(Node::And(parts))
    }

    /// One entry by its name.
    ///
    /// # Errors
    /// Where there is none of that name.
    pub fn entry(&mut self, id: &str) -> Result<Entry> {
        let unknown = || DeskError::Unknown { what: "ledger entry", name: id.to_owned() };
        let (document, place) = id.rsplit_once('@').ok_or_else(|| {
            DeskError::refused(
                format!("`{id}` names no entry of the ledger"),
                "an entry is named as `verbale ledger` lists it: d1213d3256@1203",
            )
        })?;
        let start: usize = place.parse().map_err(|_| unknown())?;
        let codebook = self.codebook.clone();
        let today = crate::time::today();
        self.archive.at_once(|reader| {
            let card = reader.find(document)?;
            let events = reader.events(card.key)?;
            let text = reader.text(card.key)?.unwrap_or_default();
            let terms = Terms::new(&codebook, &card.language);
            let all = of_document(reader, &card, &text, &terms, &codebook)?;
            let found = all.into_iter().find(|u| u.trigger.start() == start);
            let lost = found.is_none();
            let undertaking = found.or_else(|| last_known(&events, start)).ok_or_else(unknown)?;
            Ok(entry(card, &text, undertaking, &events, &today, lost))
        })
    }

    /// Adds an event to the history of an entry; it lasts when this returns.
    ///
    /// # Errors
    /// Where there is no such entry, the event says nothing, its evidence is
    /// not in the library, or the library cannot be written to.
    pub fn happen(&mut self, id: &str, event: Event) -> Result<Entry> {
        let event = event.checked()?;
        let entry = self.entry(id)?;
        let record = Record { event, undertaking: entry.undertaking };
        let json = serde_json::to_string(&record).map_err(|error| DeskError::Failed(error.to_string()))?;
        let trigger = record.undertaking.trigger;
        self.archive.happen(entry.card.key, trigger, &record.event.author, &json)?;
        self.catch_up()?;
        self.entry(id)
    }

    /// Evidence by what a person calls it, looked up in the library.
    ///
    /// # Errors
    /// Where it names nothing that is there.
    pub fn evidence(&mut self, written: &str) -> Result<Evidence> {
        match named(written)? {
            Named::Url(address) => Ok(Evidence::Url(address)),
            Named::Span { document, span } => self.archive.at_once(|reader| {
                let card = reader.find(&document)?;
                let text = reader.text(card.key)?.unwrap_or_default();
                Evidence::within(&card.id, &text, span)
            }),
            Named::Whole { document } => self.archive.at_once(|reader| {
                let card = reader.find(&document)?;
                let text = reader.text(card.key)?.unwrap_or_default();
                Evidence::within(&card.id, &text, Span::new(0, text.len()))
            }),
            Named::Position { document, position } => {
                let (card, held) = self.position(&format!("{document}:{position}"))?;
                let text = self.archive.reader().text(card.key)?.unwrap_or_default();
                Evidence::within(&card.id, &text, trimmed(&text, held.position.clause))
            }
        }
    }
}

impl Entry {
    /// The words at a place of its sentence; empty where it lies outside.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        let own = self.undertaking.quote.start();
        let place = span.start().checked_sub(own).zip(span.end().checked_sub(own));
        place.and_then(|(start, end)| self.sentence.get(start..end)).unwrap_or_default()
    }
}

impl Filter {
    fn passes(&self, entry: &Entry) -> bool {
        self.status.is_none_or(|status| entry.standing.status == status)
            && (!self.overdue || entry.standing.overdue)
    }
}

/// The undertakings of a document as people see its positions.
pub(super) fn of_document(
    reader: &mut Reader<'_>,
    card: &Card,
    text: &str,
    terms: &Terms<'_>,
    codebook: &verbale_core::codebook::Codebook,
) -> Result<Vec<Undertaking>> {
    let held = present(reader, card)?.0;
    let positions: Vec<Position> = held.into_iter().map(|held| held.position).collect();
    Ok(undertakings_by(terms, text, &positions, card.date.as_deref(), codebook))
}

fn of_hit(
    hit: &Hit,
    terms: &Terms<'_>,
    codebook: &verbale_core::codebook::Codebook,
    events: &[Saved],
    today: &str,
) -> Option<Entry> {
    let position = &hit.position.as_ref()?.position;
    // The acts of the same sentence divide its deadlines between them.
    let sentence: Vec<Position> =
        hit.neighbours.iter().filter(|other| other.clause == position.clause).cloned().collect();
    let all = undertakings_by(terms, &hit.text, &sentence, hit.card.date.as_deref(), codebook);
    let undertaking = all.into_iter().find(|u| u.trigger == position.trigger)?;
    Some(entry(hit.card.clone(), &hit.text, undertaking, events, today, false))
}

pub(super) fn entry(
    card: Card,
    text: &str,
    undertaking: Undertaking,
    events: &[Saved],
    today: &str,
    lost: bool,
) -> Entry {
    let own = events.iter().filter(|saved| saved.trigger.start() == undertaking.trigger.start());
    let history: Vec<Event> = own.filter_map(event).collect();
    let sentence = text.get(undertaking.quote.range()).unwrap_or_default().to_owned();
    let trigger = undertaking.trigger;
    let start = text.get(..trigger.start()).unwrap_or_default().chars().count();
    let end = start + text.get(trigger.range()).unwrap_or_default().chars().count();
    Entry {
        id: format!("{}@{}", card.short(), undertaking.trigger.start()),
        standing: standing(&history, undertaking.due(), Some(today)),
        card,
        undertaking,
        quote: sentence.trim().to_owned(),
        characters: (start, end),
        sentence,
        history,
        lost,
    }
}

fn event(saved: &Saved) -> Option<Event> {
    let record: Record = serde_json::from_str(&saved.record).ok()?;
    Some(Event { at: saved.at.clone(), author: saved.author.clone(), ..record.event })
}

pub(super) fn last_known(events: &[Saved], start: usize) -> Option<Undertaking> {
    let own = events.iter().rev().find(|saved| saved.trigger.start() == start)?;
    serde_json::from_str::<Record>(&own.record).ok().map(|record| record.undertaking)
}

/// A span without the white space at its edges.
fn trimmed(text: &str, span: Span) -> Span {
    let words = text.get(span.range()).unwrap_or_default();
    let start = span.start() + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}
