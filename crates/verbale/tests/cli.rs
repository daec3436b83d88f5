//! The command line as its users meet it: formats, exit codes, messages.

mod support;

use std::fs;
use std::process::Stdio;

use support::{folder, printed, run, run_on, verbale};

const TEXT: &str = "Joint Statement of the United States and Japan\n\n\
    The two sides strongly condemn the attack. Japan supports the United Nations.\n";

fn stderr(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_digest_says_who_does_what() {
    let out = printed(&run_on(TEXT.as_bytes(), &["read", "-"]));
    assert!(out.starts_with("Joint Statement of the United States and Japan\n"), "{out}");
    assert!(
        out.lines().any(|l| l.contains("▲") && l.contains("condemns") && l.contains("the attack")),
        "{out}"
    );
    assert!(out.lines().any(|l| l.contains("Japan") && l.contains("supports")), "{out}");
    assert!(!out.contains('\u{1b}'), "a pipe gets no colours");
}

#[test]
fn the_interface_speaks_three_languages() {
    let zh = printed(&run_on(TEXT.as_bytes(), &["read", "-", "--lang", "zh"]));
    assert!(zh.contains("联合声明") && zh.contains("谴责"), "{zh}");
    let mut command = verbale();
    command.args(["read", "examples", "--lang", "ru"]);
    let ru = printed(&command.output().unwrap());
    assert!(ru.contains("осуждает"), "{ru}");
}

#[test]
fn colours_come_when_asked_for() {
    let out = printed(&run_on(TEXT.as_bytes(), &["read", "-", "--color", "always"]));
    assert!(out.contains('\u{1b}'));
}

#[test]
fn why_names_the_cue_and_the_rule() {
    let out = printed(&run_on(TEXT.as_bytes(), &["read", "-", "--why"]));
    assert!(out.contains("cue condemn#"), "{out}");
}

#[test]
fn no_line_of_a_digest_is_wider_than_the_terminal() {
    let out = printed(&run(&["read", "examples", "--lang", "zh"]));
    for line in out.lines() {
        let width =
            line.chars().map(|c| if c < '\u{1100}' || c == '…' || c == '▲' { 1 } else { 2 }).sum::<usize>();
        assert!(width <= 101, "{width}: {line}");
    }
}

#[test]
fn several_files_give_an_array_lines_or_one_table() {
    let json = printed(&run(&["read", "examples", "--format", "json"]));
    assert!(serde_json::from_str::<Vec<serde_json::Value>>(&json).is_ok());
    let lines = printed(&run(&["read", "examples", "--format", "jsonl"]));
    assert!(lines.lines().count() >= 3);
    assert!(lines.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    let csv = printed(&run(&["read", "examples", "--format", "csv"]));
    assert_eq!(csv.lines().filter(|line| line.starts_with("document,id,act")).count(), 1);
}

#[test]
fn a_directory_takes_one_file_a_text() {
    let out = folder("pages");
    let target = format!("{}/", out.display());
    printed(&run(&["read", "examples", "-o", &target, "--format", "html"]));
    let pages: Vec<_> = fs::read_dir(&out).unwrap().flatten().collect();
    assert!(pages.len() >= 3);
    let page = fs::read_to_string(pages[0].path()).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("id=\"p1\"") && page.contains("id=\"n1\""));
}

#[test]
fn the_ending_of_the_output_tells_the_format() {
    let out = folder("ending").join("one.csv");
    printed(&run_on(TEXT.as_bytes(), &["read", "-", "-o", out.to_str().unwrap()]));
    assert!(fs::read_to_string(out).unwrap().starts_with("document,id,act"));
}

#[test]
fn nothing_of_a_text_becomes_markup() {
    let text =
        "Joint Statement <script>alert(1)</script>\n\nWe condemn the \"<img src=x onerror=y>\" & more.\n";
    let page = printed(&run_on(text.as_bytes(), &["read", "-", "--format", "html"]));
    assert_eq!(page.matches("<script>").count(), 1, "only the page's own");
    assert!(!page.contains("<img") && page.contains("&lt;img"));
    let markdown = printed(&run_on(text.as_bytes(), &["read", "-", "--format", "md"]));
    assert!(!markdown.contains("<script>"));
}

#[test]
fn one_failing_file_does_not_stop_the_rest() {
    let dir = folder("batch");
    fs::write(dir.join("good.txt"), TEXT).unwrap();
    fs::write(dir.join("empty.txt"), "").unwrap();
    let output = run(&["read", dir.to_str().unwrap(), "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
    assert!(stderr(&output).contains("empty.txt"), "{}", stderr(&output));
}

#[test]
fn exit_codes_tell_failure_from_wrong_usage() {
    assert_eq!(run(&["read", "no-such-file.txt"]).status.code(), Some(1));
    assert_eq!(run(&["read"]).status.code(), Some(2));
    assert_eq!(run(&["read", "examples", "--format", "html"]).status.code(), Some(2));
    assert_eq!(run(&["frobnicate"]).status.code(), Some(2));
    let message = stderr(&run(&["read", "no-such-file.txt"]));
    assert!(message.contains("no-such-file.txt: there is no such file"), "{message}");
    let library = folder("add-nothing").join("library.db");
    let message = stderr(&run(&["--library", library.to_str().unwrap(), "add", "no/such/file.txt"]));
    assert!(message.contains("no/such/file.txt: there is no such file"), "{message}");
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = verbale()
        .args(["read", "examples", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(stderr(&output), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn parts_of_one_statement_are_read_as_one() {
    let dir = folder("parts");
    fs::write(dir.join("声明（下）.txt"), "双方谴责袭击。\n").unwrap();
    fs::write(dir.join("声明（上）.txt"), "中华人民共和国和俄罗斯联邦联合声明\n\n双方重申支持联合国。\n")
        .unwrap();
    let out = printed(&run(&["read", dir.to_str().unwrap(), "--as-one", "--format", "json"]));
    let record: serde_json::Value = serde_json::from_str(&out).unwrap();
    let acts: Vec<&str> =
        record["positions"].as_array().unwrap().iter().filter_map(|p| p["act"].as_str()).collect();
    assert_eq!(acts, ["reaffirm", "condemn"]);
    assert_eq!(record["positions"][1]["holders"], serde_json::json!(["CHN", "RUS"]));
}

#[test]
fn a_codebook_of_ones_own_adds_entries() {
    let dir = folder("own");
    fs::create_dir_all(dir.join("actors")).unwrap();
    fs::write(
        dir.join("actors/own.toml"),
        "[[actor]]\nid = \"RUR\"\nkind = \"state\"\nen = { name = \"Ruritania\" }\nzh = { name = \"鲁里坦尼亚\" }\n\
         ru = { name = \"Руритания\" }\n",
    )
    .unwrap();
    let own = dir.to_str().unwrap();
    let text = "Ruritania condemns the attack.\n";
    let out = printed(&run_on(text.as_bytes(), &["read", "-", "--codebook", own, "--format", "csv"]));
    assert!(out.contains(",RUR,"), "{out}");
    assert_eq!(run(&["codebook", "check", own]).status.code(), Some(0));
}

#[test]
fn a_broken_codebook_is_shown_with_its_line() {
    let dir = folder("broken");
    fs::create_dir_all(dir.join("actors")).unwrap();
    let text =
        "[[actor]]\nid = \"RUR\"\nkind = \"state\"\npart_of = \"NOWHERE\"\nen = { name = \"Ruritania\" }\n";
    fs::write(dir.join("actors/own.toml"), text).unwrap();
    let output = run(&["codebook", "check", dir.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.contains("error[unknown-actor]") && shown.contains("own.toml:4:11"), "{shown}");
    assert!(shown.contains("^^^^^^^^^") && shown.contains("help:"), "{shown}");
    fs::write(dir.join("actors/own.toml"), "[[actor]\n").unwrap();
    let output = run(&["read", "examples", "--codebook", dir.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("codebook check"), "{}", stderr(&output));
}

#[test]
fn an_entry_is_explained_by_id_and_by_name() {
    assert!(printed(&run(&["codebook", "explain", "urge"])).contains("敦促"));
    assert!(printed(&run(&["codebook", "explain", "RUS"])).contains("Russian Federation"));
    assert!(printed(&run(&["codebook", "explain", "谴责"])).contains("condemn"));
    assert_eq!(run(&["codebook", "explain", "frobnicate"]).status.code(), Some(1));
}

#[test]
fn gaps_are_listed_with_an_example() {
    let out = printed(&run_on(b"We frobnicate the outcome.\n", &["codebook", "gaps", "-"]));
    assert!(out.contains("frobnicate") && out.contains("We frobnicate the outcome."), "{out}");
}

#[test]
fn the_canonical_text_and_its_repairs_are_shown() {
    let text = printed(&run_on(TEXT.as_bytes(), &["text", "-"]));
    assert!(text.lines().any(|line| Some(line) == TEXT.lines().last()), "{text}");
    assert!(printed(&run_on(TEXT.as_bytes(), &["text", "-", "--repairs"])).contains("0 repairs"));
    assert!(printed(&run_on(TEXT.as_bytes(), &["text", "-", "--outline"])).contains("title"));
}
