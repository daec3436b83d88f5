//! Looks for later texts that may show what became of an entry of the
//! ledger. Proposes, never decides.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::Serialize;
use verbale_core::reading::Position;
use verbale_core::span::Span;

use super::Desk;
use super::ledger::Entry;
use super::searching::By;
use crate::error::Result;
use crate::index::day;
use crate::ledger::{Evidence, Later, ProposalKind, proposals};
use crate::query::{Field, Node};
use crate::record::{Card, short};

/// A later text proposed as evidence.
#[derive(Clone, Debug, Serialize)]
pub struct Proposed {
    /// How to name it when an entry is closed: `d1213d3256:120-260`.
    pub evidence: String,
    /// The document's id.
    pub document: String,
    /// The name of its source.
    pub source: String,
    /// The day it was done.
    pub date: Option<String>,
    /// What it may show.
    pub kind: ProposalKind,
    /// The sentence.
    pub quote: String,
    /// Why it is proposed.
    pub because: Vec<String>,
    /// How likely it speaks of the same, 0 to 100; only to sort by.
    pub score: u8,
}

/// How many later texts are read for one entry.
const TEXTS: usize = 120;

/// How many proposals are made for one entry.
const PROPOSALS: usize = 8;

impl Desk {
    /// What later texts may show of an entry, the likeliest first.
    ///
    /// # Errors
    /// Where there is no such entry or the library cannot be read.
    pub fn proposals(&mut self, id: &str) -> Result<Vec<Proposed>> {
        let entry = self.entry(id)?;
        let mut later: BTreeMap<i64, (Card, Vec<Position>, String)> = BTreeMap::new();
        for node in questions(&entry) {
            self.walk(&node, By::Oldest, &mut |hit| {
                if let Some(hit) = hit {
                    let hit = hit();
                    if hit.card.id != entry.card.id {
                        let positions = hit.neighbours.to_vec();
                        later.entry(hit.card.key).or_insert((hit.card, positions, hit.text));
                    }
                }
                if later.len() >= TEXTS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })?;
        }
        let texts: Vec<Later<'_>> = later
            .values()
            .map(|(card, positions, text)| (card, positions.as_slice(), text.as_str()))
            .collect();
        let found = proposals(&entry.undertaking, &entry.card, &texts, &self.codebook);
        let dismissed = |document: &str, text: &str, span: Option<Span>| {
            let proposed = Evidence::within(document, text, span.unwrap_or(Span::new(0, text.len())));
            // What a text does not say is dismissed with all of it.
            let same = |e: &Evidence, proposed: &Evidence| match span {
                Some(_) => e.is_same(proposed),
                None => e == proposed,
            };
            proposed.is_ok_and(|proposed| entry.standing.dismissed.iter().any(|e| same(e, &proposed)))
        };
        let mut shown = Vec::new();
        for proposal in found {
            let Some((card, _, text)) = later.values().find(|(card, ..)| card.id == proposal.document) else {
                continue;
            };
            if dismissed(&card.id, text, proposal.span) {
                continue;
            }
            let place =
                proposal.span.map(|span| format!(":{}-{}", span.start(), span.end())).unwrap_or_default();
            let quote =
                proposal.span.and_then(|span| text.get(span.range())).unwrap_or_default().trim().to_owned();
            shown.push(Proposed {
                evidence: format!("{}{place}", short(&card.id)),
                document: card.id.clone(),
                source: card.source.clone(),
                date: card.date.clone(),
                kind: proposal.kind,
                quote,
                because: proposal.because,
                score: proposal.score,
            });
        }
        shown.truncate(PROPOSALS);
        Ok(shown)
    }
}

/// What to ask for later texts: by the same instruments first, then by the
/// same actors, then by the same parties in the same form.
fn questions(entry: &Entry) -> Vec<Node> {
    let u = &entry.undertaking;
    let from = day(entry.card.date.as_deref());
    let since = Node::Date(from.max(1), 99_991_231);
    let with = |node: Node| Node::And(vec![node, since.clone()]);
    let mut nodes = Vec::new();
    if from == 0 {
        // Nobody can tell what is later than a text without a date.
        return nodes;
    }
    if !u.instruments.is_empty() {
        nodes.push(with(Node::Is(Field::Instrument, u.instruments.clone())));
    }
    if !u.topics.is_empty() && !u.holders.is_empty() {
        let (topic, holder) =
            (Node::Is(Field::Topic, u.topics.clone()), Node::Is(Field::Holder, u.holders.clone()));
        nodes.push(with(Node::And(vec![topic, holder])));
    }
    // Only the next text of the same kind can show that something is dropped.
    if !entry.card.parties.is_empty() && !entry.card.form.is_empty() {
        let every = ["raised", "plain", "lowered"].map(str::to_owned).to_vec();
        let parties = Node::Is(Field::Party, entry.card.parties.clone());
        let form = Node::Is(Field::Form, vec![entry.card.form.clone()]);
        nodes.push(with(Node::And(vec![Node::Is(Field::Degree, every), parties, form])));
    }
    let actors: Vec<String> = u.holders.iter().chain(&u.addressees).cloned().collect();
    if !actors.is_empty() {
        let fields = [Field::Holder, Field::Addressee, Field::About];
        nodes.push(with(Node::Or(fields.map(|field| Node::Is(field, actors.clone())).into())));
    }
    nodes
}
