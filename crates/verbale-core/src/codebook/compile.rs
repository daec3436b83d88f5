//! Turns the entries of a codebook into the patterns of one language, each
//! with what it means.

use std::collections::HashMap;

use super::Codebook;
use super::entry::{Cue, Inflection, Language, Names};
use super::lexicon::{CueKind, Meaning, Naming};
use super::mark::Mark;
use super::pattern::{Pattern, PatternMaker};
use super::word::Endings;

/// Gathers patterns; those written alike are one, with several meanings.
pub(super) struct Compiler<'a> {
    language: &'a Language,
    endings: &'a Endings,
    patterns: HashMap<Pattern, usize>,
    order: Vec<(Pattern, Vec<Meaning>)>,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(language: &'a Language, endings: &'a Endings) -> Self {
        Self { language, endings, patterns: HashMap::new(), order: Vec::new() }
    }

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

    pub(super) fn actors(&mut self, codebook: &Codebook) {
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

    pub(super) fn people(&mut self, codebook: &Codebook) {
        for (i, person) in (0..).zip(&codebook.people) {
            let Some(names) = person.names.get(&self.language.id) else { continue };
            for name in [&names.name].into_iter().chain(&names.also) {
                self.add_nominal(name, Meaning::Person(i));
            }
        }
    }

    pub(super) fn instruments(&mut self, codebook: &Codebook) {
        for (i, instrument) in (0..).zip(&codebook.instruments) {
            let Some(names) = instrument.names.get(&self.language.id) else { continue };
            for name in [&names.name].into_iter().chain(&names.also) {
                self.add_nominal(name, Meaning::Instrument(i));
            }
        }
    }

    pub(super) fn topics(&mut self, codebook: &Codebook) {
        for (i, topic) in (0..).zip(&codebook.topics) {
            for word in topic.words.get(&self.language.id).into_iter().flatten() {
                self.add_nominal(word, Meaning::Topic(i));
            }
        }
    }

    pub(super) fn offices(&mut self, codebook: &Codebook) {
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

    pub(super) fn acts(&mut self, codebook: &Codebook) {
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

    pub(super) fn marks(&mut self) {
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

    pub(super) fn instrument_nouns(&mut self) -> Vec<String> {
        let mut kinds = Vec::new();
        for (kind, nouns) in &self.language.instrument_nouns {
            for noun in nouns {
                self.add_nominal(noun, Meaning::InstrumentNoun(u32::try_from(kinds.len()).unwrap_or(0)));
            }
            kinds.push(kind.clone());
        }
        kinds
    }

    pub(super) fn finish(self) -> (Vec<Pattern>, Vec<Vec<Meaning>>) {
        self.order.into_iter().unzip()
    }
}
