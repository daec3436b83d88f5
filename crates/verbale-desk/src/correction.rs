//! A person's record over the machine's: it wins in every view, is marked
//! as what it is, and stays when a text is read again.

use serde::{Deserialize, Serialize};
use verbale_core::reading::Position;
use verbale_core::span::Span;

use crate::archive::Saved;

/// What a person said of one position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The fields that were corrected: `act`, `holders` …
    pub fields: Vec<String>,
    /// The record as the person would have it.
    pub position: Position,
    /// Whether there is no such position at all.
    pub withdrawn: bool,
    /// Why.
    pub note: String,
    /// Who.
    #[serde(default)]
    pub author: String,
    /// When, ISO 8601, UTC.
    #[serde(default)]
    pub at: String,
}

/// A position as people see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// The record in force.
    pub position: Position,
    /// Actors that its matter speaks of besides.
    pub about: Vec<String>,
    /// What the machine made of it, where a person corrected it.
    pub machine: Option<Position>,
    /// The corrections, the first first.
    pub corrections: Vec<Correction>,
}

impl Correction {
    /// A correction as it was saved; nothing where it cannot be understood.
    #[must_use]
    pub fn of(saved: &Saved) -> Option<Self> {
        let correction: Correction = serde_json::from_str(&saved.record).ok()?;
        Some(Self { author: saved.author.clone(), at: saved.at.clone(), ..correction })
    }

    fn apply(&self, position: &mut Position) {
        let theirs = &self.position;
        for field in &self.fields {
            match field.as_str() {
                "act" => {
                    position.act.clone_from(&theirs.act);
                    position.kind.clone_from(&theirs.kind);
                    (position.force, position.binding) = (theirs.force, theirs.binding);
                }
                "degree" => position.degree = theirs.degree,
                "holders" => {
                    position.holders.clone_from(&theirs.holders);
                    position.holder_by = theirs.holder_by;
                }
                "addressees" => position.addressees.clone_from(&theirs.addressees),
                "instruments" => position.instruments.clone_from(&theirs.instruments),
                "topics" => position.topics.clone_from(&theirs.topics),
                _ => {}
            }
        }
    }
}

/// Positions as people see them, in the order of the text, and those that a
/// person withdrew.
///
/// A correction belongs to the position whose act word overlaps its own;
/// where a later reading has no such position, the person's record stands
/// by itself.
#[must_use]
pub fn held(machine: Vec<(Position, Vec<String>)>, saved: &[Saved]) -> (Vec<Held>, Vec<Held>) {
    let mut all: Vec<(Held, bool)> = machine
        .into_iter()
        .map(|(position, about)| (Held { position, about, machine: None, corrections: Vec::new() }, false))
        .collect();
    for saved in saved {
        let Some(correction) = Correction::of(saved) else { continue };
        let at = nearest(&all, saved.trigger).unwrap_or_else(|| {
            let position = correction.position.clone();
            all.push((Held { position, about: Vec::new(), machine: None, corrections: Vec::new() }, false));
            all.len() - 1
        });
        let (held, withdrawn) = &mut all[at];
        if held.corrections.is_empty() && held.position != correction.position {
            held.machine = Some(held.position.clone());
        }
        correction.apply(&mut held.position);
        *withdrawn = correction.withdrawn;
        held.corrections.push(correction);
    }
    all.sort_by_key(|(held, _)| held.position.trigger);
    let (gone, kept): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, withdrawn)| *withdrawn);
    let alone = |list: Vec<(Held, bool)>| list.into_iter().map(|(held, _)| held).collect();
    (alone(kept), alone(gone))
}

fn nearest(all: &[(Held, bool)], trigger: Span) -> Option<usize> {
    let shared = |held: &Held| {
        let own = held.position.trigger;
        own.end().min(trigger.end()).saturating_sub(own.start().max(trigger.start()))
    };
    let best = all.iter().enumerate().max_by_key(|(i, (held, _))| (shared(held), std::cmp::Reverse(*i)));
    best.filter(|(_, (held, _))| shared(held) > 0).map(|(i, _)| i)
}
