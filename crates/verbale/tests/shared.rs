//! Several processes work on one library at once, and nobody sees more than
//! "busy".

use std::path::Path;
use std::process::Command;

fn verbale(library: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verbale"));
    command.arg("--library").arg(library).args(["--color", "never", "--lang", "en"]);
    command
}

/// `VERBALE_SECONDS` says for how long (6 unless told otherwise).
#[test]
fn four_processes_add_and_search_at_once() {
    let seconds: u64 = std::env::var("VERBALE_SECONDS").ok().and_then(|n| n.parse().ok()).unwrap_or(6);
    let folder = tempfile::tempdir().expect("a folder can be made");
    let library = folder.path().join("library.db");
    let until = std::time::Instant::now() + std::time::Duration::from_secs(seconds);
    let added: usize = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4)
            .map(|worker| {
                let (library, folder) = (&library, folder.path());
                scope.spawn(move || {
                    let mut added = 0;
                    let mut round = 0;
                    while round == 0 || std::time::Instant::now() < until {
                        let file = folder.join(format!("{worker}-{round}.txt"));
                        let text = format!("The Sides of {worker} welcomed meeting {round} on the lake.\n");
                        std::fs::write(&file, text).expect("a file can be written");
                        for arguments in [vec!["add", file.to_str().expect("a name")], vec!["search", "lake"]]
                        {
                            let output = verbale(library).args(&arguments).output().expect("it runs");
                            let told = String::from_utf8_lossy(&output.stderr);
                            assert!(output.status.success(), "{arguments:?}: {told}");
                        }
                        added += 1;
                        round += 1;
                    }
                    added
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().expect("no worker fails")).sum()
    });
    let output = verbale(&library).args(["search", "lake", "--format", "json", "--limit", "100000"]).output();
    let hits: Vec<serde_json::Value> =
        serde_json::from_slice(&output.expect("it runs").stdout).expect("it is JSON");
    assert_eq!(hits.len(), added);
    let check = verbale(&library).arg("check").output().expect("it runs");
    assert!(String::from_utf8_lossy(&check.stdout).contains("all whole"));
}

#[test]
fn every_answer_says_how_far_the_index_is_behind() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let library = folder.path().join("library.db");
    let add = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).expect("a file can be written");
        let output = verbale(&library).arg("add").arg(&file).output().expect("it runs");
        assert!(output.status.success());
    };
    let told = |arguments: &[&str]| {
        let output = verbale(&library).args(arguments).output().expect("it runs");
        assert!(output.status.success(), "{arguments:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    add("a.txt", "The Sides welcomed the meeting on the lake.\n");
    let asked: [&[&str]; 7] = [
        &["search", "lake"],
        &["search", "harbour", "--format", "json"],
        &["search", "lake", "--count", "act"],
        &["ledger", "--format", "csv"],
        &["trace", "meeting"],
        &["dossier", "NPT"],
        &["export", "--format", "jsonl", "--query", "act:welcome"],
    ];
    let codebook = std::sync::Arc::new(verbale_edition::codebook());
    let location = verbale_desk::Location::File(library.clone());
    let mut other = verbale_desk::Desk::open(&location, codebook).expect("it opens");
    let index = other.index().expect("it opens");
    let name = index.state().expect("it has one").library;
    let writer = index.writer(&name).expect("nobody else is writing");
    add("b.txt", "The Sides welcomed the new harbour.\n");
    for arguments in asked {
        let told = told(arguments);
        assert!(told.contains("the last 1 changes"), "{arguments:?}: {told}");
    }
    assert_eq!(told(&["export", "--format", "jsonl"]), "", "no index is asked for all that there is");
    drop(writer);
    for arguments in asked {
        assert_eq!(told(arguments), "", "{arguments:?}");
    }
}
