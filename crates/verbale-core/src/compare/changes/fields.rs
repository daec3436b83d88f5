//! Which fields of a position changed, each with the changed words that
//! witness it. A field that reads otherwise without such words is the
//! reader's noise, and no change of the text.

use super::explain::agrees;
use super::view::View;
use crate::codebook::{Codebook, Mark};
use crate::compare::Field;
use crate::reading::{Mention, MentionKind};
use crate::span::Span;

/// A field that changed.
#[derive(Debug)]
pub struct Found {
    pub field: Field,
    /// The words that witness it.
    pub left: Vec<Span>,
    pub right: Vec<Span>,
    pub by: String,
}

impl Found {
    fn new(field: Field, left: Vec<Span>, right: Vec<Span>, by: String) -> Option<Self> {
        (!left.is_empty() || !right.is_empty()).then_some(Self { field, left, right, by })
    }
}

/// Words for those in whose name a text speaks, or who were named before.
const PRONOUNS: [Mark; 7] =
    [Mark::We, Mark::First, Mark::Our, Mark::They, Mark::Several, Mark::Their, Mark::Them];

/// Whose act it is.
pub fn holder(pair: (usize, usize), left: &View, right: &View, codebook: &Codebook) -> Option<Found> {
    let (p, q) = (left.position(pair.0), right.position(pair.1));
    if p.holders == q.holders || same_by_words(&p.holders, &q.holders, left, right, codebook) {
        return None;
    }
    // One of several holders that stays alone is named anew.
    let any = || p.holders.iter().chain(&q.holders);
    let words = |view: &View, number: usize| {
        let trigger = view.position(number).trigger;
        let mut found: Vec<Span> = view
            .touched_names(MentionKind::Actor)
            .filter(|m| any().any(|id| *id == m.of))
            .map(|m| m.span)
            .collect();
        let speaks = |m: &&Mention| any().any(|id| View::speaks_for(m, codebook, id));
        found.extend(view.touched_names(MentionKind::Person).filter(speaks).map(|m| m.span));
        let marks: Vec<Mark> = PRONOUNS.into_iter().chain([Mark::Agent]).collect();
        found.extend(view.touched_marks(&marks).filter(|span| span.start() < trigger.start()));
        sorted(found)
    };
    let by = format!("holder {} → {}", listed(&p.holders), listed(&q.holders));
    Found::new(Field::Holder, words(left, pair.0), words(right, pair.1), by)
}

/// Whom it is put to.
pub fn addressee(pair: (usize, usize), left: &View, right: &View, codebook: &Codebook) -> Option<Found> {
    let (p, q) = (left.position(pair.0), right.position(pair.1));
    if p.addressees == q.addressees || same_by_words(&p.addressees, &q.addressees, left, right, codebook) {
        return None;
    }
    let has = |list: &[String], id: &str| list.iter().any(|a| a == id);
    let other = |id: &str| has(&p.addressees, id) != has(&q.addressees, id);
    let words = |view: &View, number: usize| {
        let trigger = view.position(number).trigger;
        let names = view.touched_names(MentionKind::Actor).filter(|m| other(&m.of)).map(|m| m.span);
        let pronouns = [Mark::Them, Mark::They];
        let marks = view.touched_marks(&pronouns).filter(|span| span.start() > trigger.start());
        sorted(names.chain(marks).collect())
    };
    let by = format!("addressee {} → {}", listed(&p.addressees), listed(&q.addressees));
    Found::new(Field::Addressee, words(left, pair.0), words(right, pair.1), by)
}

/// Whether the actors of two lists differ only in that one side's name is
/// known to the codebook and the same name in another case is not: the id of
/// an actor that it does not know is made of the words that name it.
fn same_by_words(a: &[String], b: &[String], left: &View, right: &View, codebook: &Codebook) -> bool {
    let other = |list: &[String], others: &[String]| -> Vec<String> {
        list.iter().filter(|id| !others.contains(id)).cloned().collect()
    };
    let (gone, come) = (other(a, b), other(b, a));
    let ([gone], [come]) = (&gone[..], &come[..]) else { return false };
    let made = |id: &str| {
        let unknown = codebook.actor_number(id).is_none();
        unknown.then(|| id.strip_prefix("group:").map(str::to_owned)).flatten()
    };
    let named = |id: &str, view: &View| -> Vec<String> {
        let mentions = view.mentions.iter().filter(|m| m.kind == MentionKind::Actor && m.of == id);
        mentions.map(|m| view.whole.folded[m.span.range()].to_owned()).collect()
    };
    let agree = |made: &str, name: &str| {
        let (a, b): (Vec<_>, Vec<_>) = (made.split('-').collect(), name.split([' ', '-']).collect());
        a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| agrees(a, b))
    };
    match (made(gone), made(come)) {
        (Some(a), Some(b)) => agree(&a, &b),
        (Some(a), None) => named(come, right).iter().any(|name| agree(&a, name)),
        (None, Some(b)) => named(gone, left).iter().any(|name| agree(&b, name)),
        _ => false,
    }
}

/// Instruments, dates, figures and conditions that the edits of a link
/// changed.
pub fn named(left: &View, right: &View) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    found.extend(mentioned(Field::Instrument, MentionKind::Instrument, left, right));
    found.extend(mentioned(Field::Date, MentionKind::Date, left, right));
    found.extend(number(left, right));
    found.extend(condition(left, right));
    found
}

fn mentioned(field: Field, kind: MentionKind, left: &View, right: &View) -> Option<Found> {
    let (a, b): (Vec<_>, Vec<_>) = (left.touched_names(kind).collect(), right.touched_names(kind).collect());
    let ids = |list: &[&Mention]| sorted(list.iter().map(|m| m.of.clone()).collect());
    let (from, to) = (ids(&a), ids(&b));
    if from == to {
        return None;
    }
    let name = if field == Field::Date { "date" } else { "instrument" };
    let spans = |list: &[&Mention], others: &[String]| -> Vec<Span> {
        list.iter().filter(|m| !others.contains(&m.of)).map(|m| m.span).collect()
    };
    let (gone, come) = (spans(&a, &to), spans(&b, &from));
    Found::new(field, gone, come, format!("{name} {} → {}", listed(&from), listed(&to)))
}

/// A number counts as changed where another took its place: one that came
/// alone came with other words.
fn number(left: &View, right: &View) -> Option<Found> {
    let touched = |view: &View| -> Vec<(Span, String)> {
        let figures = view.figures.iter().filter(|figure| view.touched(figure.span));
        figures.map(|figure| (figure.span, figure.value.clone())).collect()
    };
    let (a, b) = (touched(left), touched(right));
    let values = |list: &[(Span, String)]| list.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>();
    let (from, to) = (values(&a), values(&b));
    if from == to || from.is_empty() || to.is_empty() {
        return None;
    }
    let spans = |list: Vec<(Span, String)>| list.into_iter().map(|(span, _)| span).collect();
    Found::new(Field::Number, spans(a), spans(b), format!("number {} → {}", from.join(" "), to.join(" ")))
}

fn condition(left: &View, right: &View) -> Option<Found> {
    let all = |view: &View| view.marks(&[Mark::If]).count();
    let touched = |view: &View| -> Vec<Span> {
        view.touched_marks(&[Mark::If]).map(|word| clause_from(view, word)).collect()
    };
    let (a, b) = (touched(left), touched(right));
    let by = match all(left).cmp(&all(right)) {
        std::cmp::Ordering::Less if !b.is_empty() => "condition added",
        std::cmp::Ordering::Greater if !a.is_empty() => "condition removed",
        std::cmp::Ordering::Equal if !a.is_empty() && !b.is_empty() => "condition changed",
        _ => return None,
    };
    Found::new(Field::Condition, a, b, by.to_owned())
}

/// From the word that opens a condition to the comma that closes it.
fn clause_from(view: &View, word: Span) -> Span {
    let end = view.spans.iter().find(|span| span.contains(word)).map_or(word.end(), |span| span.end());
    let rest = &view.whole.side.document.text[Span::new(word.end(), end)];
    let length = rest.find([',', '，', ';', '；', '。', '.']).unwrap_or(rest.len());
    Span::new(word.start(), word.end() + length)
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list.dedup();
    list
}

fn listed(ids: &[String]) -> String {
    if ids.is_empty() { "–".to_owned() } else { ids.join(" ") }
}
