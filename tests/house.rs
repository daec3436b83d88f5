//! Nothing to use: the tests of the whole house stand in `main.rs`.
