//! Mends what pages, screens and converters have broken, and records it.
//!
//! First the lines are read and judged (`furniture`, `joints`, `hyphen`),
//! then the canonical text is written character by character (`write`),
//! which keeps the map back to the source.

mod characters;
mod furniture;
mod hyphen;
mod joints;
mod lines;
mod radicals;
mod width;
mod write;

use std::ops::Range;

use verbale_core::text::{Origin, Repair, RepairKind};

pub(crate) use joints::is_closed_up;
pub(crate) use lines::{Joint, Line};

/// A stretch of the source that is not text, with what stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Bytes of the decoded source.
    pub range: Range<usize>,
    /// What is read in its place.
    pub now: String,
    /// Why it is cut.
    pub kind: RepairKind,
}

/// Whether the lines of a source may be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joining {
    /// Lines were cut by a width or a page: judge each break.
    Judge,
    /// Every line is a paragraph, as its format says.
    Never,
}

/// A canonical text and how it came about.
pub(crate) struct Mended {
    pub text: String,
    pub origin: Origin,
    pub repairs: Vec<Repair>,
}

/// Reads a source into its canonical text. `cuts` are sorted and apart.
pub(crate) fn mend(source: &str, head: Vec<Line<'_>>, from: usize, cuts: &[Cut], joining: Joining) -> Mended {
    let mut lines = lines::read(source, from, cuts);
    if joining == Joining::Judge {
        furniture::mark(&mut lines);
        joints::judge(&mut lines);
        hyphen::settle(source, &mut lines);
    }
    let mut all = head;
    all.append(&mut lines);
    write::write(source, &all, cuts)
}
