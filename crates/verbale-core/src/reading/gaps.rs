//! Looks for verbs in act position that no act knows: what the codebook may
//! lack.
//!
//! Refuses to be clever: it proposes words to a person, who decides.

use super::Reading;
use super::tokens::{Token, TokenKind, Tokens};
use crate::codebook::entry::{Inflection, Script};
use crate::codebook::{Codebook, Lexicon, Mark, Meaning, Naming, fold};
use crate::span::Span;
use crate::text::{Document, ParagraphKind};

/// A word that may perform an act that the codebook does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The word; in Han the characters after the subject, four at most.
    pub word: Span,
    /// The sentence it stands in.
    pub sentence: Span,
}

/// The gaps in the sentences of a reading that hold no position.
#[must_use]
pub fn gaps(document: &Document, reading: &Reading, codebook: &Codebook) -> Vec<Gap> {
    let Some(lexicon) = codebook.lexicon(document.lang.code()) else { return Vec::new() };
    let folded = fold(&document.text);
    let mut tokens = Tokens::default();
    let mut found = Vec::new();
    for &sentence in &reading.uncoded {
        tokens.fill(&document.text, &folded, sentence, lexicon);
        let finder = Finder { tokens: &tokens, lexicon, text: &document.text };
        let word = match lexicon.language.script {
            Script::Han => finder.after_subject().map(|word| finder.head(word)),
            Script::Spaced if is_resolution(document, reading, sentence) => {
                finder.opening().or_else(|| finder.after_subject())
            }
            Script::Spaced => finder.after_subject(),
        };
        found.extend(word.map(|word| Gap { word, sentence }));
    }
    found
}

/// Whether the sentence opens a paragraph of a resolution, where a verb or
/// participle stands first.
fn is_resolution(document: &Document, reading: &Reading, sentence: Span) -> bool {
    let paragraphs = &document.outline.paragraphs;
    let at = paragraphs.partition_point(|p| p.span.end() <= sentence.start());
    let Some(paragraph) = paragraphs.get(at) else { return false };
    let opens = sentence.start() <= paragraph.body.start();
    let kind = matches!(paragraph.kind, ParagraphKind::Preambular | ParagraphKind::Operative);
    opens && (kind || reading.head.form == "resolution")
}

struct Finder<'a> {
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    text: &'a str,
}

impl Finder<'_> {
    /// The first word after the subject of the sentence, adverbs and
    /// auxiliaries left out, where nobody knows it and it looks like a verb.
    fn after_subject(&self) -> Option<Span> {
        let list = &self.tokens.list;
        let subject = list.iter().take(8).position(|token| self.is_subject(token))?;
        let rest = list[subject + 1..].iter().skip_while(|t| self.is_subject(t) || passes(t));
        let verb = rest.into_iter().next()?;
        (verb.kind == TokenKind::Word && verb.depth == 0 && self.looks_like_verb(verb.span))
            .then_some(verb.span)
    }

    /// The first word of a paragraph, where it has the ending of a verb.
    fn opening(&self) -> Option<Span> {
        let list = &self.tokens.list;
        let first =
            list.iter().find(|t| t.kind == TokenKind::Word || t.kind == TokenKind::Known && !passes(t))?;
        let word = self.text[first.span.range()].to_lowercase();
        let verbal = match self.lexicon.language.inflection {
            Inflection::English => word.ends_with("ing") || word.ends_with('s') && !word.ends_with("ss"),
            _ => self.has_ending(&word, &["third", "participle", "base"]),
        };
        (first.kind == TokenKind::Word && verbal).then_some(first.span)
    }

    fn is_subject(&self, token: &Token) -> bool {
        let names = |meaning: Meaning| {
            matches!(
                meaning,
                Meaning::Person(_)
                    | Meaning::Actor(_, Naming::Name | Naming::Capital | Naming::Side | Naming::Pair)
            )
        };
        token.is_any(&[Mark::We, Mark::They, Mark::Agent])
            || self.tokens.senses(token).iter().any(|sense| names(sense.meaning))
    }

    fn looks_like_verb(&self, span: Span) -> bool {
        let word = &self.text[span.range()];
        match self.lexicon.language.inflection {
            Inflection::None => true,
            Inflection::English => {
                word.len() > 3
                    && word.chars().all(|c| c.is_lowercase() || c == '-')
                    && !["ly", "tion", "ment", "ness", "ity"].iter().any(|ending| word.ends_with(ending))
            }
            Inflection::Endings => {
                word.chars().count() > 3
                    && word.chars().all(|c| c.is_lowercase() || c == '-')
                    && self.has_ending(word, &["third", "past", "base"])
            }
        }
    }

    fn has_ending(&self, word: &str, classes: &[&str]) -> bool {
        let endings = classes.iter().filter_map(|class| self.lexicon.language.endings.get(*class));
        endings.flatten().any(|ending| ending.chars().count() > 1 && word.ends_with(ending.as_str()))
    }

    /// The first characters of a run, four at most.
    fn head(&self, run: Span) -> Span {
        let text = &self.text[run.range()];
        let len: usize = text.chars().take(4).map(char::len_utf8).sum();
        Span::new(run.start(), run.start() + len)
    }
}

/// What may stand between a subject and its verb.
fn passes(token: &Token) -> bool {
    token.is_any(&[
        Mark::Adverb,
        Mark::Raise,
        Mark::Lower,
        Mark::Not,
        Mark::Have,
        Mark::Wish,
        Mark::Determiner,
    ])
}

#[cfg(test)]
mod tests {
    use super::gaps;
    use crate::codebook::Codebook;
    use crate::reading::read;
    use crate::text::Document;

    fn words(text: &str, lang: &str) -> Vec<String> {
        let codebook = Codebook::builtin();
        let document = Document::of_text(text, lang);
        let reading = read(&document, &codebook);
        gaps(&document, &reading, &codebook).iter().map(|gap| document.text[gap.word].to_owned()).collect()
    }

    #[test]
    fn a_verb_after_a_subject_that_no_act_knows_is_a_gap() {
        assert_eq!(words("We frobnicate the outcome of the talks.", "en"), ["frobnicate"]);
        assert_eq!(words("Стороны фробницируют итоги переговоров.", "ru"), ["фробницируют"]);
        assert_eq!(words("双方嗷嗷会谈成果。", "zh")[0].chars().take(2).collect::<String>(), "嗷嗷");
    }

    #[test]
    fn a_verb_that_an_act_knows_is_none() {
        assert!(words("We condemn the attack.", "en").is_empty());
        assert!(words("双方谴责袭击。", "zh").is_empty());
    }
}
