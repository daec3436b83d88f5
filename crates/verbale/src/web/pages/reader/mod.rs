//! The reader: a text with its records in the margin, and each record.

mod choices;
mod correct;
mod position;

use askama::Template;
use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use verbale_core::span::Span;
use verbale_desk::desk::Shown;

use self::choices::{Group, Wanted, groups};
use crate::html::{self, Choice};
use crate::names::Names;
use crate::phrases::desk::filled;
use crate::phrases::web::ReaderWords;
use crate::phrases::{Phrases, date, language};
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

/// The addresses of the reader.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/documents/{id}", get(read))
        .route("/documents/{id}/text", get(plain))
        .route("/documents/{id}/remove", post(remove))
        .route("/documents/{id}/positions/{position}", get(position::show))
        .route("/documents/{id}/positions/{position}/correct", post(correct::correct))
}

#[derive(Template)]
#[template(path = "reader.html")]
struct Page {
    shell: Shell,
    words: &'static ReaderWords,
    phrases: &'static Phrases,
    id: String,
    facts: String,
    title: String,
    titled_at: Option<usize>,
    language: String,
    parties: String,
    source: String,
    names: Vec<String>,
    replaced_by: Option<String>,
    shown: String,
    filtered: bool,
    bare: String,
    groups: Vec<Group>,
    withdrawn: Vec<(String, String)>,
    text: String,
    citation: String,
}

async fn read(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let shown = app.ask(move |desk| desk.show(&id)).await?;
    // Marking a long text takes a while: it is done beside the threads that answer.
    let codebook = std::sync::Arc::clone(&app.codebook);
    let made = tokio::task::spawn_blocking(move || {
        let names = Names::new(&codebook, visit.interface);
        let hidden: Vec<bool> = shown.reading.positions.iter().map(|p| !wanted.takes(p)).collect();
        let kept = hidden.iter().filter(|hidden| !**hidden).count();
        let records = Some(format!("/documents/{}/positions/", shown.card.short()));
        let choice = Choice { hidden, records };
        let text = html::text(&shown.document, &shown.reading, &codebook, visit.interface, choice);
        page(visit, &names, &shown, &wanted, kept, text)
    });
    made.await.map(|page| shell::page(&page)).map_err(|_| {
        Problem::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, "failed", "the page could not be made")
    })
}

fn page(visit: Visit, names: &Names<'_>, shown: &Shown, wanted: &Wanted, kept: usize, text: String) -> Page {
    let (words, interface) = (ReaderWords::of(visit.interface), visit.interface);
    let card = &shown.card;
    let id = card.short().to_owned();
    let title = card.title.clone().unwrap_or_else(|| card.source.clone());
    let mut facts = vec![names.form(&card.form)];
    facts.extend(card.date.as_deref().map(|iso| date(iso, interface)));
    facts.push(language(&card.language, interface).to_owned());
    let all = shown.reading.positions.len();
    let parties = names.actors(&card.parties);
    let cited = [title.as_str(), &parties, card.date.as_deref().unwrap_or_default()];
    let cited = cited.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let own = shown.reading.head.title.map(|span| shown.document.text[span].trim().to_owned());
    let start =
        shown.reading.head.title.map(|span| shown.document.text[Span::new(0, span.start())].chars().count());
    Page {
        words,
        phrases: interface.phrases(),
        facts: facts.join(" · "),
        titled_at: start.filter(|_| own.as_deref() == Some(title.as_str())),
        language: card.language.clone(),
        source: card.source.clone(),
        names: shown.names.iter().filter(|name| **name != card.source).cloned().collect(),
        replaced_by: shown.replaced_by.as_deref().map(|id| verbale_desk::record::short(id).to_owned()),
        shown: filled(words.shown, &[&kept.to_string(), &all.to_string()]),
        filtered: kept < all || wanted.is_set(),
        bare: format!("/documents/{id}"),
        groups: groups(&shown.reading.positions, wanted, &visit.address, names, interface),
        withdrawn: shown.withdrawn.iter().map(|held| withdrawn(&id, held, names)).collect(),
        citation: format!("{cited}. Verbale {id}"),
        text,
        parties,
        shell: Shell::new(visit, Room::Library, title.clone())
            .style("page.css")
            .style("reader.css")
            .script("page.mjs")
            .script("reader.mjs"),
        title,
        id,
    }
}

fn withdrawn(id: &str, held: &verbale_desk::correction::Held, names: &Names<'_>) -> (String, String) {
    let position = &held.position;
    let said = format!("{} · {}", names.actors(&position.holders), names.act(&position.act));
    (format!("/documents/{id}/positions/{}", position.id), said)
}

/// The canonical text as it is.
async fn plain(State(app): State<Shared>, Path(id): Path<String>) -> Result<Response, Problem> {
    let document = app.ask(move |desk| desk.document(&id)).await?;
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((kind, document.text.to_string()).into_response())
}

#[derive(Deserialize)]
struct Removal {
    #[serde(default)]
    key: String,
}

async fn remove(
    State(app): State<Shared>,
    Path(id): Path<String>,
    Form(form): Form<Removal>,
) -> Result<Response, Problem> {
    app.gate.expects(&form.key)?;
    app.ask(move |desk| desk.remove(&id)).await?;
    Ok(Redirect::to("/").into_response())
}
