//! What every answer has: its kind, its mark, the ways to its neighbours.

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use utoipa::OpenApi;
use verbale_core::text::sha256;

use super::Description;
use crate::answers::Part;
use crate::web::address::with;
use crate::web::problem::Problem;

/// The description of the interface.
pub async fn description() -> Response {
    Json(Description::openapi()).into_response()
}

/// The address knows other methods.
pub async fn not_so() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method", "the address does not know this method")
        .hint("the line `Allow` of the answer names those it knows")
}

/// A list, with the ways to the parts before and after it.
pub fn list(told: Value, address: &str, part: Part) -> Response {
    let total = told["total"].as_u64().unwrap_or(0);
    let whole = told["all"].as_bool().unwrap_or(true);
    let end = (part.offset + part.limit) as u64;
    let full = told["items"].as_array().is_some_and(|items| items.len() == part.limit);
    let at = |offset: usize| with(address, "offset", Some(&offset.to_string()));
    let mut ways = Vec::new();
    if part.offset > 0 {
        ways.push(format!("<{}>; rel=\"prev\"", at(part.offset.saturating_sub(part.limit))));
    }
    if end < total || (!whole && full) {
        ways.push(format!("<{}>; rel=\"next\"", at(part.offset + part.limit)));
    }
    let mut response = Json(told).into_response();
    if let Ok(ways) = HeaderValue::from_str(&ways.join(", "))
        && !ways.is_empty()
    {
        response.headers_mut().insert(header::LINK, ways);
    }
    response
}

/// Answers are bounded, so they can be held to be marked.
const HELD: usize = 64 << 20;

/// Marks what was read by its content; who has it already is told so.
pub async fn tagged(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    if !reads || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, HELD).await else {
        return Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "failed", "the answer is too long")
            .into_response();
    };
    let tag = format!("\"{}\"", sha256(&bytes).get(..16).unwrap_or_default());
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, tag);
    }
    let held = known.as_ref().and_then(|known| known.to_str().ok());
    if held.is_some_and(|held| held.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}
