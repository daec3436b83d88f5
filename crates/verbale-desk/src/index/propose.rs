//! Turns a query into what the index can answer: never too little, perhaps
//! too much.

use std::ops::Bound;
use std::sync::Arc;

use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};
use tantivy::query::{
    AllQuery, BooleanQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, SegmentReader, Term};

use super::slots::{Slot, slots};
use super::tokens::WORD;
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
        let exact: Vec<(usize, Term)> = slots
            .iter()
            .filter_map(|(at, slot)| match slot {
                Slot::Exact(token) => Some((*at, Term::from_field_text(self.fields.text, token))),
                _ => None,
            })
            .collect();
        let edges = slots.len() - exact.len();
        let mut must: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let together = exact.len();
        match together {
            0 => {}
            1 => {
                let term = exact.into_iter().next().expect("there is one").1;
                must.push((Occur::Must, Box::new(TermQuery::new(term, IndexRecordOption::Basic))));
            }
            _ => must.push((Occur::Must, Box::new(PhraseQuery::new_with_offset(exact)))),
        }
        for (_, slot) in &slots {
            if let Some(query) = self.edge(slot, together)? {
                must.push((Occur::Must, query));
            }
        }
        if must.is_empty() {
            return Ok(if edges == 0 && slots.is_empty() {
                Proposal::anything()
            } else {
                Proposal::roughly(AllQuery)
            });
        }
        Ok(Proposal {
            query: Box::new(BooleanQuery::new(must)),
            exact: plain && (edges == 0 || slots.len() == 1),
        })
    }

    /// The terms that the edge of a phrase may stand for. Where the phrase
    /// holds enough whole tokens, looking for them is not worth the time.
    fn edge(&self, slot: &Slot, together: usize) -> Result<Option<Box<dyn Query>>> {
        let found = match slot {
            Slot::Exact(_) => return Ok(None),
            Slot::Begins(head) => self.terms(head, |_| true)?,
            // Characters of Han come after the marks of words.
            Slot::Stands(one) => {
                self.terms("", |term| !term.starts_with(WORD) && term.contains(one.as_str()))?
            }
            Slot::Ends(_) | Slot::Holds(_) if together > 1 => return Ok(None),
            Slot::Ends(tail) => self.terms(&WORD.to_string(), |term| term.ends_with(tail.as_str()))?,
            Slot::Holds(part) => self.terms(&WORD.to_string(), |term| term.contains(part.as_str()))?,
        };
        Ok(match found {
            Some(terms) if terms.is_empty() => Some(Box::new(EmptyQuery)),
            Some(terms) => Some(Box::new(TermSetQuery::new(terms))),
            None => None,
        })
    }

    /// The terms of a field that begin so and pass; nothing where they are
    /// too many.
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
