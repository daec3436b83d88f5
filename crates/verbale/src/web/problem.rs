//! What went wrong, told to programs as an RFC 9457 problem document and to
//! people as a page.

use std::time::Duration;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use verbale_desk::DeskError;

use super::app::Shared;
use super::pages::failed;
use super::visit::Visit;

/// A problem document.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// A name for the kind of problem, a fragment of the documentation.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong here.
    pub detail: String,
    /// What to do next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// A query with carets under its fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
}

impl Problem {
    /// A problem of this status; `kind` is a word such as `unknown-document`.
    pub fn new(status: StatusCode, kind: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:verbale:problem:{kind}"),
            title: status.canonical_reason().unwrap_or("Problem"),
            status: status.as_u16(),
            detail: detail.into(),
            hint: None,
            under: None,
        }
    }

    /// The same, with what to do next.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()).filter(|hint| !hint.is_empty()), ..self }
    }

    /// Something was asked that makes no sense.
    pub fn refused(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "refused", detail)
    }

    /// There is no such address.
    pub fn nowhere() -> Self {
        Self::new(StatusCode::NOT_FOUND, "unknown-address", "there is nothing at this address")
            .hint("/ shows the library, /api the addresses for programs")
    }

    /// The server is stopping.
    pub fn stopping() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "stopping", "the server is stopping")
    }

    /// The request took too long to arrive or to answer.
    pub fn late(after: Duration) -> Self {
        let detail = format!("the request took more than {} seconds", after.as_secs());
        Self::new(StatusCode::REQUEST_TIMEOUT, "late", detail).hint("send it once more, or less at once")
    }

    /// A query that cannot be understood, with the place of its fault.
    pub fn query(error: DeskError, query: &str) -> Self {
        let under = match &error {
            DeskError::Query(fault) => Some(fault.under(query)),
            _ => None,
        };
        Self { under, ..Self::from(error) }
    }

    fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        let (status, kind) = match &error {
            DeskError::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy".to_owned()),
            DeskError::Newer { .. } => (StatusCode::INTERNAL_SERVER_ERROR, "newer-library".to_owned()),
            DeskError::Full => (StatusCode::INSUFFICIENT_STORAGE, "disk-full".to_owned()),
            DeskError::ReadOnly => (StatusCode::FORBIDDEN, "read-only".to_owned()),
            DeskError::Damaged(_) => (StatusCode::INTERNAL_SERVER_ERROR, "damaged".to_owned()),
            DeskError::Unknown { what, .. } => (StatusCode::NOT_FOUND, format!("unknown-{what}")),
            DeskError::Ambiguous { what, .. } => (StatusCode::CONFLICT, format!("ambiguous-{what}")),
            DeskError::Query(_) => (StatusCode::BAD_REQUEST, "query".to_owned()),
            DeskError::Refused { .. } => (StatusCode::BAD_REQUEST, "refused".to_owned()),
            DeskError::Failed(_) => (StatusCode::INTERNAL_SERVER_ERROR, "failed".to_owned()),
        };
        Self::new(status, &kind, error.to_string()).hint(error.hint())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status(), Json(&self)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        // For the layer that shows it to people.
        response.extensions_mut().insert(self);
        response
    }
}

/// Shows problems to people as pages; programs get them as they are.
pub async fn shown(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let for_people = !path.starts_with("/api/") && path != "/mcp" && !path.starts_with("/assets/");
    let visit = Visit::of(&app, request.method(), request.uri(), request.headers());
    let response = next.run(request).await;
    match response.extensions().get::<Problem>() {
        Some(problem) if for_people => (problem.status(), failed::page(&app, visit, problem)).into_response(),
        _ => response,
    }
}
