//! Looks at the words of one undertaking: deadlines, conditions, and what a
//! study of compliance would look for.

use verbale_core::codebook::{
    ActorKind, Codebook, DeadlineKind, DeadlineWords, Due, Language, Meaning, Senses, UndertakingWords, Unit,
};
use verbale_core::reading::Position;
use verbale_core::span::Span;

use super::conditions::Conditions;
use super::days::Day;
use super::phrases::{Filled, Matcher, Tongue};
use super::undertakings::{Deadline, Kind, Marks};

/// The stretches of a sentence that are one position's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// From the end of the position before to the start of the one after.
    pub own: Span,
    /// Where the act and its matter begin in it.
    pub start: usize,
    /// The words at the head of the sentence before its first position.
    pub opening: Span,
    /// Whose act it is and whom it is put to: no organs that watch over it.
    pub sides: Vec<String>,
}

impl Stretch {
    /// The stretches of the position at a place among those of its sentence.
    pub fn of(sentence: &[&Position], number: usize) -> Self {
        let core = |p: &Position| p.matter.map_or(p.trigger, |matter| p.trigger.cover(matter));
        let own = sentence[number];
        let (clause, whole) = (own.clause.cover(core(own)), core(own));
        let others = || sentence.iter().enumerate().filter(|(i, _)| *i != number).map(|(_, p)| core(p));
        let before = others().map(Span::end).filter(|end| *end <= whole.start()).max();
        let after = others().map(Span::start).filter(|start| *start >= whole.end()).min();
        let first = others().map(Span::start).min().unwrap_or(whole.start()).min(whole.start());
        // What stands between two positions opens the later one; a position
        // without a matter takes what follows it.
        let end = match (after, own.matter) {
            (Some(_), Some(_)) => whole.end(),
            (Some(after), None) => after,
            (None, _) => clause.end(),
        };
        Self {
            own: Span::new(before.unwrap_or(clause.start()), end),
            start: whole.start(),
            opening: Span::new(clause.start().min(first), first),
            sides: own.holders.iter().chain(&own.addressees).cloned().collect(),
        }
    }
}

/// What was seen.
#[derive(Default)]
pub struct Seen {
    /// Deadlines, in order.
    pub deadlines: Vec<Deadline>,
    /// Conditions, in order.
    pub conditions: Vec<Span>,
    /// The rest.
    pub marks: Marks,
}

/// The words of one language, compiled.
pub struct Terms<'a> {
    /// The language.
    pub lang: String,
    codebook: &'a Codebook,
    known: Option<Known<'a>>,
}

struct Known<'a> {
    tongue: Tongue<'a>,
    deadlines: Matcher,
    conditions: Conditions,
    target: Matcher,
    body: Matcher,
    money: Matcher,
    monitoring: Matcher,
    done: Matcher,
    outcome: Matcher,
}

impl<'a> Terms<'a> {
    /// The words of a language. One that the codebook has no words for finds
    /// nothing.
    #[must_use]
    pub fn new(codebook: &'a Codebook, lang: &str) -> Self {
        let language = codebook.languages.iter().find(|language| language.id == lang);
        let words = codebook.undertakings.iter().find(|words| words.id == lang);
        let known = language.zip(words).map(|(language, words)| Known::new(language, words));
        Self { lang: lang.to_owned(), codebook, known }
    }

    /// What is seen of one undertaking.
    pub(super) fn look(&self, text: &str, folded: &str, stretch: &Stretch, today: Option<Day>) -> Seen {
        let mut seen = Seen::default();
        let Some(known) = &self.known else { return seen };
        known.deadlines(folded, stretch.own, stretch.start, today, &mut seen.deadlines);
        known.conditions.find(folded, stretch.own, &known.tongue, &mut seen.conditions);
        // What opens a sentence holds for every act in it that has none of its own.
        if seen.deadlines.is_empty() {
            known.deadlines(folded, stretch.opening, stretch.start, today, &mut seen.deadlines);
        }
        if seen.conditions.is_empty() {
            known.conditions.find(folded, stretch.opening, &known.tongue, &mut seen.conditions);
        }
        let part = Span::new(stretch.start, stretch.own.end());
        let spans = |matcher: &Matcher| known.spans(matcher, folded, part);
        seen.marks.money = spans(&known.money);
        seen.marks.monitoring = spans(&known.monitoring);
        seen.marks.body = self.bodies(text, folded, part, stretch, known);
        // A date or a sum is no aim of its own.
        let dated = seen.deadlines.iter().map(|deadline| deadline.span);
        let taken: Vec<Span> = dated.chain(seen.marks.money.iter().copied()).collect();
        seen.marks.target = spans(&known.target);
        seen.marks.target.retain(|aim| !taken.iter().any(|other| other.overlaps(*aim)));
        let Marks { target, body, money, monitoring } = &mut seen.marks;
        for spans in [target, body, money, monitoring, &mut seen.conditions] {
            tidy(spans);
        }
        seen.deadlines.sort_by_key(|deadline| deadline.span);
        seen.deadlines.dedup();
        seen
    }

    /// Organs, by words for one or by an entry of the codebook; none of the
    /// sides, by whatever name.
    fn bodies(
        &self,
        text: &str,
        folded: &str,
        part: Span,
        stretch: &Stretch,
        known: &Known<'_>,
    ) -> Vec<Span> {
        let slug = |span: &Span| folded[span.range()].split_whitespace().collect::<Vec<_>>().join("-");
        let worded = known.spans(&known.body, folded, part).into_iter();
        let mut found: Vec<Span> =
            worded.filter(|span| !stretch.sides.iter().any(|side| side.ends_with(&slug(span)))).collect();
        let Some(lexicon) = self.codebook.lexicon(&self.lang) else { return found };
        let taken = known.body.taken(folded, part, &known.tongue);
        let mut senses = Senses::default();
        lexicon.senses(text, folded, part, &mut senses);
        for sense in &senses.words {
            let Meaning::Actor(number, _) = sense.meaning else { continue };
            let Some(actor) = self.codebook.actors.get(number as usize) else { continue };
            if stretch.sides.contains(&actor.id) {
                found.retain(|span| !span.overlaps(sense.span));
            } else if actor.kind == ActorKind::Organ && !taken.iter().any(|t| t.contains(sense.span)) {
                found.push(sense.span);
            }
        }
        found
    }

    /// The first words of a sentence that say something was done, for these
    /// positions of it. What is asked or promised is not done, and a bare
    /// "the ratification of" is a report only where somebody welcomes it.
    pub(super) fn done(&self, folded: &str, sentence: Span, positions: &[&Position]) -> Option<Span> {
        let known = self.known.as_ref()?;
        let undertaken = |position: &&Position| {
            let act = self.codebook.acts.iter().find(|act| act.id == position.act);
            act.is_some_and(|act| Kind::of_family(&act.family).is_some())
        };
        let open: Vec<Span> = positions.iter().filter(|p| undertaken(p)).filter_map(|p| p.matter).collect();
        let judged = positions.iter().filter(|p| known.tongue.words.outcome.acts.contains(&p.act));
        let outcomes =
            judged.filter_map(|p| p.matter).flat_map(|matter| known.spans(&known.outcome, folded, matter));
        let said = known.spans(&known.done, folded, sentence);
        said.into_iter().chain(outcomes).find(|words| !open.iter().any(|matter| matter.overlaps(*words)))
    }
}

impl<'a> Known<'a> {
    fn new(language: &'a Language, words: &'a UndertakingWords) -> Self {
        let script = language.script;
        let one = |phrases: &verbale_core::codebook::Phrases| {
            Matcher::new(script, [phrases.words.as_slice()], &phrases.except)
        };
        Self {
            deadlines: Matcher::new(
                script,
                words.deadlines.iter().map(|deadline| deadline.words.as_slice()),
                &[],
            ),
            conditions: Conditions::new(script, &words.condition),
            target: one(&words.target),
            body: one(&words.body),
            money: one(&words.money),
            monitoring: one(&words.monitoring),
            done: one(&words.done),
            outcome: Matcher::new(script, [words.outcome.words.as_slice()], &words.outcome.except),
            tongue: Tongue { language, words },
        }
    }

    fn spans(&self, matcher: &Matcher, folded: &str, part: Span) -> Vec<Span> {
        matcher.find(folded, part, &self.tongue).into_iter().map(|found| found.span).collect()
    }

    fn deadlines(&self, folded: &str, part: Span, act: usize, today: Option<Day>, found: &mut Vec<Deadline>) {
        for hit in self.deadlines.find(folded, part, &self.tongue) {
            let words = &self.tongue.words.deadlines[hit.list];
            let due = day(words, &hit.filled, today);
            let past = due.zip(today).is_some_and(|(due, today)| due < today);
            // What lay in the past when the text was done sets no deadline; nor
            // does a bare "in 2027" where nobody knows whether it did, nor the
            // session at which the act was done.
            let ahead = match words.kind {
                DeadlineKind::Event => hit.span.start() >= act,
                _ => due.is_some() && today.is_some(),
            };
            if past || words.ahead && !ahead || !sensible(&hit.filled) {
                continue;
            }
            found.push(Deadline { span: hit.span, kind: words.kind, due: due.map(|day| day.to_string()) });
        }
    }
}

/// Nobody has a thousand years.
fn sensible(filled: &Filled) -> bool {
    let long = |unit: Unit| match unit {
        Unit::Day => 2000,
        Unit::Week | Unit::Month | Unit::Quarter => 500,
        Unit::Year | Unit::Decade => 100,
    };
    filled.unit.zip(filled.number).is_none_or(|(unit, number)| number <= long(unit))
}

/// The last day on which a deadline is kept.
fn day(words: &DeadlineWords, filled: &Filled, today: Option<Day>) -> Option<Day> {
    let year_end = |years: i32| Day::year_end(today?.year() + years);
    let to_round = |step: i32| {
        let year = today?.year();
        Day::year_end(year.div_euclid(step) * step + step)
    };
    match words.due? {
        Due::Last => Some(filled.date?.days(today)?.1),
        Due::Eve => filled.date?.days(today)?.0.before(),
        Due::Middle => Day::new(filled.date?.days(today)?.1.year(), 6, 30),
        Due::Count => {
            let number = words.number.or(filled.number)?;
            today?.after(number, words.unit.or(filled.unit)?)
        }
        Due::ThisYear => year_end(0),
        Due::NextYear => year_end(1),
        Due::ThisMonth => Some(today?.month_end()),
        Due::NextMonth => Some(today?.month_end().after(1, Unit::Day)?.month_end()),
        Due::Decade => to_round(10),
        Due::Century => to_round(100),
        Due::MidCentury => Day::year_end(today?.year().div_euclid(100) * 100 + 50),
    }
}

/// In order, each once, none inside another.
fn tidy(spans: &mut Vec<Span>) {
    spans.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
    let mut end = 0;
    spans.retain(|span| {
        let new = span.end() > end && span.start() >= end;
        end = end.max(span.end());
        new
    });
}
