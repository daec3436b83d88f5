//! Entries of the ledger, listed and shown.

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use verbale_core::codebook::{Codebook, Degree};
use verbale_core::span::Span;
use verbale_desk::desk::{LedgerEntry as Entry, Proposed};
use verbale_desk::ledger::{Event, EventKind, Evidence, Kind, Status};
use verbale_desk::record::short;

use super::documents::title;
use super::listing::{Column, json, listing, rows};
use crate::cli::desk::ListingFormat;
use crate::names::Names;
use crate::phrases::desk::LedgerWords;
use crate::phrases::{DeskWords, Interface};
use crate::width::{cut, wrap};

/// An entry with what was proposed as evidence.
pub struct Shown<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// What later texts may show.
    pub proposals: &'a [Proposed],
}

/// A list of entries.
#[must_use]
pub fn list(
    entries: &[Entry],
    format: ListingFormat,
    codebook: &Codebook,
    interface: Interface,
    room: usize,
) -> String {
    let words = LedgerWords::of(interface);
    let desk = DeskWords::of(interface);
    if entries.is_empty() && format == ListingFormat::Table {
        return format!("{}\n", desk.nothing_found);
    }
    let names = Names::new(codebook, interface);
    let dash = || "—".to_owned();
    let columns = [
        Column::new(desk.id, |e: &Entry| e.id.clone()),
        Column::new(desk.date, |e: &Entry| e.card.date.clone().unwrap_or_else(dash)),
        Column::new(words.status, |e: &Entry| match e.lost {
            true => format!("{} · {}", status(e, words), words.unread),
            false => status(e, words),
        }),
        Column::new(words.act, |e: &Entry| names.act(&e.undertaking.act)),
        Column::elastic(words.who, |e: &Entry| names.actors(&e.undertaking.holders)),
        Column::elastic(words.to, |e: &Entry| names.actors(&e.undertaking.addressees)),
        Column::elastic(words.what, matter),
        Column::new(words.due, |e: &Entry| due(e, words)),
    ];
    listing(entries, format, &columns, object, room)
}

/// An entry for programs. Places count Unicode scalar values of the
/// canonical text, `bytes` its bytes.
#[derive(Serialize)]
struct Object<'a> {
    id: &'a str,
    document: &'a str,
    source: &'a str,
    title: Option<&'a str>,
    date: Option<&'a str>,
    language: &'a str,
    status: Status,
    overdue: bool,
    kind: Kind,
    act: &'a str,
    degree: Degree,
    force: u8,
    binding: u8,
    holders: &'a [String],
    addressees: &'a [String],
    instruments: &'a [String],
    topics: &'a [String],
    matter: Option<&'a str>,
    due: Option<&'a str>,
    deadlines: Vec<&'a str>,
    conditions: Vec<&'a str>,
    target: Vec<&'a str>,
    body: Vec<&'a str>,
    money: Vec<&'a str>,
    monitoring: Vec<&'a str>,
    quote: &'a str,
    start: usize,
    end: usize,
    bytes: (usize, usize),
    lost: bool,
    since: Option<&'a str>,
    history: &'a [Event],
}

fn object(entry: &Entry) -> Object<'_> {
    let u = &entry.undertaking;
    let words = |spans: &[Span]| spans.iter().map(|span| entry.words(*span)).collect();
    Object {
        id: &entry.id,
        document: &entry.card.id,
        source: &entry.card.source,
        title: entry.card.title.as_deref(),
        date: entry.card.date.as_deref(),
        language: &entry.card.language,
        status: entry.standing.status,
        overdue: entry.standing.overdue,
        kind: u.kind,
        act: &u.act,
        degree: u.degree,
        force: u.force,
        binding: u.binding,
        holders: &u.holders,
        addressees: &u.addressees,
        instruments: &u.instruments,
        topics: &u.topics,
        matter: u.matter.as_ref().map(|matter| matter.text.trim()),
        due: u.due(),
        deadlines: u.deadlines.iter().map(|deadline| entry.words(deadline.span)).collect(),
        conditions: words(&u.conditions),
        target: words(&u.marks.target),
        body: words(&u.marks.body),
        money: words(&u.marks.money),
        monitoring: words(&u.marks.monitoring),
        quote: &entry.quote,
        start: entry.characters.0,
        end: entry.characters.1,
        bytes: (u.trigger.start(), u.trigger.end()),
        lost: entry.lost,
        since: entry.standing.since.as_deref(),
        history: &entry.history,
    }
}

/// One entry for programs.
#[must_use]
pub fn record(shown: &Shown<'_>, format: ListingFormat) -> String {
    #[derive(Serialize)]
    struct Whole<'a> {
        #[serde(flatten)]
        entry: Object<'a>,
        proposals: &'a [Proposed],
    }
    let whole = Whole { entry: object(shown.entry), proposals: shown.proposals };
    match format {
        ListingFormat::Csv => rows(std::iter::once(whole)),
        _ => json(&whole),
    }
}

/// What an entry is about; its sentence where that is not known.
pub fn matter(entry: &Entry) -> String {
    entry.undertaking.matter.as_ref().map_or_else(|| entry.quote.clone(), |matter| matter.text.clone())
}

/// How an entry stands, in words.
pub fn status(entry: &Entry, words: &LedgerWords) -> String {
    if entry.standing.overdue {
        words.overdue.to_owned()
    } else {
        words.status_name(entry.standing.status).to_owned()
    }
}

/// By when, in words.
pub fn due(entry: &Entry, words: &LedgerWords) -> String {
    match entry.undertaking.deadline() {
        None => "—".to_owned(),
        Some(deadline) => deadline.due.clone().unwrap_or_else(|| words.soon.to_owned()),
    }
}

/// One entry as a page for the terminal.
#[must_use]
pub fn page(shown: &Shown<'_>, codebook: &Codebook, interface: Interface, room: usize) -> String {
    let words = LedgerWords::of(interface);
    let names = Names::new(codebook, interface);
    let entry = shown.entry;
    let u = &entry.undertaking;
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let colour = match entry.standing.status {
        Status::Open if entry.standing.overdue => AnsiColor::Red,
        Status::Open => AnsiColor::Yellow,
        Status::Met => AnsiColor::Green,
        _ => AnsiColor::Blue,
    };
    let paint = Style::new().bold().fg_color(Some(colour.into()));
    let card = &entry.card;
    let date = card.date.clone().unwrap_or_else(|| "—".to_owned());
    let mut out = format!("{bold}{}{bold:#}  {paint}{}{paint:#}\n", entry.id, status(entry, words));
    out.push_str(&format!("{dim}{date} · {}{dim:#}\n\n", cut(&title(card), room.saturating_sub(14))));
    for line in wrap(&entry.quote, room.saturating_sub(2)) {
        out.push_str(&format!("  {line}\n"));
    }
    out.push('\n');
    let mut row = |label: &str, value: String| {
        if !value.is_empty() {
            out.push_str(&format!("{dim}{label}{dim:#}: {value}\n"));
        }
    };
    let kind = if u.kind == Kind::Call { words.call } else { words.commitment };
    row(words.kind, format!("{kind} · {} · {}", names.act(&u.act), u.force));
    row(words.who, names.actors(&u.holders));
    row(words.to, names.actors(&u.addressees));
    row(
        words.instruments,
        u.instruments.iter().map(|id| names.instrument(id)).collect::<Vec<_>>().join(", "),
    );
    row(words.due, if u.deadlines.is_empty() { String::new() } else { due(entry, words) });
    row(words.would_show, u.found().iter().map(|mark| words.mark(mark)).collect::<Vec<_>>().join(", "));
    if entry.lost {
        row(words.lost, card.edition.clone());
    }
    for (n, event) in (1..).zip(&entry.history) {
        if n == 1 {
            out.push_str(&format!("\n{bold}{}{bold:#}\n", words.history));
        }
        out.push_str(&format!("  {}\n", history(event, words)));
    }
    if !shown.proposals.is_empty() && entry.standing.status == Status::Open {
        out.push_str(&format!("\n{bold}{}{bold:#}\n", words.proposed));
        for proposed in shown.proposals {
            out.push_str(&proposal(proposed, words, room));
        }
    }
    out
}

/// What an event did, in words.
pub fn what(event: &Event, words: &LedgerWords) -> &'static str {
    match (event.kind, event.status) {
        (EventKind::Closed, Some(status)) => words.status_name(status),
        (EventKind::Closed | EventKind::Noted, _) => words.noted,
        (EventKind::Reopened, _) => words.reopened,
        (EventKind::DismissedEvidence, _) => words.dismissed,
    }
}

fn history(event: &Event, words: &LedgerWords) -> String {
    let what = what(event, words);
    let evidence = event.evidence.as_ref().map(|evidence| match evidence {
        Evidence::Document { id, start, end } => format!(" · {}:{start}-{end}", short(id)),
        Evidence::Url(address) => format!(" · {address}"),
    });
    let note = if event.note.is_empty() { String::new() } else { format!(" · {}", event.note) };
    format!("{} · {} · {what}{}{note}", event.at, event.author, evidence.unwrap_or_default())
}

fn proposal(proposed: &Proposed, words: &LedgerWords, room: usize) -> String {
    let dim = Style::new().dimmed();
    let date = proposed.date.clone().unwrap_or_else(|| "—".to_owned());
    let head = format!("  {} · {date} · {}", proposed.evidence, words.proposal(&proposed.kind));
    let because = proposed.because.join(", ");
    let quote = cut(&proposed.quote, room.saturating_sub(4));
    format!("{head} {dim}({because}){dim:#}\n    {quote}\n")
}
