//! Positions as lines of JSON and as rows of CSV.

use std::io::Write;

use serde_json::Value;

use super::{Exported, Writer, failed};
use crate::error::{DeskError, Result};
use crate::escape::quoted;

pub(super) struct Lines<'w> {
    pub out: &'w mut (dyn Write + Send),
}

impl Writer for Lines<'_> {
    fn take(&mut self, position: &Exported) -> Result<()> {
        let line = serde_json::to_string(position).map_err(|error| DeskError::Failed(error.to_string()))?;
        self.out.write_all(line.as_bytes()).and_then(|()| self.out.write_all(b"\n")).map_err(failed)
    }

    fn end(self: Box<Self>) -> Result<()> {
        self.out.flush().map_err(failed)
    }
}

/// The names of the columns, in their order.
pub(super) const COLUMNS: [&str; 31] = [
    "document",
    "source",
    "title",
    "date",
    "language",
    "form",
    "parties",
    "edition",
    "position",
    "act",
    "kind",
    "degree",
    "force",
    "binding",
    "holders",
    "holder_by",
    "addressees",
    "instruments",
    "topics",
    "trigger",
    "trigger_start",
    "trigger_end",
    "matter",
    "matter_start",
    "matter_end",
    "quote",
    "corrected_by",
    "corrected_at",
    "corrected",
    "note",
    "withdrawn",
];

/// The cells of a position, in the order of [`COLUMNS`]; lists are divided
/// by spaces.
pub(super) fn cells(position: &Exported) -> Vec<Value> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(position) else { return Vec::new() };
    COLUMNS.iter().map(|name| flat(fields.remove(*name).unwrap_or(Value::Null))).collect()
}

fn flat(value: Value) -> Value {
    match value {
        Value::Array(list) => {
            let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            Value::String(words.join(" "))
        }
        other => other,
    }
}

pub(super) struct Rows<'w> {
    out: &'w mut (dyn Write + Send),
}

impl<'w> Rows<'w> {
    pub(super) fn new(out: &'w mut (dyn Write + Send)) -> Result<Self> {
        writeln!(out, "{}", COLUMNS.join(",")).map_err(failed)?;
        Ok(Self { out })
    }
}

impl Writer for Rows<'_> {
    fn take(&mut self, position: &Exported) -> Result<()> {
        let cells: Vec<String> = cells(position).iter().map(cell).collect();
        writeln!(self.out, "{}", cells.join(",")).map_err(failed)
    }

    fn end(self: Box<Self>) -> Result<()> {
        self.out.flush().map_err(failed)
    }
}

/// A cell as CSV; only texts may need quoting.
fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
