//! What is found in the library: searches, formulas, comparisons, dossiers,
//! the network, the ledger, and what the program knows.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::IntoParams;
use verbale_desk::desk::{About, Filter};
use verbale_desk::index::Tally;
use verbale_desk::ledger::{Kind, Status};
use verbale_desk::query::{Field, Node};

use super::asked::{Asked, At, Listing, fifty, part};
use super::reply;
use crate::answers;
use crate::entry::entries;
use crate::names::Names;
use crate::phrases::Interface;
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::visit::Visit;

/// A search.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Searched {
    /// The query: docs/search.md.
    #[param(min_length = 1)]
    q: String,
    /// `newest` or `oldest` first.
    #[serde(default)]
    #[param(required = false)]
    sort: String,
    /// How many are left out before.
    #[serde(default)]
    #[param(required = false, minimum = 0, maximum = 1_000_000)]
    offset: u32,
    /// How many are given at most.
    #[serde(default = "fifty")]
    #[param(required = false, minimum = 1, maximum = 200)]
    limit: u32,
}

/// Places in texts, or positions, that answer a query.
#[utoipa::path(get, path = "/api/v1/search", tag = "find", params(Searched),
    responses((status = 200, description = "Findings with their words and places", body = Value),
        (status = 400, description = "The query makes no sense; `under` shows where", body = Problem, content_type = "application/problem+json")))]
pub async fn search(
    State(app): State<Shared>,
    visit: Visit,
    Asked(asked): Asked<Searched>,
) -> Result<Response, Problem> {
    let part = part(asked.offset, asked.limit)?;
    let query = asked.q.clone();
    let oldest = asked.sort == "oldest";
    let told = app.ask_query(&query, move |desk| answers::search(desk, &asked.q, oldest, part)).await?;
    Ok(reply::list(told, &visit.address, part))
}

/// A formula.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Followed {
    /// The words as they stand in texts.
    #[param(min_length = 1)]
    formula: String,
    /// Near uses too: the share of characters that may differ, `15%`.
    #[serde(default)]
    #[param(required = false)]
    near: String,
    /// Only texts that answer this query.
    #[serde(default)]
    #[param(required = false)]
    within: String,
}

/// A formula over the years, in the latest 1,000 texts that have it, with its latest 200 places.
#[utoipa::path(get, path = "/api/v1/trace", tag = "find", params(Followed),
    responses((status = 200, description = "Counts by year, holder and form; variants; places", body = Value),
        (status = 400, description = "The formula holds no words, or the query makes no sense", body = Problem, content_type = "application/problem+json")))]
pub async fn trace(State(app): State<Shared>, Asked(asked): Asked<Followed>) -> Result<Json<Value>, Problem> {
    let query = asked.within.clone();
    let told =
        app.ask_query(&query, move |desk| answers::trace(desk, &asked.formula, &asked.near, &asked.within));
    told.await.map(Json)
}

/// Two documents.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Beside {
    /// The older one.
    #[param(min_length = 1)]
    a: String,
    /// The newer one.
    #[param(min_length = 1)]
    b: String,
    /// A third, for a series.
    c: Option<String>,
}

/// What became of every clause and position from one document to the next.
#[utoipa::path(get, path = "/api/v1/compare", tag = "find", params(Beside),
    responses((status = 200, description = "As in docs/schema/comparison.json; of three as in docs/schema/series.json", body = Value),
        (status = 400, description = "A document is missing", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such document", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Several documents go by that name", body = Problem, content_type = "application/problem+json")))]
pub async fn compare(State(app): State<Shared>, Asked(asked): Asked<Beside>) -> Result<Json<Value>, Problem> {
    let ids: Vec<String> = [Some(asked.a), Some(asked.b), asked.c].into_iter().flatten().collect();
    app.ask(move |desk| answers::compare(desk, &ids)).await.map(Json)
}

/// Actors of the library by how many positions they hold.
#[utoipa::path(get, path = "/api/v1/actors", tag = "dossiers",
    responses((status = 200, description = "Ids with the numbers of their own positions and of those put to them", body = Value)))]
pub async fn actors(State(app): State<Shared>, visit: Visit) -> Result<Json<Value>, Problem> {
    let node = Node::Or(vec![Node::Has(Field::Holder), Node::Has(Field::Addressee)]);
    let over = [Tally::Ids(Field::Holder), Tally::Ids(Field::Addressee)];
    let spreads = app.ask(move |desk| desk.spreads(&node, &over)).await?;
    let names = Names::new(&app.codebook, visit.interface);
    let [own, to] = spreads.as_slice() else { return Ok(Json(json!({"items": []}))) };
    let mut ids: Vec<&String> = own.keys().chain(to.keys()).collect();
    ids.sort();
    ids.dedup();
    let item = |id: &String| json!({"id": id, "name": names.actor(id), "holds": own.get(id), "addressed": to.get(id)});
    Ok(Json(json!({"items": ids.into_iter().map(item).collect::<Vec<_>>()})))
}

/// Instruments of the library by how many positions name them.
#[utoipa::path(get, path = "/api/v1/instruments", tag = "dossiers",
    responses((status = 200, description = "Ids with the numbers of positions that name them", body = Value)))]
pub async fn instruments(State(app): State<Shared>, visit: Visit) -> Result<Json<Value>, Problem> {
    let node = Node::Has(Field::Instrument);
    let spread = app.ask(move |desk| desk.spread(&node, Tally::Ids(Field::Instrument))).await?;
    let names = Names::new(&app.codebook, visit.interface);
    let item = |(id, n): (&String, &u64)| json!({"id": id, "name": names.instrument(id), "named": n});
    Ok(Json(json!({"items": spread.iter().map(item).collect::<Vec<_>>()})))
}

/// A day.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Since {
    /// What was added and dropped since this day, `2023-06-04`.
    since: Option<String>,
}

/// Who holds what about an actor.
#[utoipa::path(get, path = "/api/v1/actors/{id}", tag = "dossiers", params(("id" = String, Path, description = "`CHN`, `UN` …"), Since),
    responses((status = 200, description = "Holders by acts, years, latest positions with their words", body = Value),
        (status = 400, description = "The day is none", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Nobody knows it", body = Problem, content_type = "application/problem+json")))]
pub async fn actor(
    State(app): State<Shared>,
    At(id): At<String>,
    Asked(asked): Asked<Since>,
) -> Result<Json<Value>, Problem> {
    app.ask(move |desk| answers::dossier(desk, &About::Actor(id), asked.since.as_deref())).await.map(Json)
}

/// Who holds what about an instrument.
#[utoipa::path(get, path = "/api/v1/instruments/{id}", tag = "dossiers", params(("id" = String, Path, description = "`NPT`, `UN-CHARTER` …"), Since),
    responses((status = 200, description = "Holders by acts, years, latest positions with their words", body = Value),
        (status = 400, description = "The day is none", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Nobody knows it", body = Problem, content_type = "application/problem+json")))]
pub async fn instrument(
    State(app): State<Shared>,
    At(id): At<String>,
    Asked(asked): Asked<Since>,
) -> Result<Json<Value>, Problem> {
    app.ask(move |desk| answers::dossier(desk, &About::Instrument(id), asked.since.as_deref()))
        .await
        .map(Json)
}

/// Years.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Period {
    /// The first.
    #[param(minimum = 1, maximum = 9999)]
    from: Option<u32>,
    /// The last.
    #[param(minimum = 1, maximum = 9999)]
    to: Option<u32>,
}

/// Who speaks of whom, and how: the 200 strongest ties.
#[utoipa::path(get, path = "/api/v1/network", tag = "dossiers", params(Period),
    responses((status = 200, description = "Ties of holder, addressee and family of acts", body = Value),
        (status = 400, description = "A year is none", body = Problem, content_type = "application/problem+json")))]
pub async fn network(State(app): State<Shared>, Asked(asked): Asked<Period>) -> Result<Json<Value>, Problem> {
    if [asked.from, asked.to].into_iter().flatten().any(|year| !(1..=9999).contains(&year)) {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "parameters", "a year lies between 1 and 9999"));
    }
    let network = app.ask(move |desk| desk.network(asked.from, asked.to, 200)).await?;
    Ok(Json(json!({"all": network.all, "ties": network.ties})))
}

/// Which entries of the ledger.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Kept {
    /// Whom it is put to.
    to: Option<String>,
    /// Who asks or promises.
    by: Option<String>,
    /// `open`, `met`, `partly`, `refused` or `lapsed`.
    status: Option<String>,
    /// `call` or `commitment`.
    kind: Option<String>,
    /// Only open ones past their day.
    #[serde(default)]
    #[param(required = false)]
    overdue: bool,
    /// How many are left out before.
    #[serde(default)]
    #[param(required = false, minimum = 0, maximum = 5000)]
    offset: u32,
    /// How many are given at most.
    #[serde(default = "fifty")]
    #[param(required = false, minimum = 1, maximum = 200)]
    limit: u32,
}

/// Calls and commitments, the latest first.
#[utoipa::path(get, path = "/api/v1/ledger", tag = "ledger", params(Kept),
    responses((status = 200, description = "Entries with their words, places and standing", body = Value),
        (status = 400, description = "A parameter makes no sense", body = Problem, content_type = "application/problem+json")))]
pub async fn ledger(
    State(app): State<Shared>,
    visit: Visit,
    Asked(asked): Asked<Kept>,
) -> Result<Response, Problem> {
    let part = part(asked.offset, asked.limit)?;
    if asked.offset > 5000 {
        let detail = "`offset` lies between 0 and 5000";
        return Err(Problem::new(StatusCode::BAD_REQUEST, "parameters", detail)
            .hint("narrow by `to`, `by`, `status`"));
    }
    let kind = match asked.kind.as_deref() {
        None => None,
        Some("call") => Some(Kind::Call),
        Some("commitment") => Some(Kind::Commitment),
        Some(other) => return Err(Problem::refused(format!("`{other}` is neither call nor commitment"))),
    };
    let status = asked.status.as_deref().map(Status::read).transpose()?;
    let filter =
        Filter { to: asked.to, by: asked.by, kind, status, overdue: asked.overdue, ..Filter::default() };
    let told = app.ask(move |desk| answers::ledger(desk, &filter, part)).await?;
    Ok(reply::list(told, &visit.address, part))
}

/// One entry with its history and the evidence proposed.
#[utoipa::path(get, path = "/api/v1/ledger/{id}", tag = "ledger", params(("id" = String, Path, description = "`d1213d3256@1203`")),
    responses((status = 200, description = "The entry", body = Value),
        (status = 400, description = "That names no entry", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such entry", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Several documents go by that name", body = Problem, content_type = "application/problem+json")))]
pub async fn entry(State(app): State<Shared>, At(id): At<String>) -> Result<Json<Value>, Problem> {
    app.ask(move |desk| answers::entry(desk, &id)).await.map(Json)
}

/// Acts, topics, instruments and actors that the program knows, by id and name.
#[utoipa::path(get, path = "/api/v1/codebook", tag = "codebook", params(Listing),
    responses((status = 200, description = "Entries: kind, id, name", body = Value),
        (status = 400, description = "A parameter makes no sense", body = Problem, content_type = "application/problem+json")))]
pub async fn codebook(
    State(app): State<Shared>,
    visit: Visit,
    Asked(asked): Asked<Listing>,
) -> Result<Response, Problem> {
    let part = asked.part()?;
    let (book, names) = (&app.codebook, Names::new(&app.codebook, visit.interface));
    let mut all: Vec<(&str, &String, String)> = Vec::new();
    all.extend(book.acts.iter().map(|a| ("act", &a.id, names.act(&a.id))));
    all.extend(book.ladders.iter().map(|l| ("ladder", &l.id, l.name.clone())));
    all.extend(book.topics.iter().map(|t| ("topic", &t.id, names.topic(&t.id))));
    all.extend(book.instruments.iter().map(|i| ("instrument", &i.id, names.instrument(&i.id))));
    all.extend(book.actors.iter().map(|a| ("actor", &a.id, names.actor(&a.id))));
    let wanted = verbale_core::codebook::fold(&asked.q);
    let folded = verbale_core::codebook::fold;
    all.retain(|(_, id, name)| folded(id).contains(&wanted) || folded(name).contains(&wanted));
    let total = all.len();
    let some = all.into_iter().skip(part.offset).take(part.limit);
    let items: Vec<Value> =
        some.map(|(kind, id, name)| json!({"kind": kind, "id": id, "name": name})).collect();
    let told =
        json!({"total": total, "all": true, "offset": part.offset, "limit": part.limit, "items": items});
    Ok(reply::list(told, &visit.address, part))
}

/// One entry of the codebook.
#[utoipa::path(get, path = "/api/v1/codebook/{id}", tag = "codebook", params(("id" = String, Path, description = "`urge`, `NPT`, `CHN` …")),
    responses((status = 200, description = "What is known: rows of terms and what is said of them", body = Value),
        (status = 400, description = "The path makes no sense", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such entry", body = Problem, content_type = "application/problem+json")))]
pub async fn known(State(app): State<Shared>, At(id): At<String>) -> Result<Json<Value>, Problem> {
    // Programs look for terms, which stay the same whoever asks.
    let found = entries(&id, &app.codebook, Interface::En);
    if found.is_empty() {
        let detail = format!("the codebook has no entry `{id}`");
        return Err(Problem::new(StatusCode::NOT_FOUND, "unknown-entry", detail)
            .hint("/api/v1/codebook lists the entries"));
    }
    let told = |entry: &crate::entry::Entry| {
        let rows: Vec<Value> = entry
            .rows
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(term, text)| json!({"term": term, "text": text}))
            .collect();
        json!({"id": entry.id, "name": entry.name, "kind": entry.kind, "gloss": entry.gloss, "rows": rows})
    };
    Ok(Json(json!({"items": found.iter().map(told).collect::<Vec<_>>()})))
}
