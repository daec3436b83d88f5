//! Copies a whole library from one database into another, row by row: the
//! same for a backup of a file, a backup of a server, and their restoring.

use super::layout::{TABLES, renew};
use super::store::{Cell, Dialect, Row, Store, Value, snapshot, transaction};
use crate::error::Result;

/// Replaces all that is in `to` by what is in `from`; all or nothing.
///
/// # Errors
/// Where one of them cannot be read or written.
pub fn copy(from: &mut dyn Store, to: &mut dyn Store) -> Result<()> {
    snapshot(from, |from| {
        transaction(to, |to| {
            for table in TABLES.iter().rev() {
                to.execute(&format!("DELETE FROM {table}"), &[])?;
            }
            for table in TABLES {
                copy_table(from, to, table)?;
            }
            renew(to)
        })
    })
}

fn copy_table(from: &mut dyn Store, to: &mut dyn Store, table: &str) -> Result<()> {
    let names = columns(from, table)?;
    let key = names.first().cloned().unwrap_or_default();
    let list = names.join(", ");
    let marks = (1..=names.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let sql = format!("INSERT INTO {table} ({list}) VALUES ({marks})");
    // A document may replace a later one; the links are set when all are there.
    let replaces = names.iter().position(|name| name == "replaces");
    let mut links = Vec::new();
    from.query(&format!("SELECT {list} FROM {table} ORDER BY 1"), &[], &mut |row: Row| {
        let cells = row.cells();
        let mut values: Vec<Value<'_>> = cells.iter().map(Cell::value).collect();
        if let (Some(at), Some(Cell::Int(own))) = (replaces, cells.first())
            && let Cell::Int(other) = cells[at]
        {
            links.push((*own, other));
            values[at] = Value::Null;
        }
        to.execute(&sql, &values).map(|_| ())
    })?;
    for (own, other) in links {
        let values = [Value::Int(other), Value::Int(own)];
        to.execute("UPDATE documents SET replaces = $1 WHERE key = $2", &values)?;
    }
    if to.dialect() == Dialect::Postgres && matches!(key.as_str(), "key" | "seq") {
        to.run(&format!(
            "SELECT setval(pg_get_serial_sequence('{table}', '{key}'), (SELECT coalesce(max({key}), 1) FROM {table}))"
        ))?;
    }
    Ok(())
}

fn columns(store: &mut dyn Store, table: &str) -> Result<Vec<String>> {
    let sql = match store.dialect() {
        Dialect::Sqlite => "SELECT name FROM pragma_table_info($1) ORDER BY cid",
        Dialect::Postgres => {
            "SELECT column_name::text FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name::text = $1 ORDER BY ordinal_position"
        }
    };
    super::store::all(store, sql, &[Value::Text(table)], |mut row| row.string())
}
