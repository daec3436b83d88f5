//! Finds where all parties of a document stand in a field of ids.

use std::collections::HashMap;

use tantivy::columnar::StrColumn;
use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};
use tantivy::query::{EmptyQuery, Query};
use tantivy::schema::Field;
use tantivy::{DocId, SegmentReader};

use super::Fields;
use crate::query::Field as Asked;

/// What has all of several parties in a field.
pub(super) fn jointly(fields: &Fields, field: Field) -> Box<dyn Query> {
    let Some(party) = fields.of(Asked::Party) else { return Box::new(EmptyQuery) };
    let [party, field] = [party, field].map(|field| fields.schema.get_field_name(field).to_owned());
    let predicate = FunctionPredicate::from(move |segment: &SegmentReader| {
        let columns = segment.fast_fields().str(&party)?.zip(segment.fast_fields().str(&field)?);
        let columns = match columns {
            Some((parties, ids)) => Some((in_other(&parties, &ids)?, parties, ids)),
            None => None,
        };
        Ok(move |doc: DocId| {
            columns.as_ref().is_some_and(|(of, parties, ids)| {
                let there: Vec<u64> = ids.term_ords(doc).collect();
                let is_there = |party: u64| of.get(&party).is_some_and(|id| there.contains(id));
                parties.term_ords(doc).count() > 1 && parties.term_ords(doc).all(is_there)
            })
        })
    });
    Box::new(DocPredicateQuery::from(predicate))
}

/// The numbers of one column's terms in another, where it has them.
fn in_other(one: &StrColumn, other: &StrColumn) -> tantivy::Result<HashMap<u64, u64>> {
    let mut numbers = HashMap::new();
    let mut term = String::new();
    for number in 0..one.num_terms() as u64 {
        term.clear();
        if one.ord_to_str(number, &mut term)?
            && let Some(there) = other.dictionary().term_ord(term.as_bytes())?
        {
            numbers.insert(number, there);
        }
    }
    Ok(numbers)
}
