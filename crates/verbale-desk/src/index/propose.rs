//! Turns a query into what the index can answer: never too little, perhaps
//! too much.

use std::ops::Bound;
use std::sync::Arc;

use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};
use tantivy::query::{AllQuery, BooleanQuery, Occur, Query, RangeQuery, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use super::jointly::jointly;
use super::sequence::{Place, Sequence, What};
use super::slots::{Slot, slots};
use super::tokens::WORD;
use super::vocabulary::Part;
use super::{Index, told};
use crate::error::Result;
use crate::query::words::{Kind, is_letter, words};
use crate::query::{Node, stems};

/// A query for the index.
pub struct Proposal {
    /// What to ask.
    pub query: Box<dyn Query>,
    /// Whether the index alone can tell; else each finding is to be looked
    /// up in its text.
    pub exact: bool,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Documents,
    Positions,
}

/// How many terms one word may stand for before asking for them costs more
/// than looking at the texts.
const TERMS: usize = 4096;

impl Proposal {
    fn exactly(query: impl Query) -> Self {
        Self { query: Box::new(query), exact: true }
    }

    fn roughly(query: impl Query) -> Self {
        Self { query: Box::new(query), exact: false }
    }

    fn anything() -> Self {
        Self::roughly(AllQuery)
    }
}

impl Index {
    /// What to ask the index for a query: documents, or positions where the
    /// query names a field of positions.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn propose(&self, node: &Node) -> Result<Proposal> {
        let positions = node.asks_positions();
        let inner = self.part(node, if positions { Level::Positions } else { Level::Documents })?;
        let level = Term::from_field_text(self.fields.level, if positions { "p" } else { "d" });
        let level: Box<dyn Query> = Box::new(TermQuery::new(level, IndexRecordOption::Basic));
        let query = BooleanQuery::new(vec![(Occur::Must, inner.query), (Occur::Must, level)]);
        Ok(Proposal { query: Box::new(query), exact: inner.exact })
    }

    fn part(&self, node: &Node, level: Level) -> Result<Proposal> {
        Ok(match node {
            Node::All => Proposal::exactly(AllQuery),
            Node::Phrase(_) | Node::Word(_) | Node::Wildcard(_) | Node::Near(..)
                if level == Level::Positions =>
            {
                self.spoken_in(node)?
            }
            Node::Phrase(phrase) => self.phrase(phrase)?,
            Node::Word(word) => self.word(word)?,
            Node::Wildcard(pattern) => self.wildcard(pattern)?,
            Node::Is(asked, ids) => match self.fields.of(*asked) {
                Some(field) => Proposal::exactly(TermSetQuery::new(
                    ids.iter().map(|id| Term::from_field_text(field, id)),
                )),
                None => Proposal::anything(),
            },
            Node::Has(asked) => self.fields.of(*asked).map_or_else(Proposal::anything, Self::any),
            Node::Jointly(asked) => self.fields.of(*asked).map_or_else(Proposal::anything, |field| {
                Proposal { query: jointly(&self.fields, field), exact: true }
            }),
            Node::Date(from, to) => {
                let day = |day: u32| Term::from_field_u64(self.fields.date, day.into());
                Proposal::exactly(RangeQuery::new(Bound::Included(day(*from)), Bound::Included(day(*to))))
            }
            Node::And(parts) => self.all(parts, level)?,
            Node::Or(parts) => {
                let parts = parts.iter().map(|part| self.part(part, level)).collect::<Result<Vec<_>>>()?;
                let exact = parts.iter().all(|part| part.exact);
                let any = parts.into_iter().map(|part| (Occur::Should, part.query)).collect();
                Proposal { query: Box::new(BooleanQuery::new(any)), exact }
            }
            Node::Not(part) => {
                let part = self.part(part, level)?;
                // All but a rough guess would leave out too much.
                if !part.exact {
                    return Ok(Proposal::anything());
                }
                let all: Box<dyn Query> = Box::new(AllQuery);
                Proposal::exactly(BooleanQuery::new(vec![(Occur::Must, all), (Occur::MustNot, part.query)]))
            }
            Node::Near(one, other, _) => {
                let both = [one, other].map(|part| self.part(part, level));
                let [one, other] = both;
                let must = [one?, other?].map(|part| (Occur::Must, part.query));
                Proposal::roughly(BooleanQuery::new(must.into()))
            }
        })
    }

    /// What has any value in a field of ids. An unknown form or family is
    /// kept as an empty value, which is none.
    fn any(field: Field) -> Proposal {
        let none = Term::from_field_text(field, "");
        Proposal::exactly(RangeQuery::new(Bound::Excluded(none), Bound::Unbounded))
    }

    fn all(&self, parts: &[Node], level: Level) -> Result<Proposal> {
        let parts = parts.iter().map(|part| self.part(part, level)).collect::<Result<Vec<_>>>()?;
        let exact = parts.iter().all(|part| part.exact);
        let must = parts.into_iter().map(|part| (Occur::Must, part.query)).collect();
        Ok(Proposal { query: Box::new(BooleanQuery::new(must)), exact })
    }

    /// Positions in whose documents it is said: only texts have words in the
    /// index, and whether it is said in the very clause they tell.
    fn spoken_in(&self, node: &Node) -> Result<Proposal> {
        let documents = self.part(node, Level::Documents)?;
        let seen = Arc::new(self.documents(&documents.query)?);
        let predicate = FunctionPredicate::from(move |segment: &SegmentReader| {
            let (column, seen) = (segment.fast_fields().u64("document")?, Arc::clone(&seen));
            Ok(move |doc: DocId| column.first(doc).is_some_and(|key| seen.holds(key)))
        });
        Ok(Proposal::roughly(DocPredicateQuery::from(predicate)))
    }

    /// A word in Han is a phrase; another is any form of its stem.
    fn word(&self, word: &str) -> Result<Proposal> {
        let mut tokens = words(word);
        let one = (tokens.next(), tokens.next());
        let (Some((span, Kind::Word)), None) = one else {
            return match words(word).all(|(_, kind)| kind == Kind::Word) {
                true => self.each(word),
                false => self.phrase(word),
            };
        };
        let word = &word[span.range()];
        let stem = stems::stem(word);
        let head = stems::opening(&stem);
        let forms =
            self.terms(&format!("{WORD}{head}"), |term| stems::stem(&term[WORD.len_utf8()..]) == stem)?;
        Ok(match forms {
            Some(forms) => Proposal::exactly(TermSetQuery::new(forms)),
            None => Proposal::anything(),
        })
    }

    fn wildcard(&self, pattern: &str) -> Result<Proposal> {
        if words(pattern).any(|(_, kind)| kind == Kind::Han) {
            let parts = pattern.split(['*', '?']).filter(|part| !part.is_empty());
            let parts: Vec<Node> = parts.map(|part| Node::Phrase(part.to_owned())).collect();
            return Ok(Proposal { exact: false, ..self.all(&parts, Level::Documents)? });
        }
        if pattern.contains(divides) {
            return self.each(pattern);
        }
        let head = &pattern[..pattern.find(['*', '?']).unwrap_or(pattern.len())];
        let forms = self.terms(&format!("{WORD}{head}"), |term| fits(&term[WORD.len_utf8()..], pattern))?;
        Ok(match forms {
            Some(forms) => Proposal::roughly(TermSetQuery::new(forms)),
            None => Proposal::anything(),
        })
    }

    /// Words that stand one after the other, each in any of its forms: the
    /// text tells whether they do.
    fn each(&self, words: &str) -> Result<Proposal> {
        let parts = words.split(divides).filter(|part| !part.is_empty());
        let parts = parts.map(|part| match part.contains(['*', '?']) {
            true => Node::Wildcard(part.to_owned()),
            false => Node::Word(part.to_owned()),
        });
        Ok(Proposal { exact: false, ..self.all(&parts.collect::<Vec<_>>(), Level::Documents)? })
    }

    /// These characters wherever they stand, inside words too.
    fn phrase(&self, phrase: &str) -> Result<Proposal> {
        let (slots, plain) = slots(phrase);
        if slots.is_empty() {
            return Ok(Proposal::anything());
        }
        let alone = slots.len() == 1;
        let (mut parts, mut places) = (Vec::new(), Vec::new());
        for (offset, slot) in slots {
            match slot {
                // A character may be the second half of the pair before, whose
                // position is another.
                Slot::Stands(one) => parts.push(vec![Place { offset: 0, what: What::Part(Part::Han(one)) }]),
                slot => places.push(Place { offset, what: self.what(slot) }),
            }
        }
        let mut exact = plain && (alone || parts.is_empty());
        parts.extend(Some(places).filter(|places| !places.is_empty()));
        let mut must: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for places in parts {
            let sequence = Sequence::new(self.fields.text, places, &self.vocabularies);
            exact = exact && sequence.is_exact(&self.searcher()).map_err(told)?;
            must.push((Occur::Must, Box::new(sequence)));
        }
        Ok(Proposal { query: Box::new(BooleanQuery::new(must)), exact })
    }

    fn what(&self, slot: Slot) -> What {
        match slot {
            Slot::Exact(token) => What::Term(Term::from_field_text(self.fields.text, &token)),
            Slot::Begins(head) => What::Head(head),
            Slot::Ends(tail) => What::Part(Part::Tail(tail)),
            Slot::Holds(part) => What::Part(Part::Inside(part)),
            Slot::Stands(one) => What::Part(Part::Han(one)),
        }
    }

    /// The terms that begin so and pass; nothing where they are too many.
    fn terms(&self, head: &str, passes: impl Fn(&str) -> bool) -> Result<Option<Vec<Term>>> {
        let (searcher, field) = (self.searcher(), self.fields.text);
        let mut found = std::collections::BTreeSet::new();
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(field).map_err(told)?;
            let mut stream = inverted.terms().range().ge(head).into_stream().map_err(told)?;
            while stream.advance() {
                let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                if !term.starts_with(head) {
                    break;
                }
                if passes(term) && found.insert(term.to_owned()) && found.len() > TERMS {
                    return Ok(None);
                }
            }
        }
        Ok(Some(found.into_iter().map(|term| Term::from_field_text(field, &term)).collect()))
    }
}

/// Whether a character divides the words of a term.
fn divides(c: char) -> bool {
    !is_letter(c) && !matches!(c, '*' | '?')
}

/// Whether a word fits a pattern of `*` and `?`.
fn fits(word: &str, pattern: &str) -> bool {
    let (word, pattern): (Vec<char>, Vec<char>) = (word.chars().collect(), pattern.chars().collect());
    let (mut w, mut p, mut star) = (0, 0, None);
    while w < word.len() {
        if p < pattern.len() && pattern[p] == '*' {
            star = Some((p, w));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == '?' || pattern[p] == word[w]) {
            (w, p) = (w + 1, p + 1);
        } else if let Some((at, from)) = star {
            star = Some((at, from + 1));
            (w, p) = (from + 1, at + 1);
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn stars_and_question_marks() {
        assert!(fits("verification", "verif*") && fits("verify", "ver?fy") && fits("a", "*"));
        assert!(!fits("verify", "ver?y") && !fits("unverified", "verif*"));
    }
}
