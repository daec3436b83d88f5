//! `verbale codebook explain`: one entry as a page.

use std::collections::BTreeMap;
use std::fmt::Write;

use anstyle::Style;
use verbale_core::codebook::entry::{ByLanguage, Cue};
use verbale_core::codebook::{Act, Actor, Codebook, Instrument, Ladder, Person, Topic, fold};

use super::outputs::Failure;
use crate::names::Names;
use crate::phrases::Interface;
use crate::width::{of_terminal, pad, wrap};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The page of the entry that is called so: by its id, else by a name.
///
/// # Errors
/// Where no entry is called so.
pub fn page(id: &str, codebook: &Codebook, interface: Interface) -> Result<String, Failure> {
    let writer = Writer { codebook, names: Names::new(codebook, interface), columns: of_terminal().min(110) };
    let mut pages = writer.by_id(id);
    if pages.is_empty() {
        pages = writer.by_name(id);
    }
    if pages.is_empty() {
        return Err(Failure::new(format!("the codebook has no entry `{id}`"))
            .help("give an act, actor, instrument, person, topic or ladder: `urge`, `NATO`, `NPT`, `北约`"));
    }
    Ok(pages.join("\n\n"))
}

struct Writer<'a> {
    codebook: &'a Codebook,
    names: Names<'a>,
    columns: usize,
}

impl Writer<'_> {
    fn by_id(&self, id: &str) -> Vec<String> {
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

    fn by_name(&self, name: &str) -> Vec<String> {
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

    fn title(&self, kind: &str, id: &str) -> String {
        format!("{BOLD}{id}{BOLD:#}  {DIM}{kind}{DIM:#}\n")
    }

    /// A term and what is said of it, wrapped beside it.
    fn row(&self, term: &str, text: &str, out: &mut String) {
        if text.is_empty() {
            return;
        }
        for (n, line) in wrap(text, self.columns.saturating_sub(16)).iter().enumerate() {
            let term = if n == 0 { term } else { "" };
            let _ = writeln!(out, "  {DIM}{}{DIM:#}{line}", pad(term, 14));
        }
    }

    fn act(&self, act: &Act) -> String {
        let mut out = self.title(&format!("act · {}", act.family), &act.id);
        for line in wrap(&act.gloss, self.columns) {
            let _ = writeln!(out, "{line}");
        }
        out.push('\n');
        for kind in &act.kinds {
            let codes = [("CAMEO", &kind.cameo), ("PLOVER", &kind.plover)];
            let codes = codes.iter().filter(|(_, code)| !code.is_empty());
            let codes: String = codes.map(|(name, code)| format!(" · {name} {code}")).collect();
            self.row(
                &kind.name,
                &format!("force {}/100 · binding {}/5{codes}", kind.force, kind.binding),
                &mut out,
            );
        }
        if let Some(negated) = &act.negated {
            self.row("negated", &format!("performs `{negated}`"), &mut out);
        }
        let mut languages: Vec<&str> = act.cues.iter().map(|cue| cue.lang.as_str()).collect();
        languages.dedup();
        languages.sort_unstable();
        languages.dedup();
        for language in languages {
            out.push('\n');
            for (number, cue) in act.cues.iter().enumerate().filter(|(_, cue)| cue.lang == language) {
                self.cue(act, number, cue, &mut out);
            }
        }
        self.steps(act, &mut out);
        for example in &act.examples {
            self.row("example", &example.text, &mut out);
        }
        for counter in &act.counterexamples {
            self.row("but not", &format!("{} — {}", counter.text, counter.why), &mut out);
        }
        out
    }

    fn cue(&self, act: &Act, number: usize, cue: &Cue, out: &mut String) {
        let words = [
            ("verb", &cue.verb),
            ("noun", &cue.noun),
            ("adjective", &cue.adjective),
            ("norm", &cue.norm),
            ("pledge", &cue.pledge),
        ];
        for (kind, words) in words.into_iter().filter(|(_, words)| !words.is_empty()) {
            let finer = cue.kind.as_deref().map(|k| format!(" ({k})")).unwrap_or_default();
            let list = words.iter().map(|word| word.replace('-', "·")).collect::<Vec<_>>().join(" / ");
            let term = format!("{} {kind}", cue.lang);
            self.row(&term, &format!("{list}{finer}  [{}#{}]", act.id, number + 1), out);
        }
    }

    /// The recorded orders of strength in which an act has a step.
    fn steps(&self, act: &Act, out: &mut String) {
        for ladder in &self.codebook.ladders {
            let own = ladder.steps.iter().position(|step| step.act.as_deref() == Some(&act.id));
            if let Some(at) = own {
                let text = format!("step {} of {} in {}", at + 1, ladder.steps.len(), ladder.name);
                self.row("ladder", &text, out);
            }
        }
    }

    fn names_of(&self, names: &ByLanguage, out: &mut String) {
        for (language, forms) in names {
            let mut all = vec![forms.name.clone()];
            all.extend(forms.also.iter().cloned());
            self.row(language, &all.join(" / "), out);
            let more = [
                ("adjective", &forms.adjective),
                ("people", &forms.people),
                ("capital", &forms.capital),
                ("in compounds", &forms.abbr),
            ];
            for (term, words) in more {
                self.row("", &labelled(term, words), out);
            }
        }
    }

    fn actor(&self, actor: &Actor) -> String {
        let kind = serde_json::to_value(actor.kind).unwrap_or_default();
        let mut out = self.title(kind.as_str().unwrap_or("actor"), &actor.id);
        self.names_of(&actor.names, &mut out);
        let years = [("since", actor.since), ("until", actor.until)];
        for (term, year) in years {
            self.row(term, &year.map(|y| y.to_string()).unwrap_or_default(), &mut out);
        }
        self.row("part of", actor.part_of.as_deref().unwrap_or_default(), &mut out);
        self.row("members", &self.names.actors(&actor.members), &mut out);
        let people = self.codebook.people.iter().filter(|p| p.offices.iter().any(|o| o.of == actor.id));
        let people: Vec<String> = people.map(|p| self.names.person(&p.id)).collect();
        self.row("spoken for by", &people.join(", "), &mut out);
        out
    }

    fn instrument(&self, instrument: &Instrument) -> String {
        let mut out = self.title(&instrument.kind, &instrument.id);
        self.names_of(&instrument.names, &mut out);
        self.row("year", &instrument.year.map(|y| y.to_string()).unwrap_or_default(), &mut out);
        self.row("depositary", instrument.depositary.as_deref().unwrap_or_default(), &mut out);
        self.row("registration", instrument.registration.as_deref().unwrap_or_default(), &mut out);
        self.row("parties", &self.names.actors(&instrument.parties), &mut out);
        self.row("topics", &instrument.topics.join(", "), &mut out);
        out
    }

    fn person(&self, person: &Person) -> String {
        let mut out = self.title("person", &person.id);
        self.names_of(&person.names, &mut out);
        for office in &person.offices {
            let year = |y: Option<i32>| y.map(|y| y.to_string()).unwrap_or_default();
            let years = format!("{}–{}", year(office.from), year(office.to));
            self.row(&years, &format!("{} of {}", office.role, self.names.actor(&office.of)), &mut out);
        }
        out
    }

    fn topic(&self, topic: &Topic) -> String {
        let mut out = self.title("topic", &topic.id);
        let _ = writeln!(out, "{}\n", topic.gloss);
        self.words(&topic.words, &mut out);
        out
    }

    fn words(&self, words: &BTreeMap<String, Vec<String>>, out: &mut String) {
        for (language, words) in words {
            self.row(language, &words.join(" / "), out);
        }
    }

    fn ladder(&self, ladder: &Ladder) -> String {
        let mut out = self.title(&format!("ladder · {}", ladder.language), &ladder.id);
        let _ = writeln!(out, "{}", ladder.name);
        self.row("source", &ladder.source, &mut out);
        self.row("note", ladder.note.as_deref().unwrap_or_default(), &mut out);
        for (number, step) in ladder.steps.iter().enumerate() {
            let words: Vec<&str> = step.words.values().flatten().map(String::as_str).collect();
            let note = step.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
            self.row(&format!("{:>2}", number + 1), &format!("{}{note}", words.join(" / ")), &mut out);
        }
        out
    }
}

fn labelled(term: &str, words: &[String]) -> String {
    if words.is_empty() { String::new() } else { format!("{term}: {}", words.join(" / ")) }
}
