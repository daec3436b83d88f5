//! The terms of one segment laid out as one text, so that those that hold or
//! end in something are found as fast as memory is read: the dictionary
//! itself is sorted by heads and would have to be unpacked term by term.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use memchr::memmem;
use tantivy::index::SegmentId;
use tantivy::schema::Field;
use tantivy::{Searcher, SegmentReader};

use super::tokens::WORD;

/// What is asked of terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words that end so.
    Tail(String),
    /// Words that hold this.
    Inside(String),
    /// Pairs with this Han character.
    Han(String),
}

/// The terms of one segment.
#[derive(Debug)]
pub struct Vocabulary {
    words: List,
    pairs: List,
}

/// What stands behind every term; no text holds it.
const END: char = '\0';

/// Terms one after the other.
#[derive(Debug, Default)]
struct List {
    text: String,
    // Where each begins.
    starts: Vec<u32>,
}

impl Vocabulary {
    fn of(segment: &SegmentReader, field: Field) -> tantivy::Result<Self> {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().stream()?;
        let (mut words, mut pairs) = (List::default(), List::default());
        while stream.advance() {
            let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
            let list = if term.starts_with(WORD) { &mut words } else { &mut pairs };
            list.push(term);
        }
        Ok(Self { words, pairs })
    }

    /// The terms with some part, in order; at most one more than `most`.
    #[must_use]
    pub fn terms(&self, part: &Part, most: usize) -> Vec<&str> {
        match part {
            Part::Tail(tail) => self.words.holding(&format!("{tail}{END}"), most),
            Part::Inside(part) => self.words.holding(part, most),
            Part::Han(one) => self.pairs.holding(one, most),
        }
    }
}

impl List {
    fn push(&mut self, term: &str) {
        let Ok(start) = u32::try_from(self.text.len()) else { return };
        self.text.push_str(term);
        self.text.push(END);
        self.starts.push(start);
    }

    fn holding(&self, part: &str, most: usize) -> Vec<&str> {
        let finder = memmem::Finder::new(part);
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = finder.find(&self.text.as_bytes()[from..]) {
            let at = from + at;
            let after = self.starts.partition_point(|start| *start as usize <= at);
            let next = self.starts.get(after).map_or(self.text.len(), |next| *next as usize);
            let start = after.checked_sub(1).map_or(0, |own| self.starts[own] as usize);
            found.push(&self.text[start..next - END.len_utf8()]);
            if found.len() > most {
                break;
            }
            from = next;
        }
        found
    }
}

/// The vocabularies of the segments that were asked so far.
#[derive(Debug, Default)]
pub struct Vocabularies(Mutex<HashMap<SegmentId, Arc<Vocabulary>>>);

impl Vocabularies {
    /// The terms of a segment.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn of(&self, segment: &SegmentReader, field: Field) -> tantivy::Result<Arc<Vocabulary>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(vocabulary) = known.get(&segment.segment_id()) {
            return Ok(Arc::clone(vocabulary));
        }
        let vocabulary = Arc::new(Vocabulary::of(segment, field)?);
        known.insert(segment.segment_id(), Arc::clone(&vocabulary));
        Ok(vocabulary)
    }

    /// Forgets the segments that are no longer searched.
    pub fn keep(&self, searcher: &Searcher) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|id, _| searcher.segment_readers().iter().any(|segment| segment.segment_id() == *id));
    }
}

#[cfg(test)]
mod tests {
    use super::{List, Part, Vocabulary};

    fn asked(part: Part, most: usize) -> Vec<String> {
        let list = |terms: &[&str]| {
            let mut list = List::default();
            terms.iter().for_each(|term| list.push(term));
            list
        };
        let (words, pairs) =
            (list(&["\u{1}armament", "\u{1}arms", "\u{1}disarm"]), list(&["器\u{2}", "核武", "武器"]));
        let known = Vocabulary { words, pairs };
        known.terms(&part, most).into_iter().map(|term| term.replace('\u{1}', "")).collect()
    }

    #[test]
    fn words_are_found_by_what_they_hold_and_how_they_end() {
        assert_eq!(asked(Part::Inside("arm".to_owned()), 9), ["armament", "arms", "disarm"]);
        assert_eq!(asked(Part::Inside("mam".to_owned()), 9), ["armament"]);
        assert_eq!(asked(Part::Tail("arm".to_owned()), 9), ["disarm"]);
        assert_eq!(asked(Part::Tail("disarm".to_owned()), 9), ["disarm"]);
        assert!(asked(Part::Tail("xarm".to_owned()), 9).is_empty());
    }

    #[test]
    fn pairs_are_found_by_either_half() {
        assert_eq!(asked(Part::Han("武".to_owned()), 9), ["核武", "武器"]);
        assert_eq!(asked(Part::Han("器".to_owned()), 9), ["器\u{2}", "武器"]);
    }

    #[test]
    fn little_more_is_told_than_was_asked_for() {
        assert_eq!(asked(Part::Inside("arm".to_owned()), 1).len(), 2);
    }
}
