//! `verbale codebook gaps`: verbs in act position that no act knows.

use std::fmt::Write;

use anstyle::Style;
use rayon::prelude::*;
use verbale_core::codebook::Codebook;

use super::InputArgs;
use super::inputs::{Input, document, inputs};
use super::outputs::{Failure, Outcome, print};
use super::progress::progress;
use crate::gaps::{Counts, Found, merge, of, ranked};
use crate::width::{cut, of_terminal, pad};

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
    let list = ranked(counts);
    print(&table(&list, top))?;
    Ok(Outcome::of(files.len() - failed, failed))
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
