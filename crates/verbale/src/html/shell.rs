//! What every page has: its head, its themes, its doubts, its end.

use std::fmt::Write;

use verbale_core::diagnostic::{Diagnostic, Severity};
use verbale_core::text::{Document, sha256};

use super::base64;
use super::escape::Escaped;
use crate::phrases::{Interface, Phrases};

/// The style that all pages share.
pub const STYLE: &str = include_str!("../../assets/shell.css");

/// Opens a page. It may load nothing, and run no script but its own.
pub fn open(interface: Interface, title: &str, style: &[&str], script: Option<&str>, out: &mut String) {
    let script = match script {
        Some(script) => format!("script-src 'sha256-{}'; ", base64::of_hex(&sha256(script.as_bytes()))),
        None => String::new(),
    };
    let _ = writeln!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         {script}img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Verbale {}\">\n<link rel=\"icon\" href=\"data:,\">\n\
         <title>{}</title>\n<style>\n{}</style>\n</head>\n<body>",
        interface.code(),
        env!("CARGO_PKG_VERSION"),
        Escaped(title),
        style.concat(),
    );
}

/// The choice of themes.
pub fn themes(phrases: &Phrases, out: &mut String) {
    out.push_str("<fieldset class=\"themes\">");
    for (id, word) in ["auto", "light", "dark"].iter().zip(phrases.theme) {
        let checked = if *id == "auto" { " checked" } else { "" };
        let _ = write!(
            out,
            "<input type=\"radio\" name=\"theme\" id=\"theme-{id}\"{checked}>\
             <label for=\"theme-{id}\">{word}</label>"
        );
    }
    out.push_str("</fieldset>\n");
}

/// One doubt.
pub fn doubt(phrases: &Phrases, document: &Document, doubt: &Diagnostic, out: &mut String) {
    let severity = match doubt.severity {
        Severity::Note => phrases.severities[0],
        Severity::Warning => phrases.severities[1],
        Severity::Error => phrases.severities[2],
    };
    let _ = write!(
        out,
        "<li><b>{severity}</b> <code>{}</code> {}",
        Escaped(&doubt.code),
        Escaped(&doubt.message)
    );
    if let Some(span) = doubt.span {
        let quote: String = document.text[span].trim().chars().take(120).collect();
        let _ = write!(out, " <q lang=\"{}\">{}</q>", Escaped(document.lang.code()), Escaped(&quote));
    }
    if let Some(hint) = &doubt.hint {
        let _ = write!(out, " <span class=\"hint\">{}</span>", Escaped(hint));
    }
    out.push_str("</li>\n");
}

/// Closes a page with its script.
pub fn close(script: Option<&str>, out: &mut String) {
    if let Some(script) = script {
        let _ = writeln!(out, "<script>{script}</script>");
    }
    out.push_str("</body>\n</html>\n");
}
