//! Groups paragraphs into the numbered or titled parts of the text.

use super::lines::Line;
use super::{ParagraphKind, Section};
use crate::span::Span;
use crate::text::Text;
use crate::text::numbering::Style;

/// The sections, and for every line the index of its section.
pub(super) fn of(text: &Text, lines: &[Line<'_>]) -> (Vec<Section>, Vec<usize>) {
    let mut sections: Vec<Section> = Vec::new();
    let mut members = Vec::with_capacity(lines.len());
    let mut above: Option<&Line<'_>> = None;
    for line in lines {
        let start = line.span.start();
        if joins(above, line) {
            if let Some(last) = sections.last_mut() {
                last.heading = Some(line.words.to_owned());
            }
        } else if opens(line) || sections.is_empty() {
            if let Some(last) = sections.last_mut() {
                last.span = Span::new(last.span.start(), start);
            }
            sections.push(section(line, Span::new(start, text.len())));
        }
        members.push(sections.len() - 1);
        above = Some(line);
    }
    if sections.is_empty() {
        sections.push(Section { label: None, heading: None, span: Span::new(0, text.len()) });
    }
    (sections, members)
}

/// `Article 4` on one line and `Peaceful uses` on the next are one heading.
fn joins(above: Option<&Line<'_>>, line: &Line<'_>) -> bool {
    let number_alone = |above: &Line<'_>| {
        above.kind == ParagraphKind::Heading && above.label.is_some() && above.rest().is_empty()
    };
    line.kind == ParagraphKind::Heading && line.label.is_none() && above.is_some_and(number_alone)
}

fn opens(line: &Line<'_>) -> bool {
    let style = line.label.map(|label| label.style);
    match line.kind {
        ParagraphKind::Heading => true,
        ParagraphKind::Operative => line.depth == 0 && style == Some(Style::Number),
        ParagraphKind::Body => matches!(style, Some(Style::Named | Style::HanNumber)),
        _ => false,
    }
}

fn section(line: &Line<'_>, span: Span) -> Section {
    if !opens(line) {
        return Section { label: None, heading: None, span };
    }
    let heading = Some(line.rest()).filter(|rest| line.kind == ParagraphKind::Heading && !rest.is_empty());
    Section {
        label: line.label.map(|label| label.name.to_owned()),
        heading: heading.map(str::to_owned),
        span,
    }
}
