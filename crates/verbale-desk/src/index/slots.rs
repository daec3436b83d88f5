//! What a run of characters asks of the index, token by token.

use verbale_core::span::Span;

use super::tokens::{END, WORD, step};
use crate::query::words::{Kind, words};

/// What one place of a phrase may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// This token.
    Exact(String),
    /// A token that begins so.
    Begins(String),
    /// A Han character, in whichever half of a pair.
    Stands(String),
    /// A word that ends so.
    Ends(String),
    /// A word that holds this.
    Holds(String),
}

/// The slots of some characters that may stand anywhere, inside words too,
/// each with its distance from the first, and whether they say all there is
/// to say: which marks stand between words only the text can tell.
#[must_use]
pub fn slots(phrase: &str) -> (Vec<(u32, Slot)>, bool) {
    let tokens: Vec<(Span, Kind)> = words(phrase).collect();
    let between = |a: usize, b: usize| &phrase[tokens[a].0.end()..tokens[b].0.start()];
    let touch = |a: usize, b: usize| between(a, b).is_empty();
    // Han beside a word may touch it or not: that is one step too.
    let sure = |a: usize, b: usize| match (tokens[a].1, tokens[b].1) {
        (Kind::Han, Kind::Han) => touch(a, b),
        (Kind::Word, Kind::Word) => step(between(a, b)) == 1,
        _ => false,
    };
    let plain = tokens.first().is_none_or(|(span, _)| span.start() == 0)
        && tokens.last().is_none_or(|(span, _)| span.end() == phrase.len())
        && (1..tokens.len()).all(|i| sure(i - 1, i));
    let mut at = 0;
    let offsets: Vec<u32> = (0..tokens.len())
        .map(|i| {
            at += if i == 0 { 0 } else { step(between(i - 1, i)) };
            u32::try_from(at).unwrap_or(u32::MAX)
        })
        .collect();
    let slots = (0..tokens.len()).filter_map(|i| {
        let (span, kind) = tokens[i];
        let token = &phrase[span.range()];
        let (first, last) = (span.start() == 0, span.end() == phrase.len());
        let slot = match kind {
            Kind::Han => {
                let han = |j: usize| tokens[j].1 == Kind::Han;
                let next = (i + 1 < tokens.len() && touch(i, i + 1) && han(i + 1)).then(|| tokens[i + 1].0);
                let follows = i > 0 && touch(i - 1, i) && han(i - 1);
                match next {
                    Some(next) => Slot::Exact(format!("{token}{}", &phrase[next.range()])),
                    // The pair before holds this character already.
                    None if follows => return None,
                    None if first => Slot::Stands(token.to_owned()),
                    None if last => Slot::Begins(token.to_owned()),
                    None => Slot::Exact(format!("{token}{END}")),
                }
            }
            Kind::Word => {
                let word = format!("{WORD}{token}");
                match (first, last) {
                    (false, false) => Slot::Exact(word),
                    (false, true) => Slot::Begins(word),
                    (true, false) => Slot::Ends(token.to_owned()),
                    (true, true) => Slot::Holds(token.to_owned()),
                }
            }
        };
        Some((offsets[i], slot))
    });
    (slots.collect(), plain)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{END, WORD};
    use super::{Slot, slots};

    fn found(phrase: &str) -> Vec<(u32, Slot)> {
        slots(phrase).0
    }

    fn pair(text: &str) -> Slot {
        Slot::Exact(text.to_owned())
    }

    #[test]
    fn han_is_asked_in_pairs() {
        assert_eq!(slots("不首先"), (vec![(0, pair("不首")), (1, pair("首先"))], true));
    }

    #[test]
    fn one_character_stands_in_either_half_of_a_pair() {
        assert_eq!(slots("核"), (vec![(0, Slot::Stands("核".to_owned()))], true));
    }

    #[test]
    fn a_comma_has_a_position() {
        assert_eq!(found("和平，发展"), [(0, pair("和平")), (3, pair("发展"))]);
        assert!(!slots("和平，发展").1);
        assert_eq!(found("和平，核，发展")[1], (3, pair(&format!("核{END}"))));
    }

    #[test]
    fn words_with_white_space_between_say_all() {
        assert!(slots("human  rights").1 && !slots("human, rights").1 && !slots("human-rights").1);
        assert_eq!(found("human, rights")[1].0, 2);
        assert!(!slots("g20峰会").1 && !slots(" rights").1);
    }

    #[test]
    fn words_at_the_edges_may_be_cut() {
        let word = |text: &str| format!("{WORD}{text}");
        let ends = Slot::Ends("mmitment".to_owned());
        let begins = Slot::Begins(word("pe"));
        let middle = [pair(&word("to")), pair(&word("the"))];
        let [to, the] = middle;
        assert_eq!(found("mmitment to the pe"), [(0, ends), (1, to), (2, the), (3, begins)]);
    }
}
