//! One version of a text, asked what it names and what it has a word for.

use super::acts::{Text, word_of};
use super::units::{Class, Sign, Unit};
use crate::codebook::{ActorKind, Codebook, Lexicon};
use crate::compare::Passage;
use crate::reading::Position;
use crate::span::Span;

/// A version with its acts by link.
pub struct Version<'a> {
    /// The text and its sentences.
    pub text: Text<'a>,
    /// The words of its language.
    pub lexicon: Option<&'a Lexicon>,
    /// The link of each position.
    pub link_of: Vec<Option<usize>>,
    codebook: &'a Codebook,
    // The sentences and positions of each link.
    units: Vec<Vec<usize>>,
    acts: Vec<Vec<usize>>,
}

impl<'a> Version<'a> {
    /// Looks up which link every position lies in.
    pub fn new<'l>(text: Text<'a>, links: impl Iterator<Item = &'l [Span]>, codebook: &'a Codebook) -> Self {
        let mut link_of_unit = vec![None; text.units.len()];
        let mut units: Vec<Vec<usize>> = Vec::new();
        for (number, spans) in links.enumerate() {
            let own: Vec<usize> =
                spans.iter().filter_map(|s| text.units.binary_search_by_key(s, |u| u.span).ok()).collect();
            own.iter().for_each(|unit| link_of_unit[*unit] = Some(number));
            units.push(own);
        }
        let mut acts: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
        let link_of: Vec<Option<usize>> = text
            .side
            .reading
            .positions
            .iter()
            .map(|position| {
                let after = text.units.partition_point(|u| u.span.start() <= position.trigger.start());
                link_of_unit[after.checked_sub(1)?]
            })
            .collect();
        for (position, link) in link_of.iter().enumerate() {
            link.iter().for_each(|link: &usize| acts[*link].push(position));
        }
        let lexicon = codebook.lexicon(text.side.document.lang.code());
        Self { text, lexicon, link_of, codebook, units, acts }
    }

    /// The positions of a link.
    pub fn acts(&self, link: usize) -> &[usize] {
        self.acts.get(link).map_or(&[], Vec::as_slice)
    }

    /// A position.
    pub fn position(&self, number: usize) -> &'a Position {
        &self.text.side.reading.positions[number]
    }

    /// The words of an act: from its act word to the end of its matter.
    pub fn passage(&self, number: usize) -> Passage {
        let position = self.position(number);
        let span = position.matter.map_or(position.trigger, |matter| position.trigger.cover(matter));
        Passage { span, position: Some(number) }
    }

    /// The sentence after one.
    pub fn next(&self, span: Option<Span>) -> Option<Span> {
        let at = self.text.units.binary_search_by_key(&span?, |u| u.span).ok()?;
        self.text.units.get(at + 1).map(|unit| unit.span)
    }

    /// Whether a link has a word that may perform an act.
    pub fn has_word(&self, link: Option<usize>, act: &str) -> bool {
        let word = word_of(act);
        self.units_of(link).any(|unit| unit.signs.binary_search(&word).is_ok())
    }

    /// Whether a link says by name what another version must name too: a
    /// state, an organisation, an instrument of the codebook by its title.
    /// Nouns that point to something are not asked for, nor groups that every
    /// language calls otherwise (the States concerned).
    pub fn titles(&self, link: Option<usize>, id: &str) -> bool {
        if let Some(actor) = self.codebook.actor_number(id) {
            let actor = &self.codebook.actors[actor as usize];
            return actor.kind != ActorKind::Group || !actor.members.is_empty();
        }
        let title = Sign::new(Class::Title, id);
        self.units_of(link).any(|unit| unit.signs.binary_search(&title).is_ok())
    }

    /// Whether a link names something, or means it in an act.
    pub fn names(&self, link: Option<usize>, id: &str) -> bool {
        let said = |span: Span| {
            let mentions = &self.text.side.reading.mentions;
            let from = mentions.partition_point(|m| m.span.start() < span.start());
            mentions[from..].iter().take_while(|m| m.span.start() < span.end()).any(|m| m.of == id)
        };
        let meant = |number: &usize| {
            let position = self.position(*number);
            let lists = [&position.holders, &position.addressees, &position.instruments];
            lists.iter().any(|ids| ids.iter().any(|own| own == id))
        };
        self.units_of(link).any(|unit| said(unit.span))
            || link.is_some_and(|link| self.acts(link).iter().any(meant))
    }

    fn units_of(&self, link: Option<usize>) -> impl Iterator<Item = &'a Unit> {
        let own = link.and_then(|link| self.units.get(link)).map_or(&[][..], Vec::as_slice);
        own.iter().map(|unit| &self.text.units[*unit])
    }
}

/// Whether two lists share an id.
pub fn common(a: &[String], b: &[String]) -> bool {
    a.iter().any(|id| b.contains(id))
}
