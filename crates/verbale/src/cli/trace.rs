//! `verbale trace`: a formula followed through the library.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use verbale_desk::Desk;
use verbale_desk::query::Node;
use verbale_desk::trace::Share;

use super::desk::{ListingArgs, ListingFormat};
use super::outputs::{Failure, Outcome, print, store};
use crate::desk::listing::{json, rows};
use crate::desk::trace as view;
use crate::phrases::Interface;
use crate::width;

/// Arguments of `trace`.
#[derive(Debug, Args)]
pub struct TraceArgs {
    /// The formula: words as they stand in texts.
    #[arg(required = true, num_args = 1.., value_name = "FORMULA")]
    pub formula: Vec<String>,
    /// Take also what differs by this share of the formula's characters at most.
    #[arg(long, value_name = "SHARE", num_args = 0..=1, default_missing_value = "15%")]
    pub near: Option<String>,
    /// What the chart shows.
    #[arg(long, value_enum, default_value_t = By::Year)]
    pub by: By,
    /// Only documents that answer this query: 'lang:zh date:2020..'.
    #[arg(long, value_name = "QUERY")]
    pub within: Option<String>,
    /// Draw the chart into a file (SVG).
    #[arg(long, short, value_name = "FILE.svg")]
    pub output: Option<PathBuf>,
    /// How to show it.
    #[command(flatten)]
    pub listing: ListingArgs,
}

/// What a chart of a formula shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// Uses by year.
    Year,
    /// Uses by holder.
    Holder,
    /// Uses by form of document.
    Form,
}

/// Follows a formula.
///
/// # Errors
/// Where the formula is empty, the query makes no sense, or the library
/// cannot be read.
pub fn trace(desk: &mut Desk, args: &TraceArgs, interface: Interface) -> Result<Outcome, Failure> {
    let near = args.near.as_deref().map_or(Ok(Share::default()), Share::read)?;
    let within = match &args.within {
        None => Node::All,
        Some(query) => desk.understand(query).map_err(|error| super::search::told(error, query))?,
    };
    if within.asks_positions() {
        return Err(Failure::usage(
            "--within asks for positions, and a formula is followed through documents",
        )
        .help("narrow by lang, form, party or date"));
    }
    let mut traced = desk.trace(&args.formula.join(" "), near, &within)?;
    if let Some(file) = &args.output {
        store(file, &view::chart(&traced.trace, args.by, desk.codebook(), interface).svg())?;
    }
    traced.places.truncate(args.listing.limit.unwrap_or(traced.places.len()));
    print(&match args.listing.format {
        ListingFormat::Json => json(&traced),
        ListingFormat::Csv => rows(traced.places.iter()),
        ListingFormat::Table => {
            view::page(&traced, args.by, desk.codebook(), interface, width::of_terminal())
        }
    })?;
    Ok(Outcome::Done)
}
