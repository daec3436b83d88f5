//! Instruments without an entry, told by their form: 《…协定》, "the … Plan of
//! Action", "the 1921 Agreement", «Дохинская программа».
//!
//! Refuses a noun alone, and a name in which the noun only qualifies another
//! ("Programme Officer", "Convention Secretariat").

use super::{Place, Reference, is_word, slug};
use crate::codebook::Sign;
use crate::reading::tokens::TokenKind;
use crate::span::Span;

/// No name in quotation marks is longer, in bytes; what is, is a quotation.
const LONGEST: usize = 240;

/// The titles of one sentence.
pub fn titled(place: Place) -> Vec<Reference> {
    let mut found = quoted(place);
    if place.is_han() {
        return found;
    }
    let has_cases = place.has_cases();
    let mut after_capital = false;
    for at in 0..place.tokens.list.len() {
        // Letters first: most words are settled by their case.
        let capital = place.is_capital(at);
        let may = capital || has_cases && (after_capital || place.figures && is_year(place.written(at + 1)));
        after_capital = capital;
        if !may || !is_lone(place, at) || !place.is_form_of(at, Sign::Titled) {
            continue;
        }
        let span = if has_cases { inflected(place, at) } else { capitalised(place, at) };
        let Some(span) = span else { continue };
        if !found.iter().any(|known: &Reference| known.span.overlaps(span)) {
            found.push(Reference { span, id: slug(&place.text[span.range()]) });
        }
    }
    found
}

/// Whether one word alone stands at a place.
fn is_lone(place: Place, at: usize) -> bool {
    match place.tokens.list[at].kind {
        TokenKind::Word => true,
        TokenKind::Known => !place.word(at).contains(' '),
        _ => false,
    }
}

/// The kind under which a reference may be pointed back to: the one whose
/// bare noun its name holds.
pub fn kind<'a>(place: Place<'a>, reference: &Reference) -> Option<&'a str> {
    let name = &place.folded[reference.span.range()];
    let kinds = &place.lexicon.instruments.kinds;
    let ends =
        |kind: &usize| place.lexicon.instruments.bare[*kind].iter().any(|noun| name.ends_with(&**noun));
    let named = if place.is_han() {
        (0..kinds.len()).filter(|kind| kinds[*kind] != super::PARTY).find(ends)
    } else {
        let words = name.split(|c: char| !c.is_alphanumeric());
        words
            .flat_map(|word| place.lexicon.instruments.kinds_named(word))
            .filter(|kind| kinds[*kind] != super::PARTY)
            .min()
    };
    named.map(|kind| &*kinds[kind])
}

/// Names in quotation marks that end or begin in a noun for an instrument.
fn quoted(place: Place) -> Vec<Reference> {
    let mut found = Vec::new();
    if !place.tokens.has_quotes() {
        return found;
    }
    let [nouns, more, papers] = [Sign::Titled, Sign::Quoted, Sign::Papers].map(|sign| place.nouns(sign));
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
fn capitalised(place: Place, noun: usize) -> Option<Span> {
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
            && !place.is_form_of(before - 1, Sign::Titled)
            && before > 1
        {
            from = before - 1;
        } else {
            break;
        }
    }
    // "the 1921 Agreement" is named by its year.
    let year = from.checked_sub(1).filter(|&i| is_year(place.written(i)));
    let to = forward(place, noun)?;
    let name = year.unwrap_or(from);
    let short = place.written(from).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let told = (from < noun && !(from + 1 == noun && (short || article(place, from))))
        || to > noun
        || year.is_some();
    told.then(|| list[name].span.cover(list[to].span))
}

/// Where a name that holds this noun ends; nothing where the noun only
/// qualifies what follows.
fn forward(place: Place, noun: usize) -> Option<usize> {
    let mut to = noun;
    loop {
        let next = to + 1;
        if place.is_capital(next) && adjacent(place, to) {
            let number = place.written(next).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
            let about = place.is(next, Sign::About);
            if to == noun && !number && !about && !place.is_form_of(next, Sign::Titled) {
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
    if noun > 1 && place.is_capital(noun - 1) && list[noun - 1].looks(crate::codebook::Shape::Adjective) {
        return Some(list[noun - 1].span.cover(list[noun + year].span));
    }
    if !place.is_capital(noun) && year == 0 || noun == 0 {
        return None;
    }
    if year > 0 {
        return Some(list[noun].span.cover(list[noun + 1].span));
    }
    if !place.is(noun + 1, Sign::About) {
        return None;
    }
    let end = (noun + 2..noun + 5).take_while(|&i| list.get(i).is_some_and(is_word)).last()?;
    Some(list[noun].span.cover(list[end].span))
}

/// Whether the noun at this place opens a longer title ("Treaty of …",
/// "Convention on …") or stands beside its year.
pub fn opens_title(place: Place, at: usize) -> bool {
    is_year(place.written(at.wrapping_sub(1))) || is_year(place.word(at + 1)) || place.is(at + 1, Sign::About)
}
