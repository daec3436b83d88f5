//! What changes the library: documents in and out, corrections, events of
//! the ledger.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use verbale_desk::desk::Wish;
use verbale_desk::ledger::{Event, EventKind, Status};
use verbale_desk::time;

use super::asked::{Asked, At, Sent};
use crate::answers;
use crate::cli::correct::author;
use crate::web::app::Shared;
use crate::web::intake::{self, FILE};
use crate::web::problem::Problem;

/// The name of a file that is sent.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Named {
    /// Its name; its ending tells the format, a day in it the date.
    #[serde(default)]
    #[param(required = false)]
    name: String,
}

/// Takes a document in: the bytes of a PDF, DOCX, HTML, Markdown or plain text file.
#[utoipa::path(post, path = "/api/v1/documents", tag = "documents", params(Named),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, description = "The document is new", body = Value),
        (status = 200, description = "The library had it", body = Value),
        (status = 400, description = "A parameter makes no sense, or the body broke off", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The file is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is no file", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The file holds no text that can be read", body = Problem, content_type = "application/problem+json")))]
pub async fn add(
    State(app): State<Shared>,
    Asked(named): Asked<Named>,
    request: Request,
) -> Result<Response, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_none_or(|kind| !kind.starts_with("application/octet-stream")) {
        let detail = "the body is to be the bytes of a file";
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type", detail)
            .hint("send it as application/octet-stream"));
    }
    let body = tokio::time::timeout(TIME, axum::body::to_bytes(request.into_body(), FILE));
    let bytes: Bytes = body.await.map_err(|_| Problem::late(TIME))?.map_err(|_| {
        let detail = format!("the file has more than {} MB, or broke off", FILE >> 20);
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", detail)
            .hint("split it, or save the text alone")
    })?;
    let fate = intake::take(&app, &named.name, bytes.to_vec()).await?;
    let Some(id) = &fate.document else {
        let detail = fate.error.unwrap_or_default();
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unreadable", detail)
            .hint(fate.hint.unwrap_or_default()));
    };
    let status = if fate.outcome == "known" { StatusCode::OK } else { StatusCode::CREATED };
    let place = [(header::LOCATION, format!("/api/v1/documents/{id}"))];
    Ok((status, place, Json(&fate)).into_response())
}

/// How long a file may take to arrive.
const TIME: std::time::Duration = std::time::Duration::from_secs(60);

/// Takes a document out, with what was read and said of it.
#[utoipa::path(delete, path = "/api/v1/documents/{id}", tag = "documents", params(("id" = String, Path, description = "The head of the document's hash")),
    responses((status = 204, description = "It is gone"),
        (status = 400, description = "The path makes no sense", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such document", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Several documents go by that name", body = Problem, content_type = "application/problem+json")))]
pub async fn remove(State(app): State<Shared>, At(id): At<String>) -> Result<StatusCode, Problem> {
    app.ask(move |desk| desk.remove(&id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a person would have otherwise; what is not named stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Correction {
    /// The act, by id or name.
    act: Option<String>,
    /// Holders, by id or name.
    holders: Option<Vec<String>>,
    /// Addressees, by id or name.
    addressees: Option<Vec<String>>,
    /// Instruments, by id or name.
    instruments: Option<Vec<String>>,
    /// `raised`, `plain` or `lowered`.
    degree: Option<String>,
    /// Whether there is no such position.
    withdrawn: Option<bool>,
    /// Why.
    note: Option<String>,
    /// Who says so.
    author: Option<String>,
}

/// Puts a person's record over the machine's, which is kept beside it.
#[utoipa::path(post, path = "/api/v1/documents/{id}/positions/{position}/corrections", tag = "documents",
    params(("id" = String, Path, description = "The head of the document's hash"), ("position" = String, Path, description = "`p1`, `p2` …")),
    request_body = Correction,
    responses((status = 201, description = "The position as it stands now", body = Value),
        (status = 400, description = "A name is not known, or nothing is otherwise", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such position", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "A name is that of several", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The body is not as described", body = Problem, content_type = "application/problem+json")))]
pub async fn correct(
    State(app): State<Shared>,
    At((id, position)): At<(String, String)>,
    Sent(sent): Sent<Correction>,
) -> Result<(StatusCode, Json<Value>), Problem> {
    let wish = Wish {
        act: sent.act,
        holders: sent.holders,
        addressees: sent.addressees,
        instruments: sent.instruments,
        degree: sent.degree,
        withdrawn: sent.withdrawn,
        note: sent.note.unwrap_or_default(),
    };
    let author = author(sent.author.as_deref());
    let told = app
        .ask(move |desk| {
            desk.correct(&format!("{id}:{position}"), &wish, &author)?;
            answers::position(desk, &id, &position)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(told)))
}

/// What a person says of an entry.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Happening {
    /// `closed`, `reopened`, `noted` or `dismissed-evidence`.
    #[schema(value_type = String)]
    kind: EventKind,
    /// `met`, `partly`, `refused` or `lapsed`, where it is closed.
    status: Option<String>,
    /// Words of a document (`d1213d3256:120-260`), a position (`d1213d3256:p4`), a document, or an address.
    evidence: Option<String>,
    /// A remark.
    note: Option<String>,
    /// Who says so.
    author: Option<String>,
}

/// Adds an event to the history of an entry of the ledger.
#[utoipa::path(post, path = "/api/v1/ledger/{id}/events", tag = "ledger", params(("id" = String, Path, description = "`d1213d3256@1203`")),
    request_body = Happening,
    responses((status = 201, description = "The entry as it stands now", body = Value),
        (status = 400, description = "What is said makes no sense", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such entry or evidence", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "A name is that of several", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The body is not as described", body = Problem, content_type = "application/problem+json")))]
pub async fn happen(
    State(app): State<Shared>,
    At(id): At<String>,
    Sent(sent): Sent<Happening>,
) -> Result<(StatusCode, Json<Value>), Problem> {
    let status = sent.status.as_deref().map(Status::read).transpose()?;
    let author = author(sent.author.as_deref());
    let told = app
        .ask(move |desk| {
            let evidence = sent.evidence.as_deref().map(|written| desk.evidence(written)).transpose()?;
            let note = sent.note.unwrap_or_default();
            desk.happen(&id, Event { at: time::now(), author, kind: sent.kind, status, evidence, note })?;
            answers::entry(desk, &id)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(told)))
}
