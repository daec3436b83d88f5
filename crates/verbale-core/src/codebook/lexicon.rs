//! All words of one language that mean something to the reader, compiled.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::Codebook;
use super::entry::{Cue, Inflection, Language, Names, Script};
use super::mark::Mark;
use super::matcher::{Boundaries, Hit, Matcher};
use super::pattern::{Pattern, PatternMaker};
use super::trie::Trie;
use super::word::{Endings, Form};
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
    /// Kinds of instruments that bare nouns point to, by the number in
    /// [`Meaning::InstrumentNoun`].
    pub instrument_kinds: Vec<String>,
    /// The instrument of each of those kinds that is meant where the text has
    /// named none, by its place in [`Codebook::instruments`].
    pub usual_instruments: Vec<Option<u32>>,
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
        let mut compiler =
            Compiler { language, endings: &endings, patterns: HashMap::new(), order: Vec::new() };
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
        let usual =
            |kind: &String| (0..).zip(&codebook.instruments).find(|(_, i)| i.usual && i.kind == *kind);
        let usual_instruments = instrument_kinds.iter().map(|kind| Some(usual(kind)?.0)).collect();
        let mut begins = vec![0];
        begins.extend(meanings.iter().scan(0, |end, own| {
            *end += u32::try_from(own.len()).unwrap_or(0);
            Some(*end)
        }));
        Self {
            language: language.clone(),
            instrument_kinds,
            usual_instruments,
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
        Some(|word: &str| endings.along(word.chars().rev()).fold(0, |all, shapes| all | shapes))
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

    fn meanings_of(&self, hit: &Hit) -> &[Meaning] {
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

struct Compiler<'a> {
    language: &'a Language,
    endings: &'a Endings,
    patterns: HashMap<Pattern, usize>,
    order: Vec<(Pattern, Vec<Meaning>)>,
}

impl Compiler<'_> {
    fn maker(&self) -> PatternMaker<'_> {
        PatternMaker::new(self.language, self.endings)
    }

    fn add(&mut self, pattern: Pattern, meaning: Meaning) {
        // A curly apostrophe is as good as a straight one.
        if pattern.words.iter().any(|w| w.stem.contains('\'')) {
            let mut curly = pattern.clone();
            for word in &mut curly.words {
                word.stem = word.stem.replace('\'', "’").into();
            }
            self.add_one(curly, meaning);
        }
        self.add_one(pattern, meaning);
    }

    fn add_one(&mut self, pattern: Pattern, meaning: Meaning) {
        let at = *self.patterns.entry(pattern.clone()).or_insert_with(|| {
            self.order.push((pattern, Vec::new()));
            self.order.len() - 1
        });
        let meanings = &mut self.order[at].1;
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }

    fn add_nominal(&mut self, phrase: &str, meaning: Meaning) {
        for pattern in self.maker().nominal(phrase) {
            self.add(pattern, meaning);
        }
    }

    fn add_verbal(&mut self, phrase: &str, meaning: Meaning) {
        for pattern in self.maker().verbal(phrase) {
            self.add(pattern, meaning);
        }
    }

    fn actors(&mut self, codebook: &Codebook) {
        let language = self.language.id.clone();
        let named = |names: &Names| [&names.name].into_iter().chain(&names.also).cloned().collect::<Vec<_>>();
        let mut abbreviated: Vec<(String, u32)> = Vec::new();
        for (i, actor) in (0..).zip(&codebook.actors) {
            let Some(names) = actor.names.get(&language) else { continue };
            for name in named(names) {
                self.add_nominal(&name, Meaning::Actor(i, Naming::Name));
            }
            for capital in &names.capital {
                self.add_nominal(capital, Meaning::Actor(i, Naming::Capital));
            }
            for adjective in names.adjective.iter().chain(&names.people) {
                self.add_nominal(adjective, Meaning::Actor(i, Naming::Adjective));
            }
            abbreviated.extend(names.abbr.iter().map(|c| (c.clone(), i)));
        }
        self.compounds(&abbreviated);
    }

    /// 中方, 中俄: compounds of the characters that stand for states.
    fn compounds(&mut self, abbreviated: &[(String, u32)]) {
        let listed = |name: &str| self.language.marks.get(name).cloned().unwrap_or_default();
        let (sides, paired) = (listed("side-suffix"), listed("pair"));
        for (c, i) in abbreviated {
            for side in &sides {
                let pattern = self.maker().fixed(&format!("{c}{side}"));
                self.add(pattern, Meaning::Actor(*i, Naming::Side));
            }
            for (d, j) in abbreviated {
                if c != d && paired.contains(c) && paired.contains(d) {
                    let pattern = self.maker().fixed(&format!("{c}{d}"));
                    self.add(pattern.clone(), Meaning::Actor(*i, Naming::Pair));
                    self.add(pattern, Meaning::Actor(*j, Naming::Pair));
                }
            }
        }
    }

    fn people(&mut self, codebook: &Codebook) {
        for (i, person) in (0..).zip(&codebook.people) {
            let Some(names) = person.names.get(&self.language.id) else { continue };
            for name in [&names.name].into_iter().chain(&names.also) {
                self.add_nominal(name, Meaning::Person(i));
            }
        }
    }

    fn instruments(&mut self, codebook: &Codebook) {
        for (i, instrument) in (0..).zip(&codebook.instruments) {
            let Some(names) = instrument.names.get(&self.language.id) else { continue };
            for name in [&names.name].into_iter().chain(&names.also) {
                self.add_nominal(name, Meaning::Instrument(i));
            }
        }
    }

    fn topics(&mut self, codebook: &Codebook) {
        for (i, topic) in (0..).zip(&codebook.topics) {
            for word in topic.words.get(&self.language.id).into_iter().flatten() {
                self.add_nominal(word, Meaning::Topic(i));
            }
        }
    }

    fn offices(&mut self, codebook: &Codebook) {
        for (i, office) in (0..).zip(&codebook.offices) {
            for word in office.words.get(&self.language.id).into_iter().flatten() {
                self.add_nominal(word, Meaning::Office(i));
            }
        }
        for seat in &codebook.seats {
            let Some(actor) = codebook.actor_number(&seat.of) else { continue };
            for word in seat.words.get(&self.language.id).into_iter().flatten() {
                self.add_nominal(word, Meaning::Actor(actor, Naming::Capital));
            }
        }
    }

    fn acts(&mut self, codebook: &Codebook) {
        for (a, act) in (0..).zip(&codebook.acts) {
            for (c, cue) in (0..).zip(&act.cues) {
                if cue.lang == self.language.id {
                    self.cue(a, c, cue);
                }
            }
        }
    }

    fn cue(&mut self, act: u32, number: u32, cue: &Cue) {
        let meaning = |kind| Meaning::Cue(act, number, kind);
        for phrase in &cue.verb {
            self.add_verbal(phrase, meaning(CueKind::Verb));
        }
        for phrase in &cue.noun {
            self.add_nominal(phrase, meaning(CueKind::Noun));
        }
        for phrase in &cue.adjective {
            let pattern = self.maker().predicate(phrase);
            self.add(pattern, meaning(CueKind::Adjective));
        }
        for phrase in &cue.norm {
            self.add_auxiliary(phrase, meaning(CueKind::Norm));
        }
        for phrase in &cue.pledge {
            self.add_auxiliary(phrase, meaning(CueKind::Pledge));
        }
        for phrase in &cue.view {
            let pattern = self.maker().fixed(phrase);
            self.add(pattern, meaning(CueKind::View));
        }
    }

    /// Norm and pledge words change by endings where `stem-ending` says so.
    fn add_auxiliary(&mut self, phrase: &str, meaning: Meaning) {
        if self.language.inflection == Inflection::Endings && phrase.ends_with('-') {
            let pattern = self.maker().predicate(phrase);
            self.add(pattern, meaning);
        } else if self.language.inflection == Inflection::Endings && phrase.contains('-') {
            self.add_verbal(phrase, meaning);
        } else {
            let pattern = self.maker().fixed(phrase);
            self.add(pattern, meaning);
        }
    }

    fn marks(&mut self) {
        for (name, words) in &self.language.marks {
            let Some(mark) = Mark::named(name) else { continue };
            for word in words {
                match mark {
                    Mark::Carrier => self.add_verbal(word, Meaning::Mark(mark)),
                    Mark::Raise | Mark::Members if self.language.inflection == Inflection::Endings => {
                        self.add_nominal(word, Meaning::Mark(mark));
                    }
                    Mark::Wish if word.contains('-') => self.add_verbal(word, Meaning::Mark(mark)),
                    Mark::Agent | Mark::Paper | Mark::Noun | Mark::Our | Mark::Which => {
                        self.add_nominal(word, Meaning::Mark(mark))
                    }
                    _ => {
                        let pattern = self.maker().fixed(word);
                        self.add(pattern, Meaning::Mark(mark));
                    }
                }
            }
        }
    }

    fn instrument_nouns(&mut self) -> Vec<String> {
        let mut kinds = Vec::new();
        for (kind, nouns) in &self.language.instrument_nouns {
            for noun in nouns {
                self.add_nominal(noun, Meaning::InstrumentNoun(u32::try_from(kinds.len()).unwrap_or(0)));
            }
            kinds.push(kind.clone());
        }
        kinds
    }

    fn finish(self) -> (Vec<Pattern>, Vec<Vec<Meaning>>) {
        self.order.into_iter().unzip()
    }
}

fn endings_of(language: &Language) -> Endings {
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

fn shapes_of(language: &Language) -> Option<Trie<u8>> {
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
