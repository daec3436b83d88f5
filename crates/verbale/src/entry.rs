//! Entries of the codebook, told: what they are, and rows of what is known of
//! them. Terminal and browser show the same.

use std::collections::{BTreeMap, BTreeSet};

use verbale_core::codebook::entry::{ByLanguage, Cue};
use verbale_core::codebook::{Act, Actor, Codebook, Instrument, Ladder, Person, Topic, fold};

use crate::names::Names;
use crate::phrases::desk::filled;
use crate::phrases::entry::{EntryWords, kind};
use crate::phrases::{FAMILIES, Interface, language};

/// One entry.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// What it is called in the language of the interface.
    pub name: String,
    /// `act · negative`, `state`, `treaty`, `ladder · en` …
    pub kind: String,
    /// What it is.
    pub gloss: String,
    /// Terms and what is said of each; an empty row divides them.
    pub rows: Vec<(String, String)>,
    /// The field of queries that asks for it; empty where none does.
    pub field: &'static str,
}

impl Entry {
    fn new(kind: String, id: &str, name: String, field: &'static str) -> Self {
        Self { id: id.to_owned(), name, kind, gloss: String::new(), rows: Vec::new(), field }
    }

    fn row(&mut self, term: &str, text: &str) {
        if !text.is_empty() {
            self.rows.push((term.to_owned(), text.to_owned()));
        }
    }

    fn gap(&mut self) {
        self.rows.push((String::new(), String::new()));
    }
}

/// The entries that are called so: by id, else by a name.
#[must_use]
pub fn entries(id: &str, codebook: &Codebook, interface: Interface) -> Vec<Entry> {
    let words = EntryWords::of(interface);
    let writer = Writer { codebook, names: Names::new(codebook, interface), interface, words };
    let found = writer.by_id(id);
    if found.is_empty() { writer.by_name(id) } else { found }
}

struct Writer<'a> {
    codebook: &'a Codebook,
    names: Names<'a>,
    interface: Interface,
    words: &'static EntryWords,
}

impl Writer<'_> {
    fn by_id(&self, id: &str) -> Vec<Entry> {
        let is = |other: &str| other.eq_ignore_ascii_case(id);
        let book = self.codebook;
        let mut pages = Vec::new();
        pages.extend(book.acts.iter().filter(|a| is(&a.id)).map(|a| self.act(a)));
        pages.extend(book.actors.iter().filter(|a| is(&a.id)).map(|a| self.actor(a)));
        pages.extend(book.instruments.iter().filter(|i| is(&i.id)).map(|i| self.instrument(i)));
        pages.extend(book.people.iter().filter(|p| is(&p.id)).map(|p| self.person(p)));
        pages.extend(book.topics.iter().filter(|t| is(&t.id)).map(|t| self.topic(t)));
        pages.extend(book.ladders.iter().filter(|l| is(&l.id)).map(|l| self.ladder(l)));
        pages
    }

    fn by_name(&self, name: &str) -> Vec<Entry> {
        let wanted = fold(name);
        let named = |names: &ByLanguage| {
            names.values().any(|n| fold(&n.name) == wanted || n.also.iter().any(|a| fold(a) == wanted))
        };
        let says = |cue: &Cue| {
            let words = [&cue.verb, &cue.noun, &cue.adjective, &cue.norm, &cue.pledge];
            words.into_iter().flatten().any(|word| fold(&word.replace('-', "")) == wanted)
        };
        let book = self.codebook;
        let mut pages = Vec::new();
        pages.extend(book.acts.iter().filter(|a| a.cues.iter().any(says)).map(|a| self.act(a)));
        pages.extend(book.actors.iter().filter(|a| named(&a.names)).map(|a| self.actor(a)));
        pages.extend(book.instruments.iter().filter(|i| named(&i.names)).map(|i| self.instrument(i)));
        pages.extend(book.people.iter().filter(|p| named(&p.names)).map(|p| self.person(p)));
        pages
    }

    fn act(&self, act: &Act) -> Entry {
        let words = self.words;
        let families = FAMILIES.iter().zip(self.interface.phrases().families);
        let family = families.into_iter().find(|(id, _)| **id == act.family).map_or("", |(_, name)| name);
        let mut out =
            Entry::new(format!("{} · {family}", words.act), &act.id, self.names.act(&act.id), "act");
        out.gloss.clone_from(&act.gloss);
        for kind in &act.kinds {
            let codes = [("CAMEO", &kind.cameo), ("PLOVER", &kind.plover)];
            let codes = codes.iter().filter(|(_, code)| !code.is_empty());
            let codes: String = codes.map(|(name, code)| format!(" · {name} {code}")).collect();
            let scales = filled(words.scales, &[&kind.force.to_string(), &kind.binding.to_string()]);
            out.row(&kind.name, &format!("{scales}{codes}"));
        }
        if let Some(negated) = &act.negated {
            out.row(words.negated, &filled(words.performs, &[negated]));
        }
        let codes: BTreeSet<&str> = act.cues.iter().map(|cue| cue.lang.as_str()).collect();
        for code in codes {
            out.gap();
            for (number, cue) in act.cues.iter().enumerate().filter(|(_, cue)| cue.lang == code) {
                self.cue(act, number, cue, &mut out);
            }
        }
        self.steps(act, &mut out);
        for example in &act.examples {
            out.row(words.example, &example.text);
        }
        for counter in &act.counterexamples {
            out.row(words.but_not, &format!("{} — {}", counter.text, counter.why));
        }
        out
    }

    fn cue(&self, act: &Act, number: usize, cue: &Cue, out: &mut Entry) {
        let words = [
            (self.words.verb, &cue.verb),
            (self.words.noun, &cue.noun),
            (self.words.adjective, &cue.adjective),
            (self.words.norm, &cue.norm),
            (self.words.pledge, &cue.pledge),
        ];
        for (kind, words) in words.into_iter().filter(|(_, words)| !words.is_empty()) {
            let finer = cue.kind.as_deref().map(|k| format!(" ({k})")).unwrap_or_default();
            let list = words.iter().map(|word| word.replace('-', "·")).collect::<Vec<_>>().join(" / ");
            let term = format!("{} {kind}", cue.lang);
            out.row(&term, &format!("{list}{finer}  [{}#{}]", act.id, number + 1));
        }
    }

    /// The recorded orders of strength in which an act has a step.
    fn steps(&self, act: &Act, out: &mut Entry) {
        for ladder in &self.codebook.ladders {
            let own = ladder.steps.iter().position(|step| step.act.as_deref() == Some(&act.id));
            if let Some(at) = own {
                let (step, all) = ((at + 1).to_string(), ladder.steps.len().to_string());
                out.row(self.words.ladder, &filled(self.words.step, &[&step, &all, &ladder.name]));
            }
        }
    }

    fn names_of(&self, names: &ByLanguage, out: &mut Entry) {
        for (code, forms) in names {
            let mut all = vec![forms.name.clone()];
            all.extend(forms.also.iter().cloned());
            out.row(language(code, self.interface), &all.join(" / "));
            let more = [
                (self.words.adjective, &forms.adjective),
                (self.words.people, &forms.people),
                (self.words.capital, &forms.capital),
                (self.words.in_compounds, &forms.abbr),
            ];
            for (term, words) in more {
                out.row("", &labelled(term, words));
            }
        }
    }

    fn actor(&self, actor: &Actor) -> Entry {
        let words = self.words;
        let what = serde_json::to_value(actor.kind).unwrap_or_default();
        let what = kind(what.as_str().unwrap_or_default(), self.interface).to_owned();
        let mut out = Entry::new(what, &actor.id, self.names.actor(&actor.id), "holder");
        self.names_of(&actor.names, &mut out);
        let years = [(words.since, actor.since), (words.until, actor.until)];
        for (term, year) in years {
            out.row(term, &year.map(|y| y.to_string()).unwrap_or_default());
        }
        out.row(words.part_of, actor.part_of.as_deref().unwrap_or_default());
        out.row(words.members, &self.names.actors(&actor.members));
        let people = self.codebook.people.iter().filter(|p| p.offices.iter().any(|o| o.of == actor.id));
        let people: Vec<String> = people.map(|p| self.names.person(&p.id)).collect();
        out.row(words.spoken_for_by, &people.join(", "));
        out
    }

    fn instrument(&self, instrument: &Instrument) -> Entry {
        let words = self.words;
        let what = kind(&instrument.kind, self.interface).to_owned();
        let name = self.names.instrument(&instrument.id);
        let mut out = Entry::new(what, &instrument.id, name, "instrument");
        self.names_of(&instrument.names, &mut out);
        out.row(words.year, &instrument.year.map(|y| y.to_string()).unwrap_or_default());
        out.row(words.depositary, instrument.depositary.as_deref().unwrap_or_default());
        out.row(words.registration, instrument.registration.as_deref().unwrap_or_default());
        out.row(words.parties, &self.names.actors(&instrument.parties));
        let topics: Vec<String> = instrument.topics.iter().map(|topic| self.names.topic(topic)).collect();
        out.row(words.topics, &topics.join(", "));
        out
    }

    fn person(&self, person: &Person) -> Entry {
        let mut out = Entry::new(self.words.person.to_owned(), &person.id, self.names.person(&person.id), "");
        self.names_of(&person.names, &mut out);
        for office in &person.offices {
            let year = |y: Option<i32>| y.map(|y| y.to_string()).unwrap_or_default();
            let years = format!("{}–{}", year(office.from), year(office.to));
            out.row(&years, &filled(self.words.office, &[&office.role, &self.names.actor(&office.of)]));
        }
        out
    }

    fn topic(&self, topic: &Topic) -> Entry {
        let mut out =
            Entry::new(self.words.topic.to_owned(), &topic.id, self.names.topic(&topic.id), "topic");
        out.gloss.clone_from(&topic.gloss);
        self.words(&topic.words, &mut out);
        out
    }

    fn words(&self, words: &BTreeMap<String, Vec<String>>, out: &mut Entry) {
        for (code, words) in words {
            out.row(language(code, self.interface), &words.join(" / "));
        }
    }

    fn ladder(&self, ladder: &Ladder) -> Entry {
        let what = format!("{} · {}", self.words.ladder, language(&ladder.language, self.interface));
        let mut out = Entry::new(what, &ladder.id, ladder.name.clone(), "");
        out.row(self.words.source, &ladder.source);
        out.row(self.words.note, ladder.note.as_deref().unwrap_or_default());
        for (number, step) in ladder.steps.iter().enumerate() {
            let words: Vec<&str> = step.words.values().flatten().map(String::as_str).collect();
            let note = step.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
            out.row(&format!("{:>2}", number + 1), &format!("{}{note}", words.join(" / ")));
        }
        out
    }
}

fn labelled(term: &str, words: &[String]) -> String {
    if words.is_empty() { String::new() } else { format!("{term}: {}", words.join(" / ")) }
}
