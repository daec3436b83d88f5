//! The text of a document and its own structure.

mod document;
pub mod letters;
pub mod numbering;
pub mod numerals;
mod origin;
pub mod outline;
pub mod segment;

pub use document::{Document, Lang, Repair, RepairKind, Source, Text, sha256};
pub use origin::{Offsets, Origin, Run};
pub use outline::{Outline, Paragraph, ParagraphKind, Section};
