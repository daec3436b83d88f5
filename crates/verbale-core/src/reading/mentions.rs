//! The names in a sentence: actors, persons, instruments, topics.

use super::tokens::Tokens;
use super::who::Who;
use super::{Mention, MentionKind};
use crate::codebook::{Codebook, Meaning};

/// Appends the mentions of one sentence.
pub fn mentions(tokens: &Tokens, codebook: &Codebook, who: &Who, found: &mut Vec<Mention>) {
    for token in &tokens.list {
        let mut add = |kind, of: &str| found.push(Mention { kind, of: of.to_owned(), span: token.span });
        for id in who.actors(tokens, token, codebook) {
            add(MentionKind::Actor, &id);
        }
        for sense in tokens.senses(token) {
            match sense.meaning {
                Meaning::Person(n) => add(MentionKind::Person, &codebook.people[n as usize].id),
                Meaning::Instrument(n) => add(MentionKind::Instrument, &codebook.instruments[n as usize].id),
                Meaning::Topic(n) => add(MentionKind::Topic, &codebook.topics[n as usize].id),
                _ => {}
            }
        }
    }
}
