//! Names of one kind of entry, and the ids they mean.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use verbale_core::codebook::fold;

use super::near::nearest;
use crate::query::stems::stem;
use crate::query::words::{Kind, words};

/// What a name is to its entry; where a name is several things, the first
/// of these holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Its id.
    Id,
    /// A name of its own.
    Name,
    /// Another word that stands for it: an adjective, a capital, an act word.
    Other,
}

/// Names of one kind of entry.
pub(super) struct Table {
    /// What the entries are: `actor`.
    pub(super) what: &'static str,
    ids: Vec<String>,
    numbers: HashMap<String, u32>,
    names: Vec<Name>,
    // Made when first asked for: most queries need few of the tables, and few
    // need stems.
    exact: OnceLock<Keys>,
    stems: OnceLock<Keys>,
}

struct Name {
    shown: Box<str>,
    id: u32,
    rank: Rank,
}

/// The places of names in the list, by key.
type Keys = HashMap<Box<str>, Vec<u32>>;

/// What becomes of a word in a key.
type Shape = fn(&str) -> Cow<'_, str>;

impl Table {
    pub(super) fn new(what: &'static str) -> Self {
        Self {
            what,
            ids: Vec::new(),
            numbers: HashMap::new(),
            names: Vec::new(),
            exact: OnceLock::new(),
            stems: OnceLock::new(),
        }
    }

    /// The number of an id; it goes by itself from now on.
    pub(super) fn id(&mut self, id: &str) -> u32 {
        if let Some(&number) = self.numbers.get(id) {
            return number;
        }
        let number = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.ids.push(id.to_owned());
        self.numbers.insert(id.to_owned(), number);
        self.add(id, number, Rank::Id);
        number
    }

    /// Adds a name of an entry.
    pub(super) fn add(&mut self, name: &str, id: u32, rank: Rank) {
        self.names.push(Name { shown: name.into(), id, rank });
    }

    /// The ids, in the order they were added.
    pub(super) fn ids(&self) -> &[String] {
        &self.ids
    }

    /// What goes by a name, else by other forms of its words; sorted.
    pub(super) fn get(&self, name: &str) -> Option<Vec<String>> {
        let exact = self.exact().get(key(name, |word| word.into()).as_str());
        let found = exact.or_else(|| self.stems().get(key(name, stem).as_str()))?;
        let names = || found.iter().map(|&number| &self.names[number as usize]);
        let rank = names().map(|name| name.rank).min();
        let best = names().filter(|name| Some(name.rank) == rank);
        let mut ids: Vec<String> = best.map(|name| self.ids[name.id as usize].clone()).collect();
        ids.sort();
        ids.dedup();
        Some(ids)
    }

    fn exact(&self) -> &Keys {
        self.exact.get_or_init(|| self.keys(Rank::Id, |word| word.into()))
    }

    // An id has no other forms.
    fn stems(&self) -> &Keys {
        self.stems.get_or_init(|| self.keys(Rank::Name, stem))
    }

    /// The names of this rank and the lower ones, by their keys.
    fn keys(&self, from: Rank, shape: Shape) -> Keys {
        let mut keys = Keys::with_capacity(self.names.len());
        for (number, name) in (0..).zip(&self.names).filter(|(_, name)| name.rank >= from) {
            let key = key(&name.shown, shape);
            if !key.is_empty() {
                keys.entry(key.into()).or_default().push(number);
            }
        }
        keys
    }

    /// Up to three names like one that is not known, each of another entry.
    pub(super) fn like(&self, name: &str) -> Vec<&str> {
        let near = nearest(name, self.names.iter().map(|name| &*name.shown), 20);
        let mut seen: Vec<Vec<String>> = Vec::new();
        let mut like = Vec::new();
        for shown in near {
            let ids = self.get(shown).unwrap_or_default();
            if like.len() < 3 && !seen.contains(&ids) {
                seen.push(ids);
                like.push(shown);
            }
        }
        like
    }
}

/// A name as it is looked up: its folded words, Han characters together.
fn key(name: &str, shape: Shape) -> String {
    let folded = fold(name);
    let mut key = String::with_capacity(folded.len());
    let mut last = Kind::Han;
    for (span, kind) in words(&folded) {
        if !key.is_empty() && (kind, last) != (Kind::Han, Kind::Han) {
            key.push(' ');
        }
        key.push_str(&shape(&folded[span.range()]));
        last = kind;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::{Rank, Table};

    fn table() -> Table {
        let mut table = Table::new("actor");
        let (one, other) = (table.id("RUR"), table.id("group:small-states"));
        table.add("Ruritania", one, Rank::Name);
        table.add("Руритания", one, Rank::Name);
        table.add("鲁里坦尼亚", one, Rank::Name);
        table.add("Ruritanian", one, Rank::Other);
        table.add("small State", other, Rank::Name);
        table.add("Ruritania", other, Rank::Other);
        table
    }

    #[test]
    fn ids_names_and_their_forms_mean_the_same() {
        for name in ["rur", "RUR", "ruritania", "Руританию", "《魯里坦尼亞》", "Ruritanian"] {
            assert_eq!(table().get(name), Some(vec!["RUR".to_owned()]), "{name}");
        }
        for name in ["group:small-states", "small States", "Small-State"] {
            assert_eq!(table().get(name), Some(vec!["group:small-states".to_owned()]), "{name}");
        }
        assert_eq!(table().get("Utopia"), None);
        assert_eq!(table().get(""), None);
    }

    #[test]
    fn a_name_of_two_entries_means_both() {
        let mut table = table();
        let third = table.id("RUR-OLD");
        table.add("Ruritania", third, Rank::Name);
        assert_eq!(table.get("Ruritania"), Some(vec!["RUR".to_owned(), "RUR-OLD".to_owned()]));
    }

    #[test]
    fn names_like_an_unknown_one_are_each_of_another_entry() {
        assert_eq!(table().like("Ruritanja"), ["Ruritania"]);
        assert_eq!(table().like("smal state"), ["small State"]);
        assert!(table().like("Utopia").is_empty());
    }
}
