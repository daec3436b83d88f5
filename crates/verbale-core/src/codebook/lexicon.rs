//! All words of one language that mean something to the reader, compiled.

use serde::{Deserialize, Serialize};

use super::Codebook;
use super::compile::Compiler;
use super::endings::{endings_of, shapes_of};
use super::entry::{Language, Script};
use super::instrument_words::InstrumentWords;
use super::mark::Mark;
use super::matcher::{Boundaries, Hit, Matcher};
use super::trie::Trie;
use super::word::Form;
use crate::span::Span;

/// How a word names an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Naming {
    /// By a name.
    Name,
    /// By the name of its capital.
    Capital,
    /// By an adjective or the name of its people.
    Adjective,
    /// As a side: 中方.
    Side,
    /// Together with another: 中俄.
    Pair,
}

/// What a word looks like by its letters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// Ends as an adjective.
    Adjective,
    /// Ends as a participle.
    Participle,
    /// Ends as an infinitive.
    Infinitive,
    /// Ends as a finite verb.
    Verb,
    /// Ends as a short passive participle.
    Passive,
    /// Ends as a reflexive verb in the present.
    Reflexive,
    /// A name that has no cases: an acronym, «Мали».
    Caseless,
}

impl Shape {
    /// The bit that stands for it.
    #[must_use]
    #[inline]
    pub fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// How a cue performs its act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CueKind {
    /// A verb; the matter follows.
    Verb,
    /// A noun; a carrier or possessive performs it.
    Noun,
    /// A predicate after "to be".
    Adjective,
    /// A norm word.
    Norm,
    /// An auxiliary of the future or a pledge.
    Pledge,
    /// An opener that names the holder after it.
    View,
}

/// What a found word means. Numbers are places in the codebook's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    /// An actor.
    Actor(u32, Naming),
    /// A person.
    Person(u32),
    /// An instrument.
    Instrument(u32),
    /// A noun that points back to an instrument of a kind.
    InstrumentNoun(u32),
    /// A topic.
    Topic(u32),
    /// A word of office, side or seat of power.
    Office(u32),
    /// A word that may perform an act: act, cue.
    Cue(u32, u32, CueKind),
    /// A function word.
    Mark(Mark),
}

/// A meaning found at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// Where.
    pub span: Span,
    /// What it means.
    pub meaning: Meaning,
    /// The form it shows.
    pub form: Form,
}

/// The senses found in a part of a text; buffers are kept from part to part.
#[derive(Debug, Default)]
pub struct Senses {
    /// Names, cues and marks, in order, never overlapping.
    pub words: Vec<Sense>,
    /// Topics, in order.
    pub topics: Vec<Sense>,
    hits: Vec<Hit>,
}

/// The compiled words of one language.
#[derive(Serialize, Deserialize)]
pub struct Lexicon {
    /// The language's habits.
    pub language: Language,
    /// How instruments are named otherwise than by name.
    pub instruments: InstrumentWords,
    // The shapes that endings show, by their letters from the last: one bit
    // a shape. `None` where the language lists none.
    shapes: Option<Trie<u8>>,
    matcher: Matcher,
    meanings: Vec<Meaning>,
    // Where the meanings of each pattern begin among them, and the last end.
    begins: Vec<u32>,
}

impl Lexicon {
    /// Compiles what the codebook knows in this language.
    #[must_use]
    pub fn new(codebook: &Codebook, language: &Language) -> Self {
        let endings = endings_of(language);
        let mut compiler = Compiler::new(language, &endings);
        compiler.actors(codebook);
        compiler.people(codebook);
        compiler.instruments(codebook);
        compiler.topics(codebook);
        compiler.offices(codebook);
        compiler.acts(codebook);
        compiler.marks();
        let instrument_kinds = compiler.instrument_nouns();
        let (patterns, meanings) = compiler.finish();
        let boundaries = match language.script {
            Script::Han => Boundaries::None,
            Script::Spaced => Boundaries::Words,
        };
        let matcher = Matcher::new(patterns, &endings, boundaries);
        let mut begins = vec![0];
        begins.extend(meanings.iter().scan(0, |end, own| {
            *end += u32::try_from(own.len()).unwrap_or(0);
            Some(*end)
        }));
        Self {
            language: language.clone(),
            instruments: InstrumentWords::new(codebook, language, instrument_kinds),
            shapes: shapes_of(language),
            matcher,
            meanings: meanings.concat(),
            begins,
        }
    }

    /// The shapes that a folded word shows by its ending, one bit each;
    /// `None` where the language lists no endings.
    #[must_use]
    pub fn shapes(&self) -> Option<impl Fn(&str) -> u8> {
        let endings = self.shapes.as_ref()?;
        Some(|word: &str| endings.along(word.chars().rev(), 0, |all, shapes| all | shapes))
    }

    /// The matcher, to measure the speed of reading against.
    #[must_use]
    pub fn matcher(&self) -> &Matcher {
        &self.matcher
    }

    /// What the words of a part of a text mean: longest first from the left,
    /// never overlapping but where one word means several things. Topics are
    /// read apart, so that "purposes of the Charter" does not hide the Charter.
    pub fn senses(&self, text: &str, folded: &str, part: Span, read: &mut Senses) {
        read.hits.clear();
        read.words.clear();
        read.topics.clear();
        self.matcher.find(text, folded, part, &mut read.hits);
        let mut free = (part.start(), part.start());
        let mut i = 0;
        while i < read.hits.len() {
            let span = read.hits[i].span;
            let (may_be_word, may_be_topic) = (span.start() >= free.0, span.start() >= free.1);
            if !may_be_word && !may_be_topic {
                i += 1;
                continue;
            }
            let gives_way = may_be_word && self.gives_way(&read.hits[i..]);
            let (mut word, mut topic) = (false, false);
            while let Some(hit) = read.hits.get(i).filter(|hit| hit.span == span) {
                i += 1;
                for &meaning in self.meanings_of(hit) {
                    let sense = Sense { span, meaning, form: hit.form };
                    if matches!(meaning, Meaning::Topic(_)) {
                        if may_be_topic {
                            read.topics.push(sense);
                            topic = true;
                        }
                    } else if may_be_word && !gives_way {
                        read.words.push(sense);
                        word = true;
                    }
                }
            }
            free = (if word { span.end() } else { free.0 }, if topic { span.end() } else { free.1 });
        }
    }

    pub(super) fn meanings_of(&self, hit: &Hit) -> &[Meaning] {
        let pattern = hit.pattern as usize;
        &self.meanings[self.begins[pattern] as usize..self.begins[pattern + 1] as usize]
    }

    /// A pair of abbreviations (中美) gives way to a longer name that starts
    /// inside it (…中 美国…).
    fn gives_way(&self, hits: &[Hit]) -> bool {
        let is_pair =
            |hit: &Hit| self.meanings_of(hit).iter().any(|m| matches!(m, Meaning::Actor(_, Naming::Pair)));
        let Some(pair) = hits.first().filter(|hit| is_pair(hit)) else { return false };
        hits.iter()
            .take_while(|hit| hit.span.start() < pair.span.end())
            .any(|hit| hit.span.start() > pair.span.start() && hit.span.end() > pair.span.end())
    }
}
