//! A stretch of one text with the words marked that changed.

use verbale_core::compare::{Change, Edit, Substance};
use verbale_core::span::Span;

use super::{Pair, Which, crumbs};

/// A stretch and the marks in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The stretch.
    pub span: Span,
    /// What changed in it, in order and apart.
    pub marks: Vec<(Span, Substance)>,
}

impl Quote {
    /// The quote of a change in one text.
    #[must_use]
    pub fn of(pair: &Pair<'_>, change: &Change, which: Which) -> Option<Self> {
        let span = Pair::passage(change, which)?.span;
        let other = match which {
            Which::Left => change.right,
            Which::Right => change.left,
        };
        let mut marks = Vec::new();
        if other.is_some() {
            marks = Self::marks(pair, change.link, which);
            if pair.across() {
                let reasons = change.because.iter();
                let spans = reasons.filter_map(|r| if which == Which::Left { r.left } else { r.right });
                marks.extend(spans.map(|span| (span, Substance::Words)));
            }
        }
        marks.retain(|(mark, _)| span.contains(*mark));
        marks.sort_unstable_by_key(|(mark, _)| *mark);
        marks.dedup_by(|b, a| a.0.overlaps(b.0));
        Some(Self { span, marks })
    }

    /// What changed in one text of a link.
    #[must_use]
    pub fn marks(pair: &Pair<'_>, link: usize, which: Which) -> Vec<(Span, Substance)> {
        let Some(link) = pair.comparison.links.get(link) else { return Vec::new() };
        let (left, right) = (&pair.left.document.text, &pair.right.document.text);
        let edits = crumbs::joined(left, right, &link.words);
        let of = |edit: &Edit| if which == Which::Left { edit.left } else { edit.right };
        edits.iter().filter_map(|edit| Some((of(edit)?, edit.substance))).collect()
    }

    /// The stretch cut where marks begin and end; whether each piece is marked.
    #[must_use]
    pub fn pieces<'a>(&self, text: &'a str) -> Vec<(&'a str, Option<Substance>)> {
        let mut out = Vec::new();
        let mut at = self.span.start();
        for (mark, substance) in &self.marks {
            let (start, end) = (mark.start().max(at), mark.end().min(self.span.end()));
            if start >= end {
                continue;
            }
            if at < start {
                out.push((&text[at..start], None));
            }
            out.push((&text[start..end], Some(*substance)));
            at = end;
        }
        if at < self.span.end() {
            out.push((&text[at..self.span.end()], None));
        }
        out
    }
}
