//! `verbale compare` as its users meet it: the answer, formats, edges.

mod support;

use std::fs;

use support::{folder, printed, run};

const OLD: &str = "Joint Statement of the United States and Japan\n\n\
    The two sides call on all States to halt the attacks. The two sides welcome the ceasefire.\n\n\
    Japan supports the United Nations.\n";
const NEW: &str = "Joint Statement of the United States and Japan\n\n\
    The two sides demand that all States halt the attacks.\n\n\
    Japan supports the United Nations. The two sides express concern about the drought <b>there</b>.\n";

/// Writes two texts and compares them.
fn compared(name: &str, texts: [&str; 2], options: &[&str]) -> std::process::Output {
    let dir = folder(name);
    let paths = ["old.txt", "new.txt"].map(|file| dir.join(file));
    for (path, text) in paths.iter().zip(texts) {
        fs::write(path, text).unwrap();
    }
    let mut args = vec!["compare", paths[0].to_str().unwrap(), paths[1].to_str().unwrap()];
    args.extend(options);
    run(&args)
}

fn examples(language: &str, options: &[&str]) -> String {
    let old = format!("examples/joint-statement-{language}.txt");
    let new = format!("examples/joint-statement-next-{language}.txt");
    let mut args = vec!["compare", &old, &new, "--codebook", "examples/codebook"];
    args.extend(options);
    printed(&run(&args))
}

#[test]
fn the_answer_comes_first_with_both_quotes() {
    let out = printed(&compared("answer", [OLD, NEW], &[]));
    let place = |words: &str| out.find(words).unwrap_or_else(|| panic!("no `{words}` in {out}"));
    assert!(place("dropped 1") < place("The two sides welcome the ceasefire."), "{out}");
    assert!(place("[-call on-]") < place("{+demand that+}"), "{out}");
    assert!(out.contains("▲ strengthened 1"), "{out}");
    assert!(!out.contains("Japan supports"), "what was kept is only counted: {out}");
    assert!(!out.contains('\u{1b}'), "a pipe gets no colours");
}

#[test]
fn degrees_are_named_in_the_language_of_the_interface() {
    let texts = ["condemn", "strongly condemn"];
    let texts = texts.map(|act| format!("Joint Statement\n\nThe two sides {act} the attacks on the dam.\n"));
    for (lang, degrees) in [("en", "plain → raised"), ("zh", "一般 → 加重"), ("ru", "нейтрально → усилено")]
    {
        for format in ["digest", "html"] {
            let options = ["--lang", lang, "--format", format];
            let out = printed(&compared("degrees", texts.each_ref().map(String::as_str), &options));
            assert!(out.contains(degrees), "{out}");
        }
    }
}

#[test]
fn colours_stand_for_brackets_where_they_are_asked_for() {
    let out = printed(&compared("colours", [OLD, NEW], &["--color", "always"]));
    assert!(out.contains('\u{1b}') && !out.contains("[-"), "{out}");
}

#[test]
fn in_full_the_texts_stand_side_by_side() {
    let out = printed(&compared("full", [OLD, NEW], &["--full"]));
    let beside = |line: &str| line.matches("Japan supports the United").count() == 2;
    assert!(out.lines().any(beside), "{out}");
    let all = printed(&compared("all", [OLD, NEW], &["--all"]));
    assert!(all.contains("Japan supports the United Nations."), "{all}");
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for language in ["en", "zh", "ru"] {
        for line in examples(language, &["--full", "--lang", language]).lines() {
            let wide = |c: char| ('\u{2e80}'..='\u{ffef}').contains(&c);
            let width: usize = line.chars().map(|c| if wide(c) { 2 } else { 1 }).sum();
            assert!(width <= 102, "{width}: {line}");
        }
    }
}

#[test]
fn the_same_text_twice_has_not_changed() {
    let out = printed(&compared("same", [OLD, OLD], &[]));
    assert!(out.contains("Nothing changed."), "{out}");
    assert!(!out.contains("new ") && !out.contains("reworded"), "{out}");
    let page = printed(&compared("same", [OLD, OLD], &["--format", "html", "--lang", "zh"]));
    assert!(page.contains("没有变化"));
}

#[test]
fn texts_with_nothing_in_common_are_said_to_have_none() {
    let out = printed(&compared("apart", [OLD, "The train leaves at nine.\n"], &[]));
    assert!(out.contains("no clause in common"), "{out}");
}

#[test]
fn an_empty_text_and_a_lone_one_are_refused() {
    let output = compared("empty", [OLD, ""], &[]);
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.contains("new.txt"), "{message}");
    assert_eq!(run(&["compare", "examples/joint-statement-en.txt"]).status.code(), Some(2));
    assert_eq!(run(&["compare", "-", "-"]).status.code(), Some(2));
}

#[test]
fn a_table_has_one_row_a_change() {
    let out = printed(&compared("rows", [OLD, NEW], &["--format", "csv"]));
    assert!(out.starts_with("left_document,right_document,kind,"), "{out}");
    assert!(out.lines().any(|line| line.contains(",strengthened,")), "{out}");
    assert!(!out.contains(",kept,"), "{out}");
    assert!(printed(&compared("rows", [OLD, NEW], &["--format", "csv", "--all"])).contains(",kept,"));
}

#[test]
fn nothing_of_a_text_becomes_markup() {
    let page = printed(&compared("markup", [OLD, NEW], &["--format", "html"]));
    assert!(page.contains("&lt;b&gt;there") && !page.contains("<b>there"));
    assert!(!page.contains("<script"), "the page runs no script");
    let report = printed(&compared("markup", [OLD, NEW], &["--format", "md"]));
    assert!(report.contains("\\<b\\>there") && !report.contains("<b>there"), "{report}");
}

#[test]
fn every_jump_of_a_page_has_its_place() {
    for language in ["en", "zh", "ru"] {
        let page = examples(language, &["--format", "html"]);
        let jumps = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
        let mut seen = 0;
        for jump in jumps {
            assert!(page.contains(&format!("id=\"{jump}\"")), "{language}: {jump}");
            seen += 1;
        }
        assert!(seen > 10, "{language}: {seen}");
    }
}

#[test]
fn the_ending_of_the_output_tells_the_format() {
    let out = folder("compare-ending").join("changes.html");
    printed(&compared("ending-texts", [OLD, NEW], &["-o", out.to_str().unwrap()]));
    assert!(fs::read_to_string(out).unwrap().starts_with("<!doctype html>"));
}

#[test]
fn three_texts_are_a_series_in_every_format() {
    let [old, new] = ["examples/joint-statement-en.txt", "examples/joint-statement-next-en.txt"];
    let shown = |options: &[&str]| {
        let mut args = vec!["compare", old, new, old, "--codebook", "examples/codebook"];
        args.extend(options);
        printed(&run(&args))
    };
    let digest = shown(&[]);
    assert!(digest.lines().any(|line| line.starts_with("• − ")), "{digest}");
    assert!(shown(&["--format", "md"]).contains("\n| --- | --- | --- |\n"));
    let csv = shown(&["--format", "csv"]);
    assert_eq!(csv.lines().next().unwrap().matches(',').count(), 9, "{csv}");
    assert!(csv.contains("\n1,kept,"), "{csv}");
    assert!(shown(&["--format", "html"]).contains("<th scope=\"col\">"));
}
