//! Counts how often the ids of two fields stand in one record: holders and
//! acts, holders and addressees.

use std::collections::{BTreeMap, HashMap};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::query::Query;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::{Index, told};
use crate::error::Result;
use crate::query::Field;

/// Counts by pair.
pub type Pairs = BTreeMap<(String, String), u64>;

impl Index {
    /// How often the ids of two fields stand together in what a query finds.
    /// Fields that lie in no column give none.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn cross(&self, query: &dyn Query, across: Field, down: Field) -> Result<Pairs> {
        let name = |field| self.fields.of(field).map(|f| self.fields.schema.get_field_name(f).to_owned());
        let (Some(across), Some(down)) = (name(across), name(down)) else { return Ok(Pairs::new()) };
        self.searcher().search(query, &Cross { across, down }).map_err(told)
    }
}

struct Cross {
    across: String,
    down: String,
}

struct Crossing {
    columns: Option<(StrColumn, StrColumn)>,
    counts: HashMap<(u64, u64), u64>,
}

impl Collector for Cross {
    type Fruit = Pairs;
    type Child = Crossing;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Crossing> {
        let fast = segment.fast_fields();
        let columns = fast.str(&self.across)?.zip(fast.str(&self.down)?);
        Ok(Crossing { columns, counts: HashMap::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Pairs>) -> tantivy::Result<Pairs> {
        let mut all = Pairs::new();
        for (pair, n) in fruits.into_iter().flatten() {
            *all.entry(pair).or_default() += n;
        }
        Ok(all)
    }
}

impl SegmentCollector for Crossing {
    type Fruit = Pairs;

    fn collect(&mut self, doc: DocId, _: Score) {
        let Some((across, down)) = &self.columns else { return };
        for a in across.term_ords(doc) {
            for b in down.term_ords(doc) {
                *self.counts.entry((a, b)).or_default() += 1;
            }
        }
    }

    fn harvest(self) -> Pairs {
        let Some((across, down)) = self.columns else { return Pairs::new() };
        let word = |column: &StrColumn, id: u64| {
            let mut key = String::new();
            column.ord_to_str(id, &mut key).ok().filter(|known| *known).map(|_| key)
        };
        let named = |((a, b), n): ((u64, u64), u64)| Some(((word(&across, a)?, word(&down, b)?), n));
        self.counts.into_iter().filter_map(named).collect()
    }
}
