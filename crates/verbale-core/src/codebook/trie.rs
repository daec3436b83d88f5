//! Words told by their ends, one look-up a letter: a trie that carries a
//! value at every place where an entry stops.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Entries by their letters.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Trie<T> {
    // The first node is the root.
    nodes: Vec<Node<T>>,
    // The ways on from each node lie together, sorted by the keys of their
    // letters.
    edges: Vec<(char, u32)>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Node<T> {
    value: T,
    from: u32,
    to: u32,
    /// The keys of the letters that lead on, one bit each.
    keys: u64,
}

/// The last bits of a letter: no two of one alphabet share them.
fn key(letter: char) -> u32 {
    letter as u32 % u64::BITS
}

/// A place in a trie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place(u32);

impl<T: Default> Trie<T> {
    /// A trie of these entries; what lies on the way to one and is none
    /// itself has the default value.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut built: Vec<(T, BTreeMap<char, usize>)> = vec![(T::default(), BTreeMap::new())];
        for (letters, value) in entries {
            let mut at = 0;
            for letter in letters.chars() {
                let next = built.len();
                let on = *built[at].1.entry(letter).or_insert(next);
                if on == next {
                    built.push((T::default(), BTreeMap::new()));
                }
                at = on;
            }
            built[at].0 = value;
        }
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut trie = Self { nodes: Vec::with_capacity(built.len()), edges: Vec::new() };
        for (value, ways) in built {
            let from = number(trie.edges.len());
            let mut ways: Vec<(char, u32)> =
                ways.into_iter().map(|(letter, on)| (letter, number(on))).collect();
            ways.sort_by_key(|&(letter, _)| key(letter));
            let keys = ways.iter().fold(0, |all, &(letter, _)| all | 1 << key(letter));
            trie.edges.append(&mut ways);
            trie.nodes.push(Node { value, from, to: number(trie.edges.len()), keys });
        }
        trie
    }
}

impl<T> Trie<T> {
    /// Where every way begins.
    pub const ROOT: Place = Place(0);

    /// The place one letter on.
    #[must_use]
    #[inline]
    pub fn step(&self, place: Place, letter: char) -> Option<Place> {
        let node = &self.nodes[place.0 as usize];
        let own = 1u64 << key(letter);
        if node.keys & own == 0 {
            return None;
        }
        // So many keys are less; letters that share one lie behind.
        let first = node.from + (node.keys & (own - 1)).count_ones();
        let ways = &self.edges[first as usize..node.to as usize];
        ways.iter().find(|(known, _)| *known == letter).map(|&(_, on)| Place(on))
    }

    /// The value at a place.
    #[must_use]
    pub fn value(&self, place: Place) -> &T {
        &self.nodes[place.0 as usize].value
    }

    /// Puts together the values on the way that these letters take, the
    /// root's first.
    #[inline]
    pub fn along<A>(&self, letters: impl Iterator<Item = char>, first: A, with: impl Fn(A, &T) -> A) -> A {
        let mut at = Self::ROOT;
        let mut all = with(first, self.value(at));
        for letter in letters {
            let Some(next) = self.step(at, letter) else { break };
            at = next;
            all = with(all, self.value(at));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Trie;

    #[test]
    fn every_entry_on_the_way_is_met_and_no_other() {
        let entries = [("", 1), ("ab", 2), ("abcd", 4), ("b", 8)];
        let trie = Trie::new(entries.map(|(letters, value)| (letters.to_owned(), value)));
        let met = |word: &str| trie.along(word.chars(), 0, |sum, value| sum + value);
        assert_eq!(met("abcde"), 7);
        assert_eq!(met("abx"), 3);
        assert_eq!(met("ba"), 9);
        assert_eq!(met("x"), 1);
    }

    #[test]
    fn letters_of_one_key_are_told_apart() {
        let entries = [("a", 1), ("á", 2), ("б", 4), ("я", 8), ("!", 16)];
        assert_eq!(super::key('a'), super::key('á'));
        let trie = Trie::new(entries.map(|(letters, value)| (letters.to_owned(), value)));
        let met = |word: &str| trie.along(word.chars(), 0, |sum, value| sum + value);
        for (letter, value) in entries {
            assert_eq!(met(letter), value, "{letter}");
        }
        assert_eq!(met("\u{121}"), 0);
    }
}
