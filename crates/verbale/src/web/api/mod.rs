//! The interface for programs: everything the pages do, as JSON.

mod asked;
mod change;
mod find;
mod page;
mod read;
mod reply;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn;
use axum::routing::{get, post};
use utoipa::OpenApi;

use super::app::Shared;
use super::intake::FILE;
use super::problem::Problem;

/// The description of the interface, made from the code.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Verbale",
        description = "A library of diplomatic texts: who does what, how strongly, about what, toward whom, on the strength of which instrument, each pinned to the exact words. Places count Unicode scalar values of the canonical text."
    ),
    paths(
        read::documents,
        read::document,
        read::text,
        read::annotations,
        read::positions,
        read::position,
        read::quote,
        change::add,
        change::remove,
        change::correct,
        change::happen,
        find::search,
        find::trace,
        find::compare,
        find::actors,
        find::actor,
        find::instruments,
        find::instrument,
        find::network,
        find::ledger,
        find::entry,
        find::codebook,
        find::known,
    ),
    components(schemas(Problem))
)]
struct Description;

/// The addresses of the interface.
pub fn routes() -> Router<Shared> {
    let own = Router::new()
        .route(
            "/api/v1/documents",
            get(read::documents).post(change::add).layer(DefaultBodyLimit::max(FILE + 1)),
        )
        .route("/api/v1/documents/{id}", get(read::document).delete(change::remove))
        .route("/api/v1/documents/{id}/text", get(read::text))
        .route("/api/v1/documents/{id}/annotations", get(read::annotations))
        .route("/api/v1/documents/{id}/quote", get(read::quote))
        .route("/api/v1/documents/{id}/positions", get(read::positions))
        .route("/api/v1/documents/{id}/positions/{position}", get(read::position))
        .route("/api/v1/documents/{id}/positions/{position}/corrections", post(change::correct))
        .route("/api/v1/search", get(find::search))
        .route("/api/v1/trace", get(find::trace))
        .route("/api/v1/compare", get(find::compare))
        .route("/api/v1/actors", get(find::actors))
        .route("/api/v1/actors/{id}", get(find::actor))
        .route("/api/v1/instruments", get(find::instruments))
        .route("/api/v1/instruments/{id}", get(find::instrument))
        .route("/api/v1/network", get(find::network))
        .route("/api/v1/ledger", get(find::ledger))
        .route("/api/v1/ledger/{id}", get(find::entry))
        .route("/api/v1/ledger/{id}/events", post(change::happen))
        .route("/api/v1/codebook", get(find::codebook))
        .route("/api/v1/codebook/{id}", get(find::known))
        .route("/api/openapi.json", get(reply::description))
        .method_not_allowed_fallback(reply::not_so)
        .layer(from_fn(reply::tagged));
    own.route("/api", get(page::page))
}
