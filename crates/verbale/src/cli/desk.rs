//! What can be asked of a library.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::InputArgs;
use super::agreement::AgreementArgs;
use super::export::ExportArgs;
use super::ledger::LedgerArgs;
use super::opens::OpensArgs;
use super::serve::ServeArgs;
use super::trace::TraceArgs;

/// Commands on the library.
#[derive(Debug, Subcommand)]
pub enum DeskCommand {
    /// Read texts and put them on the shelf.
    Add(AddArgs),
    /// List the documents of the library.
    List(ListingArgs),
    /// Show a document with its positions and what people said of them.
    Show(ShowArgs),
    /// Search words, phrases, acts, holders … : '不首先使用 AND holder:CHN date:2010..2024'.
    Search(SearchArgs),
    /// Follow a formula: its uses, exact and near, by year and holder, and its variants.
    Trace(TraceArgs),
    /// Everything held about an actor or an instrument, by holder and year.
    Dossier(DossierArgs),
    /// What was asked and promised, and what became of it.
    Ledger(LedgerArgs),
    /// Correct the record of a position; the machine's own is kept beside it.
    Correct(CorrectArgs),
    /// How far two coders, or a coder and the machine, agree: Cohen's κ, Krippendorff's α.
    Agreement(AgreementArgs),
    /// Write positions out for other programs.
    Export(ExportArgs),
    /// Take documents out of the library, with all that hangs on them.
    Remove {
        /// Documents: the head of an id, or the name of a source.
        #[arg(required = true, value_name = "DOC")]
        documents: Vec<String>,
    },
    /// Open the library in a browser, and to programs.
    Serve(ServeArgs),
    /// Give the library to an assistant: tools of the Model Context Protocol.
    Mcp,
    /// Opens one file from standard input within bounds: what `serve` asks
    /// before it lets a file in.
    #[command(hide = true)]
    Opens(OpensArgs),
    /// Read every document again with the codebook in use, and say what changed.
    Reread(ListingArgs),
    /// Look at every byte of the library and its index.
    Check {
        /// Throw the index away and make it anew.
        #[arg(long)]
        rebuild: bool,
        /// How to show what was found.
        #[command(flatten)]
        listing: ListingArgs,
    },
    /// Copy the whole library into one file.
    Backup {
        /// A file that is not there yet.
        file: PathBuf,
    },
    /// Put a backup in the place of the library.
    Restore {
        /// A file that `backup` made.
        file: PathBuf,
        /// Replace what the library holds.
        #[arg(long)]
        replace: bool,
    },
}

/// Arguments of `add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The files.
    #[command(flatten)]
    pub input: InputArgs,
    /// The day of texts that do not say it themselves: 2023-06-04, or `name` to take it from the
    /// names of the files.
    #[arg(long, value_name = "DAY|name")]
    pub date: Option<String>,
    /// The name of a text from standard input.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// How to show what became of them.
    #[command(flatten)]
    pub listing: ListingArgs,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// A document: the head of its id, or the name of its source.
    #[arg(value_name = "DOC")]
    pub document: String,
    /// Show the canonical text only.
    #[arg(long)]
    pub text: bool,
    /// How to show it.
    #[command(flatten)]
    pub listing: ListingArgs,
}

/// How a listing is shown.
#[derive(Clone, Debug, Default, Args)]
pub struct ListingArgs {
    /// How to show it.
    #[arg(long, short, value_enum, default_value_t = ListingFormat::Table)]
    pub format: ListingFormat,
    /// How many entries at most.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// How to show a listing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListingFormat {
    /// For the terminal.
    #[default]
    Table,
    /// One array of objects.
    Json,
    /// One row an entry.
    Csv,
}

/// Arguments of `search`.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// The query: words, phrases and fields, as in `重申 holder:CHN NOT
    /// addressee:*`; docs/search.md tells its language.
    #[arg(required = true, num_args = 1.., value_name = "QUERY")]
    pub query: Vec<String>,
    /// In what order lines are shown.
    #[arg(long, value_enum, default_value_t = Sorting::Date)]
    pub sort: Sorting,
    /// How many places of one document are shown at most.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub places: usize,
    /// Count by this instead of listing.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub count: Option<Counting>,
    /// Show the words that stand near the ones found more often than chance.
    #[arg(long, conflicts_with = "count")]
    pub collocates: bool,
    /// How far collocates may stand away, in words (in Han: characters).
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub window: usize,
    /// How to show what was found.
    #[command(flatten)]
    pub listing: ListingArgs,
}

/// How lines of a concordance are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sorting {
    /// The latest first.
    Date,
    /// The earliest first.
    Oldest,
    /// By the words before the hit.
    Left,
    /// By the words after the hit.
    Right,
}

/// What findings are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Counting {
    /// The year of the document.
    Year,
    /// The holder of the position.
    Holder,
    /// The act of the position.
    Act,
    /// The addressee of the position.
    Addressee,
    /// The instrument of the position.
    Instrument,
    /// The topic of the position.
    Topic,
    /// The form of the document.
    Form,
    /// The language of the document.
    Language,
    /// A party of the document.
    Party,
}

/// Arguments of `dossier`.
#[derive(Debug, Args)]
pub struct DossierArgs {
    /// An actor or an instrument, by id or name: `NPT`, `USA`, `北约`.
    pub of: String,
    /// Only positions of this holder.
    #[arg(long, value_name = "ACTOR")]
    pub by: Option<String>,
    /// Only between these days: `2020..2024`.
    #[arg(long, value_name = "DATES")]
    pub date: Option<String>,
    /// How to show it.
    #[command(flatten)]
    pub listing: ListingArgs,
}

/// Arguments of `correct`.
#[derive(Debug, Args)]
pub struct CorrectArgs {
    /// A position: the head of its document's id and its own, `d1213d3256:p4`.
    #[arg(value_name = "POSITION")]
    pub position: String,
    /// The act.
    #[arg(long, value_name = "ACT")]
    pub act: Option<String>,
    /// Whose act it is; several divided by commas, none by `-`.
    #[arg(long, value_name = "ACTORS", allow_hyphen_values = true)]
    pub holder: Option<String>,
    /// Whom it is put to; several divided by commas, none by `-`.
    #[arg(long, value_name = "ACTORS", allow_hyphen_values = true)]
    pub addressee: Option<String>,
    /// Instruments; several divided by commas, none by `-`.
    #[arg(long, value_name = "INSTRUMENTS", allow_hyphen_values = true)]
    pub instrument: Option<String>,
    /// `raised`, `plain` or `lowered`.
    #[arg(long, value_name = "DEGREE")]
    pub degree: Option<String>,
    /// There is no such position.
    #[arg(long)]
    pub withdraw: bool,
    /// Take back an earlier --withdraw.
    #[arg(long, conflicts_with = "withdraw")]
    pub reinstate: bool,
    /// Why.
    #[arg(long, default_value = "")]
    pub note: String,
    /// Who corrects [default: the user's name].
    #[arg(long)]
    pub author: Option<String>,
    /// How to show the record in force.
    #[command(flatten)]
    pub listing: ListingArgs,
}

impl SearchArgs {
    /// Arguments that count and ask for nothing else.
    #[must_use]
    pub fn counting(over: Counting) -> Self {
        Self {
            query: Vec::new(),
            sort: Sorting::Date,
            places: 10,
            count: Some(over),
            collocates: false,
            window: 5,
            listing: ListingArgs::default(),
        }
    }
}
