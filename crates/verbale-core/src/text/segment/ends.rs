//! Collects the ends of sentences and drops those that turn out to lie
//! inside a quotation or a bracket.

/// A quotation that holds more ends than this is a passage, not a phrase:
/// its sentences count as sentences of the paragraph.
const PHRASE: usize = 2;

/// Ends deeper than this are no longer followed: a text that opens so many
/// brackets at once is not prose.
const DEEPEST: usize = 16;

/// A pair of marks that encloses words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pair {
    /// “ ”
    Curly,
    /// ‘ ’, only in Chinese: elsewhere ’ is an apostrophe.
    Single,
    /// `"`
    Straight,
    /// « »
    Angle,
    /// „ “
    Low,
    /// 「 」
    Corner,
    /// 『 』
    White,
    /// ( ) （ ）
    Round,
    /// [ ] 【 】 〔 〕
    Square,
    /// 《 》 〈 〉
    Title,
}

impl Pair {
    fn quotes(self) -> bool {
        !matches!(self, Pair::Round | Pair::Square | Pair::Title)
    }
}

struct Open {
    pair: Pair,
    at: usize,
    ends_before: usize,
}

/// The ends found so far, and the marks still open.
#[derive(Default)]
pub(super) struct Ends {
    ends: Vec<usize>,
    open: Vec<Open>,
}

impl Ends {
    /// Where the sentence being read began.
    pub(super) fn start(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// A sentence ends before byte `at`.
    pub(super) fn end(&mut self, at: usize) {
        if at > self.start() {
            self.ends.push(at);
        }
    }

    /// A mark opens at byte `at`.
    pub(super) fn open(&mut self, pair: Pair, at: usize) {
        if self.open.len() < DEEPEST {
            self.open.push(Open { pair, at, ends_before: self.ends.len() });
        }
    }

    /// Whether the mark opened last is of this pair.
    pub(super) fn inside(&self, pair: Pair) -> bool {
        self.open.last().is_some_and(|open| open.pair == pair)
    }

    /// A mark closes; gives where it had opened. What lay inside a phrase is
    /// no end of a sentence.
    pub(super) fn close(&mut self, pair: Pair) -> Option<usize> {
        let depth = self.open.iter().rposition(|open| open.pair == pair)?;
        let Open { at, ends_before, .. } = self.open[depth];
        self.open.truncate(depth);
        let inside = self.ends.len().saturating_sub(ends_before);
        if !pair.quotes() || inside <= PHRASE {
            self.ends.truncate(ends_before.min(self.ends.len()));
        }
        Some(at)
    }

    /// All ends, in order.
    pub(super) fn finish(self) -> Vec<usize> {
        self.ends
    }
}
