//! A codebook as bytes, read and compiled beforehand, so that a program
//! starts in milliseconds.
//!
//! The bytes are made when the program is built and read by the same
//! version of it: no format to keep.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::entry::{
    Act, Actor, ActorKind, ByLanguage, Instrument, Ladder, Language, Office, Person, Seat, Tenure, Topic,
};
use super::lexicon::Lexicon;
use super::{Codebook, Edition, Scorer, UndertakingWords};

type Words = BTreeMap<String, Vec<String>>;

/// Gives an entry whose TOML spreads its languages over the table a second,
/// plain way of being written.
macro_rules! plain {
    ($entry:ident as $remote:literal in $plain:ident { $($field:ident: $type:ty),* $(,)? }) => {
        #[derive(Serialize, Deserialize)]
        #[serde(remote = $remote)]
        struct $plain { $($field: $type),* }

        impl $plain {
            fn wrap(entries: &[$entry]) -> Vec<Out<'_, $entry>> {
                entries.iter().map(Out).collect()
            }
        }

        impl Serialize for Out<'_, $entry> {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $plain::serialize(self.0, to)
            }
        }

        impl<'de> Deserialize<'de> for In<$entry> {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $plain::deserialize(from).map(In)
            }
        }
    };
}

struct Out<'a, T>(&'a T);
struct In<T>(T);

plain!(Actor as "Actor" in PlainActor {
    id: String, kind: ActorKind, part_of: Option<String>, members: Vec<String>,
    since: Option<i32>, until: Option<i32>, sides: bool, names: ByLanguage,
});
plain!(Person as "Person" in PlainPerson { id: String, offices: Vec<Tenure>, names: ByLanguage });
plain!(Office as "Office" in PlainOffice { role: String, words: Words });
plain!(Seat as "Seat" in PlainSeat { of: String, words: Words });
plain!(Instrument as "Instrument" in PlainInstrument {
    id: String, kind: String, year: Option<i32>, depositary: Option<String>, registration: Option<String>,
    parties: Vec<String>, topics: Vec<String>, usual: bool, usual_in: Vec<String>, names: ByLanguage,
});
plain!(Topic as "Topic" in PlainTopic { id: String, gloss: String, words: Words });

type Frozen = (
    Edition,
    Vec<In<Actor>>,
    Vec<In<Person>>,
    Vec<In<Instrument>>,
    Vec<In<Topic>>,
    Vec<In<Office>>,
    Vec<In<Seat>>,
    (Vec<Act>, Vec<Ladder>, Vec<Language>, Scorer, Vec<UndertakingWords>),
);

impl Codebook {
    /// The codebook without its compiled words, as bytes.
    #[must_use]
    pub fn freeze(&self) -> Vec<u8> {
        let rest = (&self.acts, &self.ladders, &self.languages, &self.addressee, &self.undertakings);
        let whole = (
            &self.edition,
            PlainActor::wrap(&self.actors),
            PlainPerson::wrap(&self.people),
            PlainInstrument::wrap(&self.instruments),
            PlainTopic::wrap(&self.topics),
            PlainOffice::wrap(&self.offices),
            PlainSeat::wrap(&self.seats),
            rest,
        );
        postcard::to_stdvec(&whole).unwrap_or_default()
    }

    /// A codebook from [`Codebook::freeze`]; `lexicons` gives the frozen
    /// words of each language. `None` where the bytes are of another version.
    #[must_use]
    pub fn thaw(bytes: &[u8], lexicons: &'static [(&'static str, &'static [u8])]) -> Option<Self> {
        let frozen: Frozen = postcard::from_bytes(bytes).ok()?;
        let (
            edition,
            actors,
            people,
            instruments,
            topics,
            offices,
            seats,
            (acts, ladders, languages, addressee, undertakings),
        ) = frozen;
        Some(Self {
            edition,
            actors: out(actors),
            people: out(people),
            instruments: out(instruments),
            topics: out(topics),
            offices: out(offices),
            seats: out(seats),
            acts,
            ladders,
            languages,
            addressee: addressee.compiled(),
            undertakings,
            frozen: lexicons,
            lexicons: OnceLock::new(),
            numbers: OnceLock::new(),
            sides: OnceLock::new(),
        })
    }
}

fn out<T>(list: Vec<In<T>>) -> Vec<T> {
    list.into_iter().map(|one| one.0).collect()
}

impl Lexicon {
    /// The compiled words as bytes.
    #[must_use]
    pub fn freeze(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// Compiled words from [`Lexicon::freeze`]; `None` where the bytes are of
    /// another version.
    #[must_use]
    pub fn thaw(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{Codebook, Lexicon};

    #[test]
    fn a_thawed_codebook_is_the_one_that_was_frozen() {
        let codebook = Codebook::builtin();
        let thawed = Codebook::thaw(&codebook.freeze(), &[]).expect("bytes of this version");
        assert_eq!(thawed.actors, codebook.actors);
        assert_eq!(thawed.people, codebook.people);
        assert_eq!(thawed.instruments, codebook.instruments);
        assert_eq!(thawed.acts, codebook.acts);
        assert_eq!(thawed.undertakings, codebook.undertakings);
    }

    #[test]
    fn thawed_words_find_the_same() {
        let codebook = Codebook::builtin();
        let lexicon = codebook.lexicon("zh").expect("a language of the codebook");
        let thawed = Lexicon::thaw(&lexicon.freeze()).expect("bytes of this version");
        let text = "双方反对北约继续扩张，支持联合国发挥核心作用。";
        let senses = |lexicon: &Lexicon| {
            let part = crate::span::Span::new(0, text.len());
            let mut found = crate::codebook::Senses::default();
            lexicon.senses(text, text, part, &mut found);
            found.words
        };
        assert!(!senses(lexicon).is_empty());
        assert_eq!(senses(lexicon), senses(&thawed));
    }

    #[test]
    fn bytes_of_something_else_are_refused() {
        assert!(Lexicon::thaw(b"not a lexicon").is_none());
        assert!(Codebook::thaw(b"", &[]).is_none());
    }
}
