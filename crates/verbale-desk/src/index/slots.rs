//! What a run of characters asks of the index, token by token.

use super::tokens::{END, WORD};
use crate::query::words::{Kind, words};

/// What one place of a phrase may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// This token.
    Exact(String),
    /// A token that begins so.
    Begins(String),
    /// A word that ends so.
    Ends(String),
    /// A word that holds this.
    Holds(String),
}

/// The slots of some characters that may stand anywhere, inside words too,
/// and whether they say all there is to say: with spaces and punctuation
/// between, only the text can tell.
#[must_use]
pub fn slots(phrase: &str) -> (Vec<Slot>, bool) {
    let tokens: Vec<_> = words(phrase).collect();
    let mut slots = Vec::with_capacity(tokens.len());
    let mut plain = true;
    for (i, (span, kind)) in tokens.iter().enumerate() {
        let token = &phrase[span.range()];
        let next = tokens.get(i + 1);
        let at_end = span.end() == phrase.len();
        let touches = next.is_some_and(|(other, _)| other.start() == span.end());
        if next.is_some() && !touches {
            plain = false;
        }
        match kind {
            Kind::Han => match next {
                Some((other, Kind::Han)) if touches => {
                    slots.push(Slot::Exact(format!("{token}{}", &phrase[other.range()])));
                }
                // The pair before holds the last character already.
                _ if at_end
                    && i > 0
                    && tokens[i - 1].1 == Kind::Han
                    && tokens[i - 1].0.end() == span.start() => {}
                _ if at_end => slots.push(Slot::Begins(token.to_owned())),
                _ => slots.push(Slot::Exact(format!("{token}{END}"))),
            },
            Kind::Word => {
                let word = format!("{WORD}{token}");
                slots.push(match (span.start() == 0, at_end) {
                    (false, false) => Slot::Exact(word),
                    (false, true) => Slot::Begins(word),
                    (true, false) => Slot::Ends(token.to_owned()),
                    (true, true) => Slot::Holds(token.to_owned()),
                });
            }
        }
    }
    let edges = tokens.first().is_some_and(|(span, _)| span.start() > 0)
        || tokens.last().is_some_and(|(span, _)| span.end() < phrase.len());
    (slots, plain && !edges)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{END, WORD};
    use super::{Slot, slots};

    fn pair(text: &str) -> Slot {
        Slot::Exact(text.to_owned())
    }

    #[test]
    fn han_is_asked_in_pairs() {
        assert_eq!(slots("不首先"), (vec![pair("不首"), pair("首先")], true));
    }

    #[test]
    fn one_character_begins_a_pair() {
        assert_eq!(slots("核"), (vec![Slot::Begins("核".to_owned())], true));
    }

    #[test]
    fn what_stands_before_a_comma_ends_its_run() {
        let (found, plain) = slots("和平，发展");
        assert_eq!(found, [pair("和平"), pair(&format!("平{END}")), pair("发展")]);
        assert!(!plain);
    }

    #[test]
    fn words_at_the_edges_may_be_cut() {
        let (found, _) = slots("mmitment to the pe");
        let word = |text: &str| format!("{WORD}{text}");
        assert_eq!(
            found,
            [
                Slot::Ends("mmitment".to_owned()),
                pair(&word("to")),
                pair(&word("the")),
                Slot::Begins(word("pe")),
            ]
        );
    }
}
