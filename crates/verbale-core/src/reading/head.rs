//! What a text is in diplomacy: title, form, date, parties, and who "we" is.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::done::Done;
use super::tokens::{Token, TokenKind, Tokens};
use super::who::Who;
use crate::codebook::{ActorKind, Codebook, Lexicon, Mark, Meaning, Naming, fold};
use crate::span::Span;
use crate::text::{Document, Paragraph, ParagraphKind};

/// What the text is in diplomacy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The title's place.
    pub title: Option<Span>,
    /// `joint-statement`, `readout`, `resolution`, `letter` …; empty where unknown.
    pub form: String,
    /// The day it was done, ISO 8601.
    pub date: Option<String>,
    /// In whose name it is issued, or who met: actor ids, sorted.
    pub parties: Vec<String>,
    /// The meeting or organisation at which it was said, where one is named.
    pub forum: Option<String>,
}

/// Forms in the order in which a title's words decide ("speech at the
/// meeting" is a speech).
const FORMS: &[&str] = &[
    "joint-statement",
    "communique",
    "resolution",
    "letter",
    "speech",
    "readout",
    "declaration",
    "treaty",
    "statement",
];

/// Reads the head of a document; learns the year and the parties.
#[must_use]
pub fn head(
    document: &Document,
    folded: &str,
    codebook: &Codebook,
    lexicon: &Lexicon,
    who: &mut Who,
) -> Head {
    let reader = Reader { document, folded, codebook, lexicon };
    let opening = reader.opening();
    let title = reader.title(opening);
    let date = Done { document, folded, lexicon }.date(title, opening);
    who.year = date.as_ref().and_then(|d| d.get(..4)).and_then(|y| y.parse().ok());
    let form = title.map(|t| reader.form(t)).unwrap_or_default();
    let mut head = Head { title, form, date, ..Head::default() };
    reader.parties(&mut head, opening, who);
    head.parties.sort();
    head.parties.dedup();
    head
}

fn speaks(paragraph: &Paragraph) -> bool {
    !matches!(
        paragraph.kind,
        ParagraphKind::Title | ParagraphKind::Heading | ParagraphKind::Signature | ParagraphKind::Stray
    ) && !paragraph.body.is_empty()
}

/// The most lines of navigation that a page puts above its title.
const NAVIGATION: usize = 12;

struct Reader<'a> {
    document: &'a Document,
    folded: &'a str,
    codebook: &'a Codebook,
    lexicon: &'a Lexicon,
}

impl Reader<'_> {
    fn tokens(&self, part: Span) -> Tokens {
        let mut tokens = Tokens::default();
        tokens.fill(&self.document.text, self.folded, part, self.lexicon);
        tokens
    }

    /// The first paragraph that says something: under the title a page may
    /// put the hour and the place, which end in no mark.
    fn opening(&self) -> Option<&Paragraph> {
        let mut paragraphs = self.document.outline.paragraphs.iter().filter(|p| speaks(p));
        let first = paragraphs.next()?;
        let says = |p: &&Paragraph| !self.document.text[p.body].trim_end().ends_with(char::is_alphanumeric);
        Some(says(&first).then_some(first).or_else(|| paragraphs.find(says)).unwrap_or(first))
    }

    /// The title; a letterhead or the navigation of a page may stand above
    /// the line that tells what the text is.
    fn title(&self, opening: Option<&Paragraph>) -> Option<Span> {
        let paragraphs = &self.document.outline.paragraphs;
        let at = paragraphs.iter().position(|p| p.kind == ParagraphKind::Title)?;
        let first = paragraphs[at].body;
        let tells = |part: Span| !self.form(part).is_empty();
        let tokens = self.tokens(first);
        if tells(first) || tokens.list.iter().any(|t| names_person(&tokens, t)) {
            return Some(first);
        }
        let above = |p: &&Paragraph| opening.is_some_and(|o| p.body.end() <= o.body.start());
        let lines = paragraphs[at + 1..].iter().take(NAVIGATION).take_while(above);
        let mut open = lines.map(|p| p.body).filter(|body| body.len() < 600);
        Some(open.find(|body| tells(*body)).unwrap_or(first))
    }

    fn form(&self, title: Span) -> String {
        let title = &self.folded[title.range()];
        let says = |form: &&&str| {
            let words = self.lexicon.language.forms.get(**form);
            words.into_iter().flatten().any(|word| title.contains(&fold(word)))
        };
        FORMS.iter().find(says).map(|form| (*form).to_owned()).unwrap_or_default()
    }

    fn parties(&self, head: &mut Head, opening: Option<&Paragraph>, who: &Who) {
        if let Some(title) = head.title {
            let tokens = self.tokens(title);
            // A title that names persons and no form tells of a meeting.
            if head.form.is_empty() && !self.speakers(&tokens, who).is_empty() {
                "readout".clone_into(&mut head.form);
            }
            // A line with a place and date names no parties.
            let from = tokens.list.iter().position(|t| t.is(Mark::Parties)).map_or(0, |at| at + 1);
            let speaks = tokens.list.iter().any(|t| has_office(&tokens, t));
            if head.form == "letter" {
                head.parties = self.sender(&tokens, who);
            } else if !head.form.is_empty() || from > 0 || speaks {
                head.parties = self.named(&tokens, from..tokens.list.len(), who, Until::Topic);
                head.parties.extend(self.parties_of_instrument(&tokens));
            }
        }
        let Some(opening) = opening else { return };
        let told = matches!(head.form.as_str(), "readout" | "speech");
        if told {
            let opening = self.tokens(opening.body);
            let present = self.speakers(&opening, who);
            let speakers: BTreeSet<&String> = present.iter().collect();
            self.forum(head, speakers.len());
            // A title that names both sides leaves out of whom they spoke.
            let state = |id: &&String| {
                let number = self.codebook.actor_number(id);
                number.is_some_and(|n| self.codebook.actors[n as usize].kind == ActorKind::State)
            };
            let states: BTreeSet<&String> = head.parties.iter().filter(state).collect();
            if states.len() < 2 && (head.forum.is_none() || speakers.len() > 1) {
                head.parties.extend(present);
            }
        } else if head.parties.is_empty() {
            let form = !head.form.is_empty();
            // A label or dateline may stand before the sentence that tells.
            let sentences = opening.sentences.iter().filter(|s| s.end() > opening.body.start()).take(3);
            let told = sentences.map(|s| {
                let tokens = self.tokens(Span::new(s.start().max(opening.body.start()), s.end()));
                match self.opening_parties(&tokens, &opening.body, who) {
                    parties if parties.is_empty() && form => self.first_named(&tokens, who),
                    parties => parties,
                }
            });
            head.parties = told.into_iter().find(|parties| !parties.is_empty()).unwrap_or_default();
        }
    }

    /// Who speaks in a text without a title, told by its first sentence.
    fn opening_parties(&self, tokens: &Tokens, body: &Span, who: &Who) -> Vec<String> {
        let list = &tokens.list;
        if let Some(at) = list.iter().position(|t| t.is(Mark::Parties)) {
            return self.named(tokens, at + 1..list.len(), who, Until::Word);
        }
        let text = self.document.text[*body].trim_end();
        let acts = list.iter().any(|t| has_cue(tokens, t));
        // "The Security Council," or "The Government of A and the Government of B,".
        if !acts && text.ends_with([',', '，']) && text.chars().count() < 300 {
            return self.named(tokens, 0..list.len(), who, Until::End);
        }
        // "President A welcomed Prime Minister B."
        let mut present = self.speakers(tokens, who);
        present.sort();
        present.dedup();
        if present.len() >= 2 {
            return present;
        }
        // "A and B reaffirm our commitment".
        let first: usize = list.iter().take_while(|t| !has_cue(tokens, t) && !t.is(Mark::We)).count();
        let offices = list[..first].iter().filter(|t| has_office(tokens, t)).count();
        if offices > 1 || list.iter().any(|t| t.is_any(&[Mark::Our, Mark::We])) {
            let opening = self.named(tokens, 0..first, who, Until::Word);
            if opening.len() >= 2 {
                return opening;
            }
        }
        // "We met to reaffirm the cooperation between A, B and C."
        if list.iter().any(|t| t.is(Mark::We)) {
            return self.longest_list(tokens, who);
        }
        Vec::new()
    }

    /// The parties that open the first sentence of a joint text as its
    /// subject: «Россия и Куба, именуемые далее Сторонами, подтверждая …».
    fn first_named(&self, tokens: &Tokens, who: &Who) -> Vec<String> {
        let mut parties = self.named(tokens, 0..tokens.list.len(), who, Until::Word);
        parties.sort();
        parties.dedup();
        if parties.len() < 2 || self.is_common(&tokens.list[0]) { Vec::new() } else { parties }
    }

    /// States named one after the other, with nothing but commas, articles
    /// and conjunctions between them.
    fn longest_list(&self, tokens: &Tokens, who: &Who) -> Vec<String> {
        let mut best: Vec<String> = Vec::new();
        let mut run: Vec<String> = Vec::new();
        for (i, token) in tokens.list.iter().enumerate() {
            let named = self.states(tokens, i, who);
            if !named.is_empty() {
                run.extend(named);
            } else if !joins(token) {
                run.clear();
            }
            if run.len() > best.len().max(1) {
                best.clone_from(&run);
            }
        }
        best
    }

    fn named(&self, tokens: &Tokens, range: std::ops::Range<usize>, who: &Who, until: Until) -> Vec<String> {
        let mut parties: Vec<String> = Vec::new();
        for i in range {
            let token = &tokens.list[i];
            // 在利马会晤: a place where others met.
            if i > 0 && tokens.list[i - 1].is(Mark::Adjunct) && is_capital(tokens, token) {
                continue;
            }
            let named = self.states(tokens, i, who);
            let ends = match until {
                Until::Topic => token.is(Mark::About) && !token.is(Mark::Adjunct),
                Until::Word => named.is_empty() && self.is_common(token),
                Until::End => false,
            };
            if ends && !parties.is_empty() {
                break;
            }
            parties.extend(named);
        }
        parties
    }

    /// A word in small letters that neither names nor joins anything.
    fn is_common(&self, token: &Token) -> bool {
        let word = &self.document.text[token.span];
        matches!(token.kind, TokenKind::Word | TokenKind::Known)
            && word.starts_with(char::is_lowercase)
            && !joins(token)
            && !token.is_any(&[Mark::Preposition, Mark::Parties, Mark::Members])
            || token.kind == TokenKind::Known && token.is(Mark::Be)
    }

    fn states(&self, tokens: &Tokens, at: usize, who: &Who) -> Vec<String> {
        let mut ids = who.ids(tokens, at, self.codebook);
        if ids.is_empty() {
            ids.extend(who.half_of_a_pair(tokens, at, self.codebook));
        }
        ids.retain(|id| {
            let number = self.codebook.actor_number(id);
            number.is_some_and(|n| self.codebook.actors[n as usize].kind != ActorKind::Group)
        });
        ids
    }

    /// A title may be the name of a known instrument, whole.
    fn parties_of_instrument(&self, tokens: &Tokens) -> Vec<String> {
        let senses = tokens.list.iter().flat_map(|token| tokens.senses(token));
        let instruments = senses.filter_map(|s| match s.meaning {
            Meaning::Instrument(n) => Some(&self.codebook.instruments[n as usize]),
            _ => None,
        });
        instruments.take(1).flat_map(|instrument| instrument.parties.iter().cloned()).collect()
    }

    /// Who sends a letter: the first it names, and those joined to it; then
    /// come the organisation and those who are written to.
    fn sender(&self, tokens: &Tokens, who: &Who) -> Vec<String> {
        let mut sender: Vec<String> = Vec::new();
        for (i, token) in tokens.list.iter().enumerate() {
            let named = self.states(tokens, i, who);
            if named.is_empty() && !sender.is_empty() && !joins(token) {
                break;
            }
            sender.extend(named);
        }
        sender
    }

    /// The actors spoken for by the persons of a sentence.
    fn speakers(&self, tokens: &Tokens, who: &Who) -> Vec<String> {
        (0..tokens.list.len())
            .filter(|&i| names_person(tokens, &tokens.list[i]))
            // "Putin's decision" is no presence.
            .filter(|&i| {
                !tokens.list.get(i + 1).is_some_and(|t| t.is(Mark::Their) && t.kind == TokenKind::Word)
            })
            .flat_map(|i| who.ids(tokens, i, self.codebook))
            .collect()
    }

    /// A meeting of a body with few members was held by those members.
    fn forum(&self, head: &mut Head, present: usize) {
        let of = |id: &String| self.codebook.actor_number(id).map(|n| &self.codebook.actors[n as usize]);
        let forum = head.parties.iter().filter_map(of).find(|actor| actor.kind == ActorKind::Organisation);
        let Some(forum) = forum else { return };
        head.forum = Some(forum.id.clone());
        let forum = forum.id.clone();
        if present < 2 {
            // Nobody else is named: the body itself was there.
            head.parties = vec![forum];
        } else {
            head.parties.retain(|id| *id != forum);
        }
    }
}

/// Where a list of parties ends.
enum Until {
    /// At what the title is about.
    Topic,
    /// At the first word that is no name.
    Word,
    /// At the end of the sentence.
    End,
}

fn joins(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Comma | TokenKind::Pause) || token.is_any(&[Mark::And, Mark::Determiner])
}

fn names_person(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Person(_)))
}

fn is_capital(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Actor(_, Naming::Capital)))
}

fn has_office(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Office(_)))
}

fn has_cue(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Cue(..)))
}
