//! The desk of Verbale: a library of texts that can be searched, traced and
//! kept to its word.
//!
//! Truth lies in the [`archive`]; the [`index`] is derived from it and may be
//! thrown away. Faces call [`Desk`] and nothing beneath it.

pub mod error;
pub mod ledger;
pub mod query;
pub mod record;

pub use error::DeskError;
