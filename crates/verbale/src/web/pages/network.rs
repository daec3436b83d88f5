//! Who speaks of whom, and how: a graph, and the same as a table.

use std::f64::consts::TAU;
use std::fmt::Write;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use verbale_desk::DeskError;
use verbale_desk::desk::{Network, Tie};

use super::dossiers;
use crate::html::escape::Escaped;
use crate::names::Names;
use crate::phrases::desk::filled;
use crate::phrases::web::{NetworkWords, ShellWords};
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

/// The address of the network.
pub fn routes() -> Router<Shared> {
    Router::new().route("/network", get(network))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    from: String,
    to: String,
}

#[derive(Template)]
#[template(path = "network.html")]
struct Page {
    shell: Shell,
    words: &'static NetworkWords,
    wanted: Wanted,
    bounded: Option<String>,
    picture: String,
    rows: Vec<Row>,
}

struct Row {
    holder: (String, String),
    addressee: (String, String),
    family: &'static str,
    how: &'static str,
    address: String,
    count: u64,
}

/// How many ties are shown, and how many actors are drawn.
const TIES: usize = 60;
const ACTORS: usize = 22;

/// How many characters of a name are drawn.
const NAME: usize = 28;

async fn network(
    State(app): State<Shared>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let (from, to) = (year(&wanted.from)?, year(&wanted.to)?);
    let network =
        app.ask_kept(format!("network {from:?} {to:?}"), move |desk| desk.network(from, to, TIES)).await?;
    let names = Names::new(&app.codebook, visit.interface);
    let words = NetworkWords::of(visit.interface);
    let shown = network.ties.len();
    let bounded =
        (shown < network.all).then(|| filled(words.bounded, &[&shown.to_string(), &network.all.to_string()]));
    let period = match (from, to) {
        (None, None) => String::new(),
        _ => format!(" date:{}..{}", wanted.from.trim(), wanted.to.trim()),
    };
    let rows = network.ties.iter().map(|tie| row(tie, &names, words, &period)).collect();
    let picture = picture(&network, &names, words);
    let title = ShellWords::of(visit.interface).network;
    let shell = Shell::new(visit, Room::Network, title).style("dossiers.css");
    Ok(shell::page(&Page { shell, words, wanted, bounded, picture, rows }))
}

fn year(word: &str) -> Result<Option<u32>, DeskError> {
    let word = word.trim();
    if word.is_empty() {
        return Ok(None);
    }
    let year = word.parse().ok().filter(|year| (1..=9999).contains(year));
    year.map(Some).ok_or_else(|| DeskError::refused(format!("`{word}` is no year"), "write it as 2023"))
}

fn row(tie: &Tie, names: &Names<'_>, words: &'static NetworkWords, period: &str) -> Row {
    let dossier = |id: &str| (names.actor(id), dossiers::address("actors", id));
    let query =
        format!("holder:\"{}\" family:{} addressee:\"{}\"{period}", tie.holder, tie.family, tie.addressee);
    Row {
        holder: dossier(&tie.holder),
        addressee: dossier(&tie.addressee),
        family: tie.family,
        how: how(tie.family, words),
        address: crate::web::address::of("/search", &[("q", &query)]),
        count: tie.records,
    }
}

fn how(family: &str, words: &'static NetworkWords) -> &'static str {
    match family {
        "positive" => words.support,
        "negative" => words.oppose,
        _ => words.call,
    }
}

/// The strongest actors on a circle, their ties as bows between them.
fn picture(network: &Network, names: &Names<'_>, words: &'static NetworkWords) -> String {
    let mut actors: Vec<&str> = Vec::new();
    for tie in &network.ties {
        for id in [tie.holder.as_str(), tie.addressee.as_str()] {
            if !actors.contains(&id) && actors.len() < ACTORS {
                actors.push(id);
            }
        }
    }
    if actors.is_empty() {
        return String::new();
    }
    let most = network.ties.iter().map(|tie| tie.records).max().unwrap_or(1) as f64;
    let angle = |n: usize| TAU * n as f64 / actors.len() as f64 - TAU / 4.0;
    let point = |n: usize, far: f64| (420.0 + far * angle(n).cos(), 270.0 + far * angle(n).sin());
    let mut out = format!(
        "<svg class=\"network\" viewBox=\"0 0 840 540\" role=\"group\" aria-label=\"{}\">",
        Escaped(words.told)
    );
    // The weightiest lie on top.
    for tie in network.ties.iter().rev() {
        let place = |id: &str| actors.iter().position(|known| *known == id);
        let Some((a, b)) = place(&tie.holder).zip(place(&tie.addressee)) else { continue };
        let ((x, y), (u, v)) = (point(a, 200.0), point(b, 200.0));
        // Each family bows its own way, so that lines between two do not cover each other.
        let bow = match tie.family {
            "positive" => 0.15,
            "negative" => 0.35,
            _ => 0.55,
        };
        let middle = |p: f64, q: f64, centre: f64| (p + q) / 2.0 * (1.0 - bow) + centre * bow;
        let width = 1.0 + 7.0 * tie.records as f64 / most;
        let _ = write!(
            out,
            "<path class=\"{}\" d=\"M{x:.1} {y:.1}Q{:.1} {:.1} {u:.1} {v:.1}\" stroke-width=\"{width:.1}\"><title>{} {} {}: {}</title></path>",
            tie.family,
            middle(x, u, 420.0),
            middle(y, v, 270.0),
            Escaped(&names.actor(&tie.holder)),
            how(tie.family, words),
            Escaped(&names.actor(&tie.addressee)),
            tie.records
        );
    }
    for (n, id) in actors.iter().enumerate() {
        let ((x, y), (u, v)) = (point(n, 200.0), point(n, 214.0));
        let anchor = if angle(n).cos() > 0.2 {
            "start"
        } else if angle(n).cos() < -0.2 {
            "end"
        } else {
            "middle"
        };
        let name = short(&names.actor(id));
        let _ = write!(
            out,
            "<a href=\"{}\"><circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/><text x=\"{u:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text></a>",
            Escaped(&dossiers::address("actors", id)),
            v + 4.0 + 6.0 * angle(n).sin(),
            Escaped(&name)
        );
    }
    out.push_str("</svg>");
    out
}

/// A name as there is room for beside the circle.
fn short(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let head: String = name.chars().take(NAME - 1).collect();
    format!("{}…", head.trim_end())
}
