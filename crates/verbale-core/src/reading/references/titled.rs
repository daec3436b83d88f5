//! Instruments without an entry, told by their form: 《…协定》, "the … Plan of
//! Action", "the 1921 Agreement", «Дохинская программа».
//!
//! Refuses a noun alone, and a name in which the noun only qualifies another
//! ("Programme Officer", "Convention Secretariat").

use super::{Place, Reference, fold, is_form_of, is_word, slug};
use crate::reading::tokens::TokenKind;
use crate::span::Span;

/// No name in quotation marks is longer, in bytes; what is, is a quotation.
const LONGEST: usize = 240;

/// The titles of one sentence.
pub fn titled(place: Place) -> Vec<Reference> {
    let nouns = place.nouns("titled");
    let mut found = quoted(place, nouns);
    if place.is_han() {
        return found;
    }
    for at in 0..place.tokens.list.len() {
        let lone = place.tokens.list[at].kind == TokenKind::Word
            || place.tokens.list[at].kind == TokenKind::Known && !place.word(at).contains(' ');
        // Letters first: most words are settled by their case.
        let may = place.is_capital(at)
            || place.has_cases() && (at > 0 && place.is_capital(at - 1) || is_year(place.written(at + 1)));
        if !lone || !may || !place.is_one_of(at, nouns) {
            continue;
        }
        let span = if !place.has_cases() { capitalised(place, at, nouns) } else { inflected(place, at) };
        let Some(span) = span else { continue };
        if !found.iter().any(|known: &Reference| known.span.overlaps(span)) {
            found.push(Reference { span, id: slug(&place.text[span.range()]) });
        }
    }
    found
}

/// The kind under which a reference may be pointed back to: the one whose
/// bare noun its name holds.
pub fn kind<'a>(place: Place<'a>, reference: &Reference) -> Option<&'a str> {
    let name = &place.folded[reference.span.range()];
    let kinds = place.lexicon.language.instrument_nouns.iter();
    kinds
        .filter(|(kind, _)| *kind != super::PARTY)
        .find(|(_, nouns)| {
            nouns.iter().any(|noun| {
                let noun = fold(noun);
                let noun = noun.trim_matches(['《', '》']).rsplit(' ').next().unwrap_or("");
                let noun = noun.trim_start_matches("该").trim_start_matches("这一");
                if place.is_han() {
                    name.ends_with(noun)
                } else {
                    name.split(|c: char| !c.is_alphanumeric()).any(|word| is_form_of(word, noun))
                }
            })
        })
        .map(|(kind, _)| kind.as_str())
}

/// Names in quotation marks that end or begin in a noun for an instrument.
fn quoted(place: Place, nouns: &[String]) -> Vec<Reference> {
    let (more, papers) = (place.nouns("quoted"), place.nouns("papers"));
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut booked = false;
    for token in &place.tokens.list {
        match (token.kind, &place.text[token.span.range()]) {
            (TokenKind::Open, "《" | "“" | "«" | "<<" | "\"") => {
                open = Some(token.span.end());
                booked = &place.text[token.span.range()] == "《";
            }
            (TokenKind::Close, _) => {
                let Some(start) = open.take() else { continue };
                let span = Span::new(start, token.span.start());
                let title = &place.folded[span.range()];
                let names = |noun: &String| {
                    title.ends_with(noun.as_str())
                        || title.strip_prefix(noun.as_str()).is_some_and(|rest| rest.starts_with(' '))
                };
                // A word alone is a short name defined here ("the Convention").
                let lone = !place.is_han() && !title.trim_start_matches("the ").contains(' ');
                if (10..LONGEST).contains(&title.len())
                    && !lone
                    // A term quoted in small letters is no name.
                    && (place.is_han() || place.text[start..].starts_with(char::is_uppercase))
                    && (nouns.iter().chain(more).any(names) || booked && papers.iter().any(names))
                    && !title.contains(['，', '。', ';'])
                {
                    found.push(Reference { span, id: slug(&place.text[span.range()]) });
                }
            }
            _ => {}
        }
    }
    found
}

const LINKS: [&str; 6] = ["of", "for", "on", "against", "in", "to"];

/// A name in capitals around its noun. It does not reach back over an
/// article, so that "article IV of the Treaty" is not one.
fn capitalised(place: Place, noun: usize, nouns: &[String]) -> Option<Span> {
    if !place.is_capital(noun) {
        return None;
    }
    let list = &place.tokens.list;
    let mut from = noun;
    while from > 0 {
        let before = from - 1;
        if place.is_capital(before) {
            // The first word of a sentence has a capital of its own.
            if before == 0 && list[0].kind == TokenKind::Known && !list[0].names() {
                break;
            }
            from = before;
        } else if from > 1
            && matches!(place.word(before), "and" | "for" | "of")
            // "the Purposes and Principles" are two things, not one name.
            && from < noun
            && place.is_capital(before - 1)
            && !place.is_one_of(before - 1, nouns)
            && before > 1
        {
            from = before - 1;
        } else {
            break;
        }
    }
    // "the 1921 Agreement" is named by its year.
    let year = from.checked_sub(1).filter(|&i| is_year(place.written(i)));
    let to = forward(place, noun, nouns)?;
    let name = year.unwrap_or(from);
    let short = place.written(from).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let told = (from < noun && !(from + 1 == noun && (short || article(place, from))))
        || to > noun
        || year.is_some();
    told.then(|| list[name].span.cover(list[to].span))
}

/// Where a name that holds this noun ends; nothing where the noun only
/// qualifies what follows.
fn forward(place: Place, noun: usize, nouns: &[String]) -> Option<usize> {
    let mut to = noun;
    loop {
        let next = to + 1;
        if place.is_capital(next) && adjacent(place, to) {
            let number = place.written(next).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
            let about = place.nouns("about").iter().any(|word| word == place.word(next));
            if to == noun && !number && !about && !place.is_one_of(next, nouns) {
                return None;
            }
            to = next;
            continue;
        }
        let linked = LINKS.contains(&place.word(next)) || to > noun && place.word(next) == "and";
        let article = usize::from(linked && place.word(next + 1) == "the");
        if linked && place.is_capital(next + 1 + article) && !is_month(place, next + 1 + article) {
            to = next + 1 + article;
            continue;
        }
        return Some(to);
    }
}

fn is_month(place: Place, at: usize) -> bool {
    place.lexicon.language.months.iter().any(|month| month == place.word(at))
}

fn adjacent(place: Place, at: usize) -> bool {
    let list = &place.tokens.list;
    list.get(at + 1).is_some_and(|next| list[at].span.end() + 1 == next.span.start())
}

/// A short word with a capital at the head of a sentence: "The", "This".
fn article(place: Place, at: usize) -> bool {
    at == 0 && place.written(0).chars().count() <= 4
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|b| b.is_ascii_digit())
        && (word.starts_with("1") || word.starts_with("20"))
}

/// Where words change by their endings a name begins with a capital adjective
/// («Дохинская программа»), is dated («Договор 1921 года»), or is a capital
/// noun that says what it is about («Соглашение о …»).
fn inflected(place: Place, noun: usize) -> Option<Span> {
    let list = &place.tokens.list;
    let year = usize::from(is_year(place.written(noun + 1)));
    let about = place.nouns("about");
    if noun > 1 && place.is_capital(noun - 1) && list[noun - 1].looks(crate::codebook::Shape::Adjective) {
        return Some(list[noun - 1].span.cover(list[noun + year].span));
    }
    if !place.is_capital(noun) && year == 0 || noun == 0 {
        return None;
    }
    if year > 0 {
        return Some(list[noun].span.cover(list[noun + 1].span));
    }
    if !about.iter().any(|word| word == place.word(noun + 1)) {
        return None;
    }
    let end = (noun + 2..noun + 5).take_while(|&i| list.get(i).is_some_and(is_word)).last()?;
    Some(list[noun].span.cover(list[end].span))
}

/// Whether the noun at this place opens a longer title ("Treaty of …",
/// "Convention on …") or stands beside its year.
pub fn opens_title(place: Place, at: usize) -> bool {
    let next = place.word(at + 1);
    is_year(place.written(at.wrapping_sub(1)))
        || is_year(next)
        || place.nouns("about").iter().any(|word| word == next)
}
