//! Opens the library that a command works on.

use std::path::Path;
use std::sync::Arc;

use verbale_desk::{Desk, DeskError, Location, desk};

use super::knowledge;
use super::outputs::Failure;

/// The library named by the option, else by the environment, else the one
/// in the user's data directory.
///
/// # Errors
/// Where the codebook is at fault or the library cannot be opened.
pub fn open(library: Option<&str>, codebook: Option<&Path>) -> Result<Desk, Failure> {
    let location = location(library);
    let codebook = Arc::new(knowledge::codebook(codebook)?);
    Desk::open(&location, codebook).map_err(|error| Failure::from(error).of(&location.shown()))
}

fn location(library: Option<&str>) -> Location {
    let environment = || std::env::var("VERBALE_LIBRARY").ok().filter(|name| !name.is_empty());
    match library.map(str::to_owned).or_else(environment) {
        Some(name) => Location::new(&name),
        None => Location::File(desk::default_location()),
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        let help = error.hint();
        Failure::new(error.to_string()).help(help)
    }
}
