//! The entries of the codebook as they stand in its files.
//!
//! One type an entry; the names of the fields are the names in the TOML.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The names of one entry in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// The official name; the one that is shown where no other is.
    pub name: String,
    /// What is shown instead, where the id also stands for the bare word and
    /// the name would claim more than a text says.
    #[serde(default)]
    pub shown: Option<String>,
    /// All other names found in texts.
    #[serde(default)]
    pub also: Vec<String>,
    /// Characters that stand for the actor in compounds (中俄, 俄方).
    #[serde(default)]
    pub abbr: Vec<String>,
    /// Adjectives: they name the actor only beside a word of office or side.
    #[serde(default)]
    pub adjective: Vec<String>,
    /// Names of the people, likewise.
    #[serde(default)]
    pub people: Vec<String>,
    /// Names of the capital, for the state that acts there.
    #[serde(default)]
    pub capital: Vec<String>,
}

impl Names {
    /// The name that is shown.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.shown.as_deref().unwrap_or(&self.name)
    }
}

/// Names by language code. Languages an entry does not have are absent.
pub type ByLanguage = BTreeMap<String, Names>;

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// A state, or an observer state.
    State,
    /// A territory with a code of its own.
    Territory,
    /// An international organisation.
    Organisation,
    /// An organ, an office or a mission of an organisation.
    Organ,
    /// A group without an official body.
    Group,
}

/// Anyone who can act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// `CHN`, `NATO`, `group:all-states`.
    pub id: String,
    /// What it is.
    pub kind: ActorKind,
    /// An organ's organisation.
    #[serde(default)]
    pub part_of: Option<String>,
    /// Members of a short and stable membership.
    #[serde(default)]
    pub members: Vec<String>,
    /// First year.
    #[serde(default)]
    pub since: Option<i32>,
    /// Last year.
    #[serde(default)]
    pub until: Option<i32>,
    /// Whom "the parties" and "the two sides" name in a text that has none.
    #[serde(default)]
    pub sides: bool,
    /// Names by language.
    #[serde(flatten)]
    pub names: ByLanguage,
}

/// One office that a person has held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tenure {
    /// The actor spoken for.
    pub of: String,
    /// `head-of-state`, `foreign-minister` …
    pub role: String,
    /// First year, where known.
    #[serde(default)]
    pub from: Option<i32>,
    /// Last year, where over and known.
    #[serde(default)]
    pub to: Option<i32>,
}

/// A person who speaks for an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// `person:surname-name`.
    pub id: String,
    /// Offices in order of time.
    pub offices: Vec<Tenure>,
    /// Names by language.
    #[serde(flatten)]
    pub names: ByLanguage,
}

/// Words of one office, by language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// `head-of-state`, `side`, `government` …
    pub role: String,
    /// Words by language.
    #[serde(flatten)]
    pub words: BTreeMap<String, Vec<String>>,
}

/// A place that stands for the actor that sits there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// The actor.
    #[serde(alias = "id", alias = "actor")]
    pub of: String,
    /// Words by language.
    #[serde(flatten)]
    pub words: BTreeMap<String, Vec<String>>,
}

/// A treaty, resolution, statement or initiative as a diplomatic object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// `NPT`, `CHN-RUS-TREATY-2001`.
    pub id: String,
    /// `treaty`, `convention`, `resolution` … : the bare noun that points back to it.
    pub kind: String,
    /// The year it is dated.
    #[serde(default)]
    pub year: Option<i32>,
    /// Who keeps it.
    #[serde(default)]
    pub depositary: Option<String>,
    /// Its number in a treaty series.
    #[serde(default)]
    pub registration: Option<String>,
    /// Parties, where few.
    #[serde(default)]
    pub parties: Vec<String>,
    /// Topics it is about.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Whether a bare noun of its kind means it where no other was named
    /// (the Charter).
    #[serde(default)]
    pub usual: bool,
    /// Topics among which a bare noun of its kind means it where no other was
    /// named ("the Treaty", said of nuclear weapons).
    #[serde(default)]
    pub usual_in: Vec<String>,
    /// Names by language.
    #[serde(flatten)]
    pub names: ByLanguage,
}

/// A subject matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// `nuclear`.
    pub id: String,
    /// What falls under it.
    pub gloss: String,
    /// Words by language.
    #[serde(flatten)]
    pub words: BTreeMap<String, Vec<String>>,
}

/// A finer kind of an act, with its place on the two scales.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// `REJECT`.
    pub name: String,
    /// Rhetorical heat, 0 to 100.
    pub force: u8,
    /// How far anyone is bound, 0 to 5.
    pub binding: u8,
    /// Code of political event data.
    #[serde(default)]
    pub cameo: String,
    /// Code of its successor.
    #[serde(default)]
    pub plover: String,
}

/// What follows an act word and belongs to its matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// A thing: later act words in the sentence may be acts of their own.
    #[default]
    Thing,
    /// A clause with a subject: it holds what is said to be so.
    Clause,
    /// Deeds: later deeds in the sentence stay in this matter.
    Deeds,
}

/// Which actors of the matter an act is put to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Toward {
    /// Nobody.
    #[default]
    Nobody,
    /// The one asked: the actors that stand first in the matter, before the deed.
    Asked,
    /// The subject of a norm.
    Subject,
    /// The author of the deed judged, or the one supported.
    Author,
    /// The state of which something is said, or the subject of a norm in it.
    Judged,
    /// The one whom the deed helps.
    Helped,
}

impl Toward {
    /// All of them, in order.
    pub const ALL: [Toward; 6] =
        [Self::Nobody, Self::Asked, Self::Subject, Self::Author, Self::Judged, Self::Helped];
}

/// Words that perform an act, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// Language code.
    pub lang: String,
    /// The finer kind; the act's first where absent.
    #[serde(default)]
    pub kind: Option<String>,
    /// Verbs: the matter follows.
    #[serde(default)]
    pub verb: Vec<String>,
    /// Nouns: performed through a carrier (表示关切, express concern).
    #[serde(default)]
    pub noun: Vec<String>,
    /// Predicates: performed through "to be" (we are concerned).
    #[serde(default)]
    pub adjective: Vec<String>,
    /// Norm words (should, 应, должны): the matter holds their subject.
    #[serde(default)]
    pub norm: Vec<String>,
    /// Auxiliaries that make a pledge in the holder's mouth (will, 将).
    #[serde(default)]
    pub pledge: Vec<String>,
    /// Openers that name the holder right after them: «по мнению делегаций, …».
    #[serde(default)]
    pub view: Vec<String>,
    /// What follows; the act's own where absent.
    #[serde(default)]
    pub content: Option<Content>,
    /// Words after the trigger that are not part of the matter.
    #[serde(default)]
    pub governs: Vec<String>,
    /// Whether a deed or clause must follow: «предлагает выделить», not
    /// «предлагает помощь».
    #[serde(default)]
    pub before_deed: bool,
    /// The degree the words carry by themselves: `raised` or `lowered`.
    #[serde(default)]
    pub degree: Option<Degree>,
    /// Whom it is put to; the act's own where absent.
    #[serde(default)]
    pub toward: Option<Toward>,
    /// Gives way to the act that its content performs in another's name: we
    /// inform you that Sweden requests.
    #[serde(default)]
    pub yields: bool,
    /// A weak word: an act only with a holder named or at the head of its sentence.
    #[serde(default)]
    pub weak: bool,
    /// Names a plain deed as well (support, promote): after a pledge or a
    /// request it belongs to what is pledged or asked.
    #[serde(default)]
    pub deed: bool,
    /// Performed only with a subject that names nothing: "it is essential that".
    #[serde(default)]
    pub impersonal: bool,
    /// Said of a guest and a place it is a plain deed: "welcomed the President
    /// to the capital".
    #[serde(default)]
    pub greets: bool,
    /// One of these must follow in the clause for the word to perform its act
    /// ("hold … responsible").
    #[serde(default)]
    pub needs: Vec<String>,
}

/// How strongly an act is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Degree {
    /// Weakened: somewhat, 一定.
    Lowered,
    /// As it is.
    #[default]
    Plain,
    /// Strengthened: strongly, 坚决, решительно.
    Raised,
}

/// A sentence that shows the act, its parts marked: `{act: 重申}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Language code.
    pub lang: String,
    /// The marked sentence.
    pub text: String,
}

/// A sentence that seems to perform the act and does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counterexample {
    /// Language code.
    pub lang: String,
    /// The sentence.
    pub text: String,
    /// Why it does not.
    pub why: String,
}

/// What is done by saying it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// `reaffirm`.
    pub id: String,
    /// `assertive`, `positive`, `negative`, `directive`, `commissive`.
    pub family: String,
    /// One sentence that says what the act does.
    pub gloss: String,
    /// What it is called in a digest, by language: `opposes`, 反对.
    #[serde(default)]
    pub label: BTreeMap<String, String>,
    /// What follows its words.
    #[serde(default)]
    pub content: Content,
    /// Whom it is put to.
    #[serde(default)]
    pub toward: Toward,
    /// Only somebody who speaks performs it: an unknown subject is taken to
    /// be one.
    #[serde(default)]
    pub spoken: bool,
    /// The act that its negation performs: not to support is to oppose.
    #[serde(default)]
    pub negated: Option<String>,
    /// Finer kinds, the usual one first.
    #[serde(rename = "kind")]
    pub kinds: Vec<Kind>,
    /// Words.
    #[serde(default, rename = "cue")]
    pub cues: Vec<Cue>,
    /// Sentences that show it.
    #[serde(default, rename = "example")]
    pub examples: Vec<Example>,
    /// Sentences that only seem to.
    #[serde(default, rename = "counterexample")]
    pub counterexamples: Vec<Counterexample>,
}

/// One step of a ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Words by language.
    #[serde(default)]
    pub words: BTreeMap<String, Vec<String>>,
    /// The act, where the step is one.
    #[serde(default)]
    pub act: Option<String>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// A recorded order of strength, weakest first, with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// `un-security-council-emotive`.
    pub id: String,
    /// Its name for a reader.
    pub name: String,
    /// Language code, or `any`.
    pub language: String,
    /// Full citation.
    pub source: String,
    /// What to know before using it.
    #[serde(default)]
    pub note: Option<String>,
    /// Neighbours whose order another ladder contradicts.
    #[serde(default)]
    pub disputed: Vec<Vec<String>>,
    /// Steps, weakest first.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

/// The habits of one language, as far as reading needs them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// ISO 639-1 code.
    pub id: String,
    /// Its English name.
    pub name: String,
    /// `han` or `spaced`.
    pub script: Script,
    /// How words change: `none`, `english`, `endings`.
    pub inflection: Inflection,
    /// Function words by what they do; the names are those of [`super::Mark`].
    #[serde(default)]
    pub marks: BTreeMap<String, Vec<String>>,
    /// Endings by class, for `inflection = "endings"`.
    #[serde(default)]
    pub endings: BTreeMap<String, Vec<String>>,
    /// Irregular forms: lemma to forms, for `inflection = "english"`.
    #[serde(default)]
    pub irregular: BTreeMap<String, Vec<String>>,
    /// Bare nouns that point back to an instrument, by its kind.
    #[serde(default)]
    pub instrument_nouns: BTreeMap<String, Vec<String>>,
    /// Words by which an instrument without an entry is known, by rule: the
    /// nouns that end its title, bear a number, are dated …
    #[serde(default)]
    pub instrument_signs: BTreeMap<String, Vec<String>>,
    /// Words that make a number of four figures beside them a year: `before`
    /// it, `after` it.
    #[serde(default)]
    pub year_signs: BTreeMap<String, Vec<String>>,
    /// Endings that make an unknown word an adverb: -ly.
    #[serde(default)]
    pub adverb_endings: Vec<String>,
    /// Numbers written as words, all forms: two, двух. Han numerals need no list.
    #[serde(default)]
    pub number_words: Vec<String>,
    /// Names of the months, January first, as dates show them.
    #[serde(default)]
    pub months: Vec<String>,
    /// Words of a title or opening that tell the form, by form.
    #[serde(default)]
    pub forms: BTreeMap<String, Vec<String>>,
}

/// How a script divides words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Script {
    /// Characters without spaces.
    Han,
    /// Words divided by spaces.
    Spaced,
}

/// How the words of a language change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Inflection {
    /// Not at all.
    None,
    /// As in English: plurals, verb forms.
    English,
    /// By endings listed in the language's file.
    Endings,
}
