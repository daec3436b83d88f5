//! Positions as rows.

use verbale_core::codebook::Degree;
use verbale_core::reading::{HolderBy, MentionKind, Position, Reading, Why};
use verbale_core::span::Span;

use super::Reader;
use super::store::{Row, Store, Value, all, int};
use crate::error::Result;

const COLUMNS: &str = "n, act, kind, degree, force, binding, holders, holder_by, addressees, instruments, topics, \
about, paragraph, trigger_start, trigger_end, matter_start, matter_end, clause_start, clause_end, cue, rule";

/// The actors spoken of in the matter of each position, neither its holders
/// nor its addressees.
pub(super) fn about(reading: &Reading) -> Vec<String> {
    let actors: Vec<_> = reading.mentions.iter().filter(|m| m.kind == MentionKind::Actor).collect();
    let of = |position: &Position| {
        let Some(matter) = position.matter else { return String::new() };
        let from = actors.partition_point(|m| m.span.start() < matter.start());
        let within = actors[from..].iter().take_while(|m| m.span.end() <= matter.end());
        let mut ids: Vec<&str> = within.map(|m| m.of.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let put_to =
            |id: &&str| !position.holders.iter().chain(&position.addressees).any(|other| other == id);
        ids.into_iter().filter(put_to).collect::<Vec<_>>().join(" ")
    };
    reading.positions.iter().map(of).collect()
}

pub(super) fn insert(
    store: &mut dyn Store,
    reading: i64,
    positions: &[Position],
    about: &[String],
) -> Result<()> {
    let sql = format!(
        "INSERT INTO positions (reading, {COLUMNS}) VALUES ({})",
        (1..=22).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
    );
    let place = |span: Option<Span>, end: fn(Span) -> usize| Value::from(span.map(|s| int(end(s))));
    for (n, (position, about)) in (1..).zip(positions.iter().zip(about)) {
        let lists = [&position.holders, &position.addressees, &position.instruments, &position.topics];
        let [holders, addressees, instruments, topics] = lists.map(|list| list.join(" "));
        let (trigger, clause) = (Some(position.trigger), Some(position.clause));
        store.execute(
            &sql,
            &[
                Value::Int(reading),
                Value::Int(n),
                Value::Text(&position.act),
                Value::Text(&position.kind),
                Value::Text(degree_word(position.degree)),
                Value::Int(position.force.into()),
                Value::Int(position.binding.into()),
                Value::Text(&holders),
                Value::Text(holder_word(position.holder_by)),
                Value::Text(&addressees),
                Value::Text(&instruments),
                Value::Text(&topics),
                Value::Text(about),
                Value::Int(int(position.paragraph)),
                place(trigger, Span::start),
                place(trigger, Span::end),
                place(position.matter, Span::start),
                place(position.matter, Span::end),
                place(clause, Span::start),
                place(clause, Span::end),
                Value::Text(&position.why.cue),
                Value::Text(&position.why.rule),
            ],
        )?;
    }
    Ok(())
}

impl Reader<'_> {
    /// The positions of the present reading of a document, as the machine
    /// made them, each with the actors its matter speaks of.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn positions(&mut self, document: i64) -> Result<Vec<(Position, Vec<String>)>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM positions WHERE reading = (SELECT reading FROM documents WHERE key = $1) ORDER BY n"
        );
        all(self.store, &sql, &[Value::Int(document)], position)
    }
}

fn position(mut row: Row) -> (Position, Vec<String>) {
    let n = row.int();
    let (act, kind, degree) = (row.string(), row.string(), degree(&row.string()));
    let (force, binding) = (small(row.int()), small(row.int()));
    let (holders, holder_by) = (row.words(), holder_by(&row.string()));
    let (addressees, instruments, topics) = (row.words(), row.words(), row.words());
    let about = row.words();
    let paragraph = usize::try_from(row.int()).unwrap_or_default();
    let trigger = span(row.number(), row.number()).unwrap_or_default();
    let matter = span(row.number(), row.number());
    let clause = span(row.number(), row.number()).unwrap_or_default();
    let why = Why { cue: row.string(), rule: row.string(), considered: Vec::new() };
    let position = Position {
        id: format!("p{n}"),
        act,
        kind,
        degree,
        force,
        binding,
        holders,
        holder_by,
        addressees,
        instruments,
        topics,
        paragraph,
        trigger,
        matter,
        clause,
        why,
    };
    (position, about)
}

/// A span out of two numbers of the archive; nothing where they make none.
pub(super) fn span(start: Option<i64>, end: Option<i64>) -> Option<Span> {
    let number = |n: Option<i64>| u32::try_from(n?).ok();
    let (start, end) = (number(start)?, number(end)?);
    (start <= end).then(|| Span::new(start as usize, end as usize))
}

fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

/// The word for a degree.
#[must_use]
pub fn degree_word(degree: Degree) -> &'static str {
    match degree {
        Degree::Lowered => "lowered",
        Degree::Plain => "plain",
        Degree::Raised => "raised",
    }
}

fn degree(word: &str) -> Degree {
    match word {
        "lowered" => Degree::Lowered,
        "raised" => Degree::Raised,
        _ => Degree::Plain,
    }
}

fn holder_word(by: HolderBy) -> &'static str {
    match by {
        HolderBy::Named => "named",
        HolderBy::Inherited => "inherited",
        HolderBy::Voice => "voice",
    }
}

fn holder_by(word: &str) -> HolderBy {
    match word {
        "named" => HolderBy::Named,
        "inherited" => HolderBy::Inherited,
        _ => HolderBy::Voice,
    }
}
