//! Follows a formula through the library.

use std::ops::ControlFlow;

use serde::Serialize;
use verbale_core::span::Span;

use super::searching::By;
use super::{Desk, present};
use crate::error::{DeskError, Result};
use crate::query::Node;
use crate::record::Card;
use crate::trace::{Formula, Found, Share, Trace, Use, pieces, trace};

/// One use of a formula.
#[derive(Clone, Debug, Serialize)]
pub struct Used {
    /// The document's id.
    pub document: String,
    /// The name of its source.
    pub source: String,
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
    /// The words.
    pub text: String,
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
    /// Whether every text that has it was followed; else only the latest.
    pub whole: bool,
}

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

    /// The same in so many of the latest texts that have it at most.
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
        let mut texts = Vec::new();
        let whole = self.walk(&node, By::Newest, &mut |hit| {
            if let Some(hit) = hit {
                let hit = hit();
                let uses: Vec<_> = maker.uses(&hit.text).into_iter().map(|used| (used, Vec::new())).collect();
                if !uses.is_empty() {
                    texts.push(Text { card: hit.card, text: hit.text, uses });
                }
            }
            if texts.len() >= most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
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
        let places = texts.iter().flat_map(Text::places).collect();
        Ok(Traced { trace: trace(formula, &found), places, whole })
    }
}

impl Text {
    fn found(&self) -> impl Iterator<Item = Found<'_>> {
        let all = self.uses.iter();
        all.map(|(used, holders)| Found { card: &self.card, text: &self.text, used: *used, holders })
    }

    fn places(&self) -> impl Iterator<Item = Used> {
        let words = |span: Span| self.text.get(span.range()).unwrap_or_default();
        self.uses.iter().map(move |(used, holders)| {
            let start = self.text.get(..used.span.start()).unwrap_or_default().chars().count();
            Used {
                document: self.card.id.clone(),
                source: self.card.source.clone(),
                date: self.card.date.clone(),
                form: self.card.form.clone(),
                holders: holders.clone(),
                bytes: (used.span.start(), used.span.end()),
                start,
                end: start + words(used.span).chars().count(),
                text: words(used.span).to_owned(),
                distance: used.distance,
            }
        })
    }
}
