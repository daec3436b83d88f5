//! Which actors a word or noun phrase names.

use super::tokens::{Token, TokenKind, Tokens};
use crate::codebook::{Codebook, Mark, Meaning, Naming, Sense};
use crate::span::Span;
use crate::text::letters::{in_word, small};

/// What is known so far about who is who in this text.
#[derive(Debug, Default)]
pub struct Who {
    /// The year of the text, for offices held by different people in turn.
    pub year: Option<i32>,
    /// Actors that the text names in full: they decide what 阿方 means.
    pub seen: Numbers,
}

/// A set of actors by their numbers, one bit each.
#[derive(Debug, Default)]
pub struct Numbers(Vec<u64>);

impl Numbers {
    fn place(number: u32) -> (usize, u64) {
        ((number / u64::BITS) as usize, 1 << (number % u64::BITS))
    }

    /// Puts an actor in.
    pub fn insert(&mut self, number: u32) {
        let (at, bit) = Self::place(number);
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= bit;
    }

    /// Whether an actor is in it.
    #[must_use]
    pub fn contains(&self, number: u32) -> bool {
        let (at, bit) = Self::place(number);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

impl Who {
    /// Notes the actors that a sentence names in full.
    pub fn note(&mut self, tokens: &Tokens) {
        for token in tokens.list.iter().filter(|token| token.names()) {
            for sense in tokens.senses(token) {
                if let Meaning::Actor(n, Naming::Name | Naming::Adjective) = sense.meaning {
                    self.seen.insert(n);
                }
            }
        }
    }

    /// The actors that the word at a place names: by name, as a side,
    /// through a person, or by an adjective beside a word of office.
    #[must_use]
    pub fn named(&self, tokens: &Tokens, at: usize, codebook: &Codebook) -> Actors {
        let token = &tokens.list[at];
        if !token.names() {
            return Actors::None;
        }
        if let Some(n) = named_at_once(tokens, token) {
            return Actors::One(n);
        }
        let mut sure = Vec::new();
        let mut unsure = Vec::new();
        let mut adjective = None;
        let mut pair = false;
        for sense in tokens.senses(token) {
            match sense.meaning {
                Meaning::Actor(n, Naming::Name | Naming::Capital) => sure.push(n),
                Meaning::Actor(n, Naming::Side) => unsure.push(n),
                Meaning::Actor(n, Naming::Pair) => {
                    pair = true;
                    unsure.push(n);
                }
                Meaning::Actor(n, Naming::Adjective) => adjective = adjective.or(Some(n)),
                Meaning::Person(p) => sure.extend(self.speaks_for(p as usize, codebook)),
                _ => {}
            }
        }
        // A name that two actors share is the one the text names elsewhere.
        if sure.len() > 1 && sure.iter().any(|n| self.seen.contains(*n)) {
            sure.retain(|n| self.seen.contains(*n));
        }
        if unsure.len() > if pair { 2 } else { 1 } {
            unsure.retain(|n| self.seen.contains(*n));
        }
        sure.append(&mut unsure);
        if sure.is_empty() && adjective.is_some() && beside_office(tokens, at) {
            sure.extend(adjective);
        }
        Actors::of(sure, codebook)
    }

    /// The ids of the actors that the word at a place names.
    #[must_use]
    pub fn ids(&self, tokens: &Tokens, at: usize, codebook: &Codebook) -> Vec<String> {
        self.named(tokens, at, codebook).ids(codebook).map(str::to_owned).collect()
    }

    /// Whether the word at a place names an actor.
    #[must_use]
    pub fn is_named(&self, tokens: &Tokens, at: usize, codebook: &Codebook) -> bool {
        tokens.list[at].names() && !self.named(tokens, at, codebook).is_empty()
    }

    /// The actors that a noun phrase names, sorted: the first, and those
    /// joined to it as equals. A name that only describes the first (the
    /// Group of Non-Aligned States parties to the Treaty) is left out.
    #[must_use]
    pub fn phrase(&self, tokens: &Tokens, from: usize, end: usize, codebook: &Codebook) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        let mut joined = true;
        for i in from..end {
            let token = &tokens.list[i];
            joined |= token.is(Mark::And) || matches!(token.kind, TokenKind::Comma | TokenKind::Pause);
            let named = self.named(tokens, i, codebook);
            if !named.is_empty() {
                if joined || ids.is_empty() {
                    ids.extend(named.ids(codebook).map(str::to_owned));
                }
                joined = false;
            }
        }
        ids.sort();
        ids.dedup();
        ids
    }

    /// An adjective of a state that is joined to another by a hyphen
    /// («российско-китайские», "U.S.-Indian") names it without an office.
    #[must_use]
    pub fn half_of_a_pair(&self, tokens: &Tokens, at: usize, codebook: &Codebook) -> Option<String> {
        let adjective = |i: usize| {
            let token = tokens.list.get(i)?;
            tokens.senses(token).iter().find_map(|s| match s.meaning {
                Meaning::Actor(n, Naming::Adjective) => Some((n, token.span)),
                _ => None,
            })
        };
        let (actor, span) = adjective(at)?;
        let near = |other: Option<(u32, Span)>| {
            other.is_some_and(|(_, s)| s.start() == span.end() + 1 || s.end() + 1 == span.start())
        };
        let joined = near(adjective(at + 1)) || at > 0 && near(adjective(at - 1));
        joined.then(|| codebook.actors[actor as usize].id.clone())
    }

    fn speaks_for(&self, person: usize, codebook: &Codebook) -> Option<u32> {
        let offices = &codebook.people[person].offices;
        let at_the_time = self.year.and_then(|year| {
            offices.iter().rev().find(|o| o.from.is_none_or(|f| f <= year) && o.to.is_none_or(|t| year <= t))
        });
        let office = at_the_time.or_else(|| offices.last())?;
        codebook.actor_number(&office.of)
    }
}

/// The few actors that one word names, sorted by id, each by its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actors {
    /// None.
    None,
    /// One, as nearly always.
    One(u32),
    /// Several.
    Several(Vec<u32>),
}

impl Actors {
    fn of(mut numbers: Vec<u32>, codebook: &Codebook) -> Self {
        if let [] | [_] = numbers[..] {
            return numbers.pop().map_or(Self::None, Self::One);
        }
        numbers.sort_by_key(|&n| &codebook.actors[n as usize].id);
        numbers.dedup();
        Self::Several(numbers)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::None
    }

    /// Their numbers in the codebook.
    #[must_use]
    pub fn numbers(&self) -> &[u32] {
        match self {
            Self::None => &[],
            Self::One(n) => std::slice::from_ref(n),
            Self::Several(numbers) => numbers,
        }
    }

    /// Their ids.
    pub fn ids<'a>(&'a self, codebook: &'a Codebook) -> impl Iterator<Item = &'a str> {
        self.numbers().iter().map(|&n| &*codebook.actors[n as usize].id)
    }
}

/// The actor that a word names where it is a name of one meaning, as most
/// are.
#[must_use]
pub fn named_at_once(tokens: &Tokens, token: &Token) -> Option<u32> {
    match tokens.senses(token) {
        &[Sense { meaning: Meaning::Actor(n, naming), .. }] if naming != Naming::Adjective => Some(n),
        _ => None,
    }
}

/// Whether a word of office or side, or a noun for somebody who can act,
/// stands within two words after.
#[must_use]
pub fn beside_office(tokens: &Tokens, at: usize) -> bool {
    let list = &tokens.list;
    let office = |t: &Token| {
        t.is(Mark::Agent) || tokens.senses(t).iter().any(|s| matches!(s.meaning, Meaning::Office(_)))
    };
    list[at + 1..list.len().min(at + 4)]
        .iter()
        .take_while(|t| matches!(t.kind, TokenKind::Known | TokenKind::Word) && !t.is(Mark::Preposition))
        .any(office)
}

/// An id for a body without an entry, from its own words; none where they
/// are but signs or an article.
#[must_use]
pub fn slug(text: &str, span: Span) -> Option<String> {
    const KIND: &str = "group:";
    let mut id = String::with_capacity(KIND.len() + span.len());
    id.push_str(KIND);
    let mut joint = false;
    for c in text[span.range()].chars() {
        if !in_word(c) {
            joint = id.len() > KIND.len();
            continue;
        }
        if joint {
            id.push('-');
        }
        joint = false;
        id.push(small(c));
    }
    let ends = |rest: &str| rest.is_empty() || rest.starts_with('-');
    let is_first = |article: &&&str| id[KIND.len()..].strip_prefix(**article).is_some_and(ends);
    if let Some(article) = ["the", "a", "an"].iter().find(is_first) {
        let end = (KIND.len() + article.len() + 1).min(id.len());
        id.replace_range(KIND.len()..end, "");
    }
    (id.len() > KIND.len()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::slug;
    use crate::span::Span;

    #[test]
    fn a_body_without_an_entry_goes_by_its_words_and_signs_are_none() {
        let of = |text: &str| slug(text, Span::new(0, text.len()));
        assert_eq!(of("the Lake Council").as_deref(), Some("group:lake-council"));
        assert_eq!(of("“Совет” озера").as_deref(), Some("group:совет-озера"));
        assert_eq!(of("Ан").as_deref(), Some("group:ан"));
        assert_eq!([of(",”"), of("***The"), of("—")], [None, None, None]);
    }
}
