//! Documents and what was read in them.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use utoipa::IntoParams;

use super::asked::{Asked, At, Listing};
use super::reply;
use crate::answers;
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::visit::Visit;

/// Documents, the latest first.
#[utoipa::path(get, path = "/api/v1/documents", tag = "documents", params(Listing),
    responses((status = 200, description = "Documents with their facts", body = Value),
        (status = 400, description = "A parameter or the query makes no sense", body = Problem, content_type = "application/problem+json")))]
pub async fn documents(
    State(app): State<Shared>,
    visit: Visit,
    Asked(asked): Asked<Listing>,
) -> Result<Response, Problem> {
    let part = asked.part()?;
    let query = asked.q.clone();
    let told = app.ask_query(&query, move |desk| answers::list(desk, &asked.q, part)).await?;
    Ok(reply::list(told, &visit.address, part))
}

/// The whole record of a document.
#[utoipa::path(get, path = "/api/v1/documents/{id}", tag = "documents", params(("id" = String, Path, description = "The head of the document's hash")),
    responses((status = 200, description = "The record, as in docs/schema/reading.json, with its facts in the library", body = Value),
        (status = 400, description = "The path makes no sense", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such document", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Several documents go by that name", body = Problem, content_type = "application/problem+json")))]
pub async fn document(State(app): State<Shared>, At(id): At<String>) -> Result<Json<Value>, Problem> {
    app.ask(move |desk| answers::document(desk, &id)).await.map(Json)
}

/// The canonical text of a document.
#[utoipa::path(get, path = "/api/v1/documents/{id}/text", tag = "documents", params(("id" = String, Path, description = "The head of the document's hash")),
    responses((status = 200, description = "The text", body = String, content_type = "text/plain"),
        (status = 400, description = "The path makes no sense", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such document", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Several documents go by that name", body = Problem, content_type = "application/problem+json")))]
pub async fn text(State(app): State<Shared>, At(id): At<String>) -> Result<Response, Problem> {
    let document = app.ask(move |desk| desk.document(&id)).await?;
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((kind, document.text.to_string()).into_response())
}

/// The positions of a document as W3C Web Annotations.
#[utoipa::path(get, path = "/api/v1/documents/{id}/annotations", tag = "documents", params(("id" = String, Path, description = "The head of the document's hash")),
    responses((status = 200, description = "An AnnotationPage", body = Value, content_type = "application/ld+json"),
        (status = 400, description = "The path makes no sense", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such document", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Several documents go by that name", body = Problem, content_type = "application/problem+json")))]
pub async fn annotations(State(app): State<Shared>, At(id): At<String>) -> Result<Response, Problem> {
    let page = app.ask(move |desk| answers::annotations(desk, &id)).await?;
    let kind = [(header::CONTENT_TYPE, "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"")];
    Ok((StatusCode::OK, kind, page).into_response())
}

/// The positions of a document, corrections in force.
#[utoipa::path(get, path = "/api/v1/documents/{id}/positions", tag = "documents", params(("id" = String, Path, description = "The head of the document's hash"), Listing),
    responses((status = 200, description = "Positions with their words and places", body = Value),
        (status = 400, description = "A parameter makes no sense", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such document", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Several documents go by that name", body = Problem, content_type = "application/problem+json")))]
pub async fn positions(
    State(app): State<Shared>,
    visit: Visit,
    At(id): At<String>,
    Asked(asked): Asked<Listing>,
) -> Result<Response, Problem> {
    let part = asked.part()?;
    let told = app.ask(move |desk| answers::positions(desk, &id, part)).await?;
    Ok(reply::list(told, &visit.address, part))
}

/// One position with the cue and rule behind it and what people said of it.
#[utoipa::path(get, path = "/api/v1/documents/{id}/positions/{position}", tag = "documents",
    params(("id" = String, Path, description = "The head of the document's hash"), ("position" = String, Path, description = "`p1`, `p2` …")),
    responses((status = 200, description = "The position", body = Value),
        (status = 400, description = "The path makes no sense", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such position", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Several documents go by that name", body = Problem, content_type = "application/problem+json")))]
pub async fn position(
    State(app): State<Shared>,
    At((id, position)): At<(String, String)>,
) -> Result<Json<Value>, Problem> {
    app.ask(move |desk| answers::position(desk, &id, &position)).await.map(Json)
}

/// The words that are to be found.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Quoted {
    /// The words, as they are said to stand there.
    #[param(min_length = 1)]
    quote: String,
}

/// Whether a quote is in a document, and exactly where.
#[utoipa::path(get, path = "/api/v1/documents/{id}/quote", tag = "documents", params(("id" = String, Path, description = "The head of the document's hash"), Quoted),
    responses((status = 200, description = "`verdict` is exact, form, near or absent; places with their words", body = Value),
        (status = 400, description = "The quote is empty", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such document", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Several documents go by that name", body = Problem, content_type = "application/problem+json")))]
pub async fn quote(
    State(app): State<Shared>,
    At(id): At<String>,
    Asked(asked): Asked<Quoted>,
) -> Result<Json<Value>, Problem> {
    app.ask(move |desk| answers::verify(desk, &id, &asked.quote)).await.map(Json)
}
