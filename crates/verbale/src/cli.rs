//! The command line: what can be asked of the program.
//!
//! Holds the arguments only; each command does its work in a module of its
//! own below.

pub mod add;
pub mod agreement;
pub mod codebook;
pub mod compare;
pub mod correct;
pub mod desk;
pub mod evaluate;
pub mod explain;
pub mod export;
pub mod gaps;
pub mod inputs;
pub mod knowledge;
pub mod ledger;
pub mod library;
pub mod opens;
pub mod outputs;
pub mod progress;
pub mod read;
pub mod search;
pub mod serve;
pub mod shelf;
pub mod text;
pub mod trace;
pub mod train;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::phrases::Interface;

const EXIT_CODES: &str = "\
Exit codes: 0 all done · 1 nothing could be done · 2 wrong usage · 3 some files failed, the rest are done";

/// Reads diplomatic texts in Chinese, English and Russian into cited position
/// records: who does what, how strongly, about what, toward whom.
#[derive(Debug, Parser)]
#[command(name = "verbale", version, about, after_help = EXIT_CODES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// A directory of your own entries, added to the built-in codebook.
    #[arg(long, global = true, value_name = "DIR")]
    pub codebook: Option<PathBuf>,
    /// The library: a file, or postgres://… for a shared one [default: VERBALE_LIBRARY, else
    /// library.db in the user's data directory].
    #[arg(long, global = true, value_name = "PATH|URL")]
    pub library: Option<String>,
    /// Language of digest and page [default: from LC_ALL or LANG].
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Interface>,
    /// When to colour.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// When to colour what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read texts into position records.
    Read(ReadArgs),
    /// Say what became of every clause and position from one text to the next.
    Compare(CompareArgs),
    /// Show the canonical text, or what was mended to get it.
    Text(TextArgs),
    /// Look into the codebook.
    #[command(subcommand)]
    Codebook(CodebookCommand),
    /// Compare records with hand-coded ones: precision, recall, F1.
    Evaluate(EvaluateArgs),
    /// Work on a library of texts.
    #[command(flatten)]
    Desk(desk::DeskCommand),
}

/// How the files are to be taken.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// Files, directories (with all they hold), or `-` for standard input.
    #[arg(required = true, value_name = "FILE")]
    pub paths: Vec<PathBuf>,
    /// What is known of the texts.
    #[command(flatten)]
    pub known: KnownArgs,
    /// Take all files as parts of one text.
    #[arg(long)]
    pub as_one: bool,
}

/// What is known of texts before they are opened.
#[derive(Debug, Args)]
pub struct KnownArgs {
    /// The language of the texts, where it is told wrongly.
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
    /// The encoding of the files, where it is told wrongly.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
}

/// Arguments of `read`.
#[derive(Debug, Args)]
pub struct ReadArgs {
    /// The files.
    #[command(flatten)]
    pub input: InputArgs,
    /// How to show what was found [default: from the name after -o, else digest].
    #[arg(long, short, value_enum)]
    pub format: Option<Format>,
    /// Where to write: a file, or a directory for one file a text.
    #[arg(long, short, value_name = "FILE|DIR")]
    pub output: Option<PathBuf>,
    /// Show the cue and the rule behind every record.
    #[arg(long)]
    pub why: bool,
    /// Show matters in full.
    #[arg(long)]
    pub full: bool,
}

/// How to show a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For the terminal.
    Digest,
    /// One object, or an array of several.
    Json,
    /// One object a line.
    Jsonl,
    /// One row a position.
    Csv,
    /// A record to read and to paste.
    Md,
    /// One page with text and records, to send on.
    Html,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// The older text, then the newer; three or more are a series.
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    pub paths: Vec<PathBuf>,
    /// What is known of the texts.
    #[command(flatten)]
    pub known: KnownArgs,
    /// How to show what changed [default: from the name after -o, else digest].
    #[arg(long, short, value_enum)]
    pub format: Option<CompareFormat>,
    /// Where to write.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Show quotes in full, then the texts side by side.
    #[arg(long)]
    pub full: bool,
    /// List also what was kept, and what changed in form only.
    #[arg(long)]
    pub all: bool,
}

/// How to show a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For the terminal.
    Digest,
    /// One object.
    Json,
    /// One row a change.
    Csv,
    /// A report to read and to paste.
    Md,
    /// One page, clause beside clause, to send on.
    Html,
}

/// Arguments of `text`.
#[derive(Debug, Args)]
pub struct TextArgs {
    /// The files.
    #[command(flatten)]
    pub input: InputArgs,
    /// List what was mended, with places, instead of the text.
    #[arg(long)]
    pub repairs: bool,
    /// Show what each paragraph was taken for.
    #[arg(long, conflicts_with = "repairs")]
    pub outline: bool,
}

/// Commands on the codebook.
#[derive(Debug, Subcommand)]
pub enum CodebookCommand {
    /// Show every fault with file, line and a hint.
    Check {
        /// A codebook, whole or in part [default: the one in use].
        dir: Option<PathBuf>,
    },
    /// Show one entry as a page.
    Explain {
        /// An act, actor, instrument, topic, person or ladder: `urge`, `NATO`, `NPT`.
        id: String,
    },
    /// List verbs in act position that no act knows, most frequent first.
    Gaps {
        /// The files.
        #[command(flatten)]
        input: InputArgs,
        /// How many to list.
        #[arg(long, default_value_t = 40)]
        top: usize,
    },
    /// Learn the weights by which addressees are chosen from hand-coded records.
    Train {
        /// Gold files, or tables of addressees.
        #[arg(required = true, value_name = "GOLD.json|TABLE.tsv")]
        coded: Vec<PathBuf>,
        /// Where the texts lie that the tables name.
        #[arg(long, value_name = "DIR")]
        texts: Option<PathBuf>,
    },
}

/// Arguments of `evaluate`.
#[derive(Debug, Args)]
pub struct EvaluateArgs {
    /// Hand-coded records; with --predicted, pairs of hand-coded and other records.
    #[arg(required = true, value_name = "GOLD.json")]
    pub gold: Vec<PathBuf>,
    /// The files are pairs: GOLD PREDICTED GOLD PREDICTED …
    #[arg(long)]
    pub pairs: bool,
}
