//! What a search found: lines of a concordance with the hit in the middle,
//! or positions, or counts.

use std::collections::BTreeMap;

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use verbale_core::codebook::Codebook;
use verbale_core::reading::Position;
use verbale_core::span::Span;
use verbale_desk::concordance::Line;
use verbale_desk::correction::Held;
use verbale_desk::desk::{Findings, Hit};
use verbale_desk::record::{Card, short};

use super::documents::title;
use super::listing::{json, rows};
use crate::cli::desk::ListingFormat;
use crate::names::Names;
use crate::phrases::desk::filled;
use crate::phrases::{DeskWords, Interface};
use crate::width::{cut, pad, width};

/// One finding, for programs. Places count Unicode scalar values of the
/// canonical text, as `verbale show --text` prints it; `bytes` its bytes.
#[derive(Clone, Debug, Serialize)]
pub struct Record {
    /// The document's id.
    pub document: String,
    /// The name of its source.
    pub source: String,
    /// Its title.
    pub title: Option<String>,
    /// The day it was done.
    pub date: Option<String>,
    /// Its language.
    pub language: String,
    /// Its form.
    pub form: String,
    /// Its parties.
    pub parties: Vec<String>,
    /// First character found.
    pub start: usize,
    /// After the last.
    pub end: usize,
    /// The same in bytes.
    pub bytes: (usize, usize),
    /// What stands before.
    pub left: String,
    /// The words found.
    pub hit: String,
    /// What stands after.
    pub right: String,
    /// How many places the document has in all.
    pub places: usize,
    /// The position, where positions were asked for.
    #[serde(flatten)]
    pub position: Option<PositionRecord>,
}

/// A position in a finding.
#[derive(Clone, Debug, Serialize)]
pub struct PositionRecord {
    /// By this it can be corrected.
    pub position: String,
    /// The act.
    pub act: String,
    /// How strongly.
    pub degree: &'static str,
    /// Rhetorical heat, 0 to 100.
    pub force: u8,
    /// How far anyone is bound, 0 to 5.
    pub binding: u8,
    /// Whose act it is.
    pub holders: Vec<String>,
    /// Whom it is put to.
    pub addressees: Vec<String>,
    /// Instruments.
    pub instruments: Vec<String>,
    /// Topics.
    pub topics: Vec<String>,
    /// The act word.
    pub trigger: String,
    /// What it is about.
    pub matter: Option<String>,
    /// The clause.
    pub quote: String,
    /// Whether a person corrected it.
    pub corrected: bool,
}

/// How many columns stand on either side of a hit for programs.
pub const CONTEXT: usize = 120;

/// The findings one by one: so many places of the words in a document at
/// most; of a position, or of a document found by its fields, one.
#[must_use]
pub fn lines<'a>(
    findings: &'a Findings,
    columns: usize,
    places: usize,
    limit: usize,
) -> Vec<(&'a Hit, Line)> {
    let of_hit = move |hit: &'a Hit| {
        let spans: Vec<Span> = match (&hit.position, hit.spans.first()) {
            (Some(_), Some(first)) => vec![*first],
            (Some(held), None) => vec![held.position.trigger],
            (None, Some(_)) => hit.spans.iter().copied().take(places.max(1)).collect(),
            (None, None) => vec![Span::default()],
        };
        spans.into_iter().map(move |span| (hit, Line::new(&hit.card, &hit.text, span, columns)))
    };
    findings.hits.iter().flat_map(of_hit).take(limit).collect()
}

/// The findings in the format asked for.
#[must_use]
pub fn show(
    findings: &Findings,
    lines: &[(&Hit, Line)],
    format: ListingFormat,
    codebook: &Codebook,
    interface: Interface,
    room: usize,
) -> String {
    let records = || lines.iter().map(|(hit, line)| record(hit, line));
    match format {
        ListingFormat::Json => json(&records().collect::<Vec<_>>()),
        ListingFormat::Csv => rows(records()),
        ListingFormat::Table => {
            let names = Names::new(codebook, interface);
            let mut out = match findings.positions {
                true => positions(lines, &names, room),
                false => concordance(lines, room),
            };
            out.push_str(&foot(findings, lines.len(), interface));
            out
        }
    }
}

fn foot(findings: &Findings, shown: usize, interface: Interface) -> String {
    let words = DeskWords::of(interface);
    let dim = Style::new().dimmed();
    let total = findings.total;
    if total.found == 0 {
        return format!("{}\n", words.nothing_found);
    }
    let phrase = match (findings.positions, total.all) {
        (true, true) => words.positions_found,
        (true, false) => words.positions_at_least,
        (false, true) => words.found,
        (false, false) => words.at_least,
    };
    let counted = filled(phrase, &[&total.found.to_string(), &shown.to_string()]);
    format!("{dim}{counted}{dim:#}\n")
}

/// Lines with the hit in the middle of the page.
fn concordance(lines: &[(&Hit, Line)], room: usize) -> String {
    let label = |line: &Line| {
        let date = line.date.clone().unwrap_or_else(|| "—".to_owned());
        format!("{}  {}", short(&line.document), pad(&date, 10))
    };
    let found = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
    let dim = Style::new().dimmed();
    let hits = lines.iter().map(|(_, line)| width(&line.hit)).max().unwrap_or(0).min(room / 3);
    let side = room.saturating_sub(hits + 26) / 2;
    let mut out = String::new();
    for (hit, line) in lines {
        let head = label(line);
        if line.hit.is_empty() {
            out.push_str(&format!(
                "{dim}{head}{dim:#}  {}\n",
                cut(&title(&hit.card), room.saturating_sub(24))
            ));
            continue;
        }
        let left = tail(&line.left, side);
        let right = cut(&line.right, side);
        let gap = " ".repeat(side.saturating_sub(width(&left)));
        out.push_str(&format!("{dim}{head}{dim:#}  {gap}{left} {found}{}{found:#} {right}\n", line.hit));
    }
    out
}

/// The end of a text that takes at most so many columns.
fn tail(text: &str, columns: usize) -> String {
    let mut used = 0;
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        used += width(c.encode_utf8(&mut [0; 4]));
        if used > columns {
            break;
        }
        start = at;
    }
    text[start..].to_owned()
}

fn positions(lines: &[(&Hit, Line)], names: &Names<'_>, room: usize) -> String {
    let dim = Style::new().dimmed();
    let bold = Style::new().bold();
    let mut out = String::new();
    let mut last = "";
    for (hit, _) in lines {
        let Some(held) = &hit.position else { continue };
        if hit.card.id != last {
            let head = head(&hit.card, names);
            out.push_str(&format!(
                "{dim}{}  {}{dim:#}\n",
                hit.card.short(),
                cut(&head, room.saturating_sub(14))
            ));
            last = &hit.card.id;
        }
        let p = &held.position;
        let toward = if p.addressees.is_empty() {
            String::new()
        } else {
            format!(" → {}", names.actors(&p.addressees))
        };
        let mark = if held.corrections.is_empty() { "" } else { " ✎" };
        let who = cut(&names.actors(&p.holders), 26);
        let line = format!("{} · {who} · {bold}{}{bold:#}{toward}{mark} · ", p.id, names.act(&p.act));
        let used = width(&anstream::adapter::strip_str(&line).to_string()) + 2;
        let quote = hit.text.get(p.matter.unwrap_or(p.clause).range()).unwrap_or_default();
        out.push_str(&format!("  {line}{}\n", cut(quote, room.saturating_sub(used).max(20))));
    }
    out
}

fn head(card: &Card, names: &Names<'_>) -> String {
    let date = card.date.clone().unwrap_or_else(|| "—".to_owned());
    format!("{date} · {} · {}", names.form(&card.form), title(card))
}

/// A finding for programs.
#[must_use]
pub fn record(hit: &Hit, line: &Line) -> Record {
    let span = line.span;
    let start = hit.text.get(..span.start()).unwrap_or_default().chars().count();
    let end = start + hit.text.get(span.range()).unwrap_or_default().chars().count();
    let card = &hit.card;
    Record {
        document: card.id.clone(),
        source: card.source.clone(),
        title: card.title.clone(),
        date: card.date.clone(),
        language: card.language.clone(),
        form: card.form.clone(),
        parties: card.parties.clone(),
        start,
        end,
        bytes: (span.start(), span.end()),
        left: line.left.clone(),
        hit: line.hit.clone(),
        right: line.right.clone(),
        places: hit.spans.len(),
        position: hit.position.as_ref().map(|held| position(card, &hit.text, held)),
    }
}

/// A position for programs.
#[must_use]
pub fn position(card: &Card, text: &str, held: &Held) -> PositionRecord {
    let p: &Position = &held.position;
    let words = |span: Span| text.get(span.range()).unwrap_or_default().trim().to_owned();
    PositionRecord {
        position: format!("{}:{}", card.short(), p.id),
        act: p.act.clone(),
        degree: verbale_desk::archive::degree_word(p.degree),
        force: p.force,
        binding: p.binding,
        holders: p.holders.clone(),
        addressees: p.addressees.clone(),
        instruments: p.instruments.clone(),
        topics: p.topics.clone(),
        trigger: words(p.trigger),
        matter: p.matter.map(words),
        quote: words(p.clause),
        corrected: !held.corrections.is_empty(),
    }
}

/// Counts as bars, or for programs.
#[must_use]
pub fn counts(counts: &[(String, String, u64)], format: ListingFormat, room: usize) -> String {
    let objects = || {
        counts.iter().map(|(id, name, n)| {
            BTreeMap::from([
                ("count", serde_json::json!(n)),
                ("id", serde_json::json!(id)),
                ("name", serde_json::json!(name)),
            ])
        })
    };
    match format {
        ListingFormat::Json => json(&objects().collect::<Vec<_>>()),
        ListingFormat::Csv => rows(objects()),
        ListingFormat::Table => bars(counts, room),
    }
}

fn bars(counts: &[(String, String, u64)], room: usize) -> String {
    let label = counts.iter().map(|(_, name, _)| width(name)).max().unwrap_or(0).min(32);
    let number = counts.iter().map(|(.., n)| n.to_string().len()).max().unwrap_or(1);
    let most = counts.iter().map(|(.., n)| *n).max().unwrap_or(1).max(1);
    let columns = room.saturating_sub(label + number + 4).clamp(8, 60) as u64;
    let blue = Style::new().fg_color(Some(AnsiColor::Blue.into()));
    let bar = |n: u64| "█".repeat(usize::try_from((n * columns).div_ceil(most)).unwrap_or_default());
    let line = |(_, name, n): &(String, String, u64)| {
        format!("{}  {n:>number$}  {blue}{}{blue:#}\n", pad(&cut(name, label), label), bar(*n))
    };
    counts.iter().map(line).collect()
}
