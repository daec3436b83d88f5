//! Puts the records together: paragraph by paragraph, sentence by sentence.

use super::acts::{Found, Register, acts};
use super::addressees::{Account, Addressees, Addressing};
use super::dates::{Date, dates};
use super::mentions::{Named, mentions};
use super::references::{Place, Reference, References, topics, within};
use super::scope::Scope;
use super::tokens::Tokens;
use super::voice::{Scene, Voice};
use super::who::Who;
use super::{Position, Reading, Why};
use crate::codebook::{Codebook, Lexicon};
use crate::span::Span;
use crate::text::letters::has_figures;
use crate::text::{Document, Paragraph, ParagraphKind};

/// The positions and mentions of a document, put into its reading.
pub fn positions(
    document: &Document,
    folded: &str,
    codebook: &Codebook,
    lexicon: &Lexicon,
    who: Who,
    account: Account,
    reading: &mut Reading,
) {
    let register = match reading.head.form.as_str() {
        "readout" | "speech" => Register::Told,
        _ => Register::Own,
    };
    let parties = Voice::addressed(&reading.head);
    let mut maker = Maker {
        document,
        folded,
        codebook,
        lexicon,
        register,
        account,
        who,
        reading,
        voice: Voice::default(),
        references: References::default(),
        dates: Vec::new(),
        tokens: Tokens::default(),
        found: Vec::new(),
        addressed: Vec::new(),
        parties,
    };
    for (number, paragraph) in document.outline.paragraphs.iter().enumerate() {
        if silent(paragraph) {
            maker.reading.structural += usize::from(!paragraph.body.is_empty());
        } else {
            maker.paragraph(number, paragraph);
        }
    }
}

/// Whether a paragraph performs nothing by its kind.
fn silent(paragraph: &Paragraph) -> bool {
    matches!(
        paragraph.kind,
        ParagraphKind::Title | ParagraphKind::Heading | ParagraphKind::Signature | ParagraphKind::Stray
    )
}

/// Paragraphs in which a text introduces its speakers.
const INTRODUCTION: usize = 8;

struct Maker<'a> {
    document: &'a Document,
    folded: &'a str,
    codebook: &'a Codebook,
    lexicon: &'a Lexicon,
    register: Register,
    account: Account,
    who: Who,
    reading: &'a mut Reading,
    voice: Voice,
    references: References,
    dates: Vec<Date>,
    tokens: Tokens,
    found: Vec<Found>,
    /// The addressees of the paragraph's last act that had any.
    addressed: Vec<String>,
    /// Whom "we" of a norm is put to.
    parties: Vec<String>,
}

/// The scene of the sentence in hand. A macro, so that the voice may change
/// while the other fields are lent.
macro_rules! scene {
    ($maker:ident) => {
        Scene {
            text: &$maker.document.text,
            tokens: &$maker.tokens,
            head: &$maker.reading.head,
            register: $maker.register,
            who: &$maker.who,
            codebook: $maker.codebook,
        }
    };
}

impl Maker<'_> {
    fn paragraph(&mut self, number: usize, paragraph: &Paragraph) {
        self.voice.paragraph();
        self.addressed.clear();
        self.references.paragraph(&self.reading.head);
        let mut labelled = false;
        for &sentence in &paragraph.sentences {
            let start = sentence.start().max(paragraph.body.start()).min(sentence.end());
            let mut part = Span::new(start, sentence.end());
            self.tokens.fill(&self.document.text, self.folded, part, self.lexicon);
            if number < INTRODUCTION {
                self.voice.introduce(scene!(self));
            }
            if !labelled && let Some(after) = self.label() {
                let from = self.tokens.list.get(after).map_or(part.end(), |t| t.span.start());
                part = Span::new(from, part.end());
                self.tokens.fill(&self.document.text, self.folded, part, self.lexicon);
            }
            labelled = true;
            self.sentence(number, part);
        }
    }

    fn label(&mut self) -> Option<usize> {
        self.voice.label(scene!(self))
    }

    fn sentence(&mut self, paragraph: usize, part: Span) {
        self.who.note(&self.tokens);
        self.dates.clear();
        dates(self.folded, part, self.lexicon, &mut self.dates);
        let place = Place {
            text: &self.document.text,
            folded: self.folded,
            tokens: &self.tokens,
            lexicon: self.lexicon,
            dates: &self.dates,
            figures: has_figures(&self.document.text[part]),
        };
        let references = self.references.sentence(place, self.codebook);
        let names = Named { tokens: &self.tokens, references: &references, dates: &self.dates };
        mentions(names, self.codebook, &self.who, &mut self.reading.mentions);
        acts(&self.tokens, self.codebook, self.lexicon, self.folded, self.register, &mut self.found);
        if !self.found.is_empty() {
            self.reading.coded += 1;
        } else if !self.tokens.list.is_empty() {
            self.reading.uncoded.push(part);
        }
        let scope = Scope {
            folded: self.folded,
            tokens: &self.tokens,
            codebook: self.codebook,
            lexicon: self.lexicon,
        };
        let matters = scope.matters(&self.found);
        let found = std::mem::take(&mut self.found);
        for (act, matter) in found.iter().zip(matters) {
            self.position(act, matter, paragraph, part, &references);
        }
        self.found = found;
    }

    fn position(
        &mut self,
        act: &Found,
        matter: Option<Span>,
        paragraph: usize,
        clause: Span,
        references: &[Reference],
    ) {
        let text = &self.document.text;
        let (holders, holder_by) = self.voice.holders(scene!(self), act);
        let addressing = Addressing {
            text,
            tokens: &self.tokens,
            who: &self.who,
            codebook: self.codebook,
            language: &self.lexicon.language,
            parties: &self.parties,
            holders: &holders,
            before: &self.addressed,
        };
        let Addressees { ids: addressees, considered } = addressing.of(act, matter, self.account);
        if !addressees.is_empty() {
            self.addressed.clone_from(&addressees);
        }
        let entry = &self.codebook.acts[act.act];
        let words = &self.codebook.acts[act.cue.0].cues[act.cue.1];
        let named = words.kind.as_ref().and_then(|name| entry.kinds.iter().find(|k| k.name == *name));
        let kind = named.unwrap_or(&entry.kinds[0]);
        let cue = numbered(&self.codebook.acts[act.cue.0].id, "#", act.cue.1 + 1);
        self.reading.positions.push(Position {
            id: numbered("", "p", self.reading.positions.len() + 1),
            act: entry.id.clone(),
            kind: kind.name.clone(),
            degree: act.degree,
            force: kind.force,
            binding: kind.binding,
            holders,
            holder_by,
            addressees,
            instruments: within(references, matter),
            topics: topics(&self.tokens, matter, self.codebook),
            paragraph,
            trigger: act.trigger,
            matter,
            clause,
            why: Why { cue, rule: act.rule.to_owned(), considered },
        });
    }
}

/// `agree#3`, without the cost of formatting, which is felt here.
fn numbered(name: &str, sign: &str, number: usize) -> String {
    let figures = number.checked_ilog10().unwrap_or(0) + 1;
    let mut whole = String::with_capacity(name.len() + sign.len() + figures as usize);
    whole.push_str(name);
    whole.push_str(sign);
    for place in (0..figures).rev() {
        let figure = number / 10usize.pow(place) % 10;
        whole.extend(char::from_digit(u32::try_from(figure).unwrap_or(0), 10));
    }
    whole
}
