//! Lays the elements of a page out as paragraphs.
//!
//! Walks without recursion: a page may nest as deep as it likes.

use dom_query::NodeRef;

/// Elements that hold no words of the text.
const SKIPPED: [&str; 22] = [
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select",
    "iframe", "svg", "object", "video", "audio", "canvas", "head", "math", "dialog", "menu", "textarea",
    "link",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 32] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "thead",
    "tbody",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "hr",
    "address",
    "center",
    "details",
    "summary",
    "body",
];

enum Step<'a> {
    Open(NodeRef<'a>),
    Break,
}

/// The paragraphs of some elements, an empty line between them.
pub(super) fn of(nodes: &[NodeRef<'_>]) -> String {
    let mut text = String::new();
    let mut steps: Vec<Step<'_>> = Vec::new();
    for node in nodes.iter().rev() {
        steps.push(Step::Break);
        steps.push(Step::Open(*node));
    }
    while let Some(step) = steps.pop() {
        let Step::Open(node) = step else {
            end_paragraph(&mut text);
            continue;
        };
        if node.is_text() {
            push_words(&mut text, &node.text());
            continue;
        }
        let name = node.node_name().map(|name| name.to_lowercase()).unwrap_or_default();
        if SKIPPED.contains(&name.as_str()) || is_hidden(&node) {
            continue;
        }
        match name.as_str() {
            "br" => break_line(&mut text),
            "td" | "th" => push_words(&mut text, " "),
            _ => {}
        }
        if BLOCKS.contains(&name.as_str()) {
            end_paragraph(&mut text);
            steps.push(Step::Break);
        }
        if name == "li" {
            text.push_str(&marker(&node));
        }
        steps.extend(node.children_it(true).map(Step::Open));
    }
    text
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").map(|style| style.replace(' ', "").to_lowercase());
    node.has_attr("hidden") || style.is_some_and(|style| style.contains("display:none"))
}

/// The number or bullet that a browser would show before a list item.
fn marker(item: &NodeRef<'_>) -> String {
    let Some(list) = item.parent() else { return String::new() };
    let name = list.node_name().map(|name| name.to_string()).unwrap_or_default();
    if !name.eq_ignore_ascii_case("ol") {
        return "• ".to_owned();
    }
    let mut place = list.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1_u32);
    let mut above = item.prev_element_sibling();
    while let Some(sibling) = above.filter(|_| place < 2000) {
        place += 1;
        above = sibling.prev_element_sibling();
    }
    match list.attr("type").as_deref() {
        Some("a") if place <= 26 => format!("({}) ", char::from(b'a' + (place - 1) as u8)),
        _ => format!("{place}. "),
    }
}

/// Adds words, white space as one space.
fn push_words(text: &mut String, words: &str) {
    for c in words.chars() {
        // A browser shows breaks and tabs of the file as spaces.
        let space = matches!(c, ' ' | '\n' | '\r' | '\t' | '\x0c');
        if !space {
            text.push(c);
        } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

fn break_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
}

fn end_paragraph(text: &mut String) {
    // A list item whose words stand in a paragraph keeps its marker.
    let line = text.rsplit('\n').next().unwrap_or("");
    if line.ends_with("• ") || line.len() < 6 && (line.ends_with(". ") || line.ends_with(") ")) {
        return;
    }
    while text.ends_with(' ') {
        text.pop();
    }
    while !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
}
