//! `verbale search` and `verbale dossier`: questions to the library.

use verbale_core::codebook::Codebook;
use verbale_desk::collocates::{Collocate, Measure};
use verbale_desk::concordance::{self, Order};
use verbale_desk::desk::By;
use verbale_desk::index::Tally;
use verbale_desk::query::{Field, Node};
use verbale_desk::{Desk, DeskError};

use super::desk::{Counting, DossierArgs, ListingFormat, SearchArgs, Sorting};
use super::outputs::{Failure, Outcome, print};
use crate::desk::findings;
use crate::desk::listing::{Column, listing};
use crate::names::Names;
use crate::phrases::{DeskWords, Interface};
use crate::width;

/// How many lines are shown where no limit is given.
pub const LINES: usize = 50;

/// How many findings are sorted where they are sorted by their context.
const SORTED: usize = 5000;

/// Searches the library.
///
/// # Errors
/// Where the query makes no sense or the library cannot be read.
pub fn search(desk: &mut Desk, args: &SearchArgs, interface: Interface) -> Result<Outcome, Failure> {
    let query = args.query.join(" ");
    let node = desk.understand(&query).map_err(|error| told(error, &query))?;
    if let Some(over) = args.count {
        return count(desk, &node, over, args, interface);
    }
    if args.collocates {
        return collocates(desk, &node, args, interface);
    }
    let limit = args.listing.limit.unwrap_or(LINES);
    let by = if args.sort == Sorting::Oldest { By::Oldest } else { By::Newest };
    let by_context = matches!(args.sort, Sorting::Left | Sorting::Right);
    let findings = desk.find(&node, by, if by_context { SORTED } else { limit })?;
    let room = width::of_terminal();
    let columns = if args.listing.format == ListingFormat::Table { room / 2 } else { findings::CONTEXT };
    let mut lines = findings::lines(&findings, columns, args.places, if by_context { SORTED } else { limit });
    if by_context {
        let order = if args.sort == Sorting::Left { Order::Left } else { Order::Right };
        lines.sort_by_cached_key(|(_, line)| concordance::key(line, order));
        lines.truncate(limit);
    }
    print(&findings::show(&findings, &lines, args.listing.format, desk.codebook(), interface, room))?;
    Ok(Outcome::Done)
}

fn collocates(
    desk: &mut Desk,
    node: &Node,
    args: &SearchArgs,
    interface: Interface,
) -> Result<Outcome, Failure> {
    let words = DeskWords::of(interface);
    let mut found = desk.collocates(node, args.window, 3, Measure::LogDice)?;
    found.truncate(args.listing.limit.unwrap_or(LINES));
    if found.is_empty() && args.listing.format == ListingFormat::Table {
        print(&format!("{}\n", words.nothing_found))?;
        return Ok(Outcome::Done);
    }
    let columns = [
        Column::new(words.word, |c: &Collocate| c.form.clone()),
        Column::new(words.together, |c: &Collocate| c.joint.to_string()),
        Column::new(words.in_all, |c: &Collocate| c.frequency.to_string()),
        Column::new("logDice", |c: &Collocate| format!("{:.2}", c.log_dice)),
        Column::new("G²", |c: &Collocate| format!("{:.1}", c.log_likelihood)),
    ];
    print(&listing(&found, args.listing.format, &columns, Clone::clone, width::of_terminal()))?;
    Ok(Outcome::Done)
}

/// A query that makes no sense is shown with carets under the fault.
pub fn told(error: DeskError, query: &str) -> Failure {
    match &error {
        DeskError::Query(fault) => {
            let help = fault.hint.clone();
            Failure::usage(format!("{}\n{}", fault.message, fault.under(query))).help(help)
        }
        _ => Failure::from(error),
    }
}

fn count(
    desk: &mut Desk,
    node: &Node,
    over: Counting,
    args: &SearchArgs,
    interface: Interface,
) -> Result<Outcome, Failure> {
    let of_positions = matches!(
        over,
        Counting::Holder | Counting::Act | Counting::Addressee | Counting::Instrument | Counting::Topic
    );
    // Documents have no holder, act or addressee: their positions are counted.
    let node = match of_positions && !node.asks_positions() {
        true => &Node::And(vec![any_position(), node.clone()]),
        false => node,
    };
    let tally = match over {
        Counting::Year => Tally::Year,
        Counting::Holder => Tally::Ids(Field::Holder),
        Counting::Act => Tally::Ids(Field::Act),
        Counting::Addressee => Tally::Ids(Field::Addressee),
        Counting::Instrument => Tally::Ids(Field::Instrument),
        Counting::Topic => Tally::Ids(Field::Topic),
        Counting::Form => Tally::Ids(Field::Form),
        Counting::Language => Tally::Ids(Field::Lang),
        Counting::Party => Tally::Ids(Field::Party),
    };
    let spread = desk.spread(node, tally)?;
    let mut counts: Vec<(String, String, u64)> = spread
        .into_iter()
        .map(|(id, n)| {
            let name = named(&id, over, desk.codebook(), interface);
            (id, name, n)
        })
        .collect();
    if over != Counting::Year {
        counts.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    }
    counts.truncate(args.listing.limit.unwrap_or(counts.len()));
    print(&findings::counts(&counts, args.listing.format, width::of_terminal()))?;
    Ok(Outcome::Done)
}

fn named(id: &str, over: Counting, codebook: &Codebook, interface: Interface) -> String {
    let names = Names::new(codebook, interface);
    match over {
        Counting::Year if id == "0000" => "—".to_owned(),
        Counting::Year => id.to_owned(),
        Counting::Holder | Counting::Addressee | Counting::Party => names.actor(id),
        Counting::Act => names.act(id),
        Counting::Instrument => names.instrument(id),
        Counting::Topic => names.topic(id),
        Counting::Form => names.form(id),
        Counting::Language => crate::phrases::language(id, interface).to_owned(),
    }
}

/// What every position answers.
fn any_position() -> Node {
    Node::Is(Field::Degree, ["raised", "plain", "lowered"].map(str::to_owned).to_vec())
}

/// Everything held about an actor or an instrument.
///
/// # Errors
/// Where there is none of that name, or the library cannot be read.
pub fn dossier(desk: &mut Desk, args: &DossierArgs, interface: Interface) -> Result<Outcome, Failure> {
    let about = about(desk, &args.of)?;
    let mut parts = vec![about];
    let narrower = [("holder", &args.by), ("date", &args.date)];
    for (field, value) in narrower.into_iter().filter_map(|(field, value)| Some((field, value.as_ref()?))) {
        let query = format!("{field}:{}", quoted(value));
        parts.push(desk.understand(&query).map_err(|error| told(error, &query))?);
    }
    let node = Node::And(parts);
    let limit = args.listing.limit.unwrap_or(LINES);
    let findings = desk.find(&node, By::Newest, limit)?;
    let room = width::of_terminal();
    let lines = findings::lines(&findings, findings::CONTEXT, 1, limit);
    if args.listing.format != ListingFormat::Table {
        print(&findings::show(&findings, &lines, args.listing.format, desk.codebook(), interface, room))?;
        return Ok(Outcome::Done);
    }
    let spreads = [Counting::Holder, Counting::Act, Counting::Year];
    for over in spreads {
        let mut args = SearchArgs::counting(over);
        args.listing.limit = if over == Counting::Year { None } else { Some(10) };
        count(desk, &node, over, &args, interface)?;
        print("\n")?;
    }
    print(&findings::show(&findings, &lines, ListingFormat::Table, desk.codebook(), interface, room))?;
    Ok(Outcome::Done)
}

/// The positions that are about an instrument, put to an actor, or speak of
/// it in their matter.
fn about(desk: &mut Desk, name: &str) -> Result<Node, Failure> {
    let value = quoted(name);
    if let Ok(node) = desk.understand(&format!("instrument:{value}")) {
        return Ok(node);
    }
    let query = format!("addressee:{value} OR about:{value}");
    desk.understand(&query).map_err(|_| {
        Failure::usage(format!("neither an actor nor an instrument goes by `{name}`")).help(
            "`verbale codebook explain NAME` shows what is known; an id such as NPT or USA always works",
        )
    })
}

/// A value as it stands in a query.
fn quoted(value: &str) -> String {
    let plain = value.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | ':' | '_'));
    if plain { value.to_owned() } else { format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")) }
}
