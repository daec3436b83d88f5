//! Texts that people drop or choose.

use std::time::Duration;

use askama::Template;
use axum::Json;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Form, Multipart, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use rust_embed::RustEmbed;
use serde::Deserialize;
use tokio::time::timeout;

use crate::phrases::desk::filled;
use crate::phrases::web::LibraryWords;
use crate::web::app::Shared;
use crate::web::intake::{self, FILE, FILES, Fate};
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

/// How long a file may take to arrive.
const TIME: Duration = Duration::from_secs(60);

#[derive(Template)]
#[template(path = "added.html")]
struct Listed {
    shell: Shell,
    words: &'static LibraryWords,
    summary: String,
    fates: Vec<Fate>,
}

impl Listed {
    fn outcome(&self, fate: &Fate) -> &'static str {
        match fate.outcome {
            "new" => self.words.new,
            "known" => self.words.known,
            "changed" => self.words.changed,
            _ => self.words.failed,
        }
    }
}

/// Takes the files of a form in, one by one as they come.
pub async fn add(
    State(app): State<Shared>,
    visit: Visit,
    headers: HeaderMap,
    mut form: Multipart,
) -> Result<Response, Problem> {
    let mut fates = Vec::new();
    let mut expected = false;
    while let Some(field) =
        timeout(TIME, form.next_field()).await.map_err(|_| Problem::late(TIME))?.map_err(broken)?
    {
        if field.name() == Some("key") {
            let key = timeout(TIME, field.text()).await.map_err(|_| Problem::late(TIME))?.map_err(broken)?;
            app.gate.expects(&key)?;
            expected = true;
            continue;
        }
        // Nothing is opened before the form has shown that it is ours.
        if !expected {
            app.gate.expects("")?;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        if name.is_empty() {
            continue;
        }
        if fates.len() == FILES {
            let shown = intake::shown(&name);
            fates.push(Fate::failed(
                &shown,
                format!("only {FILES} files are taken at once"),
                "send the rest after these",
            ));
            break;
        }
        let arrived = timeout(TIME, bytes(field)).await.map_err(|_| Problem::late(TIME))?;
        fates.push(match arrived.map_err(broken)? {
            Some(bytes) => intake::take(&app, &name, bytes).await?,
            None => Fate::too_large(&intake::shown(&name)),
        });
    }
    app.gate.expects(if expected { app.gate.key() } else { "" })?;
    let for_script = headers.get(header::ACCEPT).is_some_and(|kind| kind == "application/json");
    if for_script {
        return Ok(Json(fates).into_response());
    }
    Ok(shell::page(&listed(visit, fates)))
}

fn listed(visit: Visit, fates: Vec<Fate>) -> Listed {
    let words = LibraryWords::of(visit.interface);
    let count =
        |outcomes: &[&str]| fates.iter().filter(|f| outcomes.contains(&f.outcome)).count().to_string();
    let summary =
        filled(words.fates, &[&count(&["new", "changed"]), &count(&["known"]), &count(&["failed"])]);
    Listed {
        shell: Shell::new(visit, Room::Library, words.added).style("library.css"),
        words,
        summary,
        fates,
    }
}

/// The bytes of a file; nothing where there are too many.
async fn bytes(mut field: Field<'_>) -> Result<Option<Vec<u8>>, MultipartError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        if bytes.len() + chunk.len() > FILE {
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(Some(bytes))
}

fn broken(error: MultipartError) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "broken-upload", error.body_text())
        .hint("send the files once more, from the page of the library")
}

#[derive(RustEmbed)]
#[folder = "../../examples"]
struct Examples;

/// What the button of the empty library says.
#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    key: String,
}

/// Adds the example texts.
pub async fn examples(State(app): State<Shared>, Form(wish): Form<Wish>) -> Result<Response, Problem> {
    app.gate.expects(&wish.key)?;
    for name in Examples::iter().filter(|name| name.ends_with(".txt")) {
        if let Some(file) = Examples::get(&name) {
            intake::take(&app, &name, file.data.into_owned()).await?;
        }
    }
    Ok(Redirect::to("/").into_response())
}
