//! stub
use super::{
    CodebookCommand,
    outputs::{Failure, Outcome},
};
use crate::phrases::Interface;
use std::path::Path;
/// x
pub fn run(_: &CodebookCommand, _: Option<&Path>, _: Interface) -> Result<Outcome, Failure> {
    Ok(Outcome::Done)
}
