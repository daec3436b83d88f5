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
