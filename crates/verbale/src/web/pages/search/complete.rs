//! Completes the last word of a query: fields, and names behind a field.

use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use verbale_core::codebook::entry::ByLanguage;
use verbale_core::codebook::{Codebook, fold};

use crate::names::Names;
use crate::web::app::Shared;
use crate::web::visit::Visit;

/// A query as far as it was written.
#[derive(Debug, Deserialize)]
pub struct Begun {
    #[serde(default)]
    q: String,
}

/// One way to go on.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// The whole query.
    value: String,
    /// What its last word means.
    label: String,
}

const FIELDS: [&str; 13] = [
    "act:",
    "addressee:",
    "about:",
    "date:",
    "degree:",
    "family:",
    "form:",
    "holder:",
    "instrument:",
    "lang:",
    "party:",
    "title:",
    "topic:",
];

/// How many ways are shown.
const WAYS: usize = 12;

/// The ways to go on.
pub async fn complete(
    State(app): State<Shared>,
    visit: Visit,
    Query(begun): Query<Begun>,
) -> Json<Vec<Completion>> {
    let names = Names::new(&app.codebook, visit.interface);
    Json(ways(&begun.q, &app.codebook, &names))
}

fn ways(query: &str, codebook: &Codebook, names: &Names<'_>) -> Vec<Completion> {
    let start = query
        .rfind([' ', '(', '\u{3000}'])
        .map_or(0, |at| at + query[at..].chars().next().map_or(1, char::len_utf8));
    let (before, last) = query.split_at(start);
    let Some((field, begun)) = last.split_once(':') else {
        let begun = last.to_lowercase();
        let fields = FIELDS.iter().filter(|field| !begun.is_empty() && field.starts_with(&begun));
        return fields
            .map(|field| Completion { value: format!("{before}{field}"), label: String::new() })
            .collect();
    };
    let begun = fold(begun.trim_matches('"'));
    let mut found: Vec<(bool, String, String)> = entries(field, codebook, names)
        .into_iter()
        .filter_map(|(id, label, forms)| {
            let exact = fold(&id).starts_with(&begun);
            let named =
                forms.iter().any(|form| fold(form).starts_with(&begun)) || fold(&label).starts_with(&begun);
            (exact || named).then_some((!exact, id, label))
        })
        .collect();
    found.sort();
    let whole = |(_, id, label): (bool, String, String)| Completion {
        value: if id.contains(':') {
            format!("{before}{field}:\"{id}\" ")
        } else {
            format!("{before}{field}:{id} ")
        },
        label,
    };
    found.into_iter().take(WAYS).map(whole).collect()
}

/// The entries that a field may hold: id, name, other names.
fn entries(field: &str, codebook: &Codebook, names: &Names<'_>) -> Vec<(String, String, Vec<String>)> {
    let forms = |all: &ByLanguage| all.values().map(|forms| forms.name.clone()).collect::<Vec<_>>();
    match field {
        "holder" | "addressee" | "about" | "party" => {
            let all = codebook.actors.iter();
            all.map(|a| (a.id.clone(), names.actor(&a.id), forms(&a.names))).collect()
        }
        "act" => {
            let labels = |act: &verbale_core::codebook::Act| act.label.values().cloned().collect();
            codebook.acts.iter().map(|a| (a.id.clone(), names.act(&a.id), labels(a))).collect()
        }
        "instrument" => {
            let all = codebook.instruments.iter();
            all.map(|i| (i.id.clone(), names.instrument(&i.id), forms(&i.names))).collect()
        }
        "topic" => codebook.topics.iter().map(|t| (t.id.clone(), names.topic(&t.id), Vec::new())).collect(),
        "family" => known(&crate::phrases::FAMILIES),
        "degree" => known(&["raised", "plain", "lowered"]),
        "lang" => known(&["zh", "en", "ru"]),
        _ => Vec::new(),
    }
}

fn known(words: &[&str]) -> Vec<(String, String, Vec<String>)> {
    words.iter().map(|word| ((*word).to_owned(), String::new(), Vec::new())).collect()
}
