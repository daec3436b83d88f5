//! Each tool: what it is called, what it takes, what it does.

use std::sync::Arc;

use rmcp::model::{ErrorData, JsonObject, Tool, ToolAnnotations};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use verbale_desk::desk::{About, Filter};
use verbale_desk::ledger::Status;
use verbale_desk::{Desk, DeskError};

use crate::answers::{self, Part};

/// What a tool does at a desk.
pub type Work = Box<dyn FnOnce(&mut Desk) -> Result<Value, DeskError> + Send>;

/// The tools.
pub fn list() -> Vec<Tool> {
    let some = json!({"type": "integer", "minimum": 1, "maximum": 100, "default": 20});
    let from = json!({"type": "integer", "minimum": 0, "default": 0});
    let word = |about: &str| json!({"type": "string", "minLength": 1, "description": about});
    let document = word("the document, by the id that other answers give");
    vec![
        tool(
            "search",
            "Find words in texts, or positions by field: 'act:oppose holder:CHN date:2020..', '\"no first use\" lang:en', '合作 AND party:RUS'. Fields: holder, act, addressee, instrument, topic, about, degree, date, lang, form, party, title. AND OR NOT, brackets, \"exact words\", NEAR/5.",
            json!({"query": word("the query"), "limit": some, "offset": from}),
            &["query"],
        ),
        tool(
            "trace",
            "Follow a fixed wording (提法) through the years: counts by year and holder, first and last use, variants, the latest 200 places in their context.",
            json!({"formula": word("the words as they stand in texts"), "near": {"type": "string", "description": "near uses too: share of characters that may differ, such as 15%"}, "within": {"type": "string", "description": "only texts that answer this query, such as lang:zh date:2010.."}}),
            &["formula"],
        ),
        tool(
            "read",
            "Read a document: its positions (view=positions, the default), its text (view=text, by characters), or the list of documents (no document).",
            json!({"document": document, "view": {"type": "string", "enum": ["positions", "text"]}, "query": {"type": "string", "description": "narrows the list of documents"}, "limit": {"type": "integer", "minimum": 1, "maximum": 20000}, "offset": from}),
            &[],
        ),
        tool(
            "compare",
            "What became of every clause and position from an older document to a newer one: kept, moved, strengthened, softened, new, dropped. Two languages of one text are compared by what they do.",
            json!({"older": document, "newer": document}),
            &["older", "newer"],
        ),
        tool(
            "dossier",
            "Who holds what about an actor or an instrument, over the years; with since also what was added and dropped.",
            json!({"actor": {"type": "string", "description": "id or name of an actor"}, "instrument": {"type": "string", "description": "id or name of an instrument"}, "since": {"type": "string", "description": "a day, 2023-06-04"}}),
            &[],
        ),
        tool(
            "ledger",
            "Calls and commitments that stay open until evidence closes them; one of them with the evidence proposed.",
            json!({"entry": {"type": "string", "description": "one entry: d1213d3256@1203"}, "to": {"type": "string", "description": "whom it is put to"}, "by": {"type": "string", "description": "who asks or promises"}, "status": {"type": "string", "enum": ["open", "met", "partly", "refused", "lapsed"]}, "limit": some, "offset": from}),
            &[],
        ),
        tool(
            "verify_quote",
            "Whether words stand in a document, and exactly where. The verdict is exact, form (case, width or script differ), near (a tenth of the characters differ at most) or absent.",
            json!({"document": document, "quote": word("the words as they are said to stand there")}),
            &["document", "quote"],
        ),
    ]
}

fn tool(name: &'static str, about: &'static str, properties: Value, required: &[&str]) -> Tool {
    let mut schema = JsonObject::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), properties);
    schema.insert("required".to_owned(), json!(required));
    schema.insert("additionalProperties".to_owned(), json!(false));
    Tool::new(name, about, Arc::new(schema)).with_annotations(ToolAnnotations::new().read_only(true))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Searched {
    query: String,
    limit: Option<usize>,
    offset: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Followed {
    formula: String,
    near: Option<String>,
    within: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opened {
    document: Option<String>,
    view: Option<String>,
    query: Option<String>,
    limit: Option<usize>,
    offset: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Beside {
    older: String,
    newer: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Of {
    actor: Option<String>,
    instrument: Option<String>,
    since: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    entry: Option<String>,
    to: Option<String>,
    by: Option<String>,
    status: Option<String>,
    limit: Option<usize>,
    offset: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quoted {
    document: String,
    quote: String,
}

/// What a tool is to do.
///
/// # Errors
/// Where there is no such tool, or it takes something else.
pub fn call(name: &str, asked: Value) -> Result<Work, ErrorData> {
    Ok(match name {
        "search" => {
            let asked: Searched = read(asked)?;
            let part = part(asked.offset, asked.limit, 20, 100);
            Box::new(move |desk| answers::search(desk, &asked.query, false, part))
        }
        "trace" => {
            let asked: Followed = read(asked)?;
            Box::new(move |desk| {
                let (near, within) = (asked.near.unwrap_or_default(), asked.within.unwrap_or_default());
                answers::trace(desk, &asked.formula, &near, &within)
            })
        }
        "read" => opened(read(asked)?),
        "compare" => {
            let asked: Beside = read(asked)?;
            Box::new(move |desk| answers::compare(desk, &[asked.older, asked.newer]))
        }
        "dossier" => {
            let asked: Of = read(asked)?;
            Box::new(move |desk| {
                let about = about(desk, asked.actor, asked.instrument)?;
                answers::dossier(desk, &about, asked.since.as_deref())
            })
        }
        "ledger" => kept(read(asked)?),
        "verify_quote" => {
            let asked: Quoted = read(asked)?;
            Box::new(move |desk| answers::verify(desk, &asked.document, &asked.quote))
        }
        other => return Err(ErrorData::invalid_params(format!("there is no tool `{other}`"), None)),
    })
}

fn read<T: DeserializeOwned>(asked: Value) -> Result<T, ErrorData> {
    serde_json::from_value(asked).map_err(|error| ErrorData::invalid_params(error.to_string(), None))
}

fn part(offset: Option<usize>, limit: Option<usize>, usual: usize, most: usize) -> Part {
    Part { offset: offset.unwrap_or(0).min(1_000_000_000), limit: limit.unwrap_or(usual).clamp(1, most) }
}

fn opened(asked: Opened) -> Work {
    let (offset, limit) = (asked.offset, asked.limit);
    let query = asked.query.unwrap_or_default();
    match (asked.document, asked.view.as_deref()) {
        (None, _) => Box::new(move |desk| answers::list(desk, &query, part(offset, limit, 20, 100))),
        (Some(id), Some("text")) => {
            Box::new(move |desk| answers::text(desk, &id, part(offset, limit, 8000, 20_000)))
        }
        (Some(id), _) => Box::new(move |desk| answers::positions(desk, &id, part(offset, limit, 50, 200))),
    }
}

fn kept(asked: Kept) -> Work {
    Box::new(move |desk| {
        if let Some(id) = &asked.entry {
            return answers::entry(desk, id);
        }
        let status = asked.status.as_deref().map(Status::read).transpose()?;
        let filter = Filter { to: asked.to, by: asked.by, status, ..Filter::default() };
        let mut part = part(asked.offset, asked.limit, 20, 100);
        part.offset = part.offset.min(5000);
        answers::ledger(desk, &filter, part)
    })
}

/// What a dossier is asked about: an id, or the one entry of that name.
fn about(desk: &mut Desk, actor: Option<String>, instrument: Option<String>) -> Result<About, DeskError> {
    use verbale_desk::query::Node;
    let (field, name) = match (actor, instrument) {
        (Some(name), None) => ("holder", name),
        (None, Some(name)) => ("instrument", name),
        _ => {
            return Err(DeskError::refused(
                "a dossier is of one actor or of one instrument",
                "name one of them",
            ));
        }
    };
    let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
    let id = match desk.understand(&format!("{field}:\"{quoted}\"")) {
        Ok(Node::Is(_, ids)) if ids.len() == 1 => ids.into_iter().next().unwrap_or(name),
        _ => name,
    };
    Ok(if field == "holder" { About::Actor(id) } else { About::Instrument(id) })
}
