//! Instruments without an entry, by the id that the reader gives them in a
//! text: "resolution 1540", 第1540号决议, «резолюция 1540».
//!
//! Refuses words that name no instrument by a figure, or several.

use verbale_core::codebook::Codebook;
use verbale_core::reading::{MentionKind, read};
use verbale_core::text::Document;

/// Bytes of the longest name that is read.
const LONGEST: usize = 300;

/// The instrument that a name with a figure is read as, in the first
/// language in which it is one.
pub(super) fn numbered(name: &str, codebook: &Codebook) -> Option<String> {
    let figure = |c: char| c.is_ascii_digit();
    if name.len() > LONGEST || !name.contains(figure) {
        return None;
    }
    codebook.languages.iter().find_map(|language| {
        let document = Document::of_text(&format!("{name}\n"), &language.id);
        let reading = read(&document, codebook);
        let mut named = reading.mentions.iter().filter(|mention| mention.kind == MentionKind::Instrument);
        let one = named.next()?;
        let part = |range| document.text.get(range).unwrap_or_default();
        let written = part(one.span.range());
        let (before, after) = (part(0..one.span.start()), part(one.span.end()..document.text.len()));
        let alone = !numbers(before) && !numbers(after) && named.all(|other| other.of == one.of);
        let whole = written.starts_with(figure) || written.trim() == name.trim();
        (whole && alone).then(|| one.of.clone())
    })
}

/// Whether words hold a number that may be another resolution's: neither a
/// year nor in brackets.
fn numbers(words: &str) -> bool {
    let outside = words.split(['(', '（']).enumerate().map(|(n, part)| match n {
        0 => part,
        _ => part.split_once([')', '）']).map_or("", |(_, rest)| rest),
    });
    let mut numbers = outside.flat_map(|part| part.split(|c: char| !c.is_ascii_digit()));
    let is_year = |number: &str| number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    numbers.any(|number| number.len() > 2 && !is_year(number))
}
