//! Files that come in: each is first opened by a process of its own, with
//! bounds on time and memory, then shelved.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;
use verbale_desk::{Added, Arriving, Shelved, day, record};

use super::app::Shared;
use super::problem::Problem;
use crate::cli::opens::Opened;

/// How many bytes a file may have.
pub const FILE: usize = 64 << 20;

/// How many files may come at once.
pub const FILES: usize = 100;

/// How long opening a file may take.
const TIME: Duration = Duration::from_secs(30);

/// How much memory opening a file may take, in MiB.
const MEMORY: u64 = 1024;

/// What became of a file.
#[derive(Clone, Debug, Serialize)]
pub struct Fate {
    /// Its name, as it came.
    pub name: String,
    /// `new`, `known`, `changed` or `failed`.
    pub outcome: &'static str,
    /// The document, by the head of its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// What to do next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

impl Fate {
    /// A file that could not be taken in.
    #[must_use]
    pub fn failed(name: &str, error: impl Into<String>, hint: impl Into<String>) -> Self {
        let (error, hint) = (Some(error.into()), Some(hint.into()));
        Self { name: name.to_owned(), outcome: "failed", document: None, error, hint }
    }

    /// A file that has more bytes than any may have.
    #[must_use]
    pub fn too_large(name: &str) -> Self {
        Self::failed(
            name,
            format!("the file has more than {} MB", FILE >> 20),
            "split it, or save the text alone",
        )
    }
}

/// The name of a file as it is shown: its last part, without controls.
#[must_use]
pub fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).find(|part| !part.trim().is_empty()).unwrap_or("text");
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// Takes one file in.
///
/// # Errors
/// Where the library says no; what is wrong with the file is its fate.
pub async fn take(app: &Shared, name: &str, bytes: Vec<u8>) -> Result<Fate, Problem> {
    let name = shown(name);
    if bytes.len() > FILE {
        return Ok(Fate::too_large(&name));
    }
    let bytes = Arc::new(bytes);
    let seat = app.opening.acquire().await.map_err(|_| Problem::stopping())?;
    let (file, content) = (name.clone(), Arc::clone(&bytes));
    let lost = |_| Problem::stopping();
    let opened = tokio::task::spawn_blocking(move || opened(&file, &content)).await.map_err(lost)?;
    drop(seat);
    if let Some(error) = opened.error {
        return Ok(Fate::failed(&name, error, opened.hint.unwrap_or_default()));
    }
    app.ask(move |desk| {
        let arriving = Arriving {
            place: String::new(),
            name: name.clone(),
            language: None,
            encoding: None,
            dated: day::in_name(&name),
        };
        let mut fate = Fate::failed(&name, "the file was not taken in", "send it once more");
        let mut tell = |_, added: Added| fate = told(&name, added);
        desk.add(&[arriving], &|_| Ok(bytes.to_vec()), &mut tell)?;
        desk.index()?;
        Ok(fate)
    })
    .await
}

fn told(name: &str, added: Added) -> Fate {
    match added {
        Added::Shelved(shelved) => {
            let outcome = match shelved {
                Shelved::New(_) => "new",
                Shelved::Known(_) => "known",
                Shelved::Changed { .. } => "changed",
            };
            let document = Some(record::short(shelved.id()).to_owned());
            Fate { name: name.to_owned(), outcome, document, error: None, hint: None }
        }
        Added::Unreadable(error) => Fate::failed(name, error.to_string(), "send it once more"),
        Added::Refused(error) => Fate::failed(name, error.to_string(), error.hint()),
    }
}

/// Asks a process of its own whether a file can be opened.
fn opened(name: &str, bytes: &[u8]) -> Opened {
    let broken = |error: String, hint: &str| Opened { error: Some(error), hint: Some(hint.to_owned()) };
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return broken(error.to_string(), "start the server anew"),
    };
    let started = Command::new(program)
        .args(["opens", "--memory", &MEMORY.to_string(), "--name", name])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) => return broken(error.to_string(), "start the server anew"),
    };
    let told = std::thread::scope(|scope| {
        let stdin = child.stdin.take();
        // It may end before it has read all.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(bytes)));
        let stdout = child.stdout.take();
        let reading = scope.spawn(move || {
            let mut told = String::new();
            stdout.map(|mut out| out.read_to_string(&mut told)).transpose().ok().map(|_| told)
        });
        let in_time = ended(&mut child);
        let told = reading.join().ok().flatten();
        in_time.then_some(told)
    });
    match told {
        None => broken(
            format!("opening the file took more than {} seconds", TIME.as_secs()),
            "save the text alone in a new file",
        ),
        Some(told) => told.and_then(|told| serde_json::from_str(&told).ok()).unwrap_or_else(|| {
            broken(
                format!("opening the file broke off, or took more than {MEMORY} MB of memory"),
                "save the text alone in a new file",
            )
        }),
    }
}

/// Waits for a process, and ends it when its time is over; whether it ended
/// by itself.
fn ended(child: &mut Child) -> bool {
    let began = Instant::now();
    let mut pause = Duration::from_millis(2);
    loop {
        match child.try_wait() {
            Ok(Some(_)) => return true,
            Ok(None) if began.elapsed() < TIME => std::thread::sleep(pause),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn of_a_path_only_the_last_part_is_shown() {
        assert_eq!(shown("../../etc/passwd"), "passwd");
        assert_eq!(shown("C:\\texts\\声明.pdf"), "声明.pdf");
        assert_eq!(shown("a\u{0}\nb.txt"), "ab.txt");
        assert_eq!(shown("///"), "text");
    }
}
