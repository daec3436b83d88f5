//! Decides whether a document or a position answers a query, and by which
//! words of the text.
//!
//! The index only proposes; what is found is what is decided here.

use verbale_core::codebook::{Degree, fold};
use verbale_core::reading::Position;
use verbale_core::span::Span;

use super::ast::{Bound, Field, Node};
use super::beside::pairs;
use super::days::of_document;
use super::seek::Seeker;
use super::words::{Kind, words};
use crate::record::Card;

/// What is asked whether it answers a query.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The document.
    pub card: &'a Card,
    /// Its canonical text, folded.
    pub text: &'a str,
    /// The part of the text that counts, such as the clause of a position;
    /// all of it where there is none.
    pub within: Option<Span>,
    /// The position, where one is asked for.
    pub position: Option<&'a Position>,
    /// The family of its act; empty where there is no position.
    pub family: &'a str,
    /// The actors spoken of in its matter.
    pub about: &'a [String],
}

/// A query made ready to be put to thousands of texts.
#[derive(Debug)]
pub struct Decider(Test);

#[derive(Debug)]
enum Test {
    All,
    Text(Box<Seeker>),
    /// One of these titles: the words as they stand, or each of them.
    Title(Vec<(Seeker, Vec<Seeker>)>),
    Is(Field, Vec<String>),
    Has(Field),
    Jointly(Field),
    Date(Bound, Bound),
    And(Vec<Test>),
    Or(Vec<Test>),
    Not(Box<Test>),
    Near(Box<Test>, Box<Test>, u32),
}

impl Decider {
    /// Makes a query ready.
    #[must_use]
    pub fn new(query: &Node) -> Self {
        Self(Test::new(query))
    }

    /// Whether the subject answers the query. `hits` are then the places of
    /// its words, phrases and stretches of NEAR, sorted, each once; what the
    /// query leaves out or asks of fields has none.
    #[must_use]
    pub fn decide(&self, subject: &Subject<'_>, hits: &mut Vec<Span>) -> bool {
        hits.clear();
        let answers = self.0.holds(subject, hits);
        hits.sort_unstable();
        hits.dedup();
        answers
    }
}

impl Test {
    fn new(node: &Node) -> Self {
        let all = |parts: &[Node]| parts.iter().map(Test::new).collect::<Vec<_>>();
        match node {
            Node::All => Self::All,
            Node::Word(word) => Self::Text(Box::new(Seeker::word(word))),
            Node::Phrase(phrase) => Self::Text(Box::new(Seeker::phrase(phrase))),
            Node::Wildcard(word) => Self::Text(Box::new(Seeker::wildcard(word))),
            Node::Is(Field::Title, titles) => {
                Self::Title(titles.iter().map(|title| of_title(title)).collect())
            }
            Node::Is(field, ids) => Self::Is(*field, ids.clone()),
            Node::Has(field) => Self::Has(*field),
            Node::Jointly(field) => Self::Jointly(*field),
            Node::Date(from, to) => Self::Date(*from, *to),
            Node::And(parts) => {
                let mut parts = all(parts);
                // What is told without looking at the text comes first.
                parts.sort_by_key(Test::looks_at_text);
                Self::And(parts)
            }
            Node::Or(parts) => Self::Or(all(parts)),
            Node::Not(part) => Self::Not(Box::new(Test::new(part))),
            Node::Near(one, other, most) => {
                Self::Near(Box::new(Test::new(one)), Box::new(Test::new(other)), *most)
            }
        }
    }

    fn looks_at_text(&self) -> bool {
        match self {
            Self::Text(_) | Self::Near(..) => true,
            Self::And(parts) | Self::Or(parts) => parts.iter().any(Self::looks_at_text),
            Self::Not(part) => part.looks_at_text(),
            Self::All | Self::Title(_) | Self::Is(..) | Self::Has(_) | Self::Jointly(_) | Self::Date(..) => {
                false
            }
        }
    }

    /// Whether it holds; then its places are appended, else nothing is.
    fn holds(&self, subject: &Subject<'_>, hits: &mut Vec<Span>) -> bool {
        let before = hits.len();
        match self {
            Self::All => true,
            Self::Text(seeker) => {
                seeker.find(subject.text, subject.part(), hits);
                hits.len() > before
            }
            Self::Title(titles) => {
                let title = fold(subject.card.title.as_deref().unwrap_or_default());
                let mut found = |seeker: &Seeker| {
                    seeker.find(&title, Span::new(0, title.len()), hits);
                    let any = hits.len() > before;
                    hits.truncate(before);
                    any
                };
                titles
                    .iter()
                    .any(|(whole, each)| found(whole) || !each.is_empty() && each.iter().all(&mut found))
            }
            Self::Is(field, ids) => subject.is(*field, ids),
            Self::Has(field) => subject.has(*field),
            Self::Jointly(field) => {
                let parties = &subject.card.parties;
                let is = |party: &String| subject.is(*field, std::slice::from_ref(party));
                parties.len() > 1 && parties.iter().all(is)
            }
            Self::Date(from, to) => {
                let date = subject.card.date.as_deref().and_then(of_document);
                date.is_some_and(|(first, last)| *from <= first && last <= *to)
            }
            Self::And(parts) => {
                let all = parts.iter().all(|part| part.holds(subject, hits));
                if !all {
                    hits.truncate(before);
                }
                all
            }
            // Every part is asked, for its places.
            Self::Or(parts) => parts.iter().filter(|part| part.holds(subject, hits)).count() > 0,
            Self::Not(part) => {
                let holds = part.holds(subject, hits);
                hits.truncate(before);
                !holds
            }
            Self::Near(one, other, most) => {
                let (mut left, mut right) = (Vec::new(), Vec::new());
                if one.holds(subject, &mut left) && other.holds(subject, &mut right) {
                    pairs(subject.text, &mut left, &mut right, *most, hits);
                }
                hits.len() > before
            }
        }
    }
}

/// The title as it stands, and its words by their stems.
fn of_title(title: &str) -> (Seeker, Vec<Seeker>) {
    let each = words(title).filter(|(_, kind)| *kind == Kind::Word);
    let each = each.map(|(span, _)| Seeker::word(&title[span.range()]));
    let han = title.split(|c| !super::words::is_han(c)).filter(|run| !run.is_empty()).map(Seeker::phrase);
    (Seeker::phrase(title), each.chain(han).collect())
}

impl Subject<'_> {
    fn part(&self) -> Span {
        self.within.unwrap_or_else(|| Span::new(0, self.text.len()))
    }

    fn is(&self, field: Field, ids: &[String]) -> bool {
        let one = |is: &str| ids.iter().any(|id| id == is);
        let any = |of: &[String]| of.iter().any(|id| one(id));
        let position =
            |of: fn(&Position) -> &[String]| self.position.is_some_and(|position| any(of(position)));
        match field {
            Field::Holder => position(|p| &p.holders),
            Field::Addressee => position(|p| &p.addressees),
            Field::Instrument => position(|p| &p.instruments),
            Field::Topic => position(|p| &p.topics),
            Field::Act => self.position.is_some_and(|p| one(&p.act)),
            Field::Degree => self.position.is_some_and(|p| one(degree(p.degree))),
            Field::Family => self.position.is_some() && one(self.family),
            Field::About => any(self.about),
            Field::Party => any(&self.card.parties),
            Field::Lang => one(&self.card.language),
            Field::Form => one(&self.card.form),
            // Read as a test of its own, for its words.
            Field::Title => false,
            Field::Source => {
                let source = fold(&self.card.source);
                ids.iter().any(|part| source.contains(part.as_str()))
            }
            Field::Id => {
                let hash = self.card.id.strip_prefix("sha256:").unwrap_or(&self.card.id);
                ids.iter().any(|head| hash.starts_with(head.as_str()))
            }
        }
    }

    /// Whether a field has any value; an empty one is none.
    fn has(&self, field: Field) -> bool {
        let position = |has: fn(&Position) -> bool| self.position.is_some_and(has);
        match field {
            Field::Holder => position(|p| !p.holders.is_empty()),
            Field::Addressee => position(|p| !p.addressees.is_empty()),
            Field::Instrument => position(|p| !p.instruments.is_empty()),
            Field::Topic => position(|p| !p.topics.is_empty()),
            Field::Act => position(|p| !p.act.is_empty()),
            Field::Degree => self.position.is_some(),
            Field::Family => !self.family.is_empty(),
            Field::About => !self.about.is_empty(),
            Field::Party => !self.card.parties.is_empty(),
            Field::Lang => !self.card.language.is_empty(),
            Field::Form => !self.card.form.is_empty(),
            Field::Title => self.card.title.as_deref().is_some_and(|title| !title.is_empty()),
            Field::Source => !self.card.source.is_empty(),
            Field::Id => !self.card.id.is_empty(),
        }
    }
}

fn degree(degree: Degree) -> &'static str {
    match degree {
        Degree::Raised => "raised",
        Degree::Plain => "plain",
        Degree::Lowered => "lowered",
    }
}
