//! `verbale codebook explain`: one entry as a page.

use std::fmt::Write;

use anstyle::Style;
use verbale_core::codebook::Codebook;

use super::outputs::Failure;
use crate::entry::{Entry, entries};
use crate::phrases::Interface;
use crate::width::{of_terminal, pad, wrap};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The page of the entry that is called so: by its id, else by a name.
///
/// # Errors
/// Where no entry is called so.
pub fn page(id: &str, codebook: &Codebook, interface: Interface) -> Result<String, Failure> {
    let found = entries(id, codebook, interface);
    if found.is_empty() {
        return Err(Failure::new(format!("the codebook has no entry `{id}`"))
            .help("give an act, actor, instrument, person, topic or ladder: `urge`, `NATO`, `NPT`, `北约`"));
    }
    let columns = of_terminal().min(110);
    Ok(found.iter().map(|entry| told(entry, columns)).collect::<Vec<_>>().join("\n\n"))
}

fn told(entry: &Entry, columns: usize) -> String {
    let mut out = format!("{BOLD}{}{BOLD:#}  {DIM}{}", entry.id, entry.kind);
    if entry.name != entry.id {
        let _ = write!(out, " · {}", entry.name);
    }
    let _ = writeln!(out, "{DIM:#}");
    if !entry.gloss.is_empty() {
        for line in wrap(&entry.gloss, columns) {
            let _ = writeln!(out, "{line}");
        }
        out.push('\n');
    }
    for (term, text) in &entry.rows {
        if term.is_empty() && text.is_empty() {
            out.push('\n');
            continue;
        }
        // A term and what is said of it, wrapped beside it.
        for (n, line) in wrap(text, columns.saturating_sub(16)).iter().enumerate() {
            let term = if n == 0 { term.as_str() } else { "" };
            let _ = writeln!(out, "  {DIM}{}{DIM:#}{line}", pad(term, 14));
        }
    }
    out
}
