//! How ids are shown to people: by short names in their language.

use verbale_core::codebook::entry::{ByLanguage, Names as Forms};
use verbale_core::codebook::{ActorKind, Codebook};
use verbale_core::reading::Head;

use crate::phrases::{Interface, kinds};
use crate::width::width;

/// Looks names up for one interface language.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    codebook: &'a Codebook,
    interface: Interface,
}

impl<'a> Names<'a> {
    /// Names in this language.
    #[must_use]
    pub fn new(codebook: &'a Codebook, interface: Interface) -> Self {
        Self { codebook, interface }
    }

    /// An actor by its short name; the words of a slug where it has no entry.
    #[must_use]
    pub fn actor(&self, id: &str) -> String {
        if id == "group:text-voice" {
            return self.interface.phrases().text_voice.to_owned();
        }
        let actor = self.codebook.actor_number(id).map(|n| &self.codebook.actors[n as usize]);
        let Some(actor) = actor else { return id.trim_start_matches("group:").replace('-', " ") };
        match self.forms(&actor.names) {
            Some(forms) if actor.kind == ActorKind::Group => forms.shown().to_owned(),
            Some(forms) if matches!(actor.kind, ActorKind::Organisation | ActorKind::Organ) => {
                let names = forms.also.iter().chain([&forms.name]);
                names.min_by_key(|name| width(name)).unwrap_or(&forms.name).clone()
            }
            // An older name ("Mongolian People's Republic") may be the only other one.
            Some(forms) => {
                let names = [Some(&forms.name), forms.also.first()];
                names.into_iter().flatten().min_by_key(|name| width(name)).unwrap_or(&forms.name).clone()
            }
            None => id.to_owned(),
        }
    }

    /// An actor by its full name.
    #[must_use]
    pub fn actor_in_full(&self, id: &str) -> String {
        let actor = self.codebook.actor_number(id).map(|n| &self.codebook.actors[n as usize]);
        let full = actor.and_then(|a| self.forms(&a.names)).map(|forms| forms.shown().to_owned());
        full.unwrap_or_else(|| self.actor(id))
    }

    /// Several actors by their short names.
    #[must_use]
    pub fn actors(&self, ids: &[String]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.actor(id)).collect();
        names.join(if self.interface == Interface::Zh { "、" } else { ", " })
    }

    /// Holders, called "both sides" where they are all parties of the text.
    #[must_use]
    pub fn holders(&self, ids: &[String], head: &Head) -> String {
        let phrases = self.interface.phrases();
        match ids.len() {
            0 => "—".to_owned(),
            1 => self.actor(&ids[0]),
            n if ids == head.parties => if n == 2 { phrases.both } else { phrases.all_parties }.to_owned(),
            _ => self.actors(ids),
        }
    }

    /// What an act is called.
    #[must_use]
    pub fn act(&self, id: &str) -> String {
        let act = self.codebook.acts.iter().find(|act| act.id == id);
        act.and_then(|a| a.label.get(self.interface.code())).cloned().unwrap_or_else(|| id.replace('_', " "))
    }

    /// The family of an act.
    #[must_use]
    pub fn family(&self, id: &str) -> &'a str {
        self.codebook.acts.iter().find(|act| act.id == id).map_or("", |act| act.family.as_str())
    }

    /// An instrument by its full name.
    #[must_use]
    pub fn instrument(&self, id: &str) -> String {
        let instrument = self.codebook.instruments.iter().find(|instrument| instrument.id == id);
        let full = instrument.and_then(|i| self.forms(&i.names)).map(|forms| forms.name.clone());
        full.unwrap_or_else(|| id.to_owned())
    }

    /// A person by name.
    #[must_use]
    pub fn person(&self, id: &str) -> String {
        let person = self.codebook.people.iter().find(|person| person.id == id);
        let full = person.and_then(|p| self.forms(&p.names)).map(|forms| forms.name.clone());
        full.unwrap_or_else(|| id.trim_start_matches("person:").replace('-', " "))
    }

    /// A topic by its first word.
    #[must_use]
    pub fn topic(&self, id: &str) -> String {
        let topic = self.codebook.topics.iter().find(|topic| topic.id == id);
        let word = topic.and_then(|t| t.words.get(self.interface.code())).and_then(|words| words.first());
        word.cloned().unwrap_or_else(|| id.replace('-', " "))
    }

    /// A form of text.
    #[must_use]
    pub fn form(&self, form: &str) -> String {
        if form.is_empty() {
            return self.interface.phrases().form_unknown.to_owned();
        }
        if let Some(name) = kinds::form(form, self.interface) {
            return name.to_owned();
        }
        // A form that a codebook added goes by its first word there.
        let language = self.codebook.languages.iter().find(|l| l.id == self.interface.code());
        let word = language.and_then(|l| l.forms.get(form)).and_then(|words| words.first());
        word.cloned().unwrap_or_else(|| form.replace('-', " "))
    }

    fn forms(&self, names: &'a ByLanguage) -> Option<&'a Forms> {
        names.get(self.interface.code()).or_else(|| names.get("en")).or_else(|| names.values().next())
    }
}

#[cfg(test)]
mod tests {
    use super::{Interface, Names};

    #[test]
    fn a_bare_noun_is_shown_as_no_more_than_it_says() {
        let codebook = verbale_edition::codebook();
        let shown = |interface| Names::new(&codebook, interface).actor("group:administration");
        assert_eq!(
            [Interface::En, Interface::Zh, Interface::Ru].map(shown),
            ["the Administration", "行政当局", "администрация"]
        );
    }
}
