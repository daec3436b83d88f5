//! The names in a sentence: actors, persons, instruments, topics; and its dates.

use super::dates::Date;
use super::references::Reference;
use super::tokens::Tokens;
use super::who::Who;
use super::{Mention, MentionKind};
use crate::codebook::{Codebook, Meaning};

/// What was found in one sentence.
pub struct Named<'a> {
    /// Its words.
    pub tokens: &'a Tokens,
    /// Its instruments.
    pub references: &'a [Reference],
    /// Its dates.
    pub dates: &'a [Date],
}

/// Appends the mentions of one sentence.
pub fn mentions(named: Named, codebook: &Codebook, who: &Who, found: &mut Vec<Mention>) {
    let tokens = named.tokens;
    for (i, token) in tokens.list.iter().enumerate() {
        if !token.names() {
            continue;
        }
        let mut add = |kind, of: String| found.push(Mention { kind, of, span: token.span });
        for id in who.named(tokens, i, codebook).ids(codebook) {
            add(MentionKind::Actor, id.to_owned());
        }
        for sense in tokens.senses(token) {
            if let Meaning::Person(n) = sense.meaning {
                add(MentionKind::Person, codebook.people[n as usize].id.clone());
            }
        }
    }
    for sense in tokens.topics() {
        if let Meaning::Topic(n) = sense.meaning {
            let of = codebook.topics[n as usize].id.clone();
            found.push(Mention { kind: MentionKind::Topic, of, span: sense.span });
        }
    }
    for reference in named.references {
        let (of, span) = (reference.id.clone(), reference.span);
        found.push(Mention { kind: MentionKind::Instrument, of, span });
    }
    for date in named.dates {
        // A year in a name (2030年可持续发展议程) belongs to the name.
        let within = |reference: &Reference| reference.span.overlaps(date.span);
        if date.day.is_some() || !named.references.iter().any(within) {
            found.push(Mention { kind: MentionKind::Date, of: date.iso(), span: date.span });
        }
    }
}
