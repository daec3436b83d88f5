//! What a text is in diplomacy: title, form, date, parties, and who "we" is.

use serde::{Deserialize, Serialize};

use super::tokens::Tokens;
use super::who::Who;
use crate::codebook::{ActorKind, Codebook, Lexicon, Mark, Meaning};
use crate::span::Span;
use crate::text::{Document, ParagraphKind};

/// What the text is in diplomacy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The title's place.
    pub title: Option<Span>,
    /// `joint-statement`, `readout`, `resolution` …; empty where unknown.
    pub form: String,
    /// The day it was done, ISO 8601.
    pub date: Option<String>,
    /// In whose name it is issued: actor ids, sorted.
    pub parties: Vec<String>,
}

/// Reads the head of a document.
#[must_use]
pub fn head(
    document: &Document,
    folded: &str,
    codebook: &Codebook,
    lexicon: &Lexicon,
    who: &mut Who,
) -> Head {
    let title = document.outline.paragraphs.iter().find(|p| p.kind == ParagraphKind::Title).map(|p| p.body);
    let opening = document.outline.paragraphs.iter().find(|p| {
        !matches!(p.kind, ParagraphKind::Title | ParagraphKind::Heading | ParagraphKind::Stray)
            && !p.body.is_empty()
    });
    let first = opening.and_then(|p| p.sentences.first().copied());
    let mut tokens = Tokens::default();
    let mut parties = Vec::new();
    for place in [title, first].into_iter().flatten() {
        tokens.fill(&document.text, folded, place, lexicon);
        if parties.is_empty() {
            parties = parties_named(&tokens, codebook, who, Some(place) == title);
        }
    }
    Head { title, form: form(document, folded, title, lexicon), date: None, parties }
}

/// The parties that a title or opening names.
fn parties_named(tokens: &Tokens, codebook: &Codebook, who: &Who, title: bool) -> Vec<String> {
    let list = &tokens.list;
    let opener = list.iter().position(|t| t.is(Mark::Parties));
    let from = match opener {
        Some(at) => at + 1,
        None if title => 0,
        None => return Vec::new(),
    };
    let mut parties: Vec<String> = Vec::new();
    for token in &list[from..] {
        for id in who.actors(tokens, token, codebook) {
            let state = codebook.actor_number(&id).is_some_and(|n| {
                matches!(
                    codebook.actors[n as usize].kind,
                    ActorKind::State | ActorKind::Organisation | ActorKind::Organ
                )
            });
            if state && !parties.contains(&id) {
                parties.push(id);
            }
        }
        let ends = token.kind == super::tokens::TokenKind::Word && opener.is_some() && !parties.is_empty();
        if ends
            || tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Cue(..)))
                && !parties.is_empty()
        {
            break;
        }
    }
    parties.sort();
    parties
}

fn form(document: &Document, folded: &str, title: Option<Span>, lexicon: &Lexicon) -> String {
    let mut start = title.map_or(0, |t| t.start());
    let mut end = title.map_or(folded.len().min(300), |t| t.end());
    while !document.text.is_char_boundary(end) {
        end -= 1;
    }
    while !document.text.is_char_boundary(start) {
        start -= 1;
    }
    let place = &folded[start..end];
    let mut best: Option<(usize, &String)> = None;
    for (form, words) in &lexicon.language.forms {
        for word in words {
            if let Some(at) = place.find(&crate::codebook::fold(word))
                && best.is_none_or(|(b, _)| at < b)
            {
                best = Some((at, form));
            }
        }
    }
    best.map(|(_, form)| form.clone()).unwrap_or_default()
}
