//! `verbale correct`: a person's record over the machine's.

use verbale_desk::Desk;
use verbale_desk::desk::Wish;

use super::desk::{CorrectArgs, ListingFormat};
use super::outputs::{Failure, Outcome, print};
use crate::desk::findings::position;
use crate::desk::listing::{json, rows};
use crate::names::Names;
use crate::phrases::{DeskWords, Interface};

/// Corrects a position.
///
/// # Errors
/// Where there is no such position, a name is not known, or the library
/// cannot be written to.
pub fn correct(desk: &mut Desk, args: &CorrectArgs, interface: Interface) -> Result<Outcome, Failure> {
    let withdrawn = match (args.withdraw, args.reinstate) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let wish = Wish {
        act: args.act.clone(),
        holders: args.holder.as_deref().map(list),
        addressees: args.addressee.as_deref().map(list),
        instruments: args.instrument.as_deref().map(list),
        degree: args.degree.clone(),
        withdrawn,
        note: args.note.clone(),
    };
    let (card, held) = desk.correct(&args.position, &wish, &author(args.author.as_deref()))?;
    let text = desk.show(&card.id)?.document.text;
    let record = position(&card, &text, &held);
    let out = match args.listing.format {
        ListingFormat::Json => json(&record),
        ListingFormat::Csv => rows(std::iter::once(&record)),
        ListingFormat::Table => {
            let words = DeskWords::of(interface);
            let names = Names::new(desk.codebook(), interface);
            let label = if withdrawn == Some(true) { words.withdrawn } else { words.corrected };
            let p = &held.position;
            let act = names.act(&p.act);
            format!(
                "{}  {label}  {} · {act} · {}\n",
                record.position,
                names.actors(&p.holders),
                record.trigger
            )
        }
    };
    print(&out)?;
    Ok(Outcome::Done)
}

/// Names divided by commas; `-` is none.
fn list(names: &str) -> Vec<String> {
    let parts = names.split([',', '，', '、']).map(str::trim);
    parts.filter(|part| !part.is_empty() && *part != "-").map(str::to_owned).collect()
}

/// Who corrects: the option, else the environment.
#[must_use]
pub fn author(option: Option<&str>) -> String {
    let set = |name| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let named = option.map(str::to_owned).or_else(|| set("VERBALE_AUTHOR"));
    named.or_else(|| set("USER")).or_else(|| set("LOGNAME")).unwrap_or_else(|| "unknown".to_owned())
}
