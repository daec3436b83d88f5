//! `verbale agreement`: how far two coders agree beyond chance.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value;
use verbale_desk::agreement::{Agreement, Scores};
use verbale_desk::coded::{Coded, coded};

use super::desk::{ListingArgs, ListingFormat};
use super::outputs::{Failure, Outcome, print};
use super::{evaluate, knowledge};
use crate::desk::listing::{Column, json, listing};
use crate::width;

/// Arguments of `agreement`.
#[derive(Debug, Args)]
pub struct AgreementArgs {
    /// Records of one coder: an object with `positions`, or an array of such.
    pub one: PathBuf,
    /// Records of the other; without them the machine reads the text of the first.
    pub other: Option<PathBuf>,
    /// How to show it.
    #[command(flatten)]
    pub listing: ListingArgs,
}

/// Compares two coders.
///
/// # Errors
/// Where a file cannot be read, holds no records, or the two hold another
/// number of texts.
pub fn agreement(args: &AgreementArgs, codebook: Option<&Path>) -> Result<Outcome, Failure> {
    let one = texts(&evaluate::value(&args.one)?, &args.one)?;
    let other = match &args.other {
        Some(path) => texts(&evaluate::value(path)?, path)?,
        None => vec![evaluate::found(&args.one, &knowledge::codebook(codebook)?)?],
    };
    if one.len() != other.len() {
        return Err(Failure::new(format!(
            "one file holds {} texts and the other {}",
            one.len(),
            other.len()
        ))
        .help("give records of the same texts, in the same order"));
    }
    let found = Agreement::of(one.iter().map(Vec::as_slice).zip(other.iter().map(Vec::as_slice)));
    print(&match args.listing.format {
        ListingFormat::Json => json(&found),
        format => table(&found, format, args.listing.limit.unwrap_or(12)),
    })?;
    Ok(Outcome::Done)
}

/// The records of every text of a file.
fn texts(value: &Value, path: &Path) -> Result<Vec<Vec<Coded>>, Failure> {
    let all = match value {
        Value::Array(list) => list.iter().map(coded).collect(),
        one => coded(one).map(|records| vec![records]),
    };
    all.ok_or_else(|| {
        Failure::new("the file holds no records")
            .of(&path.display().to_string())
            .help("give an object with `positions`, each with act, trigger and matter; or an array of such")
    })
}

fn table(found: &Agreement, format: ListingFormat, limit: usize) -> String {
    let rows = [
        ("act", found.units, found.act),
        ("holder", found.units, found.holder),
        ("act, where both record one", found.matched, found.act_matched),
        ("holder, where both record one", found.matched, found.holder_matched),
    ];
    let figure = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| format!("{value:.3}"));
    let columns = [
        Column::new("of", |row: &(&str, usize, Scores)| row.0.to_owned()),
        Column::new("units", |row: &(&str, usize, Scores)| row.1.to_string()),
        Column::new("observed", |row: &(&str, usize, Scores)| figure(row.2.observed)),
        Column::new("κ", |row: &(&str, usize, Scores)| figure(row.2.kappa)),
        Column::new("α", |row: &(&str, usize, Scores)| figure(row.2.alpha)),
    ];
    let record = |row: &(&str, usize, Scores)| {
        serde_json::json!({"of": row.0, "units": row.1, "observed": row.2.observed, "kappa": row.2.kappa,
            "alpha": row.2.alpha})
    };
    let mut out = listing(&rows, format, &columns, record, width::of_terminal());
    if format == ListingFormat::Table {
        let act = |name: &Option<String>| name.clone().unwrap_or_else(|| "—".to_owned());
        for confusion in found.confused.iter().take(limit) {
            out.push_str(&format!(
                "{:>5}  {} ≠ {}\n",
                confusion.count,
                act(&confusion.one),
                act(&confusion.other)
            ));
        }
    }
    out
}
