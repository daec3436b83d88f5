//! Follows clauses through three and more texts, comparison by comparison.

use serde::{Deserialize, Serialize};

use super::{Change, Comparison, Kind, Link, Reason, Side, compare};
use crate::codebook::Codebook;
use crate::span::Span;

/// A clause in one text of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Where it stands.
    pub span: Span,
    /// Its position, by its place in the reading of that text.
    pub position: Option<usize>,
    /// What became of it since the text before; in the first text it is kept.
    pub kind: Kind,
    /// Why it is called so.
    pub because: Vec<Reason>,
}

/// A clause through all texts of a series: first seen, changed, last seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lineage {
    /// One cell a text; none where the text has no such clause.
    pub cells: Vec<Option<Cell>>,
}

/// Lineages in the order in which they are first seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Ids of the documents.
    pub texts: Vec<String>,
    /// The lineages.
    pub lineages: Vec<Lineage>,
}

/// Compares each text with the one before and follows what is linked.
///
/// Clauses that become one clause share its cell from there on.
#[must_use]
pub fn series(sides: &[Side<'_>], codebook: &Codebook) -> Series {
    let mut lineages: Vec<Lineage> = Vec::new();
    // What stands where in the text at hand: a stretch and its lineage.
    let mut here: Vec<(Span, usize)> = Vec::new();
    for (text, pair) in sides.windows(2).enumerate() {
        let comparison = compare(pair[0], pair[1], codebook);
        let told = weightiest(&comparison);
        if text == 0 {
            let left = comparison.links.iter().zip(&told).filter_map(|(link, change)| {
                let position = change.and_then(|change| change.left?.position);
                Some(Cell { span: cover(&link.left)?, position, kind: Kind::Kept, because: Vec::new() })
            });
            let mut cells: Vec<Cell> = left.collect();
            cells.sort_by_key(|cell| cell.span);
            for cell in cells {
                begin(cell, text, sides.len(), &mut lineages, &mut here);
            }
        }
        here.sort_unstable();
        let mut next = Vec::new();
        for (link, change) in comparison.links.iter().zip(&told) {
            let Some(cell) = cell(link, *change) else { continue };
            let before = owners(&here, &link.left);
            for &lineage in &before {
                lineages[lineage].cells[text + 1] = Some(cell.clone());
                next.push((cell.span, lineage));
            }
            if before.is_empty() {
                begin(cell, text + 1, sides.len(), &mut lineages, &mut next);
            }
        }
        here = next;
    }
    Series { texts: sides.iter().map(|side| side.document.id.clone()).collect(), lineages }
}

/// The weightiest change of each link.
fn weightiest(comparison: &Comparison) -> Vec<Option<&Change>> {
    let mut told: Vec<Option<&Change>> = vec![None; comparison.links.len()];
    for change in &comparison.changes {
        if let Some(slot) = told.get_mut(change.link)
            && slot.is_none_or(|known| change.weight > known.weight)
        {
            *slot = Some(change);
        }
    }
    told
}

fn begin(cell: Cell, text: usize, texts: usize, lineages: &mut Vec<Lineage>, here: &mut Vec<(Span, usize)>) {
    here.push((cell.span, lineages.len()));
    let mut cells = vec![None; texts];
    cells[text] = Some(cell);
    lineages.push(Lineage { cells });
}

fn cell(link: &Link, change: Option<&Change>) -> Option<Cell> {
    Some(Cell {
        span: cover(&link.right)?,
        position: change.and_then(|change| change.right?.position),
        kind: match change.map(|change| change.kind) {
            // What a clause gained or lost is said of the clause as a whole.
            Some(Kind::Added | Kind::Dropped) if !link.left.is_empty() => Kind::Reworded,
            kind => kind.unwrap_or(Kind::Kept),
        },
        because: change.map(|change| change.because.clone()).unwrap_or_default(),
    })
}

fn cover(spans: &[Span]) -> Option<Span> {
    spans.iter().copied().reduce(Span::cover)
}

/// The lineages of what stands in these stretches.
fn owners(here: &[(Span, usize)], spans: &[Span]) -> Vec<usize> {
    let mut found = Vec::new();
    for span in spans {
        let from = here.partition_point(|(known, _)| known.end() <= span.start());
        let over = here[from..].iter().take_while(|(known, _)| known.start() < span.end());
        found.extend(over.map(|(_, lineage)| *lineage));
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::owners;
    use crate::span::Span;

    #[test]
    fn a_stretch_belongs_to_all_that_stand_in_it() {
        let here = [(Span::new(0, 4), 0), (Span::new(5, 9), 1), (Span::new(5, 9), 2), (Span::new(10, 12), 3)];
        assert_eq!(owners(&here, &[Span::new(5, 9)]), [1, 2]);
        assert_eq!(owners(&here, &[Span::new(0, 4), Span::new(10, 12)]), [0, 3]);
        assert!(owners(&here, &[Span::new(4, 5)]).is_empty());
    }
}
