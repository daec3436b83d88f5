//! Builds a text from a bank of sentences, and edits it.

use std::fs;
use std::path::Path;

use verbale_core::compare::{Field, Kind};

use super::Told;

/// The kinds of edits.
pub const KINDS: [&str; 31] = [
    "nothing",
    "verb up",
    "verb down",
    "degree added",
    "degree removed",
    "norm up",
    "norm down",
    "order disputed",
    "other act",
    "holder",
    "addressee",
    "instrument",
    "number",
    "date",
    "condition added",
    "condition removed",
    "reworded",
    "moved",
    "moved and strengthened",
    "moved and reworded",
    "split",
    "merged",
    "dropped",
    "added",
    "punctuation",
    "case, width or script",
    "line breaks",
    "degree and number",
    "verb and holder apart",
    "numbering",
    "dropped and added",
];

/// One edit.
pub struct Made {
    pub kind: &'static str,
    pub left: String,
    pub right: String,
    /// What must be told, and nothing else.
    pub wanted: Vec<Told>,
    /// Whether markup may be told besides: the doors may have mended it.
    pub dress: bool,
    /// What was done, for a reader.
    pub what: String,
}

struct Swap {
    class: String,
    from: String,
    to: String,
}

/// Sentences and swaps of one language.
pub struct Bank {
    lang: String,
    sentences: Vec<String>,
    swaps: Vec<Swap>,
    around: Vec<String>,
}

/// Numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

impl Bank {
    /// The bank of a language, from its two files.
    pub fn load(lang: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = |path: String| fs::read_to_string(root.join(path)).expect("a file of the tests");
        let swaps = file(format!("edits/{lang}.tsv"));
        let swap = |line: &str| {
            let mut parts = line.split('\t').map(str::to_owned);
            Some(Swap { class: parts.next()?, from: parts.next()?, to: parts.next()? })
        };
        let example = file(format!("../examples/joint-statement-{lang}.txt"));
        // One line each: lines broken in one paragraph alone are no text of ours.
        let gap = if lang == "zh" { "" } else { " " };
        let paragraphs = example.split("\n\n").map(|p| p.trim().replace('\n', gap));
        Self {
            lang: lang.to_owned(),
            sentences: file(format!("edits/{lang}.txt")).lines().map(str::to_owned).collect(),
            swaps: swaps.lines().filter_map(swap).collect(),
            around: paragraphs.filter(|p| p.chars().count() > 60 && p.ends_with(['.', '。'])).collect(),
        }
    }

    /// So many edits, of all kinds in turn.
    pub fn edits(&self, count: usize) -> impl Iterator<Item = Made> + '_ {
        let mut dice = Dice(2026);
        (0..count).map(move |n| self.edit(KINDS[n % KINDS.len()], &mut dice))
    }

    /// A text of some sentences, with one paragraph of an example.
    fn text(&self, dice: &mut Dice, without: &[usize]) -> Vec<String> {
        let mut own: Vec<usize> = (0..self.sentences.len()).filter(|n| !without.contains(n)).collect();
        let mut text = Vec::new();
        for _ in 0..9 {
            let chosen = own.remove(dice.below(own.len()));
            text.push(self.sentences[chosen].clone());
        }
        if !self.around.is_empty() {
            let at = dice.below(text.len());
            text.insert(at, self.around[dice.below(self.around.len())].clone());
        }
        text
    }

    /// A swap of a class, and a sentence that has its words.
    fn swap(&self, class: &str, dice: &mut Dice) -> (usize, String, String) {
        let fitting: Vec<(usize, &Swap)> = self
            .swaps
            .iter()
            .filter(|swap| swap.class == class)
            .flat_map(|swap| {
                // A name is a holder where it opens the sentence.
                let opens = move |at: usize| class != "holder" || at == 0;
                let has = move |(n, s): (usize, &String)| {
                    whole(s, &swap.from).filter(|at| opens(*at)).map(|_| (n, swap))
                };
                self.sentences.iter().enumerate().filter_map(has)
            })
            .collect();
        assert!(!fitting.is_empty(), "{} has material for {class}", self.lang);
        let (sentence, swap) = fitting[dice.below(fitting.len())];
        let text = &self.sentences[sentence];
        let at = whole(text, &swap.from).expect("it has the words");
        let mut changed = format!("{}{}{}", &text[..at], swap.to, &text[at + swap.from.len()..]);
        if self.lang != "zh" {
            let first: String = changed.chars().take(1).flat_map(char::to_uppercase).collect();
            changed = first + rest(&changed);
        }
        (sentence, text.clone(), changed)
    }

    fn joined(&self, paragraphs: &[String], title: bool) -> String {
        let title = match (title, self.lang.as_str()) {
            (false, _) => "",
            (_, "zh") => "关于合作的联合声明\n\n",
            (_, "ru") => "Совместное заявление о сотрудничестве\n\n",
            _ => "Joint Statement on Cooperation\n\n",
        };
        format!("{title}{}\n", paragraphs.join("\n\n"))
    }

    fn edit(&self, kind: &'static str, dice: &mut Dice) -> Made {
        let (class, wanted): (&str, Vec<Told>) = match kind {
            "verb up" => ("verb", vec![(Kind::Strengthened, vec![])]),
            "verb down" => ("verb", vec![(Kind::Softened, vec![])]),
            "degree added" => ("degree", vec![(Kind::Strengthened, vec![])]),
            "degree removed" => ("degree", vec![(Kind::Softened, vec![])]),
            "norm up" => ("norm", vec![(Kind::Strengthened, vec![])]),
            "norm down" => ("norm", vec![(Kind::Softened, vec![])]),
            "order disputed" => ("disputed", vec![(Kind::NotComparable, vec![])]),
            "other act" => ("act", vec![(Kind::Changed, vec![Field::Act])]),
            "holder" => ("holder", vec![(Kind::Changed, vec![Field::Holder])]),
            "addressee" => ("addressee", vec![(Kind::Changed, vec![Field::Addressee])]),
            "instrument" => ("instrument", vec![(Kind::Changed, vec![Field::Instrument])]),
            "number" => ("number", vec![(Kind::Changed, vec![Field::Number])]),
            "date" => ("date", vec![(Kind::Changed, vec![Field::Date])]),
            "condition added" | "condition removed" => {
                ("condition", vec![(Kind::Changed, vec![Field::Condition])])
            }
            "reworded" => ("reword", vec![(Kind::Reworded, vec![])]),
            "punctuation" => ("mark", vec![(Kind::Markup, vec![])]),
            "case, width or script" => ("dress", vec![]),
            "split" | "merged" => ("split", vec![(Kind::Markup, vec![])]),
            "moved and strengthened" => ("degree", vec![(Kind::Moved, vec![]), (Kind::Strengthened, vec![])]),
            "moved and reworded" => ("reword", vec![(Kind::Moved, vec![]), (Kind::Reworded, vec![])]),
            "degree and number" => {
                ("degree", vec![(Kind::Strengthened, vec![]), (Kind::Changed, vec![Field::Number])])
            }
            "verb and holder apart" => {
                ("verb", vec![(Kind::Strengthened, vec![]), (Kind::Changed, vec![Field::Holder])])
            }
            "moved" => ("", vec![(Kind::Moved, vec![])]),
            "dropped" => ("", vec![(Kind::Dropped, vec![])]),
            "added" => ("", vec![(Kind::Added, vec![])]),
            "dropped and added" => ("", vec![(Kind::Dropped, vec![]), (Kind::Added, vec![])]),
            _ => ("", vec![]),
        };
        let other = match kind {
            "degree and number" => Some(self.swap("number", dice)),
            "verb and holder apart" => Some(self.swap("holder", dice)),
            _ => None,
        };
        let mut swap = (!class.is_empty()).then(|| self.swap(class, dice));
        while let (Some(a), Some(b)) = (&swap, &other)
            && a.0 == b.0
        {
            swap = Some(self.swap(class, dice));
        }
        let used: Vec<usize> = swap.iter().chain(&other).map(|swap| swap.0).collect();
        let mut left = self.text(dice, &used);
        let mut what = String::new();
        let mut right;
        if let Some((_, from, to)) = &swap {
            let at = dice.below(left.len());
            left.insert(at, from.clone());
            right = left.clone();
            right[at] = to.clone();
            what = format!("{from} → {to}");
            if kind.starts_with("moved") {
                move_one(&mut right, at, dice);
            }
        } else {
            right = left.clone();
        }
        if let Some((_, from, to)) = &other {
            let at = left.len();
            left.insert(at, from.clone());
            right.insert(at, to.clone());
            what = format!("{what}; {from} → {to}");
        }
        self.structure(kind, &mut left, &mut right, dice, &mut what);
        let backwards = ["verb down", "degree removed", "norm down", "condition removed", "merged"];
        if backwards.contains(&kind) {
            std::mem::swap(&mut left, &mut right);
        }
        if kind == "line breaks" {
            // Broken lines are known by many of one length.
            let gap = if self.lang == "zh" { "" } else { " " };
            left = left.chunks(4).map(|some| some.join(gap)).collect();
            right.clone_from(&left);
        }
        let title = dice.below(4) > 0;
        let (left, right) = (self.joined(&left, title), self.joined(&right, title));
        let right = if kind == "line breaks" { self.wrapped(&right) } else { right };
        let dress =
            matches!(kind, "case, width or script" | "line breaks" | "numbering" | "split" | "merged");
        Made { kind, left, right, wanted, dress, what }
    }

    /// Edits of whole paragraphs.
    fn structure(
        &self,
        kind: &str,
        left: &mut [String],
        right: &mut Vec<String>,
        dice: &mut Dice,
        what: &mut String,
    ) {
        let single = |s: &String| self.sentences.contains(s) && !s.contains([';', '；']);
        let places: Vec<usize> = (0..right.len()).filter(|&n| single(&right[n])).collect();
        let at = places[dice.below(places.len())];
        let spare: Vec<&String> = self.sentences.iter().filter(|s| single(s) && !left.contains(s)).collect();
        let fresh = spare[dice.below(spare.len())].clone();
        match kind {
            "moved" => {
                *what = right[at].clone();
                move_one(right, at, dice);
            }
            "dropped" => *what = right.remove(at),
            "added" => {
                right.insert(at, fresh.clone());
                *what = fresh;
            }
            "dropped and added" => {
                let gone = right.remove(at);
                let place = (at + right.len() / 2) % right.len();
                right.insert(place, fresh.clone());
                *what = format!("{gone} / {fresh}");
            }
            "numbering" => {
                for (n, (a, b)) in left.iter_mut().zip(right.iter_mut()).enumerate() {
                    *a = format!("{}. {a}", n + 1);
                    *b = format!("{}. {b}", n + 5);
                }
            }
            _ => {}
        }
    }

    /// The same text with its lines broken elsewhere.
    fn wrapped(&self, text: &str) -> String {
        let mut broken = String::new();
        for paragraph in text.split("\n\n") {
            let mut width = 0;
            let mut chars = paragraph.trim_end().chars().peekable();
            while let Some(c) = chars.next() {
                width += 1;
                let here = if self.lang == "zh" { width > 30 } else { width > 60 && c == ' ' };
                if here && c == ' ' {
                    broken.push('\n');
                    width = 0;
                } else {
                    broken.push(if c == '\n' { ' ' } else { c });
                    if here && c.is_alphabetic() && chars.peek().is_some_and(|next| next.is_alphabetic()) {
                        broken.push('\n');
                        width = 0;
                    }
                }
            }
            broken.push_str("\n\n");
        }
        broken
    }
}

fn rest(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}

fn move_one(text: &mut Vec<String>, at: usize, dice: &mut Dice) {
    let one = text.remove(at);
    let far: Vec<usize> = (0..=text.len()).filter(|to| to.abs_diff(at) >= 3).collect();
    text.insert(far[dice.below(far.len())], one);
}

/// Where some words stand, not inside longer ones.
fn whole(text: &str, words: &str) -> Option<usize> {
    let spaced = |c: char| c.is_alphanumeric() && !('\u{4e00}'..='\u{9fff}').contains(&c);
    text.match_indices(words).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back().is_some_and(spaced);
        let after = text[at + words.len()..].chars().next().is_some_and(spaced);
        let (first, last) = (words.chars().next(), words.chars().next_back());
        !(before && first.is_some_and(spaced) || after && last.is_some_and(spaced))
    })
}
