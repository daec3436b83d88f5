//! Words told by their ends, one look-up a letter: a trie that carries a
//! value at every place where an entry stops.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

/// Entries by their letters: a double array, in which the way on from a place
/// is one addition and one comparison.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Trie<T> {
    letters: Letters,
    // The first cell is the root.
    cells: Vec<Cell>,
    // The first value is that of all places where no entry stops.
    values: Vec<T>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Cell {
    /// The ways on begin here: the number of a letter further on.
    base: u32,
    /// The place that leads here.
    from: u32,
    value: u32,
}

/// Led to by no place.
const NOWHERE: u32 = u32::MAX;

const FREE: Cell = Cell { base: 0, from: NOWHERE, value: 0 };

/// A place in a trie, with what its cell holds, so that no cell is looked at
/// twice.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    cell: u32,
    base: u32,
    value: u32,
}

impl<T: Default> Trie<T> {
    /// A trie of these entries; what lies on the way to one and is none
    /// itself has the default value.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut values = vec![T::default()];
        let mut nodes: Vec<Node> = vec![Node::default()];
        for (letters, value) in entries {
            let mut at = 0;
            for letter in letters.chars() {
                let next = nodes.len();
                let on = *nodes[at].ways.entry(letter).or_insert(next);
                if on == next {
                    nodes.push(Node::default());
                }
                at = on;
            }
            nodes[at].value = number(values.len());
            values.push(value);
        }
        let letters = Letters::new(nodes.iter().flat_map(|node| node.ways.keys().copied()));
        Self { cells: laid_out(&nodes, &letters), letters, values }
    }
}

/// A place before it is laid out.
#[derive(Default)]
struct Node {
    value: u32,
    ways: BTreeMap<char, usize>,
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NOWHERE)
}

/// Lays nodes into cells, each in the first room that takes all its ways.
fn laid_out(nodes: &[Node], letters: &Letters) -> Vec<Cell> {
    let mut cells = vec![Cell { value: nodes[0].value, ..FREE }];
    let mut first_free = 1;
    // The nodes whose own cell is known, with it; ways on are laid level by
    // level, so that what is walked most lies together.
    let mut known = VecDeque::from([(0, 0)]);
    while let Some((node, cell)) = known.pop_front() {
        let mut ways: Vec<(usize, usize)> =
            nodes[node].ways.iter().map(|(&letter, &on)| (letters.number(letter) as usize, on)).collect();
        ways.sort_unstable();
        let Some(&(least, _)) = ways.first() else { continue };
        while cells.get(first_free).is_some_and(|cell| cell.from != NOWHERE) {
            first_free += 1;
        }
        let fits = |base: &usize| {
            ways.iter().all(|(letter, _)| cells.get(base + letter).is_none_or(|cell| cell.from == NOWHERE))
        };
        let base = (first_free.saturating_sub(least)..).find(fits).unwrap_or(cells.len());
        cells[cell].base = number(base);
        for (letter, on) in ways {
            let place = base + letter;
            cells.resize(cells.len().max(place + 1), FREE);
            cells[place] = Cell { base: 0, from: number(cell), value: nodes[on].value };
            known.push_back((on, place));
        }
    }
    cells
}

impl<T> Trie<T> {
    /// Where every way begins.
    #[must_use]
    #[inline]
    pub fn root(&self) -> Place {
        let root = self.cells[0];
        Place { cell: 0, base: root.base, value: root.value }
    }

    /// The place one letter on.
    #[must_use]
    #[inline]
    pub fn step(&self, place: Place, letter: char) -> Option<Place> {
        let on = place.base + self.letters.number(letter);
        let cell = self.cells.get(on as usize)?;
        (cell.from == place.cell).then_some(Place { cell: on, base: cell.base, value: cell.value })
    }

    /// The value at a place.
    #[must_use]
    #[inline]
    pub fn value(&self, place: Place) -> &T {
        &self.values[place.value as usize]
    }

    /// The value of the entry that stops at a place.
    #[must_use]
    #[inline]
    pub fn entry(&self, place: Place) -> Option<&T> {
        match place.value {
            0 => None,
            value => self.values.get(value as usize),
        }
    }

    /// Puts together the entries that stop on the way that these letters
    /// take, the root's first.
    #[inline]
    pub fn along<A>(&self, letters: impl Iterator<Item = char>, first: A, with: impl Fn(A, &T) -> A) -> A {
        let mut at = self.root();
        let together = |all, at| match self.entry(at) {
            Some(value) => with(all, value),
            None => all,
        };
        let mut all = together(first, at);
        for letter in letters {
            let Some(next) = self.step(at, letter) else { break };
            at = next;
            all = together(all, at);
        }
        all
    }
}

/// The letters of all entries, numbered from 1; any other letter is 0.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Letters {
    /// The numbers of Latin, Greek and Cyrillic letters, by their code.
    table: Vec<u32>,
    /// Other letters with their numbers, sorted.
    others: Vec<(char, u32)>,
}

/// The end of Cyrillic.
const TABLE: u32 = 0x530;

impl Letters {
    fn new(letters: impl Iterator<Item = char>) -> Self {
        let distinct: BTreeSet<char> = letters.collect();
        let mut numbered = Self { table: vec![0; TABLE as usize], others: Vec::new() };
        for (letter, number) in distinct.into_iter().zip(1..) {
            match numbered.table.get_mut(letter as usize) {
                Some(cell) => *cell = number,
                None => numbered.others.push((letter, number)),
            }
        }
        numbered
    }

    #[inline]
    fn number(&self, letter: char) -> u32 {
        if let Some(&number) = self.table.get(letter as usize) {
            return number;
        }
        self.others.binary_search_by_key(&letter, |&(known, _)| known).map_or(0, |at| self.others[at].1)
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
    fn letters_of_every_script_are_told_apart() {
        let entries = [("a", 1), ("á", 2), ("б", 4), ("я", 8), ("!", 16), ("中", 32), ("№", 64)];
        let trie = Trie::new(entries.map(|(letters, value)| (letters.to_owned(), value)));
        let met = |word: &str| trie.along(word.chars(), 0, |sum, value| sum + value);
        for (letter, value) in entries {
            assert_eq!(met(letter), value, "{letter}");
        }
        assert_eq!(met("\u{121}"), 0);
        assert_eq!(met("国"), 0);
    }
}
