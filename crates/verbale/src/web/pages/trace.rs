//! A formula over the years: by year and holder, its variants beneath.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use verbale_core::codebook::fold;
use verbale_desk::desk::{By, Traced, Used};
use verbale_desk::index::Tally;
use verbale_desk::query::Node;
use verbale_desk::record::short;
use verbale_desk::trace::{Count, Share, Variant};
use verbale_desk::{Desk, DeskError};

use crate::answers::TEXTS;
use crate::cli::trace::By as ChartBy;
use crate::desk::listing::rows as csv;
use crate::desk::trace::chart;
use crate::names::Names;
use crate::phrases::desk::filled;
use crate::phrases::web::TracePageWords;
use crate::web::address::of;
use crate::web::app::Shared;
use crate::web::bars::Bars;
use crate::web::columns;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

/// The addresses of formulas.
pub fn routes() -> Router<Shared> {
    Router::new().route("/trace", get(page)).route("/trace.svg", get(picture)).route("/trace.csv", get(table))
}

/// How many uses and variants are shown.
const PLACES: usize = 60;
const VARIANTS: usize = 25;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    formula: String,
    near: String,
    within: String,
    by: String,
}

#[derive(Template)]
#[template(path = "trace.html")]
struct Page {
    shell: Shell,
    words: &'static TracePageWords,
    wanted: Wanted,
    shares: Vec<(&'static str, String)>,
    fault: Option<Problem>,
    found: Option<Found>,
}

/// A formula that was followed.
struct Found {
    nothing: bool,
    counted: String,
    ends: Vec<(&'static str, String, String)>,
    undated: Option<String>,
    bounded: Option<String>,
    title: &'static str,
    years: Vec<(u32, u64)>,
    picture: String,
    charts: Vec<Bars>,
    variants: Vec<Wording>,
    places: Vec<Place>,
    svg: String,
    csv: String,
}

struct Wording {
    parts: Vec<(String, bool)>,
    exact: bool,
    uses: usize,
    first: String,
    last: String,
    holders: String,
}

struct Place {
    address: String,
    date: String,
    title: String,
    language: String,
    who: String,
    left: String,
    hit: String,
    right: String,
}

async fn page(
    State(app): State<Shared>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let words = TracePageWords::of(visit.interface);
    let asked = !wanted.formula.trim().is_empty();
    let wish = wanted.clone();
    let followed = if asked {
        app.ask_query(&wanted.within, move |desk| follow(desk, &wish, TEXTS)).await.map(Some)
    } else {
        Ok(None)
    };
    let names = Names::new(&app.codebook, visit.interface);
    let (found, fault) = match followed {
        Ok(followed) => (followed.map(|(traced, years)| found(&traced, years, &wanted, &names, words)), None),
        Err(problem) if problem.status == 400 => (None, Some(problem)),
        Err(problem) => return Err(problem),
    };
    let status = if fault.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let title = if asked { wanted.formula.clone() } else { words.formula.to_owned() };
    let shell = Shell::new(visit, Room::Trace, title).style("dossiers.css").style("search.css");
    let share = |share: &'static str| (share, filled(words.within, &[share]));
    let shares = ["5%", "10%", "15%", "25%"].map(share).into();
    let page = shell::page(&Page { shell, words, wanted, shares, fault, found });
    Ok((status, page).into_response())
}

/// A formula in the latest texts that have it, and texts by year where the
/// index can count all of them.
fn follow(
    desk: &mut Desk,
    wanted: &Wanted,
    most: usize,
) -> Result<(Traced, Option<BTreeMap<String, u64>>), DeskError> {
    let near = if wanted.near.is_empty() { Share::default() } else { Share::read(&wanted.near)? };
    let within = match wanted.within.trim() {
        "" => Node::All,
        query => desk.understand(query)?,
    };
    if within.asks_positions() {
        return Err(DeskError::refused(
            "the query asks for records, and a formula is followed through texts",
            "narrow by lang, form, party or date",
        ));
    }
    let traced = desk.trace_latest(wanted.formula.trim(), near, &within, most)?;
    let mut years = None;
    if !traced.whole && wanted.near.is_empty() {
        let node = Node::And(vec![Node::Phrase(fold(wanted.formula.trim())), within]);
        // Where only texts can decide, counting all of them takes too long for a page.
        if desk.find(&node, By::Newest, 1)?.total.all {
            years = Some(desk.spread(&node, Tally::Year)?);
        }
    }
    Ok((traced, years))
}

fn found(
    traced: &Traced,
    all_years: Option<BTreeMap<String, u64>>,
    wanted: &Wanted,
    names: &Names<'_>,
    words: &'static TracePageWords,
) -> Found {
    let trace = &traced.trace;
    let end = |label, used: Option<&Used>| used.map(|used| (label, day(used), address(used)));
    let ends = [end(words.first, traced.first()), end(words.last, traced.last())];
    let title = if all_years.is_some() { words.by_year } else { words.uses_by_year };
    let counted = || trace.years.iter().map(|count| (count.name.clone(), count.uses as u64)).collect();
    let years = columns::years(&all_years.unwrap_or_else(counted));
    let same = [("formula", wanted.formula.as_str()), ("near", &wanted.near), ("within", &wanted.within)];
    Found {
        nothing: trace.uses == 0,
        counted: filled(words.counted, &[&trace.uses.to_string(), &trace.documents.to_string()]),
        ends: ends.into_iter().flatten().collect(),
        undated: (trace.undated > 0).then(|| filled(words.undated, &[&trace.undated.to_string()])),
        bounded: (!traced.whole).then(|| filled(words.bounded, &[&TEXTS.to_string()])),
        picture: columns::svg(&years, title),
        title,
        years,
        charts: vec![
            bars(
                words.by_holder,
                &trace.holders,
                |id| {
                    if id.is_empty() { words.nobody.to_owned() } else { names.actor(id) }
                },
                wanted,
                "party",
            ),
            bars(words.by_form, &trace.forms, |id| names.form(id), wanted, "form"),
        ],
        variants: trace.variants.iter().take(VARIANTS).map(|v| wording(v, names)).collect(),
        places: traced.places.iter().rev().take(PLACES).map(|used| place(used, names)).collect(),
        svg: of("/trace.svg", &same),
        csv: of("/trace.csv", &same),
    }
}

fn bars(
    title: &'static str,
    counts: &[Count],
    called: impl Fn(&str) -> String,
    wanted: &Wanted,
    field: &str,
) -> Bars {
    let counts = counts.iter().map(|count| (count.name.clone(), count.uses as u64)).collect();
    let within = |id: &str| format!("{} {field}:\"{id}\"", wanted.within).trim().to_owned();
    Bars::new(title, counts, false, |id| {
        let parameters =
            [("formula", wanted.formula.as_str()), ("near", &wanted.near), ("within", &within(id))];
        (of("/trace", &parameters), called(id))
    })
}

/// A variant, cut where it differs from the formula.
fn wording(variant: &Variant, names: &Names<'_>) -> Wording {
    let mut parts = Vec::new();
    let mut at = 0;
    for span in variant.differences.iter().filter_map(|difference| difference.variant) {
        parts.push((variant.wording.get(at..span.start()).unwrap_or_default().to_owned(), false));
        parts.push((variant.wording.get(span.range()).unwrap_or_default().to_owned(), true));
        at = span.end();
    }
    parts.push((variant.wording.get(at..).unwrap_or_default().to_owned(), false));
    let day = |place: &Option<verbale_desk::trace::Place>| {
        place.as_ref().map(|place| place.date.clone()).unwrap_or_default()
    };
    let holders = variant.holders.iter().filter(|count| !count.name.is_empty()).take(3);
    Wording {
        parts,
        exact: variant.exact,
        uses: variant.uses,
        first: day(&variant.first),
        last: day(&variant.last),
        holders: names.actors(&holders.map(|count| count.name.clone()).collect::<Vec<_>>()),
    }
}

fn place(used: &Used, names: &Names<'_>) -> Place {
    Place {
        address: address(used),
        date: day(used),
        title: used.title.clone().unwrap_or_else(|| used.source.clone()),
        language: used.language.clone(),
        who: names.actors(&used.holders),
        left: used.left.clone(),
        hit: used.text.clone(),
        right: used.right.clone(),
    }
}

fn address(used: &Used) -> String {
    format!("/documents/{}#char={},{}", short(&used.document), used.start, used.end)
}

fn day(used: &Used) -> String {
    used.date.clone().unwrap_or_default()
}

/// The chart alone, to be kept: of all texts.
async fn picture(
    State(app): State<Shared>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let (query, by) = (wanted.within.clone(), wanted.by.clone());
    let (traced, _) = app.ask_query(&query, move |desk| follow(desk, &wanted, usize::MAX)).await?;
    let by = match by.as_str() {
        "holder" => ChartBy::Holder,
        "form" => ChartBy::Form,
        _ => ChartBy::Year,
    };
    let head = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        // The picture is complete in itself, its style too.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'"),
    ];
    Ok((head, chart(&traced.trace, by, &app.codebook, visit.interface).svg()).into_response())
}

/// The uses in all texts, a row each.
async fn table(State(app): State<Shared>, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    let query = wanted.within.clone();
    let (traced, _) = app.ask_query(&query, move |desk| follow(desk, &wanted, usize::MAX)).await?;
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"uses.csv\""),
    ];
    Ok((head, csv(traced.places.iter())).into_response())
}
