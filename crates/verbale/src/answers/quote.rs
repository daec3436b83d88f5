//! Whether words stand in a text, and exactly where: what lets a quotation
//! be checked.

use serde_json::{Value, json};
use verbale_core::codebook::fold;
use verbale_core::span::Span;
use verbale_desk::trace::Formula;
use verbale_desk::{Desk, DeskError};

use super::Told;

/// How many places are told.
const PLACES: usize = 20;

/// How many characters are sought nearly; longer quotes only exactly.
const NEARLY: usize = 400;

/// Where a quote stands in a document: `exact` where it does to the letter,
/// `form` where case, width or script differ, `near` where a tenth of its
/// characters do at most; else `absent`.
///
/// # Errors
/// Where the quote holds no words or there is no such document.
pub fn verify(desk: &mut Desk, id: &str, quote: &str) -> Told {
    if quote.trim().is_empty() {
        return Err(DeskError::refused(
            "the quote is empty",
            "give the words as they are said to stand there",
        ));
    }
    let card = desk.card(id)?;
    let document = desk.document(id)?;
    let text: &str = &document.text;
    let (verdict, spans) = found(text, quote);
    let places: Vec<Value> = spans.iter().take(PLACES).map(|span| place(text, *span)).collect();
    Ok(json!({
        "document": card.id, "title": card.title, "date": card.date, "language": card.language,
        "quote": quote, "verdict": verdict, "found": verdict == "exact", "places": places,
    }))
}

fn found(text: &str, quote: &str) -> (&'static str, Vec<Span>) {
    let all = |text: &str, words: &str| -> Vec<Span> {
        text.match_indices(words).map(|(at, found)| Span::new(at, at + found.len())).collect()
    };
    let exact = all(text, quote);
    if !exact.is_empty() {
        return ("exact", exact);
    }
    // Folding keeps lengths, so places in the folded text are places in the text.
    let form = all(&fold(text), &fold(quote.trim()));
    if !form.is_empty() {
        return ("form", form);
    }
    let length = quote.trim().chars().count();
    if length <= NEARLY {
        let uses = Formula::new(quote, length / 10).uses(text);
        if !uses.is_empty() {
            return ("near", uses.into_iter().map(|used| used.span).collect());
        }
    }
    ("absent", Vec::new())
}

fn place(text: &str, span: Span) -> Value {
    let words = text.get(span.range()).unwrap_or_default();
    let start = text.get(..span.start()).unwrap_or_default().chars().count();
    json!({"start": start, "end": start + words.chars().count(), "bytes": [span.start(), span.end()], "text": words})
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn a_quote_is_there_to_the_letter_or_told_otherwise() {
        let text = "Both sides oppose the threat of force. 双方反对使用武力。";
        let verdict = |quote| found(text, quote).0;
        assert_eq!(verdict("oppose the threat"), "exact");
        assert_eq!(verdict("Oppose The Threat"), "form");
        assert_eq!(verdict("oppose the threat of farce"), "near");
        assert_eq!(verdict("support the threat of peace"), "absent");
        let (_, spans) = found(text, "反对");
        assert_eq!(&text[spans[0].range()], "反对");
    }
}
