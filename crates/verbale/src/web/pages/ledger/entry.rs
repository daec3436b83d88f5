//! One entry of the ledger: its words, its history, the evidence proposed,
//! and what a person says of it.

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use verbale_core::span::Span;
use verbale_desk::desk::{LedgerEntry, Proposed};
use verbale_desk::ledger::{Event, EventKind, Evidence, Kind, Status};
use verbale_desk::record::short;
use verbale_desk::time;

use crate::cli::correct::author;
use crate::desk::ledger as told;
use crate::names::Names;
use crate::phrases::desk::LedgerWords;
use crate::phrases::web::LedgerPageWords;
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "ledger-entry.html")]
struct Shown {
    shell: Shell,
    words: &'static LedgerPageWords,
    told: &'static LedgerWords,
    id: String,
    open: bool,
    status: String,
    late: bool,
    document: String,
    title: String,
    date: String,
    language: String,
    before: String,
    act: String,
    after: String,
    facts: Vec<(&'static str, String)>,
    history: Vec<Happened>,
    proposals: Vec<Offered>,
    ends: Vec<(&'static str, &'static str)>,
    author: String,
}

struct Happened {
    at: String,
    author: String,
    what: &'static str,
    evidence: Option<(String, bool)>,
    note: String,
}

struct Offered {
    evidence: String,
    document: String,
    source: String,
    date: String,
    kind: &'static str,
    quote: String,
    because: String,
}

/// The page of an entry.
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let asked = id.clone();
    let (entry, proposals) = app
        .ask(move |desk| {
            let entry = desk.entry(&asked)?;
            let open = entry.standing.status == Status::Open;
            let proposals = if open { desk.proposals(&asked)? } else { Vec::new() };
            Ok((entry, proposals))
        })
        .await?;
    let names = Names::new(&app.codebook, visit.interface);
    Ok(shell::page(&shown(visit, &names, &entry, proposals)))
}

fn shown(visit: Visit, names: &Names<'_>, entry: &LedgerEntry, proposals: Vec<Proposed>) -> Shown {
    let (words, told) = (LedgerPageWords::of(visit.interface), LedgerWords::of(visit.interface));
    let card = &entry.card;
    let (before, act, after) = around(entry);
    let (start, end) = entry.characters;
    let ends = Status::ALL.into_iter().filter(|status| *status != Status::Open);
    let title = format!("{} · {}", words.close_it, entry.id);
    let title = if entry.standing.status == Status::Open { title } else { entry.id.clone() };
    Shown {
        words,
        told,
        id: entry.id.clone(),
        open: entry.standing.status == Status::Open,
        status: told::status(entry, told),
        late: entry.standing.overdue,
        document: format!("/documents/{}#char={start},{end}", card.short()),
        title: card.title.clone().unwrap_or_else(|| card.source.clone()),
        date: card.date.clone().unwrap_or_default(),
        language: card.language.clone(),
        before,
        act,
        after,
        facts: facts(entry, names, words, told),
        history: entry.history.iter().map(|event| happened(event, told)).collect(),
        proposals: proposals.into_iter().map(|proposed| offered(proposed, told)).collect(),
        ends: ends.map(|status| (status.name(), told.status_name(status))).collect(),
        author: known_author(),
        shell: Shell::new(visit, Room::Ledger, title).style("ledger.css"),
    }
}

/// The sentence, cut where its act word begins and ends.
fn around(entry: &LedgerEntry) -> (String, String, String) {
    let trigger = entry.undertaking.trigger;
    let act = entry.words(trigger).to_owned();
    let quote = entry.undertaking.quote;
    let before = Span::new(quote.start(), trigger.start().max(quote.start()));
    let after = Span::new(trigger.end().min(quote.end()), quote.end());
    (entry.words(before).trim_start().to_owned(), act, entry.words(after).trim_end().to_owned())
}

fn facts(
    entry: &LedgerEntry,
    names: &Names<'_>,
    words: &LedgerPageWords,
    told: &'static LedgerWords,
) -> Vec<(&'static str, String)> {
    let u = &entry.undertaking;
    let kind = if u.kind == Kind::Call { told.call } else { told.commitment };
    let listed = |all: Vec<String>| all.join(", ");
    let facts = vec![
        (told.kind, format!("{kind} · {}", names.act(&u.act))),
        (words.strength, u.binding.to_string()),
        (told.who, names.actors(&u.holders)),
        (told.to, names.actors(&u.addressees)),
        (told.instruments, listed(u.instruments.iter().map(|id| names.instrument(id)).collect())),
        (told.due, if u.deadlines.is_empty() { String::new() } else { told::due(entry, told) }),
        (told.would_show, listed(u.found().iter().map(|mark| told.mark(mark).to_owned()).collect())),
        (told.lost, if entry.lost { entry.card.edition.clone() } else { String::new() }),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn happened(event: &Event, told: &'static LedgerWords) -> Happened {
    let evidence = event.evidence.as_ref().map(|evidence| match evidence {
        Evidence::Document { id, start, end } => (format!("{}:{start}-{end}", short(id)), false),
        Evidence::Url(address) => (address.clone(), address.starts_with("http")),
    });
    Happened {
        at: event.at.replace('T', " ").trim_end_matches('Z').to_owned(),
        author: event.author.clone(),
        what: told::what(event, told),
        evidence,
        note: event.note.clone(),
    }
}

fn offered(proposed: Proposed, told: &'static LedgerWords) -> Offered {
    Offered {
        document: format!("/documents/{}", short(&proposed.document)),
        kind: told.proposal(&proposed.kind),
        because: proposed.because.join(", "),
        date: proposed.date.unwrap_or_default(),
        evidence: proposed.evidence,
        source: proposed.source,
        quote: proposed.quote,
    }
}

/// Who is at this machine, where that is known.
fn known_author() -> String {
    Some(author(None)).filter(|name| name != "unknown" && name != "root").unwrap_or_default()
}

/// What a form says of an entry.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Said {
    key: String,
    kind: String,
    status: String,
    evidence: String,
    note: String,
    author: String,
}

/// Adds what was said to the history.
pub async fn say(
    State(app): State<Shared>,
    Path(id): Path<String>,
    Form(said): Form<Said>,
) -> Result<Response, Problem> {
    app.gate.expects(&said.key)?;
    let kind = match said.kind.as_str() {
        "close" => EventKind::Closed,
        "reopen" => EventKind::Reopened,
        "dismiss" => EventKind::DismissedEvidence,
        "note" => EventKind::Noted,
        other => {
            return Err(Problem::refused(format!("`{other}` is nothing that can be done with an entry")));
        }
    };
    let status = match kind {
        EventKind::Closed => Some(Status::read(&said.status)?),
        _ => None,
    };
    let back = format!("/ledger/{id}");
    app.ask(move |desk| {
        let given = Some(said.evidence.trim()).filter(|written| !written.is_empty());
        let evidence = given.map(|written| desk.evidence(written)).transpose()?;
        let author = author(Some(said.author.trim()).filter(|name| !name.is_empty()));
        let note = said.note.trim().to_owned();
        desk.happen(&id, Event { at: time::now(), author, kind, status, evidence, note })
    })
    .await?;
    Ok(Redirect::to(&back).into_response())
}
