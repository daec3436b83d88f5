//! The engine of Verbale: understands text, and cannot fail.

pub mod codebook;
pub mod compare;
pub mod diagnostic;
pub mod reading;
pub mod span;
pub mod text;
