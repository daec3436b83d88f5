//! The one facade of the library: faces call this and nothing beneath it.

mod adding;
mod correcting;
mod dossier;
mod evidence;
mod exporting;
mod keeping;
mod ledger;
mod lost;
mod searching;
mod showing;
mod tracing;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use verbale_core::codebook::Codebook;

pub use adding::{Added, Arriving};
pub use correcting::Wish;
pub use dossier::{About, Dossier, Held as DossierHeld, Holding, Network, Since, Tie};
pub use evidence::Proposed;
pub use keeping::{Checked, Replace, Reread};
pub use ledger::{Entry as LedgerEntry, Filter};
pub use searching::{By, Findings, Hit, Total};
pub use showing::Shown;
pub use tracing::{Traced, Used};

use crate::archive::{Archive, Location, Reader};
use crate::correction::{Held, held};
use crate::error::{DeskError, Result};
use crate::index::{Index, Indexed, STRIDE, Writer};
use crate::query::Names;
use crate::record::Card;

/// A library, open.
pub struct Desk {
    archive: Archive,
    codebook: Arc<Codebook>,
    location: Location,
    library: String,
    index: Option<Index>,
    names: Option<Names>,
}

/// How the library and its index stand: what is asked twice while they stand
/// the same is answered alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The number of the last change of the library.
    pub change: i64,
    /// The last change that the index knows.
    pub indexed: i64,
}

/// How far the index is behind the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lag {
    /// How many changes it has not seen.
    pub changes: i64,
}

impl Desk {
    /// Opens a library, and makes it where there is none.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn open(location: &Location, codebook: Arc<Codebook>) -> Result<Self> {
        if let Location::File(path) = location
            && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder).map_err(|error| {
                DeskError::refused(
                    format!("{}: {error}", folder.display()),
                    "name another place with --library",
                )
            })?;
        }
        let mut archive = Archive::open(location)?;
        let library = archive.reader().generation()?;
        Ok(Self { archive, codebook, location: location.clone(), library, index: None, names: None })
    }

    /// Where it lies.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// What it knows.
    #[must_use]
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// The same, to be shared.
    #[must_use]
    pub fn knowledge(&self) -> &Arc<Codebook> {
        &self.codebook
    }

    /// The index, caught up as far as can be now.
    ///
    /// # Errors
    /// Where neither the index nor the truth can be read.
    pub fn index(&mut self) -> Result<&Index> {
        self.catch_up()?;
        self.index.as_ref().ok_or_else(|| DeskError::Failed("the index is not open".to_owned()))
    }

    /// The number of the last change of the library.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn change(&mut self) -> Result<i64> {
        self.archive.reader().last_change()
    }

    /// How the library and its index stand; the index is not brought up to
    /// the library for it.
    ///
    /// # Errors
    /// Where one of them cannot be read.
    pub fn stand(&mut self) -> Result<Stand> {
        let indexed = self.opened()?.state()?.change;
        Ok(Stand { change: self.archive.reader().last_change()?, indexed })
    }

    /// How far the index is behind, where it is; one that was asked for
    /// nothing is not.
    ///
    /// # Errors
    /// Where neither can be read.
    pub fn lag(&mut self) -> Result<Option<Lag>> {
        let Some(index) = &self.index else { return Ok(None) };
        let known = index.state()?.change;
        let last = self.archive.reader().last_change()?;
        Ok((known < last).then_some(Lag { changes: last - known }))
    }

    /// Goes through all documents by number, a few numbers at a time.
    fn each_key(&mut self, visit: &mut dyn FnMut(&mut Self, i64) -> Result<()>) -> Result<()> {
        let mut after = 0;
        loop {
            let keys = self.archive.reader().keys_after(after, 256)?;
            let Some(last) = keys.last() else { return Ok(()) };
            after = *last;
            keys.into_iter().try_for_each(|key| visit(self, key))?;
        }
    }

    /// The index as it is.
    fn opened(&mut self) -> Result<&Index> {
        let index = match self.index.take() {
            Some(index) => index,
            None => {
                let folder = index_folder(&self.location);
                match Index::open(&folder, &self.library) {
                    // Beside a library that cannot be written to there is no
                    // room for an index.
                    Err(DeskError::ReadOnly) => {
                        Index::open(&cached(&folder.to_string_lossy()), &self.library)?
                    }
                    other => other?,
                }
            }
        };
        Ok(self.index.insert(index))
    }

    /// Brings the index up to the truth, unless somebody else is at it.
    fn catch_up(&mut self) -> Result<()> {
        self.opened()?;
        let Self { archive, codebook, library, index, .. } = self;
        let Some(index) = index else { return Ok(()) };
        let mut change = index.state()?.change;
        if archive.reader().last_change()? <= change {
            return index.reload();
        }
        let mut writer = match index.writer(library) {
            Ok(writer) => writer,
            // Whoever writes goes on until nothing is left.
            Err(DeskError::Busy) => return index.reload(),
            Err(other) => return Err(other),
        };
        // Somebody may have written while we waited for the lock.
        change = change.max(index.state()?.change);
        while archive.reader().last_change()? > change {
            let mut written = Vec::new();
            let mut bytes = 0;
            while bytes < COMMIT_AFTER {
                let (keys, last) = archive.reader().changes_after(change, STRIDE)?;
                if keys.is_empty() {
                    break;
                }
                bytes += archive.at_once(|reader| index_texts(reader, &keys, &writer))?;
                written.extend(keys);
                change = last;
            }
            for keys in written.chunks(256) {
                archive.at_once(|reader| index_positions(reader, codebook, keys, &writer))?;
            }
            writer.commit(change)?;
        }
        writer.finish()?;
        index.reload()
    }
}

/// How many bytes of text go into the index before it commits by itself.
const COMMIT_AFTER: usize = 256 << 20;

/// Where the index of a library lies: beside its file, or in the cache of
/// the user for one on a server.
fn index_folder(location: &Location) -> PathBuf {
    match location {
        Location::File(path) => {
            let mut name = path.file_name().unwrap_or_default().to_owned();
            name.push(".index");
            path.with_file_name(name)
        }
        Location::Server(address) => cached(address),
    }
}

fn cached(name: &str) -> PathBuf {
    let hash = verbale_core::text::sha256(name.as_bytes());
    cache().join("verbale").join(&hash[..16])
}

fn cache() -> PathBuf {
    let named = |name: &str| std::env::var_os(name).filter(|dir| !dir.is_empty()).map(PathBuf::from);
    named("XDG_CACHE_HOME")
        .or_else(|| named("HOME").map(|home| home.join(".cache")))
        .unwrap_or_else(std::env::temp_dir)
}

/// The library that is used where none is named: a file in the user's data
/// directory.
#[must_use]
pub fn default_location() -> PathBuf {
    let named = |name: &str| std::env::var_os(name).filter(|dir| !dir.is_empty()).map(PathBuf::from);
    let data = named("XDG_DATA_HOME").or_else(|| named("HOME").map(|home| home.join(".local/share")));
    data.unwrap_or_else(|| Path::new(".").to_path_buf()).join("verbale").join("library.db")
}

/// Puts texts that changed into the index; returns how many bytes they are.
fn index_texts(reader: &mut Reader<'_>, keys: &[i64], writer: &Writer<'_>) -> Result<usize> {
    let mut bytes = 0;
    for key in keys {
        writer.forget(*key);
        let Some(card) = reader.card(*key)? else { continue };
        let text = reader.text(*key)?.unwrap_or_default();
        bytes += text.len();
        writer.add_text(&card, &text)?;
    }
    Ok(bytes)
}

/// Puts the positions of such texts into the index. A text that changes in
/// between is among the next changes.
fn index_positions(
    reader: &mut Reader<'_>,
    codebook: &Codebook,
    keys: &[i64],
    writer: &Writer<'_>,
) -> Result<()> {
    let family = |act: &str| codebook.acts.iter().find(|a| a.id == act).map_or("", |a| a.family.as_str());
    for key in keys {
        let Some(card) = reader.card(*key)? else { continue };
        let held = present(reader, &card)?.0.into_iter();
        let indexed = held.map(|held| Indexed {
            family: family(&held.position.act).to_owned(),
            position: held.position,
            about: held.about,
        });
        writer.add_positions(&card, &indexed.collect::<Vec<_>>())?;
    }
    Ok(())
}

/// The positions of a document as people see them, and those withdrawn.
fn present(reader: &mut Reader<'_>, card: &Card) -> Result<(Vec<Held>, Vec<Held>)> {
    let machine = reader.positions(card.key)?;
    let saved = reader.corrections(card.key)?;
    Ok(held(machine, &saved))
}
