//! Puts the records together: paragraph by paragraph, sentence by sentence.

use super::acts::{Found, Register, acts};
use super::mentions::mentions;
use super::scope::Scope;
use super::site::Subject;
use super::tokens::{Token, Tokens};
use super::who::{Who, slug};
use super::{HolderBy, Position, Reading, Why};
use crate::codebook::entry::Toward;
use crate::codebook::{Codebook, CueKind, Lexicon, Mark, Meaning, Naming};
use crate::span::Span;
use crate::text::{Document, ParagraphKind};

/// The positions of a document, appended to its reading.
pub fn positions(
    document: &Document,
    folded: &str,
    codebook: &Codebook,
    lexicon: &Lexicon,
    who: Who,
    reading: &mut Reading,
) {
    let register = match reading.head.form.as_str() {
        "readout" | "speech" => Register::Told,
        _ => Register::Own,
    };
    let mut tokens = Tokens::default();
    let mut found = Vec::new();
    let mut maker = Maker { document, folded, codebook, lexicon, who, register, reading, voice: Vec::new() };
    for (number, paragraph) in document.outline.paragraphs.iter().enumerate() {
        if matches!(
            paragraph.kind,
            ParagraphKind::Title | ParagraphKind::Heading | ParagraphKind::Signature | ParagraphKind::Stray
        ) {
            maker.reading.structural += 1;
            continue;
        }
        let mut context = Context::default();
        for &sentence in &paragraph.sentences {
            let part =
                Span::new(sentence.start().max(paragraph.body.start()).min(sentence.end()), sentence.end());
            tokens.fill(&document.text, folded, part, lexicon);
            maker.note_names(&tokens);
            mentions(&tokens, codebook, &maker.who, &mut maker.reading.mentions);
            acts(&tokens, codebook, lexicon, register, &mut found);
            maker.sentence(&tokens, &found, number, part, &mut context);
            match found.is_empty() {
                false => maker.reading.coded += 1,
                true if tokens.list.is_empty() => {}
                true => maker.reading.uncoded.push(part),
            }
        }
    }
}

/// What a paragraph has said so far.
#[derive(Default)]
struct Context {
    /// The holder of the last act.
    holder: Option<Vec<String>>,
    /// Whose speech is told.
    speaker: Option<Vec<String>>,
}

struct Maker<'a> {
    document: &'a Document,
    folded: &'a str,
    codebook: &'a Codebook,
    lexicon: &'a Lexicon,
    who: Who,
    register: Register,
    reading: &'a mut Reading,
    voice: Vec<String>,
}

impl Maker<'_> {
    fn note_names(&mut self, tokens: &Tokens) {
        for token in &tokens.list {
            for sense in tokens.senses(token) {
                if let Meaning::Actor(n, Naming::Name | Naming::Adjective) = sense.meaning {
                    self.who.seen.insert(n);
                }
            }
        }
    }

    fn sentence(
        &mut self,
        tokens: &Tokens,
        found: &[Found],
        paragraph: usize,
        clause: Span,
        context: &mut Context,
    ) {
        let (codebook, lexicon) = (self.codebook, self.lexicon);
        let scope = Scope { folded: self.folded, tokens, codebook, lexicon };
        let matters = scope.matters(found);
        for (act, matter) in found.iter().zip(matters) {
            let (holders, holder_by) = self.holders(tokens, act, context);
            let entry = &codebook.acts[act.act];
            let words = &codebook.acts[act.cue.0].cues[act.cue.1];
            let kind = words
                .kind
                .as_ref()
                .and_then(|name| entry.kinds.iter().find(|k| k.name == *name))
                .unwrap_or(&entry.kinds[0]);
            let about = matter.map_or(&[][..], |m| tokens_in(tokens, m));
            let toward = words.toward.unwrap_or(entry.toward);
            let position = Position {
                id: format!("p{}", self.reading.positions.len() + 1),
                act: entry.id.clone(),
                kind: kind.name.clone(),
                degree: act.degree,
                force: kind.force,
                binding: kind.binding,
                addressees: self.addressees(tokens, about, toward, act, &holders),
                instruments: self.instruments(tokens, about),
                topics: self.topics(tokens, about),
                holders: holders.clone(),
                holder_by,
                paragraph,
                trigger: act.trigger,
                matter,
                clause,
                why: Why {
                    cue: format!("{}#{}", codebook.acts[act.cue.0].id, act.cue.1 + 1),
                    rule: act.rule.to_owned(),
                },
            };
            if self.register == Register::Told && matches!(act.site.subject, Subject::Named(..)) {
                context.speaker = Some(holders.clone());
            }
            context.holder = Some(holders);
            self.reading.positions.push(position);
        }
    }

    fn voice(&self) -> Vec<String> {
        if !self.voice.is_empty() {
            return self.voice.clone();
        }
        if self.reading.head.parties.is_empty() {
            return vec!["group:text-voice".to_owned()];
        }
        self.reading.head.parties.clone()
    }

    fn holders(&self, tokens: &Tokens, act: &Found, context: &Context) -> (Vec<String>, HolderBy) {
        match act.site.subject {
            Subject::Voice if self.register == Register::Told && act.kind == CueKind::Norm => {
                (context.speaker.clone().unwrap_or_else(|| self.voice()), HolderBy::Voice)
            }
            Subject::Voice => (self.voice(), HolderBy::Voice),
            Subject::They => (context.holder.clone().unwrap_or_default(), HolderBy::Inherited),
            Subject::Named(from, end) if act.kind != CueKind::Norm => {
                (self.who.phrase(tokens, from, end, self.codebook), HolderBy::Named)
            }
            Subject::Body(from, end) if act.kind != CueKind::Norm => {
                let span = tokens.list[from].span.cover(tokens.list[end - 1].span);
                (vec![slug(&self.document.text, span)], HolderBy::Named)
            }
            Subject::None if act.kind != CueKind::Norm => match &context.holder {
                Some(holder) => (holder.clone(), HolderBy::Inherited),
                None => (self.voice(), HolderBy::Voice),
            },
            _ => match (&context.speaker, self.register) {
                (Some(speaker), Register::Told) => (speaker.clone(), HolderBy::Inherited),
                _ => (self.voice(), HolderBy::Voice),
            },
        }
    }

    fn addressees(
        &self,
        tokens: &Tokens,
        about: &[Token],
        toward: Toward,
        act: &Found,
        holders: &[String],
    ) -> Vec<String> {
        let mut ids = Vec::new();
        let stop = |token: &Token| token.is_any(&[Mark::To, Mark::That, Mark::Which]);
        match toward {
            Toward::Nobody => {}
            Toward::Subject => {
                if matches!(act.site.subject, Subject::Voice) {
                    ids = self.voice();
                }
                for token in about.iter().take_while(|t| t.span.start() < act.trigger.start()) {
                    ids.extend(self.who.actors(tokens, token, self.codebook));
                }
            }
            Toward::Asked => {
                for token in about.iter().take_while(|t| !stop(t)) {
                    let named = self.who.actors(tokens, token, self.codebook);
                    if named.is_empty() && !ids.is_empty() && token.kind == super::tokens::TokenKind::Word {
                        break;
                    }
                    ids.extend(named);
                }
            }
            Toward::Author => {
                let first =
                    about.iter().map(|t| self.who.actors(tokens, t, self.codebook)).find(|n| !n.is_empty());
                ids.extend(first.unwrap_or_default());
            }
        }
        ids.retain(|id| toward == Toward::Subject || !holders.contains(id));
        ids.sort();
        ids.dedup();
        ids
    }

    fn instruments(&self, tokens: &Tokens, about: &[Token]) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for token in about {
            for sense in tokens.senses(token) {
                if let Meaning::Instrument(n) = sense.meaning {
                    ids.push(self.codebook.instruments[n as usize].id.clone());
                }
            }
        }
        ids.sort();
        ids.dedup();
        ids
    }

    fn topics(&self, tokens: &Tokens, about: &[Token]) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for token in about {
            for sense in tokens.senses(token) {
                if let Meaning::Topic(n) = sense.meaning {
                    ids.push(self.codebook.topics[n as usize].id.clone());
                }
            }
        }
        ids.sort();
        ids.dedup();
        ids
    }
}

fn tokens_in(tokens: &Tokens, span: Span) -> &[Token] {
    let from = tokens.list.partition_point(|t| t.span.start() < span.start());
    let end = tokens.list.partition_point(|t| t.span.end() <= span.end());
    &tokens.list[from.min(end)..end]
}
