//! `verbale compare`: two texts or more in, what changed out.

use std::io::IsTerminal;
use std::path::Path;

use rayon::prelude::*;
use verbale_core::codebook::Codebook;
use verbale_core::compare::{self as core, Side};
use verbale_core::reading::{self, Reading};
use verbale_core::text::Document;

use super::inputs::{document, inputs};
use super::knowledge;
use super::outputs::{Failure, Outcome, print, store, without_colours};
use super::{CompareArgs, CompareFormat};
use crate::compare::series::Course;
use crate::compare::{Pair, csv, digest, html, json, markdown, series};
use crate::phrases::Interface;
use crate::width;

/// Compares the files and writes what changed.
///
/// # Errors
/// Where there are fewer than two texts, one of them cannot be read, the
/// codebook is at fault, or nothing can be written.
pub fn compare(
    args: &CompareArgs,
    codebook: Option<&Path>,
    interface: Interface,
) -> Result<Outcome, Failure> {
    let files = inputs(&args.paths)?;
    if files.len() < 2 {
        return Err(Failure::usage("there is only one text").help("name the older text, then the newer one"));
    }
    if files.iter().filter(|file| file.path == Path::new("-")).count() > 1 {
        return Err(Failure::usage("standard input holds one text only"));
    }
    let codebook = knowledge::codebook(codebook)?;
    let read = |file: &super::inputs::Input| {
        let document = document(file, &args.known).map_err(|failure| failure.of(&file.shown()))?;
        let reading = reading::read(&document, &codebook);
        Ok((document, reading))
    };
    let texts: Vec<(Document, Reading)> = files.par_iter().map(read).collect::<Result<_, Failure>>()?;
    let sides: Vec<Side<'_>> = texts.iter().map(|(document, reading)| Side { document, reading }).collect();
    let shown = show(&sides, args, &codebook, interface);
    match &args.output {
        None => print(&shown)?,
        Some(path) => store(path, &without_colours(&shown))?,
    }
    Ok(Outcome::Done)
}

fn show(sides: &[Side<'_>], args: &CompareArgs, codebook: &Codebook, interface: Interface) -> String {
    let format = args.format.or_else(|| format_of(args.output.as_ref()?)).unwrap_or(CompareFormat::Digest);
    let look = digest::Look {
        columns: width::of_terminal(),
        full: args.full,
        all: args.all,
        colours: args.output.is_none() && coloured(),
    };
    if let &[left, right] = sides {
        let comparison = core::compare(left, right, codebook);
        let pair = Pair::new(left, right, &comparison, codebook, interface);
        return match format {
            CompareFormat::Digest => digest::digest(&pair, &look),
            CompareFormat::Json => lines(&json::record(&pair)),
            CompareFormat::Csv => format!("{}{}", csv::HEADER, csv::rows(&pair, args.all)),
            CompareFormat::Md => markdown::page(&pair, args.all),
            CompareFormat::Html => html::page(&pair),
        };
    }
    let found = core::series(sides, codebook);
    let course = Course::new(sides, &found, codebook, interface, args.all);
    match format {
        CompareFormat::Digest => series::digest(&course, &look),
        CompareFormat::Json => lines(&series::record(&course)),
        CompareFormat::Csv => series::csv(&course),
        CompareFormat::Md => series::markdown(&course),
        CompareFormat::Html => series::html(&course),
    }
}

/// Whether what is printed will be coloured; else words are marked by signs.
fn coloured() -> bool {
    let out = std::io::stdout();
    match anstream::AutoStream::choice(&out) {
        anstream::ColorChoice::Never => false,
        anstream::ColorChoice::Auto => out.is_terminal(),
        _ => true,
    }
}

fn lines(value: &impl serde::Serialize) -> String {
    format!("{}\n", serde_json::to_string_pretty(value).unwrap_or_default())
}

/// The format that the ending of a name asks for.
fn format_of(path: &Path) -> Option<CompareFormat> {
    match path.extension()?.to_str()? {
        "json" => Some(CompareFormat::Json),
        "csv" => Some(CompareFormat::Csv),
        "md" => Some(CompareFormat::Md),
        "html" | "htm" => Some(CompareFormat::Html),
        "txt" => Some(CompareFormat::Digest),
        _ => None,
    }
}
