//! What can be asked of a library.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::InputArgs;

/// Commands on the library.
#[derive(Debug, Subcommand)]
pub enum DeskCommand {
    /// Read texts and put them on the shelf.
    Add(AddArgs),
    /// List the documents of the library.
    List(ListingArgs),
    /// Show a document with its positions and what people said of them.
    Show(ShowArgs),
    /// Take documents out of the library, with all that hangs on them.
    Remove {
        /// Documents: the head of an id, or the name of a source.
        #[arg(required = true, value_name = "DOC")]
        documents: Vec<String>,
    },
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
