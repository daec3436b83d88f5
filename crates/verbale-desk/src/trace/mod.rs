//! Follows a formula through a library: its uses, near and exact, its
//! variants, and who used them when.

mod chart;
mod near;
mod variants;

pub use chart::Chart;
pub use near::{Formula, Pieces, Share, Use, pieces};
pub use variants::{Count, Difference, Found, Place, Trace, Variant, trace};
