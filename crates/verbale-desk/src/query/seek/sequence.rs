//! Words of a script that divides them, one right after the other, each by
//! its stem or with wildcards.

use memchr::memmem::Finder;

use crate::query::stems::{opening, stem};
use crate::query::words::{Kind, is_letter, letters_at, letters_before, words};

/// Longer runs of letters are no words, and no wildcard stands for them.
const LONGEST: usize = 400;

/// Words to be found one right after the other.
#[derive(Debug)]
pub(in crate::query) struct Sequence {
    first: Unit,
    rest: Vec<Unit>,
}

#[derive(Debug)]
enum Unit {
    /// Any form of a word; the word as it was asked for, and its stem.
    Stem { word: Box<str>, stem: Box<str>, opening: Finder<'static> },
    /// A word with wildcards, and the longest run of its letters.
    Wild { pattern: Vec<char>, letters: Option<Finder<'static>> },
}

impl Sequence {
    /// The words of a term; `None` where it has none.
    pub(super) fn new(term: &str) -> Option<Self> {
        let parts = term.split(|c| !(is_letter(c) || is_wild(c))).filter(|part| !part.is_empty());
        let mut units = parts.map(Unit::new);
        Some(Self { first: units.next()?, rest: units.collect() })
    }

    pub(super) fn find(&self, text: &str, add: &mut impl FnMut(usize, usize)) {
        let mut free = 0;
        self.first.each(text, &mut |start, end| {
            if start < free {
                return;
            }
            let mut following = words(&text[end..]);
            let next = |_, unit: &Unit| {
                let (span, kind) = following.next()?;
                let is = kind == Kind::Word && unit.is(&text[end..][span.range()]);
                is.then_some(end + span.end())
            };
            if let Some(to) = self.rest.iter().try_fold(end, next) {
                add(start, to);
                free = to;
            }
        });
    }
}

fn is_wild(c: char) -> bool {
    matches!(c, '*' | '?')
}

impl Unit {
    fn new(word: &str) -> Self {
        if word.contains(is_wild) {
            let letters = word.split(is_wild).max_by_key(|run| run.len()).filter(|run| !run.is_empty());
            let letters = letters.map(|run| Finder::new(run).into_owned());
            return Self::Wild { pattern: word.chars().collect(), letters };
        }
        let stem = stem(word);
        let opening = Finder::new(opening(&stem)).into_owned();
        Self::Stem { word: word.into(), stem: stem.into(), opening }
    }

    /// Whether a word is what is looked for.
    fn is(&self, found: &str) -> bool {
        match self {
            Self::Stem { word, stem: wanted, .. } => found == &**word || *stem(found) == **wanted,
            Self::Wild { pattern, .. } => found.len() <= LONGEST && fits(pattern, found),
        }
    }

    /// Goes through the words of a text that are looked for.
    fn each(&self, text: &str, add: &mut impl FnMut(usize, usize)) {
        let (bytes, within) = match self {
            Self::Stem { opening, .. } => (opening, false),
            Self::Wild { letters: Some(letters), .. } => (letters, true),
            Self::Wild { letters: None, .. } => {
                let words = words(text).filter(|(_, kind)| *kind == Kind::Word);
                words
                    .filter(|(span, _)| self.is(&text[span.range()]))
                    .for_each(|(s, _)| add(s.start(), s.end()));
                return;
            }
        };
        let mut from = 0;
        while let Some(found) = bytes.find(&text.as_bytes()[from..]) {
            let at = from + found;
            if !within && text[..at].ends_with(is_letter) {
                from = at + bytes.needle().len();
                continue;
            }
            let start = at - letters_before(&text[from..at]);
            let end = at + letters_at(&text[at..]);
            if self.is(&text[start..end]) {
                add(start, end);
            }
            from = end;
        }
    }
}

/// Whether a word fits a pattern: `*` any letters, `?` one.
fn fits(pattern: &[char], word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let (mut p, mut l) = (0, 0);
    // Where to go on when a guess about the last asterisk fails.
    let mut retry = None;
    while l < letters.len() {
        match pattern.get(p) {
            Some('*') => {
                retry = Some((p + 1, l));
                p += 1;
            }
            Some(&c) if c == '?' || c == letters[l] => {
                p += 1;
                l += 1;
            }
            _ => match retry {
                Some((after, taken)) => {
                    retry = Some((after, taken + 1));
                    p = after;
                    l = taken + 1;
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}
