//! The interface for programs as a page for people.

use std::fmt::Write;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde_json::Value;
use utoipa::OpenApi;

use super::Description;
use crate::html::escape::Escaped;
use crate::phrases::web::ApiWords;
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "api.html")]
struct Page {
    shell: Shell,
    words: &'static ApiWords,
    groups: Vec<(String, Vec<Operation>)>,
}

struct Operation {
    method: String,
    path: String,
    summary: String,
    parameters: Vec<Parameter>,
    answers: Vec<(String, String)>,
}

struct Parameter {
    name: String,
    place: String,
    wanted: bool,
    about: String,
}

impl Page {
    /// A sentence as HTML: what stands between back-ticks is code.
    fn coded(text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for (n, piece) in text.split('`').enumerate() {
            let _ = if n % 2 == 0 {
                write!(out, "{}", Escaped(piece))
            } else {
                write!(out, "<code>{}</code>", Escaped(piece))
            };
        }
        out
    }
}

/// The page, made from the description.
pub async fn page(State(_): State<Shared>, visit: Visit) -> Result<Response, Problem> {
    let described = serde_json::to_value(Description::openapi())
        .map_err(|error| verbale_desk::DeskError::Failed(error.to_string()))?;
    let words = ApiWords::of(visit.interface);
    let shell = Shell::new(visit, Room::Elsewhere, words.title).style("codebook.css");
    Ok(shell::page(&Page { shell, words, groups: groups(&described) }))
}

fn groups(described: &Value) -> Vec<(String, Vec<Operation>)> {
    let mut groups: Vec<(String, Vec<Operation>)> = Vec::new();
    let paths = described["paths"].as_object().into_iter().flatten();
    for (path, methods) in paths {
        for (method, told) in methods.as_object().into_iter().flatten() {
            let Some(tag) = told["tags"][0].as_str() else { continue };
            let operation = operation(method, path, told);
            match groups.iter_mut().find(|(name, _)| name == tag) {
                Some((_, own)) => own.push(operation),
                None => groups.push((tag.to_owned(), vec![operation])),
            }
        }
    }
    groups
}

fn operation(method: &str, path: &str, told: &Value) -> Operation {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let parameters = told["parameters"].as_array().into_iter().flatten();
    let parameter = |one: &Value| Parameter {
        name: text(&one["name"]),
        place: text(&one["in"]),
        wanted: one["required"].as_bool().unwrap_or(false),
        about: text(&one["description"]),
    };
    let answers = told["responses"].as_object().into_iter().flatten();
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(&told["summary"]),
        parameters: parameters.map(parameter).collect(),
        answers: answers.map(|(status, told)| (status.clone(), text(&told["description"]))).collect(),
    }
}
