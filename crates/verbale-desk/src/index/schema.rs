//! The fields of the index.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

use crate::query;

/// Changes whenever an index made before can no longer be used.
pub const LAYOUT: u32 = 1;

/// The name under which the tokenizer is registered.
pub const TOKENIZER: &str = "pairs";

/// The fields, by name.
#[derive(Clone)]
pub struct Fields {
    /// All of them.
    pub schema: Schema,
    /// The number of the document.
    pub document: Field,
    /// The number of the position in its document; 0 for a document.
    pub number: Field,
    /// `d` for a document, `p` for a position.
    pub level: Field,
    /// The text of a document.
    pub text: Field,
    /// The title of a document.
    pub title: Field,
    /// `yyyymmdd`; 0 where unknown.
    pub date: Field,
    /// Date, document and number as one number to sort by, see `order`.
    pub order: Field,
    /// Ids, by the field that queries ask for.
    pub ids: Vec<(query::Field, Field)>,
}

impl Fields {
    /// The fields.
    #[must_use]
    pub fn new() -> Self {
        use query::Field as Asked;
        let mut to = SchemaBuilder::new();
        let words = |record| {
            let how = TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(record);
            TextOptions::default().set_indexing_options(how.set_fieldnorms(false))
        };
        // Nothing is ranked by length, so no lengths are kept.
        let id = || {
            let how =
                TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::Basic);
            TextOptions::default().set_indexing_options(how.set_fieldnorms(false))
        };
        let ids = [
            (Asked::Holder, "holder"),
            (Asked::Act, "act"),
            (Asked::Addressee, "addressee"),
            (Asked::Instrument, "instrument"),
            (Asked::Topic, "topic"),
            (Asked::Degree, "degree"),
            (Asked::Family, "family"),
            (Asked::About, "about"),
            (Asked::Party, "party"),
            (Asked::Lang, "language"),
            (Asked::Form, "form"),
        ];
        Self {
            document: to.add_u64_field("document", INDEXED | FAST),
            number: to.add_u64_field("number", FAST),
            level: to.add_text_field("level", id()),
            text: to.add_text_field("text", words(IndexRecordOption::WithFreqsAndPositions)),
            title: to.add_text_field("title", words(IndexRecordOption::Basic)),
            date: to.add_u64_field("date", INDEXED | FAST),
            order: to.add_u64_field("order", FAST),
            ids: ids.into_iter().map(|(asked, name)| (asked, to.add_text_field(name, id() | FAST))).collect(),
            schema: to.build(),
        }
    }

    /// The field that holds the ids a query asks for, where there is one.
    #[must_use]
    pub fn of(&self, asked: query::Field) -> Option<Field> {
        self.ids.iter().find(|(known, _)| *known == asked).map(|(_, field)| *field)
    }
}

impl Default for Fields {
    fn default() -> Self {
        Self::new()
    }
}

/// One number that sorts by date, then puts the document added first, then
/// the position that stands first, above the others.
#[must_use]
pub fn order(date: u32, document: u64, number: u64) -> u64 {
    const DOCUMENT: u64 = (1 << 26) - 1;
    const NUMBER: u64 = (1 << 13) - 1;
    u64::from(date) << 39 | (DOCUMENT - document.min(DOCUMENT)) << 13 | (NUMBER - number.min(NUMBER))
}
