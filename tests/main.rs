//! Tests that see the whole house: its order, its laws, and its nerves.

mod fuzz;
mod laws;
mod tidy;
