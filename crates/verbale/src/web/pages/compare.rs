//! Two texts or more beside each other: the page of `verbale compare`, live.

use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use verbale_core::codebook::Codebook;
use verbale_core::compare::{self as core, Side};
use verbale_desk::desk::{By, Shown};
use verbale_desk::query::{Field, Node};
use verbale_desk::record::Card;
use verbale_desk::{Desk, DeskError};

use crate::compare::series::{self, Course};
use crate::compare::{Pair, html};
use crate::names::Names;
use crate::phrases::Interface;
use crate::phrases::web::{ComparePageWords, ShellWords};
use crate::web::address::of;
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

/// The addresses of comparisons.
pub fn routes() -> Router<Shared> {
    Router::new().route("/compare", get(compare)).route("/compare/kinds.css", get(kinds))
}

/// The filters by kind, in the language of styles.
async fn kinds() -> Response {
    let kind =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (kind, html::rules()).into_response()
}

/// How many texts a series has at most.
const TEXTS: usize = 12;

/// How many texts are offered to choose from.
const OFFERED: usize = 40;

#[derive(Template)]
#[template(path = "compare.html")]
struct Page {
    shell: Shell,
    words: &'static ComparePageWords,
    series: bool,
    turned: Option<String>,
    body: String,
}

#[derive(Template)]
#[template(path = "compare-choose.html")]
struct Choosing {
    shell: Shell,
    words: &'static ComparePageWords,
    query: String,
    first: Option<Row>,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    date: String,
    title: String,
    language: String,
    parties: String,
}

async fn compare(
    State(app): State<Shared>,
    visit: Visit,
    RawQuery(asked): RawQuery,
) -> Result<Response, Problem> {
    let asked: Vec<(String, String)> =
        form_urlencoded::parse(asked.unwrap_or_default().as_bytes()).into_owned().collect();
    let named =
        |key: &str| key == "with" || (key.len() == 1 && key.as_bytes()[0].is_ascii_lowercase() && key != "q");
    let given = asked.iter().filter(|(key, value)| named(key) && !value.trim().is_empty());
    let ids: Vec<String> = given.map(|(_, value)| value.trim().to_owned()).collect();
    if ids.len() > TEXTS {
        let detail = format!("{} texts were named; a series has at most {TEXTS}", ids.len());
        return Err(Problem::new(StatusCode::BAD_REQUEST, "too-many-texts", detail).hint("choose fewer"));
    }
    if ids.len() < 2 {
        let query = asked.into_iter().find(|(key, _)| key == "q").map(|(_, value)| value).unwrap_or_default();
        return choose(&app, visit, ids.into_iter().next(), query).await;
    }
    let turned = match ids.as_slice() {
        [a, b] => Some(of("/compare", &[("a", b), ("b", a)])),
        _ => None,
    };
    let texts =
        app.ask(move |desk| ids.iter().map(|id| desk.show(id)).collect::<Result<Vec<_>, _>>()).await?;
    let codebook = std::sync::Arc::clone(&app.codebook);
    let interface = visit.interface;
    let series = texts.len() > 2;
    // Laying long texts against each other is done beside the threads that answer.
    let made = tokio::task::spawn_blocking(move || body(&texts, &codebook, interface)).await;
    let body = made
        .map_err(|_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "failed", "the comparison broke off"))?;
    let title = ShellWords::of(interface).compare;
    let shell = Shell::new(visit, Room::Compare, title).style("compare.css").style("series.css");
    let shell = shell.own_style("/compare/kinds.css");
    Ok(shell::page(&Page { shell, words: ComparePageWords::of(interface), series, turned, body }))
}

fn body(texts: &[Shown], codebook: &Codebook, interface: Interface) -> String {
    let sides: Vec<Side<'_>> =
        texts.iter().map(|shown| Side { document: &shown.document, reading: &shown.reading }).collect();
    if let &[left, right] = sides.as_slice() {
        let comparison = core::compare(left, right, codebook);
        return html::body(&Pair::new(left, right, &comparison, codebook, interface));
    }
    let found = core::series(&sides, codebook);
    let mut out = String::new();
    series::table(&Course::new(&sides, &found, codebook, interface, false), &mut out);
    out
}

async fn choose(
    app: &Shared,
    visit: Visit,
    first: Option<String>,
    query: String,
) -> Result<Response, Problem> {
    let asked = query.clone();
    let (first, cards) = app.ask_query(&query, move |desk| offered(desk, first.as_deref(), &asked)).await?;
    let names = Names::new(&app.codebook, visit.interface);
    let row = |card: Card| Row {
        id: card.short().to_owned(),
        parties: names.actors(&card.parties),
        date: card.date.unwrap_or_default(),
        title: card.title.unwrap_or(card.source),
        language: card.language,
    };
    let own = first.as_ref().map(|card| card.id.clone());
    let rows = cards.into_iter().filter(|card| Some(&card.id) != own.as_ref()).map(row).collect();
    let words = ComparePageWords::of(visit.interface);
    let title = ShellWords::of(visit.interface).compare;
    let shell = Shell::new(visit, Room::Compare, title).style("library.css");
    Ok(shell::page(&Choosing { shell, words, query, first: first.map(row), rows }))
}

/// The text chosen first, and texts to lay beside it: those of the same
/// parties and form before others.
fn offered(
    desk: &mut Desk,
    first: Option<&str>,
    query: &str,
) -> Result<(Option<Card>, Vec<Card>), DeskError> {
    let first = first.map(|id| desk.card(id)).transpose()?;
    if !query.trim().is_empty() {
        let node = desk.understand(query)?;
        return Ok((first, desk.shelf(&node, By::Newest, 0, OFFERED)?.0));
    }
    let mut cards = Vec::new();
    if let Some(card) = &first
        && !card.parties.is_empty()
    {
        let parties = card.parties.iter().map(|party| Node::Is(Field::Party, vec![party.clone()]));
        cards = desk.shelf(&Node::And(parties.collect()), By::Newest, 0, OFFERED)?.0;
        cards.sort_by_key(|other| other.form != card.form);
    }
    let (recent, _) = desk.shelf(&Node::All, By::Newest, 0, OFFERED)?;
    for card in recent {
        if cards.len() < OFFERED && cards.iter().all(|known| known.id != card.id) {
            cards.push(card);
        }
    }
    Ok((first, cards))
}
