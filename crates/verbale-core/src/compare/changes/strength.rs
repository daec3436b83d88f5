//! How two acts compare in strength: by a recorded ladder where one has both
//! words, else by the scales of their kinds.

use std::cmp::Ordering;

use super::view::View;
use crate::codebook::{Codebook, Degree, Lemma, Lexicon, Mark, fold};
use crate::reading::Position;
use crate::span::Span;

/// An act word as ladders see it.
pub struct Word<'a> {
    pub position: &'a Position,
    pub lemmas: Vec<Lemma>,
    // Patterns of its words of degree.
    degrees: Vec<u32>,
}

impl Word<'_> {
    /// Whether two act words are forms of one.
    pub fn is(&self, other: &Word) -> bool {
        let same = |a: &Lemma| other.lemmas.iter().any(|b| a.act == b.act && a.head == b.head);
        self.lemmas.iter().any(same)
    }
}

/// A word of a ladder: an act word, with a word of degree or without.
struct Rung {
    lemmas: Vec<Lemma>,
    degrees: Vec<u32>,
}

impl Rung {
    fn new(word: &str, codebook: &Codebook, lexicon: &Lexicon) -> Self {
        let folded = fold(word);
        let part = Span::new(0, word.len());
        let (at, lemmas) = lexicon.lemmas(codebook, word, &folded, part);
        Self { lemmas, degrees: lexicon.degrees(word, &folded, part, at) }
    }

    fn fits(&self, word: &Word) -> bool {
        let same = |a: &Lemma| word.lemmas.iter().any(|b| a.act == b.act && a.head == b.head);
        self.lemmas.iter().any(same) && self.degrees.iter().all(|d| word.degrees.contains(d))
    }
}

struct Resolved<'a> {
    id: &'a str,
    steps: Vec<Vec<Rung>>,
    disputed: Vec<(Rung, Rung)>,
}

impl Resolved<'_> {
    /// The step of a word; the one that names its degree before others.
    fn step(&self, word: &Word) -> Option<usize> {
        let rungs = || (0..).zip(&self.steps).flat_map(|(n, step)| step.iter().map(move |rung| (n, rung)));
        let fitting = rungs().filter(|(_, rung)| rung.fits(word));
        let (step, best) = fitting.max_by_key(|(_, rung)| rung.degrees.len())?;
        // A ladder that sets degrees of this word apart says nothing of a
        // degree that it does not have.
        let apart = |(_, rung): (usize, &Rung)| {
            !rung.degrees.is_empty() && rung.lemmas.iter().any(|a| best.lemmas.contains(a))
        };
        let unknown = best.degrees.is_empty() && !word.degrees.is_empty() && rungs().any(apart);
        (!unknown).then_some(step)
    }

    fn disputes(&self, a: &Word, b: &Word) -> bool {
        self.disputed.iter().any(|(x, y)| x.fits(a) && y.fits(b) || x.fits(b) && y.fits(a))
    }
}

/// The ladders of one language.
pub struct Ladders<'a> {
    ladders: Vec<Resolved<'a>>,
}

/// How the right act stands to the left one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As strong.
    Level,
    /// Stronger or weaker, by these measures.
    Ordered(Ordering, Vec<String>),
    /// Not comparable.
    Unclear(Vec<String>),
    /// Another thing altogether.
    Other(Vec<String>),
}

impl<'a> Ladders<'a> {
    pub fn new(codebook: &'a Codebook, lexicon: &Lexicon) -> Self {
        let lang = lexicon.language.id.as_str();
        let of = |ladder: &&crate::codebook::Ladder| ladder.language == lang || ladder.language == "any";
        let rung = |word: &String| Rung::new(word, codebook, lexicon);
        let ladders = codebook.ladders.iter().filter(of).map(|ladder| Resolved {
            id: &ladder.id,
            steps: ladder
                .steps
                .iter()
                .map(|step| step.words.get(lang).into_iter().flatten().map(rung).collect())
                .collect(),
            disputed: ladder
                .disputed
                .iter()
                .filter_map(|pair| match &pair[..] {
                    [a, b] => Some((rung(a), rung(b))),
                    _ => None,
                })
                .collect(),
        });
        Self { ladders: ladders.collect() }
    }

    /// What the ladders say of two words: the order, or that they disagree.
    fn say(&self, a: &Word, b: &Word) -> Option<Verdict> {
        let disputing: Vec<&Resolved> = self.ladders.iter().filter(|l| l.disputes(a, b)).collect();
        if !disputing.is_empty() {
            let by = disputing.iter().map(|ladder| format!("disputed:{}", ladder.id));
            return Some(Verdict::Unclear(by.collect()));
        }
        let mut said: Vec<(Ordering, String)> = Vec::new();
        for ladder in &self.ladders {
            if let Some((x, y)) = ladder.step(a).zip(ladder.step(b)) {
                said.push((y.cmp(&x), format!("ladder:{}", ladder.id)));
            }
        }
        let any = |order| said.iter().any(|(o, _)| *o == order);
        let (up, down) = (any(Ordering::Greater), any(Ordering::Less));
        let by = said.iter().map(|(_, by)| by.clone());
        match (said.is_empty(), up, down) {
            (true, ..) => None,
            (_, true, true) => Some(Verdict::Unclear(by.collect())),
            (_, false, false) => Some(Verdict::Level),
            _ => {
                let order = if up { Ordering::Greater } else { Ordering::Less };
                let by = said.iter().filter(|(o, _)| *o == order).map(|(_, by)| by.clone());
                Some(Verdict::Ordered(order, by.collect()))
            }
        }
    }

    /// The right act against the left one. `degree` tells whether words of
    /// degree were changed: else a difference in degree is no evidence.
    pub fn verdict(&self, codebook: &Codebook, a: &Word, b: &Word, degree: bool) -> Verdict {
        let (p, q) = (a.position, b.position);
        let said = self.say(a, b);
        let family = |p: &Position| codebook.acts.iter().find(|act| act.id == p.act).map(|act| &act.family);
        let mut by = Vec::new();
        let mut heat = match said {
            Some(Verdict::Unclear(by)) => return Verdict::Unclear(by),
            Some(Verdict::Ordered(order, said)) => {
                by = said;
                order
            }
            Some(_) => Ordering::Equal,
            None if family(p) != family(q) => {
                return Verdict::Other(vec![format!("{} → {}", p.act, q.act)]);
            }
            None => {
                let order = q.force.cmp(&p.force);
                by.extend((order != Ordering::Equal).then(|| format!("force {} → {}", p.force, q.force)));
                order
            }
        };
        if heat == Ordering::Equal && degree && p.degree != q.degree {
            heat = q.degree.cmp(&p.degree);
            by.push(format!("degree {} → {}", name(p.degree), name(q.degree)));
        }
        let bond = q.binding.cmp(&p.binding);
        if bond != Ordering::Equal {
            by.push(format!("binding {} → {}", p.binding, q.binding));
        }
        match (heat, bond) {
            (Ordering::Equal, Ordering::Equal) if p.act != q.act => {
                Verdict::Other(vec![format!("{} → {}", p.act, q.act)])
            }
            (Ordering::Equal, Ordering::Equal) => Verdict::Level,
            (heat, bond) if heat == bond || bond == Ordering::Equal => Verdict::Ordered(heat, by),
            (Ordering::Equal, bond) => Verdict::Ordered(bond, by),
            _ => Verdict::Unclear(by),
        }
    }
}

fn name(degree: Degree) -> &'static str {
    match degree {
        Degree::Lowered => "lowered",
        Degree::Plain => "plain",
        Degree::Raised => "raised",
    }
}

/// How far from its act a word of degree may stand, in bytes.
const NEAR: usize = 40;

/// An act word of one side, with its words of degree.
pub fn word<'a>(view: &View<'a>, number: usize, codebook: &Codebook, lexicon: &Lexicon) -> Word<'a> {
    let position = view.position(number);
    let (text, folded) = (&view.whole.side.document.text, &view.whole.folded);
    let (_, mut lemmas) = lexicon.lemmas(codebook, text, folded, position.trigger);
    let cue = |lemma: &Lemma| format!("{}#{}", codebook.acts[lemma.act].id, lemma.cue + 1);
    if lemmas.iter().any(|lemma| cue(lemma) == position.why.cue) {
        lemmas.retain(|lemma| cue(lemma) == position.why.cue);
    }
    let near = |span: &Span| {
        view.nearest(*span) == Some(number)
            && span.start() <= position.trigger.end() + NEAR
            && position.trigger.start() <= span.end() + NEAR
    };
    let part = |span| lexicon.degrees(text, folded, span, None);
    let degrees = view.marks(&[Mark::Raise, Mark::Lower]).filter(near).flat_map(part).collect();
    Word { position, lemmas, degrees }
}
