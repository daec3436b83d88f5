//! The truth in a file.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql, params_from_iter};

use super::store::{Cell, Dialect, Row, Store, Value};
use crate::error::{DeskError, Result};

/// How long one process waits for another that writes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Mark in the file's head that says whose it is: `Vrbl`.
const APPLICATION: i64 = 0x5672_626c;

/// A library in a file.
pub struct Sqlite {
    connection: Connection,
}

impl Sqlite {
    /// Opens a file, and makes it where there is none.
    ///
    /// # Errors
    /// Where it cannot be opened, or is no library.
    pub fn open(path: &Path) -> Result<Self> {
        let opened = Connection::open(path).map_err(|error| told_of(path, error)).and_then(|connection| {
            let mut store = Self { connection };
            store.prepare().map_err(|error| of(path, error))?;
            Ok(store)
        });
        // On a disk that cannot be written to, what is there can still be read.
        match opened {
            Err(_) if path.is_file() && is_read_only(path) => Self::open_as_it_is(path),
            other => other,
        }
    }

    /// Opens a file that nobody can change, its log of writes among it.
    fn open_as_it_is(path: &Path) -> Result<Self> {
        let name = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(format!("file:{name}?immutable=1"), flags);
        let connection = connection.map_err(|error| told_of(path, error))?;
        let mut store = Self { connection };
        store.settle()?;
        Ok(store)
    }

    /// Opens a file that must be there, and changes nothing in it.
    ///
    /// # Errors
    /// Where it cannot be opened, or is no library.
    pub fn open_to_read(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(|error| told_of(path, error))?;
        connection.busy_timeout(PATIENCE).map_err(told)?;
        let mut store = Self { connection };
        store.settle()?;
        Ok(store)
    }

    fn prepare(&mut self) -> Result<()> {
        self.connection.busy_timeout(PATIENCE).map_err(told)?;
        self.settle()?;
        // A commit that was acknowledged outlives a power cut: FULL, not NORMAL.
        let wal = self.connection.pragma_update(None, "journal_mode", "wal");
        wal.map_err(told)?;
        self.connection.pragma_update(None, "synchronous", "full").map_err(told)?;
        self.connection.pragma_update(None, "foreign_keys", "on").map_err(told)?;
        self.connection.pragma_update(None, "cache_size", -65_536).map_err(told)?;
        Ok(())
    }

    /// What every connection has in common.
    fn settle(&mut self) -> Result<()> {
        self.connection.set_prepared_statement_cache_capacity(64);
        // Plans do not depend on what is bound; else statements with bounds
        // would be prepared anew for every value.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(told)?;
        self.belongs()
    }

    /// Refuses a database that some other program made.
    fn belongs(&mut self) -> Result<()> {
        let mark: i64 =
            self.connection.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(told)?;
        let tables: i64 = self
            .connection
            .query_row("SELECT count(*) FROM sqlite_master WHERE type = 'table'", [], |row| row.get(0))
            .map_err(told)?;
        if mark == APPLICATION {
            return Ok(());
        }
        if tables > 0 {
            return Err(DeskError::refused(
                "the file is a database of another program",
                "name another file with --library; a library is made where there is none",
            ));
        }
        // Read-only, an empty file is an empty library.
        let marked = self.connection.pragma_update(None, "application_id", APPLICATION);
        match marked.map_err(told) {
            Err(DeskError::ReadOnly) | Ok(()) => Ok(()),
            Err(other) => Err(other),
        }
    }
}

impl Store for Sqlite {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn run(&mut self, sql: &str) -> Result<()> {
        self.connection.execute_batch(sql).map_err(told)
    }

    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        let mut statement = self.connection.prepare_cached(sql).map_err(told)?;
        let touched = statement.execute(params_from_iter(values)).map_err(told)?;
        Ok(touched as u64)
    }

    fn query(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql).map_err(told)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(values)).map_err(told)?;
        while let Some(row) = rows.next().map_err(told)? {
            let cells = (0..columns).map(|i| row.get_ref(i).map(cell).map_err(told));
            each(Row::new(cells.collect::<Result<_>>()?))?;
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<()> {
        self.run("BEGIN IMMEDIATE")
    }

    fn begin_reading(&mut self) -> Result<()> {
        self.run("BEGIN")
    }

    fn commit(&mut self) -> Result<()> {
        self.run("COMMIT")
    }

    fn rollback(&mut self) {
        if !self.connection.is_autocommit() {
            // Nothing more can be done where even this fails: the
            // transaction was never made to last.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }

    fn damages(&mut self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        let looked = self.query("PRAGMA integrity_check(20)", &[], &mut |mut row| {
            found.push(row.string());
            Ok(())
        });
        match looked {
            Err(DeskError::Damaged(what)) => found.push(what),
            other => other?,
        }
        found.retain(|line| line != "ok");
        let mut loose = 0;
        self.query("PRAGMA foreign_key_check", &[], &mut |_| {
            loose += 1;
            Ok(())
        })?;
        if loose > 0 {
            found.push(format!("{loose} rows belong to something that is not there"));
        }
        Ok(found)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Int(number),
        ValueRef::Real(_) => Cell::Null,
        ValueRef::Text(bytes) => Cell::Text(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
    }
}

/// Whether the disk or the rights forbid writing; a log beside the file that
/// was not folded in yet must be read, so such a file does not count.
fn is_read_only(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let logged = std::fs::metadata(log).is_ok_and(|data| data.len() > 0);
    let refused = std::fs::File::options().append(true).open(path).err();
    let kinds = [std::io::ErrorKind::ReadOnlyFilesystem, std::io::ErrorKind::PermissionDenied];
    !logged && refused.is_some_and(|error| kinds.contains(&error.kind()))
}

fn told_of(path: &Path, error: rusqlite::Error) -> DeskError {
    of(path, told(error))
}

fn of(path: &Path, error: DeskError) -> DeskError {
    match error {
        DeskError::Failed(message) => DeskError::Failed(format!("{}: {message}", path.display())),
        DeskError::Damaged(message) => DeskError::Damaged(format!("{}: {message}", path.display())),
        other => other,
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn told(error: rusqlite::Error) -> DeskError {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => DeskError::Busy,
        Some(ErrorCode::DiskFull) => DeskError::Full,
        Some(ErrorCode::ReadOnly) => DeskError::ReadOnly,
        Some(ErrorCode::DatabaseCorrupt) => DeskError::Damaged(error.to_string()),
        Some(ErrorCode::NotADatabase) => DeskError::refused(
            "the file is no library",
            "name another file with --library; a library is made where there is none",
        ),
        Some(ErrorCode::CannotOpen) => DeskError::refused(
            "the library cannot be opened",
            "see that its directory exists and may be written to, or name another with --library",
        ),
        _ => DeskError::Failed(error.to_string()),
    }
}
