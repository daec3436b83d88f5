//! A transparent scorer: what is seen of a candidate, and how much each
//! thing seen weighs. The weights are data, `scorers/*.toml`, one line a
//! feature; sums are whole numbers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entry::Toward;

/// Names the variants once: the enum, the list of all, and their number.
macro_rules! features {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What can be seen of an actor named in the matter of an act. The
        /// same in every language; the names in TOML are in kebab-case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Feature { $($(#[$doc])* $name,)* }

        impl Feature {
            /// All of them, in order.
            pub const ALL: &'static [Feature] = &[$(Feature::$name,)*];
        }
    };
}

features! {
    /// Always there: what weighs before anything is seen.
    Any,
    // How the actor is named.
    /// A body without an entry, by a noun for somebody who can act.
    Body,
    /// By the adjective of a state.
    Adjective,
    /// As those in whose name the text speaks.
    Parties,
    /// By a pronoun for somebody named before.
    Pronoun,
    /// Not at all: the addressee of the act before goes on.
    Before,
    /// Through a person.
    Person,
    /// A state or territory.
    State,
    /// An organisation.
    Organisation,
    /// An organ of one.
    Organ,
    /// A group that has an entry.
    Group,
    /// The holder of the act.
    Holder,
    /// One of the parties of the text.
    Party,
    /// Said before in the same matter.
    Again,
    /// In the case of a subject, where the language shows it.
    Nominative,
    /// In the case of an object or any other.
    Oblique,
    // What governs it, to the left.
    /// Nothing: it opens the matter.
    Opens,
    /// Nothing: it opens a clause of the matter.
    OpensClause,
    /// A word for the author of a deed: by.
    By,
    /// A preposition of place or occasion: in, on.
    Place,
    /// A preposition that opens a frame: 对, 向.
    Toward,
    /// A preposition of company: with, 同.
    With,
    /// A preposition of topic: about.
    About,
    /// A preposition for the owner or author of a noun: of.
    Of,
    /// Any other preposition: for, from.
    Preposition,
    /// A word of helping.
    Help,
    /// An infinitive.
    To,
    /// A deed that the codebook knows as an act.
    Deed,
    /// Another word: a noun or a verb.
    Word,
    /// A joint of a list.
    Joint,
    /// Another name, with nothing between.
    Touches,
    // What follows it.
    /// The end of the matter.
    Ends,
    /// A possessive: ’s, 的.
    Owns,
    /// A relative clause.
    Relative,
    /// An affair that bears its name.
    Affair,
    /// A document that bears its name.
    Paper,
    /// A body that bears its name, or another name.
    BodyNext,
    /// A deed, or an infinitive.
    DeedNext,
    /// A norm word within a few words.
    NormNext,
    /// A joint of a list.
    JointNext,
    /// A preposition.
    PrepositionNext,
    /// A name governed by it: the Government of.
    NameNext,
    /// A name before it that owns it.
    NameBefore,
    /// The next candidate, in the same noun phrase: 海地所有行为体.
    OwnsNext,
    /// The candidate before owns it.
    Owned,
    /// A hyphen or nothing joins it to another state: U.S.-Indian, 中俄.
    Paired,
    /// A word with a capital: it is part of a longer name.
    ProperNext,
    /// A noun of doing stands before it: the efforts of.
    DoingBefore,
    /// A noun of doing stands after it: ’s efforts.
    DoingAfter,
    /// A noun of doing harm stands before it: the aggression of.
    OffenceBefore,
    /// A noun of doing harm stands after it: ’s aggression.
    OffenceAfter,
    /// A word of helping stands before it, not far.
    HelpBefore,
    /// A word of helping stands after it, not far.
    HelpAfter,
    /// A noun of doing is its own: the efforts of.
    DoerBefore,
    /// The same, behind it: ’s efforts.
    DoerAfter,
    /// A noun of doing harm is its own: the aggression of.
    CulpritBefore,
    /// The same, behind it: ’s aggression.
    CulpritAfter,
    /// A noun tells what is done to it: the appointment of.
    MadeBefore,
    /// The same, behind it.
    MadeAfter,
    /// A noun tells what it owes: the responsibility of.
    DutyBefore,
    /// The same, behind it: ’s obligations.
    DutyAfter,
    /// A word for whom something is meant: for.
    For,
    /// A word for whom something is aimed at: against.
    Against,
    /// A word for what thanks are for follows, near or far.
    BeforeFor,
    /// A word for the author governs it, and so tells who did what the whole
    /// matter is about.
    ByMain,
    /// It owns the first noun of the matter, or of its part.
    OwnsHead,
    /// By these signs it does what the matter is about.
    Agent,
    /// It is the subject of the norm that stands after it.
    MustDo,
    /// It stands where those that such acts are put to stand by grammar.
    Anchored,
    /// Another stands there.
    Unanchored,
    // Its part of the matter, between two joints of a list.
    /// It heads its part: nothing governs it there, and no other is named before.
    Heads,
    /// It is governed, after another.
    Inside,
    /// It stands after another, with nothing that governs it.
    Behind,
    /// Others come after it.
    Leads,
    /// A known deed stands before it.
    DeedBefore,
    // What noun heads the matter.
    /// A noun of doing.
    HeadDoing,
    /// A noun of doing harm.
    HeadOffence,
    /// A noun of what is done to somebody.
    HeadMaking,
    /// A noun of what somebody owes.
    HeadDuty,
    /// A document.
    HeadPaper,
    /// An affair.
    HeadAffair,
    // Where in the matter it stands.
    /// It is the first that has a name.
    FirstName,
    /// It is the only one that has a name.
    OnlyName,
    /// It has no name, and others have.
    NamesBeside,
    /// The matter has few words.
    Short,
    /// The matter has a norm word.
    HasNorm,
    /// It is the first candidate.
    First,
    /// The second.
    Second,
    /// Within the first two words.
    Near,
    /// More than nine words from the beginning.
    Far,
    /// More than twenty words.
    VeryFar,
    /// After an infinitive.
    AfterTo,
    /// After the opening of a clause: that.
    AfterThat,
    /// After a relative or a possessive.
    AfterWhich,
    /// After a norm word.
    AfterNorm,
    /// After a known deed.
    AfterDeed,
    /// After a comma that is no joint of its list.
    AfterComma,
    /// In brackets or quotation marks.
    Set,
    /// Before the infinitive that says what is asked.
    BeforeTo,
    // What the other candidates are.
    /// It shares its part of the matter with the candidate before.
    SamePart,
    /// One was chosen before in its part.
    PartChosen,
    /// Its part is joined in a list to one of which somebody was chosen.
    WithChosen,
    /// So it is, and grammar puts it there too.
    Listed,
    /// Its part is joined in a list to one of which nobody was.
    WithRefused,
    /// Another was chosen before.
    Chosen,
    // What the rules of thumb make of it.
    /// It stands in the list that acts of this kind are most often put to.
    Usual,
    /// So it does, and nothing that often speaks against it is seen.
    Likely,
    /// So it does, before a norm word that tells what it should do.
    NormSubject,
    /// It stands in the first noun phrase.
    Phrase,
    /// It stands in the first list of names that are no places.
    List,
    /// It stands in the list after "by".
    ByList,
    /// It stands in the list after a word of helping.
    HelpList,
    // What the act is.
    /// An act of praise or support.
    Positive,
    /// An act of concern or refusal.
    Negative,
    /// A subject is named before the act word.
    Told,
    /// In Chinese.
    Zh,
    /// In Russian.
    Ru,
}

impl Feature {
    /// Its name in the codebook.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = String::new();
        for c in format!("{self:?}").chars() {
            if c.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(c.to_ascii_lowercase());
        }
        name
    }
}

/// What was seen of one candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(u128);

impl Features {
    /// Notes a feature.
    #[inline]
    pub fn add(&mut self, feature: Feature) {
        self.0 |= 1 << feature as u32;
    }

    /// Notes a feature where it is so.
    #[inline]
    pub fn add_if(&mut self, so: bool, feature: Feature) {
        self.0 |= u128::from(so) << feature as u32;
    }

    /// These features and those.
    #[must_use]
    pub fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether a feature was noted.
    #[must_use]
    pub fn has(self, feature: Feature) -> bool {
        self.0 & 1 << feature as u32 != 0
    }

    /// The features, in order.
    pub fn iter(self) -> impl Iterator<Item = Feature> {
        self.numbers().filter_map(|number| Feature::ALL.get(number).copied())
    }

    fn numbers(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let next = left.trailing_zeros();
            left &= left.checked_sub(1)?;
            Some(next as usize)
        })
    }
}

/// What a feature weighs: for every act, and besides by whom acts of a kind
/// are put to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Weights {
    /// Under every act.
    pub all: i32,
    /// Under [`Toward::Nobody`].
    pub nobody: i32,
    /// Under [`Toward::Asked`].
    pub asked: i32,
    /// Under [`Toward::Subject`].
    pub subject: i32,
    /// Under [`Toward::Author`].
    pub author: i32,
    /// Under [`Toward::Judged`].
    pub judged: i32,
    /// Under [`Toward::Helped`].
    pub helped: i32,
}

impl Weights {
    /// The weight under acts put to such actors.
    #[must_use]
    pub fn under(&self, toward: Toward) -> i32 {
        self.all
            + match toward {
                Toward::Nobody => self.nobody,
                Toward::Asked => self.asked,
                Toward::Subject => self.subject,
                Toward::Author => self.author,
                Toward::Judged => self.judged,
                Toward::Helped => self.helped,
            }
    }
}

/// The weights of all features.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scorer {
    /// What is scored: `addressee`.
    pub id: String,
    /// How much each feature weighs.
    pub weights: BTreeMap<Feature, Weights>,
    #[serde(skip)]
    // By whom acts are put to, then by feature.
    table: Vec<Vec<i32>>,
}

impl Scorer {
    /// A scorer with these weights.
    #[must_use]
    pub fn new(id: &str, weights: BTreeMap<Feature, Weights>) -> Self {
        Self { id: id.to_owned(), weights, table: Vec::new() }.compiled()
    }

    /// Makes the weights quick to look up.
    #[must_use]
    pub fn compiled(mut self) -> Self {
        let of = |f: &Feature| self.weights.get(f).copied().unwrap_or_default();
        let all = |toward: Toward| Feature::ALL.iter().map(|f| of(f).under(toward)).collect();
        self.table = Toward::ALL.map(all).into();
        self
    }

    /// What the features weigh together; more than nothing is a yes.
    #[must_use]
    pub fn score(&self, features: Features, toward: Toward) -> i32 {
        let Some(weights) = self.table.get(toward as usize) else { return 0 };
        features.numbers().filter_map(|number| weights.get(number)).sum()
    }

    /// What one feature weighs.
    #[must_use]
    pub fn weight(&self, feature: Feature, toward: Toward) -> i32 {
        self.table
            .get(toward as usize)
            .and_then(|weights| weights.get(feature as usize))
            .copied()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Feature, Features, Scorer, Weights};
    use crate::codebook::entry::Toward;

    #[test]
    fn a_feature_weighs_under_every_act_and_more_under_its_kind() {
        let weights = BTreeMap::from([
            (Feature::Any, Weights { all: -10, ..Weights::default() }),
            (Feature::Opens, Weights { all: 5, asked: 20, ..Weights::default() }),
        ]);
        let scorer = Scorer::new("addressee", weights);
        let mut seen = Features::default();
        seen.add(Feature::Any);
        seen.add(Feature::Opens);
        seen.add(Feature::Person);
        assert_eq!(scorer.score(seen, Toward::Asked), 15);
        assert_eq!(scorer.score(seen, Toward::Judged), -5);
    }

    #[test]
    fn features_are_called_as_the_codebook_calls_them() {
        let known: Scorer =
            toml::from_str("id = \"addressee\"\n[weights]\nafter-to = { all = 1 }").expect("read");
        assert_eq!(known.weights.keys().next().map(|f| f.name()).as_deref(), Some("after-to"));
        assert!(toml::from_str::<Scorer>("id = \"addressee\"\n[weights]\nnoise = { all = 1 }").is_err());
    }

    #[test]
    fn there_is_room_for_every_feature() {
        assert!(Feature::ALL.len() <= 128);
    }
}
