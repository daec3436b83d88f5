//! The endings of one language, as its file lists them, compiled.

use std::collections::BTreeMap;

use super::entry::Language;
use super::lexicon::Shape;
use super::trie::Trie;
use super::word::{Endings, Form};

/// How words change.
pub(super) fn endings_of(language: &Language) -> Endings {
    let class = |name: &str| language.endings.get(name).map_or(&[][..], Vec::as_slice);
    let mut nominal: Vec<Box<str>> = class("nominal").iter().map(|e| e.as_str().into()).collect();
    nominal.sort_unstable();
    nominal.dedup();
    let forms = [
        ("first", Form::First),
        ("base", Form::Base),
        ("third", Form::Third),
        ("past", Form::Past),
        ("past-plural", Form::PastPlural),
        ("participle", Form::Participle),
        ("infinitive", Form::Infinitive),
        ("passive", Form::Passive),
    ];
    let mut verbal: Vec<(Box<str>, Form)> = forms
        .into_iter()
        .flat_map(|(name, form)| class(name).iter().map(move |e| (e.as_str().into(), form)))
        .collect();
    // An ending listed under two forms shows the first.
    verbal.sort_by(|a, b| a.0.cmp(&b.0));
    verbal.dedup_by(|later, first| later.0 == first.0);
    let boxed = |name: &str| class(name).iter().map(|e| e.as_str().into()).collect();
    let cases = [
        ("nominative", Form::Plain),
        ("plural", Form::Many),
        ("plural-clear", Form::Base),
        ("object", Form::Object),
    ]
    .into_iter()
    .flat_map(|(name, form)| class(name).iter().flat_map(move |row| case_row(row, form)))
    .collect();
    Endings {
        nominal,
        verbal,
        short: boxed("short"),
        several: boxed("short-plural"),
        unchanging: boxed("unchanging"),
        reflexive: boxed("reflexive"),
        cases,
    }
}

/// What unknown words show by their endings, one bit a shape.
pub(super) fn shapes_of(language: &Language) -> Option<Trie<u8>> {
    let named = [
        ("adjective", Shape::Adjective),
        ("adjectival-participle", Shape::Participle),
        ("infinitive-look", Shape::Infinitive),
        ("finite-look", Shape::Verb),
        ("passive-look", Shape::Passive),
        ("reflexive-look", Shape::Reflexive),
        ("unchanging", Shape::Caseless),
    ];
    let mut shapes: BTreeMap<String, u8> = BTreeMap::new();
    for (name, shape) in named {
        for ending in language.endings.get(name).into_iter().flatten() {
            *shapes.entry(ending.chars().rev().collect()).or_default() |= shape.bit();
        }
    }
    (!shapes.is_empty()).then(|| Trie::new(shapes))
}

/// `"а ы и"`: a noun that ends in -а shows this form by -ы or -и; `-` is no ending.
fn case_row(row: &str, form: Form) -> Vec<(Box<str>, Box<str>, Form)> {
    let ending = |written: &str| if written == "-" { "".into() } else { written.into() };
    let mut endings = row.split(' ').filter(|e| !e.is_empty());
    let own: Box<str> = ending(endings.next().unwrap_or("-"));
    endings.map(|shown| (own.clone(), ending(shown), form)).collect()
}
