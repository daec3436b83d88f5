//! The terms of a query: words and heads of ids as they are typed.

use std::ops::Range;

use verbale_core::codebook::fold;

use super::ast::{Field, Node};
use super::fault::Fault;
use super::lex::Key;
use super::words::{is_han, is_invisible, is_letter};

/// Wildcards in one word.
const WILDCARDS: usize = 16;

/// The characters of a term that can be seen.
pub(super) fn visible(written: &str) -> String {
    written.chars().filter(|&c| !is_invisible(c)).collect()
}

/// A word of the text, with or without wildcards.
pub(super) fn word(written: &str, at: Range<usize>) -> Result<Node, Fault> {
    let wild = |c: char| matches!(c, '*' | '?');
    let (is_wild, is_text) = (written.contains(wild), |c: char| is_han(c) || is_letter(c));
    if written == "*" {
        return Ok(Node::All);
    }
    if !written.contains(is_text) {
        let (message, hint) = match is_wild {
            true => (
                "a wildcard stands with no letter or figure",
                "write a part of the word, or `*` alone for everything",
            ),
            false => (
                "there is no letter or figure to search for",
                "put punctuation in quotation marks to search for it",
            ),
        };
        return Err(Fault::new(at, message, hint));
    }
    if written.chars().filter(|&c| wild(c)).count() > WILDCARDS {
        let message = format!("a word holds more than {WILDCARDS} wildcards");
        return Err(Fault::new(at, message, "divide it, or join its parts by NEAR"));
    }
    // Marks around a word are no part of it; between Han characters and
    // beside them they are looked for as they stand.
    let bare = match written.contains(is_han) {
        true => written,
        false => written.trim_matches(|c| !is_text(c) && !wild(c)),
    };
    let folded = fold(bare);
    Ok(if is_wild { Node::Wildcard(folded) } else { Node::Word(folded) })
}

/// The head of a document's id.
pub(super) fn id(value: &str, at: Range<usize>) -> Result<Node, Fault> {
    let head = value.trim().to_ascii_lowercase();
    let head = head.strip_prefix("sha256:").unwrap_or(&head);
    if head.is_empty() || head.len() > 64 || !head.bytes().all(|b| b.is_ascii_hexdigit()) {
        let message = format!("`{value}` is no head of an id");
        return Err(Fault::new(
            at,
            message,
            "an id is written in figures and letters from a to f, as results show it",
        ));
    }
    Ok(Node::Is(Field::Id, vec![head.to_owned()]))
}

/// A field with a value, to show how it is written.
pub(super) fn example(key: Key) -> &'static str {
    match key {
        Key::Date => "date:2010..2024",
        Key::Of(field) => match field {
            Field::Holder => "holder:CHN",
            Field::Act => "act:oppose",
            Field::Addressee => "addressee:USA",
            Field::Instrument => "instrument:NPT",
            Field::Topic => "topic:nuclear",
            Field::Degree => "degree:raised",
            Field::Family => "family:directive",
            Field::About => "about:NATO",
            Field::Party => "party:RUS",
            Field::Lang => "lang:zh",
            Field::Form => "form:joint-statement",
            Field::Title => "title:\"joint statement\"",
            Field::Source => "source:2022",
            Field::Id => "id:3f786850e3",
        },
    }
}
