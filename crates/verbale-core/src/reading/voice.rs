//! In whose name an act is done: the holder named, taken over from the act
//! before, or the voice of the text.

use super::HolderBy;
use super::acts::{Found, Register};
use super::han;
use super::head::Head;
use super::site::Subject;
use super::tokens::{Token, TokenKind, Tokens};
use super::who::{Who, slug};
use crate::codebook::{Codebook, CueKind, Form, Mark, Meaning};

/// The holder of an act for whom the text gives no name.
const TEXT_VOICE: &str = "group:text-voice";

/// What the voice of a sentence is told from.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The canonical text.
    pub text: &'a str,
    /// The sentence.
    pub tokens: &'a Tokens,
    /// The head of the text.
    pub head: &'a Head,
    /// Whether the text speaks itself or tells what was said.
    pub register: Register,
    /// Who is who in it.
    pub who: &'a Who,
    /// The codebook.
    pub codebook: &'a Codebook,
}

/// Who has spoken so far.
#[derive(Debug, Default)]
pub struct Voice {
    /// The holder of the last act of the paragraph.
    last: Option<Vec<String>>,
    /// Whose speech the paragraph tells.
    told: Option<Vec<String>>,
    /// Who spoke last, in this paragraph or before: "we" in a speech that
    /// goes on over several paragraphs.
    speaker: Option<Vec<String>>,
    /// Speakers named so far by labels, to know the other one by.
    labelled: Vec<String>,
    /// Persons whom the text itself introduces ("the Foreign Minister of
    /// Ruritania, A. Zenda"): the name, folded, and the actor.
    introduced: Vec<(String, String)>,
    /// Offices that the text names with their holder's state, in order: who
    /// "the President" is.
    offices: Vec<(u32, String)>,
}

impl Voice {
    /// A new paragraph begins: nothing is inherited from the one before.
    pub fn paragraph(&mut self) {
        self.last = None;
        // In a transcript a speaker goes on until the next label.
        if self.labelled.is_empty() {
            self.told = None;
        }
    }

    /// Learns the persons that a sentence introduces by office and state.
    pub fn introduce(&mut self, scene: Scene<'_>) {
        let Scene { text, tokens, who, codebook, .. } = scene;
        self.note_offices(scene);
        for (i, token) in tokens.list.iter().enumerate() {
            if let Some((name, of)) = han::introduced(text, tokens, i) {
                let actor = who.ids(tokens, of, codebook).into_iter().next();
                self.introduced.extend(actor.map(|actor| (name.to_owned(), actor)));
                continue;
            }
            let offices = &tokens.list[i.saturating_sub(4)..i];
            if token.kind != TokenKind::Known || !offices.iter().any(|t| is_office(tokens, t)) {
                continue;
            }
            let Some(actor) = who.ids(tokens, i, codebook).into_iter().next() else { continue };
            for token in tokens.list[i + 1..].iter().take(6) {
                let word = &text[token.span.range()];
                let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
                if token.kind == TokenKind::Word && word.starts_with(char::is_uppercase) && !initial {
                    self.introduced.push((crate::codebook::fold(word), actor.clone()));
                } else if !initial && token.kind != TokenKind::Stop && !word.starts_with(char::is_lowercase) {
                    break;
                }
            }
        }
    }

    fn note_offices(&mut self, scene: Scene<'_>) {
        let Scene { tokens, who, codebook, .. } = scene;
        let list = &tokens.list;
        for (i, token) in list.iter().enumerate() {
            let Some(office) = office(tokens, token) else { continue };
            // A name, and the state after it: "Prime Minister A. Zenda of Ruritania".
            let inside = |t: &Token| {
                let governs = t.is_any(&[Mark::Preposition, Mark::Determiner]) && !t.is(Mark::With);
                t.is(Mark::Proper) || t.names() || governs
            };
            let after = (i + 1..list.len().min(i + 7)).take_while(|&j| inside(&list[j]));
            let named = after.map(|j| who.ids(tokens, j, codebook)).find(|ids| !ids.is_empty());
            let before = i.checked_sub(1).map(|j| who.ids(tokens, j, codebook));
            let actor = named.or(before).and_then(|ids| ids.into_iter().next());
            let Some(actor) = actor else { continue };
            let names = list[i + 1..].iter().take_while(|t| t.kind == TokenKind::Word && t.is(Mark::Proper));
            self.introduced
                .extend(names.map(|t| (crate::codebook::fold(&scene.text[t.span.range()]), actor.clone())));
            self.offices.push((office, actor));
        }
    }

    /// The actors of a noun phrase, offices without a name among them: "the
    /// President and Prime Minister A".
    fn by_office(&self, from: usize, end: usize, scene: Scene<'_>) -> Vec<String> {
        let mut ids = Vec::new();
        for i in from..end {
            ids.extend(scene.who.ids(scene.tokens, i, scene.codebook));
            ids.extend(self.of_office(i, end, scene).cloned());
        }
        ids.sort();
        ids.dedup();
        ids
    }

    /// The actor of an office that stands without a state: "the President
    /// and", "Prime Minister Zenda", whom the text has introduced.
    fn of_office(&self, at: usize, end: usize, scene: Scene<'_>) -> Option<&String> {
        let list = &scene.tokens.list;
        let office = office(scene.tokens, &list[at])?;
        // "The ministers" are not the one minister whom the text has named.
        if scene.text[list[at].span.range()].ends_with('s') {
            return None;
        }
        let actor = if at + 1 == end || list[at + 1].is(Mark::And) {
            self.offices.iter().find(|(known, _)| *known == office).map(|(_, actor)| actor)
        } else if list[at + 1].kind == TokenKind::Word && list[at + 1].is(Mark::Proper) {
            let name = crate::codebook::fold(&scene.text[list[at + 1].span.range()]);
            self.introduced.iter().find(|(known, _)| *known == name).map(|(_, actor)| actor)
        } else {
            None
        };
        actor.filter(|actor| scene.register == Register::Told || scene.head.parties.contains(actor))
    }

    fn introduced_in(&self, text: &str, tokens: &Tokens, until: usize) -> Option<String> {
        let words = tokens.list[..until].iter().filter(|t| t.kind == TokenKind::Word);
        let mut names = words.map(|t| crate::codebook::fold(&text[t.span.range()]));
        names.find_map(|name| {
            self.introduced.iter().find(|(known, _)| same_name(known, &name)).map(|(_, actor)| actor.clone())
        })
    }

    /// Reads a label of a transcript ("В.Путин:", "PRESIDENT X:") at the
    /// head of a paragraph and gives the token after it.
    pub fn label(&mut self, scene: Scene<'_>) -> Option<usize> {
        let Scene { text, tokens, head, who, codebook, .. } = scene;
        let list = &tokens.list;
        let colon = list.iter().take(10).position(|t| t.kind == TokenKind::Colon)?;
        let has = |i: usize, wanted: fn(&Meaning) -> bool| {
            tokens.senses(&list[i]).iter().any(|s| wanted(&s.meaning))
        };
        if colon == 0 || (0..colon).any(|i| has(i, |m| matches!(m, Meaning::Cue(..)))) {
            return None;
        }
        let mut speaker = Vec::new();
        if (0..colon).any(|i| has(i, |m| matches!(m, Meaning::Person(_)))) {
            speaker = who.phrase(tokens, 0, colon, codebook);
        }
        if speaker.is_empty() {
            speaker.extend(self.introduced_in(text, tokens, colon));
        }
        if speaker.is_empty() && !self.labelled.is_empty() {
            // The other of two parties, whose person nobody introduced.
            speaker.extend(head.parties.iter().find(|p| !self.labelled.contains(p)).cloned());
        }
        if speaker.is_empty() {
            return None;
        }
        self.labelled.extend(speaker.iter().cloned());
        self.told = Some(speaker.clone());
        self.speaker = Some(speaker);
        Some(colon + 1)
    }

    /// The holders of an act, and how they are known.
    pub fn holders(&mut self, scene: Scene<'_>, act: &Found) -> (Vec<String>, HolderBy) {
        let Scene { text, tokens, head, register, who, codebook } = scene;
        let speech = register == Register::Told || self.told.is_some();
        let act_id = codebook.acts[act.act].id.as_str();
        let (holders, by) = match act.site.subject {
            _ if act.kind == CueKind::Norm => (self.norm_holder(head, speech), HolderBy::Voice),
            // Only the parties together can agree.
            Subject::None | Subject::Voice if head.parties.len() > 1 && act_id == "agree" => {
                (head.parties.clone(), HolderBy::Voice)
            }
            Subject::Voice => match Self::body_of_text(text, tokens, act, head) {
                Some(body) => (vec![body], HolderBy::Named),
                None => (self.we(tokens, act, head, speech), HolderBy::Voice),
            },
            Subject::They if Self::several(tokens, act, self.last.as_ref(), head) => {
                (Self::addressed(head), HolderBy::Voice)
            }
            Subject::They => (self.last.clone().unwrap_or_default(), HolderBy::Inherited),
            Subject::Named(from, end) | Subject::Body(from, end)
                if !tokens.list[from].is(Mark::Our)
                    && (from..end).any(|i| self.of_office(i, end, scene).is_some()) =>
            {
                (self.by_office(from, end, scene), HolderBy::Named)
            }
            Subject::Named(from, end) => {
                (members_or_self(who.phrase(tokens, from, end, codebook), head, codebook), HolderBy::Named)
            }
            // "Our Foreign Ministers will converse often."
            Subject::Body(from, _) if tokens.list[from].is(Mark::Our) => {
                (self.we(tokens, act, head, speech), HolderBy::Voice)
            }
            // "The leaders agreed", told of a meeting of a body.
            Subject::Body(from, _)
                if register == Register::Told && head.forum.is_some() && {
                    is_office(tokens, &tokens.list[from])
                } =>
            {
                (Self::addressed(head), HolderBy::Voice)
            }
            Subject::Body(from, end) => {
                let span = tokens.list[from].span.cover(tokens.list[end - 1].span);
                let body = &text[span.range()];
                let known = self.introduced.iter().find(|(name, _)| han::is_introduced(body, name));
                let holder = known
                    .map(|(_, actor)| actor.clone())
                    .or_else(|| self.called_short(text, tokens, end - 1, head, codebook))
                    .or_else(|| slug(text, span));
                match holder {
                    Some(holder) => (vec![holder], HolderBy::Named),
                    None => (self.nobody_named(head, speech), HolderBy::Voice),
                }
            }
            // What nobody is said to have said, a joint text says of its parties.
            Subject::Untold => (head.parties.clone(), HolderBy::Voice),
            Subject::None | Subject::It | Subject::Thing(..) => {
                match self.last.clone().or_else(|| self.told.clone()) {
                    Some(holders) => (holders, HolderBy::Inherited),
                    None => (self.nobody_named(head, speech), HolderBy::Voice),
                }
            }
        };
        // A verb of saying opens a speech; what a side merely does, does not.
        let says = codebook.acts[act.act].family == "assertive"
            && !matches!(act.site.subject, Subject::None | Subject::Untold);
        if register == Register::Told && says && act.kind == CueKind::Verb && !holders.is_empty() {
            self.told = Some(holders.clone());
            self.speaker = Some(holders.clone());
        }
        self.last = Some(holders.clone());
        (holders, by)
    }

    /// "The Council", «члены Совета»: a word with a capital out of the name of
    /// the one body that issues the text, or acted last in the paragraph.
    fn called_short(
        &self,
        text: &str,
        tokens: &Tokens,
        at: usize,
        head: &Head,
        codebook: &Codebook,
    ) -> Option<String> {
        let word = &text[tokens.list[at].span.range()];
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        let word = crate::codebook::fold(word);
        let one = |ids: &[String]| match ids {
            [id] => Some(id.clone()),
            _ => None,
        };
        let known = [self.last.as_deref().and_then(one), one(&head.parties)];
        known.into_iter().flatten().find(|id| {
            let Some(number) = codebook.actor_number(id) else { return false };
            let names = codebook.actors[number as usize].names.values();
            let mut words = names.flat_map(|forms| forms.name.split(' '));
            words.any(|part| {
                part.starts_with(char::is_uppercase) && same_name(&crate::codebook::fold(part), &word)
            })
        })
    }

    /// Whether "they" are all who met, and not the one who acted last.
    fn several(tokens: &Tokens, act: &Found, last: Option<&Vec<String>>, head: &Head) -> bool {
        let clause = tokens.list.get(act.site.clause..act.token).unwrap_or_default();
        head.parties.len() > 1
            && last.is_none_or(|l| l.len() < 2)
            && clause.iter().any(|t| t.is(Mark::Several))
    }

    /// Whom "we" of a norm is put to: the forum spoken at, or the parties.
    #[must_use]
    pub fn addressed(head: &Head) -> Vec<String> {
        head.forum.clone().map_or_else(|| head.parties.clone(), |forum| vec![forum])
    }

    fn norm_holder(&self, head: &Head, speech: bool) -> Vec<String> {
        let speaker = self.told.as_ref().or(self.speaker.as_ref()).filter(|_| speech);
        speaker.cloned().unwrap_or_else(|| parties_or_voice(head))
    }

    fn we(&self, tokens: &Tokens, act: &Found, head: &Head, speech: bool) -> Vec<String> {
        // 我提出倡议，希望…: the subject may stand in a clause before.
        let clause = &tokens.list[act.site.clause..=act.token];
        let from = if clause.iter().any(|t| t.is(Mark::We)) { act.site.clause } else { 0 };
        // «Поддерживаем» says "we" by its ending.
        let first = act.form == Form::First
            || act.site.wish
            || tokens.list[from..=act.token].iter().any(|t| t.is(Mark::First));
        let speaker = match first {
            true => self.told.as_ref().or(self.speaker.as_ref()),
            // In a transcript "the two sides" are both, whoever speaks; so are
            // those of whom a readout tells in the past.
            false if !self.labelled.is_empty() || act.form == Form::Past => None,
            false => self.told.as_ref(),
        };
        speaker.filter(|_| speech).cloned().unwrap_or_else(|| parties_or_voice(head))
    }

    /// "The participants", «Министры» in a text that names no parties.
    fn body_of_text(text: &str, tokens: &Tokens, act: &Found, head: &Head) -> Option<String> {
        let clause = tokens.list.get(act.site.clause..act.token)?;
        let token = clause.iter().find(|t| t.is(Mark::We))?;
        if head.parties.is_empty() && token.is(Mark::Agent) { slug(text, token.span) } else { None }
    }

    fn nobody_named(&self, head: &Head, speech: bool) -> Vec<String> {
        self.speaker.clone().filter(|_| speech).unwrap_or_else(|| parties_or_voice(head))
    }
}

fn is_office(tokens: &Tokens, token: &Token) -> bool {
    office(tokens, token).is_some()
}

fn office(tokens: &Tokens, token: &Token) -> Option<u32> {
    tokens.senses(token).iter().find_map(|s| match s.meaning {
        Meaning::Office(office) => Some(office),
        _ => None,
    })
}

/// A group that the parties make up among themselves ("the Quad") is they.
fn members_or_self(named: Vec<String>, head: &Head, codebook: &Codebook) -> Vec<String> {
    let [only] = &named[..] else { return named };
    let Some(number) = codebook.actor_number(only) else { return named };
    let members = &codebook.actors[number as usize].members;
    let same = members.len() == head.parties.len() && members.iter().all(|m| head.parties.contains(m));
    if same && !members.is_empty() { head.parties.clone() } else { named }
}

/// Whether two forms of a name differ only in their last letters, as cases
/// do («Соколовский», «Соколовского»).
fn same_name(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let longer = a.chars().count().max(b.chars().count());
    shared >= 3 && shared + 4 >= longer && shared * 10 >= longer * 6
}

fn parties_or_voice(head: &Head) -> Vec<String> {
    if head.parties.is_empty() { vec![TEXT_VOICE.to_owned()] } else { head.parties.clone() }
}
