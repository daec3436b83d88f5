//! The language in which the library is asked.

mod ast;
mod fault;
pub mod stems;
pub mod words;

pub use ast::{Bound, Field, Node};
pub use fault::Fault;
