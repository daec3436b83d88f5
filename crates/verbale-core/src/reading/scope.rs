//! How far each act of a sentence reaches: its matter, in the exact words.

use super::acts::{Found, MatterFrom};
use super::han;
use super::site::Subject;
use super::tokens::{Token, TokenKind, Tokens};
use crate::codebook::entry::{Content, Script};
use crate::codebook::{Codebook, CueKind, Lexicon, Mark};
use crate::span::Span;

/// The sentence whose acts are measured.
pub struct Scope<'a> {
    /// The fold of the canonical text.
    pub folded: &'a str,
    /// The sentence's tokens.
    pub tokens: &'a Tokens,
    /// The codebook.
    pub codebook: &'a Codebook,
    /// The words of its language.
    pub lexicon: &'a Lexicon,
}

impl Scope<'_> {
    /// The matter of each act, in the order of the acts.
    #[must_use]
    pub fn matters(&self, found: &[Found]) -> Vec<Option<Span>> {
        let mut matters: Vec<Option<Span>> = (0..found.len()).map(|k| self.matter(found, k)).collect();
        // "Understand and support X": both acts have the one matter.
        for k in (0..found.len().saturating_sub(1)).rev() {
            if matters[k].is_none() {
                matters[k] = matters[k + 1];
            }
        }
        matters
    }

    fn matter(&self, found: &[Found], k: usize) -> Option<Span> {
        let act = &found[k];
        let list = &self.tokens.list;
        let end_token = found.get(k + 1).map_or(list.len(), |next| self.first_token(next).max(act.token + 1));
        if let Some(wrapped) = self.wrapped(found, k) {
            return Some(wrapped);
        }
        let start = match act.matter {
            MatterFrom::Trigger if act.rule != "norm" => self.after_trigger(act, end_token),
            _ => self.norm_start(found, k),
        };
        let end_token = if act.matter == MatterFrom::SubjectAlone { act.site.head } else { end_token };
        let last = self.trim_end(start, end_token)?;
        let end = list[last].span.end();
        (start < end).then(|| Span::new(start, end))
    }

    /// The first token of an act's own clause.
    fn first_token(&self, act: &Found) -> usize {
        act.site.clause.min(act.token)
    }

    /// A matter that stands before its act: 对X表示关切.
    fn wrapped(&self, found: &[Found], k: usize) -> Option<Span> {
        let act = &found[k];
        if self.lexicon.language.script != Script::Han
            || act.kind == CueKind::Norm
            || act.kind == CueKind::Pledge
        {
            return None;
        }
        let list = &self.tokens.list;
        let said = act.kind == CueKind::Verb && act.content == Content::Clause;
        if !self.nothing_follows(act) || said && self.promises_more(act) {
            return None;
        }
        let end = act.carrier.unwrap_or(act.token);
        let from = match act.site.subject {
            Subject::Named(_, end) | Subject::Body(_, end) if end <= act.token => end,
            _ => self.first_token(act),
        };
        let Some(opener) = (from..end).find(|&i| list[i].is_any(&[Mark::Before, Mark::Back])) else {
            // 甲方欢迎访问，乙方表示感谢: the subject is no part of what was said.
            let from = from.min(self.first_token(act));
            return self.said_before(found, k, from).filter(|_| act.carrier.is_some());
        };
        if list[opener].is(Mark::Back) {
            return self.said_before(found, k, from);
        }
        let end = (opener + 1..=end).find(|&i| i == end || i >= act.site.head).unwrap_or(end);
        let last = self.trim_end(list[opener].span.start(), end)?;
        // A verb may have its own object after it; a carried noun seldom has.
        (last > opener).then(|| list[opener].span.cover(list[last].span))
    }

    /// Whether the clause ends with the act word: its matter stands before.
    fn nothing_follows(&self, act: &Found) -> bool {
        let mut after = self.tokens.list[act.token + 1..].iter().skip_while(|t| t.is(Mark::Particle));
        after.next().is_none_or(|t| {
            !matches!(t.kind, TokenKind::Known | TokenKind::Word | TokenKind::Number | TokenKind::Open)
                || t.is_any(&[Mark::And, Mark::While])
        })
    }

    /// Whether a comma or colon after the act word opens its matter.
    fn promises_more(&self, act: &Found) -> bool {
        let mut after = self.tokens.list[act.token + 1..].iter().skip_while(|t| t.is(Mark::Particle));
        after.next().is_some_and(|t| matches!(t.kind, TokenKind::Comma | TokenKind::Colon))
    }

    /// What 对此 points back to: the part of the sentence before this clause.
    fn said_before(&self, found: &[Found], k: usize, from: usize) -> Option<Span> {
        let list = &self.tokens.list;
        let start = k.checked_sub(1).map_or(0, |p| found[p].token + 1);
        let first = (start..from).find(|&i| matches!(list[i].kind, TokenKind::Known | TokenKind::Word))?;
        let last = self.trim_end(list[first].span.start(), from)?;
        Some(list[first].span.cover(list[last].span))
    }

    /// A norm's matter holds its subject, unless that is "we".
    fn norm_start(&self, found: &[Found], k: usize) -> usize {
        let list = &self.tokens.list;
        let act = &found[k];
        let han = self.lexicon.language.script == Script::Han;
        let mut from = match act.site.subject {
            Subject::Named(..)
            | Subject::Body(..)
            | Subject::Thing(..)
            | Subject::Voice
            | Subject::They
            | Subject::It => act.site.clause,
            _ if act.matter != MatterFrom::Trigger => act.site.clause,
            // 在行使权力前，应…: what stands before a norm without a subject
            // is its condition.
            Subject::None if han && k == 0 => han::condition(self.tokens, act.token),
            _ => return self.after_trigger(act, list.len()),
        };
        let idle =
            |t: &Token| t.is_any(&[Mark::Adverb, Mark::And, Mark::While]) || t.kind == TokenKind::Comma;
        while from < act.token && idle(&list[from]) {
            from += 1;
        }
        if list[from].is(Mark::First) || from == act.token {
            return self.after_trigger(act, list.len());
        }
        list[from].span.start()
    }

    /// Where the matter begins after the act word: without what the word
    /// governs, "that", "to" and commas.
    fn after_trigger(&self, act: &Found, limit: usize) -> usize {
        let list = &self.tokens.list;
        let cue = &self.codebook.acts[act.cue.0].cues[act.cue.1];
        let han = self.lexicon.language.script == Script::Han;
        // «с удовлетворением отмечает X»: the verb stands behind its act word.
        let carrier = act.carrier.filter(|&carrier| carrier > act.token);
        let mut start = carrier.map_or(act.trigger.end(), |carrier| list[carrier].span.end());
        let end = list.get(limit.saturating_sub(1)).map_or(start, |t| t.span.end()).max(start);
        let mut governed = false;
        loop {
            let rest = &self.folded[start..end];
            let lead = rest.len() - rest.trim_start_matches([' ', ',', '，', ':', '：']).len();
            start += lead;
            let rest = &self.folded[start..end];
            let token = list.iter().find(|t| t.span.start() == start);
            let adverb = |t: &Token| t.is(Mark::Adverb) && !t.is_any(&[Mark::Back, Mark::Determiner]);
            let skipped = token.filter(|t| {
                t.is_any(&[Mark::That, Mark::To, Mark::Particle])
                    || adverb(t) && (!han || act.kind == CueKind::Pledge)
            });
            let word = cue.governs.iter().filter_map(|w| governed_by(rest, w, han)).max();
            match (word, skipped) {
                // «о том, что» is longer than the «о» that begins it.
                (Some(length), skipped) if !governed && skipped.is_none_or(|t| t.span.len() <= length) => {
                    start += length;
                    governed = true;
                }
                // What the clause says begins right behind its conjunction.
                (_, Some(token)) if !han && token.is(Mark::That) && token.span.end() < end => {
                    let rest = &self.folded[token.span.end()..end];
                    return token.span.end() + rest.len() - rest.trim_start_matches([' ', ',']).len();
                }
                (_, Some(token)) if token.span.end() <= end => start = token.span.end(),
                _ => return start,
            }
        }
    }

    /// The opening parenthesis that a closing one at `close` answers.
    fn opened(&self, close: usize) -> Option<usize> {
        let list = &self.tokens.list;
        let depth = list[close].depth;
        let open = (0..close).rev().find(|&i| list[i].kind == TokenKind::Open && list[i].depth == depth)?;
        // «резолюция 2117 (2013)»: a year belongs to what it dates.
        let inside = &self.folded[list[open].span.end()..list[close].span.start()];
        let year = inside.chars().all(|c| c.is_ascii_digit());
        (!year && matches!(&self.folded[list[open].span.range()], "(" | "（")).then_some(open)
    }

    /// The last token before `end` that belongs to a matter.
    fn trim_end(&self, start: usize, end: usize) -> Option<usize> {
        let list = &self.tokens.list;
        let mut last = end.checked_sub(1)?;
        loop {
            let token: &Token = &list[last];
            if token.span.start() < start {
                return None;
            }
            let idle = matches!(
                token.kind,
                TokenKind::Comma
                    | TokenKind::Semicolon
                    | TokenKind::Colon
                    | TokenKind::Stop
                    | TokenKind::Dash
                    | TokenKind::Pause
            ) || token.is_any(&[Mark::And, Mark::While, Mark::Particle]) && token.depth == 0;
            // A reference in parentheses at the end is no part of the matter.
            if token.kind == TokenKind::Close
                && let Some(open) = self.opened(last).filter(|&open| list[open].span.start() > start)
            {
                last = open.checked_sub(1)?;
                continue;
            }
            if !idle {
                return Some(last);
            }
            last = last.checked_sub(1)?;
        }
    }
}

/// The length of a governed word at the head of a text. A word written
/// with … may come later in its clause (提请 X 注意).
fn governed_by(text: &str, word: &str, han: bool) -> Option<usize> {
    if let Some(word) = word.strip_prefix('…') {
        let clause = text.split(['，', ',', '；', '。']).next().unwrap_or(text);
        let bounded = |at: &usize| {
            let (before, after) = (&clause[..*at], &clause[at + word.len()..]);
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        };
        let mut places = clause.match_indices(word).map(|(at, _)| at);
        return places.find(|at| han || bounded(at)).map(|at| at + word.len());
    }
    let begins = if han { text.starts_with(word) } else { begins_with_word(text, word) };
    begins.then_some(word.len())
}

fn begins_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
