//! What the faces of a comparison share: its order, its counts, its quotes.
//!
//! A face shows; what changed was found by the engine. Crumbs of a word diff
//! are put together here, for people only: programs get the edits as found.

mod crumbs;
pub mod csv;
pub mod digest;
pub mod html;
pub mod json;
pub mod markdown;
mod quote;
mod rows;
pub mod series;

pub use quote::Quote;
pub use rows::{Row, rows};

use verbale_core::codebook::Codebook;
use verbale_core::compare::{Change, Comparison, Field, Kind, Passage, Reason, Scope, Side, Stands};
use verbale_core::reading::Position;
use verbale_core::span::Span;

use crate::csv::word;
use crate::names::Names;
use crate::phrases::{self, Compare, Interface, Phrases};

/// The kinds in the order in which they are told.
pub const ORDER: [Kind; 10] = [
    Kind::Added,
    Kind::Dropped,
    Kind::Strengthened,
    Kind::Softened,
    Kind::Changed,
    Kind::NotComparable,
    Kind::Reworded,
    Kind::Moved,
    Kind::Markup,
    Kind::Kept,
];

/// One of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The older one.
    Left,
    /// The newer one.
    Right,
}

/// Two texts and what became of the one in the other.
pub struct Pair<'a> {
    /// The older text.
    pub left: Side<'a>,
    /// The newer text.
    pub right: Side<'a>,
    /// What was found.
    pub comparison: &'a Comparison,
    /// Names in the language of the interface.
    pub names: Names<'a>,
    /// The language of the interface.
    pub interface: Interface,
    /// Its words.
    pub phrases: &'static Phrases,
    /// Its words for changes.
    pub words: &'static Compare,
}

impl<'a> Pair<'a> {
    /// Two texts, to be shown in a language.
    #[must_use]
    pub fn new(
        left: Side<'a>,
        right: Side<'a>,
        comparison: &'a Comparison,
        codebook: &'a Codebook,
        interface: Interface,
    ) -> Self {
        let names = Names::new(codebook, interface);
        let phrases = interface.phrases();
        let words = match comparison.scope {
            Scope::OneLanguage => Compare::of(interface),
            Scope::AcrossLanguages => Compare::of_versions(interface),
        };
        Self { left, right, comparison, names, interface, phrases, words }
    }

    /// One of the texts.
    #[must_use]
    pub fn side(&self, which: Which) -> Side<'a> {
        match which {
            Which::Left => self.left,
            Which::Right => self.right,
        }
    }

    /// The words of a span.
    #[must_use]
    pub fn text(&self, which: Which, span: Span) -> &'a str {
        &self.side(which).document.text[span]
    }

    /// The title of a text, or the name of its file.
    #[must_use]
    pub fn title(&self, which: Which) -> &'a str {
        title(self.side(which), self.phrases)
    }

    /// Form, date and language of a text, and its parties.
    #[must_use]
    pub fn facts(&self, which: Which) -> String {
        facts(self.side(which), &self.names, self.interface)
    }

    /// How often each kind occurs, in the order in which they are told.
    pub fn counts(&self) -> impl Iterator<Item = (Kind, usize)> {
        let count = |kind| self.comparison.changes.iter().filter(|c| c.kind == kind).count();
        ORDER.into_iter().map(move |kind| (kind, count(kind))).filter(|(_, n)| *n > 0)
    }

    /// The changes of a kind, the weightiest first.
    #[must_use]
    pub fn of_kind(&self, kind: Kind) -> Vec<&'a Change> {
        let mut found: Vec<&Change> = self.comparison.changes.iter().filter(|c| c.kind == kind).collect();
        found.sort_by_key(|change| (std::cmp::Reverse(change.weight), change.link));
        found
    }

    /// The answer where there is nothing to list.
    #[must_use]
    pub fn verdict(&self) -> Option<&'static str> {
        let all = |kinds: &[Kind]| self.comparison.changes.iter().all(|c| kinds.contains(&c.kind));
        let shared = |link: &verbale_core::compare::Link| !link.left.is_empty() && !link.right.is_empty();
        match () {
            () if all(&[Kind::Kept]) => Some(self.words.nothing),
            () if all(&[Kind::Kept, Kind::Markup]) => Some(self.words.form_only),
            () if !self.comparison.links.iter().any(shared) => Some(self.words.nothing_shared),
            () => None,
        }
    }

    /// Whether the texts are in two languages.
    #[must_use]
    pub fn across(&self) -> bool {
        self.comparison.scope == Scope::AcrossLanguages
    }

    /// Whether a link stands elsewhere than it stood.
    #[must_use]
    pub fn moved(&self, link: usize) -> bool {
        self.comparison.links.get(link).is_some_and(|l| l.stands == Stands::Moved)
    }

    /// The passage of a change in one text.
    #[must_use]
    pub fn passage(change: &Change, which: Which) -> Option<Passage> {
        match which {
            Which::Left => change.left,
            Which::Right => change.right,
        }
    }

    /// The position of a change in one text.
    #[must_use]
    pub fn position(&self, change: &Change, which: Which) -> Option<&'a Position> {
        let number = Self::passage(change, which)?.position?;
        self.side(which).reading.positions.get(number)
    }

    /// Who does what toward whom, before and after where they differ.
    #[must_use]
    pub fn deed(&self, change: &Change) -> String {
        let told = |which| {
            let position = self.position(change, which)?;
            let who = self.names.holders(&position.holders, &self.side(which).reading.head);
            let whom = match position.addressees.is_empty() {
                true => String::new(),
                false => format!(" → {}", self.names.actors(&position.addressees)),
            };
            Some([who, self.names.act(&position.act), whom])
        };
        let colon = self.interface.colon();
        let whole = |[who, act, whom]: &[String; 3]| format!("{who}{colon}{act}{whom}");
        match (told(Which::Left), told(Which::Right)) {
            (Some(left), Some(right)) if left == right => whole(&left),
            (Some(left), Some(right)) if left[0] == right[0] && left[2] == right[2] => {
                format!("{}{colon}{} ⇒ {}{}", left[0], left[1], right[1], right[2])
            }
            (Some(left), Some(right)) => format!("{} ⇒ {}", whole(&left), whole(&right)),
            (left, right) => right.or(left).as_ref().map(whole).unwrap_or_default(),
        }
    }

    /// The reasons of a change in words, one a field: what, from what to
    /// what, by what measures. That words differ and where a clause stands
    /// is seen without being said.
    #[must_use]
    pub fn reasons(&self, change: &Change) -> Vec<String> {
        let told = change.because.iter().filter(|r| !matches!(r.what, Field::Words | Field::Place));
        let told: Vec<&Reason> = told.collect();
        let same = |a: &&Reason, b: &&Reason| (a.what, a.left, a.right) == (b.what, b.left, b.right);
        told.chunk_by(|a, b| same(a, b)).map(|reasons| self.reason(reasons)).collect()
    }

    fn reason(&self, reasons: &[&Reason]) -> String {
        let reason = reasons[0];
        let quote = |which, span: Option<Span>| {
            span.map(|s| crate::width::cut(self.text(which, s), 36)).map(|t| match self.interface {
                Interface::Ru => format!("«{t}»"),
                _ => format!("“{t}”"),
            })
        };
        // Whose act it is and whom it is put to is told by name alone: the
        // words are seen in the quotes.
        let (left, right) = match reason.what {
            Field::Holder | Field::Addressee if !reason.by.is_empty() => (None, None),
            _ => (quote(Which::Left, reason.left), quote(Which::Right, reason.right)),
        };
        let mut by: Vec<String> = reasons.iter().map(|r| self.measure(r)).collect();
        by.retain(|by| !by.is_empty());
        let by = by.join("; ");
        let words = match (left, right) {
            (Some(left), Some(right)) => format!(" {left} → {right}"),
            (Some(left), None) => format!(" − {left}"),
            (None, Some(right)) => format!(" + {right}"),
            (None, None) if by.is_empty() => String::new(),
            (None, None) => return format!("{} {by}", self.words.field(reason.what)),
        };
        let said = |mark: char| !matches!(mark, '“' | '”' | '«' | '»');
        let by = match by.is_empty() || words.chars().filter(|c| said(*c)).eq(format!(" {by}").chars()) {
            true => String::new(),
            false => format!(" ({by})"),
        };
        format!("{}{words}{by}", self.words.field(reason.what))
    }

    /// A measure, scales, degrees and actors named in the language of the interface.
    fn measure(&self, reason: &Reason) -> String {
        let by = reason.by.as_str();
        let scales = [("force ", self.phrases.force), ("binding ", self.phrases.binding)];
        if let Some((rest, name)) = scales.iter().find_map(|(w, name)| Some((by.strip_prefix(w)?, name))) {
            return format!("{name} {rest}");
        }
        if let Some(rest) = by.strip_prefix("degree ") {
            let degrees: Vec<&str> = rest.split(' ').map(|degree| self.phrases.degree(degree)).collect();
            let named = degrees.join(" ");
            return match reason.what {
                Field::Degree => named,
                _ => format!("{} {named}", self.words.field(Field::Degree)),
            };
        }
        let by = by.strip_prefix(&word(reason.what)).map_or(by, str::trim_start);
        match reason.what {
            _ if matches!(by, "added" | "dropped") => String::new(),
            // The acts are named above the quotes.
            Field::Act if by.contains('→') => String::new(),
            Field::Holder | Field::Addressee => {
                let names =
                    by.split(' ').map(|id| if id == "→" { id.to_owned() } else { self.names.actor(id) });
                names.collect::<Vec<_>>().join(" ")
            }
            _ => by.to_owned(),
        }
    }

    /// The fields of a change, named.
    #[must_use]
    pub fn fields(&self, change: &Change) -> String {
        let names: Vec<&str> = change.fields.iter().map(|field| self.words.field(*field)).collect();
        names.join(", ")
    }
}

/// The title of a text, or the name of its file.
#[must_use]
pub fn title<'a>(side: Side<'a>, phrases: &'static Phrases) -> &'a str {
    let name = side.document.source.name.as_str();
    let name = if name.is_empty() { phrases.untitled } else { name };
    side.reading.head.title.map_or(name, |span| side.document.text[span].trim())
}

/// Form, date, parties and language of a text.
#[must_use]
pub fn facts(side: Side<'_>, names: &Names<'_>, interface: Interface) -> String {
    let head = &side.reading.head;
    let mut facts = vec![names.form(&head.form)];
    facts.extend(head.date.as_deref().map(|date| phrases::date(date, interface)));
    if !head.parties.is_empty() {
        facts.push(names.actors(&head.parties));
    }
    facts.push(phrases::language(side.document.lang.code(), interface).to_owned());
    facts.join(" · ")
}
