//! The search: one box, a concordance, counts that filter.

mod complete;
mod counts;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use verbale_desk::collocates::{Collocate, Measure};
use verbale_desk::concordance::{self, Line, Order};
use verbale_desk::desk::{By, Findings, Hit};
use verbale_desk::{Desk, DeskError};

use self::counts::{Counts, counts};
use crate::desk::findings::lines;
use crate::names::Names;
use crate::phrases::desk::filled;
use crate::phrases::web::SearchWords;
use crate::web::address::{Pages, with};
use crate::web::app::Shared;
use crate::web::bars::Bars;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

/// The addresses of the search.
pub fn routes() -> Router<Shared> {
    Router::new().route("/search", get(search)).route("/search/complete", get(complete::complete))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    q: String,
    sort: String,
    page: Option<usize>,
    collocates: String,
}

#[derive(Template)]
#[template(path = "search.html")]
struct Page {
    shell: Shell,
    words: &'static SearchWords,
    wanted: Wanted,
    asked: bool,
    fault: Option<Problem>,
    total: String,
    charts: Vec<Bars>,
    uncounted: bool,
    rows: Vec<Row>,
    near: Vec<Collocate>,
    more_near: Option<String>,
    pages: Pages,
    examples: Vec<(String, String)>,
}

struct Row {
    address: String,
    date: String,
    title: String,
    language: String,
    left: String,
    hit: String,
    right: String,
    who: String,
    record: Option<String>,
}

/// What the library says to a query.
struct Found {
    findings: Findings,
    counts: Counts,
    near: Vec<Collocate>,
}

const ROWS: usize = 50;

/// How many findings are sorted where they are sorted by their context.
const SORTED: usize = 500;

/// How many collocates are shown.
const NEAR: usize = 30;

/// Columns of context on either side.
const CONTEXT: usize = 70;

const EXAMPLES: [&str; 4] =
    ["act:oppose", "act:commit date:2020..", "\"no first use\" OR 不首先使用", "holder:UN instrument:NPT"];

async fn search(
    State(app): State<Shared>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let asked = !wanted.q.trim().is_empty();
    let found = if asked {
        let (query, wish) = (wanted.q.clone(), wanted.clone());
        app.ask_query(&query, move |desk| find(desk, &wish)).await.map(Some)
    } else {
        Ok(None)
    };
    let names = Names::new(&app.codebook, visit.interface);
    let mut page = empty(visit, wanted, asked);
    match found {
        Ok(None) => {}
        Ok(Some(found)) => fill(&mut page, found, &names),
        // What is wrong with a query is told beside the box it stands in.
        Err(problem) if problem.status == 400 => page.fault = Some(problem),
        Err(problem) => return Err(problem),
    }
    let status = if page.fault.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    Ok((status, shell::page(&page)).into_response())
}

fn find(desk: &mut Desk, wanted: &Wanted) -> Result<Found, DeskError> {
    let node = desk.understand(&wanted.q)?;
    let from = (wanted.page.unwrap_or(1).max(1) - 1).saturating_mul(ROWS);
    let by = if wanted.sort == "oldest" { By::Oldest } else { By::Newest };
    let by_context = matches!(wanted.sort.as_str(), "left" | "right");
    let findings = if by_context {
        desk.find_from(&node, by, 0, SORTED)?
    } else {
        desk.find_from(&node, by, from, ROWS)?
    };
    let counts = counts(desk, &node, &findings)?;
    let near = if wanted.collocates.is_empty() || node.asks_positions() {
        Vec::new()
    } else {
        let mut near = desk.collocates(&node, 5, 3, Measure::LogDice)?;
        near.truncate(NEAR);
        near
    };
    Ok(Found { findings, counts, near })
}

fn empty(visit: Visit, wanted: Wanted, asked: bool) -> Page {
    let words = SearchWords::of(visit.interface);
    let example = |query: &&str| ((*query).to_owned(), crate::web::address::of("/search", &[("q", query)]));
    let title = if asked { wanted.q.clone() } else { words.find.to_owned() };
    Page {
        words,
        asked,
        fault: None,
        total: String::new(),
        charts: Vec::new(),
        uncounted: false,
        rows: Vec::new(),
        near: Vec::new(),
        more_near: None,
        pages: Pages::default(),
        examples: EXAMPLES.iter().map(example).collect(),
        shell: Shell::new(visit, Room::Search, title).style("search.css").script("search.mjs"),
        wanted,
    }
}

fn fill(page: &mut Page, found: Found, names: &Names<'_>) {
    let address = page.shell.visit.address.clone();
    let (words, findings) = (page.words, &found.findings);
    let number = findings.total.found.to_string();
    let number = if findings.total.all { number } else { filled(words.at_least, &[&number]) };
    page.total = filled(if findings.positions { words.positions } else { words.documents }, &[&number]);
    page.uncounted = found.counts.is_none();
    page.charts = counts::charts(found.counts, &page.wanted.q, names, page.shell.visit.interface);
    let at = page.wanted.page.unwrap_or(1).max(1);
    let mut all = lines(findings, CONTEXT, 1, SORTED);
    if matches!(page.wanted.sort.as_str(), "left" | "right") {
        let order = if page.wanted.sort == "left" { Order::Left } else { Order::Right };
        all.sort_by_cached_key(|(_, line)| concordance::key(line, order));
        all = all.into_iter().skip((at - 1) * ROWS).take(ROWS).collect();
    }
    page.rows = all.into_iter().map(|(hit, line)| row(hit, line, names)).collect();
    let known = if findings.total.all { findings.total.found } else { findings.total.found + 1 };
    page.pages = Pages::of(&address, at, ROWS, known);
    let words_asked = !findings.positions && findings.hits.iter().any(|hit| !hit.spans.is_empty());
    page.more_near = (words_asked && found.near.is_empty() && page.wanted.collocates.is_empty())
        .then(|| with(&address, "collocates", Some("1")));
    page.near = found.near;
}

fn row(hit: &Hit, line: Line, names: &Names<'_>) -> Row {
    let before = hit.text.get(..line.span.start()).unwrap_or_default().chars().count();
    let end = before + hit.text.get(line.span.range()).unwrap_or_default().chars().count();
    let position = hit.position.as_ref().map(|held| &held.position);
    let document = format!("/documents/{}", hit.card.short());
    Row {
        address: format!("{document}#char={before},{end}"),
        date: hit.card.date.clone().unwrap_or_default(),
        title: hit.card.title.clone().unwrap_or_else(|| hit.card.source.clone()),
        language: hit.card.language.clone(),
        who: position
            .map(|p| {
                let to = if p.addressees.is_empty() {
                    String::new()
                } else {
                    format!(" → {}", names.actors(&p.addressees))
                };
                format!("{} {}{to}", names.actors(&p.holders), names.act(&p.act))
            })
            .unwrap_or_default(),
        record: position.map(|p| format!("{document}/positions/{}", p.id)),
        left: line.left,
        hit: line.hit,
        right: line.right,
    }
}
