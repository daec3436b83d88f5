//! The codebook's own examples, read: each finds the act that it marks, and no
//! counterexample performs the act that it only seems to.

use std::ops::Range;

use verbale_core::codebook::Codebook;
use verbale_core::reading::{MentionKind, Position, Reading, read};
use verbale_core::text::Document;

/// A marked sentence without its marks, and the places of the marked parts.
#[derive(Default)]
struct Marked {
    plain: String,
    parts: Vec<(String, Range<usize>)>,
}

impl Marked {
    /// Reads `{act: 重申}`; parts may stand in one another.
    fn new(text: &str) -> Self {
        let mut marked = Self::default();
        let mut open: Vec<(String, usize)> = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            match c {
                '{' => {
                    let (name, after) = rest[1..].split_once(':').expect("a mark has a name and a colon");
                    open.push((name.to_owned(), marked.plain.len()));
                    rest = after.strip_prefix(' ').unwrap_or(after);
                }
                '}' => {
                    let (name, start) = open.pop().expect("a mark is opened before it is closed");
                    marked.parts.push((name, start..marked.plain.len()));
                    rest = &rest[1..];
                }
                _ => {
                    marked.plain.push(c);
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        marked
    }

    fn part(&self, name: &str) -> Option<Range<usize>> {
        self.parts.iter().find(|(n, _)| n == name).map(|(_, range)| range.clone())
    }
}

fn reading(codebook: &Codebook, text: &str, lang: &str) -> (Document, Reading) {
    let document = Document::of_text(&format!("{text}\n"), lang);
    let reading = read(&document, codebook);
    (document, reading)
}

/// What is wrong with the record that should stand at the marked act.
fn fault(codebook: &Codebook, act: &str, lang: &str, text: &str) -> Option<String> {
    let marked = Marked::new(text);
    let (document, reading) = reading(codebook, &marked.plain, lang);
    let trigger = marked.part("act").expect("an example marks its act");
    let overlaps = |p: &&Position| p.trigger.start() < trigger.end && trigger.start < p.trigger.end();
    let Some(position) = reading.positions.iter().find(overlaps) else { return Some("no record".to_owned()) };
    if position.act != act {
        return Some(format!("the act is `{}`", position.act));
    }
    if let Some(matter) = marked.part("matter") {
        let found = position.matter.map_or("", |m| &document.text[m]);
        let wanted = marked.plain[matter].trim_end_matches(['.', '。', ';', '；', ',', '，']);
        if found != wanted {
            return Some(format!("the matter is `{found}`"));
        }
    }
    let holder = marked.part("holder")?;
    let within = |start: usize, end: usize| start >= holder.start && end <= holder.end;
    let named: Vec<&str> = reading
        .mentions
        .iter()
        .filter(|m| m.kind == MentionKind::Actor && within(m.span.start(), m.span.end()))
        .map(|m| m.of.as_str())
        .collect();
    let missing = named.iter().any(|id| !position.holders.iter().any(|h| h == id));
    (missing || position.holders.is_empty()).then(|| format!("the holders are {:?}", position.holders))
}

#[test]
fn every_example_finds_the_act_that_it_marks() {
    let codebook = Codebook::builtin();
    let mut faults = Vec::new();
    for act in &codebook.acts {
        for example in &act.examples {
            if let Some(fault) = fault(&codebook, &act.id, &example.lang, &example.text) {
                faults.push(format!("{}: {}\n    {fault}", act.id, example.text));
            }
        }
    }
    assert!(faults.is_empty(), "{} examples fail:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_counterexample_performs_the_act_that_it_seems_to() {
    let codebook = Codebook::builtin();
    let mut faults = Vec::new();
    for act in &codebook.acts {
        for example in &act.counterexamples {
            let (_, reading) = reading(&codebook, &example.text, &example.lang);
            if reading.positions.iter().any(|p| p.act == act.id) {
                faults.push(format!("{}: {} ({})", act.id, example.text, example.why));
            }
        }
    }
    assert!(faults.is_empty(), "{} counterexamples fail:\n{}", faults.len(), faults.join("\n"));
}
