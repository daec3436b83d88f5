//! `verbale text`: the canonical text, what was mended, what was taken for what.

use std::fmt::Write;

use verbale_core::span::Span;
use verbale_core::text::Document;

use super::TextArgs;
use super::inputs::{as_one, document, inputs};
use super::outputs::{Failure, Outcome, print};
use crate::places::Places;
use crate::width::cut;

/// Shows the text of every file.
///
/// # Errors
/// Where the arguments name no text, or nothing can be written.
pub fn text(args: &TextArgs) -> Result<Outcome, Failure> {
    let files = inputs(&args.input.paths)?;
    if args.input.as_one {
        print(&shown(&as_one(&files, &args.input.known)?, args))?;
        return Ok(Outcome::Done);
    }
    let mut failed = 0;
    for file in &files {
        match document(file, &args.input.known) {
            Ok(document) => print(&shown(&document, args))?,
            Err(failure) => {
                failed += 1;
                failure.of(&file.shown()).tell();
            }
        }
    }
    Ok(Outcome::of(files.len() - failed, failed))
}

fn shown(document: &Document, args: &TextArgs) -> String {
    if args.repairs {
        repairs(document)
    } else if args.outline {
        outline(document)
    } else {
        document.text.to_string()
    }
}

/// One line a repair: where in the file, what, what stood there, what stands there now.
fn repairs(document: &Document) -> String {
    let mut out = String::new();
    let source = &document.source;
    let _ = writeln!(out, "{} · {} · {}", source.name, source.media_type, source.encoding);
    let places = Places::new(document);
    for repair in &document.repairs {
        let kind = serde_json::to_value(repair.kind).unwrap_or_default();
        let kind = kind.as_str().unwrap_or_default();
        let at = places.place(repair.at).chars;
        let around = around(document, repair.at);
        let was = cut(&format!("{:?}", repair.was), 40);
        let now = cut(&format!("{:?}", repair.now), 40);
        let _ = writeln!(out, "{:>8}  {kind:20}  {was} → {now}  in “{around}”", at.0);
    }
    let _ = writeln!(out, "{} repairs", document.repairs.len());
    out
}

/// A few characters on both sides of a place.
fn around(document: &Document, at: Span) -> String {
    let text: &str = &document.text;
    let before: String = text[..at.start()].chars().rev().take(12).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[at.end()..].chars().take(12).collect();
    format!("{before}{}{after}", &text[at.range()]).replace('\n', "⏎")
}

/// One line a paragraph: what it was taken for, its label, how it begins.
fn outline(document: &Document) -> String {
    let mut out = String::new();
    for (number, paragraph) in document.outline.paragraphs.iter().enumerate() {
        let text = document.text[paragraph.body].trim();
        if text.is_empty() {
            continue;
        }
        let kind = serde_json::to_value(paragraph.kind).unwrap_or_default();
        let kind = kind.as_str().unwrap_or_default();
        let label = paragraph.label.as_deref().unwrap_or_default();
        let indent = "  ".repeat(paragraph.depth.into());
        let _ = writeln!(out, "{number:>4}  {kind:10}  {label:>4}  {indent}{}", cut(text, 70));
    }
    out
}
