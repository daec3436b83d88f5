//! Han characters with gaps: `*` stands for up to twenty characters of the
//! sentence, `?` for one.

use memchr::memmem::Finder;

/// Characters that one asterisk stands for at most.
const WIDEST: usize = 20;

/// Characters to be found with gaps between them.
#[derive(Debug)]
pub(in crate::query) struct Pattern {
    // How many single characters stand before the first fixed ones.
    before: usize,
    first: Finder<'static>,
    rest: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    Fixed(Box<str>),
    One,
    Any,
}

impl Pattern {
    pub(super) fn new(pattern: &str) -> Self {
        let is_wild = |c: char| matches!(c, '*' | '?');
        let start = pattern.find(|c| !is_wild(c)).unwrap_or(pattern.len());
        let mut rest = &pattern[start..];
        let end = rest.find(is_wild).unwrap_or(rest.len());
        let first = Finder::new(&rest[..end]).into_owned();
        rest = &rest[end..];
        let mut pieces = Vec::new();
        while let Some(c) = rest.chars().next() {
            let len = if is_wild(c) { 1 } else { rest.find(is_wild).unwrap_or(rest.len()) };
            pieces.push(match c {
                '*' => Piece::Any,
                '?' => Piece::One,
                _ => Piece::Fixed(rest[..len].into()),
            });
            rest = &rest[len..];
        }
        // An asterisk at the edge may stand for nothing.
        while matches!(pieces.last(), Some(Piece::Any)) {
            pieces.pop();
        }
        Self { before: pattern[..start].matches('?').count(), first, rest: pieces }
    }

    pub(super) fn find(&self, text: &str, add: &mut impl FnMut(usize, usize)) {
        if self.first.needle().is_empty() {
            return;
        }
        let (mut free, mut from) = (0, 0);
        let (mut reached, mut next) = (Vec::new(), Vec::new());
        while let Some(found) = self.first.find(&text.as_bytes()[from..]) {
            let at = from + found;
            from = at + text[at..].chars().next().map_or(1, char::len_utf8);
            let Some(start) = self.start(text, at).filter(|&start| start >= free) else { continue };
            reached.clear();
            reached.push(at + self.first.needle().len());
            for piece in &self.rest {
                next.clear();
                piece.reach(text, &reached, &mut next);
                std::mem::swap(&mut reached, &mut next);
            }
            if let Some(&end) = reached.first() {
                add(start, end);
                free = end;
                from = from.max(end);
            }
        }
    }

    /// Where the single characters before the first fixed ones begin.
    fn start(&self, text: &str, at: usize) -> Option<usize> {
        let mut before = text[..at].char_indices().rev();
        (0..self.before)
            .try_fold(at, |_, _| before.next().filter(|&(_, c)| !ends_sentence(c)).map(|(at, _)| at))
    }
}

impl Piece {
    /// The places that the piece leads to from those reached, in order.
    fn reach(&self, text: &str, from: &[usize], to: &mut Vec<usize>) {
        match self {
            Self::Fixed(fixed) => {
                to.extend(
                    from.iter().filter(|&&at| text[at..].starts_with(&**fixed)).map(|at| at + fixed.len()),
                );
            }
            Self::One => {
                let one = |&at: &usize| {
                    let c = text[at..].chars().next().filter(|&c| !ends_sentence(c))?;
                    Some(at + c.len_utf8())
                };
                to.extend(from.iter().filter_map(one));
            }
            Self::Any => {
                for &at in from {
                    // What an earlier place led to need not be gone through again.
                    let seen = to.last().copied();
                    let inside =
                        text[at..].char_indices().take(WIDEST).take_while(|&(_, c)| !ends_sentence(c));
                    let ends = inside.map(|(i, c)| at + i + c.len_utf8());
                    to.extend([at].into_iter().chain(ends).filter(|&end| seen.is_none_or(|seen| end > seen)));
                }
            }
        }
    }
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n' | '\r')
}
