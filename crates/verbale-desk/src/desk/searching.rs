//! Asks the library: the index proposes, the text decides.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use serde::Serialize;
use tantivy::Order;
use verbale_core::codebook::{Codebook, fold};
use verbale_core::reading::Position;
use verbale_core::span::Span;

use super::{Desk, Lag, present};
use crate::archive::Reader;
use crate::collocates::{Collocate, Measure, Windows};
use crate::correction::Held;
use crate::error::{DeskError, Result};
use crate::index::{Found, Index, Proposal, Tally, guarded};
use crate::query::{Decider, Names, Node, Subject, parse};
use crate::record::Card;

/// In what order findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The latest date first.
    #[default]
    Newest,
    /// The earliest date first, those without one before them.
    Oldest,
}

/// One document or position that answers a query.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The document.
    pub card: Card,
    /// Its canonical text.
    pub text: String,
    /// The position, where positions were asked for.
    pub position: Option<Held>,
    /// All positions of the document, where positions were asked for.
    pub neighbours: Arc<Vec<Position>>,
    /// The places of the words asked for; none where only fields were.
    pub spans: Vec<Span>,
}

/// How much was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Total {
    /// Documents, or positions.
    pub found: u64,
    /// Whether that is all there is.
    pub all: bool,
}

/// What answers a query.
#[derive(Clone, Debug)]
pub struct Findings {
    /// Whether positions were asked for, not documents.
    pub positions: bool,
    /// The first of them.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub total: Total,
    /// How far the index is behind, where it is.
    pub lag: Option<Lag>,
}

/// How many proposals are looked at at once to begin with.
const PAGE: usize = 64;

/// How many proposals are looked up in their texts only to count them.
const COUNTED: usize = 1024;

impl Desk {
    /// Understands a query.
    ///
    /// # Errors
    /// Where it makes no sense.
    pub fn understand(&mut self, query: &str) -> Result<Node> {
        let codebook = &self.codebook;
        let names = self.names.get_or_insert_with(|| Names::new(codebook));
        parse(query, names).map_err(DeskError::Query)
    }

    /// The first so many that answer a query, and how many there are.
    ///
    /// # Errors
    /// Where the query makes no sense or the library cannot be read.
    pub fn search(&mut self, query: &str, by: By, limit: usize) -> Result<Findings> {
        let node = self.understand(query)?;
        self.find(&node, by, limit)
    }

    /// The same for a query that was understood.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn find(&mut self, node: &Node, by: By, limit: usize) -> Result<Findings> {
        self.find_from(node, by, 0, limit)
    }

    /// The same, without the first so many.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn find_from(&mut self, node: &Node, by: By, from: usize, limit: usize) -> Result<Findings> {
        self.catch_up()?;
        let proposal = self.ask(|index| index.propose(node))?;
        let exact = proposal.exact;
        let count = if exact { self.ask(|index| index.count(&proposal.query))? } else { 0 };
        let mut hits = Vec::new();
        let (mut found, mut looked) = (0, 0);
        // What the index finds by itself need not be looked at to be left out.
        let (skipped, left_out) = if exact { (from, 0) } else { (0, from) };
        let whole = self.look_up(node, &proposal, by, skipped, &mut |hit| {
            looked += 1;
            if let Some(hit) = hit {
                found += 1;
                if found > left_out as u64 && hits.len() < limit {
                    hits.push(hit());
                }
            }
            let enough = hits.len() >= limit && (exact || looked >= COUNTED);
            if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        let total = if exact { Total { found: count, all: true } } else { Total { found, all: whole } };
        Ok(Findings { positions: node.asks_positions(), hits, total, lag: self.lag()? })
    }

    /// Asks the index; where its bytes are damaged, it is made anew first.
    pub(super) fn ask<T>(&mut self, ask: impl Fn(&Index) -> Result<T>) -> Result<T> {
        let asked = match &self.index {
            Some(index) => guarded(|| ask(index)),
            None => Err(DeskError::Damaged("the index is not open".to_owned())),
        };
        match asked {
            Err(DeskError::Damaged(_)) => {
                self.rebuild_index()?;
                self.index.as_ref().map_or_else(|| Err(DeskError::Busy), |index| guarded(|| ask(index)))
            }
            answer => answer,
        }
    }

    /// The facts of documents that answer a query, without the first so many.
    ///
    /// # Errors
    /// Where the query asks for positions or the library cannot be read.
    pub fn shelf(&mut self, node: &Node, by: By, from: usize, limit: usize) -> Result<(Vec<Card>, Total)> {
        if node.asks_positions() {
            return Err(DeskError::refused(
                "documents have no act, holder or addressee of their own",
                "search for positions instead, or ask for words, date, lang, form and party",
            ));
        }
        let findings = self.find_from(node, by, from, limit)?;
        Ok((findings.hits.into_iter().map(|hit| hit.card).collect(), findings.total))
    }

    /// How what answers a query is spread over years, holders, acts.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn spread(&mut self, node: &Node, over: Tally) -> Result<BTreeMap<String, u64>> {
        Ok(self.spreads(node, &[over])?.pop().unwrap_or_default())
    }

    /// The same over several things at once: where texts have to be asked,
    /// they are asked once.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn spreads(&mut self, node: &Node, over: &[Tally]) -> Result<Vec<BTreeMap<String, u64>>> {
        self.catch_up()?;
        let proposal = self.ask(|index| index.propose(node))?;
        if proposal.exact && self.ask(|index| Ok(over.iter().all(|over| index.counts(*over))))? {
            return over.iter().map(|over| self.ask(|index| index.tally(&proposal.query, *over))).collect();
        }
        let mut counts = vec![BTreeMap::new(); over.len()];
        self.look_up(node, &proposal, By::Newest, 0, &mut |hit| {
            if let Some(hit) = hit {
                let hit = hit();
                for (counts, over) in counts.iter_mut().zip(over) {
                    for key in keys(&hit, *over) {
                        *counts.entry(key).or_default() += 1;
                    }
                }
            }
            ControlFlow::Continue(())
        })?;
        Ok(counts)
    }

    /// Looks up every proposal in its text, in order, until `visit` has
    /// enough; says whether all were looked up.
    pub(super) fn walk(&mut self, node: &Node, by: By, visit: Visit<'_>) -> Result<bool> {
        self.catch_up()?;
        let proposal = self.ask(|index| index.propose(node))?;
        self.look_up(node, &proposal, by, 0, visit)
    }

    fn look_up(
        &mut self,
        node: &Node,
        proposal: &Proposal,
        by: By,
        mut from: usize,
        visit: Visit<'_>,
    ) -> Result<bool> {
        let decider = Decider::new(node);
        let order = if by == By::Newest { Order::Desc } else { Order::Asc };
        let mut size = PAGE;
        loop {
            let page = self.ask(|index| index.page(&proposal.query, order, from, size))?;
            let Self { archive, codebook, .. } = self;
            let done = archive.at_once(|reader| visit_page(reader, codebook, &decider, &page, visit))?;
            if done.is_break() {
                return Ok(false);
            }
            if page.len() < size {
                return Ok(true);
            }
            from += size;
            // Each page is searched for anew, so later ones are larger.
            size = (size * 2).min(PAGE * 256);
        }
    }
}

/// Hears of one proposal: nothing where its text does not answer, else a way
/// to have the whole of it.
pub(super) type Visit<'v> = &'v mut dyn FnMut(Option<&dyn Fn() -> Hit>) -> ControlFlow<()>;

/// A document that proposals are looked up in.
struct Opened {
    key: i64,
    card: Card,
    text: String,
    folded: String,
    held: Vec<Held>,
    positions: Arc<Vec<Position>>,
}

fn visit_page(
    reader: &mut Reader<'_>,
    codebook: &Codebook,
    decider: &Decider,
    page: &[Found],
    visit: Visit<'_>,
) -> Result<ControlFlow<()>> {
    let mut opened: Option<Opened> = None;
    let mut spans = Vec::new();
    for found in page {
        if opened.as_ref().is_none_or(|opened| opened.key != found.document) {
            opened = open(reader, found)?;
        }
        // What was removed since the index saw it is no finding.
        let Some(document) = &opened else { continue };
        let held = match found.number {
            0 => None,
            n => match document.held.get(n as usize - 1) {
                Some(held) => Some(held),
                None => continue,
            },
        };
        let position = held.map(|held| &held.position);
        let family =
            |p: &Position| codebook.acts.iter().find(|a| a.id == p.act).map_or("", |a| a.family.as_str());
        let subject = Subject {
            card: &document.card,
            text: &document.folded,
            within: position.map(|p| p.clause),
            position,
            family: position.map_or("", family),
            about: held.map_or(&[], |held| &held.about),
        };
        let answers = decider.decide(&subject, &mut spans);
        let whole = || Hit {
            card: document.card.clone(),
            text: document.text.clone(),
            position: held.cloned(),
            neighbours: Arc::clone(&document.positions),
            spans: spans.clone(),
        };
        if visit(answers.then_some(&whole as &dyn Fn() -> Hit)).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn open(reader: &mut Reader<'_>, found: &Found) -> Result<Option<Opened>> {
    let key = found.document;
    let Some(card) = reader.card(key)? else { return Ok(None) };
    let text = reader.text(key)?.unwrap_or_default();
    let held = if found.number == 0 { Vec::new() } else { present(reader, &card)?.0 };
    let positions = Arc::new(held.iter().map(|held| held.position.clone()).collect());
    Ok(Some(Opened { key, folded: fold(&text), card, text, held, positions }))
}

/// What a finding counts for.
fn keys(hit: &Hit, over: Tally) -> Vec<String> {
    use crate::query::Field;
    let position = hit.position.as_ref().map(|held| &held.position);
    let of = |list: fn(&Position) -> Vec<String>| position.map(list).unwrap_or_default();
    match over {
        Tally::Year => {
            let year = hit.card.date.as_deref().and_then(|date| date.get(..4)).unwrap_or("0000");
            vec![year.to_owned()]
        }
        Tally::Ids(Field::Holder) => of(|p| p.holders.clone()),
        Tally::Ids(Field::Act) => of(|p| vec![p.act.clone()]),
        Tally::Ids(Field::Addressee) => of(|p| p.addressees.clone()),
        Tally::Ids(Field::Instrument) => of(|p| p.instruments.clone()),
        Tally::Ids(Field::Topic) => of(|p| p.topics.clone()),
        Tally::Ids(Field::Degree) => of(|p| vec![crate::archive::degree_word(p.degree).to_owned()]),
        Tally::Ids(Field::Lang) => vec![hit.card.language.clone()],
        Tally::Ids(Field::Form) => vec![hit.card.form.clone()],
        Tally::Ids(Field::Party) => hit.card.parties.clone(),
        Tally::Ids(_) => Vec::new(),
    }
}

impl Desk {
    /// What stands near the words of a query more often than chance; the
    /// whole library is the measure.
    ///
    /// # Errors
    /// Where the query asks for no words, or the library cannot be read.
    pub fn collocates(
        &mut self,
        node: &Node,
        window: usize,
        least: u64,
        by: Measure,
    ) -> Result<Vec<Collocate>> {
        let mut windows = Windows::new(window);
        self.walk(node, By::Newest, &mut |hit| {
            if let Some(hit) = hit {
                let hit = hit();
                windows.add(&fold(&hit.text), &hit.spans);
            }
            ControlFlow::Continue(())
        })?;
        if windows.hits() == 0 {
            return Ok(Vec::new());
        }
        let mut reference = windows.reference();
        self.archive.at_once(|reader| reader.each_text(&mut |text| reference.add(&fold(text))))?;
        Ok(reference.collocates(least, by))
    }
}
