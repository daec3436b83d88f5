//! A list of entries as a table for the terminal, as JSON or as CSV.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::cli::desk::ListingFormat;
use crate::csv;
use crate::phrases::{DeskWords, Interface};
use crate::width::{cut, pad, width};

/// One column: its title, its cells, and whether it may be cut where the
/// terminal is narrow.
pub struct Column<'a, E> {
    /// What it is called.
    pub title: &'a str,
    /// What stands in it.
    pub cell: Box<dyn Fn(&E) -> String + 'a>,
    /// Whether it may be cut.
    pub elastic: bool,
}

impl<'a, E> Column<'a, E> {
    /// A column that is shown whole.
    pub fn new(title: &'a str, cell: impl Fn(&E) -> String + 'a) -> Self {
        Self { title, cell: Box::new(cell), elastic: false }
    }

    /// A column that takes the room that is left.
    pub fn elastic(title: &'a str, cell: impl Fn(&E) -> String + 'a) -> Self {
        Self { elastic: true, ..Self::new(title, cell) }
    }
}

/// A list in the format asked for. `record` makes the object of an entry
/// for programs; the columns are for people.
pub fn listing<'e, E, R: Serialize>(
    entries: &'e [E],
    format: ListingFormat,
    columns: &[Column<'_, E>],
    record: impl Fn(&'e E) -> R,
    room: usize,
) -> String {
    match format {
        ListingFormat::Table => table(entries, columns, room),
        ListingFormat::Json => {
            let records: Vec<R> = entries.iter().map(record).collect();
            json(&records)
        }
        ListingFormat::Csv => rows(entries.iter().map(record)),
    }
}

/// Anything as JSON, with a line end.
pub fn json(value: &impl Serialize) -> String {
    format!("{}\n", serde_json::to_string_pretty(value).unwrap_or_default())
}

/// Objects as CSV: the fields of the first give the head; lists are joined
/// by spaces, objects are left as JSON.
pub fn rows<R: Serialize>(records: impl Iterator<Item = R>) -> String {
    let mut out = String::new();
    let mut heads: Vec<String> = Vec::new();
    for record in records {
        let text = serde_json::to_string(&record).unwrap_or_default();
        let Ok(Fields(fields)) = serde_json::from_str(&text) else { continue };
        if heads.is_empty() {
            heads = fields.iter().map(|(name, _)| name.clone()).collect();
            out.push_str(&heads.join(","));
            out.push('\n');
        }
        let value =
            |head: &String| fields.iter().find(|(name, _)| name == head).map_or(&Value::Null, |(_, v)| v);
        let cells: Vec<String> = heads.iter().map(|head| csv::quoted(&plain(value(head)))).collect();
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

/// The fields of an object in the order in which they are written.
struct Fields(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        from.deserialize_map(InOrder)
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) if list.iter().all(|entry| !entry.is_object() && !entry.is_array()) => {
            list.iter().map(plain).collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}

fn table<E>(entries: &[E], columns: &[Column<'_, E>], room: usize) -> String {
    let mut cells: Vec<Vec<String>> = vec![columns.iter().map(|column| column.title.to_owned()).collect()];
    cells.extend(entries.iter().map(|entry| columns.iter().map(|column| (column.cell)(entry)).collect()));
    let mut widths: Vec<usize> =
        (0..columns.len()).map(|i| cells.iter().map(|row| width(&row[i])).max().unwrap_or(0)).collect();
    let gaps = 2 * columns.len().saturating_sub(1);
    let fixed: usize =
        columns.iter().zip(&widths).filter(|(column, _)| !column.elastic).map(|(_, w)| w).sum();
    let elastic = columns.iter().filter(|column| column.elastic).count().max(1);
    let share = room.saturating_sub(fixed + gaps) / elastic;
    for (column, width) in columns.iter().zip(&mut widths) {
        if column.elastic {
            *width = (*width).min(share.max(12));
        }
    }
    let mut out = String::new();
    for (n, row) in cells.iter().enumerate() {
        let shown: Vec<String> = row.iter().zip(&widths).map(|(cell, &w)| pad(&cut(cell, w), w)).collect();
        let line = shown.join("  ");
        let line = line.trim_end();
        if n == 0 {
            let head = anstyle::Style::new().dimmed();
            out.push_str(&format!("{head}{line}{head:#}\n"));
        } else {
            out.push_str(&format!("{line}\n"));
        }
    }
    out
}

/// What stands under a list that was cut short.
pub fn more(shown: usize, all: usize, interface: Interface) -> String {
    if shown >= all {
        return String::new();
    }
    let words = DeskWords::of(interface);
    let line = words.of_all.replacen("{}", &shown.to_string(), 1).replacen("{}", &all.to_string(), 1);
    let dim = anstyle::Style::new().dimmed();
    format!("{dim}{line}{dim:#}\n")
}
