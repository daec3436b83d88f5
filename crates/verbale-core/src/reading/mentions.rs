//! The names in a sentence: actors, persons, instruments, topics.

use super::references::Reference;
use super::tokens::Tokens;
use super::who::Who;
use super::{Mention, MentionKind};
use crate::codebook::{Codebook, Meaning};

/// Appends the mentions of one sentence.
pub fn mentions(
    tokens: &Tokens,
    references: &[Reference],
    codebook: &Codebook,
    who: &Who,
    found: &mut Vec<Mention>,
) {
    for (i, token) in tokens.list.iter().enumerate() {
        if !token.names() {
            continue;
        }
        let mut add = |kind, of: String| found.push(Mention { kind, of, span: token.span });
        for id in who.named(tokens, i, codebook) {
            add(MentionKind::Actor, id);
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
    for reference in references {
        let (of, span) = (reference.id.clone(), reference.span);
        found.push(Mention { kind: MentionKind::Instrument, of, span });
    }
}
