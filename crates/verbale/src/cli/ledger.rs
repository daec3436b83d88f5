//! `verbale ledger`: what was asked and promised, and what became of it.

use clap::{Args, Subcommand, ValueEnum};
use verbale_desk::desk::Filter;
use verbale_desk::ledger::{Event, EventKind, Kind, Status};
use verbale_desk::{Desk, time};

use super::correct::author;
use super::desk::{ListingArgs, ListingFormat};
use super::outputs::{Failure, Outcome, print};
use crate::desk::ledger as view;
use crate::phrases::Interface;
use crate::width;

/// Arguments of `ledger`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct LedgerArgs {
    /// What to do with one entry.
    #[command(subcommand)]
    pub action: Option<LedgerAction>,
    /// Only entries that are open.
    #[arg(long, conflicts_with = "status")]
    pub open: bool,
    /// Only entries that stand so.
    #[arg(long, value_name = "STATUS")]
    pub status: Option<String>,
    /// Only open entries whose day has passed.
    #[arg(long)]
    pub overdue: bool,
    /// Only what is put to this actor.
    #[arg(long, value_name = "ACTOR")]
    pub to: Option<String>,
    /// Only what this actor asks or promises.
    #[arg(long, value_name = "ACTOR")]
    pub by: Option<String>,
    /// Only calls, or only commitments.
    #[arg(long, value_enum)]
    pub kind: Option<Which>,
    /// A query that narrows them further: 'instrument:NPT date:2020..'.
    #[arg(long, value_name = "QUERY")]
    pub about: Option<String>,
    /// How to show them.
    #[command(flatten)]
    pub listing: ListingArgs,
}

/// Which way an entry runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// Asked of somebody.
    Call,
    /// Promised.
    Commitment,
}

/// What can be done with one entry.
#[derive(Debug, Subcommand)]
pub enum LedgerAction {
    /// Show an entry with its history and the evidence proposed.
    Show {
        /// The entry: `d1213d3256@1203`.
        id: String,
        /// How to show it.
        #[command(flatten)]
        listing: ListingArgs,
    },
    /// Close an entry.
    Close {
        /// The entry.
        id: String,
        /// What it came to: met, partly, refused or lapsed.
        #[arg(long)]
        status: String,
        /// What is said of it.
        #[command(flatten)]
        said: Said,
    },
    /// Open an entry again.
    Reopen {
        /// The entry.
        id: String,
        /// What is said of it.
        #[command(flatten)]
        said: Said,
    },
    /// Add a note or evidence and leave the status as it is.
    Note {
        /// The entry.
        id: String,
        /// What is said of it.
        #[command(flatten)]
        said: Said,
    },
    /// Say that a text proposed as evidence is none.
    Dismiss {
        /// The entry.
        id: String,
        /// What is said of it.
        #[command(flatten)]
        said: Said,
    },
}

/// What is said of an entry.
#[derive(Debug, Args)]
pub struct Said {
    /// Bytes of a document (DOC:START-END), a position (DOC:pN), all of a text
    /// (DOC) or an address.
    #[arg(long, value_name = "DOC:SPAN|URL")]
    pub evidence: Option<String>,
    /// A remark.
    #[arg(long, default_value = "")]
    pub note: String,
    /// Who says so [default: the user's name].
    #[arg(long)]
    pub author: Option<String>,
    /// How to show the entry afterwards.
    #[command(flatten)]
    pub listing: ListingArgs,
}

/// Lists the ledger, or does something with one entry.
///
/// # Errors
/// Where there is no such entry, what is said makes no sense, or the
/// library cannot be read or written to.
pub fn ledger(desk: &mut Desk, args: &LedgerArgs, interface: Interface) -> Result<Outcome, Failure> {
    match &args.action {
        None => list(desk, args, interface),
        Some(LedgerAction::Show { id, listing }) => show(desk, id, listing, interface),
        Some(LedgerAction::Close { id, status, said }) => {
            let status = Status::read(status)?;
            say(desk, id, EventKind::Closed, Some(status), said, interface)
        }
        Some(LedgerAction::Reopen { id, said }) => say(desk, id, EventKind::Reopened, None, said, interface),
        Some(LedgerAction::Note { id, said }) => say(desk, id, EventKind::Noted, None, said, interface),
        Some(LedgerAction::Dismiss { id, said }) => {
            say(desk, id, EventKind::DismissedEvidence, None, said, interface)
        }
    }
}

fn list(desk: &mut Desk, args: &LedgerArgs, interface: Interface) -> Result<Outcome, Failure> {
    let status = match (&args.status, args.open) {
        (Some(status), _) => Some(Status::read(status)?),
        (None, true) => Some(Status::Open),
        (None, false) => None,
    };
    let filter = Filter {
        by: args.by.clone(),
        to: args.to.clone(),
        kind: args.kind.map(|kind| match kind {
            Which::Call => Kind::Call,
            Which::Commitment => Kind::Commitment,
        }),
        status,
        overdue: args.overdue,
        query: args.about.clone(),
        oldest: false,
    };
    let limit = args.listing.limit.unwrap_or(super::search::LINES);
    let entries = desk.ledger(&filter, limit)?;
    print(&view::list(&entries, args.listing.format, desk.codebook(), interface, width::of_terminal()))?;
    Ok(Outcome::Done)
}

fn show(desk: &mut Desk, id: &str, listing: &ListingArgs, interface: Interface) -> Result<Outcome, Failure> {
    let entry = desk.entry(id)?;
    let proposals = desk.proposals(id)?;
    let shown = view::Shown { entry: &entry, proposals: &proposals };
    print(&match listing.format {
        ListingFormat::Table => view::page(&shown, desk.codebook(), interface, width::of_terminal()),
        _ => view::record(&shown, listing.format),
    })?;
    Ok(Outcome::Done)
}

fn say(
    desk: &mut Desk,
    id: &str,
    kind: EventKind,
    status: Option<Status>,
    said: &Said,
    interface: Interface,
) -> Result<Outcome, Failure> {
    let evidence = said.evidence.as_deref().map(|written| desk.evidence(written)).transpose()?;
    let author = author(said.author.as_deref());
    let event = Event { at: time::now(), author, kind, status, evidence, note: said.note.clone() };
    desk.happen(id, event)?;
    show(desk, id, &said.listing, interface)
}
