//! What the archive asks of a database: few things, in plain SQL that SQLite
//! and PostgreSQL both understand.
//!
//! Statements number their values `$1`, `$2` … in the order in which they
//! first appear, since SQLite counts names and PostgreSQL numbers.

use crate::error::Result;

/// A value that goes into a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

impl<'a> From<Option<&'a str>> for Value<'a> {
    fn from(text: Option<&'a str>) -> Self {
        text.map_or(Value::Null, Value::Text)
    }
}

impl From<Option<i64>> for Value<'_> {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Value::Null, Value::Int)
    }
}

/// A length or a place in a text as the archive keeps numbers.
#[allow(clippy::cast_possible_wrap, reason = "texts are shorter than 4 GiB")]
#[must_use]
pub fn int(number: usize) -> i64 {
    number as i64
}

/// A value that came out of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Cell {
    /// The same as a value that goes in.
    #[must_use]
    pub fn value(&self) -> Value<'_> {
        match self {
            Cell::Null => Value::Null,
            Cell::Int(number) => Value::Int(*number),
            Cell::Text(text) => Value::Text(text),
            Cell::Bytes(bytes) => Value::Bytes(bytes),
        }
    }
}

/// One row of an answer, taken from left to right.
pub struct Row(std::vec::IntoIter<Cell>);

impl Row {
    /// A row of these cells.
    #[must_use]
    pub fn new(cells: Vec<Cell>) -> Self {
        Self(cells.into_iter())
    }

    /// All cells that are left.
    #[must_use]
    pub fn cells(self) -> Vec<Cell> {
        self.0.collect()
    }

    /// The next cell as a number, where it is one.
    pub fn number(&mut self) -> Option<i64> {
        match self.0.next() {
            Some(Cell::Int(number)) => Some(number),
            _ => None,
        }
    }

    /// The next cell as a number; nothing counts as 0.
    pub fn int(&mut self) -> i64 {
        self.number().unwrap_or_default()
    }

    /// The next cell as a text, where it is one.
    pub fn text(&mut self) -> Option<String> {
        match self.0.next() {
            Some(Cell::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The next cell as a text; nothing counts as empty.
    pub fn string(&mut self) -> String {
        self.text().unwrap_or_default()
    }

    /// The next cell as a list of words.
    pub fn words(&mut self) -> Vec<String> {
        self.string().split_whitespace().map(str::to_owned).collect()
    }

    /// The next cell as bytes, where it holds any.
    pub fn bytes(&mut self) -> Option<Vec<u8>> {
        match self.0.next() {
            Some(Cell::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }
}

/// Which of the two it is, for the few words that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

/// A database that holds the truth.
pub trait Store: Send {
    /// Which of the two it is.
    fn dialect(&self) -> Dialect;

    /// Runs statements that take no values.
    ///
    /// # Errors
    /// Where the database refuses.
    fn run(&mut self, sql: &str) -> Result<()>;

    /// Runs one statement; gives the number of rows it touched.
    ///
    /// # Errors
    /// Where the database refuses.
    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64>;

    /// Runs one statement and hands on each row of its answer.
    ///
    /// # Errors
    /// Where the database refuses, or `each` does.
    fn query(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(Row) -> Result<()>,
    ) -> Result<()>;

    /// Begins a transaction that writes; others that write wait for it.
    ///
    /// # Errors
    /// Where another one holds the library too long.
    fn begin(&mut self) -> Result<()>;

    /// Begins a transaction that only reads, and sees one state throughout.
    ///
    /// # Errors
    /// Where the database refuses.
    fn begin_reading(&mut self) -> Result<()>;

    /// Makes what was written since `begin` last.
    ///
    /// # Errors
    /// Where the disk or the server refuses; nothing is kept then.
    fn commit(&mut self) -> Result<()>;

    /// Forgets what was written since `begin`.
    fn rollback(&mut self);

    /// What the database itself finds wrong with its bytes.
    ///
    /// # Errors
    /// Where it cannot look.
    fn damages(&mut self) -> Result<Vec<String>>;
}

/// Does something wholly or not at all.
///
/// # Errors
/// Where it fails, or cannot be made to last.
pub fn transaction<T>(store: &mut dyn Store, act: impl FnOnce(&mut dyn Store) -> Result<T>) -> Result<T> {
    store.begin()?;
    settle(store, act)
}

/// Reads one state of the library throughout.
///
/// # Errors
/// Where reading fails.
pub fn snapshot<T>(store: &mut dyn Store, act: impl FnOnce(&mut dyn Store) -> Result<T>) -> Result<T> {
    store.begin_reading()?;
    settle(store, act)
}

fn settle<T>(store: &mut dyn Store, act: impl FnOnce(&mut dyn Store) -> Result<T>) -> Result<T> {
    let done = act(store).and_then(|answer| store.commit().map(|()| answer));
    if done.is_err() {
        store.rollback();
    }
    done
}

/// All rows of an answer.
///
/// # Errors
/// Where the database refuses.
pub fn all<T>(
    store: &mut dyn Store,
    sql: &str,
    values: &[Value<'_>],
    mut make: impl FnMut(Row) -> T,
) -> Result<Vec<T>> {
    let mut rows = Vec::new();
    store.query(sql, values, &mut |row| {
        rows.push(make(row));
        Ok(())
    })?;
    Ok(rows)
}

/// The first row of an answer, if any.
///
/// # Errors
/// Where the database refuses.
pub fn first<T>(
    store: &mut dyn Store,
    sql: &str,
    values: &[Value<'_>],
    make: impl FnMut(Row) -> T,
) -> Result<Option<T>> {
    Ok(all(store, sql, values, make)?.into_iter().next())
}
