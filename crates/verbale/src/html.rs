//! A reading as one page to send on: the text in the middle, the records in
//! the margin.
//!
//! The page needs nothing from anywhere: no fonts, no pictures, no network.
//! Filters, marks and themes work without its script, which only sets the
//! records at the height of their words. Nothing of the text gets into the
//! page unescaped.

mod base64;
mod edition;
pub mod escape;
mod filters;
mod frame;
pub mod marks;
mod notes;
pub mod shell;
mod table;

use verbale_core::codebook::Codebook;
use verbale_core::reading::Reading;
use verbale_core::text::Document;

use crate::digest::Counts;
use crate::names::Names;
use crate::phrases::{Interface, Phrases};

const STYLE: &str = include_str!("../assets/page.css");
const SCRIPT: &str = include_str!("../assets/page.mjs");

/// What every part of a page looks things up in.
struct Page<'a> {
    document: &'a Document,
    reading: &'a Reading,
    names: Names<'a>,
    interface: Interface,
    phrases: &'a Phrases,
    counts: Counts,
    choice: Choice,
}

/// What of a text is shown on a page made elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Which positions are left out, in their order; none where it is empty.
    pub hidden: Vec<bool>,
    /// What the addresses of records begin with, where they have pages of
    /// their own.
    pub records: Option<String>,
}

impl Page<'_> {
    /// The number by which the page knows a set of holders.
    fn holders(&self, holders: &[String]) -> usize {
        self.counts.holders.iter().position(|known| known == holders).unwrap_or(0)
    }

    /// Whether a position is shown.
    fn shows(&self, n: usize) -> bool {
        !self.choice.hidden.get(n).copied().unwrap_or(false)
    }
}

/// The text of a reading with its records beside it, for a page made
/// elsewhere.
#[must_use]
pub fn text(
    document: &Document,
    reading: &Reading,
    codebook: &Codebook,
    interface: Interface,
    choice: Choice,
) -> String {
    let page = Page {
        document,
        reading,
        names: Names::new(codebook, interface),
        interface,
        phrases: interface.phrases(),
        counts: Counts::of(reading),
        choice,
    };
    let mut out = String::with_capacity(document.text.len() * 6);
    edition::edition(&page, &mut out);
    out
}

/// The page of one reading.
#[must_use]
pub fn page(document: &Document, reading: &Reading, codebook: &Codebook, interface: Interface) -> String {
    let page = Page {
        document,
        reading,
        names: Names::new(codebook, interface),
        interface,
        phrases: interface.phrases(),
        counts: Counts::of(reading),
        choice: Choice::default(),
    };
    let mut out = String::with_capacity(document.text.len() * 6 + 32_768);
    frame::open(&page, &mut out);
    frame::head(&page, &mut out);
    out.push_str("<div class=\"desk\">\n");
    filters::filters(&page, &mut out);
    edition::edition(&page, &mut out);
    out.push_str("</div>\n");
    frame::foot(&page, &mut out);
    shell::close(Some(SCRIPT), &mut out);
    out
}
