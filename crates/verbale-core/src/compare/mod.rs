//! Compares two texts: what became of every clause and of every position.
//!
//! Comparing never fails. It says what changed with the words that show it;
//! what the recorded ladders do not order, it calls not comparable.

mod across;
mod align;
mod chain;
mod changes;
mod clauses;
mod joining;
mod likeness;
mod pieces;
mod series;
mod words;

use serde::{Deserialize, Serialize};

use crate::codebook::{Codebook, fold};
use crate::reading::Reading;
use crate::span::Span;
use crate::text::{Document, Text};

pub use series::{Cell, Lineage, Series, series};

/// A text and what was read in it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The text.
    pub document: &'a Document,
    /// Its reading.
    pub reading: &'a Reading,
}

/// Whether two texts are in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Clauses are compared word by word.
    OneLanguage,
    /// Sentences are laid against each other, and acts against acts.
    AcrossLanguages,
}

/// Whether a stretch is where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    /// In the order of the text.
    InPlace,
    /// Elsewhere.
    Moved,
}

/// Stretches laid against each other: clauses in one language, sentences in
/// two. Every clause of both texts is in exactly one link; a link with an
/// empty side is dropped or added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Clauses of the left text, in order.
    pub left: Vec<Span>,
    /// Clauses of the right text, in order.
    pub right: Vec<Span>,
    /// Whether they stand where they stood.
    pub stands: Stands,
    /// What words differ; empty across languages.
    pub words: Vec<Edit>,
}

/// Whether words or only their dress differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Substance {
    /// Words differ.
    Words,
    /// Punctuation, case, width or script differ.
    Markup,
}

/// Words taken out on the left and put in on the right; one may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What stood there.
    pub left: Option<Span>,
    /// What stands there now.
    pub right: Option<Span>,
    /// Whether it is of substance.
    pub substance: Substance,
}

/// What became of a clause or position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The same words.
    Kept,
    /// The same words in another dress.
    Markup,
    /// Other words, no change found in what they do.
    Reworded,
    /// The same elsewhere in the text.
    Moved,
    /// Done more strongly.
    Strengthened,
    /// Done less strongly.
    Softened,
    /// Another holder, addressee, instrument … : see the fields.
    Changed,
    /// Stronger or weaker, but no recorded order says which.
    NotComparable,
    /// Only in the right text.
    Added,
    /// Only in the left text.
    Dropped,
}

/// What of a position changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The act.
    Act,
    /// The degree.
    Degree,
    /// Whose act it is.
    Holder,
    /// Whom it is put to.
    Addressee,
    /// An instrument named in the matter.
    Instrument,
    /// A condition.
    Condition,
    /// A figure.
    Number,
    /// A date.
    Date,
    /// Words that are none of these.
    Words,
    /// The place in the text.
    Place,
}

/// A stretch of one text in a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The clause, or the clauses as one stretch.
    pub span: Span,
    /// The position concerned, by its place in [`Reading::positions`].
    pub position: Option<usize>,
}

/// The words that decided a change, and the measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What they are words of.
    pub what: Field,
    /// The words on the left.
    pub left: Option<Span>,
    /// The words on the right.
    pub right: Option<Span>,
    /// The measure: `ladder:un-sc-instructive`, `force 45 → 55`.
    pub by: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What became of it.
    pub kind: Kind,
    /// The fields that changed, sorted.
    pub fields: Vec<Field>,
    /// The stretch on the left.
    pub left: Option<Passage>,
    /// The stretch on the right.
    pub right: Option<Passage>,
    /// Why it is called so.
    pub because: Vec<Reason>,
    /// The link it was found in, by its place in [`Comparison::links`].
    pub link: usize,
    /// How much it weighs, to show the weightiest first.
    pub weight: u16,
}

/// What became of each clause and each position of two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Id of the left document.
    pub left: String,
    /// Id of the right document.
    pub right: String,
    /// The edition of the codebook.
    pub edition: String,
    /// Whether the texts are in one language.
    pub scope: Scope,
    /// The alignment, in the order of the right text; what was dropped stands
    /// where it stood.
    pub links: Vec<Link>,
    /// The changes, in the order of the links.
    pub changes: Vec<Change>,
}

/// What words differ between two wordings of one language, in order.
#[must_use]
pub fn wordings(left: &Text, right: &Text) -> Vec<Edit> {
    let folded = (fold(left), fold(right));
    let whole = |text: &Text| [Span::new(0, text.len())];
    let sides =
        (words::Words { text: left, folded: &folded.0 }, words::Words { text: right, folded: &folded.1 });
    words::edits(&mut pieces::Numbers::default(), sides.0, sides.1, &whole(left), &whole(right))
}

/// Compares two texts.
#[must_use]
pub fn compare(left: Side<'_>, right: Side<'_>, codebook: &Codebook) -> Comparison {
    let scope =
        if left.document.lang == right.document.lang { Scope::OneLanguage } else { Scope::AcrossLanguages };
    let (links, changes) = match scope {
        Scope::OneLanguage => {
            let links = align::links(left, right);
            let changes = changes::changes(left, right, &links, codebook);
            (links, changes)
        }
        Scope::AcrossLanguages => across::across(left, right, codebook),
    };
    Comparison {
        left: left.document.id.clone(),
        right: right.document.id.clone(),
        edition: codebook.edition.name.clone(),
        scope,
        links,
        changes,
    }
}

#[cfg(test)]
mod tests {
    use super::{Substance, wordings};
    use crate::text::Text;

    #[test]
    fn wordings_differ_in_words_and_not_in_case() {
        let (left, right) = (Text::new("a common harbour for all"), Text::new("A shared harbour for all"));
        let edits = wordings(&left, &right);
        let words: Vec<_> = edits.iter().filter(|edit| edit.substance == Substance::Words).collect();
        assert_eq!(words.len(), 1);
        assert_eq!(words[0].left.map(|span| &left[span]), Some("common"));
        assert_eq!(words[0].right.map(|span| &right[span]), Some("shared"));
        assert!(wordings(&left, &left).is_empty());
    }
}
