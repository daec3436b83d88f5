//! Groups the uses of a formula by their wording: which variants there are,
//! what differs in them, who uses which and when.
//!
//! A use that ends inside a word is widened to the whole word, so that a
//! variant is always one that somebody wrote.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use verbale_core::codebook::fold;
use verbale_core::compare::{Substance, wordings};
use verbale_core::span::Span;
use verbale_core::text::Text;

use super::near::Use;
use crate::record::Card;

/// A use of a formula in a document.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The document.
    pub card: &'a Card,
    /// Its canonical text.
    pub text: &'a str,
    /// The use.
    pub used: Use,
    /// Whose act the words stand in; where nobody's, the parties of the
    /// document count.
    pub holders: &'a [String],
}

/// A use as it is pointed to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The day of the document.
    pub date: String,
    /// Its id.
    pub document: String,
    /// Where, in bytes.
    pub span: Span,
}

/// How often something was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// A year, an actor, a form; empty where unknown.
    pub name: String,
    /// Uses.
    pub uses: usize,
    /// Documents with at least one.
    pub documents: usize,
}

/// Words that differ between the formula and a variant, as bytes of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What stands in the formula.
    pub formula: Option<Span>,
    /// What stands in the variant.
    pub variant: Option<Span>,
}

/// One wording of a formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Variant {
    /// As it is most often written.
    pub wording: String,
    /// Whether it is the formula itself, but for case, width and script.
    pub exact: bool,
    /// Edits between it and the formula at least.
    pub distance: u32,
    /// Uses.
    pub uses: usize,
    /// Documents with at least one.
    pub documents: usize,
    /// The words that differ.
    pub differences: Vec<Difference>,
    /// The first use with a date.
    pub first: Option<Place>,
    /// The last use with a date.
    pub last: Option<Place>,
    /// Who uses it, most often first.
    pub holders: Vec<Count>,
}

/// What became of a formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// The formula as it was asked for.
    pub formula: String,
    /// Uses.
    pub uses: usize,
    /// Documents with at least one.
    pub documents: usize,
    /// Uses in documents without a date: in no year, neither first nor last.
    pub undated: usize,
    /// The first use with a date.
    pub first: Option<Place>,
    /// The last use with a date.
    pub last: Option<Place>,
    /// By year, in order.
    pub years: Vec<Count>,
    /// By holder, most often first. A use of several counts for each.
    pub holders: Vec<Count>,
    /// By form of document, most often first.
    pub forms: Vec<Count>,
    /// The variants: the formula itself first, then the most frequent.
    pub variants: Vec<Variant>,
}

/// Puts the uses of a formula together. They may come in any order.
#[must_use]
pub fn trace(formula: &str, found: &[Found<'_>]) -> Trace {
    let formula = formula.trim();
    let mut uses: Vec<Worded<'_>> = found.iter().filter_map(|one| Worded::new(formula, one)).collect();
    uses.sort_by(|a, b| (&a.found.card.id, a.span).cmp(&(&b.found.card.id, b.span)));
    let mut groups: BTreeMap<&str, Vec<&Worded<'_>>> = BTreeMap::new();
    for one in &uses {
        groups.entry(&one.key).or_default().push(one);
    }
    let own = key(formula);
    let mut variants: Vec<Variant> =
        groups.iter().map(|(key, uses)| variant(formula, *key == own, uses)).collect();
    // Stable: among equals the order of their letters.
    variants.sort_by_key(|variant| (!variant.exact, std::cmp::Reverse(variant.uses), variant.distance));
    let all: Vec<&Worded<'_>> = uses.iter().collect();
    let mut years = counts(&all, |one| one.year().into_iter().collect());
    years.sort_by(|a, b| a.name.cmp(&b.name));
    Trace {
        formula: formula.to_owned(),
        uses: all.len(),
        documents: documents(&all),
        undated: all.iter().filter(|one| one.year().is_none()).count(),
        first: places(&all).min(),
        last: places(&all).max(),
        years,
        holders: counts(&all, |one| one.holders()),
        forms: counts(&all, |one| vec![one.found.card.form.as_str()]),
        variants,
    }
}

/// A use with its wording.
struct Worded<'a> {
    found: &'a Found<'a>,
    span: Span,
    key: String,
}

impl<'a> Worded<'a> {
    fn new(formula: &str, found: &'a Found<'a>) -> Option<Self> {
        let span = widened(formula, found.text, found.used.span)?;
        Some(Self { found, span, key: key(&found.text[span.range()]) })
    }

    fn words(&self) -> &'a str {
        &self.found.text[self.span.range()]
    }

    fn year(&self) -> Option<&'a str> {
        let date = self.found.card.date.as_deref()?;
        date.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))
    }

    fn holders(&self) -> Vec<&'a str> {
        let own = self.found.holders;
        let holders = if own.is_empty() { self.found.card.parties.as_slice() } else { own };
        let mut holders: Vec<&str> = holders.iter().map(String::as_str).collect();
        holders.sort_unstable();
        holders.dedup();
        if holders.is_empty() { vec![""] } else { holders }
    }
}

/// What makes two wordings one: their letters, folded, and single spaces.
fn key(words: &str) -> String {
    fold(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A use without marks and white space at its ends that the formula does not
/// end in, widened to whole words.
fn widened(formula: &str, text: &str, span: Span) -> Option<Span> {
    let words = text.get(span.range())?;
    let bare = |c: Option<char>| c.is_none_or(char::is_alphanumeric);
    let drops = |marks: bool| move |c: char| c.is_whitespace() || marks && !c.is_alphanumeric();
    let head = words.trim_start_matches(drops(bare(formula.chars().next())));
    let trimmed = head.trim_end_matches(drops(bare(formula.chars().next_back())));
    let start = span.start() + (words.len() - head.len());
    let end = start + trimmed.len();
    let joins = |a: Option<char>, b: Option<char>| a.zip(b).is_some_and(|(a, b)| spelt(a) && spelt(b));
    let (first, last) = (trimmed.chars().next()?, trimmed.chars().next_back()?);
    let before = text[..start]
        .chars()
        .rev()
        .take_while(|c| joins(Some(*c), Some(first)))
        .map(char::len_utf8)
        .sum::<usize>();
    let after =
        text[end..].chars().take_while(|c| joins(Some(last), Some(*c))).map(char::len_utf8).sum::<usize>();
    Some(Span::new(start - before, end + after))
}

/// Letters and figures of scripts that divide words by spaces.
fn spelt(c: char) -> bool {
    c.is_alphanumeric()
        && !matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn variant(formula: &str, exact: bool, uses: &[&Worded<'_>]) -> Variant {
    let mut written: BTreeMap<&str, usize> = BTreeMap::new();
    for one in uses {
        *written.entry(one.words()).or_default() += 1;
    }
    // Of equals the first in the order of letters.
    let most = written.into_iter().rev().max_by_key(|(_, count)| *count);
    let wording = most.map_or("", |(words, _)| words).to_owned();
    let (left, right) = (Text::new(formula), Text::new(wording.as_str()));
    let substance =
        wordings(&left, &right).into_iter().filter(|edit| edit.substance == Substance::Words || !exact);
    let differences = substance.map(|edit| Difference { formula: edit.left, variant: edit.right }).collect();
    Variant {
        exact,
        distance: uses.iter().map(|one| one.found.used.distance).min().unwrap_or(0),
        uses: uses.len(),
        documents: documents(uses),
        differences,
        first: places(uses).min(),
        last: places(uses).max(),
        holders: counts(uses, |one| one.holders()),
        wording,
    }
}

fn documents(uses: &[&Worded<'_>]) -> usize {
    uses.iter().map(|one| one.found.card.id.as_str()).collect::<BTreeSet<_>>().len()
}

fn places<'a>(uses: &'a [&Worded<'_>]) -> impl Iterator<Item = Place> + 'a {
    uses.iter().filter_map(|one| {
        let card = one.found.card;
        Some(Place { date: card.date.clone()?, document: card.id.clone(), span: one.span })
    })
}

/// Counts uses and documents by name, most uses first.
fn counts<'a>(uses: &[&Worded<'a>], names: impl Fn(&Worded<'a>) -> Vec<&'a str>) -> Vec<Count> {
    let mut found: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for one in uses {
        for name in names(one) {
            let (count, documents) = found.entry(name).or_default();
            *count += 1;
            documents.insert(&one.found.card.id);
        }
    }
    let count = |(name, (uses, documents)): (&str, (usize, BTreeSet<&str>))| Count {
        name: name.to_owned(),
        uses,
        documents: documents.len(),
    };
    let mut counts: Vec<Count> = found.into_iter().map(count).collect();
    counts.sort_by_key(|count| std::cmp::Reverse(count.uses));
    counts
}

#[cfg(test)]
mod tests;
