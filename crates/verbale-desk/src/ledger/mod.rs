//! Calls and commitments that stay open until evidence closes them.

mod conditions;
mod dates;
mod days;
mod events;
mod evidence;
mod likeness;
mod phrases;
mod terms;
mod undertakings;

pub use days::Day;
pub use events::{Event, EventKind, Evidence, Named, Standing, Status, named, standing};
pub use evidence::{Later, Proposal, ProposalKind, proposals};
pub use terms::Terms;
pub use undertakings::{Deadline, Kind, Marks, Matter, Undertaking, undertakings, undertakings_by};

#[cfg(test)]
mod tests;
