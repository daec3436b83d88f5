//! The truth: documents as they came, what was read in them, what people
//! made of it. Nothing here is derived from anything that is not here.

mod cards;
mod copy;
mod history;
mod layout;
mod positions;
mod postgres;
mod shelving;
mod sqlite;
mod store;

use std::path::{Path, PathBuf};

pub use copy::copy;
pub use history::Saved;
pub use positions::degree_word;
pub use shelving::{Arrival, Shelved};
pub use store::{Store, snapshot, transaction};

use crate::error::Result;
use crate::time;

/// Where a library lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// In a file.
    File(PathBuf),
    /// On a server: `postgres://…`.
    Server(String),
}

impl Location {
    /// The library that goes by this path or address.
    #[must_use]
    pub fn new(name: &str) -> Self {
        if name.starts_with("postgres://") || name.starts_with("postgresql://") {
            Self::Server(name.to_owned())
        } else {
            Self::File(PathBuf::from(name))
        }
    }

    /// How it is called in messages: a password is nobody's business.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Server(address) => {
                let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
                let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
                format!("{scheme}://{host}")
            }
        }
    }
}

/// The truth store of one library.
pub struct Archive {
    store: Box<dyn Store>,
}

impl Archive {
    /// Opens a library, and makes it where there is none.
    ///
    /// # Errors
    /// Where it cannot be opened, or is newer than this program.
    pub fn open(location: &Location) -> Result<Self> {
        let mut store: Box<dyn Store> = match location {
            Location::File(path) => Box::new(sqlite::Sqlite::open(path)?),
            Location::Server(address) => Box::new(postgres::Postgres::open(address)?),
        };
        layout::bring_up(store.as_mut(), &time::now())?;
        Ok(Self { store })
    }

    /// Opens a file that must be a library, and changes nothing in it.
    ///
    /// # Errors
    /// Where it cannot be opened, or is no library of this layout.
    pub fn open_to_read(path: &Path) -> Result<Self> {
        let mut store: Box<dyn Store> = Box::new(sqlite::Sqlite::open_to_read(path)?);
        match layout::layout(store.as_mut())? {
            layout::LATEST => Ok(Self { store }),
            found if found > layout::LATEST => Err(crate::DeskError::Newer { found, known: layout::LATEST }),
            _ => Err(crate::DeskError::refused(
                format!("{} is no library of this version", path.display()),
                "open it once with --library, which brings it up to date",
            )),
        }
    }

    /// What the database itself finds wrong with its bytes.
    ///
    /// # Errors
    /// Where it cannot look.
    pub fn damages(&mut self) -> Result<Vec<String>> {
        self.store.damages()
    }

    /// Folds the log of writes into the file, so that it can be moved alone.
    ///
    /// # Errors
    /// Where the database refuses.
    pub fn settle(mut self) -> Result<()> {
        match self.store.dialect() {
            store::Dialect::Sqlite => {
                self.store.query("PRAGMA wal_checkpoint(TRUNCATE)", &[], &mut |_| Ok(()))
            }
            store::Dialect::Postgres => Ok(()),
        }
    }

    /// Reads several things from one state of the library.
    ///
    /// # Errors
    /// Where reading fails.
    pub fn at_once<T>(&mut self, read: impl FnOnce(&mut Reader<'_>) -> Result<T>) -> Result<T> {
        snapshot(self.store.as_mut(), |store| read(&mut Reader { store }))
    }

    /// Reads what one statement answers.
    pub fn reader(&mut self) -> Reader<'_> {
        Reader { store: self.store.as_mut() }
    }

    /// The database beneath, for copies of the whole.
    pub fn store(&mut self) -> &mut dyn Store {
        self.store.as_mut()
    }
}

/// Reads the truth; changes nothing.
pub struct Reader<'a> {
    store: &'a mut dyn Store,
}
