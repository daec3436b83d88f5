//! Runs the program the way a user does.

#![allow(dead_code, reason = "each test uses a part of it")]

pub mod http;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The top of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The program, in the repository and in a known environment.
#[must_use]
pub fn verbale() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verbale"));
    command.current_dir(root());
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "VERBALE_CODEBOOK", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command.env("COLUMNS", "100");
    command
}

/// Runs it with some arguments.
#[must_use]
pub fn run(args: &[&str]) -> Output {
    verbale().args(args).output().expect("the program starts")
}

/// Runs it with a text on standard input.
#[must_use]
pub fn run_on(text: &[u8], args: &[&str]) -> Output {
    let mut command = verbale();
    let command = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // The program may refuse its arguments before it reads the text.
    let _ = child.stdin.take().expect("piped above").write_all(text);
    child.wait_with_output().expect("the program ends")
}

/// What it printed; it must have gone well.
pub fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("it prints UTF-8")
}

/// A folder of its own for one test, empty.
#[must_use]
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}
