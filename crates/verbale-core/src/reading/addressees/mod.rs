//! Whom an act is put to: the actors of its matter that are asked, judged,
//! helped or countered, and not those merely named there.
//!
//! Every actor named in the matter is a candidate. What is seen of it there
//! ([`Feature`]) is weighed with the weights of the codebook; a candidate
//! that weighs more than nothing is an addressee.

mod anchors;
mod candidates;
mod lists;
mod structure;
mod views;

use std::ops::Range;

use self::anchors::Anchors;
use self::candidates::{Candidate, Named};
use self::lists::Lists;
use self::views::{Earlier, View};
use super::acts::Found;
use super::site::Subject;
use super::tokens::{Token, TokenKind, Tokens};
use super::who::{Actors, Who};
use crate::codebook::entry::{Script, Toward};
use crate::codebook::{Codebook, CueKind, Feature, Features, Language, Mark, Meaning};
use crate::span::Span;

/// How many words may stand before the act inside a matter.
const INNER: usize = 5;

/// A candidate as it was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Considered {
    /// The actors it names.
    pub ids: Vec<String>,
    /// What was seen of it.
    pub features: Features,
    /// Whom acts of this kind are put to.
    pub toward: Toward,
    /// What its features weigh; more than nothing is a yes.
    pub score: i32,
}

/// What the addressees of one act are read from.
pub struct Addressing<'a> {
    /// The canonical text.
    pub text: &'a str,
    /// The sentence.
    pub tokens: &'a Tokens,
    /// Who is who in the text.
    pub who: &'a Who,
    /// The codebook.
    pub codebook: &'a Codebook,
    /// The language of the text.
    pub language: &'a Language,
    /// Whom "we" and "the two sides" name as those that a norm is put to.
    pub parties: &'a [String],
    /// The holders of the act.
    pub holders: &'a [String],
    /// The addressees of the act before, for "it", "them" and a norm that
    /// goes on without a subject.
    pub before: &'a [String],
}

/// Whether a reading tells how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// It tells what was found.
    Brief,
    /// And what was considered besides.
    Full,
}

/// The addressees of one act.
#[derive(Debug, Default)]
pub struct Addressees {
    /// Their ids, sorted.
    pub ids: Vec<String>,
    /// All candidates, where the account is full.
    pub considered: Vec<Considered>,
}

impl Addressing<'_> {
    /// The addressees of an act, chosen among the candidates.
    #[must_use]
    pub fn of(&self, act: &Found, matter: Option<Span>, account: Account) -> Addressees {
        let entry = &self.codebook.acts[act.act];
        let toward = self.codebook.acts[act.cue.0].cues[act.cue.1].toward.unwrap_or(entry.toward);
        let range = matter.map_or(0..0, |m| places_in(self.tokens, m));
        let (toward, range) = self.inner(toward, range);
        let candidates = self.candidates(act, range.clone(), toward);
        let scores = self.weighed(act, range, toward, &candidates);
        let mut addressees = Addressees::default();
        let chosen = || candidates.iter().zip(&scores).filter(|(_, (_, score))| *score > 0);
        let mut ids: Vec<&str> = chosen().flat_map(|(c, _)| c.whom.ids(self.codebook)).collect();
        ids.sort_unstable();
        ids.dedup();
        addressees.ids.extend(ids.into_iter().map(str::to_owned));
        if account == Account::Full {
            addressees.considered.extend(candidates.iter().zip(&scores).map(|(c, &(features, score))| {
                let ids = c.whom.ids(self.codebook).map(str::to_owned).collect();
                Considered { ids, features, toward, score }
            }));
        }
        // A norm that names nobody goes on for those before.
        let goes_on = toward == Toward::Subject && act.site.subject == Subject::None;
        if goes_on && chosen().next().is_none() && !self.before.is_empty() {
            addressees.ids = self.before.to_vec();
            if account == Account::Full {
                let mut features = Features::default();
                features.add(Feature::Before);
                let ids = self.before.to_vec();
                addressees.considered.push(Considered { ids, features, toward, score: 1 });
            }
        }
        addressees
    }

    /// What is seen of each candidate, and what it weighs.
    fn weighed(
        &self,
        act: &Found,
        range: Range<usize>,
        toward: Toward,
        candidates: &[Candidate],
    ) -> Vec<(Features, i32)> {
        if candidates.is_empty() {
            return Vec::new();
        }
        let family = self.codebook.acts[act.act].family.as_str();
        let mut common = Features::default();
        common.add(Feature::Any);
        common.add_if(family == "positive", Feature::Positive);
        common.add_if(family == "negative", Feature::Negative);
        common.add_if(act.site.subject != Subject::None, Feature::Told);
        common.add_if(self.han(), Feature::Zh);
        common.add_if(self.cases(), Feature::Ru);
        common.add_if(range.clone().any(|i| self.is_norm(i)), Feature::HasNorm);
        common.add_if(range.len() < 8, Feature::Short);
        self.head(&range, &mut common);
        let mut judged = vec![(Features::default(), 0); candidates.len()];
        let anchors = Anchors { addressing: self, range: &range, candidates };
        anchors.mark(act, toward, &mut judged);
        // Nobody but a name stands in the lists.
        let in_lists = |c: &Candidate| matches!(c.named, Named::Name | Named::Adjective);
        let listed = candidates.iter().any(in_lists);
        let view = View {
            addressing: self,
            range: &range,
            lists: &if listed { self.lists(act, range.clone(), toward) } else { Lists::default() },
            toward,
            candidates,
            names: candidates.iter().filter(|c| c.has_name()).count(),
            last_to: range.clone().rev().find(|&i| self.token(i).is(Mark::To)),
            last_for: range.clone().rev().find(|&i| self.token(i).is(Mark::For)),
            anchors: judged.iter().any(|(seen, _)| seen.has(Feature::Anchored)),
        };
        let mut earlier = Earlier::default();
        for (i, (features, score)) in judged.iter_mut().enumerate() {
            let anchored = features.has(Feature::Anchored);
            *features = view.of(i, anchored, &mut earlier, common);
            *score = self.codebook.addressee.score(*features, toward);
            earlier.note(&candidates[i], *features, *score > 0);
        }
        judged
    }

    /// The act inside a matter that only says it again ("reiterate our concern
    /// over"): its addressees are those of the whole.
    fn inner(&self, toward: Toward, range: Range<usize>) -> (Toward, Range<usize>) {
        if toward != Toward::Judged {
            return (toward, range);
        }
        for i in range.clone().take(INNER) {
            let token = self.token(i);
            if token.depth > 0 || !is_word(token) {
                break;
            }
            let inner = self.tokens.senses(token).iter().find_map(|s| match s.meaning {
                Meaning::Cue(a, c, CueKind::Verb | CueKind::Noun) => Some((a as usize, c as usize)),
                _ => None,
            });
            if let Some((a, c)) = inner {
                let act = &self.codebook.acts[a];
                // The first word may be a plain noun: "the plan of the Council".
                if range.start < i && i + 1 < range.end {
                    return (act.cues[c].toward.unwrap_or(act.toward), i + 1..range.end);
                }
                break;
            }
            let passes = token.is_any(&[
                Mark::Determiner,
                Mark::Our,
                Mark::Their,
                Mark::Raise,
                Mark::Adverb,
                Mark::We,
                Mark::Carrier,
            ]);
            let holds = |id: &str| self.holders.iter().any(|holder| holder == id);
            let holder = token.names() && self.named(i).ids(self.codebook).all(holds);
            if !passes && !holder {
                break;
            }
        }
        (toward, range)
    }

    fn han(&self) -> bool {
        self.language.script == Script::Han
    }

    fn cases(&self) -> bool {
        self.language.inflection == crate::codebook::entry::Inflection::Endings
    }

    #[inline]
    fn token(&self, at: usize) -> &Token {
        &self.tokens.list[at]
    }

    fn named(&self, at: usize) -> Actors {
        self.who.named(self.tokens, at, self.codebook)
    }

    /// "The Ukraine crisis", 巴勒斯坦问题: the name belongs to the affair.
    fn is_affair(&self, at: usize) -> bool {
        self.tokens.list.get(at + 1).is_some_and(|next| next.is(Mark::Affair))
    }

    #[inline]
    fn is_deed(&self, at: usize) -> bool {
        self.token(at).may_act_as(CueKind::Verb) || self.is_norm(at)
    }

    #[inline]
    fn is_norm(&self, at: usize) -> bool {
        self.token(at).may_act_as(CueKind::Norm)
    }
}

#[inline]
fn divides_list(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Comma | TokenKind::Pause) || token.is(Mark::And)
}

#[inline]
fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Known | TokenKind::Word)
}

/// The tokens of a span.
#[must_use]
pub fn places_in(tokens: &Tokens, span: Span) -> Range<usize> {
    let from = tokens.list.partition_point(|t| t.span.start() < span.start());
    let end = tokens.list.partition_point(|t| t.span.end() <= span.end());
    from.min(end)..end
}
