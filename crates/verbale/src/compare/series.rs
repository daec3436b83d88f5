//! A series of texts: one row a lineage, one column a text.

mod digest;
mod html;
mod record;
mod tables;

pub use digest::digest;
pub use html::{html, table};
pub use record::record;
pub use tables::{csv, markdown};

use verbale_core::codebook::Codebook;
use verbale_core::compare::{Cell, Kind, Lineage, Reason, Series, Side};

use crate::names::Names;
use crate::phrases::{self, Compare, Interface, Phrases};

/// A series, to be shown.
pub struct Course<'a> {
    /// The texts.
    pub sides: &'a [Side<'a>],
    /// What was found.
    pub series: &'a Series,
    /// The lineages to show.
    pub shown: Vec<&'a Lineage>,
    /// How many stand unchanged in all texts.
    pub kept: usize,
    /// Names in the language of the interface.
    pub names: Names<'a>,
    /// The language of the interface.
    pub interface: Interface,
    /// Its words.
    pub phrases: &'static Phrases,
    /// Its words for changes.
    pub words: &'static Compare,
}

impl<'a> Course<'a> {
    /// A series, shown in a language; clauses unchanged in all texts are only
    /// counted unless `all` is asked for. The longest lived come first.
    #[must_use]
    pub fn new(
        sides: &'a [Side<'a>],
        series: &'a Series,
        codebook: &'a Codebook,
        interface: Interface,
        all: bool,
    ) -> Self {
        let still = |lineage: &&Lineage| {
            let same = |cell: &Option<Cell>| {
                cell.as_ref().is_some_and(|c| matches!(c.kind, Kind::Kept | Kind::Markup))
            };
            lineage.cells.iter().all(same)
        };
        let kept = series.lineages.iter().filter(still).count();
        let mut shown: Vec<&Lineage> = series.lineages.iter().filter(|l| all || !still(l)).collect();
        // What lived through more texts has more to tell.
        shown.sort_by_key(|lineage| std::cmp::Reverse(lineage.cells.iter().flatten().count()));
        let (phrases, words) = (interface.phrases(), Compare::of(interface));
        Self { sides, series, shown, kept, names: Names::new(codebook, interface), interface, phrases, words }
    }

    /// A short name of each text: its date, else the name of its file.
    #[must_use]
    pub fn name(&self, text: usize) -> String {
        let side = self.sides[text];
        let date = side.reading.head.date.as_deref().map(|date| phrases::date(date, self.interface));
        date.unwrap_or_else(|| side.document.source.name.clone())
    }

    /// The words of a cell.
    #[must_use]
    pub fn quote(&self, text: usize, cell: &Cell) -> &'a str {
        &self.sides[text].document.text[cell.span]
    }

    /// What became of a clause in one text: a cell, dropped just here, or
    /// nothing to tell.
    #[must_use]
    pub fn kind(&self, lineage: &Lineage, text: usize) -> Option<Kind> {
        match (&lineage.cells[text], text.checked_sub(1).and_then(|before| lineage.cells[before].as_ref())) {
            (Some(cell), _) => Some(cell.kind),
            (None, Some(_)) => Some(Kind::Dropped),
            (None, None) => None,
        }
    }

    /// Who does what toward whom in a cell.
    #[must_use]
    pub fn deed(&self, text: usize, cell: &Cell) -> Option<String> {
        let reading = self.sides[text].reading;
        let position = reading.positions.get(cell.position?)?;
        let who = self.names.holders(&position.holders, &reading.head);
        let deed = format!("{who} {}", self.names.act(&position.act));
        Some(match position.addressees.is_empty() {
            true => deed,
            false => format!("{deed} → {}", self.names.actors(&position.addressees)),
        })
    }

    /// A reason in words.
    #[must_use]
    pub fn reason(&self, text: usize, reason: &Reason) -> String {
        let words = |text: Option<usize>, span: Option<verbale_core::span::Span>| {
            let (side, span) = (self.sides.get(text?)?, span?);
            Some(crate::width::cut(&side.document.text[span], 40))
        };
        let (left, right) = (words(text.checked_sub(1), reason.left), words(Some(text), reason.right));
        let both = [left, right].into_iter().flatten().collect::<Vec<_>>().join(" → ");
        format!("{} {both}", self.words.field(reason.what)).trim().to_owned()
    }

    /// How many clauses stand unchanged in all texts, told.
    #[must_use]
    pub fn kept(&self) -> String {
        self.words.series_kept.replace("{}", &self.kept.to_string())
    }
}
