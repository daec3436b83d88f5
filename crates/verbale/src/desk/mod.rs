//! What the library holds, shown to people and to programs.

pub mod documents;
pub mod findings;
pub mod ledger;
pub mod listing;
pub mod trace;
