//! Dossiers: all actors and instruments, and each of them.

mod one;

pub use one::address;

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use verbale_core::codebook::fold;
use verbale_desk::index::Tally;
use verbale_desk::query::{Field, Node};

use crate::names::Names;
use crate::phrases::web::DossierWords;
use crate::web::address::Pages;
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

/// The addresses of dossiers.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/actors", get(actors))
        .route("/actors/{id}", get(one::actor))
        .route("/instruments", get(instruments))
        .route("/instruments/{id}", get(one::instrument))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    q: String,
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "dossiers.html")]
struct Listed {
    shell: Shell,
    words: &'static DossierWords,
    of_actors: bool,
    query: String,
    rows: Vec<Row>,
    pages: Pages,
}

struct Row {
    address: String,
    name: String,
    id: String,
    counts: Vec<u64>,
}

const ROWS: usize = 60;

async fn actors(
    State(app): State<Shared>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    list(&app, visit, &wanted, &[Field::Holder, Field::Addressee]).await
}

async fn instruments(
    State(app): State<Shared>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    list(&app, visit, &wanted, &[Field::Instrument]).await
}

async fn list(app: &Shared, visit: Visit, wanted: &Wanted, fields: &[Field]) -> Result<Response, Problem> {
    let of_actors = fields.len() > 1;
    let over: Vec<Tally> = fields.iter().map(|field| Tally::Ids(*field)).collect();
    let node = Node::Or(fields.iter().map(|field| Node::Has(*field)).collect());
    let spreads = app.ask_kept(format!("dossiers {over:?}"), move |desk| desk.spreads(&node, &over)).await?;
    let names = Names::new(&app.codebook, visit.interface);
    let called = |id: &str| if of_actors { names.actor(id) } else { names.instrument(id) };
    let mut counts: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for (n, spread) in spreads.iter().enumerate() {
        for (id, count) in spread {
            counts.entry(id.clone()).or_insert_with(|| vec![0; spreads.len()])[n] = *count;
        }
    }
    let query = fold(wanted.q.trim());
    let known =
        |id: &str| query.is_empty() || fold(id).contains(&query) || fold(&called(id)).contains(&query);
    let mut all: Vec<(String, Vec<u64>)> = counts.into_iter().filter(|(id, _)| known(id)).collect();
    all.sort_by(|a, b| b.1.iter().sum::<u64>().cmp(&a.1.iter().sum()).then_with(|| a.0.cmp(&b.0)));
    let page = wanted.page.unwrap_or(1).max(1);
    let pages = Pages::of(&visit.address, page, ROWS, all.len() as u64);
    let room = if of_actors { "actors" } else { "instruments" };
    let shown = all.into_iter().skip((page - 1).saturating_mul(ROWS)).take(ROWS);
    let rows = shown
        .map(|(id, counts)| Row { address: one::address(room, &id), name: called(&id), id, counts })
        .collect();
    let words = DossierWords::of(visit.interface);
    let title = if of_actors { words.actors } else { words.instruments };
    let shell = Shell::new(visit, Room::Dossiers, title).style("dossiers.css");
    Ok(shell::page(&Listed { shell, words, of_actors, query: wanted.q.clone(), rows, pages }))
}
