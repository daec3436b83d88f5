//! `verbale add`: texts in, on the shelf.

use std::path::Path;

use serde::Serialize;
use verbale_desk::{Added, Arriving, Desk, Shelved, record};

use super::desk::{AddArgs, ListingFormat};
use super::inputs::{Input, inputs};
use super::library;
use super::outputs::{Failure, Outcome, print, reason};
use super::progress::progress;
use crate::desk::listing::{json, rows};
use crate::phrases::{DeskWords, Interface};

/// What became of one file, for programs.
#[derive(Serialize)]
struct Fate {
    source: String,
    outcome: &'static str,
    document: Option<String>,
    replaces: Option<String>,
    error: Option<String>,
    hint: Option<String>,
}

/// Adds the files.
///
/// # Errors
/// Where the library cannot be opened or written to.
pub fn add(
    args: &AddArgs,
    name: Option<&str>,
    codebook: Option<&Path>,
    interface: Interface,
) -> Result<Outcome, Failure> {
    let files = inputs(&args.input.paths)?;
    let mut desk = library::open(name, codebook)?;
    if args.input.as_one {
        return Err(Failure::usage("texts are added one by one")
            .help("join the parts first: `verbale text --as-one PARTS > WHOLE.txt`, then add the whole"));
    }
    if let Some(day) = args.date.as_deref().filter(|day| *day != "name" && !verbale_desk::day::is_day(day)) {
        return Err(
            Failure::usage(format!("`{day}` is no day")).help("write it as 2023-06-04, or say `name`")
        );
    }
    let arriving: Vec<Arriving> = files.iter().map(|file| arriving(file, args)).collect();
    let fates = shelve(&mut desk, &files, &arriving, args.listing.format)?;
    let failed = fates.iter().filter(|fate| fate.outcome == "failed").count();
    match args.listing.format {
        ListingFormat::Table => print(&summary(&fates, interface))?,
        ListingFormat::Json => print(&json(&fates))?,
        // Each row went out as soon as its text would outlive a crash.
        ListingFormat::Csv => {}
    }
    Ok(Outcome::of(fates.len() - failed, failed))
}

fn arriving(file: &Input, args: &AddArgs) -> Arriving {
    let stdin = file.is_stdin();
    let place = std::path::absolute(&file.path).unwrap_or_else(|_| file.path.clone());
    let named = args.name.clone().filter(|_| stdin).unwrap_or_else(|| "stdin".to_owned());
    Arriving {
        place: if stdin { String::new() } else { place.display().to_string() },
        name: if stdin { named } else { file.below.display().to_string() },
        language: args.input.known.language.clone(),
        encoding: args.input.known.encoding.clone(),
        dated: match args.date.as_deref() {
            Some("name") => verbale_desk::day::in_name(&file.below.display().to_string()),
            told => told.map(str::to_owned),
        },
    }
}

/// Shelves the files; tells of failures as they come.
fn shelve(
    desk: &mut Desk,
    files: &[Input],
    arriving: &[Arriving],
    format: ListingFormat,
) -> Result<Vec<Fate>, Failure> {
    let bar = progress(files);
    let mut fates = Vec::with_capacity(files.len());
    let mut printed = Ok(());
    let bytes = |i: usize| files[i].bytes();
    let mut tell = |i: usize, added: Added| {
        let fate = fate(&arriving[i], &files[i], added);
        if let (Some(error), hint) = (&fate.error, fate.hint.clone()) {
            let failure = Failure::new(error.clone());
            let failure = hint.map_or(failure.clone(), |hint| failure.help(hint));
            bar.suspend(|| failure.tell());
        }
        bar.inc(1);
        if format == ListingFormat::Csv && printed.is_ok() {
            let row = rows(std::iter::once(&fate));
            let head = usize::from(!fates.is_empty());
            printed = print(&row.split_inclusive('\n').skip(head).collect::<String>());
        }
        fates.push(fate);
    };
    let done = desk.add(arriving, &bytes, &mut tell);
    bar.finish_and_clear();
    done.map_err(Failure::from)?;
    printed?;
    Ok(fates)
}

fn fate(text: &Arriving, file: &Input, added: Added) -> Fate {
    // As it was asked for, so that it can be found and mended.
    let asked = || if file.is_stdin() { text.name.clone() } else { file.path.display().to_string() };
    let empty = Fate {
        source: text.name.clone(),
        outcome: "failed",
        document: None,
        replaces: None,
        error: None,
        hint: None,
    };
    match added {
        Added::Shelved(shelved) => {
            let document = Some(shelved.id().to_owned());
            let (outcome, replaces) = match shelved {
                Shelved::New(_) => ("new", None),
                Shelved::Known(_) => ("known", None),
                Shelved::Changed { replaces, .. } => ("changed", Some(replaces)),
            };
            Fate { outcome, document, replaces, ..empty }
        }
        Added::Unreadable(error) => Fate { error: Some(format!("{}: {}", asked(), reason(&error))), ..empty },
        Added::Refused(error) => Fate {
            error: Some(format!("{}: {error}", asked())),
            hint: Some(error.hint().to_string()),
            ..empty
        },
    }
}

/// How many of each, then each where there are few.
fn summary(fates: &[Fate], interface: Interface) -> String {
    let words = DeskWords::of(interface);
    let count = |outcome: &str| fates.iter().filter(|fate| fate.outcome == outcome).count();
    let kinds =
        [("new", words.new), ("known", words.known), ("changed", words.changed), ("failed", words.failed)];
    let mut out = String::new();
    for fate in
        fates.iter().filter(|fate| fate.outcome != "failed").take(if fates.len() > 12 { 0 } else { 12 })
    {
        let label = kinds.iter().find(|(outcome, _)| *outcome == fate.outcome).map_or("", |(_, label)| label);
        let id = fate.document.as_deref().map(record::short).unwrap_or_default();
        let over = fate.replaces.as_deref().map(|id| format!(" ({} {})", words.replaces, record::short(id)));
        out.push_str(&format!("{id}  {label}  {}{}\n", fate.source, over.unwrap_or_default()));
    }
    let counts: Vec<String> = kinds
        .iter()
        .map(|(outcome, label)| (count(outcome), label))
        .filter(|(n, _)| *n > 0)
        .map(|(n, label)| format!("{n} {label}"))
        .collect();
    out.push_str(&format!("{}\n", counts.join(" · ")));
    out
}
