//! What comes out of a command: its exit code, its messages, its text.
//!
//! A reader that closes the pipe early is no failure.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All done.
    Done,
    /// Nothing could be done; the messages are out.
    Failed,
    /// Some files failed, the rest are done.
    SomeFailed,
}

impl Outcome {
    /// The outcome of a batch.
    #[must_use]
    pub fn of(done: usize, failed: usize) -> Self {
        match (done, failed) {
            (_, 0) => Outcome::Done,
            (0, 1) => Outcome::Failed,
            _ => Outcome::SomeFailed,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::Failed => 1,
            Outcome::SomeFailed => 3,
        })
    }
}

/// Why a command could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Failed,
    Usage,
    PipeClosed,
}

impl Failure {
    /// Something could not be done.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, kind: Kind::Failed }
    }

    /// The command was used in a way it cannot be.
    #[must_use]
    pub fn usage(message: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, ..Self::new(message) }
    }

    /// The same, with what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, said of a file.
    #[must_use]
    pub fn of(mut self, name: &str) -> Self {
        self.message = format!("{name}: {}", self.message);
        self
    }

    /// The failure in one or two lines, for standard error.
    #[must_use]
    pub fn text(&self) -> String {
        let error = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
        let help = Style::new().fg_color(Some(AnsiColor::Cyan.into())).bold();
        let message = &self.message;
        match &self.help {
            Some(hint) => format!("{error}error{error:#}: {message}\n {help}help{help:#}: {hint}"),
            None => format!("{error}error{error:#}: {message}"),
        }
    }

    /// Tells it on standard error.
    pub fn tell(&self) {
        if self.kind != Kind::PipeClosed {
            anstream::eprintln!("{}", self.text());
        }
    }
}

impl From<Failure> for ExitCode {
    fn from(failure: Failure) -> Self {
        ExitCode::from(match failure.kind {
            Kind::PipeClosed => 0,
            Kind::Usage => 2,
            Kind::Failed => 1,
        })
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let closed = error.kind() == io::ErrorKind::BrokenPipe;
        let kind = if closed { Kind::PipeClosed } else { Kind::Failed };
        Self { kind, ..Self::new(format!("what was found cannot be written: {}", reason(&error))) }
    }
}

/// An error of the system in plain words, without its number.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or directory".to_owned(),
        io::ErrorKind::PermissionDenied => "reading or writing it is not permitted".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        _ => {
            let text = error.to_string().to_lowercase();
            text.split(" (os error").next().unwrap_or_default().to_owned()
        }
    }
}

/// Prints on standard output, coloured where it may be.
///
/// # Errors
/// Where it cannot be written.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Takes colours out of a text that goes into a file.
#[must_use]
pub fn without_colours(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// Writes a file, and the folders above it.
///
/// # Errors
/// Where it cannot be written.
pub fn store(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::new(reason(&error)).of(&path.display().to_string());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, text).map_err(failed)
}
