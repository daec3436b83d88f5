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

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    use serde_json::Value;
    use verbale_core::reading::HolderBy;

    use super::{Columns, GROUP};
    use crate::export::table::{COLUMNS, cells};
    use crate::export::{Exported, Writer};

    fn position(n: usize) -> Exported {
        Exported {
            document: format!("sha256:{n:064x}"),
            source: "第一号.txt".to_owned(),
            title: "Joint \"Statement\"".to_owned(),
            date: if n.is_multiple_of(2) { "2024-05-01".to_owned() } else { String::new() },
            language: "zh".to_owned(),
            form: String::new(),
            parties: vec!["CHN".to_owned(), "RUS".to_owned()],
            edition: "2025".to_owned(),
            position: format!("p{n}"),
            act: "reaffirm".to_owned(),
            kind: String::new(),
            degree: "plain",
            force: 30,
            binding: 2,
            holders: vec!["CHN".to_owned(), "RUS".to_owned()],
            holder_by: HolderBy::Voice,
            addressees: Vec::new(),
            instruments: vec!["NPT".to_owned()],
            topics: Vec::new(),
            trigger: "重申".to_owned(),
            before: "双方".to_owned(),
            after: "一句话".to_owned(),
            trigger_start: n,
            trigger_end: n + 2,
            matter: "一句话，\n两行".to_owned(),
            matter_start: n + 2,
            matter_end: n + 9,
            quote: "双方重申".to_owned(),
            corrected_by: String::new(),
            corrected_at: String::new(),
            corrected: Vec::new(),
            note: String::new(),
            withdrawn: n == 1,
        }
    }

    fn read_back(count: usize) -> (Vec<Vec<Value>>, usize) {
        let mut file = tempfile::tempfile().expect("a file can be made");
        let mut columns = Box::new(Columns::new(&mut file).expect("it can be written"));
        (0..count).for_each(|n| columns.take(&position(n)).expect("it can be written"));
        columns.end().expect("it can be written");
        let reader = SerializedFileReader::new(file).expect("it is a file of the kind");
        let value = |(name, field): (&String, &Field)| match (name.as_str(), field) {
            ("withdrawn", Field::Int(number)) => Value::Bool(*number == 1),
            (_, Field::Int(number)) => Value::from(*number),
            (_, Field::Str(text)) => Value::from(text.as_str()),
            (name, other) => panic!("{name} holds {other}"),
        };
        let rows = reader.get_row_iter(None).expect("it has rows");
        let rows = rows.map(|row| row.expect("it is whole").get_column_iter().map(value).collect());
        (rows.collect(), reader.metadata().num_row_groups())
    }

    #[test]
    fn a_file_is_read_back_as_it_was_written() {
        let (rows, groups) = read_back(3);
        assert_eq!(rows, [cells(&position(0)), cells(&position(1)), cells(&position(2))]);
        assert_eq!((rows[0].len(), groups), (COLUMNS.len(), 1));
    }

    #[test]
    fn an_empty_file_and_one_of_several_groups_are_whole() {
        assert_eq!(read_back(0), (Vec::new(), 0));
        let (rows, groups) = read_back(GROUP + 1);
        assert_eq!((rows.len(), groups), (GROUP + 1, 2));
        assert_eq!(rows.last(), Some(&cells(&position(GROUP))));
    }
}
