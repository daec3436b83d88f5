//! The table of acts by holder under a digest.

use std::collections::BTreeMap;
use std::fmt::Write;

use anstyle::Style;
use verbale_core::reading::Reading;

use super::colour;
use crate::names::Names;
use crate::phrases::Phrases;
use crate::width::{cut, pad, width};

/// How often each holder performs each act.
pub struct Counts {
    /// Acts, the most frequent first.
    pub acts: Vec<String>,
    /// Holders as they stand together in records, the most frequent first.
    pub holders: Vec<Vec<String>>,
    cells: BTreeMap<(String, Vec<String>), usize>,
}

impl Counts {
    /// Counts the positions of a reading.
    #[must_use]
    pub fn of(reading: &Reading) -> Self {
        let mut cells = BTreeMap::new();
        let mut acts: BTreeMap<&String, usize> = BTreeMap::new();
        let mut holders: BTreeMap<&Vec<String>, usize> = BTreeMap::new();
        for position in &reading.positions {
            *cells.entry((position.act.clone(), position.holders.clone())).or_insert(0) += 1;
            *acts.entry(&position.act).or_insert(0) += 1;
            *holders.entry(&position.holders).or_insert(0) += 1;
        }
        Self { acts: by_count(acts), holders: by_count(holders), cells }
    }

    /// How often.
    #[must_use]
    pub fn count(&self, act: &str, holders: &[String]) -> usize {
        self.cells.get(&(act.to_owned(), holders.to_vec())).copied().unwrap_or(0)
    }
}

fn by_count<T: Clone + Ord>(counts: BTreeMap<&T, usize>) -> Vec<T> {
    let mut list: Vec<(&T, usize)> = counts.into_iter().collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    list.into_iter().map(|(key, _)| key.clone()).collect()
}

/// The table as lines for the terminal; nothing where there is nothing to count.
#[must_use]
pub fn table(reading: &Reading, names: &Names<'_>, phrases: &Phrases, columns: usize) -> String {
    let counts = Counts::of(reading);
    if counts.acts.is_empty() {
        return String::new();
    }
    let title = |holders: &Vec<String>| cut(&names.holders(holders, &reading.head), 16);
    let act_width = counts.acts.iter().map(|act| width(&names.act(act))).max().unwrap_or(0).max(6);
    let total_width = width(phrases.total).max(5);
    let mut room = columns.saturating_sub(act_width + total_width + 6);
    let mut shown = Vec::new();
    for holders in &counts.holders {
        let w = width(&title(holders)).max(3) + 2;
        if w > room {
            break;
        }
        room -= w;
        shown.push((holders, w));
    }
    let bold = Style::new().bold();
    let dim = Style::new().dimmed();
    let mut out = format!("\n  {}", pad("", act_width));
    for (holders, w) in &shown {
        let _ = write!(out, "{bold}{}{bold:#}", right(&title(holders), *w));
    }
    let _ = writeln!(out, "{dim}{}{dim:#}", right(phrases.total, total_width + 2));
    for act in &counts.acts {
        let style = colour(names.family(act));
        let _ = write!(out, "  {style}{}{style:#}", pad(&names.act(act), act_width));
        for (holders, w) in &shown {
            match counts.count(act, holders) {
                0 => out.push_str(&format!("{dim}{}{dim:#}", right("·", *w))),
                n => out.push_str(&right(&n.to_string(), *w)),
            }
        }
        let total: usize = counts.holders.iter().map(|holders| counts.count(act, holders)).sum();
        let _ = writeln!(out, "{dim}{}{dim:#}", right(&total.to_string(), total_width + 2));
    }
    out
}

fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}
