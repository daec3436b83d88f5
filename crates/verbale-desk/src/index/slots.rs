//! What a run of characters asks of the index, token by token.

use verbale_core::span::Span;

use super::tokens::{END, WORD};
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
/// to say: with spaces and punctuation between, only the text can tell.
#[must_use]
pub fn slots(phrase: &str) -> (Vec<(usize, Slot)>, bool) {
    let tokens: Vec<(Span, Kind)> = words(phrase).collect();
    let touch = |a: usize, b: usize| tokens[a].0.end() == tokens[b].0.start();
    let plain = tokens.first().is_none_or(|(span, _)| span.start() == 0)
        && tokens.last().is_none_or(|(span, _)| span.end() == phrase.len())
        && (1..tokens.len()).all(|i| touch(i - 1, i));
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
        Some((i, slot))
    });
    (slots.collect(), plain)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{END, WORD};
    use super::{Slot, slots};

    fn found(phrase: &str) -> Vec<(usize, Slot)> {
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
    fn positions_are_counted_across_a_comma() {
        assert_eq!(found("和平，发展"), [(0, pair("和平")), (2, pair("发展"))]);
        assert!(!slots("和平，发展").1);
        assert_eq!(found("和平，核，发展")[1], (2, pair(&format!("核{END}"))));
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
