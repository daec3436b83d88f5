//! The sentences of a text, each with its signs: what a translation keeps of
//! a sentence. Names, acts, topics, dates, figures, foreign letters, length.

use super::letters::{Pieces, pieces};
use crate::codebook::{Codebook, Meaning, Senses, fold};
use crate::compare::Side;
use crate::reading::MentionKind;
use crate::span::Span;

/// What a sign is. How well each kind survives translation is learnt from
/// the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Digits.
    Figure,
    /// A date.
    Date,
    /// An actor.
    Actor,
    /// A person.
    Person,
    /// An instrument.
    Instrument,
    /// An instrument by its own name, not by a noun that points to it.
    Title,
    /// A topic.
    Topic,
    /// An act performed.
    Act,
    /// A word that may perform an act.
    Cue,
    /// A word of office.
    Office,
    /// A noun that points to an instrument.
    Paper,
    /// A function word.
    Mark,
    /// A word in Latin letters.
    Latin,
    /// The consonants of a word.
    Sound,
    /// Punctuation.
    Point,
    /// The label of the paragraph.
    Label,
}

/// How many kinds of signs there are.
pub const CLASSES: usize = Class::Label as usize + 1;

/// A sign of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sign {
    /// What it is.
    pub class: Class,
    /// Which one: a hash of its name.
    pub key: u64,
}

impl Sign {
    /// The sign of a kind with this name.
    pub fn new(class: Class, name: &str) -> Self {
        Self { class, key: hash(name) }
    }
}

/// A sentence.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// Where.
    pub span: Span,
    /// Its letters and figures, counted.
    pub length: f64,
    /// Its signs, sorted, each once.
    pub signs: Vec<Sign>,
    /// Its words, hashed, sorted, each once.
    pub words: Vec<u64>,
}

impl Unit {
    fn tidy(&mut self) {
        self.signs.sort_unstable();
        self.signs.dedup();
        self.words.sort_unstable();
        self.words.dedup();
    }
}

/// The hash of a name (FNV-1a): the same on every machine.
pub fn hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// The sentences of a text, in order.
pub fn units(side: Side<'_>, codebook: &Codebook) -> Vec<Unit> {
    let text = &side.document.text;
    let folded = fold(text);
    let lexicon = codebook.lexicon(side.document.lang.code());
    let mut found = Vec::new();
    let mut senses = Senses::default();
    let (mut mentions, mut positions) = (side.reading.mentions.iter(), side.reading.positions.iter());
    let (mut mention, mut position) = (mentions.next(), positions.next());
    for paragraph in &side.document.outline.paragraphs {
        let mut label = paragraph.label.as_deref();
        for sentence in &paragraph.sentences {
            let start = sentence.start().max(paragraph.body.start()).min(sentence.end());
            let Some(span) = trimmed(text, start, sentence.end()) else { continue };
            let mut unit = Unit { span, ..Unit::default() };
            if let Some(label) = label.take() {
                unit.signs.push(Sign::new(Class::Label, &label.to_lowercase()));
            }
            let Pieces { length, signs, words } = pieces(&text[span], &folded[span.range()], lexicon);
            unit.length = length;
            unit.signs.extend(signs);
            unit.words = words;
            while let Some(here) = mention.filter(|m| m.span.start() < span.end()) {
                let class = match here.kind {
                    MentionKind::Actor => Class::Actor,
                    MentionKind::Person => Class::Person,
                    MentionKind::Instrument => Class::Instrument,
                    MentionKind::Topic => Class::Topic,
                    MentionKind::Date => Class::Date,
                };
                if here.span.start() >= span.start() {
                    unit.signs.push(Sign::new(class, &here.of));
                }
                mention = mentions.next();
            }
            while let Some(here) = position.filter(|p| p.trigger.start() < span.end()) {
                if here.trigger.start() >= span.start() {
                    unit.signs.push(Sign::new(Class::Act, &here.act));
                }
                position = positions.next();
            }
            if let Some(lexicon) = lexicon {
                lexicon.senses(text, &folded, span, &mut senses);
                unit.signs.extend(senses.words.iter().filter_map(|sense| sign_of(sense.meaning, codebook)));
            }
            unit.tidy();
            found.push(unit);
        }
    }
    found
}

fn sign_of(meaning: Meaning, codebook: &Codebook) -> Option<Sign> {
    Some(match meaning {
        Meaning::Cue(act, ..) => Sign::new(Class::Cue, &codebook.acts.get(act as usize)?.id),
        Meaning::Office(office) => Sign::new(Class::Office, &codebook.offices.get(office as usize)?.role),
        Meaning::InstrumentNoun(noun) => Sign { class: Class::Paper, key: u64::from(noun) },
        Meaning::Mark(mark) => Sign { class: Class::Mark, key: mark as u64 },
        Meaning::Actor(actor, _) => Sign::new(Class::Actor, &codebook.actors.get(actor as usize)?.id),
        Meaning::Person(person) => Sign::new(Class::Person, &codebook.people.get(person as usize)?.id),
        Meaning::Instrument(n) => Sign::new(Class::Title, &codebook.instruments.get(n as usize)?.id),
        Meaning::Topic(_) => return None,
    })
}

fn trimmed(text: &str, from: usize, to: usize) -> Option<Span> {
    let part = text.get(from..to)?;
    let start = from + (part.len() - part.trim_start().len());
    (!part.trim().is_empty()).then(|| Span::new(start, start + part.trim().len()))
}
