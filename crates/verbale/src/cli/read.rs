//! `verbale read`: texts in, records out, in every format.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use verbale_core::codebook::Codebook;
use verbale_core::reading;
use verbale_core::text::Document;

use super::inputs::{Input, as_one, document, inputs};
use super::knowledge;
use super::outputs::{Failure, Outcome, print, reason, store, without_colours};
use super::progress::progress;
use super::{Format, ReadArgs};
use crate::phrases::Interface;
use crate::{csv, digest, html, json, markdown, width};

/// How many files are in memory at once, by core.
const FILES_A_CORE: usize = 4;

/// Reads every file and writes what was found.
///
/// # Errors
/// Where the arguments do not go together, the codebook is at fault, or
/// nothing can be written.
pub fn read(args: &ReadArgs, codebook: Option<&Path>, interface: Interface) -> Result<Outcome, Failure> {
    let files = inputs(&args.input.paths)?;
    let several = files.len() > 1 && !args.input.as_one;
    let target = Target::of(args, several)?;
    let codebook = knowledge::codebook(codebook)?;
    let show = Show { args, codebook: &codebook, interface, format: target.format, several };
    let mut sink = Sink::new(target, several);
    if args.input.as_one {
        sink.take(Path::new("text"), &show.text(&as_one(&files, &args.input.known)?))?;
        sink.end()?;
        return Ok(Outcome::Done);
    }
    if let ([file], Format::Json, None) = (&files[..], sink.target.format, &sink.target.dir) {
        let document = document(file, &args.input.known).map_err(|failure| failure.of(&file.shown()))?;
        return sink.stream(&document, &codebook);
    }
    let bar = progress(&files);
    let mut failed = 0;
    for batch in files.chunks(rayon::current_num_threads() * FILES_A_CORE) {
        let read = |file: &Input| {
            let text = document(file, &args.input.known).map(|document| show.text(&document));
            bar.inc(1);
            text
        };
        let texts: Vec<Result<String, Failure>> = batch.par_iter().map(read).collect();
        for (file, text) in batch.iter().zip(texts) {
            match text {
                Ok(text) => sink.take(&file.below, &text)?,
                Err(failure) => {
                    failed += 1;
                    bar.suspend(|| failure.of(&file.shown()).tell());
                }
            }
        }
    }
    bar.finish_and_clear();
    if failed < files.len() {
        sink.end()?;
    }
    if failed > 0 && several {
        anstream::eprintln!("{failed} of {} files could not be read", files.len());
    }
    Ok(Outcome::of(files.len() - failed, failed))
}

/// Where the texts go.
struct Target {
    format: Format,
    file: Option<PathBuf>,
    dir: Option<PathBuf>,
}

impl Target {
    fn of(args: &ReadArgs, several: bool) -> Result<Self, Failure> {
        let Some(output) = &args.output else {
            let format = args.format.unwrap_or(Format::Digest);
            if several && format == Format::Html {
                return Err(Failure::usage("several pages cannot go to standard output")
                    .help("name a directory for them: `-o pages/`"));
            }
            return Ok(Self { format, file: None, dir: None });
        };
        let named = format_of(output);
        let is_dir =
            output.is_dir() || output.to_string_lossy().ends_with(['/', '\\']) || several && named.is_none();
        let format = args.format.or(named).unwrap_or(Format::Digest);
        if is_dir {
            return Ok(Self { format, file: None, dir: Some(output.clone()) });
        }
        if several && format == Format::Html {
            return Err(Failure::usage("several pages cannot go into one file")
                .help(format!("name a directory for them: `-o {}/`", output.with_extension("").display())));
        }
        Ok(Self { format, file: Some(output.clone()), dir: None })
    }
}

/// The format that the ending of a name asks for.
fn format_of(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()? {
        "json" => Some(Format::Json),
        "jsonl" | "ndjson" => Some(Format::Jsonl),
        "csv" => Some(Format::Csv),
        "md" => Some(Format::Md),
        "html" | "htm" => Some(Format::Html),
        "txt" => Some(Format::Digest),
        _ => None,
    }
}

fn ending(format: Format) -> &'static str {
    match format {
        Format::Digest => "txt",
        Format::Json => "json",
        Format::Jsonl => "jsonl",
        Format::Csv => "csv",
        Format::Md => "md",
        Format::Html => "html",
    }
}

/// Makes the text of one reading.
struct Show<'a> {
    args: &'a ReadArgs,
    codebook: &'a Codebook,
    interface: Interface,
    format: Format,
    several: bool,
}

impl Show<'_> {
    fn text(&self, document: &Document) -> String {
        let read = if self.args.why { reading::explain } else { reading::read };
        let reading = read(document, self.codebook);
        let (codebook, interface) = (self.codebook, self.interface);
        match self.format {
            Format::Json if !self.several => {
                let record = json::record(document, &reading, codebook);
                serde_json::to_string_pretty(&record).unwrap_or_default()
            }
            Format::Json | Format::Jsonl => {
                serde_json::to_string(&json::record(document, &reading, codebook)).unwrap_or_default()
            }
            Format::Csv => csv::rows(document, &reading),
            Format::Md => markdown::page(document, &reading, codebook, interface),
            Format::Html => html::page(document, &reading, codebook, interface),
            Format::Digest => {
                let look = digest::Look {
                    columns: width::of_terminal(),
                    full: self.args.full,
                    why: self.args.why,
                    interface,
                };
                digest::digest(document, &reading, codebook, &look)
            }
        }
    }
}

/// Writes texts one after another, or each into a file of its own.
struct Sink {
    target: Target,
    several: bool,
    taken: usize,
    file: Option<fs::File>,
    names: HashSet<PathBuf>,
}

impl Sink {
    fn new(target: Target, several: bool) -> Self {
        Self { target, several, taken: 0, file: None, names: HashSet::new() }
    }

    /// Writes the one record as it is made, so that a long text needs no
    /// room for it.
    fn stream(&self, document: &Document, codebook: &Codebook) -> Result<Outcome, Failure> {
        let reading = reading::read(document, codebook);
        let record = json::record(document, &reading, codebook);
        let mut out: Box<dyn Write> = match &self.target.file {
            Some(path) => {
                let shown = path.display().to_string();
                Box::new(fs::File::create(path).map_err(|error| Failure::new(reason(&error)).of(&shown))?)
            }
            None => Box::new(std::io::stdout().lock()),
        };
        let mut buffered = std::io::BufWriter::new(&mut out);
        serde_json::to_writer_pretty(&mut buffered, &record).map_err(std::io::Error::from)?;
        buffered.write_all(b"\n")?;
        buffered.flush()?;
        Ok(Outcome::Done)
    }

    fn take(&mut self, below: &Path, text: &str) -> Result<(), Failure> {
        let first = self.taken == 0;
        self.taken += 1;
        if let Some(dir) = self.target.dir.clone() {
            let path = self.free(&dir, below);
            let text = match self.target.format {
                Format::Csv => format!("{}{text}", csv::HEADER),
                Format::Json | Format::Jsonl => format!("{text}\n"),
                Format::Digest => without_colours(text),
                _ => text.to_owned(),
            };
            return store(&path, &text);
        }
        let text = match self.target.format {
            Format::Json if self.several => format!("{}{text}", if first { "[\n" } else { ",\n" }),
            Format::Json | Format::Jsonl => format!("{text}\n"),
            Format::Csv if first => format!("{}{text}", csv::HEADER),
            Format::Md if !first => format!("\n---\n\n{text}"),
            Format::Digest if !first => format!("\n\n{text}"),
            _ => text.to_owned(),
        };
        self.write(&text)
    }

    /// The file for a text: its own name with another ending, and a number
    /// where two texts have the same name.
    fn free(&mut self, dir: &Path, below: &Path) -> PathBuf {
        let ending = ending(self.target.format);
        let stem = if below == Path::new("-") { Path::new("stdin") } else { below };
        let path = dir.join(stem).with_extension(ending);
        let others = (2..).map(|n| path.with_extension(format!("{n}.{ending}")));
        let mut names = std::iter::once(path.clone()).chain(others);
        let free = names.find(|name| self.names.insert(name.clone()));
        free.unwrap_or_else(|| path.clone())
    }

    fn end(&mut self) -> Result<(), Failure> {
        match self.target.format {
            Format::Json if self.several && self.target.dir.is_none() => self.write("\n]\n"),
            _ => Ok(()),
        }
    }

    fn write(&mut self, text: &str) -> Result<(), Failure> {
        let Some(path) = &self.target.file else { return print(text) };
        let shown = path.display().to_string();
        let failed = |error: std::io::Error| Failure::new(reason(&error)).of(&shown);
        if self.file.is_none() {
            self.file = Some(fs::File::create(path).map_err(failed)?);
        }
        let file = self.file.as_mut().expect("opened above");
        let text = match self.target.format {
            Format::Digest => without_colours(text),
            _ => text.to_owned(),
        };
        file.write_all(text.as_bytes()).map_err(failed)
    }
}
