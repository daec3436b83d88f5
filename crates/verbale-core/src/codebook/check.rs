//! Checks the files of a codebook beyond their form: that what they name
//! exists, that no two entries answer to one name, that every language is
//! served, that examples can be read.
//!
//! Faults come in the order of the files, each with the bytes it stands on.

mod example;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use self::table::{Node, nodes};
use super::entry::ByLanguage;
use super::{Codebook, Fault, File, Part, fold};
use crate::diagnostic::Severity;

/// The lists of entries in files that hold several.
const LISTS: [&str; 4] = ["actor", "person", "instrument", "topic"];

/// Folders whose files hold one entry each.
const SINGLE: [&str; 4] = ["acts", "ladders", "languages", "undertakings"];

/// Keys under which the files of undertakings hold phrases.
const PHRASES: [&str; 6] = ["words", "except", "opens", "closes", "from", "alone"];

impl Codebook {
    /// What is wrong with some files, where `known` holds them and all that
    /// they may refer to.
    #[must_use]
    pub fn check(known: &Codebook, files: &[File<'_>]) -> Vec<Fault> {
        let (_, mut faults) = Codebook::load(files);
        let unreadable: BTreeSet<String> = faults.iter().map(|fault| fault.path.clone()).collect();
        let mut checker = Checker::new(known);
        for file in files.iter().filter(|f| f.path.ends_with(".toml") && !unreadable.contains(f.path)) {
            checker.file(file);
        }
        faults.append(&mut checker.faults);
        let order = |fault: &Fault| files.iter().position(|f| f.path == fault.path);
        faults.sort_by_key(|fault| (order(fault), fault.at.start));
        faults
    }
}

/// Kind, language and name, to the id of the entry.
type NamesOfEntries = BTreeMap<(String, String, String), String>;

struct Checker<'a> {
    known: &'a Codebook,
    topics: BTreeSet<&'a str>,
    /// Where an id was first met, by kind of entry.
    ids: BTreeMap<(String, String), String>,
    /// Which entry a name was first met in, by kind and language.
    names: NamesOfEntries,
    faults: Vec<Fault>,
}

impl<'a> Checker<'a> {
    fn new(known: &'a Codebook) -> Self {
        Self {
            known,
            topics: known.topics.iter().map(|t| t.id.as_str()).collect(),
            ids: BTreeMap::new(),
            names: names_of(known),
            faults: Vec::new(),
        }
    }

    fn file(&mut self, file: &File<'_>) {
        let Some(root) = nodes(file.text) else { return };
        let folder = file.path.rsplit('/').nth(1).unwrap_or("");
        match folder {
            "acts" => self.act(file, &root),
            "ladders" => self.ladder(file, &root),
            "undertakings" => self.undertakings(file, &root),
            _ => {}
        }
        if SINGLE.contains(&folder) {
            self.id(file, folder, &root);
            return;
        }
        for list in LISTS {
            for entry in root.list(list) {
                self.id(file, list, entry);
                self.entry(file, list, entry);
            }
        }
        for seat in root.list("seat") {
            for key in ["of", "id", "actor"] {
                self.actors(file, seat, key);
            }
        }
    }

    fn tell(
        &mut self,
        file: &File<'_>,
        code: &'static str,
        at: &Range<usize>,
        message: String,
    ) -> &mut Fault {
        self.faults.push(Fault {
            code,
            severity: Severity::Error,
            path: file.path.to_owned(),
            at: at.clone(),
            message,
            help: None,
        });
        self.faults.last_mut().expect("pushed above")
    }

    fn id(&mut self, file: &File<'_>, kind: &str, entry: &Node) {
        let Some((id, at)) = entry.text("id") else { return };
        let key = (kind.to_owned(), id.to_owned());
        if let Some(first) = self.ids.get(&key) {
            let help = format!("it stands in {first} already; the later one would replace it");
            self.tell(file, "duplicate-id", at, format!("`{id}` has two entries")).help = Some(help);
            return;
        }
        self.ids.insert(key, file.path.to_owned());
    }

    fn entry(&mut self, file: &File<'_>, list: &str, entry: &Node) {
        let Some((id, at)) = entry.text("id") else { return };
        self.languages(file, entry, id, at);
        match list {
            "actor" => {
                self.actors(file, entry, "part_of");
                self.actors(file, entry, "members");
            }
            "person" => {
                for office in entry.list("offices") {
                    self.actors(file, office, "of");
                }
            }
            "instrument" => {
                self.actors(file, entry, "parties");
                self.topics(file, entry);
            }
            _ => {}
        }
        if list != "topic" {
            self.names(file, list, entry, id);
        }
    }

    /// Actors named under a key, alone or in a list.
    fn actors(&mut self, file: &File<'_>, entry: &Node, key: &str) {
        for (id, at) in entry.texts(key) {
            if self.known.actor_number(id).is_none() {
                let help = format!("add it to actors/, or correct it{}", self.near_actor(id));
                self.tell(file, "unknown-actor", at, format!("no actor is called `{id}`")).help = Some(help);
            }
        }
    }

    fn topics(&mut self, file: &File<'_>, entry: &Node) {
        for (id, at) in entry.texts("topics") {
            if !self.topics.contains(id) {
                let help =
                    format!("add it to topics/, or correct it{}", near(id, self.topics.iter().copied()));
                self.tell(file, "unknown-topic", at, format!("no topic is called `{id}`")).help = Some(help);
            }
        }
    }

    fn near_actor(&self, id: &str) -> String {
        near(id, self.known.actors.iter().map(|actor| actor.id.as_str()))
    }

    fn languages(&mut self, file: &File<'_>, entry: &Node, id: &str, at: &Range<usize>) {
        let known = self.known.languages.iter().map(|language| language.id.as_str());
        let missing: Vec<&str> = known.filter(|language| entry.get(language).is_none()).collect();
        if missing.is_empty() {
            return;
        }
        let message = format!("`{id}` has no words in {}", missing.join(", "));
        let fault = self.tell(file, "missing-language", at, message);
        fault.severity = Severity::Warning;
        fault.help = Some("texts in that language cannot name it".to_owned());
    }

    /// A name that two entries of a kind share names neither. Persons may
    /// share a surname: their years tell them apart.
    fn names(&mut self, file: &File<'_>, list: &str, entry: &Node, id: &str) {
        for language in &self.known.languages {
            let Some(names) = entry.get(&language.id) else { continue };
            let also = if list == "person" { Vec::new() } else { names.texts("also") };
            let mut own = BTreeSet::new();
            for (name, at) in names.texts("name").into_iter().chain(also) {
                let key = (list.to_owned(), language.id.clone(), matched(name));
                let other = self.names.get(&key).filter(|other| *other != id).cloned();
                let Some(other) = other.filter(|_| own.insert(key)) else { continue };
                let message = format!("`{name}` is a name of `{other}` as well");
                let fault = self.tell(file, "shared-name", at, message);
                fault.severity = Severity::Warning;
                fault.help = Some("keep it where it is meant when nothing else is said".to_owned());
            }
        }
    }

    fn act(&mut self, file: &File<'_>, act: &Node) {
        if let Some((id, at)) = act.text("negated") {
            self.known_act(file, id, at);
        }
        let kinds: BTreeSet<&str> =
            act.list("kind").filter_map(|kind| kind.text("name")).map(|n| n.0).collect();
        for cue in act.list("cue") {
            if let Some((kind, at)) = cue.text("kind")
                && !kinds.contains(kind)
            {
                let help = format!("the act has {}", kinds.iter().copied().collect::<Vec<_>>().join(", "));
                self.tell(file, "unknown-kind", at, format!("no kind of this act is called `{kind}`")).help =
                    Some(help);
            }
            self.language(file, cue);
        }
        for example in act.list("example").chain(act.list("counterexample")) {
            self.language(file, example);
            if let Some((text, at)) = example.text("text")
                && let Err(wrong) = example::marked(text)
            {
                self.tell(file, "unreadable-example", at, wrong).help = Some(
                    "mark the parts of a sentence as in `{holder: The two sides} {act: reaffirm} …`"
                        .to_owned(),
                );
            }
        }
    }

    fn language(&mut self, file: &File<'_>, entry: &Node) {
        self.language_called(file, entry, "lang");
    }

    fn language_called(&mut self, file: &File<'_>, entry: &Node, key: &str) {
        let Some((code, at)) = entry.text(key) else { return };
        if !self.known.languages.iter().any(|language| language.id == code) {
            let help = "add it to languages/, or correct it".to_owned();
            self.tell(file, "unknown-language", at, format!("no language is called `{code}`")).help =
                Some(help);
        }
    }

    fn ladder(&mut self, file: &File<'_>, ladder: &Node) {
        for step in ladder.list("step") {
            if let Some((id, at)) = step.text("act") {
                self.known_act(file, id, at);
            }
        }
    }

    fn undertakings(&mut self, file: &File<'_>, root: &Node) {
        self.language_called(file, root, "id");
        let fields = ["condition", "target", "body", "money", "monitoring", "done", "outcome"];
        for (act, at) in root.get("outcome").map_or_else(Vec::new, |outcome| outcome.texts("acts")) {
            self.known_act(file, act, at);
        }
        let single = fields.iter().filter_map(|field| root.get(field));
        for (part, key) in root.list("deadline").chain(single).flat_map(|p| PHRASES.map(|key| (p, key))) {
            for (written, at) in part.texts(key) {
                if let Err(wrong) = Part::phrases(written) {
                    self.tell(file, "unreadable-phrase", at, wrong).help =
                        Some("codebook/README.md shows how phrases of undertakings are written".to_owned());
                }
            }
        }
    }

    fn known_act(&mut self, file: &File<'_>, id: &str, at: &Range<usize>) {
        if self.known.acts.iter().all(|act| act.id != id) {
            let near = near(id, self.known.acts.iter().map(|act| act.id.as_str()));
            let help = format!("add it to acts/, or correct it{near}");
            self.tell(file, "unknown-act", at, format!("no act is called `{id}`")).help = Some(help);
        }
    }
}

/// A name as it is matched: one in capitals is matched in capitals only.
fn matched(name: &str) -> String {
    if name.chars().any(char::is_lowercase) { fold(name) } else { name.to_owned() }
}

/// The names of all entries; the first entry has the name.
fn names_of(known: &Codebook) -> NamesOfEntries {
    let mut found = NamesOfEntries::new();
    let mut take = |list: &str, id: &str, names: &ByLanguage| {
        for (language, forms) in names {
            let also = if list == "person" { &[][..] } else { &forms.also };
            for name in [&forms.name].into_iter().chain(also) {
                found.entry((list.to_owned(), language.clone(), matched(name))).or_insert(id.to_owned());
            }
        }
    };
    known.actors.iter().for_each(|actor| take("actor", &actor.id, &actor.names));
    known.people.iter().for_each(|person| take("person", &person.id, &person.names));
    known.instruments.iter().for_each(|instrument| take("instrument", &instrument.id, &instrument.names));
    found
}

/// The known id that differs least, said as a question.
fn near<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> String {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters
    };
    // Letters in another order are the likeliest slip.
    let far = |other: &str| if letters(id) == letters(other) { 1 } else { distance(id, other) };
    let found = known.map(|other| (far(other), other)).min();
    found.filter(|(distance, _)| *distance <= 2).map_or(String::new(), |(_, other)| format!(": `{other}`?"))
}

/// How many letters must change to make one word of another.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.to_lowercase().chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests;
