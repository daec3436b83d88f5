//! One side of a link: its positions, names, marked words and figures, and
//! which of its words an edit took out or put in.

use super::figures::{Figure, figures};
use crate::codebook::{Codebook, Lexicon, Mark, Meaning, Sense, Senses};
use crate::compare::{Edit, Side, Substance};
use crate::reading::{Mention, MentionKind, Position};
use crate::span::Span;

/// One text with its words in order, made once a comparison.
pub struct Whole<'a> {
    pub side: Side<'a>,
    pub folded: String,
    positions: Vec<usize>,
    mentions: Vec<&'a Mention>,
}

impl<'a> Whole<'a> {
    pub fn new(side: Side<'a>) -> Self {
        let reading = side.reading;
        let mut positions: Vec<usize> = (0..reading.positions.len()).collect();
        positions.sort_by_key(|&n| reading.positions[n].trigger);
        let mut mentions: Vec<&Mention> = reading.mentions.iter().collect();
        mentions.sort_by_key(|mention| mention.span);
        Self { side, folded: crate::codebook::fold(&side.document.text), positions, mentions }
    }

    /// The positions whose act word begins in a stretch.
    pub fn positions(&self, span: Span) -> &[usize] {
        let start = |n: &usize| self.side.reading.positions[*n].trigger.start();
        let from = self.positions.partition_point(|n| start(n) < span.start());
        let to = self.positions.partition_point(|n| start(n) < span.end());
        &self.positions[from..to]
    }

    fn mentions(&self, span: Span) -> &[&'a Mention] {
        let from = self.mentions.partition_point(|m| m.span.start() < span.start());
        let to = self.mentions.partition_point(|m| m.span.start() < span.end());
        &self.mentions[from..to]
    }
}

/// One side of one link whose words differ.
pub struct View<'a> {
    pub whole: &'a Whole<'a>,
    pub spans: &'a [Span],
    pub positions: Vec<usize>,
    pub mentions: Vec<&'a Mention>,
    pub senses: Vec<Sense>,
    pub figures: Vec<Figure>,
    /// The words that an edit of substance took out or put in.
    pub edits: Vec<Span>,
}

impl<'a> View<'a> {
    pub fn new(
        whole: &'a Whole<'a>,
        spans: &'a [Span],
        edits: &[Edit],
        of: impl Fn(&Edit) -> Option<Span>,
        lexicon: &Lexicon,
    ) -> Self {
        let (mut senses, mut figures_of) = (Vec::new(), Vec::new());
        let (mut positions, mut mentions) = (Vec::new(), Vec::new());
        let mut read = Senses::default();
        let text = &whole.side.document.text;
        for &span in spans {
            lexicon.senses(text, &whole.folded, span, &mut read);
            senses.append(&mut read.words);
            positions.extend_from_slice(whole.positions(span));
            mentions.extend_from_slice(whole.mentions(span));
            figures(&whole.folded, span, &lexicon.language, &mut figures_of);
        }
        let named = |mention: &&&Mention| matches!(mention.kind, MentionKind::Date | MentionKind::Instrument);
        figures_of.retain(|figure| {
            !mentions.iter().filter(named).any(|mention| mention.span.overlaps(figure.span))
        });
        let edits = edits.iter().filter(|edit| edit.substance == Substance::Words).filter_map(of).collect();
        Self { whole, spans, positions, mentions, senses, figures: figures_of, edits }
    }

    pub fn position(&self, number: usize) -> &'a Position {
        &self.whole.side.reading.positions[number]
    }

    /// Whether an edit changed any of these words.
    pub fn touched(&self, span: Span) -> bool {
        let from = self.edits.partition_point(|edit| edit.end() <= span.start());
        self.edits.get(from).is_some_and(|edit| edit.overlaps(span))
    }

    /// The words with one of these marks that an edit changed.
    pub fn touched_marks<'s>(&'s self, marks: &'s [Mark]) -> impl Iterator<Item = Span> + 's {
        self.marks(marks).filter(|span| self.touched(*span))
    }

    /// The words with one of these marks.
    pub fn marks<'s>(&'s self, marks: &'s [Mark]) -> impl Iterator<Item = Span> + 's {
        let has = |sense: &&Sense| matches!(sense.meaning, Meaning::Mark(mark) if marks.contains(&mark));
        self.senses.iter().filter(has).map(|sense| sense.span)
    }

    /// The names of one kind that an edit changed.
    pub fn touched_names(&self, kind: MentionKind) -> impl Iterator<Item = &'a Mention> + '_ {
        self.mentions.iter().copied().filter(move |m| m.kind == kind && self.touched(m.span))
    }

    /// The position that a word belongs to: the last that begins before it,
    /// or whose matter holds it, else the first.
    pub fn position_of(&self, word: Span) -> Option<usize> {
        let holds = |n: &&usize| self.position(**n).matter.is_some_and(|matter| matter.contains(word));
        let before = |n: &&usize| self.position(**n).trigger.start() <= word.start();
        let found = self.positions.iter().rev().find(holds);
        found.or_else(|| self.positions.iter().rev().find(before)).or(self.positions.first()).copied()
    }

    /// The position whose act word is nearest.
    pub fn nearest(&self, word: Span) -> Option<usize> {
        let distance = |n: &usize| {
            let trigger = self.position(*n).trigger;
            // A word of degree stands more often before its act.
            if word.start() < trigger.start() {
                trigger.start().saturating_sub(word.end())
            } else {
                2 * word.start().saturating_sub(trigger.end())
            }
        };
        self.positions.iter().copied().min_by_key(distance)
    }

    /// The stretch of all clauses.
    pub fn stretch(&self) -> Option<Span> {
        self.spans.first().zip(self.spans.last()).map(|(first, last)| first.cover(*last))
    }

    /// The actors whom a person speaks for, ever.
    pub fn speaks_for(mention: &Mention, codebook: &Codebook, actor: &str) -> bool {
        let person = codebook.people.iter().find(|person| person.id == mention.of);
        person.is_some_and(|person| person.offices.iter().any(|office| office.of == actor))
    }
}
