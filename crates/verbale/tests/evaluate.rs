//! `verbale evaluate` gives the figures of the scorer that the gold records
//! come with, where both are at hand.

mod support;

use std::fs;
use std::process::Command;

use support::{folder, printed, root, run};

#[test]
fn a_text_beside_its_gold_is_read_and_scored() {
    let dir = folder("gold");
    fs::create_dir_all(dir.join("texts")).unwrap();
    fs::write(dir.join("texts/one.txt"), "We condemn the attack.\n").unwrap();
    let gold = r#"{"document": "texts/one.txt", "positions": [
        {"trigger": [3, 10], "act": "condemn", "degree": "plain", "holder": ["group:text-voice"],
         "addressee": [], "instruments": [], "matter": [11, 21]}]}"#;
    fs::write(dir.join("one.json"), gold).unwrap();
    let out = printed(&run(&["evaluate", dir.join("one.json").to_str().unwrap()]));
    let row = out.lines().find(|line| line.starts_with("TOTAL")).unwrap();
    let figures: Vec<&str> = row.split_whitespace().skip(1).collect();
    assert_eq!(figures[..7], ["1", "1", "1.000", "1.000", "1.000", "1.000", "1.000"], "{out}");
}

#[test]
fn a_gold_file_without_its_text_is_told() {
    let dir = folder("gold-alone");
    fs::write(dir.join("one.json"), r#"{"positions": []}"#).unwrap();
    let output = run(&["evaluate", dir.join("one.json").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("texts/one.txt"));
}

#[test]
fn the_figures_are_those_of_the_reference_scorer() {
    let gold = root().join("../shared/gold");
    let scorer = gold.join("score.py");
    let python = Command::new("python3").arg("--version").output();
    if !scorer.is_file() || !python.is_ok_and(|out| out.status.success()) {
        eprintln!("skipped: python3 or ../shared/gold/score.py is not there");
        return;
    }
    let dir = folder("scored");
    let mut files: Vec<_> = fs::read_dir(&gold).unwrap().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    let mut pairs = Vec::new();
    for file in &files {
        let stem = file.file_stem().unwrap().to_str().unwrap();
        let text = gold.join("texts").join(format!("{stem}.txt"));
        let record = dir.join(format!("{stem}.json"));
        printed(&run(&["read", text.to_str().unwrap(), "-o", record.to_str().unwrap()]));
        pairs.extend([file.clone(), record]);
    }
    let reference = Command::new("python3").arg(&scorer).args(&pairs).output().unwrap();
    assert!(reference.status.success());
    let reference = String::from_utf8(reference.stdout).unwrap();
    let mut args = vec!["evaluate"];
    args.extend(files.iter().map(|file| file.to_str().unwrap()));
    assert_eq!(table(&printed(&run(&args))), table(&reference));
    let mut args = vec!["evaluate", "--pairs"];
    args.extend(pairs.iter().map(|file| file.to_str().unwrap()));
    assert_eq!(table(&printed(&run(&args))), table(&reference));
}

/// The table without the line of JSON, in which 1.0 may be written as 1.
fn table(out: &str) -> Vec<&str> {
    out.lines().filter(|line| !line.starts_with('{')).collect()
}
