//! Looks after the library: reads it again with another codebook, checks
//! it, copies it away and back.

use std::path::{Path, PathBuf};

use serde::Serialize;
use verbale_core::reading::{self, Position};

use super::{Desk, index_folder, showing};
use crate::archive::{Archive, Location, copy};
use crate::error::{DeskError, Result};
use crate::record::Card;

/// What a new reading of a document changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reread {
    /// Positions that are there now and were not.
    pub added: usize,
    /// Positions that were there and are not.
    pub dropped: usize,
    /// Positions at the same act word that say something else.
    pub changed: usize,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// How many documents there are.
    pub documents: i64,
    /// What is damaged in the truth.
    pub truth: Vec<String>,
    /// What is damaged in the index, which can be made anew.
    pub index: Vec<String>,
    /// How many changes the index has not seen.
    pub lag: i64,
}

impl Checked {
    /// Whether all is well.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.truth.is_empty() && self.index.is_empty()
    }
}

impl Desk {
    /// Reads every document again with the codebook in use; `tell` hears what
    /// that changed in each, as soon as it would outlive a crash.
    ///
    /// # Errors
    /// Where the library cannot be written to.
    pub fn reread(&mut self, tell: &mut dyn FnMut(&Card, &Reread)) -> Result<()> {
        let codebook = self.codebook.clone();
        self.each_key(&mut |desk, key| {
            let read = desk.archive.at_once(|reader| {
                let Some(card) = reader.card(key)? else { return Ok(None) };
                let document = showing::document(reader, &card)?;
                let before = reader.positions(key)?;
                Ok(Some((card, document, before)))
            })?;
            let Some((card, document, before)) = read else { return Ok(()) };
            let reading = reading::read(&document, &codebook);
            let before: Vec<Position> = before.into_iter().map(|(position, _)| position).collect();
            let changes = difference(&before, &reading.positions);
            if changes != Reread::default() || card.edition != reading.edition {
                desk.archive.reread(key, &document.text, &reading)?;
            }
            tell(&card, &changes);
            Ok(())
        })?;
        self.catch_up()
    }

    /// Looks at every byte of the library and its index.
    ///
    /// # Errors
    /// Where it cannot be read at all.
    pub fn check(&mut self) -> Result<Checked> {
        let mut truth = self.archive.damages()?;
        let documents = match self.archive.reader().documents() {
            Ok(documents) => documents,
            Err(error) => {
                truth.push(error.to_string());
                0
            }
        };
        if truth.is_empty() {
            truth = self.hashes()?;
        }
        let mut found = Checked { documents, truth, ..Checked::default() };
        match self.index().and_then(crate::index::Index::damages) {
            Ok(damages) => found.index = damages,
            Err(DeskError::Damaged(what)) => found.index.push(what),
            Err(other) => return Err(other),
        }
        found.lag = self.lag().ok().flatten().map_or(0, |lag| lag.changes);
        Ok(found)
    }

    /// Every text must still have the hash by which it is called, and every
    /// position must lie in its text.
    fn hashes(&mut self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        self.each_key(&mut |desk, key| {
            let fault = desk.archive.at_once(|reader| {
                let Some(card) = reader.card(key)? else {
                    return Ok(Some(format!("document {key} has no reading")));
                };
                let text = reader.text(key)?.unwrap_or_default();
                let hash = format!("sha256:{}", verbale_core::text::sha256(text.as_bytes()));
                if hash != card.id {
                    return Ok(Some(format!("the text of {} is not the one that was added", card.short())));
                }
                let positions = reader.positions(key)?;
                let lies = |p: &Position| {
                    text.get(p.clause.range()).is_some() && text.get(p.trigger.range()).is_some()
                };
                let whole = i64::try_from(positions.len()) == Ok(card.positions)
                    && positions.iter().all(|(p, _)| lies(p));
                Ok((!whole).then(|| format!("the reading of {} is not whole", card.short())))
            })?;
            found.extend(fault);
            Ok(())
        })?;
        Ok(found)
    }

    /// Copies the whole library into a file, which must not be there yet.
    ///
    /// # Errors
    /// Where the file is there, or cannot be written.
    pub fn backup(&mut self, file: &Path) -> Result<()> {
        if file.exists() {
            return Err(DeskError::refused(
                format!("{} is there already", file.display()),
                "name a file that is not there yet; a backup replaces nothing",
            ));
        }
        let draft = beside(file, "part");
        clear(&draft);
        let copied = Archive::open(&Location::File(draft.clone()))
            .and_then(|mut other| copy(self.archive.store(), other.store()).and_then(|()| other.settle()));
        let moved = copied.and_then(|()| {
            std::fs::rename(&draft, file)
                .map_err(|error| DeskError::Failed(format!("{}: {error}", file.display())))
        });
        clear(&draft);
        moved
    }

    /// Puts a backup in the place of all that is in the library, which must
    /// be empty unless `replace` is asked for.
    ///
    /// # Errors
    /// Where the library is not empty, or the backup cannot be read.
    pub fn restore(&mut self, file: &Path, replace: Replace) -> Result<i64> {
        if !file.exists() {
            return Err(DeskError::refused(
                format!("there is no file {}", file.display()),
                "name a file that `verbale backup` made",
            ));
        }
        let here = self.documents()?;
        if here > 0 && replace == Replace::No {
            return Err(DeskError::refused(
                format!("the library holds {here} documents, which a restore would replace"),
                "add --replace if they may go, or name another --library",
            ));
        }
        let mut backup = Archive::open_to_read(file)?;
        let damages = backup.damages()?;
        if let Some(first) = damages.first() {
            return Err(DeskError::Damaged(format!("{}: {first}", file.display())));
        }
        copy(backup.store(), self.archive.store())?;
        self.library = self.archive.reader().generation()?;
        self.index = None;
        self.catch_up()?;
        self.documents()
    }

    /// Throws the index away and makes it anew.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn rebuild_index(&mut self) -> Result<()> {
        let own = self.index.take().map(|index| index.folder().to_path_buf());
        let folder = own.unwrap_or_else(|| index_folder(&self.location));
        if folder.exists() {
            std::fs::remove_dir_all(&folder)
                .map_err(|error| DeskError::Failed(format!("{}: {error}", folder.display())))?;
        }
        self.catch_up()
    }
}

/// Whether what is there may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// It may.
    Yes,
    /// It may not.
    No,
}

fn difference(before: &[Position], after: &[Position]) -> Reread {
    let mut changes = Reread::default();
    for old in before {
        match after.iter().find(|new| new.trigger == old.trigger) {
            None => changes.dropped += 1,
            Some(new) if !same(old, new) => changes.changed += 1,
            Some(_) => {}
        }
    }
    let is_new = |new: &&Position| !before.iter().any(|old| old.trigger == new.trigger);
    changes.added = after.iter().filter(is_new).count();
    changes
}

/// Whether two records say the same, whatever cue they were found by.
fn same(old: &Position, new: &Position) -> bool {
    let strip = |position: &Position| {
        let mut position = position.clone();
        position.why.cue.clear();
        position.why.rule.clear();
        position.why.considered.clear();
        position
    };
    strip(old) == strip(new)
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{ending}"));
    file.with_file_name(name)
}

/// Takes away what an earlier attempt may have left.
fn clear(draft: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut name = draft.as_os_str().to_owned();
        name.push(ending);
        // What is not there need not go.
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}
