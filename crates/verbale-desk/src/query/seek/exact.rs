//! Characters as they are, wherever they stand; white space is as good as
//! any other white space.

use memchr::memmem::Finder;

/// Characters to be found as they are.
#[derive(Debug)]
pub(in crate::query) struct Exact {
    // What stands before the first white space, and after each.
    head: Finder<'static>,
    rest: Vec<Box<str>>,
}

impl Exact {
    pub(super) fn new(characters: &str) -> Self {
        let mut parts = characters.split_whitespace();
        let head = Finder::new(parts.next().unwrap_or_default()).into_owned();
        Self { head, rest: parts.map(Box::from).collect() }
    }

    pub(super) fn find(&self, text: &str, add: &mut impl FnMut(usize, usize)) {
        let head = self.head.needle().len();
        if head == 0 {
            return;
        }
        let mut from = 0;
        while let Some(found) = self.head.find(&text.as_bytes()[from..]) {
            let at = from + found;
            let end = self.rest.iter().try_fold(at + head, |end, part| after(text, end, part));
            // Where the rest does not follow, the head may stand again one
            // character further on: "00 v" in "000 v".
            from = match end {
                Some(end) => {
                    add(at, end);
                    end
                }
                None => at + text[at..].chars().next().map_or(1, char::len_utf8),
            };
        }
    }
}

/// The end of a part that stands here after white space.
fn after(text: &str, at: usize, part: &str) -> Option<usize> {
    let rest = text[at..].trim_start();
    let start = text.len() - rest.len();
    (start > at && rest.starts_with(part)).then_some(start + part.len())
}
