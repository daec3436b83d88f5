//! Documents of the library, listed and shown.

use serde::Serialize;
use verbale_core::codebook::Codebook;
use verbale_desk::correction::Held;
use verbale_desk::desk::Shown;
use verbale_desk::record::Card;

use super::listing::{Column, json, listing};
use crate::cli::desk::ListingFormat;
use crate::digest::{self, Look};
use crate::json::{self as records, Record};
use crate::names::Names;
use crate::phrases::{self, DeskWords, Interface};
use crate::width;

/// A list of documents.
pub fn list(cards: &[Card], format: ListingFormat, codebook: &Codebook, interface: Interface) -> String {
    let words = DeskWords::of(interface);
    let names = Names::new(codebook, interface);
    let columns = [
        Column::new(words.id, |card: &Card| card.short().to_owned()),
        Column::new(words.date, |card: &Card| card.date.clone().unwrap_or_else(|| "—".to_owned())),
        Column::new(words.language, |card: &Card| phrases::language(&card.language, interface).to_owned()),
        Column::new(words.form, |card: &Card| names.form(&card.form)),
        Column::elastic(words.parties, |card: &Card| names.actors(&card.parties)),
        Column::elastic(words.title, |card: &Card| title(card)),
        Column::new(words.positions, |card: &Card| card.positions.to_string()),
    ];
    listing(cards, format, &columns, Clone::clone, width::of_terminal())
}

/// The title of a document; where it has none, the name of its source.
#[must_use]
pub fn title(card: &Card) -> String {
    card.title.clone().unwrap_or_else(|| card.source.clone())
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    record: Record<'a>,
    library: InLibrary<'a>,
}

#[derive(Serialize)]
struct InLibrary<'a> {
    #[serde(flatten)]
    card: &'a Card,
    replaced_by: Option<&'a str>,
    names: &'a [String],
    corrected: Vec<&'a Held>,
    withdrawn: &'a [Held],
}

/// One document with what was read in it and said of it.
pub fn show(shown: &Shown, format: ListingFormat, codebook: &Codebook, interface: Interface) -> String {
    match format {
        ListingFormat::Table => page(shown, codebook, interface),
        ListingFormat::Csv => {
            format!("{}{}", crate::csv::HEADER, crate::csv::rows(&shown.document, &shown.reading))
        }
        ListingFormat::Json => json(&Whole {
            record: records::record(&shown.document, &shown.reading, codebook),
            library: InLibrary {
                card: &shown.card,
                replaced_by: shown.replaced_by.as_deref(),
                names: &shown.names,
                corrected: shown.positions.iter().filter(|held| !held.corrections.is_empty()).collect(),
                withdrawn: &shown.withdrawn,
            },
        }),
    }
}

fn page(shown: &Shown, codebook: &Codebook, interface: Interface) -> String {
    let words = DeskWords::of(interface);
    let names = Names::new(codebook, interface);
    let dim = anstyle::Style::new().dimmed();
    let mut out = format!("{dim}{} · {}{dim:#}\n", shown.card.id, shown.card.source);
    let mut line = |label: &str, value: &str| out.push_str(&format!("{dim}{label}: {value}{dim:#}\n"));
    if let Some(id) = &shown.card.replaces {
        line(words.replaces, verbale_desk::record::short(id));
    }
    if let Some(id) = &shown.replaced_by {
        line(words.replaced_by, verbale_desk::record::short(id));
    }
    if !shown.names.is_empty() {
        line(words.also_named, &shown.names.join(", "));
    }
    let look = Look { columns: width::of_terminal(), full: false, why: false, interface };
    out.push_str(&digest::digest(&shown.document, &shown.reading, codebook, &look));
    for (held, label) in shown
        .positions
        .iter()
        .filter(|held| !held.corrections.is_empty())
        .map(|held| (held, words.corrected))
        .chain(shown.withdrawn.iter().map(|held| (held, words.withdrawn)))
    {
        let last = held.corrections.last();
        let by = last.map(|c| format!("{} {} {}", c.author, &c.at, c.note)).unwrap_or_default();
        out.push_str(&format!(
            "{} {} · {label} · {}\n",
            held.position.id,
            names.act(&held.position.act),
            by.trim()
        ));
    }
    out
}
