//! The language in which the library is asked.
//!
//! [`parse()`] makes a [`Node`] of a query, with the names in it resolved by
//! [`Names`]; a [`Decider`] tells whether a text or a position answers it,
//! and by which words.

mod ast;
mod beside;
mod days;
mod decide;
mod fault;
mod lex;
mod names;
mod parse;
mod seek;
pub mod stems;
mod terms;
pub mod words;

pub use ast::{Bound, Field, Node};
pub use decide::{Decider, Subject};
pub use fault::Fault;
pub use names::Names;
pub use parse::parse;

#[cfg(test)]
mod tests;
