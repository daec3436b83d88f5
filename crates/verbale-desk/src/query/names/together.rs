//! Values that name several actors at once: 双方, "both sides", 中俄.
//!
//! Refuses a pair in which a character is short for several actors.

use std::collections::BTreeMap;

use verbale_core::codebook::entry::Names;
use verbale_core::codebook::{Codebook, fold};

use super::table::{Rank, Table};
use super::{Miss, shown};
use crate::query::ast::{Field, Node};
use crate::query::words::is_han;

/// The holder that the reader gives where a text names nobody.
const TEXT_VOICE: &str = "group:text-voice";

/// Short names in one value: 中美俄英法.
const LONGEST: usize = 5;

/// Words for several actors at once.
pub(super) struct Together {
    // Words for the parties of a text among themselves.
    sides: Table,
    words: Vec<String>,
    // The groups that they name in a text that has none: one of the codebook,
    // and those that the reader calls by the words.
    groups: Vec<String>,
    // Names of one Han character, and whose they are: id and name.
    short: BTreeMap<String, Vec<(String, String)>>,
}

impl Together {
    pub(super) fn new(codebook: &Codebook) -> Self {
        let marks = |name: &str| {
            let marked = codebook.languages.iter().filter_map(|language| language.marks.get(name));
            marked.flatten().cloned().collect::<Vec<String>>()
        };
        let (words, determiners) = (marks("sides"), marks("determiner"));
        let mut sides = Table::new("side");
        let id = sides.id("sides");
        let group = codebook.sides().and_then(|number| codebook.actors.get(number as usize));
        let mut groups: Vec<String> = group.map(|group| group.id.clone()).into_iter().collect();
        for word in &words {
            let bare = word.split_once(' ').filter(|(first, _)| determiners.iter().any(|d| d == first));
            for form in [Some(word.as_str()), bare.map(|(_, rest)| rest)].into_iter().flatten() {
                sides.add(form, id, Rank::Name);
                groups.push(format!("group:{}", form.to_lowercase().replace(' ', "-")));
            }
        }
        groups.sort();
        groups.dedup();
        Self { sides, words: words.iter().map(|word| fold(word)).collect(), groups, short: short(codebook) }
    }

    /// What a word for all parties asks for: that they all stand in a field.
    /// In a text without parties the reader gives a group, or as holder the
    /// voice of the text, which then must say the word.
    pub(super) fn parties(&self, field: Field, value: &str) -> Option<Node> {
        self.sides.get(value)?;
        let mut ways = vec![Node::Jointly(field), Node::Is(field, self.groups.clone())];
        if field == Field::Holder {
            let said = Node::Or(self.words.iter().cloned().map(Node::Phrase).collect());
            ways.push(Node::And(vec![Node::Is(field, vec![TEXT_VOICE.to_owned()]), said]));
        }
        Some(Node::Or(ways))
    }

    /// What short names in a row ask for: that each of them stands in a
    /// field. 双方 may stand after them.
    pub(super) fn row(&self, field: Field, value: &str) -> Option<Result<Node, Miss>> {
        let folded = fold(value);
        let side = |word: &&String| word.chars().all(is_han) && folded.ends_with(word.as_str());
        let side = self.words.iter().filter(side).map(String::len).max().unwrap_or(0);
        let names: Vec<String> = folded[..folded.len() - side].chars().map(String::from).collect();
        let whose: Option<Vec<_>> = names.iter().map(|name| self.short.get(name)).collect();
        let whose = whose.filter(|whose| (2..=LONGEST).contains(&whose.len()))?;
        let mut parts = Vec::new();
        for (name, actors) in names.iter().zip(whose) {
            let [(id, _)] = actors.as_slice() else { return Some(Err(several(field, value, name, actors))) };
            parts.push(Node::Is(field, vec![id.clone()]));
        }
        parts.dedup();
        (parts.len() == names.len()).then_some(Ok(Node::And(parts)))
    }
}

fn several(field: Field, value: &str, name: &str, actors: &[(String, String)]) -> Miss {
    let all: Vec<String> = actors.iter().map(|(id, full)| format!("{full} ({id})")).collect();
    let (field, first) = (shown(field), actors.first().map_or("", |(id, _)| id.as_str()));
    Miss {
        message: format!("`{name}` in `{value}` is short for several actors"),
        hint: format!("it is {}; write the names apart: `{field}:(CHN AND {first})`", all.join(", ")),
    }
}

fn short(codebook: &Codebook) -> BTreeMap<String, Vec<(String, String)>> {
    let mut short: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for actor in &codebook.actors {
        for names in actor.names.values() {
            let of_one = |name: &&String| name.chars().count() == 1 && name.chars().all(is_han);
            for name in names.abbr.iter().filter(of_one) {
                short.entry(fold(name)).or_default().push((actor.id.clone(), usual(names).to_owned()));
            }
        }
    }
    short
}

/// The shortest name of several characters: 巴基斯坦.
fn usual(names: &Names) -> &str {
    let all = [&names.name].into_iter().chain(&names.also).filter(|name| name.chars().count() > 1);
    all.min_by_key(|name| name.chars().count()).unwrap_or(&names.name)
}
