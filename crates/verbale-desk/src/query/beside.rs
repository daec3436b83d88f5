//! Pairs of places that stand near each other in a text.

use verbale_core::span::Span;

use super::words::{Kind, is_letter, words};

/// The stretches that hold a place of each list with at most so many words
/// between them, the shortest ones only; appended in order.
pub(super) fn pairs(text: &str, left: &mut [Span], right: &mut [Span], most: u32, found: &mut Vec<Span>) {
    left.sort_unstable();
    right.sort_unstable();
    let mut by_end = right.to_vec();
    by_end.sort_unstable_by_key(|span| span.end());
    let mut stretches: Vec<Span> = Vec::new();
    for &one in left.iter() {
        let after = right.get(right.partition_point(|other| other.start() < one.end()));
        let before = by_end[..by_end.partition_point(|other| other.end() <= one.start())].last();
        if let Some(&other) = after.filter(|other| within(text, one.end(), other.start(), most)) {
            stretches.push(one.cover(other));
        }
        if let Some(&other) = before.filter(|other| within(text, other.end(), one.start(), most)) {
            stretches.push(one.cover(other));
        }
    }
    // From the last on: a stretch that ends no earlier than one begun later
    // holds that one.
    stretches.sort_unstable_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
    let (first, mut earliest) = (found.len(), usize::MAX);
    for stretch in stretches.into_iter().rev() {
        if stretch.end() < earliest {
            earliest = stretch.end();
            found.push(stretch);
        }
    }
    found[first..].reverse();
}

/// Whether at most so many words stand between two places.
fn within(text: &str, from: usize, to: usize, most: u32) -> bool {
    let Some(gap) = text.get(from..to) else { return false };
    let most = most as usize;
    let mut count = 0;
    // A word cut by the edge of a place belongs to it: one at each end.
    let (cut_before, cut_after) = (text[..from].ends_with(is_letter), text[to..].starts_with(is_letter));
    for (span, kind) in words(gap) {
        let cut =
            kind == Kind::Word && (cut_before && span.start() == 0 || cut_after && span.end() == gap.len());
        count += usize::from(!cut);
        if count > most {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use verbale_core::span::Span;

    use super::pairs;

    fn near<'a>(text: &'a str, one: &str, other: &str, most: u32) -> Vec<&'a str> {
        let places = |word: &str| -> Vec<Span> {
            text.match_indices(word).map(|(at, _)| Span::new(at, at + word.len())).collect()
        };
        let mut found = Vec::new();
        pairs(text, &mut places(one), &mut places(other), most, &mut found);
        found.into_iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn words_between_are_counted_either_way() {
        let text = "peace and lasting security, security for peace";
        assert_eq!(near(text, "peace", "security", 2), ["peace and lasting security", "security for peace"]);
        assert_eq!(near(text, "peace", "security", 1), ["security for peace"]);
        assert!(near(text, "peace", "security", 0).is_empty());
        assert_eq!(near(text, "and", "lasting", 0), ["and lasting"]);
    }

    #[test]
    fn han_characters_count_one_each() {
        assert_eq!(near("核不扩散条约", "核", "条约", 3), ["核不扩散条约"]);
        assert!(near("核不扩散条约", "核", "条约", 2).is_empty());
    }

    #[test]
    fn the_shortest_stretches_are_kept() {
        assert_eq!(near("a b c a d", "a", "d", 5), ["a d"]);
        assert_eq!(near("a x a", "a", "a", 5), ["a x a"]);
        assert!(near("a x", "a", "a", 5).is_empty());
    }

    #[test]
    fn a_word_cut_by_a_place_is_no_word_between() {
        assert_eq!(near("nonproliferation treaty", "prolif", "treaty", 0), ["proliferation treaty"]);
    }
}
