//! Subjects in languages whose nouns change by case: the nominative tells
//! the subject wherever it stands, and the verb tells its number.
//!
//! Refuses to guess: without a nominative that can hold an act, and that
//! agrees with the verb, there is no subject.

use super::site::{
    Opening, Site, Subject, governs_deed, is_break, is_office, names_actor, names_people, predicate,
};
use super::tokens::{Token, TokenKind, Tokens};
use crate::codebook::{CueKind, Form, Mark, Meaning, Naming, Number, Shape};

/// How many stretches between commas a subject may stand from its verb.
const REACH: usize = 6;

/// Finds the site of the act word at `at`, which stands in this form; `None`
/// where it performs nothing.
#[must_use]
pub fn site(tokens: &Tokens, at: usize, form: Form) -> Option<Site> {
    let list = &tokens.list;
    let (mut site, mut head) = predicate(tokens, at);
    // «решительно её осуждают»: the object may stand before its verb.
    if form.is_finite() && head > 0 && list[head - 1].is(Mark::Them) {
        let (before, further) = predicate(tokens, head - 1);
        (site, head) = (Site { negated: site.negated || before.negated, ..before }, further);
    }
    let (clause, opening) = stretch(list, head);
    (site.clause, site.opening) = (clause, opening);
    let voiced = form == Form::First || site.wish;
    if head == 0 {
        if voiced {
            site.subject = Subject::Voice;
        }
        return Some(site);
    }
    let before = &list[head - 1];
    if governs_deed(tokens, before) || before.is_any(&[Mark::May, Mark::Preposition]) {
        return None;
    }
    let number = form.number();
    // «которые поддерживают», «в котором они призвали»
    if opening == Opening::That || opens_subordinate(list, clause, head) {
        site.opening = Opening::That;
        site.subject = nominative(tokens, clause, head, number).unwrap_or(Subject::None);
        return Some(site);
    }
    if form == Form::First {
        site.subject = Subject::Voice;
        return Some(site);
    }
    if let Some(subject) = nominative(tokens, clause, head, number) {
        site.subject = subject;
        return Some(site);
    }
    if let Some(subject) = on_the_side_of(tokens, clause, head) {
        site.subject = subject;
        return Some(site);
    }
    let adverbial = clause == head || begins_adverbial(list, clause);
    if clause > 0 && adverbial && form != Form::Infinitive {
        // A participle tells of its own subject only right behind it.
        let subject = match form {
            Form::Participle => subject_right_before(tokens, clause),
            _ => subject_before(tokens, clause, number),
        };
        if let Some(subject) = subject {
            site.subject = subject;
            site.aside = true;
            return Some(site);
        }
    }
    // A predicate without a person may do without a subject: «В Москве
    // исходят из того», «В ходе встречи подтверждено».
    let impersonal = matches!(form, Form::Base | Form::Passive | Form::Many) || clause == head;
    site.subject = match adverbial && impersonal {
        _ if site.wish => Subject::Voice,
        true => Subject::None,
        false => Subject::Thing(clause, head),
    };
    Some(site)
}

/// Looks for the subject in the stretches before a clause: past an insertion
/// («Группа, созданная Советом, заявила») or a verb that performs nothing
/// («Комитет рассмотрел доклад и рекомендовал»), but not past another act.
fn subject_before(tokens: &Tokens, clause: usize, number: Option<Number>) -> Option<Subject> {
    let list = &tokens.list;
    let mut end = clause - 1;
    for _ in 0..REACH {
        if matches!(list[end].kind, TokenKind::Semicolon | TokenKind::Colon | TokenKind::Stop) {
            return None;
        }
        let (from, opening) = stretch(list, end);
        let inserted = opening == Opening::That || opens_insertion(tokens, from, end);
        if !inserted {
            if (from..end).any(|i| performs(tokens, &list[i])) {
                return None;
            }
            if let Some(subject) = nominative(tokens, from, end, number) {
                return Some(subject);
            }
        }
        end = from.checked_sub(1)?;
    }
    None
}

/// The subject that opens the sentence right before a participle: «Стороны,
/// подтверждая …».
fn subject_right_before(tokens: &Tokens, clause: usize) -> Option<Subject> {
    let (from, opening) = stretch(&tokens.list, clause - 1);
    let verb = |t: &Token| {
        let act = |m: Meaning| matches!(m, Meaning::Cue(_, _, CueKind::Verb) | Meaning::Mark(Mark::Carrier));
        tokens.form_of(t, act).is_some()
    };
    let alone = opening == Opening::Sentence && !tokens.list[from..clause - 1].iter().any(verb);
    alone.then(|| nominative(tokens, from, clause - 1, None)).flatten()
}

/// The actor on whose side the act is done: «с китайской стороны выражена
/// поддержка», «со стороны Мьянмы готовы».
fn on_the_side_of(tokens: &Tokens, from: usize, end: usize) -> Option<Subject> {
    let list = &tokens.list;
    (from..end).find_map(|i| {
        let rest = &list[i + 1..end.min(i + 4)];
        let adjective = rest.first().is_some_and(|t| names_people(tokens, t));
        let side = rest.get(1).is_some_and(|t| t.is_any(&[Mark::We, Mark::Agent]));
        let of_actor = list[i].is(Mark::By) && rest.first().is_some_and(|t| names_actor(tokens, t));
        let on_side = list[i].is(Mark::With) && adjective && side;
        (on_side || of_actor).then(|| Subject::Named(i + 1, end.min(i + 3)))
    })
}

/// A mark that divides stretches: not a dash of apposition, nor the point of
/// an abbreviation.
fn divides(token: &Token) -> bool {
    is_break(token) && !matches!(token.kind, TokenKind::Dash | TokenKind::Stop)
}

/// Goes left to what divides this stretch from the one before.
pub fn stretch(list: &[Token], end: usize) -> (usize, Opening) {
    let mut i = end;
    while i > 0 {
        let token = &list[i - 1];
        if token.depth == 0 {
            if divides(token) {
                return (i, Opening::Break);
            }
            if token.is_any(&[Mark::That, Mark::Which, Mark::If, Mark::When]) {
                return (i, Opening::That);
            }
            if token.is(Mark::While) {
                return (i, Opening::While);
            }
            if token.is(Mark::And) && i == 1 {
                return (1, Opening::Sentence);
            }
            if token.is(Mark::And) && i == end {
                return (i, Opening::And);
            }
        }
        i -= 1;
    }
    (0, Opening::Sentence)
}

/// «в соответствии с которыми»: a preposition before the pronoun is already
/// on the left of it, so the pronoun itself must be looked for.
fn opens_subordinate(list: &[Token], from: usize, end: usize) -> bool {
    list[from..end].iter().any(|t| t.depth == 0 && t.is_any(&[Mark::Which, Mark::If]))
}

fn opens_insertion(tokens: &Tokens, from: usize, end: usize) -> bool {
    let list = &tokens.list;
    let participle = |t: &Token| {
        tokens
            .senses(t)
            .iter()
            .any(|s| matches!(s.meaning, Meaning::Cue(_, _, CueKind::Verb)) && s.form == Form::Participle)
    };
    opens_subordinate(list, from, end.min(from + 3))
        || list[from..end.min(from + 2)].iter().any(|t| t.looks(Shape::Participle) || participle(t))
}

fn begins_adverbial(list: &[Token], from: usize) -> bool {
    list.get(from).is_some_and(|t| t.is_any(&[Mark::Preposition, Mark::Adjunct, Mark::With]))
}

/// Whether a word is an act in a form that could be performed.
fn performs(tokens: &Tokens, token: &Token) -> bool {
    token.depth == 0
        && tokens.senses(token).iter().any(|s| match s.meaning {
            Meaning::Cue(_, _, CueKind::Verb) => s.form.is_finite(),
            Meaning::Cue(_, _, CueKind::Pledge) => {
                matches!(s.form, Form::First | Form::Base | Form::Third)
            }
            Meaning::Cue(_, _, CueKind::Adjective | CueKind::Norm) => true,
            Meaning::Mark(Mark::Carrier) => s.form.is_finite(),
            _ => false,
        })
}

/// The first noun phrase in the nominative that can hold an act.
fn nominative(tokens: &Tokens, from: usize, end: usize, number: Option<Number>) -> Option<Subject> {
    // An acronym has no cases; a noun in the nominative is surer.
    nominative_of(tokens, from, end, number, false).or_else(|| nominative_of(tokens, from, end, number, true))
}

fn nominative_of(
    tokens: &Tokens,
    from: usize,
    end: usize,
    number: Option<Number>,
    acronyms: bool,
) -> Option<Subject> {
    let list = &tokens.list;
    for k in from..end {
        let token = &list[k];
        if token.depth > 0 || token.looks(Shape::Caseless) != acronyms || governed(tokens, from, k) {
            continue;
        }
        if token.is(Mark::We) {
            // «участники практикума» are not the ones who speak.
            let others = list.get(k + 1).filter(|_| k + 1 < end).is_some_and(|t| {
                t.kind == TokenKind::Word && !t.is(Mark::Adverb) && !t.looks(Shape::Verb) || t.is(Mark::Agent)
            });
            let end = (k + 1..end).find(|&i| ends_phrase(tokens, &list[i])).unwrap_or(end);
            // «министры России и Китая» are not all the ministers there.
            if list[k + 1..end].first().is_some_and(|t| names_actor(tokens, t)) {
                return Some(Subject::Named(k, end));
            }
            return Some(if others { Subject::Body(k, end) } else { Subject::Voice });
        }
        if token.is(Mark::They) {
            return Some(Subject::They);
        }
        if stands_as_subject(tokens, from, k, number) {
            let begin = (from..k).rev().take_while(|&i| is_adjectival(tokens, &list[i])).last().unwrap_or(k);
            return Some(holder(tokens, begin, k, end));
        }
    }
    None
}

/// Whether the noun at `k` is in the nominative and agrees with the verb.
fn stands_as_subject(tokens: &Tokens, from: usize, k: usize, number: Option<Number>) -> bool {
    let list = &tokens.list;
    let token = &list[k];
    if token.kind == TokenKind::Word {
        // An acronym without an entry: «ЮНСОА будет …».
        return token.looks(Shape::Caseless) && acronym_stands(tokens, from, k, number);
    }
    if token.looks(Shape::Caseless) && !acronym_stands(tokens, from, k, number) {
        return false;
    }
    tokens.senses(token).iter().filter(|s| holds(tokens, token, s.meaning)).any(|s| match s.form {
        Form::Plain => true,
        Form::Base => number != Some(Number::One),
        // «представители делегации» is a genitive, «делегации» alone is not.
        Form::Many => number == Some(Number::Several) && !follows_noun(tokens, from, k),
        _ => false,
    })
}

/// Behind a noun an acronym is rather its genitive, above all before a verb
/// in the plural: «сферы контроля АМИСОМ будут».
fn acronym_stands(tokens: &Tokens, from: usize, k: usize, number: Option<Number>) -> bool {
    !follows_noun(tokens, from, k) || number == Some(Number::One) && begins_adverbial(&tokens.list, from)
}

fn holds(tokens: &Tokens, token: &Token, meaning: Meaning) -> bool {
    match meaning {
        Meaning::Person(_) | Meaning::Office(_) => true,
        Meaning::Actor(_, naming) => naming != Naming::Adjective,
        Meaning::Mark(mark) => mark == Mark::Agent || mark == Mark::Members && !is_office(tokens, token),
        _ => false,
    }
}

/// Whether a preposition governs the noun at `k`, adjectives between.
fn governed(tokens: &Tokens, from: usize, k: usize) -> bool {
    let list = &tokens.list;
    let before = (from..k).rev().find(|&i| !is_adjectival(tokens, &list[i]));
    before.is_some_and(|i| list[i].is_any(&[Mark::Preposition, Mark::Adjunct, Mark::With, Mark::About]))
}

fn follows_noun(tokens: &Tokens, from: usize, k: usize) -> bool {
    let list = &tokens.list;
    let before =
        (from..k).rev().find(|&i| list[i].kind != TokenKind::Stop && !is_adjectival(tokens, &list[i]));
    let idle = [Mark::Preposition, Mark::Adjunct, Mark::With, Mark::Adverb, Mark::And, Mark::While, Mark::Be];
    before.is_some_and(|i| {
        let token = &list[i];
        matches!(token.kind, TokenKind::Word | TokenKind::Known)
            && !token.is_any(&idle)
            && !performs(tokens, token)
    })
}

fn is_adjectival(tokens: &Tokens, token: &Token) -> bool {
    if token.is_any(&[Mark::Preposition, Mark::Adjunct]) {
        return false;
    }
    token.looks(Shape::Adjective) && !token.is(Mark::Agent)
        || token.is_any(&[Mark::Determiner, Mark::Their, Mark::Our])
        || names_people(tokens, token) && !token.is(Mark::Agent)
}

/// Goes left over names joined by commas: «Россия, Индия и Китай».
fn list_begin(tokens: &Tokens, begin: usize) -> usize {
    let list = &tokens.list;
    let mut from = begin;
    while from >= 2 && list[from - 1].kind == TokenKind::Comma && names_actor(tokens, &list[from - 2]) {
        from -= 2;
    }
    from
}

fn ends_phrase(tokens: &Tokens, token: &Token) -> bool {
    divides(token)
        || token.depth > 0
        || token.is_any(&[Mark::Preposition, Mark::Adjunct, Mark::With, Mark::Adverb, Mark::Raise])
        || performs(tokens, token)
}

/// The holder whose noun phrase begins at `begin` with its noun at `k`.
fn holder(tokens: &Tokens, begin: usize, k: usize, end: usize) -> Subject {
    let list = &tokens.list;
    let end = (k + 1..end).find(|&i| ends_phrase(tokens, &list[i])).unwrap_or(end);
    // «Россия и сегодня поддерживает»
    let end = if list[end - 1].is(Mark::And) { end - 1 } else { end };
    let joined = list[k..end].iter().any(|t| t.is(Mark::And));
    let begin = if joined { list_begin(tokens, begin) } else { begin };
    let head = &list[k];
    let names = (begin..end).any(|i| names_actor(tokens, &list[i]));
    let of_people = (begin..k).any(|i| names_people(tokens, &list[i]));
    let speaks_for = names_actor(tokens, head) || head.is(Mark::Members) || is_office(tokens, head);
    if of_people || names && speaks_for { Subject::Named(begin, end) } else { Subject::Body(begin, end) }
}
