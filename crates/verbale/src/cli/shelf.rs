//! The commands on what stands on the shelf: `list`, `show`, `remove`,
//! `reread`, `check`, `backup`, `restore`.

use std::path::Path;

use serde::Serialize;
use verbale_desk::desk::{Checked, Replace, Reread};
use verbale_desk::{Desk, record};

use super::desk::{DeskCommand, ListingArgs, ListingFormat, ShowArgs};
use super::outputs::{Failure, Outcome, print};
use super::{Cli, add, agreement, correct, export, ledger, library, opens, search, serve, trace};
use crate::desk::documents;
use crate::desk::listing::{Column, json, listing, more};
use crate::phrases::desk::filled;
use crate::phrases::{DeskWords, Interface};
use crate::width;

/// Runs one command on the library.
///
/// # Errors
/// Where it cannot be done.
pub fn run(command: &DeskCommand, cli: &Cli, interface: Interface) -> Result<Outcome, Failure> {
    let (name, codebook) = (cli.library.as_deref(), cli.codebook.as_deref());
    if let DeskCommand::Add(args) = command {
        return add::add(args, name, codebook, interface);
    }
    if let DeskCommand::Agreement(args) = command {
        return agreement::agreement(args, codebook);
    }
    if let DeskCommand::Serve(args) = command {
        return serve::run(args, name, codebook);
    }
    if matches!(command, DeskCommand::Mcp) {
        let mut desk = library::open(name, codebook)?;
        desk.index()?;
        let (location, codebook) = (desk.location().clone(), std::sync::Arc::clone(desk.knowledge()));
        drop(desk);
        return crate::mcp::serve(location, codebook).map(|()| Outcome::Done).map_err(Failure::new);
    }
    if let DeskCommand::Opens(args) = command {
        return opens::run(args);
    }
    let mut desk = library::open(name, codebook)?;
    let outcome = done(command, &mut desk, interface)?;
    let asks = matches!(
        command,
        DeskCommand::Search(_)
            | DeskCommand::Dossier(_)
            | DeskCommand::Trace(_)
            | DeskCommand::Ledger(_)
            | DeskCommand::Export(_)
    );
    // Beside the answer: who reads it as JSON or CSV reads nothing else.
    if asks && let Ok(Some(lag)) = desk.lag() {
        anstream::eprintln!("{}", filled(DeskWords::of(interface).lag, &[&lag.changes.to_string()]));
    }
    Ok(outcome)
}

fn done(command: &DeskCommand, desk: &mut Desk, interface: Interface) -> Result<Outcome, Failure> {
    let words = DeskWords::of(interface);
    match command {
        DeskCommand::Add(_)
        | DeskCommand::Agreement(_)
        | DeskCommand::Serve(_)
        | DeskCommand::Mcp
        | DeskCommand::Opens(_) => Ok(Outcome::Done),
        DeskCommand::List(args) => list(desk, args, interface),
        DeskCommand::Show(args) => show(desk, args, interface),
        DeskCommand::Search(args) => search::search(desk, args, interface),
        DeskCommand::Dossier(args) => search::dossier(desk, args, interface),
        DeskCommand::Trace(args) => trace::trace(desk, args, interface),
        DeskCommand::Export(args) => export::export(desk, args),
        DeskCommand::Ledger(args) => ledger::ledger(desk, args, interface),
        DeskCommand::Correct(args) => correct::correct(desk, args, interface),
        DeskCommand::Remove { documents } => remove(desk, documents, words),
        DeskCommand::Reread(args) => reread(desk, args, interface),
        DeskCommand::Check { rebuild, listing } => check(desk, *rebuild, listing, interface),
        DeskCommand::Backup { file } => {
            desk.backup(file)?;
            let n = desk.documents()?.to_string();
            print(&format!("{}\n", filled(words.backed_up, &[&n, &file.display().to_string()])))?;
            Ok(Outcome::Done)
        }
        DeskCommand::Restore { file, replace } => restore(desk, file, *replace, words),
    }
}

fn restore(desk: &mut Desk, file: &Path, replace: bool, words: &DeskWords) -> Result<Outcome, Failure> {
    let n = desk.restore(file, if replace { Replace::Yes } else { Replace::No })?.to_string();
    print(&format!("{}\n", filled(words.restored, &[&n, &file.display().to_string()])))?;
    Ok(Outcome::Done)
}

fn list(desk: &mut Desk, args: &ListingArgs, interface: Interface) -> Result<Outcome, Failure> {
    let cards = desk.list(args.limit)?;
    if cards.is_empty() && args.format == ListingFormat::Table {
        print(&format!("{}\n", DeskWords::of(interface).empty))?;
        return Ok(Outcome::Done);
    }
    let mut out = documents::list(&cards, args.format, desk.codebook(), interface);
    if args.format == ListingFormat::Table {
        let all = usize::try_from(desk.documents()?).unwrap_or_default();
        out.push_str(&more(cards.len(), all, interface));
    }
    print(&out)?;
    Ok(Outcome::Done)
}

fn show(desk: &mut Desk, args: &ShowArgs, interface: Interface) -> Result<Outcome, Failure> {
    let shown = desk.show(&args.document)?;
    if args.text {
        print(&shown.document.text)?;
    } else {
        print(&documents::show(&shown, args.listing.format, desk.codebook(), interface))?;
    }
    Ok(Outcome::Done)
}

fn remove(desk: &mut Desk, documents: &[String], words: &DeskWords) -> Result<Outcome, Failure> {
    let mut failed = 0;
    for name in documents {
        match desk.remove(name) {
            Ok(card) => print(&format!("{}  {}  {}\n", card.short(), words.removed, card.source))?,
            Err(error) => {
                failed += 1;
                Failure::from(error).tell();
            }
        }
    }
    Ok(Outcome::of(documents.len() - failed, failed))
}

#[derive(Serialize)]
struct Change {
    document: String,
    source: String,
    #[serde(flatten)]
    changes: Reread,
}

fn reread(desk: &mut Desk, args: &ListingArgs, interface: Interface) -> Result<Outcome, Failure> {
    let words = DeskWords::of(interface);
    let mut all = 0;
    let mut changes = Vec::new();
    desk.reread(&mut |card, what| {
        all += 1;
        if *what != Reread::default() {
            changes.push(Change {
                document: card.id.clone(),
                source: card.source.clone(),
                changes: what.clone(),
            });
        }
    })?;
    let found = changes.len();
    changes.truncate(args.limit.unwrap_or(found));
    let columns = [
        Column::new(words.id, |c: &Change| record::short(&c.document).to_owned()),
        Column::new(words.added, |c: &Change| format!("+{}", c.changes.added)),
        Column::new(words.dropped, |c: &Change| format!("−{}", c.changes.dropped)),
        Column::new(words.changed, |c: &Change| format!("~{}", c.changes.changed)),
        Column::elastic(words.source, |c: &Change| c.source.clone()),
    ];
    let list = |c: &Change| serde_json::to_value(c).unwrap_or_default();
    if !(changes.is_empty() && args.format == ListingFormat::Table) {
        print(&listing(&changes, args.format, &columns, list, width::of_terminal()))?;
    }
    if args.format == ListingFormat::Table {
        print(&more(changes.len(), found, interface))?;
        print(&format!("{}\n", filled(words.reread, &[&all.to_string(), &found.to_string()])))?;
    }
    Ok(Outcome::Done)
}

fn check(
    desk: &mut Desk,
    rebuild: bool,
    listing: &ListingArgs,
    interface: Interface,
) -> Result<Outcome, Failure> {
    if rebuild {
        desk.rebuild_index()?;
    }
    let found = desk.check()?;
    let clean = found.is_clean();
    match listing.format {
        ListingFormat::Json => print(&json(&found))?,
        _ => print(&told(&found, DeskWords::of(interface)))?,
    }
    let outcome = if clean { Outcome::Done } else { Outcome::Failed };
    if !found.index.is_empty() {
        Failure::new("the index is damaged")
            .help("`verbale check --rebuild` makes it anew from the library")
            .tell();
    }
    if !found.truth.is_empty() {
        Failure::new("the library is damaged")
            .help("nothing was changed; `verbale restore` puts a backup into a new library")
            .tell();
    }
    Ok(outcome)
}

fn told(found: &Checked, words: &DeskWords) -> String {
    let mut lines: Vec<String> = found.truth.iter().chain(&found.index).cloned().collect();
    if found.lag > 0 {
        lines.push(filled(words.lag, &[&found.lag.to_string()]));
    }
    if lines.is_empty() {
        lines.push(filled(words.clean, &[&found.documents.to_string()]));
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
