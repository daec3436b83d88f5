//! The choice of language and theme, kept in cookies so that every page has
//! it from the start.

use axum::Router;
use axum::extract::Query;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use crate::phrases::Interface;
use crate::web::app::Shared;
use crate::web::visit::Theme;

/// The addresses of settings.
pub fn routes() -> Router<Shared> {
    Router::new().route("/settings", get(set))
}

#[derive(Deserialize)]
struct Wanted {
    lang: Option<String>,
    theme: Option<String>,
    back: Option<String>,
}

async fn set(Query(wanted): Query<Wanted>) -> Response {
    let lang = wanted.lang.as_deref().and_then(Interface::of_code).map(|lang| ("verbale-lang", lang.code()));
    let theme = wanted.theme.as_deref().and_then(Theme::read).map(|theme| ("verbale-theme", theme.word()));
    let kept = |(name, value)| {
        (header::SET_COOKIE, format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax"))
    };
    let cookies: Vec<_> = lang.into_iter().chain(theme).map(kept).collect();
    // Only a way back into the workbench: never to another site.
    let back =
        wanted.back.filter(|back| back.starts_with('/') && !back.starts_with("//") && !back.contains('\\'));
    (AppendHeaders(cookies), Redirect::to(back.as_deref().unwrap_or("/"))).into_response()
}
