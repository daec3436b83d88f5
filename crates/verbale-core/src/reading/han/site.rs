//! Where an act word stands in its clause, and what governs it there.

use super::clause::{is_break, is_cue, is_verb, makes_noun};
use super::subject::subject;
use crate::codebook::Mark;
use crate::reading::site::{Opening, Site, Subject};
use crate::reading::tokens::{Token, TokenKind, Tokens};

/// Finds the site of the act word at `at`; `None` where it performs nothing.
#[must_use]
pub fn site(tokens: &Tokens, at: usize) -> Option<Site> {
    let list = &tokens.list;
    if list.get(at + 1).is_some_and(|next| next.is(Mark::Which)) {
        return None;
    }
    let mut site = Site { subject: Subject::None, clause: 0, ..Site::of_voice(at) };
    let mut joined = false;
    let mut i = at;
    while i > 0 && goes_with_verb(tokens, i - 1) {
        let token = &list[i - 1];
        site.wish |= token.is(Mark::Wish);
        site.negated |= token.is(Mark::Not);
        joined = token.is(Mark::And);
        if !token.is(Mark::Adverb) && token.kind == TokenKind::Known {
            site.head = i - 1;
        }
        i -= 1;
        // 已经而且必须: what stands before the conjunction belongs to the verb too.
        if joined && i > 0 && !list[i - 1].is(Mark::Adverb) {
            break;
        }
    }
    site.clause = i;
    if i == 0 {
        return Some(site);
    }
    let before = &list[i - 1];
    if is_break(before) {
        site.opening = Opening::Break;
        return Some(site);
    }
    if before.is(Mark::While) {
        site.opening = Opening::While;
        return Some(site);
    }
    if joined {
        site.opening = Opening::And;
        return Some(site);
    }
    if before.kind == TokenKind::Pause || before.is(Mark::And) {
        // 鼓励和支持: one subject, two acts. Between other words it joins nouns.
        site.opening = Opening::And;
        return (i > 1 && is_verb(tokens, &list[i - 2])).then_some(site);
    }
    // 于1月15日宣布: the date fills the adjunct.
    let filled = list[i].kind == TokenKind::Number && !before.is(Mark::Passive);
    let opens = before.is_any(&[Mark::Adjunct, Mark::Before]) && !filled;
    if makes_noun(before) || opens || is_cue(tokens, before) && !list[at].is(Mark::Carrier) {
        return None;
    }
    let (from, opening) = clause_start(list, i)?;
    site.opening = opening;
    site.clause = from;
    site.subject = subject(tokens, from, i, at)?;
    Some(site)
}

/// What may stand between a subject and its verb.
fn goes_with_verb(tokens: &Tokens, at: usize) -> bool {
    let token = &tokens.list[at];
    // 表示 carries the verb after it: 表示支持.
    let carries = token.is(Mark::Carrier) && (token.is(Mark::Raise) || is_verb(tokens, token));
    token.kind == TokenKind::Number
        || carries
        || token.is_any(&[Mark::Wish, Mark::Not, Mark::Adverb, Mark::Raise, Mark::Lower, Mark::Back])
}

/// Goes left to what opens the clause; `None` where the clause is a
/// condition or says what something is.
fn clause_start(list: &[Token], end: usize) -> Option<(usize, Opening)> {
    let depth = list[end - 1].depth.min(list.get(end).map_or(0, |t| t.depth));
    let mut i = end;
    while i > 0 {
        let token = &list[i - 1];
        if token.depth <= depth {
            if is_break(token) {
                return Some((i, Opening::Break));
            }
            if token.is(Mark::While) {
                return Some((i, Opening::While));
            }
            // 这体现了甲国支持…: what it shows is a noun. 对没有得到处理的问题: what
            // a modifier says is past before the act.
            let past = token.span.len() > 3 && list[i..end].iter().any(|t| t.is(Mark::Which));
            if token.is(Mark::If) || token.is(Mark::Be) && !past {
                return None;
            }
        }
        i -= 1;
    }
    Some((0, Opening::Sentence))
}
