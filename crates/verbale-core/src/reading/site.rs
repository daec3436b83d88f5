//! Where an act word stands: what governs it, and whose act it then is.
//!
//! Looks left from the word to the head of its clause. What it meets on the
//! way tells whether the word performs anything: an infinitive, a gerund, a
//! relative clause or a condition performs nothing in the holder's name.

use super::subject::{finite, spaced_subject};
use super::tokens::{Token, TokenKind, Tokens};
use crate::codebook::entry::Script;
use crate::codebook::{CueKind, Form, Lexicon, Mark, Meaning, Naming};

/// Who stands before an act as its subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Nobody: the act is coordinated, or opens its sentence.
    None,
    /// All in whose name the text speaks.
    Voice,
    /// A pronoun for somebody named before.
    They,
    /// A subject that names nothing: "it is essential that".
    It,
    /// Nobody is told: "it was observed that".
    Untold,
    /// Named actors: the tokens of the noun phrase, first and after last.
    Named(usize, usize),
    /// A body without an entry: the tokens of the noun phrase.
    Body(usize, usize),
    /// Something that cannot hold an act.
    Thing(usize, usize),
}

/// What opens the clause in which an act word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The sentence begins here.
    Sentence,
    /// A comma, semicolon, colon or dash.
    Break,
    /// A conjunction: and, 并, а также.
    And,
    /// A connector after which the holder may act: while, 同时.
    While,
    /// A complementiser: the clause is the content of another act.
    That,
    /// A relative: the clause is about a noun.
    Which,
}

/// The place of an act word in its clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Whose act.
    pub subject: Subject,
    /// What opens the clause.
    pub opening: Opening,
    /// The first token of the clause, subject and adverbs with it.
    pub clause: usize,
    /// The first token that belongs to the act itself (degree, negation).
    pub head: usize,
    /// Whether the act is negated.
    pub negated: bool,
    /// Whether "to be" stands before it.
    pub be: bool,
    /// Whether a wish carries it ("would like to").
    pub wish: bool,
    /// The norm word or pledge before "to be" ("should be noted").
    pub modal: Option<usize>,
    /// Whether "to be" tells of the past.
    pub was: bool,
    /// Whether words set aside by commas stand between subject and act.
    pub aside: bool,
}

impl Site {
    /// The site of an act that the text calls its own: "our support".
    #[must_use]
    pub fn of_voice(at: usize) -> Self {
        Self {
            subject: Subject::Voice,
            opening: Opening::Sentence,
            clause: at,
            head: at,
            negated: false,
            be: false,
            wish: false,
            modal: None,
            was: false,
            aside: false,
        }
    }
}

/// Finds the site of the act word at `at`; `None` where it performs nothing.
///
/// In a spaced script the clause cannot begin before `floor`, the token after
/// the act before: what follows an act without a break is its matter.
#[must_use]
pub fn site(tokens: &Tokens, at: usize, floor: usize, lexicon: &Lexicon) -> Option<Site> {
    let list = &tokens.list;
    let han = lexicon.language.script == Script::Han;
    let (mut site, i) = predicate(tokens, at);
    site.clause = i;
    if i == 0 {
        return Some(site);
    }
    let before = &list[i - 1];
    if before.is(Mark::To) && i == 1 {
        // "To urge …" as an item of a list.
        return Some(site);
    }
    if is_break(before) && !abbreviates(list, i - 1) {
        site.opening = Opening::Break;
        if !han && before.kind == TokenKind::Comma {
            set_aside(tokens, i - 1, floor, &mut site);
        }
        return Some(site);
    }
    if before.is_any(&[Mark::To, Mark::May, Mark::When, Mark::If]) && !before.is(Mark::While) {
        return None;
    }
    if before.is_any(&[Mark::That, Mark::Which]) {
        return None;
    }
    if before.is(Mark::And) {
        site.opening = Opening::And;
        return Some(site);
    }
    if before.is(Mark::While) {
        site.opening = Opening::While;
        return Some(site);
    }
    if governs_deed(tokens, before) || before.is_any(&[Mark::Preposition, Mark::Determiner]) && !han {
        return None;
    }
    let (from, opening) = clause_start(tokens, i, han);
    let behind = site.modal.is_some_and(|modal| modal < floor);
    if !han && !behind && from < floor {
        return None;
    }
    site.opening = opening;
    site.clause = from;
    site.subject = subject(tokens, from, i, lexicon);
    Some(site)
}

/// Goes left from an act word over its auxiliaries and adverbs.
pub(super) fn predicate(tokens: &Tokens, at: usize) -> (Site, usize) {
    let mut site = Site { subject: Subject::None, clause: 0, ..Site::of_voice(at) };
    let mut i = at;
    while i > 0 {
        let token = &tokens.list[i - 1];
        if let Some(opener) = led_to(tokens, i - 1) {
            site.wish = true;
            site.head = opener;
            i = opener;
            continue;
        }
        if token.is(Mark::Wish) {
            site.wish = true;
        } else if token.is(Mark::Be) {
            site.be = true;
            site.was |= token.is(Mark::Was);
        } else if token.is(Mark::Not) {
            site.negated = true;
        } else if (site.be || token.is(Mark::Adverb)) && site.modal.is_none() && governs_deed(tokens, token) {
            // "Should be noted"; "continue to support".
            site.modal = Some(i - 1);
        } else if !(token.is_any(&[Mark::Adverb, Mark::Raise, Mark::Lower, Mark::Have])
            || is_dative_filler(token))
        {
            break;
        }
        if !token.is(Mark::Adverb) || token.is_any(&[Mark::Raise, Mark::Lower]) {
            site.head = i - 1;
        }
        i -= 1;
    }
    (site, i)
}

/// The word that leads to the act over others: "wish, once again, to", "join
/// our partners in".
fn led_to(tokens: &Tokens, before: usize) -> Option<usize> {
    let list = &tokens.list;
    let token = &list[before];
    if token.is(Mark::To) && before > 0 && list[before - 1].kind == TokenKind::Comma {
        let idle = |t: &Token| t.is(Mark::Adverb) || t.kind == TokenKind::Comma;
        let at = (0..before).rev().find(|&i| !idle(&list[i]))?;
        return (list[at].is(Mark::Wish) && before - at <= 6).then_some(at);
    }
    // "Spoke with his colleague to express", "join our partners in condemning".
    let (lead, reach) = match token {
        t if t.is(Mark::To) => (Mark::Meet, 16),
        t if t.is(Mark::Place) && t.is(Mark::Preposition) => (Mark::Join, 9),
        _ => return None,
    };
    let near = (before.saturating_sub(reach)..before).rev();
    let ends = |t: &Token| is_break(t) || finite(tokens, t) || t.is_any(&[Mark::To, Mark::That, Mark::Which]);
    let mut others = near.take_while(|&i| !ends(&list[i]));
    others.find(|&i| list[i].is(lead))
}

/// Looks for the subject before words set aside by commas: "the Council, in
/// its resolution, encouraged".
fn set_aside(tokens: &Tokens, comma: usize, floor: usize, site: &mut Site) {
    let list = &tokens.list;
    let opens = [Mark::Preposition, Mark::Adjunct, Mark::While, Mark::Which, Mark::Determiner];
    let mut i = comma;
    while i > floor + 1 {
        i -= 1;
        if matches!(list[i].kind, TokenKind::Semicolon | TokenKind::Colon | TokenKind::Stop) {
            return;
        }
        // "Together with its partners" opens with an adverb.
        let governs =
            |i: usize| list[i].is(Mark::Adverb) && list[i + 1].is_any(&[Mark::With, Mark::Preposition]);
        if list[i].kind != TokenKind::Comma || !(list[i + 1].is_any(&opens) || governs(i + 1)) {
            continue;
        }
        let (from, opening) = clause_start(tokens, i, false);
        if from < floor || from >= i {
            continue;
        }
        let subject = spaced_subject(tokens, from, i);
        if matches!(subject, Subject::Named(..) | Subject::Body(..) | Subject::Voice | Subject::They) {
            site.subject = subject;
            site.opening = opening;
            site.clause = from;
            site.aside = true;
            return;
        }
    }
}

/// A mark that ends a stretch of a clause.
pub(super) fn is_break(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Comma | TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash | TokenKind::Stop
    )
}

/// Whether a full stop only shortens the name before it: "Jr.", "St.".
fn abbreviates(list: &[Token], stop: usize) -> bool {
    let shorted = |word: &Token| word.is(Mark::Proper) && word.span.len() <= 3;
    list.get(stop).is_some_and(|t| t.kind == TokenKind::Stop) && stop > 0 && shorted(&list[stop - 1])
}

fn is_dative_filler(token: &Token) -> bool {
    token.is(Mark::Back) && !token.is(Mark::We)
}

/// Whether a verb after this token is governed by it: a norm word or pledge
/// (will support), which is the act itself.
pub(super) fn governs_deed(tokens: &Tokens, token: &Token) -> bool {
    tokens
        .senses(token)
        .iter()
        .any(|s| matches!(s.meaning, Meaning::Cue(_, _, CueKind::Norm | CueKind::Pledge)))
}

/// Goes left over a possible subject to what opens its clause.
fn clause_start(tokens: &Tokens, end: usize, han: bool) -> (usize, Opening) {
    let list = &tokens.list;
    let mut i = end;
    // Whether the clause to the right has a verb of its own: "States that have
    // not done so should".
    let mut closed = false;
    while i > 0 {
        let token = &list[i - 1];
        closed |= !han && finite(tokens, token);
        if closed && relative(tokens, i - 1) {
            closed = false;
            i -= 1;
            continue;
        }
        let opening = match token.kind {
            TokenKind::Comma if in_list_of_names(tokens, i - 1, end) => None,
            // "A. Zenda, Jr. met".
            TokenKind::Comma if !han && abbreviates(list, i + 1) => None,
            TokenKind::Stop if !han && abbreviates(list, i - 1) => None,
            TokenKind::Comma
            | TokenKind::Semicolon
            | TokenKind::Colon
            | TokenKind::Dash
            | TokenKind::Stop => Some(Opening::Break),
            _ if token.is(Mark::Which) && !han => Some(Opening::Which),
            _ if token.is_any(&[Mark::That, Mark::If, Mark::When]) && !han => Some(Opening::That),
            _ if token.is(Mark::While) => Some(Opening::While),
            _ if token.is(Mark::And) && !han && !joins_names(tokens, i - 1) => Some(Opening::And),
            _ => None,
        };
        if let Some(opening) = opening {
            return (i, opening);
        }
        i -= 1;
    }
    (0, Opening::Sentence)
}

/// Whether a conjunction stands between two names ("China and Russia").
fn joins_names(tokens: &Tokens, and: usize) -> bool {
    let list = &tokens.list;
    let word = |t: &Token| t.kind == TokenKind::Known || t.kind == TokenKind::Word;
    let (Some(before), Some(after)) = (and.checked_sub(1).map(|i| &list[i]), list.get(and + 1)) else {
        return false;
    };
    // "… on the peninsula and President A": a plain noun ends its own clause.
    let ends = before.kind == TokenKind::Word
        && !before.is(Mark::Proper)
        && (names_actor(tokens, after) || is_office(tokens, after));
    word(before) && word(after) && !ends && !after.is_any(&[Mark::We, Mark::They])
}

/// Whether a word opens a clause that belongs to the noun before it: "those
/// who", "States that".
fn relative(tokens: &Tokens, at: usize) -> bool {
    let Some(noun) = at.checked_sub(1).map(|i| &tokens.list[i]) else { return false };
    let holder = noun.is_any(&[Mark::Agent, Mark::Determiner]) || names_actor(tokens, noun);
    let plain = matches!(noun.kind, TokenKind::Word | TokenKind::Known) && !noun.is(Mark::Preposition);
    tokens.list[at].is(Mark::That) && holder || tokens.list[at].is(Mark::Which) && plain
}

/// Whether a comma divides the names of a list that a conjunction closes
/// ("Australia, India, Japan and the United States").
fn in_list_of_names(tokens: &Tokens, comma: usize, end: usize) -> bool {
    let list = &tokens.list;
    let after = &list[comma + 1..end];
    if after.len() > 14
        || !after.iter().any(|t| t.is(Mark::And))
        || after.iter().any(|t| t.is_any(&[Mark::We, Mark::They]))
        || comma == 0
        || list[comma - 1].kind != TokenKind::Known
    {
        return false;
    }
    // "In Australia, India and Japan agreed": a preposition governs the first.
    let listed = |t: &Token| t.kind == TokenKind::Comma || t.is(Mark::Determiner) || names_actor(tokens, t);
    let named = names_actor(tokens, &list[comma - 1]) && names_actor(tokens, &list[end - 1]);
    let first = if named { (0..comma).rev().find(|&i| !listed(&list[i])) } else { None };
    match first {
        Some(before) => {
            // "As partners, A and B".
            let opens = [Mark::Preposition, Mark::Adjunct, Mark::While];
            !list[before.saturating_sub(2)..=before].iter().any(|t| t.is_any(&opens))
        }
        None => !list[..comma].iter().any(|t| t.is(Mark::Preposition)),
    }
}

/// Reads the noun phrase between two places as the subject of an act.
fn subject(tokens: &Tokens, from: usize, end: usize, lexicon: &Lexicon) -> Subject {
    let han = lexicon.language.script == Script::Han;
    let end = if han { before_adjunct(&tokens.list, from, end) } else { end };
    let list = &tokens.list[from..end];
    if list.is_empty() {
        return Subject::None;
    }
    if han { han_subject(tokens, from, end) } else { spaced_subject(tokens, from, end) }
}

/// In Chinese an adjunct stands between subject and act: 双方在会上强调.
fn before_adjunct(list: &[Token], from: usize, end: usize) -> usize {
    (from..end).find(|&i| list[i].is(Mark::Adjunct)).unwrap_or(end)
}

pub(super) fn names_actor(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| {
        matches!(
            s.meaning,
            Meaning::Person(_)
                | Meaning::Actor(_, Naming::Name | Naming::Capital | Naming::Side | Naming::Pair)
        )
    })
}

pub(super) fn names_people(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Actor(_, Naming::Adjective)))
}

pub(super) fn is_office(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Office(_)))
}

fn han_subject(tokens: &Tokens, from: usize, end: usize) -> Subject {
    let list = &tokens.list;
    let last = &list[end - 1];
    if last.is(Mark::We) && end - from <= 3 {
        return Subject::Voice;
    }
    if last.is(Mark::They) && end - from == 1 {
        return Subject::They;
    }
    let body = |t: &Token| t.is(Mark::Agent) || is_office(tokens, t);
    let first_name = (from..end).find(|&i| names_actor(tokens, &list[i]));
    match first_name {
        Some(first) if names_actor(tokens, last) || body(last) => Subject::Named(first, end),
        _ if body(last) => Subject::Body(from, end),
        _ => Subject::Thing(from, end),
    }
}

/// Whether a verb in this form can be the act of its clause.
#[must_use]
pub fn can_perform(form: Form, site: &Site) -> bool {
    match form {
        Form::Infinitive => site.wish || site.subject == Subject::None && site.opening == Opening::Sentence,
        Form::Participle => site.subject == Subject::None || site.be || site.aside || site.wish,
        _ => true,
    }
}
