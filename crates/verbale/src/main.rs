//! The command line of Verbale.

mod answers;
mod cli;
mod compare;
mod csv;
mod desk;
mod digest;
mod doors;
mod entry;
mod gaps;
mod html;
mod json;
mod learn;
mod markdown;
mod mcp;
mod names;
mod phrases;
mod places;
mod score;
mod web;
mod width;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Color, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    let interface = cli.lang.unwrap_or_else(phrases::Interface::of_environment);
    let done = match &cli.command {
        Command::Read(args) => cli::read::read(args, cli.codebook.as_deref(), interface),
        Command::Compare(args) => cli::compare::compare(args, cli.codebook.as_deref(), interface),
        Command::Text(args) => cli::text::text(args),
        Command::Codebook(command) => cli::codebook::run(command, cli.codebook.as_deref(), interface),
        Command::Evaluate(args) => cli::evaluate::evaluate(args, cli.codebook.as_deref()),
        Command::Desk(command) => cli::shelf::run(command, &cli, interface),
    };
    match done {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            failure.tell();
            failure.into()
        }
    }
}
