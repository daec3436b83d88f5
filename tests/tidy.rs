//! The order of the house: floors, file lengths, a word at the head of
//! every file, no forgotten test.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file of the project with its text.
fn files() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in ["crates", "tests"] {
        collect(&root().join(folder), &mut found);
    }
    assert!(found.len() > 50, "the project has more files than {}", found.len());
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    let entries = fs::read_dir(folder).expect("a folder of the project is readable");
    for path in entries.map(|entry| entry.expect("an entry is readable").path()) {
        if path.is_dir() && !path.ends_with("target") {
            collect(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).expect("source files are UTF-8");
            found.push((path, text));
        }
    }
}

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    for (path, text) in files() {
        let lines = text.lines().count();
        assert!(lines <= 500, "{} has {lines} lines", path.display());
    }
}

#[test]
fn every_file_says_what_it_makes() {
    for (path, text) in files() {
        assert!(text.starts_with("//!"), "{} opens without a word on what it makes", path.display());
    }
}

#[test]
fn nothing_is_left_for_later() {
    // Spelt in halves, so that this file does not find itself.
    let words = [["TO", "DO"], ["FIX", "ME"], ["todo", "!("], ["unimple", "mented!("], ["#[ig", "nore"]];
    for (path, text) in files() {
        for word in words.iter().map(|halves| halves.concat()) {
            assert!(!text.contains(&word), "{} holds `{word}`", path.display());
        }
    }
}

/// The engine's rooms from the ground up; code may only look down.
const ROOMS: &[&str] = &["span", "diagnostic", "text", "codebook", "reading", "compare"];

#[test]
fn no_room_of_the_engine_looks_up() {
    let engine = root().join("crates/verbale-core/src");
    for (path, text) in files() {
        let Ok(inside) = path.strip_prefix(&engine) else { continue };
        let room = inside.iter().next().and_then(|r| r.to_str()).unwrap_or("").trim_end_matches(".rs");
        let Some(floor) = ROOMS.iter().position(|r| *r == room) else { continue };
        // Tests may look anywhere.
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for above in &ROOMS[floor + 1..] {
            let comment = |line: &&str| line.trim_start().starts_with("//");
            let looks = code.lines().filter(|l| !comment(l)).any(|l| l.contains(&format!("crate::{above}")));
            assert!(!looks, "{} looks up to `{above}`", path.display());
        }
    }
}

#[test]
fn the_engine_reads_no_files_and_keeps_no_clock() {
    let engine = root().join("crates/verbale-core/src");
    for (path, text) in files().into_iter().filter(|(path, _)| path.starts_with(&engine)) {
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for word in ["std::fs", "std::net", "std::time", "std::thread", "println!", "eprintln!"] {
            assert!(!code.contains(word), "{} uses `{word}`", path.display());
        }
    }
}
