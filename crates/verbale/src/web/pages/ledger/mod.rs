//! The ledger: calls and commitments, and what became of them.

mod entry;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use verbale_desk::desk::{Filter, LedgerEntry};
use verbale_desk::index::Tally;
use verbale_desk::ledger::{Kind, Status};
use verbale_desk::query::Field;

use crate::desk::ledger as told;
use crate::names::Names;
use crate::phrases::desk::LedgerWords;
use crate::phrases::web::{LedgerPageWords, ShellWords};
use crate::web::address::{Pages, with};
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

/// The addresses of the ledger.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/ledger", get(list))
        .route("/ledger/{id}", get(entry::show))
        .route("/ledger/{id}/say", post(entry::say))
}

/// What is asked of the ledger, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    to: String,
    by: String,
    status: String,
    kind: String,
    order: String,
    page: Option<usize>,
}

impl Wanted {
    fn filter(&self) -> Result<Filter, Problem> {
        let given = |word: &str| Some(word.trim().to_owned()).filter(|word| !word.is_empty());
        let (status, overdue) = match self.status.as_str() {
            "" => (Some(Status::Open), false),
            "all" => (None, false),
            "overdue" => (None, true),
            word => (Some(Status::read(word)?), false),
        };
        let kind = match self.kind.as_str() {
            "call" => Some(Kind::Call),
            "commitment" => Some(Kind::Commitment),
            _ => None,
        };
        let oldest = self.order == "oldest";
        Ok(Filter { to: given(&self.to), by: given(&self.by), kind, status, overdue, query: None, oldest })
    }
}

#[derive(Template)]
#[template(path = "ledger.html")]
struct Listed {
    shell: Shell,
    words: &'static LedgerPageWords,
    wanted: Wanted,
    statuses: Vec<(&'static str, &'static str)>,
    addressees: Vec<Choice>,
    rows: Vec<Row>,
    pages: Pages,
    bounded: bool,
}

/// An addressee to choose, with how much is put to it.
struct Choice {
    address: String,
    name: String,
    count: u64,
    here: bool,
}

struct Row {
    address: String,
    date: String,
    act: String,
    holders: String,
    addressees: String,
    language: String,
    matter: String,
    due: String,
    status: String,
    late: bool,
}

const ROWS: usize = 50;

/// Entries are made anew from their texts, so pages far down would take long.
const PAGES: usize = 20;

/// How many addressees are shown to choose from.
const CHOICES: usize = 12;

async fn list(
    State(app): State<Shared>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let filter = wanted.filter()?;
    let page = wanted.page.unwrap_or(1).clamp(1, PAGES);
    let narrowed = Filter { to: None, ..filter.clone() };
    let (mut entries, spread) = app
        .ask(move |desk| {
            let entries = desk.ledger(&filter, page * ROWS + 1)?;
            Ok((entries, desk.undertaken(&narrowed, Tally::Ids(Field::Addressee))?))
        })
        .await?;
    let more = entries.len() > page * ROWS;
    entries.truncate(page * ROWS);
    let names = Names::new(&app.codebook, visit.interface);
    let told = LedgerWords::of(visit.interface);
    let words = LedgerPageWords::of(visit.interface);
    let rows = entries.iter().skip((page - 1) * ROWS).map(|entry| row(entry, &names, told)).collect();
    let mut addressees: Vec<(String, u64)> = spread.into_iter().collect();
    addressees.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let choice = |(id, count): (String, u64)| Choice {
        address: with(&visit.address, "to", Some(&id)),
        name: names.actor(&id),
        here: id == wanted.to,
        count,
    };
    let addressees = addressees.into_iter().take(CHOICES).map(choice).collect();
    let bounded = more && page == PAGES;
    let known = ((page * ROWS) as u64) + u64::from(more && !bounded);
    let pages = Pages::of(&visit.address, page, ROWS, known);
    let title = ShellWords::of(visit.interface).ledger;
    let shell = Shell::new(visit, Room::Ledger, title).style("ledger.css");
    let statuses = statuses(words, told);
    Ok(shell::page(&Listed { shell, words, wanted, statuses, addressees, rows, pages, bounded }))
}

fn statuses(words: &LedgerPageWords, told: &LedgerWords) -> Vec<(&'static str, &'static str)> {
    let mut all = vec![("", told.status_name(Status::Open)), ("overdue", words.overdue)];
    let ended = Status::ALL.into_iter().filter(|status| *status != Status::Open);
    all.extend(ended.map(|status| (status.name(), told.status_name(status))));
    all.push(("all", words.any));
    all
}

fn row(entry: &LedgerEntry, names: &Names<'_>, told: &LedgerWords) -> Row {
    let u = &entry.undertaking;
    Row {
        address: format!("/ledger/{}", entry.id),
        date: entry.card.date.clone().unwrap_or_default(),
        act: names.act(&u.act),
        holders: names.actors(&u.holders),
        addressees: names.actors(&u.addressees),
        language: entry.card.language.clone(),
        matter: told::matter(entry),
        due: if u.deadlines.is_empty() { String::new() } else { told::due(entry, told) },
        status: told::status(entry, told),
        late: entry.standing.overdue,
    }
}
