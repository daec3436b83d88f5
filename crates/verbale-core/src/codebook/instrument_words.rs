//! How instruments are named in one language otherwise than by name: by bare
//! nouns that point back, and by words that betray them by form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Codebook;
use super::entry::Language;
use super::signs::{Nouns, SIGNS, Sign};

/// The words, compiled.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct InstrumentWords {
    /// Kinds of instruments that bare nouns point to, by the number in
    /// [`super::Meaning::InstrumentNoun`].
    pub kinds: Vec<String>,
    /// The instrument that a bare noun of each kind means where no other was
    /// named.
    pub usual: Vec<Option<u32>>,
    /// The instruments that a bare noun means among topics of their own.
    pub at_home: Vec<u32>,
    /// The bare nouns of each kind as they stand, without the marks of a
    /// title.
    pub bare: Vec<Vec<String>>,
    // The signs as their lists give them, and in all their forms.
    words: Vec<Vec<String>>,
    signs: Nouns,
    nouns: Nouns,
}

impl InstrumentWords {
    pub(super) fn new(codebook: &Codebook, language: &Language, kinds: Vec<String>) -> Self {
        let all = || (0..).zip(&codebook.instruments);
        let usual = |kind: &String| Some(all().find(|(_, i)| i.usual && i.kind == *kind)?.0);
        let signs = |name: &str| language.instrument_signs.get(name).cloned().unwrap_or_default();
        Self {
            usual: kinds.iter().map(usual).collect(),
            at_home: all().filter(|(_, i)| !i.usual_in.is_empty()).map(|(n, _)| n).collect(),
            bare: kinds.iter().map(|kind| bare(&language.instrument_nouns, kind)).collect(),
            words: SIGNS.map(|(_, name)| signs(name)).into(),
            signs: Nouns::new(SIGNS.map(|(_, name)| signs(name))),
            nouns: Nouns::new(kinds.iter().map(|kind| last_words(&language.instrument_nouns, kind))),
            kinds,
        }
    }

    /// The words of a sign, as their list gives them.
    #[must_use]
    pub fn words(&self, sign: Sign) -> &[String] {
        self.words.get(sign as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether a folded word is such a sign as it stands.
    #[must_use]
    pub fn is(&self, word: &str, sign: Sign) -> bool {
        self.signs.whole(word) & (1 << sign as u32) != 0
    }

    /// Whether a folded word is such a sign in any of its forms.
    #[must_use]
    pub fn is_form_of(&self, word: &str, sign: Sign) -> bool {
        self.signs.formed(word) & (1 << sign as u32) != 0
    }

    /// The kinds of instrument that a folded word names, by their numbers.
    pub fn kinds_named(&self, word: &str) -> impl Iterator<Item = usize> + use<> {
        let kinds = self.nouns.formed(word);
        (0..self.kinds.len()).filter(move |kind| kinds & (1 << kind) != 0)
    }
}

/// The nouns of a kind, without the marks of a title.
fn bare(nouns: &BTreeMap<String, Vec<String>>, kind: &str) -> Vec<String> {
    let bare = |noun: &String| noun.trim_matches(['《', '》']).to_owned();
    nouns.get(kind).into_iter().flatten().map(bare).collect()
}

/// The nouns of a kind by which a longer name is of it: "the Convention" by
/// its last word.
fn last_words(nouns: &BTreeMap<String, Vec<String>>, kind: &str) -> Vec<String> {
    let bare = |noun: &String| {
        let noun = super::fold(noun);
        noun.trim_matches(['《', '》']).rsplit(' ').next().unwrap_or_default().to_owned()
    };
    nouns.get(kind).into_iter().flatten().map(bare).collect()
}
