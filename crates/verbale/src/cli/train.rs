//! `verbale codebook train`: learns the weights by which addressees are
//! chosen from hand-coded records, and prints them as the file of the
//! codebook that holds them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use verbale_core::codebook::{Codebook, Scorer, Weights};
use verbale_core::reading::{self, Considered};
use verbale_core::text::Document;

use super::evaluate::{records, text_of};
use super::outputs::{Failure, Outcome, print, reason};
use crate::doors::{self, Hint};
use crate::json;
use crate::learn::{Count, Record, learn, measure};
use crate::score::{coded, fold, pairs};

/// How often the texts are read again with what was learnt: "it" stands for
/// an addressee that was chosen before.
const ROUNDS: usize = 4;

/// Learns, and prints the weights; what they are worth goes before them as
/// comments.
///
/// # Errors
/// Where a file cannot be read or holds no records.
pub fn train(files: &[PathBuf], root: Option<&Path>, mut codebook: Codebook) -> Result<Outcome, Failure> {
    let texts = texts(files, root)?;
    let mut scorer = Scorer::default().compiled();
    let mut records = Vec::new();
    for _ in 0..ROUNDS {
        codebook.addressee = scorer.clone();
        records = texts.iter().enumerate().flat_map(|(n, text)| text.records(n, &codebook)).collect();
        scorer = learn(&records.iter().collect::<Vec<_>>(), &scorer);
    }
    let mut out = head(&texts, &records, &scorer);
    out.push_str(&written(&scorer));
    print(&out)?;
    Ok(Outcome::Done)
}

/// A text with the addressees that were coded in it.
struct Text {
    /// Texts of one name are tried together.
    name: String,
    document: Document,
    coding: Coding,
}

enum Coding {
    /// Whole records.
    Gold(Vec<crate::score::Coded>),
    /// Addressees alone, by where the act word begins.
    Facts(BTreeMap<usize, Vec<String>>),
}

impl Text {
    fn records(&self, text: usize, codebook: &Codebook) -> Vec<Record> {
        let reading = reading::explain(&self.document, codebook);
        let value =
            serde_json::to_value(json::record(&self.document, &reading, codebook)).unwrap_or_default();
        let found = coded(&value).unwrap_or_default();
        let considered = |i: usize| -> Vec<Considered> { reading.positions[i].why.considered.clone() };
        match &self.coding {
            Coding::Gold(gold) => pairs(gold, &found)
                .into_iter()
                .map(|(g, f)| Record { text, right: gold[g].addressees.clone(), considered: considered(f) })
                .collect(),
            Coding::Facts(facts) => found
                .iter()
                .enumerate()
                .filter_map(|(f, record)| {
                    let right = fold(facts.get(&record.trigger.0)?);
                    Some(Record { text, right, considered: considered(f) })
                })
                .collect(),
        }
    }
}

fn texts(files: &[PathBuf], root: Option<&Path>) -> Result<Vec<Text>, Failure> {
    let mut texts = Vec::new();
    for file in files {
        if file.extension().is_some_and(|e| e == "tsv") {
            facts(file, root.unwrap_or(Path::new("")), &mut texts)?;
            continue;
        }
        let path = text_of(file)?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        // Translations of one text are tried together.
        let name = name.rsplit_once('-').map_or(&*name, |(name, _)| name).to_owned();
        let document = document(&read(&path)?, &path)?;
        texts.push(Text { name, document, coding: Coding::Gold(records(file)?) });
    }
    Ok(texts)
}

fn read(path: &Path) -> Result<String, Failure> {
    let shown = path.display().to_string();
    fs::read_to_string(path).map_err(|e| Failure::new(reason(&e)).of(&shown))
}

fn document(text: &str, path: &Path) -> Result<Document, Failure> {
    let shown = path.display().to_string();
    let hint = Hint { name: shown.clone(), ..Hint::default() };
    doors::document(text.as_bytes(), &hint).map_err(|failure| failure.of(&shown))
}

/// Reads rows `FILE [LINE] START ADDRESSEES`: where an act word begins, in a
/// file or in one line of it, and to whom its act is put.
fn facts(table: &Path, root: &Path, texts: &mut Vec<Text>) -> Result<(), Failure> {
    let mut coding: BTreeMap<(String, usize), BTreeMap<usize, Vec<String>>> = BTreeMap::new();
    let text = read(table)?;
    for (n, row) in text.lines().enumerate().filter(|(_, row)| !row.starts_with('#') && !row.is_empty()) {
        let fields: Vec<&str> = row.split('\t').collect();
        let wrong =
            || Failure::new("not `FILE LINE START ADDRESSEES`").of(&format!("{}:{}", table.display(), n + 1));
        let [file, line, start, ids] = fields[..] else { return Err(wrong()) };
        let line: usize = line.parse().map_err(|_| wrong())?;
        let start = start.parse().map_err(|_| wrong())?;
        let ids = ids.split(' ').filter(|id| !matches!(*id, "" | "-")).map(str::to_owned).collect();
        coding.entry((file.to_owned(), line)).or_default().insert(start, ids);
    }
    let mut at_hand: (String, String) = Default::default();
    for ((file, line), facts) in coding {
        // Sentences of the project’s own lie beside their table.
        let beside = table.with_file_name(&file);
        let path = if beside.is_file() { beside } else { root.join(&file) };
        if at_hand.0 != file {
            at_hand = (file.clone(), read(&path)?);
        }
        let part = match line {
            0 => at_hand.1.as_str(),
            n => at_hand.1.lines().nth(n - 1).unwrap_or(""),
        };
        let name = format!("{file}:{}", line / 100);
        // A line of a file is a plain text, whatever the file is called.
        let named = if line == 0 { path } else { PathBuf::from("line.txt") };
        texts.push(Text { name, document: document(part, &named)?, coding: Coding::Facts(facts) });
    }
    Ok(())
}

/// What the weights are worth, as comments.
fn head(texts: &[Text], records: &[Record], scorer: &Scorer) -> String {
    let (count, best) = measure(records.iter(), scorer);
    let tried = cross(texts, records, scorer);
    let line = |name: &str, c: Count| {
        format!("# {name}: F1 {:.3} ({} shared, {} coded, {} chosen)\n", c.f1(), c.0, c.1, c.2)
    };
    let mut out = "# Written by `verbale codebook train`; see codebook/README.md, Scorers.\n".to_owned();
    let _ = writeln!(out, "# {} records", records.len());
    out.push_str(&line("best choice among the candidates", best));
    out.push_str(&line("on what was learnt from", count));
    out.push_str(&line("on texts left out of learning", tried));
    out
}

/// Tries the weights on texts that they were not learnt from, a tenth of the
/// texts at a time.
fn cross(texts: &[Text], records: &[Record], scorer: &Scorer) -> Count {
    let mut names: Vec<&str> = texts.iter().map(|t| t.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let part = |record: &Record| names.binary_search(&&*texts[record.text].name).unwrap_or(0) % 10;
    let mut total = Count::default();
    for fold in 0..10 {
        let rest: Vec<&Record> = records.iter().filter(|r| part(r) != fold).collect();
        let learnt = learn(&rest, scorer);
        let (count, _) = measure(records.iter().filter(|r| part(r) == fold), &learnt);
        total = Count(total.0 + count.0, total.1 + count.1, total.2 + count.2);
    }
    total
}

fn written(scorer: &Scorer) -> String {
    let mut out = format!("id = \"{}\"\n\n[weights]\n", scorer.id);
    for (feature, w) in &scorer.weights {
        let _ = writeln!(out, "{} = {{ {} }}", feature.name(), columns(w));
    }
    out
}

fn columns(w: &Weights) -> String {
    let columns = [
        ("all", w.all),
        ("nobody", w.nobody),
        ("asked", w.asked),
        ("subject", w.subject),
        ("author", w.author),
        ("judged", w.judged),
        ("helped", w.helped),
    ];
    let shown: Vec<String> =
        columns.iter().filter(|c| c.1 != 0).map(|(name, weight)| format!("{name} = {weight}")).collect();
    shown.join(", ")
}
