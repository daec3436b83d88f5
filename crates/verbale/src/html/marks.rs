//! Cuts the text of a paragraph where marks begin and end.
//!
//! Marks may nest and cross. The text is cut at every edge, and each piece
//! carries all the marks that lie over it: joined, the pieces are the text.

use std::cmp::Reverse;
use std::fmt::Write;

use verbale_core::codebook::Degree;
use verbale_core::reading::{Mention, MentionKind, Position};
use verbale_core::span::Span;

use super::Page;
use super::escape::Escaped;

/// One mark over a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark<'a> {
    /// An act word; the number of its position.
    Trigger(usize),
    /// What an act is about; the number of its position.
    Matter(usize),
    /// A name.
    Name(&'a Mention),
}

/// A mark and its place.
pub type Placed<'a> = (Span, Mark<'a>);

/// Calls `piece` with every stretch of `part` over which the same marks lie,
/// in order, the longest mark first.
pub fn pieces<M: Copy>(part: Span, marks: &[(Span, M)], mut piece: impl FnMut(Span, &[(Span, M)])) {
    let mut marks: Vec<(Span, M)> = marks.iter().copied().filter(|(span, _)| span.overlaps(part)).collect();
    marks.sort_by_key(|(span, _)| (span.start(), Reverse(span.end())));
    let edges = marks.iter().flat_map(|(span, _)| [span.start(), span.end()]);
    let mut edges: Vec<usize> = edges.filter(|&edge| edge > part.start() && edge < part.end()).collect();
    edges.push(part.end());
    edges.sort_unstable();
    edges.dedup();
    let mut coming = marks.into_iter().peekable();
    let mut over: Vec<(Span, M)> = Vec::new();
    let mut at = part.start();
    for edge in edges {
        over.retain(|(span, _)| span.end() > at);
        while let Some(mark) = coming.next_if(|(span, _)| span.start() <= at) {
            over.push(mark);
        }
        over.sort_by_key(|(span, _)| Reverse(span.len()));
        if edge > at {
            piece(Span::new(at, edge), &over);
        }
        at = edge;
    }
}

/// Writes a part of the text with its marks.
pub(super) fn marked(page: &Page<'_>, part: Span, marks: &[Placed<'_>], out: &mut String) {
    pieces(part, marks, |span, over| element(page, span, over, out));
}

/// Writes one piece: an act word as a link to its record, the rest as spans.
fn element(page: &Page<'_>, span: Span, over: &[Placed<'_>], out: &mut String) {
    let text = Escaped(&page.document.text[span]);
    let mut classes = Vec::new();
    let mut about = Vec::new();
    let (mut title, mut trigger, mut matter) = (None, None, None);
    for (place, mark) in over {
        match mark {
            Mark::Trigger(n) => {
                trigger = Some((*n, *place));
                about.push((n + 1).to_string());
            }
            Mark::Matter(n) => {
                matter = Some(*n);
                about.push((n + 1).to_string());
            }
            Mark::Name(mention) => {
                classes.push(class(page, mention, *place));
                title = Some(name(page, mention));
            }
        }
    }
    let title = title.map(|t| format!(" title=\"{}\"", Escaped(&t))).unwrap_or_default();
    let Some(n) = trigger.map(|(n, _)| n).or(matter) else {
        let _ = match classes.is_empty() {
            true => write!(out, "{text}"),
            false => write!(out, "<span class=\"{}\"{title}>{text}</span>", classes.join(" ")),
        };
        return;
    };
    let position = &page.reading.positions[n];
    let family = page.names.family(&position.act);
    let data = format!(
        "data-p=\"{}\" data-a=\"{}\" data-h=\"{}\"",
        about.join(" "),
        Escaped(&position.act),
        page.holders(&position.holders)
    );
    let Some((_, place)) = trigger else {
        classes.insert(0, "m");
        let _ = write!(out, "<span class=\"{} {family}\" {data}{title}>{text}</span>", classes.join(" "));
        return;
    };
    let id = if place.start() == span.start() { format!(" id=\"p{}\"", n + 1) } else { String::new() };
    let degree = if place.end() == span.end() { degree(position.degree) } else { "" };
    let _ = write!(
        out,
        "<a class=\"t {family}{degree}\"{id} href=\"#n{}\" {data} title=\"{}\">{text}</a>",
        n + 1,
        Escaped(&sentence(page, position)),
    );
}

fn degree(degree: Degree) -> &'static str {
    match degree {
        Degree::Raised => " raised",
        Degree::Lowered => " lowered",
        Degree::Plain => "",
    }
}

/// A position in one line: who does what toward whom.
fn sentence(page: &Page<'_>, position: &Position) -> String {
    let who = page.names.actors(&position.holders);
    let act = page.names.act(&position.act);
    match position.addressees.is_empty() {
        true => format!("{who} {act}"),
        false => format!("{who} {act} → {}", page.names.actors(&position.addressees)),
    }
}

/// A name is a holder's where it stands before the act word of a position
/// that it holds, in the same sentence and outside the matter.
fn class(page: &Page<'_>, mention: &Mention, place: Span) -> &'static str {
    match mention.kind {
        MentionKind::Instrument => return "instrument",
        MentionKind::Actor | MentionKind::Person => {}
        MentionKind::Topic | MentionKind::Date => return "other",
    }
    let positions = &page.reading.positions;
    let after = positions.partition_point(|p| p.trigger.start() < place.end());
    let holds = positions.get(after).is_some_and(|p| {
        p.clause.contains(place)
            && (mention.kind == MentionKind::Person || p.holders.contains(&mention.of))
            && p.matter.is_none_or(|m| !m.overlaps(place))
    });
    if holds { "holder" } else { "actor" }
}

fn name(page: &Page<'_>, mention: &Mention) -> String {
    match mention.kind {
        MentionKind::Actor => page.names.actor_in_full(&mention.of),
        MentionKind::Person => page.names.person(&mention.of),
        MentionKind::Instrument => page.names.instrument(&mention.of),
        MentionKind::Topic => page.names.topic(&mention.of),
        MentionKind::Date => mention.of.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, pieces};
    use verbale_core::span::Span;

    #[test]
    fn crossing_marks_are_cut_and_nothing_is_lost() {
        let marks = [
            (Span::new(2, 8), Mark::Matter(0)),
            (Span::new(5, 12), Mark::Matter(1)),
            (Span::new(5, 6), Mark::Trigger(1)),
        ];
        let mut seen = Vec::new();
        pieces(Span::new(0, 14), &marks, |span, over| seen.push((span.start(), span.end(), over.len())));
        assert_eq!(seen, [(0, 2, 0), (2, 5, 1), (5, 6, 3), (6, 8, 2), (8, 12, 1), (12, 14, 0)]);
    }

    #[test]
    fn a_part_without_marks_is_one_piece() {
        let mut seen = Vec::new();
        pieces(Span::new(3, 9), &[(Span::new(0, 3), Mark::Matter(0))], |span, over| {
            seen.push((span.start(), span.end(), over.len()));
        });
        assert_eq!(seen, [(3, 9, 0)]);
    }
}
