//! Recitals and numbered decisions of resolutions, and recitals of treaties.
//!
//! Refuses to look for them without an opening line: the name of those who
//! speak, and a comma.

use super::ParagraphKind::{Body, Heading, Operative, Preambular};
use super::lines::{Ended, Line};
use crate::text::numbering::Style;

/// Kinds of bodies that pass resolutions, as words of their names.
const ORGANS: [&str; 22] = [
    "council",
    "assembly",
    "committee",
    "commission",
    "conference",
    "board",
    "congress",
    "parliament",
    "meeting",
    "理事会",
    "大会",
    "委员会",
    "会议",
    "理事會",
    "委員會",
    "совет",
    "ассамблея",
    "комитет",
    "комиссия",
    "конференция",
    "собрание",
    "consejo",
];

/// Marks preambular and operative paragraphs.
pub(super) fn mark(lines: &mut [Line<'_>]) {
    let mut at = 0;
    while at < lines.len() {
        at = match preamble(lines, at) {
            Some(end) => {
                let organ = is_organ(&lines[at]);
                for line in lines[at..end].iter_mut().filter(|line| line.kind == Body) {
                    line.kind = Preambular;
                }
                if organ { operative(lines, end) } else { end }
            }
            None => at + 1,
        };
    }
}

/// Where the preamble that opens at this line ends.
fn preamble(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let opening = &lines[at];
    let names = opening.kind == Body && opening.ended == Ended::Comma && opening.label.is_none();
    if !names || opening.width() > 320 || opening.words.starts_with(char::is_lowercase) {
        return None;
    }
    let mut end = at + 1;
    while let Some(line) = lines.get(end) {
        let recites = matches!(line.ended, Ended::Comma | Ended::Clause);
        let numbered = line.label.is_some_and(|label| matches!(label.style, Style::Number | Style::Named));
        // A recital may end in a full stop by mistake; the next one tells.
        let slip = line.ended == Ended::Full
            && lines.get(end + 1).is_some_and(|next| next.ended == Ended::Comma && next.label.is_none());
        if numbered || line.kind != Body || !(recites || slip) {
            break;
        }
        end += 1;
    }
    let recitals = end - at - 1;
    let decides = lines.get(end).is_some_and(|line| {
        line.label.is_some_and(|label| label.style == Style::Number && label.name == "1")
    });
    (recitals >= 2 || recitals == 1 && decides || is_organ(opening) && decides).then_some(end)
}

/// Whether the opening names one body, not the parties of a treaty.
fn is_organ(opening: &Line<'_>) -> bool {
    let lower = opening.words.to_lowercase();
    opening.width() <= 90 && ORGANS.iter().any(|organ| lower.contains(organ))
}

/// Marks the numbered paragraphs after a preamble; gives where they end.
fn operative(lines: &mut [Line<'_>], from: usize) -> usize {
    let mut numbered = false;
    for (at, line) in lines.iter_mut().enumerate().skip(from) {
        if !matches!(line.kind, Body | Heading) {
            return at;
        }
        let label = line.label.map(|label| label.style);
        numbered |= label == Some(Style::Number);
        let opening = numbered && label.is_none() && line.ended == Ended::Comma;
        if opening || line.kind == Heading && matches!(label, Some(Style::Named)) {
            // The next resolution, or an annex.
            return at;
        }
        // Operative paragraphs are numbered and preambular ones are not, so an
        // unnumbered paragraph after the first numbered one belongs to it.
        let decides = line.ended == Ended::Colon || numbered;
        if line.kind == Body && decides {
            line.kind = Operative;
        }
    }
    lines.len()
}
