//! What may follow the stem of a word, read letter by letter together with
//! the end of the word itself.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::trie::Trie;
use super::word::{EndingClass, Endings, Form, Tail};
use crate::text::letters::in_word;

/// Every tail, in the order of their numbers.
const TAILS: [Tail; 6] = [
    Tail::Fixed,
    Tail::Plural,
    Tail::Ending(EndingClass::Nominal),
    Tail::Ending(EndingClass::Verbal),
    Tail::Ending(EndingClass::Reflexive),
    Tail::Ending(EndingClass::Short),
];

fn number(tail: Tail) -> usize {
    match tail {
        Tail::Fixed => 0,
        Tail::Plural => 1,
        Tail::Ending(EndingClass::Nominal) => 2,
        Tail::Ending(EndingClass::Verbal) => 3,
        Tail::Ending(EndingClass::Reflexive) => 4,
        Tail::Ending(EndingClass::Short) => 5,
    }
}

/// The bit that stands for a tail.
#[must_use]
pub fn bit(tail: Tail) -> u8 {
    1 << number(tail)
}

/// What one ending shows after stems of each kind.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Shown {
    /// The tails that it fits, one bit each.
    pub fits: u8,
    forms: [Option<Form>; TAILS.len()],
    /// The case of a noun, by the ending of its dictionary form.
    cases: Vec<(Box<str>, Form)>,
    /// The case of a noun whose own ending is not listed.
    other_case: Option<Form>,
}

impl Shown {
    fn of(ending: &str, endings: &Endings) -> Self {
        let forms = TAILS.map(|tail| endings.form(tail, ending));
        let fits = TAILS.into_iter().zip(&forms).filter(|(_, form)| form.is_some());
        let owns: BTreeSet<&str> = endings.cases.iter().map(|(own, ..)| &**own).chain([ending]).collect();
        let cases = owns.into_iter().map(|own| (own.into(), endings.case(own, ending)));
        Self {
            fits: fits.fold(0, |all, (tail, _)| all | bit(tail)),
            forms,
            // Without cases every noun is in the nominative.
            cases: cases.filter(|(_, form)| *form != Form::Oblique).collect(),
            other_case: (!endings.cases.is_empty()).then_some(Form::Oblique),
        }
    }

    /// Whether the ending fits this tail, and the form it then shows.
    #[must_use]
    pub fn form(&self, tail: Tail) -> Option<Form> {
        self.forms[number(tail)]
    }

    /// The case of a noun whose dictionary form ends in `own`.
    #[must_use]
    pub fn case(&self, own: &str) -> Form {
        let listed = self.cases.iter().find(|(known, _)| **known == *own).map(|(_, form)| *form);
        listed.or(self.other_case).unwrap_or(Form::Plain)
    }
}

/// The endings of a language, by their letters.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tails(Trie<Shown>);

impl Tails {
    /// The endings that may follow a stem, bare stems and English plurals too.
    #[must_use]
    pub fn new(endings: &Endings) -> Self {
        let verbal = || endings.verbal.iter().map(|(ending, _)| &**ending);
        let reflexive = endings.reflexive.iter().flat_map(|mark| verbal().map(move |e| format!("{e}{mark}")));
        let listed = endings.nominal.iter().chain(&endings.short).map(|e| &**e).chain(verbal());
        let all: BTreeSet<String> =
            ["", "s", "es"].into_iter().chain(listed).map(str::to_owned).chain(reflexive).collect();
        let whole = all.into_iter().filter(|ending| ending.chars().all(in_word));
        Self(Trie::new(whole.map(|ending| {
            let shown = Shown::of(&ending, endings);
            (ending, shown)
        })))
    }

    /// What follows a stem at the head of a text up to the end of the word,
    /// with its length; `None` where no word of the codebook ends so.
    #[must_use]
    pub fn read(&self, rest: &str) -> Option<(&Shown, usize)> {
        let mut place = self.0.root();
        for (at, letter) in rest.char_indices() {
            match self.0.step(place, letter) {
                Some(on) => place = on,
                None if in_word(letter) => return None,
                None => return Some((self.0.value(place), at)),
            }
        }
        Some((self.0.value(place), rest.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::{EndingClass, Endings, Form, Tail, Tails};

    fn tails() -> Tails {
        let boxed = |words: &[&str]| words.iter().map(|&w| w.into()).collect();
        Tails::new(&Endings {
            nominal: boxed(&["а", "ам", "ы"]),
            verbal: vec![("ем".into(), Form::First), ("ет".into(), Form::Third)],
            reflexive: boxed(&["ся"]),
            cases: vec![("а".into(), "ы".into(), Form::Many)],
            ..Endings::default()
        })
    }

    #[test]
    fn an_ending_is_read_up_to_the_end_of_its_word() {
        let tails = tails();
        let (shown, length) = tails.read("ется, что").expect("an ending");
        assert_eq!(length, "ется".len());
        assert_eq!(shown.form(Tail::Ending(EndingClass::Verbal)), Some(Form::Passive));
        assert_eq!(shown.form(Tail::Ending(EndingClass::Nominal)), None);
        assert!(tails.read("етик").is_none());
        assert_eq!(
            tails.read("а").map(|(shown, _)| shown.fits),
            Some(super::bit(Tail::Ending(EndingClass::Nominal)))
        );
    }

    #[test]
    fn a_noun_shows_its_case_by_its_ending() {
        let tails = tails();
        let case = |own, rest| tails.read(rest).map(|(shown, _)| shown.case(own));
        assert_eq!(case("а", "а"), Some(Form::Plain));
        assert_eq!(case("а", "ы"), Some(Form::Many));
        assert_eq!(case("а", "ам"), Some(Form::Oblique));
        assert_eq!(case("о", "о"), None);
    }
}
