//! Web pages: takes the main text out, leaves menus and footers behind.
//!
//! Known sites and containers first, then the page's own shape, at last the
//! whole body, which is said. Places are counted in the canonical text.

mod paragraphs;
mod sites;

use dom_query::{Document as Page, NodeRef};
use dom_smoothie::{Config, Readability};
use verbale_core::diagnostic::{Diagnostic, Severity};
use verbale_core::text::Document;

use crate::repair::Joining;
use crate::{Format, Hint, IngestError, decode, flow};

/// Elements nested deeper than this are no page that people read; the
/// readability measure is not tried on them.
const DEEPEST: usize = 400;

/// A text shorter than this is no main text.
const SHORTEST: usize = 120;

/// Reads a web page.
pub(crate) fn document(bytes: &[u8], hint: &Hint) -> Result<Document, IngestError> {
    let declared = declared(bytes);
    let decoded = decode::decode(bytes, hint, declared.as_deref())?;
    let page = Page::from(decoded.text.as_str());
    let mut diagnostics = decoded.diagnostics;
    let main = main_text(&page, &decoded.text, &hint.name, &mut diagnostics);
    let main = main
        .filter(|text| !text.trim().is_empty())
        .ok_or_else(|| IngestError::NoMainText { name: hint.name.clone() })?;
    let text = with_title(&page, &hint.name, main);
    let facts = flow::Facts {
        format: Format::Html,
        encoding: decoded.encoding,
        replaced: decoded.replaced,
        joining: Joining::Judge,
    };
    let mut document = flow::document(bytes, hint, &text, &[], facts);
    document.diagnostics.splice(0..0, diagnostics);
    Ok(document)
}

fn main_text(page: &Page, html: &str, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    if let Some(text) =
        sites::main(page, name).map(|nodes| paragraphs::of(&nodes)).filter(|text| is_enough(text))
    {
        return Some(text);
    }
    if depth(page) <= DEEPEST
        && let Some(text) = readable(html).filter(|text| is_enough(text))
    {
        return Some(text);
    }
    let body = page.body().unwrap_or_else(|| page.root());
    let text = paragraphs::of(&[body]);
    let whole =
        Diagnostic::new(Severity::Warning, "whole-page", "no main text was found; the whole page was read");
    diagnostics
        .push(whole.hint("menus and footers may be among the paragraphs; save the text alone if they are"));
    Some(text)
}

fn is_enough(text: &str) -> bool {
    // A Han character says as much as three letters.
    text.chars().map(|c| if c >= '\u{2e80}' { 3 } else { 1 }).sum::<usize>() >= SHORTEST
}

/// The main text by the page's own shape.
fn readable(html: &str) -> Option<String> {
    let config = Config { max_elements_to_parse: 200_000, ..Config::default() };
    let mut reader = Readability::new(html, None, Some(config)).ok()?;
    let article = reader.parse().ok()?;
    let content = Page::from(article.content);
    Some(paragraphs::of(&[content.body().unwrap_or_else(|| content.root())]))
}

fn depth(page: &Page) -> usize {
    let mut deepest = 0;
    let mut open = vec![(page.root(), 0)];
    while let Some((node, depth)) = open.pop() {
        deepest = deepest.max(depth);
        if depth > DEEPEST {
            break;
        }
        open.extend(node.children_it(false).filter(NodeRef::is_element).map(|child| (child, depth + 1)));
    }
    deepest
}

/// Puts the title, and the date where the site shows one, above a text that
/// does not begin with it.
fn with_title(page: &Page, name: &str, main: String) -> String {
    let title = sites::title(page, name);
    let tight = |s: &str| s.chars().filter(|c| !c.is_whitespace()).take(400).collect::<String>();
    let head = tight(&main);
    let mut text = String::new();
    for line in [title, sites::date(page, name)].into_iter().flatten() {
        if !head.contains(&tight(&line)) && !line.trim().is_empty() {
            text.push_str(line.trim());
            text.push_str("\n\n");
        }
    }
    text + &main
}

/// The encoding that the page declares in its head.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let label = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
    Some(label[..end].to_owned()).filter(|label| !label.is_empty())
}
