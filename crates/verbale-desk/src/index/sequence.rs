//! Terms that stand one after the other, each place held by any of several:
//! `"ssion on th"` is a word that ends so, `on`, and a word that begins so.
//!
//! The phrases of the index itself know one term a place; a word cut by the
//! edge of a phrase may be any of thousands. All documents of a segment are
//! found at once and remembered, since one answer asks for them several times.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::index::{InvertedIndexReader, SegmentId};
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, TantivyError, Term};

use super::vocabulary::{Part, Vocabularies};

/// What may stand at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// This term.
    Term(Term),
    /// A term that begins so.
    Head(String),
    /// A term with some part.
    Part(Part),
}

/// One place of a sequence.
#[derive(Debug)]
pub struct Place {
    /// How far it stands from the first place, in positions.
    pub offset: u32,
    /// What may stand there.
    pub what: What,
}

/// Places that follow one another.
#[derive(Clone, Debug)]
pub struct Sequence {
    field: Field,
    places: Arc<[Place]>,
    vocabularies: Arc<Vocabularies>,
    found: Arc<Mutex<HashMap<SegmentId, Arc<[DocId]>>>>,
}

/// How many terms may stand at one place before looking at each costs more
/// than looking at the texts.
const TERMS: usize = 1 << 15;

impl Sequence {
    /// Places of one field.
    #[must_use]
    pub fn new(field: Field, places: Vec<Place>, vocabularies: &Arc<Vocabularies>) -> Self {
        Self { field, places: places.into(), vocabularies: Arc::clone(vocabularies), found: Arc::default() }
    }

    /// Whether every place is looked at. One that too many terms may stand at
    /// is not, and what is found may then be too much.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn is_exact(&self, searcher: &Searcher) -> tantivy::Result<bool> {
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(self.field)?;
            for place in self.places.iter() {
                if self.terms(segment, &inverted, &place.what)?.is_none() {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn documents(&self, segment: &SegmentReader) -> tantivy::Result<Arc<[DocId]>> {
        let id = segment.segment_id();
        let known = self.found.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
        if let Some(documents) = known {
            return Ok(documents);
        }
        let documents: Arc<[DocId]> = self.search(segment)?.into();
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.insert(id, Arc::clone(&documents));
        Ok(documents)
    }

    /// The rarest place gives the candidates; each other place lets those
    /// stand that it holds too.
    fn search(&self, segment: &SegmentReader) -> tantivy::Result<Vec<DocId>> {
        let inverted = segment.inverted_index(self.field)?;
        let reach = self.places.iter().map(|place| place.offset).max().unwrap_or_default();
        let mut places = Vec::with_capacity(self.places.len());
        for place in self.places.iter() {
            if let Some(terms) = self.terms(segment, &inverted, &place.what)? {
                let uses = terms.iter().map(|info| u64::from(info.doc_freq)).sum();
                places.push(Held { back: reach - place.offset, terms, uses });
            }
        }
        places.sort_by_key(|held| held.uses);
        let Some((rarest, others)) = places.split_first() else {
            return Ok((0..segment.max_doc()).collect());
        };
        if others.is_empty() {
            return rarest.documents(&inverted);
        }
        let mut starts = rarest.starts(&inverted)?;
        for other in others {
            if starts.is_empty() {
                break;
            }
            other.keep(&inverted, &mut starts)?;
        }
        let mut documents: Vec<DocId> = starts.into_iter().map(document).collect();
        documents.dedup();
        Ok(documents)
    }

    /// The terms that may stand at a place; nothing where they are too many.
    fn terms(
        &self,
        segment: &SegmentReader,
        inverted: &InvertedIndexReader,
        what: &What,
    ) -> tantivy::Result<Option<Vec<TermInfo>>> {
        let mut terms = Vec::new();
        match what {
            What::Term(term) => terms.extend(inverted.get_term_info(term)?),
            What::Head(head) => {
                let mut stream = inverted.terms().range().ge(head).into_stream()?;
                while terms.len() <= TERMS && stream.advance() && stream.key().starts_with(head.as_bytes()) {
                    terms.push(stream.value().clone());
                }
            }
            What::Part(part) => {
                let vocabulary = self.vocabularies.of(segment, self.field)?;
                let known = vocabulary.terms(part, TERMS);
                if known.len() > TERMS {
                    return Ok(None);
                }
                for term in known {
                    terms.extend(inverted.terms().get(term)?);
                }
            }
        }
        Ok((terms.len() <= TERMS).then_some(terms))
    }
}

/// A place where a sequence may start: the document above, the position of
/// the last place it could have below.
type Start = u64;

fn document(start: Start) -> DocId {
    (start >> 32) as DocId
}

/// One place in one segment.
struct Held {
    // Added to positions, so that all places of one sequence tell one number.
    back: u32,
    terms: Vec<TermInfo>,
    uses: u64,
}

impl Held {
    fn postings(
        &self,
        inverted: &InvertedIndexReader,
    ) -> impl Iterator<Item = tantivy::Result<SegmentPostings>> {
        let how = IndexRecordOption::WithFreqsAndPositions;
        self.terms.iter().map(move |info| Ok(inverted.read_postings_from_terminfo(info, how)?))
    }

    /// Every document that holds it, in order.
    fn documents(&self, inverted: &InvertedIndexReader) -> tantivy::Result<Vec<DocId>> {
        let mut documents = Vec::new();
        for info in &self.terms {
            let mut block = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            while !block.docs().is_empty() {
                documents.extend_from_slice(block.docs());
                block.advance();
            }
        }
        documents.sort_unstable();
        documents.dedup();
        Ok(documents)
    }

    /// Every place where it stands, in order.
    fn starts(&self, inverted: &InvertedIndexReader) -> tantivy::Result<Vec<Start>> {
        let mut starts = Vec::new();
        let mut positions = Vec::new();
        for postings in self.postings(inverted) {
            let mut postings = postings?;
            while postings.doc() != TERMINATED {
                postings.positions_with_offset(self.back, &mut positions);
                let doc = u64::from(postings.doc()) << 32;
                starts.extend(positions.iter().map(|position| doc | u64::from(*position)));
                postings.advance();
            }
        }
        starts.sort_unstable();
        Ok(starts)
    }

    /// Keeps the starts that it stands at too.
    fn keep(&self, inverted: &InvertedIndexReader, starts: &mut Vec<Start>) -> tantivy::Result<()> {
        let mut kept = vec![false; starts.len()];
        let mut positions = Vec::new();
        for postings in self.postings(inverted) {
            let mut postings = postings?;
            let mut at = 0;
            while at < starts.len() && postings.doc() != TERMINATED {
                let (wanted, doc) = (document(starts[at]), postings.doc());
                if doc < wanted {
                    postings.seek(wanted);
                } else if doc > wanted {
                    at += starts[at..].partition_point(|start| document(*start) < doc);
                } else {
                    postings.positions_with_offset(self.back, &mut positions);
                    let own = starts[at..].partition_point(|start| document(*start) == doc);
                    for (start, kept) in starts[at..at + own].iter().zip(&mut kept[at..]) {
                        *kept |= positions.binary_search(&(*start as u32)).is_ok();
                    }
                    at += own;
                    postings.advance();
                }
            }
        }
        let mut kept = kept.into_iter();
        starts.retain(|_| kept.next().unwrap_or_default());
        Ok(())
    }
}

impl Query for Sequence {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Sequence {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let listed = Listed { documents: self.documents(segment)?, at: 0 };
        Ok(Box::new(ConstScorer::new(listed, boost)))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        match self.documents(segment)?.binary_search(&doc) {
            Ok(_) => Ok(Explanation::new("sequence", 1.0)),
            Err(_) => {
                Err(TantivyError::InvalidArgument("the document does not hold the sequence".to_owned()))
            }
        }
    }
}

/// Documents in order, as the index walks them.
struct Listed {
    documents: Arc<[DocId]>,
    at: usize,
}

impl DocSet for Listed {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.documents.get(self.at..).unwrap_or_default();
        self.at += rest.partition_point(|doc| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.documents.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.documents.len()).unwrap_or(u32::MAX)
    }
}
