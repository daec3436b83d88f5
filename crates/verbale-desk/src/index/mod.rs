//! The index: derived from the truth, thrown away and made anew at will.
//!
//! It proposes; the text decides. A proposal may hold too much, never too
//! little.

mod catching;
mod cross;
mod gather;
mod jointly;
mod propose;
mod schema;
mod sequence;
mod slots;
mod tokens;
mod vocabulary;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use tantivy::directory::MmapDirectory;
use tantivy::index::SegmentId;
use tantivy::{IndexReader, ReloadPolicy, Searcher};

pub use catching::{Indexed, STRIDE, Writer, day};
pub use cross::Pairs;
pub use gather::{Found, Tally};
pub use propose::Proposal;
pub use schema::Fields;
use vocabulary::Vocabularies;

use crate::error::{DeskError, Result};

/// Which state of which library an index holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    layout: u32,
    /// The library it was made from.
    pub library: String,
    /// The last change it holds.
    pub change: i64,
}

/// An index on disk.
pub struct Index {
    index: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    folder: PathBuf,
    vocabularies: Arc<Vocabularies>,
    // The commit that is searched, and its segments.
    seen: Mutex<Option<(u64, Vec<SegmentId>)>>,
}

impl Index {
    /// Opens the index of a library; makes it anew where there is none, or
    /// where what there is cannot be used.
    ///
    /// # Errors
    /// Where the folder cannot be written to.
    pub fn open(folder: &Path, library: &str) -> Result<Self> {
        let fields = Fields::new();
        // Two processes that find no index must not both make one.
        let _turn = turn(folder)?;
        let opened = guarded(|| Self::open_as_it_is(folder, &fields));
        match opened {
            Ok(index) if index.state().is_ok_and(|state| state.fits(library)) => Ok(index),
            _ => Self::anew(folder, fields),
        }
    }

    fn open_as_it_is(folder: &Path, fields: &Fields) -> Result<Self> {
        let directory = MmapDirectory::open(folder).map_err(told)?;
        let index = tantivy::Index::open(directory).map_err(told)?;
        if index.schema() != fields.schema {
            return Err(DeskError::Damaged("the index has other fields".to_owned()));
        }
        Self::over(index, fields.clone(), folder)
    }

    fn anew(folder: &Path, fields: Fields) -> Result<Self> {
        if folder.exists() {
            std::fs::remove_dir_all(folder).map_err(|error| failed(folder, &error))?;
        }
        std::fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
        let directory = MmapDirectory::open(folder).map_err(told)?;
        let settings = tantivy::IndexSettings::default();
        let index = tantivy::Index::create(directory, fields.schema.clone(), settings).map_err(told)?;
        Self::over(index, fields, folder)
    }

    fn over(index: tantivy::Index, fields: Fields, folder: &Path) -> Result<Self> {
        index.tokenizers().register(schema::TOKENIZER, tokens::Pairs);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(told)?;
        Ok(Self {
            index,
            reader,
            fields,
            folder: folder.to_path_buf(),
            vocabularies: Arc::default(),
            seen: Mutex::default(),
        })
    }

    /// What state it holds.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn state(&self) -> Result<State> {
        let payload = self.index.load_metas().map_err(told)?.payload;
        Ok(payload.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Where it lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Bytes on disk.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        let files = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        files.filter_map(|file| file.metadata().ok()).map(|data| data.len()).sum()
    }

    /// Looks at every byte of it; names the files that are damaged.
    ///
    /// # Errors
    /// Where it cannot be read at all.
    pub fn damages(&self) -> Result<Vec<String>> {
        let damaged = self.index.validate_checksum().map_err(told)?;
        let mut names: Vec<String> = damaged.iter().map(|path| path.display().to_string()).collect();
        names.sort();
        Ok(names)
    }

    fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }
}

impl State {
    /// An index that holds nothing yet fits every library.
    fn fits(&self, library: &str) -> bool {
        *self == State::default() || (self.layout == schema::LAYOUT && self.library == library)
    }
}

/// Waits for the turn to open or make an index; it ends when the file is
/// dropped.
fn turn(folder: &Path) -> Result<std::fs::File> {
    let mut name = folder.as_os_str().to_owned();
    name.push(".lock");
    let path = PathBuf::from(name);
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
    }
    let file = std::fs::File::options().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| failed(&path, &error))?;
    file.lock().map_err(|error| failed(&path, &error))?;
    Ok(file)
}

/// Does something with an index whose bytes may be damaged: what cannot be
/// read is told, even where the index itself loses its head over it.
///
/// # Errors
/// [`DeskError::Damaged`] where it does.
pub fn guarded<T>(act: impl FnOnce() -> Result<T>) -> Result<T> {
    let lost = |_| Err(DeskError::Damaged("the index cannot be read".to_owned()));
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(act)).unwrap_or_else(lost)
}

fn failed(folder: &Path, error: &std::io::Error) -> DeskError {
    match error.kind() {
        std::io::ErrorKind::StorageFull => DeskError::Full,
        std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => DeskError::ReadOnly,
        _ => DeskError::Failed(format!("{}: {error}", folder.display())),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn told(error: impl Into<tantivy::TantivyError>) -> DeskError {
    let error = error.into();
    match &error {
        tantivy::TantivyError::LockFailure(..) => DeskError::Busy,
        tantivy::TantivyError::IoError(io) => failed(Path::new("the index"), io),
        _ => DeskError::Damaged(format!("the index: {error}")),
    }
}
