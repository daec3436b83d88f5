//! A query that cannot be understood: what, where, what to do next.

/// A fault in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// The bytes of the query at fault.
    pub start: usize,
    /// The byte after them.
    pub end: usize,
    /// What to do next.
    pub hint: String,
}
