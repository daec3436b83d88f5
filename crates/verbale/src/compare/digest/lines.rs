//! Lines of a quote: broken or cut to the width, changed words marked.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthChar;
use verbale_core::compare::Substance;

use crate::compare::{Quote, Which};

/// A character and whether it changed.
pub type Line = Vec<(char, Option<Substance>)>;

/// How quotes of one text are marked.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    /// Of which text.
    pub which: Which,
    /// By colours, else by brackets.
    pub colours: bool,
}

impl Paint {
    /// The lines of a quote in full.
    #[must_use]
    pub fn lines(self, quote: &Quote, text: &str, columns: usize) -> Vec<Line> {
        wrapped(&self.whole(quote, text), columns)
    }

    /// One line of a quote, cut around its first mark, or around the place
    /// where the other text has its own.
    #[must_use]
    pub fn cut(self, quote: &Quote, text: &str, columns: usize, other: Option<usize>) -> Line {
        let line = self.whole(quote, text);
        let mark = first(&line).or(other).filter(|mark| *mark < line.len());
        window(line, mark.unwrap_or(0), columns)
    }

    /// Where a quote has its first mark, in characters.
    #[must_use]
    pub fn first(self, quote: &Quote, text: &str) -> Option<usize> {
        first(&self.whole(quote, text))
    }

    /// A line with its marks.
    #[must_use]
    pub fn line(self, line: &Line) -> String {
        if !self.colours {
            return line.iter().map(|(c, _)| c).collect();
        }
        let mut out = String::new();
        for run in line.chunk_by(|a, b| a.1 == b.1) {
            let words: String = run.iter().map(|(c, _)| c).collect();
            let style = self.style(run[0].1);
            out.push_str(&format!("{style}{words}{style:#}"));
        }
        out
    }

    fn style(self, mark: Option<Substance>) -> Style {
        let colour = match self.which {
            Which::Left => AnsiColor::Red,
            Which::Right => AnsiColor::Green,
        };
        match mark {
            None => Style::new(),
            Some(Substance::Words) => Style::new().fg_color(Some(colour.into())).bold(),
            Some(Substance::Markup) => Style::new().underline(),
        }
    }

    /// The quote in one line, white space in a row as one space.
    fn whole(self, quote: &Quote, text: &str) -> Line {
        let (open, close) = match self.which {
            Which::Left => ("[-", "-]"),
            Which::Right => ("{+", "+}"),
        };
        let mut line = Line::new();
        for (words, mark) in quote.pieces(text) {
            let brackets = !self.colours && mark == Some(Substance::Words);
            let bracket = |part: &'static str| part.chars().filter(move |_| brackets).map(move |c| (c, mark));
            line.extend(bracket(open));
            for c in words.chars() {
                let c = if c.is_whitespace() { ' ' } else { c };
                if c != ' ' || line.last().is_some_and(|(last, _)| *last != ' ') {
                    line.push((c, mark));
                }
            }
            line.extend(bracket(close));
        }
        // Characters without width could hide what stands beside them.
        line.retain(|(c, _)| !c.is_control());
        line
    }
}

/// How many columns a line takes.
#[must_use]
pub fn width(line: &[(char, Option<Substance>)]) -> usize {
    line.iter().map(|(c, _)| c.width().unwrap_or(0)).sum()
}

fn first(line: &[(char, Option<Substance>)]) -> Option<usize> {
    line.iter().position(|(_, mark)| *mark == Some(Substance::Words))
}

/// The line cut to so many columns, so that its mark is seen.
fn window(line: Line, mark: usize, columns: usize) -> Line {
    if width(&line) <= columns {
        return line;
    }
    let end = line[mark..].iter().position(|(_, mark)| mark.is_none()).map_or(line.len(), |n| mark + n);
    let end = end.max(mark + 1).min(line.len());
    let mut from = 0;
    if width(&line[..end]) > columns * 2 / 3 {
        // A third of the line before the mark, or more where less follows,
        // from the next word on.
        let room = (columns / 3).max(columns.saturating_sub(2 + width(&line[mark..])));
        from = mark;
        while from > 0 && width(&line[from - 1..mark]) <= room {
            from -= 1;
        }
        let word = line[from..mark].iter().take(16).position(|(c, _)| *c == ' ');
        from += word.map_or(0, |n| n + 1);
    }
    let mut out = Line::new();
    if from > 0 {
        out.push(('…', None));
    }
    let mut used = out.len();
    for &(c, mark) in &line[from..] {
        used += c.width().unwrap_or(0);
        if used + 1 > columns {
            while out.last().is_some_and(|(c, _)| *c == ' ') {
                out.pop();
            }
            out.push(('…', None));
            break;
        }
        out.push((c, mark));
    }
    out
}

/// The line broken between words, or between Chinese characters.
fn wrapped(line: &Line, columns: usize) -> Vec<Line> {
    let mut lines = vec![Line::new()];
    let mut at = 0;
    while at < line.len() {
        let wide = |n: usize| line.get(n).is_some_and(|(c, _)| c.width() == Some(2));
        let mut end = at + 1;
        if !wide(at) && line[at].0 != ' ' {
            while end < line.len() && line[end].0 != ' ' && !wide(end) {
                end += 1;
            }
        }
        let piece = &line[at..end];
        at = end;
        let last = lines.last_mut().expect("one line at least");
        let closes = "，。、；：？！）》”’".contains(piece[0].0);
        if width(last) + width(piece) > columns && !last.is_empty() && !closes {
            if last.last().is_some_and(|(c, _)| *c == ' ') {
                last.pop();
            }
            lines.push(Line::new());
        }
        let last = lines.last_mut().expect("one line at least");
        if piece[0].0 != ' ' || !last.is_empty() {
            last.extend_from_slice(piece);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Paint, width};
    use crate::compare::{Quote, Which};
    use verbale_core::compare::Substance;
    use verbale_core::span::Span;

    fn shown(text: &str, mark: (usize, usize), columns: usize, full: bool) -> Vec<String> {
        let marks = vec![(Span::new(mark.0, mark.1), Substance::Words)];
        let quote = Quote { span: Span::new(0, text.len()), marks };
        let paint = Paint { which: Which::Right, colours: false };
        let lines = match full {
            true => paint.lines(&quote, text, columns),
            false => vec![paint.cut(&quote, text, columns, None)],
        };
        assert!(lines.iter().all(|line| width(line) <= columns + 2));
        lines.iter().map(|line| paint.line(line)).collect()
    }

    #[test]
    fn a_changed_word_far_into_a_quote_is_seen() {
        let text = "the sides agree that every one of them shall urgently act";
        assert_eq!(shown(text, (45, 53), 30, false), ["…them shall {+urgently+} act"]);
        assert_eq!(shown("双方重申敦促停火", (12, 18), 40, false), ["双方重申{+敦促+}停火"]);
    }

    #[test]
    fn a_quote_without_marks_is_cut_where_the_other_has_its_own() {
        let text = "the sides agree that every one of them shall act";
        let quote = Quote { span: Span::new(0, text.len()), marks: Vec::new() };
        let paint = Paint { which: Which::Left, colours: false };
        let line = paint.cut(&quote, text, 30, Some(45));
        assert_eq!(paint.line(&line), "…every one of them shall act");
    }

    #[test]
    fn a_quote_in_full_is_broken_between_words() {
        assert_eq!(shown("call on and urge", (8, 11), 12, true), ["call on", "{+and+} urge"]);
        assert_eq!(shown("双方重申敦促停火", (12, 18), 10, true), ["双方重申{+", "敦促+}停火"]);
    }
}
