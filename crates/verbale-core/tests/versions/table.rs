//! Aligns made documents of three languages and counts what was right.

use std::collections::BTreeMap;
use std::path::PathBuf;

use verbale_core::codebook::Codebook;
use verbale_core::compare::{Side, compare};
use verbale_core::reading::read;
use verbale_core::text::Document;

use crate::generator::{Count, Dice, Wear, What, count, lines, make};

/// How many lines a document is made of.
const LENGTHS: [usize; 4] = [30, 60, 90, 120];

/// The aligned lines of a language; `None` where the corpus is absent.
pub fn corpus(language: &str) -> Option<Vec<String>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/unpc");
    let text = std::fs::read_to_string(folder.join(format!("devset.{language}"))).ok()?;
    Some(text.lines().map(str::to_owned).collect())
}

/// The counts of one pair of languages over lines of the corpus.
pub fn pair(
    names: (&str, &str),
    left: &[String],
    right: &[String],
    wear: Wear,
    codebook: &Codebook,
) -> (Count, BTreeMap<What, Count>) {
    let mut dice = Dice::new(3);
    let (mut all, mut by): (Count, BTreeMap<What, Count>) = Default::default();
    let (mut at, mut turn) = (0, 0);
    while at < left.len() {
        let end = (at + LENGTHS[turn % LENGTHS.len()]).min(left.len());
        let a: Vec<&str> = left[at..end].iter().map(String::as_str).collect();
        let b: Vec<&str> = right[at..end].iter().map(String::as_str).collect();
        let made = make(&a, &b, wear, &mut dice);
        let (from, to) = (Document::of_text(&made.left, names.0), Document::of_text(&made.right, names.1));
        let (first, second) = (read(&from, codebook), read(&to, codebook));
        let sides = (Side { document: &from, reading: &first }, Side { document: &to, reading: &second });
        let found = compare(sides.0, sides.1, codebook);
        let (own, kinds) = count(&made, &lines(&from, &to, &found.links));
        all.add(own);
        for (what, count) in kinds {
            by.entry(what).or_default().add(count);
        }
        at = end;
        turn += 1;
    }
    (all, by)
}
