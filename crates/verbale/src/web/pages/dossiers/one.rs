//! One dossier: who holds what about an actor or an instrument, over time.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;
use verbale_desk::desk::{About, By, Dossier, Hit, Since};
use verbale_desk::index::Tally;
use verbale_desk::query::{Field, Node};

use crate::names::Names;
use crate::phrases::desk::filled;
use crate::phrases::web::DossierWords;
use crate::web::address::of;
use crate::web::app::Shared;
use crate::web::bars::Bars;
use crate::web::columns;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

/// The address of a dossier.
pub fn address(room: &str, id: &str) -> String {
    let id: String = form_urlencoded::byte_serialize(id.as_bytes()).collect();
    format!("/{room}/{}", id.replace('+', "%20"))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    since: String,
}

#[derive(Template)]
#[template(path = "dossier.html")]
struct Page {
    shell: Shell,
    words: &'static DossierWords,
    name: String,
    full: String,
    id: String,
    of_actor: bool,
    count: String,
    empty: bool,
    years: Vec<(u32, u64)>,
    picture: String,
    acts: Vec<(String, String)>,
    holders: Vec<Holder>,
    more: Option<String>,
    since: String,
    changes: Option<Changes>,
    latest: Vec<Latest>,
    all: String,
    charts: Vec<Bars>,
}

struct Holder {
    name: String,
    address: String,
    cells: Vec<Option<Cell>>,
    total: u64,
}

struct Cell {
    address: String,
    count: u64,
    tint: u64,
}

struct Changes {
    added: Vec<(String, u64, String)>,
    dropped: Vec<(String, u64, String)>,
}

struct Latest {
    address: String,
    date: String,
    who: String,
    quote: String,
    language: String,
    title: String,
}

/// How many holders and acts the matrix has.
const HOLDERS: usize = 14;
const ACTS: usize = 16;

/// How many records are quoted.
const LATEST: usize = 12;

/// How many changes are told on either side.
const CHANGES: usize = 20;

/// The dossier of an actor.
pub(super) async fn actor(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    dossier(&app, visit, About::Actor(id), wanted.since).await
}

/// The dossier of an instrument.
pub(super) async fn instrument(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    dossier(&app, visit, About::Instrument(id), wanted.since).await
}

/// What the library says.
struct Found {
    dossier: Dossier,
    latest: Vec<Hit>,
    own: Vec<BTreeMap<String, u64>>,
}

async fn dossier(app: &Shared, visit: Visit, about: About, since: String) -> Result<Response, Problem> {
    let (asked, day) = (about.clone(), since.clone());
    let key = format!("dossier {about:?} {since:?}");
    let found = app
        .ask_kept(key, move |desk| {
            let day = Some(day.trim()).filter(|day| !day.is_empty());
            let own = match &asked {
                About::Actor(id) => {
                    let own = Node::Is(Field::Holder, vec![id.clone()]);
                    desk.spreads(&own, &[Tally::Ids(Field::Act), Tally::Ids(Field::Addressee)])?
                }
                About::Instrument(_) => Vec::new(),
            };
            let dossier = match desk.dossier(&asked, day) {
                // Who only speaks has a dossier too.
                Err(verbale_desk::DeskError::Unknown { .. })
                    if own.iter().any(|counts| !counts.is_empty()) =>
                {
                    Dossier { records: 0, holders: Vec::new(), years: BTreeMap::new(), since: None }
                }
                told => told?,
            };
            let latest = desk.find(&asked.node(), By::Newest, LATEST)?.hits;
            Ok(Found { dossier, latest, own })
        })
        .await?;
    let names = Names::new(&app.codebook, visit.interface);
    Ok(shell::page(&page(visit, &names, &about, since, &found)))
}

fn page(visit: Visit, names: &Names<'_>, about: &About, since: String, found: &Found) -> Page {
    let words = DossierWords::of(visit.interface);
    let (of_actor, id) = match about {
        About::Actor(id) => (true, id.clone()),
        About::Instrument(id) => (false, id.clone()),
    };
    let query = if of_actor {
        format!("(addressee:\"{id}\" OR about:\"{id}\")")
    } else {
        format!("instrument:\"{id}\"")
    };
    let search = |more: &str| of("/search", &[("q", format!("{query} {more}").trim())]);
    let Dossier { records, holders, years, since: changed } = &found.dossier;
    let acts = acts(holders);
    let most = holders.iter().flat_map(|h| h.acts.values()).copied().max().unwrap_or(1);
    let rest = holders.len().saturating_sub(HOLDERS);
    let row = |held: &verbale_desk::desk::Holding| {
        let by = format!("holder:\"{}\"", held.holder);
        let cell = |act: &String| {
            held.acts.get(act).map(|n| Cell {
                address: search(&format!("{by} act:{act}")),
                count: *n,
                tint: (n * 5).div_ceil(most).clamp(1, 5),
            })
        };
        Holder {
            name: names.actor(&held.holder),
            address: search(&by),
            cells: acts.iter().map(cell).collect(),
            total: held.records,
        }
    };
    let holders = holders.iter().take(HOLDERS).map(row).collect();
    let years = columns::years(years);
    let (name, full) = if of_actor {
        (names.actor(&id), names.actor_in_full(&id))
    } else {
        (names.instrument(&id), String::new())
    };
    Page {
        count: filled(words.about, &[&records.to_string()]),
        empty: *records == 0,
        picture: columns::svg(&years, words.years),
        years,
        acts: acts.iter().map(|act| (names.act(act), names.family(act).to_owned())).collect(),
        holders,
        more: (rest > 0).then(|| filled(words.others, &[&rest.to_string()])),
        changes: changed.as_ref().map(|since| changes(since, &query, names)),
        latest: found.latest.iter().filter_map(|hit| latest(hit, names)).collect(),
        all: search(""),
        charts: charts(&found.own, &id, names, words),
        shell: Shell::new(visit, Room::Dossiers, name.clone()).style("dossiers.css"),
        full: if full == name { String::new() } else { full },
        words,
        name,
        id,
        of_actor,
        since,
    }
}

/// The acts of a matrix, the most frequent first.
fn acts(holders: &[verbale_desk::desk::Holding]) -> Vec<String> {
    let mut counts: BTreeMap<&String, u64> = BTreeMap::new();
    for (act, n) in holders.iter().flat_map(|held| &held.acts) {
        *counts.entry(act).or_default() += n;
    }
    let mut counts: Vec<(&String, u64)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    counts.into_iter().take(ACTS).map(|(act, _)| act.clone()).collect()
}

fn changes(since: &Since, query: &str, names: &Names<'_>) -> Changes {
    let told = |held: &verbale_desk::desk::DossierHeld| {
        let more = format!("{query} holder:\"{}\" act:{}", held.holder, held.act);
        let said = format!("{} {}", names.actor(&held.holder), names.act(&held.act));
        (said, held.records, of("/search", &[("q", &more)]))
    };
    Changes {
        added: since.added.iter().take(CHANGES).map(told).collect(),
        dropped: since.dropped.iter().take(CHANGES).map(told).collect(),
    }
}

fn latest(hit: &Hit, names: &Names<'_>) -> Option<Latest> {
    let position = &hit.position.as_ref()?.position;
    Some(Latest {
        address: format!("/documents/{}/positions/{}", hit.card.short(), position.id),
        date: hit.card.date.clone().unwrap_or_default(),
        who: format!("{} {}", names.actors(&position.holders), names.act(&position.act)),
        quote: hit.text.get(position.clause.range()).unwrap_or_default().trim().to_owned(),
        language: hit.card.language.clone(),
        title: hit.card.title.clone().unwrap_or_else(|| hit.card.source.clone()),
    })
}

/// What the actor itself does, and toward whom.
fn charts(
    own: &[BTreeMap<String, u64>],
    id: &str,
    names: &Names<'_>,
    words: &'static DossierWords,
) -> Vec<Bars> {
    let kinds = [(words.acts, "act"), (words.toward, "addressee")];
    let chart = |(counts, (name, field)): (BTreeMap<String, u64>, (&'static str, &str))| {
        Bars::new(name, counts, false, |key| {
            let query = format!("holder:\"{id}\" {field}:\"{key}\"");
            let called = if field == "act" { names.act(key) } else { names.actor(key) };
            (of("/search", &[("q", &query)]), called)
        })
    };
    own.iter().cloned().zip(kinds).map(chart).collect()
}
