//! Which changed words no entry has told yet.

use super::view::View;
use crate::codebook::{Mark, Meaning, Sense};
use crate::compare::{Edit, Link, Substance};
use crate::span::Span;

/// Words that only join others, and change with the words they join.
const JOINTS: [Mark; 19] = [
    Mark::Adjunct,
    Mark::And,
    Mark::Be,
    Mark::Before,
    Mark::By,
    Mark::Carrier,
    Mark::Closer,
    Mark::Determiner,
    Mark::Have,
    Mark::Of,
    Mark::Particle,
    Mark::Place,
    Mark::Preposition,
    Mark::That,
    Mark::To,
    Mark::Was,
    Mark::While,
    Mark::Wish,
    Mark::With,
];

/// The edits of substance that say more than what is told. `told` are words
/// that entries have named, on each side.
pub fn untold(link: &Link, left: &View, right: &View, told: (&[Span], &[Span])) -> Vec<Edit> {
    let says_more = |edit: &&Edit| {
        let a = edit.left.map_or_else(Vec::new, |span| words(left, span, told.0));
        let b = edit.right.map_or_else(Vec::new, |span| words(right, span, told.1));
        let agree = a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| agrees(a, b));
        !agree
    };
    let edits = link.words.iter().filter(|edit| edit.substance == Substance::Words);
    edits.filter(says_more).copied().collect()
}

/// The words of an edit that are neither told nor mere joints, folded.
fn words<'a>(view: &'a View, span: Span, told: &[Span]) -> Vec<&'a str> {
    let joint = |sense: &&Sense| match sense.meaning {
        Meaning::Mark(mark) => JOINTS.contains(&mark),
        // The noun of an office goes with the name it stands by.
        Meaning::Office(_) => told.iter().any(|told| close(*told, sense.span)),
        _ => false,
    };
    let joints = view.senses.iter().filter(joint).map(|sense| sense.span);
    let mut gone: Vec<Span> = joints.chain(told.iter().copied()).filter(|gone| gone.overlaps(span)).collect();
    gone.sort_unstable();
    let mut found = Vec::new();
    let mut at = span.start();
    for gone in gone {
        cut(view, at, gone.start(), &mut found);
        at = at.max(gone.end());
    }
    cut(view, at, span.end(), &mut found);
    found
}

fn close(a: Span, b: Span) -> bool {
    a.start() <= b.end() + 4 && b.start() <= a.end() + 4
}

fn cut<'a>(view: &'a View, from: usize, to: usize, found: &mut Vec<&'a str>) {
    if from < to {
        let text = &view.whole.folded[from..to];
        found.extend(text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()));
    }
}

/// Whether two words differ in their ending alone, as words do that agree
/// with a changed one.
pub fn agrees(a: &str, b: &str) -> bool {
    let same: usize = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let letters = a[..same].chars().count();
    let ends = a[same..].chars().count().max(b[same..].chars().count());
    let figures = |word: &str| word.chars().any(char::is_numeric);
    // «Все» and «всем»; but never "no" and "not".
    let short = letters == 2 && ends <= 2 && !a.is_ascii() && a.len() <= 8 && b.len() <= 8;
    a == b || (letters >= 3 && ends <= 3 || short) && !figures(a) && !figures(b)
}

#[cfg(test)]
mod tests {
    use super::agrees;

    #[test]
    fn words_agree_that_differ_in_their_ending() {
        assert!(agrees("государства", "государствам"));
        assert!(agrees("call", "calls"));
        assert!(agrees("все", "всем"));
        assert!(!agrees("no", "not"));
        assert!(!agrees("three", "thirty"));
        assert!(!agrees("1001", "1002"));
        assert!(!agrees("东海", "南海"));
    }
}
