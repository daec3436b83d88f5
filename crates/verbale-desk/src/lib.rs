//! The desk of Verbale: a library of texts that can be searched, traced and
//! kept to its word.
//!
//! Truth lies in the [`archive`]; the [`index`] is derived from it and may be
//! thrown away. Faces call [`Desk`] and nothing beneath it.

pub mod agreement;
pub mod archive;
pub mod coded;
pub mod collocates;
pub mod concordance;
pub mod correction;
pub mod day;
pub mod desk;
pub mod error;
pub mod escape;
pub mod export;
pub mod index;
pub mod ledger;
pub mod query;
pub mod record;
pub mod time;
pub mod trace;

pub use archive::{Location, Shelved};
pub use desk::{Added, Arriving, Desk};
pub use error::DeskError;
