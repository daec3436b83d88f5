//! Which phrase of the codebook an act word in a text is a form of, so that
//! "calls on" and "called upon" count as one word.

use super::endings::endings_of;
use super::entry::Cue;
use super::lexicon::{CueKind, Lexicon, Meaning};
use super::mark::Mark;
use super::matcher::Hit;
use super::pattern::PatternMaker;
use super::{Codebook, Script};
use crate::span::Span;

/// An act word as the codebook writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lemma {
    /// The act, by its place in [`Codebook::acts`].
    pub act: usize,
    /// The cue of that act.
    pub cue: usize,
    /// The phrase, without the prepositions that end it.
    pub head: String,
}

impl Lexicon {
    /// The phrases that the longest act word in a part of a text may be a
    /// form of, and where it stands. `folded` is the fold of `text`.
    #[must_use]
    pub fn lemmas(
        &self,
        codebook: &Codebook,
        text: &str,
        folded: &str,
        part: Span,
    ) -> (Option<Span>, Vec<Lemma>) {
        let mut hits = Vec::new();
        self.matcher().find(text, folded, part, &mut hits);
        let is_cue = |hit: &&Hit| self.meanings_of(hit).iter().any(|m| matches!(m, Meaning::Cue(..)));
        // The longest; of equals the last, as the degree stands before it.
        let Some(span) = hits.iter().filter(is_cue).map(|hit| hit.span).max_by_key(|span| span.len()) else {
            return (None, Vec::new());
        };
        let mut found = Vec::new();
        for hit in hits.iter().filter(|hit| hit.span == span) {
            for &meaning in self.meanings_of(hit) {
                if let Meaning::Cue(act, cue, kind) = meaning {
                    let (act, cue) = (act as usize, cue as usize);
                    let words = &codebook.acts[act].cues[cue];
                    let head = self.phrase(words, kind, hit.pattern).map(|phrase| self.head(words, phrase));
                    found.extend(head.map(|head| Lemma { act, cue, head }));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        (Some(span), found)
    }

    /// The patterns of words of degree in a part of a text, outside `not`.
    #[must_use]
    pub fn degrees(&self, text: &str, folded: &str, part: Span, not: Option<Span>) -> Vec<u32> {
        let mut hits = Vec::new();
        self.matcher().find(text, folded, part, &mut hits);
        let weighs = |m: &Meaning| matches!(m, Meaning::Mark(Mark::Raise | Mark::Lower));
        hits.iter()
            .filter(|hit| not.is_none_or(|not| !not.overlaps(hit.span)))
            .filter(|hit| self.meanings_of(hit).iter().any(weighs))
            .map(|hit| hit.pattern)
            .collect()
    }

    fn phrase<'c>(&self, cue: &'c Cue, kind: CueKind, pattern: u32) -> Option<&'c str> {
        let endings = endings_of(&self.language);
        let maker = PatternMaker::new(&self.language, &endings);
        let wanted = self.matcher().pattern(pattern);
        let list = match kind {
            CueKind::Verb => &cue.verb,
            CueKind::Noun => &cue.noun,
            CueKind::Adjective => &cue.adjective,
            CueKind::Norm => &cue.norm,
            CueKind::Pledge => &cue.pledge,
            CueKind::View => &cue.view,
        };
        let shows = |phrase: &&String| match kind {
            CueKind::Noun => maker.nominal(phrase).contains(wanted),
            CueKind::Adjective => maker.predicate(phrase) == *wanted,
            CueKind::Verb => maker.verbal(phrase).contains(wanted),
            _ => {
                maker.fixed(phrase) == *wanted
                    || maker.predicate(phrase) == *wanted
                    || maker.verbal(phrase).contains(wanted)
            }
        };
        list.iter().find(shows).map(String::as_str)
    }

    fn head(&self, cue: &Cue, phrase: &str) -> String {
        if self.language.script == Script::Han {
            return phrase.to_owned();
        }
        let marks = |name: &str| self.language.marks.get(name).map_or(&[][..], Vec::as_slice);
        let governs =
            |word: &str| cue.governs.iter().chain(marks("preposition")).chain(marks("to")).any(|w| w == word);
        let mut head = phrase;
        while let Some((before, last)) = head.rsplit_once(' ').filter(|(_, last)| governs(last)) {
            let _ = last;
            head = before;
        }
        head.to_owned()
    }
}
