//! Follows a formula through the library.

use std::ops::ControlFlow;

use serde::Serialize;
use verbale_core::span::Span;

use super::dossier::LAST;
use super::searching::By;
use super::{Desk, present};
use crate::concordance::Line;
use crate::error::{DeskError, Result};
use crate::query::Node;
use crate::record::Card;
use crate::trace::{Formula, Found, Place, Share, Trace, Use, pieces, trace};

/// One use of a formula.
#[derive(Clone, Debug, Serialize)]
pub struct Used {
    /// The document's id.
    pub document: String,
    /// The name of its source.
    pub source: String,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// Its language.
    pub language: String,
    /// The day it was done.
    pub date: Option<String>,
    /// Its form.
    pub form: String,
    /// Whose act the words stand in.
    pub holders: Vec<String>,
    /// Where, in bytes of the canonical text.
    pub bytes: (usize, usize),
    /// The same in Unicode scalar values.
    pub start: usize,
    /// After the last.
    pub end: usize,
    /// What stands before the words.
    pub left: String,
    /// The words.
    pub text: String,
    /// What stands after them.
    pub right: String,
    /// How many edits they are away.
    pub distance: u32,
}

/// A formula followed through the library.
#[derive(Clone, Debug, Serialize)]
pub struct Traced {
    /// What became of it.
    #[serde(flatten)]
    pub trace: Trace,
    /// Its uses, the earliest date first, those without one before them.
    pub places: Vec<Used>,
    /// The first use with a date, where it is not among these.
    #[serde(skip)]
    pub earliest: Option<Used>,
    /// Whether every text that has it was followed; else only the latest.
    pub whole: bool,
}

impl Traced {
    /// The first use with a date.
    #[must_use]
    pub fn first(&self) -> Option<&Used> {
        self.earliest.as_ref().or_else(|| self.places.iter().find(|used| used.date.is_some()))
    }

    /// The last use with a date.
    #[must_use]
    pub fn last(&self) -> Option<&Used> {
        self.places.iter().rev().find(|used| used.date.is_some())
    }
}

/// Columns of context on either side of a use.
const CONTEXT: usize = 70;

struct Text {
    card: Card,
    text: String,
    uses: Vec<(Use, Vec<String>)>,
}

impl Desk {
    /// Every use of a formula, exact or within a share of edits, in the
    /// documents that answer `within`.
    ///
    /// # Errors
    /// Where the formula is empty or the library cannot be read.
    pub fn trace(&mut self, formula: &str, near: Share, within: &Node) -> Result<Traced> {
        self.trace_latest(formula, near, within, usize::MAX)
    }

    /// The same in so many of the latest texts that have it at most; the
    /// first use is the first in the library all the same.
    ///
    /// # Errors
    /// Where the formula is empty or the library cannot be read.
    pub fn trace_latest(&mut self, formula: &str, near: Share, within: &Node, most: usize) -> Result<Traced> {
        let edits = near.edits(formula);
        let sought = pieces(formula, edits);
        if sought.pieces.is_empty() {
            return Err(DeskError::refused(
                "the formula holds no words",
                "give the words to follow, in quotation marks where they hold spaces",
            ));
        }
        let any = Node::Or(sought.pieces.into_iter().map(Node::Phrase).collect());
        let node = Node::And(vec![any, within.clone()]);
        let maker = Formula::new(formula, edits);
        let (mut texts, whole) = self.texts(&node, By::Newest, &maker, most)?;
        texts.reverse();
        self.archive.at_once(|reader| {
            for text in &mut texts {
                let held = present(reader, &text.card)?.0;
                for (used, holders) in &mut text.uses {
                    let whose = held.iter().map(|held| &held.position).find(|p| p.clause.contains(used.span));
                    *holders = whose.map(|p| p.holders.clone()).unwrap_or_default();
                }
            }
            Ok(())
        })?;
        let found: Vec<Found<'_>> = texts.iter().flat_map(Text::found).collect();
        let mut trace = trace(formula, &found);
        let places = texts.iter().flat_map(Text::places).collect();
        let earliest = if whole { None } else { self.first_use(node, &maker)? };
        if let Some(Used { document, date: Some(date), bytes: (start, end), .. }) = &earliest {
            let span = Span::new(*start, *end);
            trace.first = Some(Place { date: date.clone(), document: document.clone(), span });
        }
        Ok(Traced { trace, places, earliest, whole })
    }

    /// So many texts with uses at most, and whether those are all.
    fn texts(&mut self, node: &Node, by: By, maker: &Formula, most: usize) -> Result<(Vec<Text>, bool)> {
        let mut texts = Vec::new();
        let whole = self.walk(node, by, &mut |hit| {
            if let Some(hit) = hit {
                let hit = hit();
                let uses: Vec<_> = maker.uses(&hit.text).into_iter().map(|used| (used, Vec::new())).collect();
                if !uses.is_empty() {
                    texts.push(Text { card: hit.card, text: hit.text, uses });
                }
            }
            if texts.len() >= most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        Ok((texts, whole))
    }

    /// The first use with a date.
    fn first_use(&mut self, node: Node, maker: &Formula) -> Result<Option<Used>> {
        let dated = Node::And(vec![node, Node::Date(1, LAST)]);
        let first = self.texts(&dated, By::Oldest, maker, 1)?.0.pop();
        Ok(first.and_then(|text| text.places().next()))
    }
}

impl Text {
    fn found(&self) -> impl Iterator<Item = Found<'_>> {
        let all = self.uses.iter();
        all.map(|(used, holders)| Found { card: &self.card, text: &self.text, used: *used, holders })
    }

    fn places(&self) -> impl Iterator<Item = Used> {
        let characters = |to: usize| self.text.get(..to).unwrap_or_default().chars().count();
        self.uses.iter().map(move |(used, holders)| {
            let Line { left, right, .. } = Line::new(&self.card, &self.text, used.span, CONTEXT);
            let text = self.text.get(used.span.range()).unwrap_or_default();
            let start = characters(used.span.start());
            Used {
                document: self.card.id.clone(),
                source: self.card.source.clone(),
                title: self.card.title.clone(),
                language: self.card.language.clone(),
                date: self.card.date.clone(),
                form: self.card.form.clone(),
                holders: holders.clone(),
                bytes: (used.span.start(), used.span.end()),
                start,
                end: start + text.chars().count(),
                left,
                text: text.to_owned(),
                right,
                distance: used.distance,
            }
        })
    }
}
