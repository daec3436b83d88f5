//! Styles and scripts, as they lie in `assets/`.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;

use super::app::Shared;
use super::problem::Problem;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Files;

/// The addresses of assets.
pub fn routes() -> Router<Shared> {
    Router::new().route("/assets/{name}", get(asset))
}

/// The address of an asset, another one whenever its bytes change.
#[must_use]
pub fn address(name: &str) -> String {
    format!("/assets/{name}?{}", mark(name).unwrap_or_default())
}

fn mark(name: &str) -> Option<String> {
    let hash = Files::get(name)?.metadata.sha256_hash();
    Some(hash[..6].iter().map(|byte| format!("{byte:02x}")).collect())
}

async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let (Some(file), Some(mark)) = (Files::get(&name), mark(&name)) else {
        return Problem::nowhere().into_response();
    };
    let kind = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("mjs") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let tag = format!("\"{mark}\"");
    let own = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::ETAG, tag.as_str()),
    ];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known == tag.as_str()) {
        return (StatusCode::NOT_MODIFIED, own).into_response();
    }
    (own, file.data).into_response()
}
