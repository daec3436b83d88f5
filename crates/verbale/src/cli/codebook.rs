//! `verbale codebook`: check it, look things up in it, find what it lacks.

use std::fmt::Write;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use verbale_core::codebook::{Codebook, Fault, File};
use verbale_core::diagnostic::Severity;

use super::outputs::{Failure, Outcome, print};
use super::{CodebookCommand, explain, gaps, knowledge, train};
use crate::phrases::Interface;
use crate::width;

/// Does what is asked of the codebook.
///
/// # Errors
/// Where the codebook or the texts cannot be read, or an id is unknown.
pub fn run(command: &CodebookCommand, own: Option<&Path>, interface: Interface) -> Result<Outcome, Failure> {
    match command {
        CodebookCommand::Check { dir } => check(dir.as_deref(), own),
        CodebookCommand::Explain { id } => {
            print(&explain::page(id, &knowledge::codebook(own)?, interface)?)?;
            Ok(Outcome::Done)
        }
        CodebookCommand::Train { coded, texts } => {
            train::train(coded, texts.as_deref(), knowledge::codebook(own)?)
        }
        CodebookCommand::Gaps { input, top } => gaps::list(input, *top, &knowledge::codebook(own)?),
    }
}

/// Shows every fault of a directory, or of the codebook in use. Entries may
/// refer to those of the built-in edition.
fn check(dir: Option<&Path>, own: Option<&Path>) -> Result<Outcome, Failure> {
    let dir = dir.map(Path::to_path_buf).or_else(|| knowledge::own_dir(own));
    let texts = match &dir {
        Some(dir) => knowledge::files(dir)?,
        None => Vec::new(),
    };
    let builtin = Codebook::builtin_files();
    let files: Vec<File<'_>> = match &dir {
        Some(_) => texts.iter().map(|(path, text)| File { path, text }).collect(),
        None => builtin.clone(),
    };
    let all: Vec<File<'_>> = builtin.iter().chain(&files).copied().collect();
    let (known, _) = Codebook::load(&all);
    let faults = Codebook::check(&known, &files);
    let mut out = String::new();
    for fault in &faults {
        let text = files.iter().find(|f| f.path == fault.path).map_or("", |f| f.text);
        let path = match &dir {
            Some(dir) => dir.join(&fault.path).display().to_string(),
            None => format!("codebook/{}", fault.path),
        };
        let _ = writeln!(out, "{}\n", shown(fault, &path, text));
    }
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    let _ = writeln!(out, "{}", summary(files.len(), errors, faults.len() - errors));
    print(&out)?;
    Ok(if errors == 0 { Outcome::Done } else { Outcome::Failed })
}

fn summary(files: usize, errors: usize, warnings: usize) -> String {
    let count = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let files = count(files, "file");
    match (errors, warnings) {
        (0, 0) => format!("{files}, no faults"),
        _ => format!("{files}: {}, {}", count(errors, "error"), count(warnings, "warning")),
    }
}

/// A fault with the line it stands on.
fn shown(fault: &Fault, path: &str, text: &str) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let end = fault.at.end.min(text.len()).max(fault.at.start.min(text.len()));
    let start = fault.at.start.min(end);
    let snippet = Snippet::source(text).path(path).annotation(AnnotationKind::Primary.span(start..end));
    let mut group: Group<'_> = level.primary_title(&fault.message).id(fault.code).element(snippet);
    if let Some(help) = &fault.help {
        group = group.element(Level::HELP.message(help));
    }
    Renderer::styled().term_width(width::of_terminal()).render(&[group])
}
