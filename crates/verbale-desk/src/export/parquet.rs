//! Positions as columns of Apache Parquet.

use std::io::Write;
use std::sync::Arc;

use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use serde_json::Value;

use super::table::{COLUMNS, cells};
use super::{Exported, Writer};
use crate::error::{DeskError, Result};

/// How many rows are kept in memory before they are written.
const GROUP: usize = 16_384;

pub(super) struct Columns<'w> {
    writer: SerializedFileWriter<&'w mut (dyn Write + Send)>,
    rows: Vec<Vec<Value>>,
}

/// Columns of whole numbers; the others are texts.
fn is_number(name: &str) -> bool {
    matches!(name, "force" | "binding" | "withdrawn") || name.ends_with("_start") || name.ends_with("_end")
}

impl<'w> Columns<'w> {
    pub(super) fn new(out: &'w mut (dyn Write + Send)) -> Result<Self> {
        let fields: Vec<String> = COLUMNS
            .iter()
            .map(|name| match is_number(name) {
                true => format!("required int32 {name};"),
                false => format!("required binary {name} (UTF8);"),
            })
            .collect();
        let schema =
            parse_message_type(&format!("message positions {{ {} }}", fields.join(" "))).map_err(told)?;
        let properties = Arc::new(WriterProperties::builder().build());
        let writer = SerializedFileWriter::new(out, Arc::new(schema), properties).map_err(told)?;
        Ok(Self { writer, rows: Vec::new() })
    }

    fn group(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.rows);
        let mut group = self.writer.next_row_group().map_err(told)?;
        let mut at = 0;
        while let Some(mut column) = group.next_column().map_err(told)? {
            let values = rows.iter().map(|row| &row[at]);
            if is_number(COLUMNS[at]) {
                let numbers: Vec<i32> = values.map(number).collect();
                column.typed::<Int32Type>().write_batch(&numbers, None, None).map_err(told)?;
            } else {
                let texts: Vec<ByteArray> =
                    values.map(|value| ByteArray::from(value.as_str().unwrap_or(""))).collect();
                column.typed::<ByteArrayType>().write_batch(&texts, None, None).map_err(told)?;
            }
            column.close().map_err(told)?;
            at += 1;
        }
        group.close().map_err(told)?;
        Ok(())
    }
}

fn number(value: &Value) -> i32 {
    match value {
        Value::Bool(is) => i32::from(*is),
        other => other.as_i64().and_then(|n| i32::try_from(n).ok()).unwrap_or(i32::MAX),
    }
}

impl Writer for Columns<'_> {
    fn take(&mut self, position: &Exported) -> Result<()> {
        self.rows.push(cells(position));
        if self.rows.len() == GROUP { self.group() } else { Ok(()) }
    }

    fn end(mut self: Box<Self>) -> Result<()> {
        if !self.rows.is_empty() {
            self.group()?;
        }
        self.writer.close().map_err(told)?;
        Ok(())
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn told(error: parquet::errors::ParquetError) -> DeskError {
    DeskError::Failed(format!("the export cannot be written: {error}"))
}
