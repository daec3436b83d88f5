//! The paragraphs of a part of a Word file, each on a line of its own.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::numbering::Numbering;

/// Elements whose words are not part of the text.
const SKIPPED: [&str; 6] = ["Fallback", "del", "moveFrom", "instrText", "delText", "rPrChange"];

/// What is known of the paragraph being read.
#[derive(Default)]
struct Paragraph {
    words: String,
    list: Option<String>,
    level: usize,
    style: Option<String>,
}

/// Reads the paragraphs.
pub(super) fn read(xml: &str, numbering: &mut Numbering) -> Result<String, String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut text = String::new();
    // Text boxes put paragraphs inside paragraphs.
    let mut open: Vec<Paragraph> = Vec::new();
    let mut skipping = 0_usize;
    let mut speaks = false;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(Event::Start(tag)) if skipping > 0 || SKIPPED.contains(&local(&tag)) => skipping += 1,
            Ok(Event::End(_)) if skipping > 0 => skipping -= 1,
            Ok(_) if skipping > 0 => {}
            Ok(Event::Start(tag)) => match local(&tag) {
                "p" if open.len() < 64 => open.push(Paragraph::default()),
                "t" => speaks = true,
                _ => mark(&tag, &mut open),
            },
            Ok(Event::Empty(tag)) => mark(&tag, &mut open),
            Ok(Event::Text(words)) if speaks => push(&mut open, &words.xml10_content()),
            Ok(Event::CData(words)) if speaks => push(&mut open, &words.xml10_content()),
            Ok(Event::GeneralRef(name)) if speaks => {
                let c = name.resolve_char_ref().ok().flatten();
                let named =
                    || quick_xml::escape::resolve_predefined_entity(&name.xml10_content()).map(str::to_owned);
                push(&mut open, &c.map(String::from).or_else(named).unwrap_or_default());
            }
            Ok(Event::End(tag)) => match tag.local_name().into_inner() {
                "t" => speaks = false,
                "p" => end(&mut text, open.pop(), numbering),
                _ => {}
            },
            Ok(_) => {}
            Err(error) if text.is_empty() && open.is_empty() => {
                return Err(format!("its text breaks off: {error}"));
            }
            Err(_) => break,
        }
    }
    while let Some(paragraph) = open.pop() {
        end(&mut text, Some(paragraph), numbering);
    }
    Ok(text)
}

fn local<'a>(tag: &'a BytesStart<'_>) -> &'a str {
    tag.local_name().into_inner()
}

/// The value of an attribute, whatever its prefix.
pub(super) fn value(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    let found =
        tag.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == key)?;
    Some(found.value.to_string())
}

fn push(open: &mut [Paragraph], words: &str) {
    if let Some(paragraph) = open.last_mut() {
        paragraph.words.push_str(words);
    }
}

/// Reads an element that stands for a character or tells of the paragraph.
fn mark(tag: &BytesStart<'_>, open: &mut [Paragraph]) {
    let Some(paragraph) = open.last_mut() else { return };
    match local(tag) {
        "tab" | "ptab" => paragraph.words.push(' '),
        "br" | "cr" => paragraph.words.push(' '),
        "noBreakHyphen" => paragraph.words.push('-'),
        "footnoteReference" | "footnoteRef" => {
            if let Some(id) = value(tag, "id") {
                paragraph.words.push_str(&format!("[{id}]"));
            }
        }
        "pStyle" => paragraph.style = value(tag, "val"),
        "numId" => paragraph.list = value(tag, "val"),
        "ilvl" => paragraph.level = value(tag, "val").and_then(|level| level.parse().ok()).unwrap_or(0),
        _ => {}
    }
}

fn end(text: &mut String, paragraph: Option<Paragraph>, numbering: &mut Numbering) {
    let Some(paragraph) = paragraph else { return };
    if paragraph.words.trim().is_empty() {
        return;
    }
    let label = numbering.label(paragraph.list.as_deref(), paragraph.level, paragraph.style.as_deref());
    text.push_str(&label);
    text.push_str(&paragraph.words.replace(['\n', '\r'], " "));
    text.push('\n');
}
