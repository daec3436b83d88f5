//! A query as a tree.

/// A field that a query can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Whose act it is (of a position).
    Holder,
    /// The act (of a position).
    Act,
    /// Whom it is put to (of a position).
    Addressee,
    /// An instrument in the matter (of a position).
    Instrument,
    /// A topic of the matter (of a position).
    Topic,
    /// `raised`, `plain`, `lowered` (of a position).
    Degree,
    /// The family of the act (of a position).
    Family,
    /// An actor spoken of in the matter (of a position).
    About,
    /// In whose name a document is issued.
    Party,
    /// The language of a document.
    Lang,
    /// The form of a document.
    Form,
    /// Words of a document's title.
    Title,
    /// Part of the name of a document's source.
    Source,
    /// The head of a document's id.
    Id,
}

impl Field {
    /// Whether it is a field of positions, not of documents.
    #[must_use]
    pub fn of_positions(self) -> bool {
        use Field::{About, Act, Addressee, Degree, Family, Holder, Instrument, Topic};
        matches!(self, Holder | Act | Addressee | Instrument | Topic | Degree | Family | About)
    }
}

/// A day as the number `yyyymmdd`: 20220204.
pub type Bound = u32;

/// A query as a tree. Texts in it are folded (`verbale_core::codebook::fold`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Everything.
    All,
    /// A word: with Han in it these characters one after the other, in other
    /// scripts any form with the same stem; where hyphens and the like divide
    /// it, its words one after the other.
    Word(String),
    /// Exactly these characters, wherever they stand: the first and the last
    /// word may be parts of words of the text. White space is as good as any
    /// other.
    Phrase(String),
    /// A word with `*` (any characters of a word) and `?` (one); with Han in
    /// it up to twenty characters of the sentence and one.
    Wildcard(String),
    /// A field has one of these values (ids of the codebook).
    Is(Field, Vec<String>),
    /// A field has any value at all.
    Has(Field),
    /// A field of actors has all parties of the document, of which there are
    /// several.
    Jointly(Field),
    /// The date lies between these days, both included.
    Date(Bound, Bound),
    /// All of these.
    And(Vec<Node>),
    /// One of these.
    Or(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// The two stand at most so many words (in Han: characters) apart.
    Near(Box<Node>, Box<Node>, u32),
}

impl Node {
    /// Whether the query asks for positions rather than places in texts.
    #[must_use]
    pub fn asks_positions(&self) -> bool {
        match self {
            Node::Is(field, _) | Node::Has(field) | Node::Jointly(field) => field.of_positions(),
            Node::And(parts) | Node::Or(parts) => parts.iter().any(Node::asks_positions),
            Node::Not(part) => part.asks_positions(),
            _ => false,
        }
    }
}
