//! The workbench: the desk in a browser, and an interface for programs.
//!
//! Pages are made on the server and work without script. Everything asked of
//! the library goes through [`Desk`](verbale_desk::Desk); no path from a
//! request reaches the disk.

mod address;
mod api;
mod app;
mod assets;
mod bars;
mod columns;
pub mod desks;
mod guard;
mod intake;
mod kept;
mod pages;
mod printed;
pub mod problem;
mod server;
mod shell;
mod visit;

pub use server::{Settings, serve};
