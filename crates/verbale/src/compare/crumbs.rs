//! Puts edits together that only a crumb divides: one Chinese character, or
//! one short word. People read words and not letters.

use verbale_core::compare::{Edit, Substance};
use verbale_core::span::Span;

/// Letters of a short word.
const SHORT: usize = 3;

/// The edits of a link as people should see them.
#[must_use]
pub fn joined(left: &str, right: &str, edits: &[Edit]) -> Vec<Edit> {
    let mut out: Vec<Edit> = Vec::new();
    for &edit in edits {
        let both = out.last().and_then(|last| join(left, right, *last, edit));
        match both {
            Some(both) => *out.last_mut().expect("looked at above") = both,
            None => out.push(edit),
        }
    }
    out
}

fn join(left: &str, right: &str, a: Edit, b: Edit) -> Option<Edit> {
    if a.substance != Substance::Words || b.substance != Substance::Words {
        return None;
    }
    let gap = |text: &str, a: Option<Span>, b: Option<Span>| {
        let (end, start) = (a?.end(), b?.start());
        text.get(end..start).map(str::to_owned)
    };
    let gap = gap(left, a.left, b.left).or_else(|| gap(right, a.right, b.right))?;
    if !crumb(&gap) {
        return None;
    }
    Some(Edit {
        left: side(left, a.left, b.left, &gap)?,
        right: side(right, a.right, b.right, &gap)?,
        substance: Substance::Words,
    })
}

/// What was changed on one side, with the crumb beside it.
fn side(text: &str, a: Option<Span>, b: Option<Span>, gap: &str) -> Option<Option<Span>> {
    match (a, b) {
        (Some(a), Some(b)) if a.end() <= b.start() => Some(Some(a.cover(b))),
        (Some(a), None) => {
            text[a.end()..].starts_with(gap).then(|| Some(Span::new(a.start(), a.end() + gap.len())))
        }
        (None, Some(b)) => {
            text[..b.start()].ends_with(gap).then(|| Some(Span::new(b.start() - gap.len(), b.end())))
        }
        _ => None,
    }
}

fn crumb(gap: &str) -> bool {
    let word = gap.trim();
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    let marks = word.chars().count() - letters;
    let han = word.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
    // A mark divides clauses, and a figure is worth seeing alone.
    let plain = marks == 0 && !word.contains(char::is_whitespace) && !word.contains(char::is_numeric);
    !gap.contains('\n') && plain && letters <= if han { 1 } else { SHORT }
}

#[cfg(test)]
mod tests {
    use super::joined;
    use verbale_core::compare::{Edit, Substance};
    use verbale_core::span::Span;

    fn edit(left: (usize, usize), right: (usize, usize)) -> Edit {
        let span = |(from, to): (usize, usize)| (from < to).then(|| Span::new(from, to));
        Edit { left: span(left), right: span(right), substance: Substance::Words }
    }

    #[test]
    fn edits_beside_a_short_word_are_one() {
        let (left, right) = ("growth of trade here", "rise of traffic here");
        let edits = [edit((0, 6), (0, 4)), edit((10, 15), (8, 15))];
        assert_eq!(joined(left, right, &edits), [edit((0, 15), (0, 15))]);
    }

    #[test]
    fn edits_beside_a_long_word_or_a_mark_are_two() {
        let edits = [edit((0, 1), (0, 1)), edit((8, 9), (8, 9))];
        assert_eq!(joined("a friend b", "c friend d", &edits).len(), 2);
        let edits = [edit((0, 1), (0, 1)), edit((3, 4), (3, 4))];
        assert_eq!(joined("a, b", "c, d", &edits).len(), 2);
    }
}
