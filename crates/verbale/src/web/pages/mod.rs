//! The pages, one file a room.

mod codebook;
mod compare;
mod dossiers;
pub mod failed;
mod ledger;
mod library;
mod network;
mod reader;
mod search;
mod settings;
mod trace;

use axum::Router;

use super::app::Shared;

/// The addresses of all pages.
pub fn routes() -> Router<Shared> {
    Router::new()
        .merge(library::routes())
        .merge(codebook::routes())
        .merge(compare::routes())
        .merge(trace::routes())
        .merge(dossiers::routes())
        .merge(network::routes())
        .merge(ledger::routes())
        .merge(reader::routes())
        .merge(search::routes())
        .merge(settings::routes())
}
