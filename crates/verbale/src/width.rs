//! Cuts and pads text by the columns it takes on a terminal, where a Chinese
//! character takes two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to so many columns, an ellipsis at the cut; white space in a
/// row becomes one space.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if width(&text) <= columns {
        return text;
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used + 1 > columns {
            break;
        }
        out.push(c);
    }
    let kept = out.trim_end().len();
    out.truncate(kept);
    out.push('…');
    out
}

/// The text with spaces after it up to so many columns.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text broken into lines of at most so many columns: between words, or
/// between any two Chinese characters.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace().flat_map(pieces) {
        let line = lines.last_mut().expect("one line at least");
        let gap = usize::from(!word.glued && !line.is_empty());
        if used + gap + width(word.text) > columns && !line.is_empty() && !closes(word.text) {
            lines.push(word.text.to_owned());
            used = width(word.text);
        } else {
            line.push_str(if gap == 1 { " " } else { "" });
            line.push_str(word.text);
            used += gap + width(word.text);
        }
    }
    lines
}

struct Piece<'a> {
    text: &'a str,
    glued: bool,
}

/// Words of a Chinese line are its characters.
fn pieces(word: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut start = 0;
    for (at, c) in word.char_indices() {
        let wide = c.width() == Some(2);
        let previous_wide = word[..at].chars().next_back().is_some_and(|p| p.width() == Some(2));
        if at > start && (wide || previous_wide) {
            pieces.push(Piece { text: &word[start..at], glued: start > 0 });
            start = at;
        }
    }
    pieces.push(Piece { text: &word[start..], glued: start > 0 });
    pieces
}

/// A mark that may not open a line.
fn closes(piece: &str) -> bool {
    piece.chars().next().is_some_and(|c| "，。、；：？！）》”’…".contains(c))
}

/// The columns of the terminal, `COLUMNS`, or 100.
#[must_use]
pub fn of_terminal() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
    set.or_else(terminal).unwrap_or(100).clamp(40, 200)
}

#[cfg(test)]
mod tests {
    use super::{cut, wrap};

    #[test]
    fn chinese_characters_take_two_columns() {
        assert_eq!(cut("重申恪守一个中国原则", 9), "重申恪守…");
        assert_eq!(cut("reaffirm the principle", 9), "reaffirm…");
        assert_eq!(cut("重申", 4), "重申");
    }

    #[test]
    fn a_line_never_opens_with_a_closing_mark() {
        assert_eq!(wrap("双方重申，反对", 8), ["双方重申，", "反对"]);
        assert_eq!(wrap("the two sides", 7), ["the two", "sides"]);
    }
}
