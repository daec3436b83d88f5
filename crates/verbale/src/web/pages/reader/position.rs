//! One record: its words, what was read, why, what people said of it, and
//! others like it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use verbale_core::codebook::{Codebook, Degree};
use verbale_core::reading::{HolderBy, Position};
use verbale_core::span::Span;
use verbale_desk::Desk;
use verbale_desk::correction::Held;
use verbale_desk::desk::{By, Hit, Shown};
use verbale_desk::query::{Field, Node};

use super::correct::{Options, options};
use crate::names::Names;
use crate::phrases::desk::filled;
use crate::phrases::web::ReaderWords;
use crate::phrases::{FAMILIES, Phrases};
use crate::web::address::of;
use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "position.html")]
struct Page {
    shell: Shell,
    words: &'static ReaderWords,
    phrases: &'static Phrases,
    document: String,
    id: String,
    title: String,
    date: String,
    language: String,
    heading: String,
    tone: String,
    withdrawn: bool,
    sentence: [String; 5],
    place: (usize, usize),
    earlier: Option<String>,
    later: Option<String>,
    facts: Vec<(&'static str, String)>,
    entry: String,
    said: Vec<Said>,
    machine: Option<String>,
    alike: Vec<Alike>,
    all_alike: String,
    options: Options,
}

struct Said {
    at: String,
    author: String,
    what: String,
    note: String,
}

struct Alike {
    address: String,
    date: String,
    language: String,
    quote: String,
    title: String,
}

/// How many others like a record are shown.
const ALIKE: usize = 8;

/// The page of a record.
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path((document, position)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let name = format!("{document}:{position}");
    let (shown, held, alike) = app
        .ask(move |desk| {
            let (_, held) = desk.position(&name)?;
            let shown = desk.show(&document)?;
            let alike = alike(desk, &held.position)?;
            Ok((shown, held, alike))
        })
        .await?;
    Ok(shell::page(&page(visit, &app.codebook, &shown, &held, alike)))
}

fn alike(desk: &mut Desk, position: &Position) -> verbale_desk::error::Result<Vec<Hit>> {
    let act = Node::Is(Field::Act, vec![position.act.clone()]);
    let holder = Node::Is(Field::Holder, position.holders.iter().take(1).cloned().collect());
    Ok(desk.find(&Node::And(vec![act, holder]), By::Newest, ALIKE + 1)?.hits)
}

fn page(visit: Visit, codebook: &Codebook, shown: &Shown, held: &Held, alike: Vec<Hit>) -> Page {
    let names = Names::new(codebook, visit.interface);
    let (words, phrases) = (ReaderWords::of(visit.interface), visit.interface.phrases());
    let (position, card) = (&held.position, &shown.card);
    let positions = &shown.reading.positions;
    let number = positions.iter().position(|other| other.id == position.id);
    let near = |at: Option<usize>| {
        let other = at.and_then(|at| positions.get(at));
        other.map(|other| format!("/documents/{}/positions/{}", card.short(), other.id))
    };
    let text: &str = &shown.document.text;
    let start = text[..position.trigger.start()].chars().count();
    let end = start + shown.document.text[position.trigger].chars().count();
    let same = |hit: &Hit| {
        hit.card.id == card.id
            && hit.position.as_ref().is_some_and(|h| h.position.trigger == position.trigger)
    };
    let first = position.holders.first().cloned().unwrap_or_default();
    let query = format!("act:{} holder:\"{first}\"", position.act);
    let ordinal = number.map_or(0, |n| n + 1).to_string();
    Page {
        heading: format!(
            "{}{}{}",
            names.holders(&position.holders, &shown.reading.head),
            visit.interface.colon(),
            names.act(&position.act)
        ),
        tone: names.family(&position.act).to_owned(),
        withdrawn: number.is_none(),
        sentence: cut(text, position),
        place: (start, end),
        earlier: near(number.and_then(|n| n.checked_sub(1))),
        later: near(number.map(|n| n + 1)),
        facts: facts(position, &names, words, phrases),
        entry: position.act.clone(),
        said: held.corrections.iter().map(|c| said(c, &names, phrases)).collect(),
        machine: held.machine.as_ref().map(|p| line(p, &names, phrases)),
        alike: alike.iter().filter(|hit| !same(hit)).take(ALIKE).filter_map(like).collect(),
        all_alike: of("/search", &[("q", &query)]),
        options: options(codebook, &names, position, phrases),
        document: card.short().to_owned(),
        id: position.id.clone(),
        title: card.title.clone().unwrap_or_else(|| card.source.clone()),
        date: card.date.clone().unwrap_or_default(),
        language: card.language.clone(),
        shell: Shell::new(
            visit,
            Room::Library,
            filled(words.record, &[&ordinal, &positions.len().to_string()]),
        )
        .style("reader.css"),
        words,
        phrases,
    }
}

/// The sentence of a position: before its act word, the word, between, the
/// matter, after; the matter may be empty.
fn cut(text: &str, position: &Position) -> [String; 5] {
    let (clause, trigger) = (position.clause, position.trigger);
    let words = |from: usize, to: usize| text.get(from..to.max(from)).unwrap_or_default().to_owned();
    let behind = position.matter.filter(|matter| matter.start() >= trigger.end());
    let matter = behind.unwrap_or(Span::new(trigger.end(), trigger.end()));
    let end = clause.end().max(matter.end());
    [
        words(clause.start().min(trigger.start()), trigger.start()).trim_start().to_owned(),
        words(trigger.start(), trigger.end()),
        words(trigger.end(), matter.start()),
        words(matter.start(), matter.end()),
        words(matter.end(), end).trim_end().to_owned(),
    ]
}

fn degree(degree: Degree, phrases: &'static Phrases) -> &'static str {
    match degree {
        Degree::Raised => phrases.raised,
        Degree::Plain => phrases.plain,
        Degree::Lowered => phrases.lowered,
    }
}

/// A record in one line.
fn line(position: &Position, names: &Names<'_>, phrases: &'static Phrases) -> String {
    let mut parts = vec![
        names.actors(&position.holders),
        format!("{} ({})", names.act(&position.act), degree(position.degree, phrases)),
    ];
    if !position.addressees.is_empty() {
        parts.push(format!("→ {}", names.actors(&position.addressees)));
    }
    parts.extend(position.instruments.iter().map(|id| names.instrument(id)));
    parts.join(" · ")
}

fn facts(
    position: &Position,
    names: &Names<'_>,
    words: &'static ReaderWords,
    phrases: &'static Phrases,
) -> Vec<(&'static str, String)> {
    let by = match position.holder_by {
        HolderBy::Named => phrases.holder_by[0],
        HolderBy::Inherited => phrases.holder_by[1],
        HolderBy::Voice => phrases.holder_by[2],
    };
    let family = FAMILIES.iter().position(|family| *family == names.family(&position.act));
    let family = family.map(|n| phrases.families[n]).unwrap_or_default();
    let list = |all: Vec<String>| all.join(", ");
    let facts = [
        (phrases.holder, names.actors(&position.holders)),
        (words.holder_by, by.to_owned()),
        (phrases.act, format!("{} · {} · {family}", names.act(&position.act), position.kind)),
        (words.degree, degree(position.degree, phrases).to_owned()),
        (
            words.strength,
            format!("{} {}/100 · {} {}/5", phrases.force, position.force, phrases.binding, position.binding),
        ),
        (words.addressees, names.actors(&position.addressees)),
        (phrases.instruments, list(position.instruments.iter().map(|id| names.instrument(id)).collect())),
        (words.topics, list(position.topics.iter().map(|id| names.topic(id)).collect())),
        (words.cue, format!("{} · {}", position.why.cue, position.why.rule)),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn said(
    correction: &verbale_desk::correction::Correction,
    names: &Names<'_>,
    phrases: &'static Phrases,
) -> Said {
    Said {
        at: correction.at.replace('T', " ").trim_end_matches('Z').to_owned(),
        author: correction.author.clone(),
        what: if correction.withdrawn {
            "—".to_owned()
        } else {
            line(&correction.position, names, phrases)
        },
        note: correction.note.clone(),
    }
}

fn like(hit: &Hit) -> Option<Alike> {
    let position = &hit.position.as_ref()?.position;
    Some(Alike {
        address: format!("/documents/{}/positions/{}", hit.card.short(), position.id),
        date: hit.card.date.clone().unwrap_or_default(),
        language: hit.card.language.clone(),
        quote: hit.text.get(position.clause.range()).unwrap_or_default().trim().to_owned(),
        title: hit.card.title.clone().unwrap_or_else(|| hit.card.source.clone()),
    })
}
