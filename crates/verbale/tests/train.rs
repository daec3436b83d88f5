//! `verbale codebook train` learns weights from a table of coded addressees,
//! and tells a table that it cannot read.

#[allow(dead_code, reason = "each test file uses a part")]
mod support;

use std::fs;

use support::{folder, printed, run};

const TEXT: &str =
    "We urge Norway to talk.\nWe urge Chile to wait for Norway.\nWe thank Peru for its work.\n";

#[test]
fn the_same_table_gives_the_same_weights() {
    let dir = folder("train");
    fs::write(dir.join("lines.en"), TEXT).unwrap();
    fs::write(
        dir.join("table.tsv"),
        "# a comment\nlines.en\t1\t3\tNOR\nlines.en\t2\t3\tCHL\nlines.en\t3\t3\tPER\n",
    )
    .unwrap();
    let (table, root) = (dir.join("table.tsv"), dir.to_str().unwrap().to_owned());
    let args = ["codebook", "train", table.to_str().unwrap(), "--texts", &root];
    let first = printed(&run(&args));
    assert!(first.contains("# 3 records\n"), "{first}");
    assert!(first.contains("on what was learnt from: F1 1.000 (3 shared, 3 coded, 3 chosen)"), "{first}");
    assert!(first.contains("id = \"addressee\"\n\n[weights]\nany = { "), "{first}");
    assert_eq!(first, printed(&run(&args)));
}

#[test]
fn a_row_that_is_none_is_told_with_its_line() {
    let dir = folder("train-wrong");
    fs::write(dir.join("table.tsv"), "lines.en\t1\tNOR\n").unwrap();
    let output = run(&["codebook", "train", dir.join("table.tsv").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("table.tsv:1"));
}
