//! Tests that see the whole house: its order, its laws, and its nerves.

mod edited;
mod edits;
mod fuzz;
mod laws;
mod tidy;
