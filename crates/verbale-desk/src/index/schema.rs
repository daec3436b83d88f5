//! The fields of the index.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

use crate::query;

/// Changes whenever an index made before can no longer be used.
pub const LAYOUT: u32 = 2;

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
    /// Date and document as one number to sort by, see `order`.
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
        // What is often counted by its values lies in columns too.
        let kept = |asked| match asked {
            Asked::Family | Asked::Degree => id(),
            _ => id() | FAST,
        };
        let number = || NumericOptions::default().set_indexed().set_fast();
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
            document: to.add_u64_field("document", number()),
            number: to.add_u64_field("number", FAST),
            level: to.add_text_field("level", id()),
            text: to.add_text_field("text", words(IndexRecordOption::WithFreqsAndPositions)),
            title: to.add_text_field("title", words(IndexRecordOption::Basic)),
            date: to.add_u64_field("date", NumericOptions::default().set_indexed()),
            order: to.add_u64_field("order", FAST),
            ids: ids.into_iter().map(|(asked, name)| (asked, to.add_text_field(name, kept(asked)))).collect(),
            schema: to.build(),
        }
    }

    /// Whether the ids in a field lie in a column too.
    #[must_use]
    pub fn counted(&self, asked: query::Field) -> bool {
        self.of(asked).is_some_and(|field| self.schema.get_field_entry(field).is_fast())
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

/// One number that sorts by date, then puts the document added first above
/// the others; its positions tie, and those that stand first come first. Days
/// are counted in months of 32, which are narrower than `yyyymmdd`.
#[must_use]
pub fn order(date: u32, document: u64) -> u64 {
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
    let date = u64::from(year * YEAR + month * 32 + day);
    date << DOCUMENT.count_ones() | (DOCUMENT - document.min(DOCUMENT))
}

/// The highest number of a document that is told apart in an order.
const DOCUMENT: u64 = (1 << 26) - 1;

/// The days of a year, with room for month 12.
const YEAR: u32 = 13 * 32;

/// The year in such a number; 0 where the date is unknown.
#[must_use]
pub fn year(order: u64) -> u64 {
    (order >> DOCUMENT.count_ones()) / u64::from(YEAR)
}

#[cfg(test)]
mod tests {
    use super::{order, year};

    #[test]
    fn later_days_sort_after_earlier_ones() {
        let days = [0, 19_991_231, 20_000_101, 20_001_231, 20_010_101];
        let orders = days.map(|day| order(day, 7));
        assert!(orders.is_sorted());
        assert_eq!(orders.map(year), [0, 1999, 2000, 2000, 2001]);
    }

    #[test]
    fn of_one_day_the_document_added_first_stands_highest() {
        assert!(order(20_000_101, 1) > order(20_000_101, 2));
    }
}
