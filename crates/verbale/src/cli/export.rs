//! `verbale export` and `verbale agreement`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use verbale_desk::Desk;
use verbale_desk::export::{self, Kind};

use super::outputs::{Failure, Outcome, reason};

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// In which format.
    #[arg(long, short, value_enum)]
    pub format: ExportFormat,
    /// Only positions that answer this query: 'holder:CHN date:2020..'.
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,
    /// What people corrected, instead of the records in force.
    #[arg(long)]
    pub corrections: bool,
    /// Where to write [default: standard output].
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// A format of exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One position a line, as JSON.
    Jsonl,
    /// One position a row.
    Csv,
    /// One position a row, by column (Apache Parquet).
    Parquet,
    /// One W3C Web Annotation a position.
    Webannotation,
    /// Who speaks of whom and how: actors and acts as a graph.
    Graphml,
}

/// Exports positions.
///
/// # Errors
/// Where the query makes no sense, the library cannot be read, or nothing
/// can be written.
pub fn export(desk: &mut Desk, args: &ExportArgs) -> Result<Outcome, Failure> {
    let query = match &args.query {
        Some(query) => Some(desk.understand(query).map_err(|error| super::search::told(error, query))?),
        None => None,
    };
    let kind = match args.format {
        ExportFormat::Jsonl => Kind::Jsonl,
        ExportFormat::Csv => Kind::Csv,
        ExportFormat::Parquet => Kind::Parquet,
        ExportFormat::Webannotation => Kind::WebAnnotation,
        ExportFormat::Graphml => Kind::GraphMl,
    };
    let which = if args.corrections { export::Which::Corrections } else { export::Which::InForce };
    match &args.output {
        None => {
            let mut out = BufWriter::new(std::io::stdout());
            desk.export(kind, which, query.as_ref(), &mut out)?;
            out.flush()?;
        }
        Some(path) => {
            let failed = |error: std::io::Error| Failure::new(reason(&error)).of(&path.display().to_string());
            let mut out = BufWriter::new(File::create(path).map_err(failed)?);
            desk.export(kind, which, query.as_ref(), &mut out)?;
            out.flush().map_err(failed)?;
        }
    }
    Ok(Outcome::Done)
}
