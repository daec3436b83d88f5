//! A library outlives being killed at any moment: what was acknowledged is
//! there, nothing is half there, and `check` finds nothing.
//!
//! `VERBALE_KILLS` says how often (12 unless told otherwise).

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

fn verbale(library: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verbale"));
    command.arg("--library").arg(library).args(["--color", "never", "--lang", "en"]);
    command
}

fn stdout(mut command: Command) -> String {
    let output = command.output().expect("the program runs");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{errors}{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stdout).expect("its output is UTF-8")
}

fn texts(folder: &Path, from: usize, n: usize) {
    std::fs::create_dir_all(folder).expect("a folder can be made");
    for i in from..from + n {
        let text = format!(
            "Joint Statement {i}\n\nThe Sides reaffirmed their commitment to treaty {i}.\n\n\
             The Sides agreed to open {i} offices by 2030 and called on all States to do likewise.\n"
        );
        std::fs::write(folder.join(format!("{i}.txt")), text).expect("a file can be written");
    }
}

/// Runs a command, kills it after a while, and gives the lines it had
/// printed by then.
fn killed(mut command: Command, after: Duration) -> Vec<String> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
    let out = child.stdout.take().expect("its output is piped");
    let reader =
        std::thread::spawn(move || BufReader::new(out).lines().map_while(Result::ok).collect::<Vec<_>>());
    std::thread::sleep(after);
    // It may have ended by itself.
    let _ = child.kill();
    child.wait().expect("it ends");
    reader.join().expect("its output is read")
}

fn is_clean(library: &Path) {
    let mut check = verbale(library);
    check.arg("check");
    let told = stdout(check);
    assert!(told.contains("all whole"), "{told}");
}

#[test]
fn what_was_acknowledged_outlives_a_kill() {
    let kills: u64 = std::env::var("VERBALE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(12);
    let folder = tempfile::tempdir().expect("a folder can be made");
    let library = folder.path().join("library.db");
    let mut numbers = Numbers(7);
    let mut kept: BTreeSet<String> = BTreeSet::new();
    let mut made = 0;
    for round in 0..kills {
        let after = Duration::from_millis(20 + numbers.below(400));
        match round % 3 {
            // The last column but two of a row is the document's id.
            0 => {
                let batch = folder.path().join(format!("batch-{round}"));
                texts(&batch, made, 40);
                made += 40;
                let mut add = verbale(&library);
                add.args(["add", "--format", "csv"]).arg(&batch);
                let rows = killed(add, after);
                let id =
                    |row: &String| row.split(',').find(|cell| cell.starts_with("sha256:")).map(str::to_owned);
                kept.extend(rows.iter().filter_map(id));
            }
            1 => {
                let mut list = verbale(&library);
                list.args(["ledger", "--open", "--format", "json", "--limit", "1"]);
                let entries: serde_json::Value = serde_json::from_str(&stdout(list)).expect("it is JSON");
                let Some(id) = entries[0]["id"].as_str() else { continue };
                let mut close = verbale(&library);
                close.args([
                    "ledger", "close", id, "--status", "lapsed", "--note", "killed", "--format", "json",
                ]);
                let acknowledged = !killed(close, after).is_empty();
                let mut show = verbale(&library);
                show.args(["ledger", "show", id, "--format", "json"]);
                let entry: serde_json::Value = serde_json::from_str(&stdout(show)).expect("it is JSON");
                let closed = entry["status"] == "lapsed";
                assert!(closed || !acknowledged, "an acknowledged closing of {id} is gone");
                assert_eq!(entry["history"].as_array().map_or(0, Vec::len), usize::from(closed));
            }
            _ => {
                let mut reread = verbale(&library);
                reread
                    .args(["reread", "--codebook"])
                    .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/codebook"));
                killed(reread, after);
            }
        }
        is_clean(&library);
    }
    let mut list = verbale(&library);
    list.args(["list", "--format", "json"]);
    let documents: Vec<serde_json::Value> = serde_json::from_str(&stdout(list)).expect("it is JSON");
    let there: BTreeSet<String> =
        documents.iter().filter_map(|card| card["id"].as_str().map(str::to_owned)).collect();
    let gone: Vec<&String> = kept.difference(&there).collect();
    assert!(gone.is_empty(), "acknowledged and gone: {gone:?}");
    // What the index was killed over is found again.
    let mut search = verbale(&library);
    search.args(["search", "\"commitment to treaty\"", "--format", "json", "--limit", "100000"]);
    let hits: Vec<serde_json::Value> = serde_json::from_str(&stdout(search)).expect("it is JSON");
    assert_eq!(hits.len(), documents.len());
}
