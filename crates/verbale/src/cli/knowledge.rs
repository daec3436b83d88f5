//! Gathers the codebook in use: the built-in edition and the user's own.

use std::fs;
use std::path::{Path, PathBuf};

use verbale_core::codebook::{Codebook, File};

use super::outputs::{Failure, reason};

/// The files of a directory of TOML, by their path within it.
///
/// # Errors
/// Where the directory cannot be read or holds none.
pub fn files(dir: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut found = Vec::new();
    collect(dir, dir, &mut found)?;
    found.sort();
    if found.is_empty() {
        return Err(Failure::new("the directory holds no codebook")
            .of(&dir.display().to_string())
            .help("a codebook has TOML files in actors/, acts/, instruments/, topics/ …"));
    }
    Ok(found)
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<(String, String)>) -> Result<(), Failure> {
    let fail = |path: &Path, error| Failure::new(reason(&error)).of(&path.display().to_string());
    for entry in fs::read_dir(folder).map_err(|e| fail(folder, e))? {
        let path = entry.map_err(|e| fail(folder, e))?.path();
        if path.is_dir() {
            collect(root, &path, found)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            let text = fs::read_to_string(&path).map_err(|e| fail(&path, e))?;
            let below = path.strip_prefix(root).unwrap_or(&path);
            found.push((below.to_string_lossy().replace('\\', "/"), text));
        }
    }
    Ok(())
}

/// The directory of the user's own entries: the option, else the environment.
#[must_use]
pub fn own_dir(option: Option<&Path>) -> Option<PathBuf> {
    let environment = || std::env::var_os("VERBALE_CODEBOOK").filter(|dir| !dir.is_empty());
    option.map(Path::to_path_buf).or_else(|| environment().map(PathBuf::from))
}

/// The codebook in use.
///
/// # Errors
/// Where the user's own entries are at fault: to read without them would
/// give a record that looks right and is not.
pub fn codebook(option: Option<&Path>) -> Result<Codebook, Failure> {
    let Some(dir) = own_dir(option) else { return Ok(verbale_edition::codebook()) };
    let own = files(&dir)?;
    let mut all = Codebook::builtin_files();
    all.extend(own.iter().map(|(path, text)| File { path, text }));
    let (codebook, faults) = Codebook::load(&all);
    let Some(fault) = faults.first() else { return Ok(codebook) };
    let place = format!("{}/{}", dir.display(), fault.path);
    let help = format!("`verbale codebook check {}` shows the place", dir.display());
    Err(Failure::new(fault.message.clone()).of(&place).help(help))
}
