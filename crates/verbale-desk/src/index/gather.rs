//! Collects what a query finds: the first of it by date, how much there is,
//! and how it is spread over years, holders, acts.

use std::collections::BTreeMap;

use tantivy::collector::{Collector, Count, SegmentCollector, TopDocs};
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::Query;
use tantivy::{DocId, Order, Score, SegmentOrdinal, SegmentReader};

use super::{Index, schema, told};
use crate::error::Result;

/// A document or position that the index proposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Found {
    /// The number of the document.
    pub document: i64,
    /// The number of the position in it; 0 for the document itself.
    pub number: u32,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tally {
    /// Years; `0000` where the date is unknown.
    Year,
    /// The ids in a field.
    Ids(crate::query::Field),
}

impl Index {
    /// How many a query finds.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn count(&self, query: &dyn Query) -> Result<u64> {
        Ok(self.searcher().search(query, &Count).map_err(told)? as u64)
    }

    /// Some of what a query finds, in order of date; those without a date
    /// are the oldest.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn page(&self, query: &dyn Query, order: Order, from: usize, limit: usize) -> Result<Vec<Found>> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        let searcher = self.searcher();
        let top = TopDocs::with_limit(limit).and_offset(from).order_by_fast_field::<u64>("order", order);
        let addresses = searcher.search(query, &top).map_err(told)?;
        let mut columns = BTreeMap::new();
        let mut found = Vec::with_capacity(addresses.len());
        for (_, address) in addresses {
            let segment = address.segment_ord;
            if let std::collections::btree_map::Entry::Vacant(entry) = columns.entry(segment) {
                let fast = searcher.segment_reader(segment).fast_fields();
                entry.insert((fast.u64("document").map_err(told)?, fast.u64("number").map_err(told)?));
            }
            let (documents, numbers) = &columns[&segment];
            found.push(one(documents, numbers, address.doc_id));
        }
        Ok(found)
    }

    /// The documents that a query finds.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn documents(&self, query: &dyn Query) -> Result<Documents> {
        self.searcher().search(query, &Numbers).map_err(told)
    }

    /// Whether the index can count by this; else texts have to be asked.
    #[must_use]
    pub fn counts(&self, by: Tally) -> bool {
        match by {
            Tally::Year => true,
            Tally::Ids(field) => self.fields.counted(field),
        }
    }

    /// How what a query finds is spread, in order of the key.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn tally(&self, query: &dyn Query, by: Tally) -> Result<BTreeMap<String, u64>> {
        let name = match by {
            Tally::Year => None,
            Tally::Ids(field) => {
                let Some(field) = self.fields.of(field) else { return Ok(BTreeMap::new()) };
                Some(self.fields.schema.get_field_name(field).to_owned())
            }
        };
        self.searcher().search(query, &Spread { name }).map_err(told)
    }
}

/// A set of documents by number.
#[derive(Debug, Default)]
pub struct Documents(Vec<u64>);

impl Documents {
    /// Whether a document is one of them.
    #[must_use]
    pub fn holds(&self, key: u64) -> bool {
        let word = usize::try_from(key / 64).ok().and_then(|at| self.0.get(at));
        word.is_some_and(|word| word >> (key % 64) & 1 == 1)
    }

    fn add(&mut self, key: u64) {
        let at = usize::try_from(key / 64).unwrap_or_default();
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (key % 64);
    }
}

struct Numbers;

struct Numbering(Column<u64>, Documents);

impl Collector for Numbers {
    type Fruit = Documents;
    type Child = Numbering;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Numbering> {
        Ok(Numbering(segment.fast_fields().u64("document")?, Documents::default()))
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Documents>) -> tantivy::Result<Documents> {
        let mut all = Documents::default();
        for Documents(words) in fruits {
            all.0.resize(all.0.len().max(words.len()), 0);
            all.0.iter_mut().zip(words).for_each(|(all, one)| *all |= one);
        }
        Ok(all)
    }
}

impl SegmentCollector for Numbering {
    type Fruit = Documents;

    fn collect(&mut self, doc: DocId, _: Score) {
        if let Some(key) = self.0.first(doc) {
            self.1.add(key);
        }
    }

    fn harvest(self) -> Documents {
        self.1
    }
}

fn one(documents: &Column<u64>, numbers: &Column<u64>, doc: DocId) -> Found {
    Found {
        document: documents.first(doc).and_then(|key| i64::try_from(key).ok()).unwrap_or_default(),
        number: numbers.first(doc).and_then(|n| u32::try_from(n).ok()).unwrap_or_default(),
    }
}

struct Spread {
    name: Option<String>,
}

enum Counting {
    Years(Column<u64>, BTreeMap<u64, u64>),
    Ids(StrColumn, Vec<u64>),
    Nothing,
}

impl Collector for Spread {
    type Fruit = BTreeMap<String, u64>;
    type Child = Counting;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Counting> {
        let fast = segment.fast_fields();
        Ok(match &self.name {
            None => Counting::Years(fast.u64("order")?, BTreeMap::new()),
            Some(name) => match fast.str(name)? {
                Some(column) => {
                    let terms = column.num_terms();
                    Counting::Ids(column, vec![0; terms])
                }
                None => Counting::Nothing,
            },
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<BTreeMap<String, u64>>) -> tantivy::Result<BTreeMap<String, u64>> {
        let mut all = BTreeMap::new();
        for (key, n) in fruits.into_iter().flatten() {
            *all.entry(key).or_default() += n;
        }
        Ok(all)
    }
}

impl SegmentCollector for Counting {
    type Fruit = BTreeMap<String, u64>;

    fn collect(&mut self, doc: DocId, _: Score) {
        match self {
            Counting::Years(column, counts) => {
                let year = schema::year(column.first(doc).unwrap_or_default());
                *counts.entry(year).or_default() += 1;
            }
            Counting::Ids(column, counts) => {
                for id in column.term_ords(doc) {
                    if let Some(n) = usize::try_from(id).ok().and_then(|id| counts.get_mut(id)) {
                        *n += 1;
                    }
                }
            }
            Counting::Nothing => {}
        }
    }

    fn harvest(self) -> BTreeMap<String, u64> {
        match self {
            Counting::Years(_, counts) => {
                counts.into_iter().map(|(year, n)| (format!("{year:04}"), n)).collect()
            }
            Counting::Ids(column, counts) => {
                let seen = (0u64..).zip(counts).filter(|(_, n)| *n > 0);
                seen.filter_map(|(id, n)| {
                    let mut key = String::new();
                    column.ord_to_str(id, &mut key).ok().filter(|known| *known).map(|_| (key, n))
                })
                .collect()
            }
            Counting::Nothing => BTreeMap::new(),
        }
    }
}
