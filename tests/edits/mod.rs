//! Makes edits of known kinds on texts of our own, and says what a
//! comparison should tell of each. The same seed makes the same edits.

mod make;

use std::collections::BTreeMap;

use verbale_core::codebook::Codebook;
use verbale_core::compare::{Change, Field, Kind, Side, compare};
use verbale_core::reading::read;
use verbale_core::text::Document;
use verbale_ingest::{Hint, document};

pub use make::{Bank, KINDS, Made};

/// The languages that have a bank of sentences.
pub const LANGUAGES: [&str; 3] = ["zh", "en", "ru"];

/// What a change is called, and the fields that must be among its fields.
pub type Told = (Kind, Vec<Field>);

/// How many edits of each kind came out right, and what went wrong.
#[derive(Default)]
pub struct Score {
    /// Right and all, by kind.
    pub kinds: BTreeMap<&'static str, (usize, usize)>,
    /// Each wrong one, for a reader.
    pub wrong: Vec<String>,
}

impl Score {
    /// The share of all kinds together.
    pub fn share(&self) -> f64 {
        let (right, all) = self.kinds.values().fold((0, 0), |(r, a), (right, all)| (r + right, a + all));
        right as f64 / all.max(1) as f64
    }
}

/// Makes and checks edits of one language.
pub fn score(lang: &str, edits: usize, codebook: &Codebook) -> Score {
    let bank = Bank::load(lang);
    let mut score = Score::default();
    for (number, made) in bank.edits(edits).enumerate() {
        let (left, right) = (opened(&made.left, lang), opened(&made.right, lang));
        let (a, b) = (read(&left, codebook), read(&right, codebook));
        let comparison =
            compare(Side { document: &left, reading: &a }, Side { document: &right, reading: &b }, codebook);
        let right_told = fits(&made, &comparison.changes);
        let (good, all) = score.kinds.entry(made.kind).or_default();
        *all += 1;
        *good += usize::from(right_told);
        if !right_told {
            score.wrong.push(shown(number, &made, &comparison.changes, &left, &right));
        }
    }
    score
}

fn opened(text: &str, lang: &str) -> Document {
    let hint = Hint { lang: Some(lang.to_owned()), ..Hint::named("edit.txt") };
    document(text.as_bytes(), &hint).expect("our own texts are sound")
}

/// Whether exactly what was done is told.
fn fits(made: &Made, changes: &[Change]) -> bool {
    let mut told: Vec<&Change> = changes.iter().filter(|change| change.kind != Kind::Kept).collect();
    for (kind, fields) in &made.wanted {
        let same =
            |change: &&Change| change.kind == *kind && (*kind != Kind::Changed || change.fields == *fields);
        match told.iter().position(same) {
            Some(at) => drop(told.remove(at)),
            None => return false,
        }
    }
    told.iter().all(|change| made.dress && change.kind == Kind::Markup)
}

fn shown(number: usize, made: &Made, changes: &[Change], left: &Document, right: &Document) -> String {
    let mut text = format!("{number} {}: {} (wanted {:?})", made.kind, made.what, made.wanted);
    for change in changes.iter().filter(|change| change.kind != Kind::Kept) {
        let words = |d: &Document, span: Option<verbale_core::span::Span>| {
            span.map_or("–".into(), |s| d.text[s].to_owned())
        };
        let sides = (words(left, change.left.map(|p| p.span)), words(right, change.right.map(|p| p.span)));
        text +=
            &format!("\n    {:?} {:?}\n      - {}\n      + {}", change.kind, change.fields, sides.0, sides.1);
        for reason in &change.because {
            text += &format!(
                "\n      {}: {} | {}",
                reason.by,
                words(left, reason.left),
                words(right, reason.right)
            );
        }
    }
    text
}
