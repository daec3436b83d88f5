//! In whose name an act is done: the holder named, taken over from the act
//! before, or the voice of the text.

use super::HolderBy;
use super::acts::{Found, Register};
use super::head::Head;
use super::site::Subject;
use super::tokens::{TokenKind, Tokens};
use super::who::{Who, slug};
use crate::codebook::{Codebook, CueKind, Mark, Meaning};

/// The holder of an act for whom the text gives no name.
const TEXT_VOICE: &str = "group:text-voice";

/// Who has spoken so far.
#[derive(Debug, Default)]
pub struct Voice {
    /// The holder of the last act of the paragraph.
    last: Option<Vec<String>>,
    /// Whose speech the paragraph tells.
    told: Option<Vec<String>>,
    /// Who spoke last, in this paragraph or before: "we" in a speech that
    /// goes on over several paragraphs.
    speaker: Option<Vec<String>>,
    /// Speakers named so far by labels, to know the other one by.
    labelled: Vec<String>,
}

impl Voice {
    /// A new paragraph begins: nothing is inherited from the one before.
    pub fn paragraph(&mut self) {
        self.last = None;
        self.told = None;
    }

    /// Reads a label of a transcript ("В.Путин:", "PRESIDENT X:") at the
    /// head of a paragraph and gives the token after it.
    pub fn label(&mut self, tokens: &Tokens, head: &Head, who: &Who, codebook: &Codebook) -> Option<usize> {
        let list = &tokens.list;
        let colon = list.iter().take(10).position(|t| t.kind == TokenKind::Colon)?;
        let cue = |i: usize| tokens.senses(&list[i]).iter().any(|s| matches!(s.meaning, Meaning::Cue(..)));
        if colon == 0 || (0..colon).any(cue) {
            return None;
        }
        let named = who.phrase(tokens, 0, colon, codebook);
        let person = (0..colon)
            .any(|i| tokens.senses(&list[i]).iter().any(|s| matches!(s.meaning, Meaning::Person(_))));
        if named.is_empty() && self.labelled.is_empty()
            || !named.is_empty() && !person && head.parties.len() < 2
        {
            return None;
        }
        let speaker = if named.is_empty() {
            // The other of two parties, whose person the codebook does not know.
            head.parties.iter().filter(|p| !self.labelled.contains(p)).take(1).cloned().collect()
        } else {
            self.labelled.extend(named.iter().cloned());
            named
        };
        self.told = Some(speaker.clone());
        self.speaker = Some(speaker);
        Some(colon + 1)
    }

    /// The holders of an act, and how they are known.
    pub fn holders(
        &mut self,
        text: &str,
        tokens: &Tokens,
        act: &Found,
        head: &Head,
        register: Register,
        who: &Who,
        codebook: &Codebook,
    ) -> (Vec<String>, HolderBy) {
        let speech = register == Register::Told || self.told.is_some();
        let (holders, by) = match act.site.subject {
            _ if act.kind == CueKind::Norm => (self.norm_holder(head, speech), HolderBy::Voice),
            Subject::Voice => (self.we(tokens, act, head, speech), HolderBy::Voice),
            Subject::They => (self.last.clone().unwrap_or_default(), HolderBy::Inherited),
            Subject::Named(from, end) => (who.phrase(tokens, from, end, codebook), HolderBy::Named),
            Subject::Body(from, end) => {
                let span = tokens.list[from].span.cover(tokens.list[end - 1].span);
                (vec![slug(text, span)], HolderBy::Named)
            }
            Subject::Untold => (Vec::new(), HolderBy::Named),
            Subject::None | Subject::It | Subject::Thing(..) => {
                match self.last.clone().or_else(|| self.told.clone()) {
                    Some(holders) => (holders, HolderBy::Inherited),
                    None => (self.nobody_named(head, speech), HolderBy::Voice),
                }
            }
        };
        // A verb of saying opens a speech; what a side merely does, does not.
        let says = codebook.acts[act.act].family == "assertive" && act.site.subject != Subject::None;
        if register == Register::Told && says && act.kind == CueKind::Verb {
            self.told = Some(holders.clone());
            self.speaker = Some(holders.clone());
        }
        self.last = Some(holders.clone());
        (holders, by)
    }

    /// Whom "we" of a norm is put to: the forum spoken at, or the parties.
    #[must_use]
    pub fn addressed(head: &Head) -> Vec<String> {
        head.forum.clone().map_or_else(|| head.parties.clone(), |forum| vec![forum])
    }

    fn norm_holder(&self, head: &Head, speech: bool) -> Vec<String> {
        let speaker = self.told.as_ref().or(self.speaker.as_ref()).filter(|_| speech);
        speaker.cloned().unwrap_or_else(|| parties_or_voice(head))
    }

    fn we(&self, tokens: &Tokens, act: &Found, head: &Head, speech: bool) -> Vec<String> {
        let first = tokens.list[act.site.clause..=act.token].iter().any(|t| t.is(Mark::First));
        let speaker = if first { self.told.as_ref().or(self.speaker.as_ref()) } else { self.told.as_ref() };
        speaker.filter(|_| speech).cloned().unwrap_or_else(|| parties_or_voice(head))
    }

    fn nobody_named(&self, head: &Head, speech: bool) -> Vec<String> {
        self.speaker.clone().filter(|_| speech).unwrap_or_else(|| parties_or_voice(head))
    }
}

fn parties_or_voice(head: &Head) -> Vec<String> {
    if head.parties.is_empty() { vec![TEXT_VOICE.to_owned()] } else { head.parties.clone() }
}
