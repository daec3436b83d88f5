//! Which files a command takes, and how each becomes a document.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use verbale_core::text::Document;

use super::KnownArgs;
use super::outputs::{Failure, reason};
use crate::doors::{self, Hint};

/// One file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Where it lies; `-` is standard input.
    pub path: PathBuf,
    /// Its path below the directory that was asked for; its name for a file.
    pub below: PathBuf,
}

impl Input {
    /// How messages call it.
    #[must_use]
    pub fn shown(&self) -> String {
        if self.is_stdin() { "standard input".to_owned() } else { self.path.display().to_string() }
    }

    /// Whether it is standard input.
    #[must_use]
    pub fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }

    /// Its bytes.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn bytes(&self) -> std::io::Result<Vec<u8>> {
        if self.is_stdin() {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            fs::read(&self.path)
        }
    }
}

/// Extensions that a directory is searched for.
const KNOWN: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "docx"];

/// The files that the arguments name, directories opened, in order of name.
///
/// # Errors
/// Where a directory holds no text at all.
pub fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = found.len();
            collect(path, path, &mut found);
            if found.len() == before {
                let help = format!("texts are files that end in {}", KNOWN.join(", "));
                return Err(Failure::new("the directory holds no text")
                    .of(&path.display().to_string())
                    .help(help));
            }
        } else {
            let below = PathBuf::from(path.file_name().unwrap_or(path.as_os_str()));
            found.push(Input { path: path.clone(), below });
        }
    }
    Ok(found)
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Input>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort_by_key(|path| by_part(path));
    for path in paths {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() && !path.is_symlink() {
            collect(root, &path, found);
        } else if path.is_file() && is_text(&path) {
            let below = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
            found.push(Input { path, below });
        }
    }
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|e| KNOWN.iter().any(|known| e.eq_ignore_ascii_case(known)))
}

/// 上, 中 and 下 are parts in this order, which is not the order of their codes.
fn by_part(path: &Path) -> String {
    path.to_string_lossy().replace('上', "\u{1}").replace('中', "\u{2}").replace('下', "\u{3}")
}

/// Reads one file into a document.
///
/// # Errors
/// Where the file cannot be read or its format is not understood.
pub fn document(input: &Input, known: &KnownArgs) -> Result<Document, Failure> {
    let name = if input.is_stdin() { "stdin".to_owned() } else { input.below.display().to_string() };
    let (lang, encoding) = (known.language.clone(), known.encoding.clone());
    let hint = Hint { name, lang, encoding, ..Hint::default() };
    let bytes = input.bytes().map_err(|error| Failure::new(reason(&error)))?;
    doors::document(&bytes, &hint)
}

/// Reads several files as the parts of one text.
///
/// # Errors
/// Where one of the parts cannot be read: a text with a part missing is not
/// the text.
pub fn as_one(inputs: &[Input], known: &KnownArgs) -> Result<Document, Failure> {
    let mut parts = Vec::new();
    for input in inputs {
        parts.push(document(input, known).map_err(|failure| failure.of(&input.shown()))?);
    }
    doors::as_one(parts)
}
