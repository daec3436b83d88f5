//! One word of a name or cue, and the forms in which a text may show it.

use serde::{Deserialize, Serialize};

/// What a form of an act word can do in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Form {
    /// No form to tell (Chinese; nouns and adjectives).
    Plain,
    /// First or second person, or plural: `support`, «поддерживаем».
    Base,
    /// Third person singular present: `supports`, «поддерживает».
    Third,
    /// Past: `supported`, «поддержал»; in English also the passive participle.
    Past,
    /// `supporting`, «поддерживая».
    Participle,
    /// «поддержать»; English infinitives are `Base` after "to".
    Infinitive,
    /// Short passive participle: «поддержаны».
    Passive,
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
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
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
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        match self {
            Case::Any => true,
            Case::Initial => letters.next().is_none_or(char::is_uppercase),
            Case::All => letters.all(char::is_uppercase),
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

/// The two classes of endings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EndingClass {
    /// Nouns and adjectives.
    Nominal,
    /// Verbs.
    Verbal,
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
    /// Which capitals are asked for.
    pub case: Case,
    /// What stands between it and the next word.
    pub join: Join,
}

/// Endings of a language, sorted, and the verb form each one shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endings {
    /// Endings of nouns and adjectives.
    pub nominal: Vec<Box<str>>,
    /// Endings of verbs with their forms.
    pub verbal: Vec<(Box<str>, Form)>,
}

impl Endings {
    /// Whether `rest` may follow a stem, and the form it then shows.
    #[must_use]
    pub fn form(&self, tail: Tail, rest: &str) -> Option<Form> {
        match tail {
            Tail::Fixed => rest.is_empty().then_some(Form::Plain),
            Tail::Plural => matches!(rest, "" | "s" | "es").then_some(Form::Plain),
            Tail::Ending(EndingClass::Nominal) => (rest.is_empty()
                || self.nominal.binary_search_by(|e| (**e).cmp(rest)).is_ok())
            .then_some(Form::Plain),
            Tail::Ending(EndingClass::Verbal) => {
                self.verbal.binary_search_by(|(e, _)| (**e).cmp(rest)).ok().map(|at| self.verbal[at].1)
            }
        }
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
    use super::Case;

    #[test]
    fn a_word_in_capitals_asks_for_capitals() {
        assert!(!Case::asked_by("WHO").met_by("who"));
        assert!(Case::asked_by("WHO").met_by("WHO"));
        assert!(!Case::asked_by("Turkey").met_by("turkey"));
        assert!(Case::asked_by("nuclear").met_by("Nuclear"));
    }
}
