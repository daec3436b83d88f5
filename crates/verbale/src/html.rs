//! A reading as one page.
use crate::phrases::Interface;
use verbale_core::codebook::Codebook;
use verbale_core::reading::Reading;
use verbale_core::text::Document;
/// The page.
pub fn page(_: &Document, _: &Reading, _: &Codebook, _: Interface) -> String {
    String::new()
}
