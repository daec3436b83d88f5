//! The truth on a server that several people share.

use std::error::Error as _;

use postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use postgres::{Client, NoTls, error::SqlState, fallible_iterator::FallibleIterator};

use super::store::{Cell, Dialect, Row, Store, Value};
use crate::error::{DeskError, Result};

/// Whoever writes holds this lock until commit, so that changes become
/// visible in the order of their numbers.
const WRITING: i64 = 0x5672_626c;

/// How long one process waits for another that writes.
const PATIENCE: &str = "SET lock_timeout = '30s'";

/// A library on a server.
pub struct Postgres {
    client: Client,
    statements: std::collections::HashMap<String, postgres::Statement>,
}

impl Postgres {
    /// Connects to a server.
    ///
    /// # Errors
    /// Where the server cannot be reached or refuses.
    pub fn open(address: &str) -> Result<Self> {
        let mut client = Client::connect(address, NoTls).map_err(|error| {
            DeskError::refused(
                format!("the server cannot be reached: {}", reason(&error)),
                "the address reads postgres://user:password@host:port/database; see that the server runs",
            )
        })?;
        client.batch_execute(PATIENCE).map_err(told)?;
        Ok(Self { client, statements: std::collections::HashMap::new() })
    }

    fn statement(&mut self, sql: &str) -> Result<postgres::Statement> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let statement = self.client.prepare(sql).map_err(told)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

impl Store for Postgres {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn run(&mut self, sql: &str) -> Result<()> {
        self.client.batch_execute(sql).map_err(told)
    }

    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        let statement = self.statement(sql)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
        self.client.execute(&statement, &values).map_err(told)
    }

    fn query(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        let statement = self.statement(sql)?;
        let values = values.iter().map(|v| v as &dyn ToSql);
        let mut rows = self.client.query_raw(&statement, values).map_err(told)?;
        while let Some(row) = rows.next().map_err(told)? {
            let cells = (0..row.len()).map(|i| cell(&row, i)).collect::<Result<_>>()?;
            each(Row::new(cells))?;
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<()> {
        self.run("BEGIN")?;
        self.run(&format!("SELECT pg_advisory_xact_lock({WRITING})"))
    }

    fn begin_reading(&mut self) -> Result<()> {
        self.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    fn commit(&mut self) -> Result<()> {
        self.run("COMMIT")
    }

    fn rollback(&mut self) {
        // A connection that is gone has rolled back by itself.
        let _ = self.client.batch_execute("ROLLBACK");
    }

    fn damages(&mut self) -> Result<Vec<String>> {
        // The server looks after its own pages; that it answers is enough.
        self.run("SELECT 1")?;
        Ok(Vec::new())
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        of: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) => number.to_sql(of, out),
            Value::Text(text) => text.to_sql(of, out),
            Value::Bytes(bytes) => bytes.to_sql(of, out),
        }
    }

    fn accepts(of: &Type) -> bool {
        matches!(*of, Type::INT8 | Type::TEXT | Type::BYTEA)
    }

    to_sql_checked!();
}

fn cell(row: &postgres::Row, i: usize) -> Result<Cell> {
    let of = row.columns()[i].type_();
    Ok(match *of {
        Type::INT8 => row.try_get::<_, Option<i64>>(i).map_err(told)?.map_or(Cell::Null, Cell::Int),
        Type::TEXT => row.try_get::<_, Option<String>>(i).map_err(told)?.map_or(Cell::Null, Cell::Text),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(i).map_err(told)?.map_or(Cell::Null, Cell::Bytes),
        _ => Cell::Null,
    })
}

fn reason(error: &postgres::Error) -> String {
    error.source().map_or_else(|| error.to_string(), ToString::to_string)
}

#[allow(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn told(error: postgres::Error) -> DeskError {
    match error.code() {
        Some(&SqlState::LOCK_NOT_AVAILABLE | &SqlState::T_R_SERIALIZATION_FAILURE) => DeskError::Busy,
        Some(&SqlState::DISK_FULL) => DeskError::Full,
        Some(&SqlState::READ_ONLY_SQL_TRANSACTION | &SqlState::INSUFFICIENT_PRIVILEGE) => DeskError::ReadOnly,
        Some(&SqlState::DATA_CORRUPTED | &SqlState::INDEX_CORRUPTED) => DeskError::Damaged(reason(&error)),
        _ => DeskError::Failed(reason(&error)),
    }
}
