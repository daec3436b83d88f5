//! Entries of the ledger that a later reading no longer has: what people said
//! of them stays, and so do the words they said it of.

use std::collections::{BTreeMap, BTreeSet};

use verbale_core::codebook::{Codebook, fold};
use verbale_core::reading::{HolderBy, Position, Why};

use super::ledger::{Entry, entry, last_known};
use super::{Desk, present};
use crate::archive::Saved;
use crate::error::Result;
use crate::ledger::{Kind, Undertaking};
use crate::query::{Decider, Node, Subject};
use crate::record::Card;

impl Desk {
    /// Entries with a history whose undertaking the present reading of their
    /// document does not have, as they were when last spoken of.
    pub(super) fn lost(
        &mut self,
        asked: &Node,
        events: &BTreeMap<i64, Vec<Saved>>,
        today: &str,
    ) -> Result<Vec<Entry>> {
        let decider = Decider::new(asked);
        let codebook = self.codebook.clone();
        self.archive.at_once(|reader| {
            let mut found = Vec::new();
            for (key, events) in events {
                let Some(card) = reader.card(*key)? else { continue };
                let there =
                    undertaken(present(reader, &card)?.0.iter().map(|held| &held.position), &codebook);
                let spoken_of: BTreeSet<usize> = events.iter().map(|saved| saved.trigger.start()).collect();
                let gone = spoken_of.difference(&there);
                let known: Vec<Undertaking> = gone.filter_map(|start| last_known(events, *start)).collect();
                if known.is_empty() {
                    continue;
                }
                let text = reader.text(*key)?.unwrap_or_default();
                let folded = fold(&text);
                let known =
                    known.into_iter().filter(|undertaking| answers(&decider, &card, &folded, undertaking));
                found.extend(
                    known.map(|undertaking| entry(card.clone(), &text, undertaking, events, today, true)),
                );
            }
            Ok(found)
        })
    }
}

/// The bytes at which acts begin that ask or promise something.
fn undertaken<'a>(positions: impl Iterator<Item = &'a Position>, codebook: &Codebook) -> BTreeSet<usize> {
    let family =
        |act: &str| codebook.acts.iter().find(|known| known.id == act).map(|act| act.family.as_str());
    let undertakes = |position: &&Position| family(&position.act).and_then(Kind::of_family).is_some();
    positions.filter(undertakes).map(|position| position.trigger.start()).collect()
}

fn answers(decider: &Decider, card: &Card, folded: &str, undertaking: &Undertaking) -> bool {
    let position = position(undertaking);
    let subject = Subject {
        card,
        text: folded,
        within: Some(undertaking.quote),
        position: Some(&position),
        family: match undertaking.kind {
            Kind::Call => "directive",
            Kind::Commitment => "commissive",
        },
        about: &[],
    };
    decider.decide(&subject, &mut Vec::new())
}

/// The position that an undertaking was made of, as far as it is kept.
fn position(undertaking: &Undertaking) -> Position {
    let u = undertaking.clone();
    Position {
        id: u.position,
        act: u.act,
        kind: String::new(),
        degree: u.degree,
        force: u.force,
        binding: u.binding,
        holders: u.holders,
        holder_by: HolderBy::Named,
        addressees: u.addressees,
        instruments: u.instruments,
        topics: u.topics,
        paragraph: 0,
        trigger: u.trigger,
        matter: u.matter.map(|matter| matter.span),
        clause: u.quote,
        why: Why { cue: String::new(), rule: String::new(), considered: Vec::new() },
    }
}
