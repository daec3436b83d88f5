//! What Verbale knows: every act, actor, instrument, ladder and topic, and
//! the words that no act knows.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use verbale_core::codebook::{Codebook, fold};
use verbale_desk::desk::By;
use verbale_desk::query::Node;

use super::dossiers;
use crate::entry::{Entry, entries};
use crate::gaps::{self, Counts};
use crate::names::Names;
use crate::phrases::FAMILIES;
use crate::phrases::desk::filled;
use crate::phrases::web::{CodebookWords, ShellWords};
use crate::web::address::of;
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

/// The addresses of the codebook.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/codebook", get(list))
        .route("/codebook/gaps", get(lacking))
        .route("/codebook/{id}", get(one))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    q: String,
}

#[derive(Template)]
#[template(path = "codebook.html")]
struct Listed {
    shell: Shell,
    words: &'static CodebookWords,
    told: String,
    query: String,
    groups: Vec<Group>,
}

struct Group {
    name: &'static str,
    tone: &'static str,
    entries: Vec<Link>,
    more: Option<String>,
}

struct Link {
    address: String,
    name: String,
    id: String,
}

#[derive(Template)]
#[template(path = "entry.html")]
struct Shown {
    shell: Shell,
    entries: Vec<(Entry, Vec<(&'static str, String)>)>,
}

#[derive(Template)]
#[template(path = "gaps.html")]
struct Lacking {
    shell: Shell,
    words: &'static CodebookWords,
    told: String,
    rows: Vec<Unknown>,
}

/// A word that no act knows, in a sentence cut where it stands.
struct Unknown {
    address: String,
    language: String,
    word: String,
    count: usize,
    example: [String; 3],
}

/// How many entries of a kind are listed.
const LISTED: usize = 120;

/// How many texts are read for words that no act knows, and how many
/// characters they have together at most.
const TEXTS: usize = 400;
const CHARACTERS: i64 = 300_000;

/// How many words are listed.
const WORDS: usize = 80;

fn address(id: &str) -> String {
    dossiers::address("codebook", id)
}

async fn list(State(app): State<Shared>, visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let words = CodebookWords::of(visit.interface);
    let names = Names::new(&app.codebook, visit.interface);
    let query = wanted.q.trim().to_owned();
    // What is called exactly so is shown at once.
    if !query.is_empty()
        && let [entry] = entries(&query, &app.codebook, visit.interface).as_slice()
    {
        return Redirect::to(&address(&entry.id)).into_response();
    }
    let groups = groups(&app.codebook, &names, &query, visit.interface.phrases().families, words);
    let title = ShellWords::of(visit.interface).codebook;
    let shell = Shell::new(visit, Room::Codebook, title).style("codebook.css");
    let told = filled(words.told, &[app.codebook.edition.name.as_str()]);
    shell::page(&Listed { shell, words, told, query, groups })
}

fn groups(
    codebook: &Codebook,
    names: &Names<'_>,
    query: &str,
    families: [&'static str; 5],
    words: &'static CodebookWords,
) -> Vec<Group> {
    let wanted = fold(query);
    let group = |name, tone, all: Vec<(&String, String)>| {
        let known = |(id, called): &(&String, String)| {
            wanted.is_empty() || fold(id).contains(&wanted) || fold(called).contains(&wanted)
        };
        let mut all: Vec<(&String, String)> = all.into_iter().filter(known).collect();
        all.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(b.0)));
        let count = all.len();
        let link = |(id, name): (&String, String)| Link { address: address(id), name, id: id.clone() };
        let entries: Vec<Link> = all.into_iter().take(LISTED).map(link).collect();
        let more = (count > entries.len())
            .then(|| filled(words.more, &[&entries.len().to_string(), &count.to_string()]));
        Group { name, tone, entries, more }
    };
    let of_family = |(family, name): (&'static str, &'static str)| {
        let acts = codebook.acts.iter().filter(|act| act.family == family);
        group(name, family, acts.map(|act| (&act.id, names.act(&act.id))).collect())
    };
    let mut groups: Vec<Group> = FAMILIES.into_iter().zip(families).map(of_family).collect();
    let ladders = codebook.ladders.iter().map(|ladder| (&ladder.id, ladder.name.clone()));
    groups.push(group(words.ladders, "", ladders.collect()));
    groups.push(group(
        words.topics,
        "",
        codebook.topics.iter().map(|t| (&t.id, names.topic(&t.id))).collect(),
    ));
    let instruments = codebook.instruments.iter().map(|i| (&i.id, names.instrument(&i.id)));
    groups.push(group(words.instruments, "", instruments.collect()));
    groups.push(group(
        words.actors,
        "",
        codebook.actors.iter().map(|a| (&a.id, names.actor(&a.id))).collect(),
    ));
    if !query.is_empty() {
        groups.push(group(
            words.people,
            "",
            codebook.people.iter().map(|p| (&p.id, names.person(&p.id))).collect(),
        ));
    }
    groups.retain(|group| !group.entries.is_empty());
    groups
}

async fn one(State(app): State<Shared>, visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let found = entries(&id, &app.codebook, visit.interface);
    let Some(first) = found.first() else {
        let detail = format!("the codebook has no entry `{id}`");
        return Err(Problem::new(StatusCode::NOT_FOUND, "unknown-entry", detail)
            .hint("give an act, actor, instrument, person, topic or ladder: /codebook lists them"));
    };
    let words = CodebookWords::of(visit.interface);
    let title = first.name.clone();
    let ways = |entry: Entry| {
        let mut ways = Vec::new();
        if !entry.field.is_empty() {
            let query = format!("{}:\"{}\"", entry.field, entry.id);
            ways.push((words.in_library, of("/search", &[("q", &query)])));
        }
        match entry.field {
            "holder" => ways.push((words.dossier, dossiers::address("actors", &entry.id))),
            "instrument" => ways.push((words.dossier, dossiers::address("instruments", &entry.id))),
            _ => {}
        }
        (entry, ways)
    };
    let entries = found.into_iter().map(ways).collect();
    let shell = Shell::new(visit, Room::Codebook, title).style("codebook.css");
    Ok(shell::page(&Shown { shell, entries }))
}

async fn lacking(State(app): State<Shared>, visit: Visit) -> Result<Response, Problem> {
    let (counts, read) = app
        .ask(move |desk| {
            let codebook = std::sync::Arc::clone(desk.knowledge());
            let (cards, _) = desk.shelf(&Node::All, By::Newest, 0, TEXTS)?;
            let (mut counts, mut read, mut characters) = (Counts::new(), 0, 0);
            for card in cards {
                characters += card.characters;
                if read > 0 && characters > CHARACTERS {
                    break;
                }
                gaps::merge(&mut counts, gaps::of(&desk.document(&card.id)?, &codebook));
                read += 1;
            }
            Ok((counts, read))
        })
        .await?;
    let words = CodebookWords::of(visit.interface);
    let rows = gaps::ranked(counts).into_iter().take(WORDS).map(unknown).collect();
    let shell = Shell::new(visit, Room::Codebook, words.gaps).style("codebook.css");
    Ok(shell::page(&Lacking { shell, words, told: filled(words.gaps_told, &[&read.to_string()]), rows }))
}

fn unknown(((language, _), found): ((String, String), gaps::Found)) -> Unknown {
    let query = format!("\"{}\" lang:{language}", found.word.replace('"', ""));
    let gaps::Found { count, word, example, place, .. } = found;
    let part = |from, to| example.get(from..to).unwrap_or_default().to_owned();
    let example =
        [part(0, place.start()), part(place.start(), place.end()), part(place.end(), example.len())];
    Unknown { address: of("/search", &[("q", &query)]), language, word, count, example }
}
