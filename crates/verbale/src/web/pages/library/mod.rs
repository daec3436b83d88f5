//! The library: its texts, what narrows them, and what comes in.

mod add;
mod filters;

use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use verbale_desk::desk::By;

use self::filters::{Group, Wanted, groups};
use crate::names::Names;
use crate::phrases::desk::filled;
use crate::phrases::language;
use crate::phrases::web::LibraryWords;
use crate::web::address::Pages;
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

/// The addresses of the library.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/", get(list))
        // Files are counted one by one as they come.
        .route("/documents", post(add::add).layer(DefaultBodyLimit::disable()))
        .route("/documents/examples", post(add::examples))
}

#[derive(Template)]
#[template(path = "library.html")]
struct Listed {
    shell: Shell,
    words: &'static LibraryWords,
    wanted: Wanted,
    count: String,
    empty: bool,
    groups: Vec<Group>,
    rows: Vec<Row>,
    pages: Pages,
}

struct Row {
    id: String,
    language: String,
    in_language: String,
    date: String,
    title: String,
    parties: String,
    form: String,
    positions: i64,
}

const ROWS: usize = 50;

async fn list(
    State(app): State<Shared>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let page = wanted.page.unwrap_or(1).max(1);
    let from = (page - 1).saturating_mul(ROWS);
    let asked = wanted.clone();
    let query = wanted.q.clone();
    let found = app
        .ask_query(&query, move |desk| {
            let node = asked.node(desk)?;
            let (cards, total) = desk.shelf(&node, By::Newest, from, ROWS)?;
            Ok((node, cards, total))
        })
        .await?;
    let (node, cards, total) = found;
    let key = format!("library {node:?}");
    let counted =
        app.ask_kept(key, move |desk| Ok((desk.documents()?, filters::spread(desk, &node)?))).await?;
    let (all, spread) = (counted.0, &counted.1);
    let names = Names::new(&app.codebook, visit.interface);
    let words = LibraryWords::of(visit.interface);
    let rows = cards.into_iter().map(|card| Row {
        id: card.short().to_owned(),
        parties: names.actors(&card.parties),
        form: if card.form.is_empty() { String::new() } else { names.form(&card.form) },
        title: card.title.unwrap_or(card.source),
        date: card.date.unwrap_or_default(),
        in_language: language(&card.language, visit.interface).to_owned(),
        language: card.language,
        positions: card.positions,
    });
    let count = if wanted.is_set() {
        filled(words.of_texts, &[&total.found.to_string(), &all.to_string()])
    } else {
        filled(words.texts, &[&all.to_string()])
    };
    let rows = rows.collect();
    let groups = groups(spread, &wanted, &visit.address, &names, visit.interface);
    let pages = Pages::of(&visit.address, page, ROWS, total.found);
    let shell = Shell::new(visit, Room::Library, "Verbale").style("library.css").script("library.mjs");
    Ok(shell::page(&Listed { shell, words, wanted, count, empty: all == 0, groups, rows, pages }))
}
