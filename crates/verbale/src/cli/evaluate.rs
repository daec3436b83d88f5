//! `verbale evaluate`: how far records agree with hand-coded ones.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use verbale_core::codebook::Codebook;
use verbale_core::reading;

use super::outputs::{Failure, Outcome, print, reason};
use super::{EvaluateArgs, knowledge};
use crate::doors::{self, Hint};
use crate::json;
use crate::score::{COLUMNS, Coded, Tally, coded};

/// Prints one row a text, the total, and the total as one line of JSON.
///
/// # Errors
/// Where a file cannot be read, or a gold file names no text.
pub fn evaluate(args: &EvaluateArgs, own: Option<&Path>) -> Result<Outcome, Failure> {
    let mut out = header();
    let mut total = Tally::default();
    let mut add = |name: &Path, gold: &[Coded], found: &[Coded]| {
        let tally = Tally::of(gold, found);
        total += &tally;
        let name = name.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        out.push_str(&row(&name, &tally));
    };
    if args.pairs || is_pair(&args.gold) {
        if !args.gold.len().is_multiple_of(2) {
            return Err(Failure::usage("pairs need an even number of files: GOLD PREDICTED …"));
        }
        for pair in args.gold.chunks(2) {
            add(&pair[0], &records(&pair[0])?, &records(&pair[1])?);
        }
    } else {
        let codebook = knowledge::codebook(own)?;
        for gold in &args.gold {
            add(gold, &records(gold)?, &found(gold, &codebook)?);
        }
    }
    out.push_str(&row("TOTAL", &total));
    out.push_str(&line(&total));
    print(&out)?;
    Ok(Outcome::Done)
}

/// Two files of which the second is a reading are a pair, not two texts.
fn is_pair(files: &[PathBuf]) -> bool {
    files.len() == 2 && value(&files[1]).is_ok_and(|v| v.get("verbale").is_some())
}

pub(super) fn value(path: &Path) -> Result<Value, Failure> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|e| Failure::new(reason(&e)).of(&shown))?;
    serde_json::from_str(&text).map_err(|e| Failure::new(format!("not JSON: {e}")).of(&shown))
}

pub(super) fn records(path: &Path) -> Result<Vec<Coded>, Failure> {
    coded(&value(path)?).ok_or_else(|| {
        Failure::new("the file holds no records")
            .of(&path.display().to_string())
            .help("give an object with `positions`, each with act, trigger and matter")
    })
}

/// Reads the text of a gold file, and takes its records the way anyone else
/// would: from the JSON.
pub(super) fn found(gold: &Path, codebook: &Codebook) -> Result<Vec<Coded>, Failure> {
    let path = text_of(gold)?;
    let shown = path.display().to_string();
    let bytes = fs::read(&path).map_err(|e| Failure::new(reason(&e)).of(&shown))?;
    let hint = Hint { name: shown.clone(), ..Hint::default() };
    let document = doors::document(&bytes, &hint).map_err(|failure| failure.of(&shown))?;
    let reading = reading::read(&document, codebook);
    let record = serde_json::to_value(json::record(&document, &reading, codebook)).unwrap_or_default();
    Ok(coded(&record).unwrap_or_default())
}

/// The text beside a gold file: `texts/NAME.txt`, else what `document` names.
pub(super) fn text_of(gold: &Path) -> Result<PathBuf, Failure> {
    let folder = gold.parent().unwrap_or(Path::new(""));
    let stem = gold.file_stem().unwrap_or_default().to_string_lossy();
    let beside = folder.join("texts").join(format!("{stem}.txt"));
    if beside.is_file() {
        return Ok(beside);
    }
    let named = value(gold)?.get("document").and_then(Value::as_str).map(|name| folder.join(name));
    named.filter(|path| path.is_file()).ok_or_else(|| {
        Failure::new("the text that was coded is not there")
            .of(&gold.display().to_string())
            .help(format!("put it at {} or name it in the field `document`", beside.display()))
    })
}

fn header() -> String {
    let columns: String = COLUMNS.iter().map(|name| format!("{name:>8}")).collect();
    format!("{:32}{columns}\n", "text")
}

fn row(name: &str, tally: &Tally) -> String {
    let name: String = name.chars().take(31).collect();
    let mut out = format!("{name:32}");
    for (n, figure) in tally.figures().iter().enumerate() {
        let _ = if n < 2 { write!(out, "{figure:8}") } else { write!(out, "{figure:8.3}") };
    }
    out.push('\n');
    out
}

/// The total as a line of JSON, to four digits.
fn line(tally: &Tally) -> String {
    let fields: Vec<String> = COLUMNS
        .iter()
        .zip(tally.figures())
        .map(|(name, figure)| format!("\"{name}\": {}", (figure * 1e4).round() / 1e4))
        .collect();
    format!("{{{}}}\n", fields.join(", "))
}
