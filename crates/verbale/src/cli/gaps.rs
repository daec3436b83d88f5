//! `verbale codebook gaps`: verbs in act position that no act knows.

use std::collections::BTreeMap;
use std::fmt::Write;

use anstyle::Style;
use rayon::prelude::*;
use verbale_core::codebook::Codebook;
use verbale_core::reading;
use verbale_core::text::Document;

use super::InputArgs;
use super::inputs::{Input, document, inputs};
use super::outputs::{Failure, Outcome, print};
use super::progress::progress;
use crate::width::{cut, of_terminal, pad};

/// How often a word was found, and where first.
#[derive(Default)]
struct Found {
    count: usize,
    /// All words counted together begin with this.
    word: String,
    example: String,
    source: String,
}

type Counts = BTreeMap<(String, String), Found>;

/// Lists the words, the most frequent first, each with a sentence.
///
/// # Errors
/// Where the arguments name no text, or nothing can be written.
pub fn list(args: &InputArgs, top: usize, codebook: &Codebook) -> Result<Outcome, Failure> {
    let files = inputs(&args.paths)?;
    let mut counts = Counts::new();
    let mut failed = 0;
    let bar = progress(&files);
    for batch in files.chunks(rayon::current_num_threads() * 8) {
        let read = |file: &Input| {
            let counts = document(file, &args.known).map(|document| of(&document, codebook));
            bar.inc(1);
            counts
        };
        let found: Vec<Result<Counts, Failure>> = batch.par_iter().map(read).collect();
        for (file, found) in batch.iter().zip(found) {
            match found {
                Ok(found) => merge(&mut counts, found),
                Err(failure) => {
                    failed += 1;
                    bar.suspend(|| failure.of(&file.shown()).tell());
                }
            }
        }
    }
    bar.finish_and_clear();
    let mut list: Vec<((String, String), Found)> = counts.into_iter().collect();
    list.sort_by(|a, b| b.1.count.cmp(&a.1.count).then_with(|| a.0.cmp(&b.0)));
    print(&table(&list, top))?;
    Ok(Outcome::of(files.len() - failed, failed))
}

/// The gaps of one document, by language and word. In Han, words that share
/// their first two characters are one.
fn of(document: &Document, codebook: &Codebook) -> Counts {
    let reading = reading::read(document, codebook);
    let mut counts = Counts::new();
    for gap in reading::gaps(document, &reading, codebook) {
        let word = document.text[gap.word].to_lowercase();
        let is_han = document.lang.code() == "zh";
        let key = if is_han { word.chars().take(2).collect() } else { word.clone() };
        let found = Found {
            count: 1,
            word,
            example: document.text[gap.sentence].trim().to_owned(),
            source: document.source.name.clone(),
        };
        let one = Counts::from([((document.lang.code().to_owned(), key), found)]);
        merge(&mut counts, one);
    }
    counts
}

fn merge(counts: &mut Counts, more: Counts) {
    for (key, found) in more {
        match counts.get_mut(&key) {
            None => {
                counts.insert(key, found);
            }
            Some(known) => {
                known.count += found.count;
                let shared = known.word.chars().zip(found.word.chars()).take_while(|(a, b)| a == b).count();
                known.word = known.word.chars().take(shared).collect();
            }
        }
    }
}

fn table(list: &[((String, String), Found)], top: usize) -> String {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let mut out = String::new();
    let room = of_terminal().saturating_sub(32);
    for ((language, _), found) in list.iter().take(top) {
        let _ = writeln!(
            out,
            "{:>6}  {dim}{language}{dim:#}  {bold}{}{bold:#}  {} {dim}{}{dim:#}",
            found.count,
            pad(&cut(&found.word, 16), 16),
            cut(&found.example, room),
            cut(&found.source, 24),
        );
    }
    let all: usize = list.iter().map(|(_, found)| found.count).sum();
    let _ = writeln!(out, "{} words in {all} sentences that hold no position", list.len());
    out
}
