//! Questions about act words that only their forms and neighbours answer, in
//! languages whose verbs and nouns look alike.

use super::acts::{Found, MatterFrom};
use super::site::{Opening, Site, Subject, is_office, names_actor};
use super::subject::finite;
use super::tokens::{Token, TokenKind, Tokens};
use crate::codebook::entry::{Content, Cue};
use crate::codebook::{Codebook, CueKind, Form, Mark, Meaning};

/// Whether an act word that is often a noun (support, state, plan) stands as
/// a verb: after its subject, or at the head of its clause, and with an object.
#[must_use]
pub fn stands_as_verb(tokens: &Tokens, folded: &str, new: &Found) -> bool {
    let list = &tokens.list;
    if new.kind != CueKind::Verb || new.rule == "passive" {
        return true;
    }
    let next = list.get(new.token + 1);
    if new.form == Form::Past {
        let bare = matches!(new.site.subject, Subject::None | Subject::Thing(..));
        return !next.is_some_and(|t| t.is(Mark::By) || bare && t.is(Mark::Preposition) && !t.is(Mark::With));
    }
    if !list[new.token].is(Mark::Noun) || !matches!(new.form, Form::Base | Form::Third) {
        return true;
    }
    let Some(next) = next else { return false };
    let bare = new.site.subject == Subject::None;
    // "We welcome and encourage these efforts": two verbs before one object.
    if next.is(Mark::And) && !bare && list.get(new.token + 2).is_some_and(|t| is_verb(tokens, t)) {
        return agrees(tokens, folded, new);
    }
    if new.form == Form::Base && bare && new.site.opening == Opening::Sentence {
        return next.is_any(&[Mark::That, Mark::Determiner, Mark::Their, Mark::Our]);
    }
    has_object(tokens, next, new.form == Form::Third && bare) && agrees(tokens, folded, new)
}

fn is_verb(tokens: &Tokens, token: &Token) -> bool {
    tokens.senses(token).iter().any(|s| matches!(s.meaning, Meaning::Cue(_, _, CueKind::Verb)))
}

fn has_object(tokens: &Tokens, next: &Token, opens: bool) -> bool {
    match next.kind {
        TokenKind::Comma => opens,
        TokenKind::Word | TokenKind::Open => true,
        TokenKind::Known => {
            !next.is_any(&[Mark::And, Mark::Be, Mark::Have, Mark::May])
                && !finite(tokens, next)
                && (!next.is(Mark::Preposition) || next.is_any(&[Mark::With, Mark::Adverb]))
        }
        _ => false,
    }
}

/// Whether the subject before a verb can be its subject: its head stands right
/// before, and is a plural before a plural verb.
#[must_use]
pub fn agrees(tokens: &Tokens, folded: &str, new: &Found) -> bool {
    let list = &tokens.list;
    match new.site.subject {
        // "Wishes to report": an infinitive agrees with nothing.
        _ if new.site.wish => true,
        Subject::Named(from, end) | Subject::Body(from, end) => {
            let Some(last) = list[from..end].last() else { return false };
            let plural =
                list[from..end].iter().any(|t| t.is(Mark::And) || folded[t.span.range()].ends_with('s'));
            (last.kind != TokenKind::Word || last.is(Mark::Proper)) && (new.form != Form::Base || plural)
        }
        Subject::Thing(from, end) if new.kind == CueKind::Norm => {
            new.form != Form::Base && new.form != Form::Plain
                || list[from..end].last().is_some_and(|t| folded[t.span.range()].ends_with('s'))
        }
        Subject::Thing(..) => false,
        // "The leaders discussed their ongoing support": another verb came first.
        Subject::Voice | Subject::They => {
            let before = new.site.head.checked_sub(1).map(|i| &list[i]);
            before.is_none_or(|t| t.kind != TokenKind::Word || t.is_any(&[Mark::Proper, Mark::Adverb]))
        }
        _ => true,
    }
}

/// Whether a participle belongs to the subject of a verb that follows:
/// "promoting peace is our aim", "and renewed talks will help".
#[must_use]
pub fn leads_clause(tokens: &Tokens, new: &Found) -> bool {
    let rest = &tokens.list[new.token + 1..];
    let finite = |t: &Token| finite(tokens, t) && !t.is(Mark::Noun);
    let ends = |t: &Token| {
        matches!(t.kind, TokenKind::Comma | TokenKind::Semicolon)
            || t.is_any(&[Mark::That, Mark::Which, Mark::While, Mark::When, Mark::If])
            || t.is_any(&[Mark::It, Mark::They, Mark::We])
            || t.is(Mark::And) && new.form == Form::Past
    };
    let clause = rest.iter().take_while(|t| !ends(t)).count();
    let bare = |i: usize| i == 0 || !rest[i - 1].is_any(&[Mark::To, Mark::Determiner]);
    (0..clause).any(|i| finite(&rest[i]) && bare(i))
}

/// Whether the object of an act word is a guest, and a place follows:
/// "welcomed the President to the capital".
#[must_use]
pub fn greets(tokens: &Tokens, at: usize) -> bool {
    let list = &tokens.list;
    let object =
        list[at + 1..].iter().take_while(|t| t.kind == TokenKind::Known || t.kind == TokenKind::Word);
    let to = object.take(14).position(|t| t.is(Mark::To)).map(|i| at + 1 + i);
    let Some(to) = to else { return false };
    let person = |t: &Token| is_office(tokens, t) || names_actor(tokens, t);
    let place = |t: &Token| t.is_any(&[Mark::Determiner, Mark::Proper]) || names_actor(tokens, t);
    // "The country's invitation to the Union" greets nobody.
    let guest =
        list[to - 1].kind == TokenKind::Word && list[to - 1].is(Mark::Proper) || person(&list[to - 1]);
    guest && list[at + 1..to].iter().any(person) && list.get(to + 1).is_some_and(place)
}

/// Whether an act without a subject goes on from the act before it: by its
/// form, and because it is not one of the deeds that are pledged or asked.
#[must_use]
pub fn coordinate(tokens: &Tokens, codebook: &Codebook, new: &Found, last: &Found, cue: &Cue) -> bool {
    let family = codebook.acts[new.act].family.as_str();
    let asked = codebook.acts[last.act].family == "directive";
    let deeds = last.content == Content::Deeds;
    let listed = new.site.opening == Opening::Break;
    let between = &tokens.list[last.token + 1..new.site.clause.max(last.token + 1)];
    if new.kind == CueKind::Pledge {
        return new.site.opening != Opening::Sentence
            && last.kind != CueKind::Pledge
            && !between.iter().any(|t| t.is(Mark::Which));
    }
    if new.kind == CueKind::Adjective {
        return new.site.be || last.form == Form::Participle && new.site.opening == Opening::Break;
    }
    if new.site.clause.checked_sub(1).is_some_and(|i| tokens.list[i].is(Mark::Or)) {
        return false;
    }
    if last.rule == "passive" && new.site.opening == Opening::And {
        return false;
    }
    match new.form {
        Form::Participle if new.site.be => true,
        Form::Participle => match new.site.opening {
            Opening::And if last.form == Form::Participle => family != "commissive",
            Opening::And => {
                family == "assertive" && tokens.list.get(new.token + 1).is_some_and(|t| t.is(Mark::That))
            }
            Opening::While if cue.deed => false,
            Opening::Break | Opening::While => {
                family != "commissive" && (!cue.deed || last.form == Form::Participle)
            }
            _ => false,
        },
        Form::Base | Form::Plain if matches!(last.form, Form::Base | Form::Plain) => {
            let asked_too = asked && matches!(family, "negative" | "commissive");
            let purpose = between.iter().any(|t| t.is(Mark::To));
            let of_a_list = listed && last.content != Content::Thing;
            if cue.deed { !purpose && !deeds && !of_a_list } else { !deeds || !asked_too }
        }
        Form::Base | Form::Plain => false,
        Form::Third => matches!(last.form, Form::Third | Form::Participle | Form::Plain),
        form => matches!(last.form, Form::Plain) || form == last.form || last.site.be && form == Form::Past,
    }
}

/// What a passive performs.
pub struct Passive {
    /// Where the matter begins.
    pub matter: MatterFrom,
    /// Whether it asks something of its subject: "States are encouraged to".
    pub asks: bool,
    /// Who holds it.
    pub subject: Subject,
}

/// A passive that performs its act: "it is recalled that", "States are
/// encouraged to", "the importance of unity was underscored".
#[must_use]
pub fn passive(tokens: &Tokens, at: usize, site: &Site, family: &str) -> Option<Passive> {
    let list = &tokens.list;
    let subject = if site.was { Subject::Untold } else { Subject::None };
    let mut after = at + 1;
    let mut qualified = false;
    while list
        .get(after)
        .is_some_and(|t| t.is_any(&[Mark::Adverb, Mark::Blocker]) || t.kind == TokenKind::Comma)
    {
        // "Are urged, as appropriate and …, to".
        qualified |= list[after].is(Mark::Blocker);
        after += 1;
    }
    let next = list.get(after)?;
    let speaks = matches!(family, "assertive" | "directive" | "commissive");
    match site.subject {
        Subject::It if speaks && next.is_any(&[Mark::That, Mark::To]) => {
            Some(Passive { matter: MatterFrom::Trigger, asks: false, subject })
        }
        Subject::Thing(..) | Subject::Named(..) | Subject::Body(..) | Subject::They
            if family == "directive"
                && site.modal.is_none()
                && (next.is(Mark::To) || next.kind == TokenKind::Colon || qualified) =>
        {
            Some(Passive { matter: MatterFrom::Subject, asks: !site.was, subject })
        }
        Subject::Thing(..)
            if family == "assertive"
                && site.modal.is_none()
                && next.kind != TokenKind::Word
                && !next.is(Mark::Preposition) =>
        {
            Some(Passive { matter: MatterFrom::SubjectAlone, asks: false, subject })
        }
        _ => None,
    }
}
