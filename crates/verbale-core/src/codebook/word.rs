//! One word of a name or cue, and the forms in which a text may show it.

use serde::{Deserialize, Serialize};

use crate::text::letters::{is_capital, is_letter};

/// Whether a form speaks of one or of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One.
    One,
    /// Several.
    Several,
}

/// What a form of an act word can do in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Form {
    /// No form to tell (Chinese, English nouns); in a language with cases, the
    /// nominative: «Комитет», «готовы».
    Plain,
    /// A nominative plural or a genitive: «делегации», «государства».
    Many,
    /// An accusative that is no nominative: «поддержку».
    Object,
    /// Any other case: «Комитету».
    Oblique,
    /// First person where the ending tells it: «поддерживаем».
    First,
    /// Plural, and in English every person but the third: `support`, «поддерживают».
    Base,
    /// Third person singular present: `supports`, «поддерживает».
    Third,
    /// Past: `supported`, «поддержал»; in English also the passive participle.
    Past,
    /// Past plural where it has an ending of its own: «поддержали».
    PastPlural,
    /// `supporting`, «поддерживая».
    Participle,
    /// «поддержать»; English infinitives are `Base` after "to".
    Infinitive,
    /// Short passive participle or passive in -ся: «поддержаны», «отмечается».
    Passive,
}

impl Form {
    /// The number that the form shows, where it shows one.
    #[must_use]
    pub fn number(self) -> Option<Number> {
        match self {
            Form::Third | Form::Past | Form::Plain => Some(Number::One),
            Form::Base | Form::PastPlural | Form::Many => Some(Number::Several),
            _ => None,
        }
    }

    /// Whether a clause can stand on the form.
    #[must_use]
    pub fn is_finite(self) -> bool {
        matches!(self, Form::First | Form::Base | Form::Third | Form::Past | Form::PastPlural)
    }
}

/// Whether the text must show capitals where the codebook does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Case {
    /// Any.
    Any,
    /// The first letter must be a capital.
    Initial,
    /// Every letter must be a capital.
    All,
}

impl Case {
    /// What a word as written in the codebook asks of the text.
    #[must_use]
    pub fn asked_by(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| is_letter(*c));
        let Some(first) = letters.next() else { return Case::Any };
        if !first.is_uppercase() {
            return Case::Any;
        }
        let mut rest = letters.peekable();
        if rest.peek().is_some() && rest.all(char::is_uppercase) { Case::All } else { Case::Initial }
    }

    /// Whether a word of the text, as it stands, has what is asked.
    #[must_use]
    pub fn met_by(self, word: &str) -> bool {
        if self == Case::Any {
            return true;
        }
        let mut letters = word.chars().filter(|c| is_letter(*c));
        match self {
            Case::Any => true,
            Case::Initial => letters.next().is_none_or(is_capital),
            Case::All => letters.all(is_capital),
        }
    }
}

/// How the end of a word may differ from the codebook's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tail {
    /// Not at all.
    Fixed,
    /// An English plural.
    Plural,
    /// An ending of this class of the language (`noun`, `verb`).
    Ending(EndingClass),
}

/// The classes of endings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EndingClass {
    /// Nouns and adjectives.
    Nominal,
    /// Verbs.
    Verbal,
    /// Verbs that always carry the reflexive: «надеяться».
    Reflexive,
    /// Short adjectives: «готов», «готовы».
    Short,
}

/// What stands between two words of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Join {
    /// A space.
    Space,
    /// A comma and a space.
    Comma,
    /// A hyphen, where both halves change («государства-члены»).
    Hyphen,
}

impl Join {
    /// The characters themselves.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Join::Space => " ",
            Join::Comma => ", ",
            Join::Hyphen => "-",
        }
    }
}

/// One word of a pattern: a folded stem and what may follow it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Word {
    /// Folded letters that every form shares.
    pub stem: Box<str>,
    /// What may follow the stem.
    pub tail: Tail,
    /// The ending of the dictionary form, which tells the nominative.
    pub own: Box<str>,
    /// Which capitals are asked for.
    pub case: Case,
    /// What stands between it and the next word.
    pub join: Join,
}

impl Word {
    /// Whether it changes as a verb.
    #[must_use]
    pub fn is_verb(&self) -> bool {
        matches!(self.tail, Tail::Ending(EndingClass::Verbal | EndingClass::Reflexive))
    }
}

/// Endings of a language, sorted, and the form each one shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endings {
    /// Endings of nouns and adjectives.
    pub nominal: Vec<Box<str>>,
    /// Endings of verbs with their forms.
    pub verbal: Vec<(Box<str>, Form)>,
    /// Endings of short adjectives.
    pub short: Vec<Box<str>>,
    /// Which of them show the plural.
    pub several: Vec<Box<str>>,
    /// Ends of names that do not change.
    pub unchanging: Vec<Box<str>>,
    /// What makes a verb reflexive.
    pub reflexive: Vec<Box<str>>,
    /// Form of a noun by its dictionary ending and the ending shown; pairs
    /// that are not listed are oblique. Empty where nouns have no cases.
    pub cases: Vec<(Box<str>, Box<str>, Form)>,
}

impl Endings {
    /// Whether `rest` may follow a stem, and the form it then shows; which
    /// case a noun shows, [`Endings::case`] tells.
    #[must_use]
    pub fn form(&self, tail: Tail, rest: &str) -> Option<Form> {
        match tail {
            Tail::Fixed => rest.is_empty().then_some(Form::Plain),
            Tail::Plural => matches!(rest, "" | "s" | "es").then_some(Form::Plain),
            Tail::Ending(EndingClass::Nominal) => (rest.is_empty()
                || self.nominal.binary_search_by(|e| (**e).cmp(rest)).is_ok())
            .then_some(Form::Plain),
            Tail::Ending(EndingClass::Short) => {
                let plural = self.several.iter().any(|e| rest.ends_with(&**e));
                let form = if plural { Form::Many } else { Form::Plain };
                self.short.iter().any(|e| **e == *rest).then_some(form)
            }
            Tail::Ending(EndingClass::Reflexive) => self.verb(self.unreflexive(rest)?),
            Tail::Ending(EndingClass::Verbal) => match self.unreflexive(rest) {
                // «отмечается», «подчёркивалось»: the reflexive of a plain verb is its passive.
                Some(plain) => self
                    .verb(plain)
                    .filter(|form| form.is_finite() && *form != Form::First)
                    .map(|_| Form::Passive),
                None => self.verb(rest),
            },
        }
    }

    /// The case that an ending shows of a noun whose dictionary form ends in
    /// `own`; [`Form::Plain`] where the language has none.
    #[must_use]
    pub fn case(&self, own: &str, rest: &str) -> Form {
        if self.cases.is_empty() {
            return Form::Plain;
        }
        let listed = self.cases.iter().find(|(of, shown, _)| **of == *own && **shown == *rest);
        let other = if own == rest { Form::Plain } else { Form::Oblique };
        listed.map_or(other, |(_, _, form)| *form)
    }

    fn verb(&self, rest: &str) -> Option<Form> {
        self.verbal.binary_search_by(|(e, _)| (**e).cmp(rest)).ok().map(|at| self.verbal[at].1)
    }

    fn unreflexive<'a>(&self, rest: &'a str) -> Option<&'a str> {
        self.reflexive.iter().find_map(|mark| rest.strip_suffix(&**mark))
    }

    /// The stem of a dictionary form: the longest listed ending taken off,
    /// so long as three letters stay.
    #[must_use]
    pub fn stem<'a>(&self, word: &'a str) -> &'a str {
        self.nominal
            .iter()
            .filter_map(|ending| word.strip_suffix(&**ending))
            .filter(|stem| stem.chars().count() >= 3)
            .min_by_key(|stem| stem.len())
            .unwrap_or(word)
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, EndingClass, Endings, Form, Tail};

    fn endings() -> Endings {
        let boxed = |words: &[&str]| words.iter().map(|&w| w.into()).collect();
        Endings {
            nominal: boxed(&["а", "ам", "ы"]),
            verbal: vec![("ем".into(), Form::First), ("ет".into(), Form::Third), ("ют".into(), Form::Base)],
            reflexive: boxed(&["ся"]),
            cases: vec![("а".into(), "ы".into(), Form::Many)],
            ..Endings::default()
        }
    }

    #[test]
    fn the_reflexive_of_a_plain_verb_is_its_passive() {
        let form = |class, rest| endings().form(Tail::Ending(class), rest);
        assert_eq!(form(EndingClass::Verbal, "ем"), Some(Form::First));
        assert_eq!(form(EndingClass::Verbal, "ется"), Some(Form::Passive));
        assert_eq!(form(EndingClass::Reflexive, "ется"), Some(Form::Third));
        assert_eq!(form(EndingClass::Reflexive, "ет"), None);
    }

    #[test]
    fn a_noun_shows_its_case_by_its_ending() {
        assert_eq!(endings().case("а", "а"), Form::Plain);
        assert_eq!(endings().case("а", "ы"), Form::Many);
        assert_eq!(endings().case("а", "ам"), Form::Oblique);
    }

    #[test]
    fn a_word_in_capitals_asks_for_capitals() {
        assert!(!Case::asked_by("WHO").met_by("who"));
        assert!(Case::asked_by("WHO").met_by("WHO"));
        assert!(!Case::asked_by("Turkey").met_by("turkey"));
        assert!(Case::asked_by("nuclear").met_by("Nuclear"));
    }
}
