//! Proposes later texts as evidence for an open undertaking: those that speak
//! of the same actor, instrument and matter.
//!
//! Proposes, never decides: whether a text keeps a word is for a reader to say.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use verbale_core::codebook::{Codebook, fold};
use verbale_core::reading::Position;
use verbale_core::span::Span;
use verbale_core::text::segment::sentences;
use verbale_core::text::{Lang, Text};

use super::likeness::{Features, Rarity, Reader};
use super::terms::Terms;
use super::undertakings::{Kind, Undertaking};
use crate::record::Card;

/// What a later text may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProposalKind {
    /// It says that it was done.
    ReportsDone,
    /// It asks or promises it again.
    Repeats,
    /// The next text by the same parties in the same form says nothing of it.
    Drops,
}

/// A later text proposed as evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// What it may show.
    pub kind: ProposalKind,
    /// The document's id.
    pub document: String,
    /// The sentence; none where something is missing.
    pub span: Option<Span>,
    /// Why it is proposed, for a reader.
    pub because: Vec<String>,
    /// How likely it speaks of the same, 0 to 100; only to sort by.
    pub score: u8,
}

/// A later text: its card, its positions, its canonical text.
pub type Later<'a> = (&'a Card, &'a [Position], &'a str);

/// Proposals below it are not made.
const LEAST: f64 = 40.0;

/// The later texts that may show what became of an undertaking of the
/// document `own`: by score, then by document and place. Texts done before it
/// are passed over; `later` may come in any order.
#[must_use]
pub fn proposals(
    undertaking: &Undertaking,
    own: &Card,
    later: &[Later<'_>],
    codebook: &Codebook,
) -> Vec<Proposal> {
    let mut later: Vec<Later<'_>> =
        later.iter().copied().filter(|(card, _, _)| is_later(own, card)).collect();
    later.sort_by(|a, b| (&a.0.date, &a.0.id).cmp(&(&b.0.date, &b.0.id)));
    later.dedup_by(|a, b| a.0.id == b.0.id);
    let passages: Vec<Passage<'_>> = Passages::new(codebook).of(&later);
    let reader = Reader::new(&undertaking.lang);
    let wanted = reader.features(undertaking.matter.as_ref().map_or("", |matter| &matter.text));
    let rarity = Rarity::of(passages.iter().map(|passage| &passage.features).chain([&wanted]));
    let mut found = Vec::new();
    for passage in &passages {
        let kind = match passage.of {
            Of::Done => ProposalKind::ReportsDone,
            Of::Act(kind) if kind == undertaking.kind => ProposalKind::Repeats,
            Of::Act(_) => continue,
        };
        let (score, because) = compared(undertaking, passage, &wanted, &rarity);
        if score >= LEAST {
            found.push(Proposal {
                kind,
                document: passage.card.id.clone(),
                span: Some(passage.span),
                because: [passage.words.clone()].into_iter().flatten().chain(because).collect(),
                score: whole(score),
            });
        }
    }
    best_of_each(&mut found);
    found.extend(dropped(own, &later, &found));
    let date =
        |id: &str| later.iter().find(|(card, _, _)| card.id == id).and_then(|(card, _, _)| card.date.clone());
    found.sort_by_cached_key(|p| {
        (std::cmp::Reverse(p.score), p.kind, date(&p.document), p.document.clone(), p.span)
    });
    found
}

/// Texts of the same day are later too: a communiqué may answer a statement.
fn is_later(own: &Card, card: &Card) -> bool {
    card.id != own.id && own.date.as_ref().zip(card.date.as_ref()).is_some_and(|(own, date)| date >= own)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn whole(score: f64) -> u8 {
    score.clamp(0.0, 100.0).round() as u8
}

/// One sentence is proposed once, by the kind it fits best; a text once for
/// every kind.
fn best_of_each(found: &mut Vec<Proposal>) {
    found.sort_by_key(|p| (p.document.clone(), p.kind, std::cmp::Reverse(p.score), p.span));
    found.dedup_by(|later, first| later.document == first.document && later.kind == first.kind);
    let done: Vec<(String, Option<Span>)> = found
        .iter()
        .filter(|p| p.kind == ProposalKind::ReportsDone)
        .map(|p| (p.document.clone(), p.span))
        .collect();
    found.retain(|p| p.kind == ProposalKind::ReportsDone || !done.contains(&(p.document.clone(), p.span)));
}

/// The next text of the same parties and form, where nothing in it was found.
fn dropped(own: &Card, later: &[Later<'_>], found: &[Proposal]) -> Option<Proposal> {
    let parties = |card: &Card| {
        let mut parties = card.parties.clone();
        parties.sort();
        parties
    };
    let same =
        |card: &&Card| !own.parties.is_empty() && parties(card) == parties(own) && card.form == own.form;
    let next = later.iter().map(|(card, _, _)| *card).filter(|card| card.date > own.date).find(same)?;
    let silent = found.iter().all(|proposal| proposal.document != next.id);
    silent.then(|| Proposal {
        kind: ProposalKind::Drops,
        document: next.id.clone(),
        span: None,
        because: vec![
            format!(
                "next {} of {}",
                if next.form.is_empty() { "text" } else { &next.form },
                own.parties.join(", ")
            ),
            "nothing alike found in it".to_owned(),
        ],
        score: 40,
    })
}

/// What a passage of a later text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// A call or commitment.
    Act(Kind),
    /// A sentence that says something was done.
    Done,
}

struct Passage<'a> {
    card: &'a Card,
    of: Of,
    span: Span,
    /// The words that say it was done.
    words: Option<String>,
    features: Features,
    actors: Vec<&'a str>,
    instruments: Vec<&'a str>,
    topics: Vec<&'a str>,
}

/// Cuts later texts into passages, with what each language needs kept.
struct Passages<'c> {
    codebook: &'c Codebook,
    languages: BTreeMap<String, (Terms<'c>, Reader)>,
}

impl<'c> Passages<'c> {
    fn new(codebook: &'c Codebook) -> Self {
        Self { codebook, languages: BTreeMap::new() }
    }

    fn of<'a>(mut self, later: &[Later<'a>]) -> Vec<Passage<'a>> {
        let mut found = Vec::new();
        for &(card, positions, text) in later {
            self.acts(card, positions, text, &mut found);
            self.done(card, positions, text, &mut found);
        }
        found
    }

    fn language(&mut self, lang: &str) -> &(Terms<'c>, Reader) {
        let codebook = self.codebook;
        self.languages
            .entry(lang.to_owned())
            .or_insert_with(|| (Terms::new(codebook, lang), Reader::new(lang)))
    }

    fn acts<'a>(
        &mut self,
        card: &'a Card,
        positions: &'a [Position],
        text: &str,
        found: &mut Vec<Passage<'a>>,
    ) {
        for position in positions {
            let act = self.codebook.acts.iter().find(|act| act.id == position.act);
            let Some(kind) = act.and_then(|act| Kind::of_family(&act.family)) else { continue };
            let span = position.matter.unwrap_or(position.clause);
            let Some(words) = text.get(span.range()) else { continue };
            let features = self.language(&card.language).1.features(words);
            found.push(passage(card, Of::Act(kind), position.clause, features, &[position]));
        }
    }

    fn done<'a>(
        &mut self,
        card: &'a Card,
        positions: &'a [Position],
        text: &str,
        found: &mut Vec<Passage<'a>>,
    ) {
        let whole = Text::new(text);
        let folded = fold(text);
        let lang = Lang::new(&card.language);
        let (terms, reader) = self.language(&card.language);
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let paragraph = Span::new(at, at + line.len());
            at += line.len();
            for sentence in sentences(&whole, paragraph, &lang) {
                let fits = |p: &&Position| p.matter.is_none_or(|matter| text.get(matter.range()).is_some());
                let inside: Vec<&Position> =
                    positions.iter().filter(|p| sentence.overlaps(p.clause)).filter(fits).collect();
                let Some(words) = terms.done(&folded, sentence, &inside) else { continue };
                let features = reader.features(&whole[sentence]);
                let mut passage = passage(card, Of::Done, sentence, features, &inside);
                passage.words = Some(format!("says `{}`", &whole[words]));
                found.push(passage);
            }
        }
    }
}

fn passage<'a>(
    card: &'a Card,
    of: Of,
    span: Span,
    features: Features,
    positions: &[&'a Position],
) -> Passage<'a> {
    let mut made = Passage {
        card,
        of,
        span,
        words: None,
        features,
        actors: Vec::new(),
        instruments: Vec::new(),
        topics: Vec::new(),
    };
    for position in positions {
        made.actors.extend(position.holders.iter().chain(&position.addressees).map(String::as_str));
        made.instruments.extend(position.instruments.iter().map(String::as_str));
        made.topics.extend(position.topics.iter().map(String::as_str));
    }
    if positions.is_empty() {
        // A sentence that performs no act speaks for those who issue the text.
        made.actors.extend(card.parties.iter().map(String::as_str));
    }
    made
}

/// How likely a passage speaks of the undertaking, and why.
fn compared(
    undertaking: &Undertaking,
    passage: &Passage<'_>,
    wanted: &Features,
    rarity: &Rarity,
) -> (f64, Vec<String>) {
    let shared = |own: &mut dyn Iterator<Item = &String>, other: &[&str]| -> Vec<String> {
        let mut both: Vec<String> = own.filter(|one| other.contains(&one.as_str())).cloned().collect();
        both.sort();
        both.dedup();
        both
    };
    // Whoever was to do it must be spoken of; where nobody is named, whoever asked.
    let doers = match undertaking.kind {
        Kind::Call if !undertaking.addressees.is_empty() => &undertaking.addressees,
        _ => &undertaking.holders,
    };
    let named = shared(&mut doers.iter(), &passage.actors);
    let actors = shared(&mut undertaking.holders.iter().chain(&undertaking.addressees), &passage.actors);
    let instruments = shared(&mut undertaking.instruments.iter(), &passage.instruments);
    let topics = shared(&mut undertaking.topics.iter(), &passage.topics);
    let one_language = passage.card.language == undertaking.lang;
    let (likeness, words) =
        if one_language { rarity.likeness(wanted, &passage.features) } else { (0.0, Vec::new()) };
    let mut because = Vec::new();
    let mut tell = |what: &str, list: &[String]| {
        if !list.is_empty() {
            because.push(format!("same {what}: {}", list.join(", ")));
        }
    };
    tell("actor", &actors);
    tell("instrument", &instruments);
    tell("topic", &topics);
    if !words.is_empty() {
        because.push(format!("shares {}", words.iter().take(5).copied().collect::<Vec<_>>().join(", ")));
    }
    let some = |list: &[String], weight: f64| if list.is_empty() { 0.0 } else { weight };
    // Of one matter are those that share an instrument or a good part of
    // their words; who and what topic only adds to that.
    let of_matter = some(&instruments, 30.0) + 100.0 * likeness.min(0.7);
    let least = if one_language { 15.0 } else { 30.0 };
    if of_matter < least || actors.is_empty() && likeness < 0.4 {
        return (0.0, because);
    }
    let score = of_matter + some(&named, 15.0) + some(&actors, 5.0) + some(&topics, 5.0);
    (score, because)
}
