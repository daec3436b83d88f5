//! The language in which the library is asked.

mod ast;
mod fault;

pub use ast::{Bound, Field, Node};
pub use fault::Fault;
