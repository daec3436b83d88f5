//! Judges every break between lines: does the paragraph end there?
//!
//! Width tells most: in a wrapped file a line was broken because the next
//! word did not fit. Refuses to join headings, list items and titles, and to
//! join anything in a file that shows no wrapping and no empty lines.

use verbale_core::text::RepairKind::{self, BrokenParagraph, WrappedLine};
use verbale_core::text::numbering::{self, Style};

use super::characters::{is_han, is_ideograph};
use super::width;
use super::{Joint, Line};

/// What the whole file shows.
struct Page {
    /// The margin, where lines are wrapped.
    margin: Option<usize>,
    /// Whether an empty line stands between nearly all lines.
    doubled: bool,
    /// Whether empty lines separate paragraphs at all.
    spaced: bool,
}

/// How a line ends, as far as joining goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    Full,
    Comma,
    Hyphen,
    Open,
}

/// Decides every joint.
pub(super) fn judge(lines: &mut [Line<'_>]) {
    let page = page(lines);
    let kept: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].dropped.is_none()).collect();
    let mut text_indent = 0;
    let mut prose = true;
    for pair in kept.windows(2) {
        let (a, b) = (&lines[pair[0]], &lines[pair[1]]);
        let removed = pair[1] - pair[0] > 1;
        let opens = pair[0] == 0 || prose;
        if opens {
            text_indent = a.indent + label(&a.shown).map_or(0, |(_, len)| len);
        }
        let joint = match pair[0] == kept[0] && is_long_title(a, b) {
            true => Joint::End,
            false => joint(a, b, &page, removed, text_indent),
        };
        prose = joint == Joint::End;
        lines[pair[0]].joint = joint;
    }
}

fn page(lines: &[Line<'_>]) -> Page {
    let pairs = lines.len().saturating_sub(1);
    let blank = lines.iter().skip(1).filter(|line| line.blank > 0).count();
    let doubled = pairs > 0 && blank * 10 >= pairs * 8;
    let margin = width::margin(lines).filter(|margin| goes_on_often(lines, *margin, doubled));
    Page { margin, doubled, spaced: blank > 0 }
}

/// Paragraphs of like length look like wrapped lines; wrapped lines go on in
/// the middle of a sentence again and again.
fn goes_on_often(lines: &[Line<'_>], margin: usize, doubled: bool) -> bool {
    let pairs = || lines.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(a, b)| is_full(a, b, margin));
    let open = |(a, _): &(&Line<'_>, &Line<'_>)| ended(&a.shown) != Ended::Full;
    if doubled {
        let low = |(_, b): &(&Line<'_>, &Line<'_>)| starts_low(&b.shown) || starts_han(&b.shown);
        return pairs().filter(|pair| open(pair) && low(pair)).count() >= 3;
    }
    let full = pairs().filter(|(_, b)| b.blank == 0).count();
    pairs().filter(|pair| pair.1.blank == 0 && open(pair)).count() * 4 > full
}

fn joint(a: &Line<'_>, b: &Line<'_>, page: &Page, removed: bool, text_indent: usize) -> Joint {
    let apart = b.blank > 0 || b.page || removed;
    let goes_on = match page.margin {
        Some(margin) if !apart => wrapped(a, b, page, margin, text_indent),
        Some(margin) if page.doubled => doubled(a, b, margin),
        Some(margin) => removed && is_full(a, b, margin) && may_go_on(a, b) || broken(a, b),
        None if apart && (page.spaced || removed) => broken(a, b),
        None => false,
    };
    if !goes_on || a.whole || b.whole {
        return Joint::End;
    }
    let kind = if apart { BrokenParagraph } else { WrappedLine };
    bind(a, b, kind)
}

/// The first line of a Chinese text, over an empty one: news put a whole
/// speech into a title, with commas but without a full stop.
fn is_long_title(a: &Line<'_>, b: &Line<'_>) -> bool {
    b.blank > 0 && a.shown.chars().next_back().is_some_and(is_han) && !a.shown.contains('。')
}

/// A joint that keeps words apart, or characters together.
fn bind(a: &Line<'_>, b: &Line<'_>, kind: RepairKind) -> Joint {
    let last = a.shown.chars().next_back().unwrap_or(' ');
    let first = b.shown.chars().next().unwrap_or(' ');
    let han = is_ideograph(last) && (is_han(first) || first.is_alphanumeric())
        || is_ideograph(first) && (is_han(last) || last.is_alphanumeric())
        || is_cjk_mark(last)
        || is_cjk_mark(first);
    if han { Joint::Nothing(kind) } else { Joint::Space(kind) }
}

/// Whether Chinese is written on both sides, so that no space belongs between.
pub(crate) fn is_closed_up(before: &str, after: &str) -> bool {
    let closes = |c: char| is_ideograph(c) || is_cjk_mark(c);
    before.chars().next_back().is_some_and(closes) && after.chars().next().is_some_and(closes)
}

fn is_cjk_mark(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{301f}' | '\u{ff00}'..='\u{ff60}')
}

/// Two lines with nothing between them, in a wrapped file.
fn wrapped(a: &Line<'_>, b: &Line<'_>, page: &Page, margin: usize, text_indent: usize) -> bool {
    let end = ended(&a.shown);
    let full = is_full(a, b, margin);
    if let Some((style, _)) = label(&b.shown) {
        // `… under Article` / `5. The Sides` is one sentence.
        let by_chance = full && end == Ended::Open && style != Style::Bullet && !page_label(style);
        return by_chance;
    }
    if is_heading_mark(&a.shown) || is_heading_mark(&b.shown) {
        return false;
    }
    if b.indent >= text_indent + 2 && end == Ended::Full && a.indent <= text_indent {
        return false;
    }
    match end {
        Ended::Full => full && (page.spaced || b.indent <= a.indent),
        Ended::Hyphen => true,
        Ended::Open | Ended::Comma => {
            full || starts_low(&b.shown) && !recites(&b.shown, end) || leans(&a.shown)
        }
    }
}

/// Two lines of a wrapped file whose every line was doubled by an empty one.
fn doubled(a: &Line<'_>, b: &Line<'_>, margin: usize) -> bool {
    if label(&b.shown).is_some() || a.reach > margin + 3 {
        return false;
    }
    match ended(&a.shown) {
        Ended::Full => false,
        Ended::Hyphen => true,
        Ended::Open => is_full(a, b, margin) || starts_low(&b.shown) || leans(&a.shown),
        Ended::Comma => starts_low(&b.shown) && !recites(&b.shown, Ended::Comma),
    }
}

/// Two paragraphs that were one before a page came between them.
fn broken(a: &Line<'_>, b: &Line<'_>) -> bool {
    let end = ended(&a.shown);
    let first = b.shown.chars().next().unwrap_or(' ');
    if label(&b.shown).is_some() || !is_prose(&a.shown) {
        return false;
    }
    if a.shown.chars().next_back().is_some_and(is_han) {
        // Recitals end in commas and hold no full stop; a page may cut anywhere.
        let cut = end == Ended::Open || end == Ended::Comma && a.shown.contains('。');
        return cut && is_han(first) && b.shown.contains(['，', '。', '、', '；']);
    }
    match end {
        Ended::Open => starts_low(&b.shown),
        Ended::Hyphen => starts_low(&b.shown),
        Ended::Comma => starts_low(&b.shown) && !recites(&b.shown, end),
        Ended::Full => false,
    }
}

/// Whether a line may be the middle of a paragraph, seen from both sides.
fn may_go_on(a: &Line<'_>, b: &Line<'_>) -> bool {
    label(&b.shown).is_none() && ended(&a.shown) != Ended::Full && !is_heading_mark(&b.shown)
}

/// Sentences, not a title: long, with commas or stops inside.
fn is_prose(words: &str) -> bool {
    if words.contains('。') {
        return true;
    }
    let marks = words.matches(['，', ',', ';', '；', '、']).count() + words.matches(". ").count();
    width::columns(words) >= 60 && (marks > 0 || words.split(' ').count() >= 12)
}

/// Whether the next word had no room left on the line.
fn is_full(a: &Line<'_>, b: &Line<'_>, margin: usize) -> bool {
    let first = b.shown.chars().next().unwrap_or(' ');
    let word = if is_ideograph(first) { 5 } else { b.first };
    a.reach + 1 + word > margin
}

fn ended(words: &str) -> Ended {
    let bare = words.trim_end_matches(|c: char| c.is_whitespace() || "”’\"»)）」』]】*_".contains(c));
    match bare.chars().next_back() {
        _ if ["; and", "; or", "；和", "; и", "; или"].iter().any(|joint| bare.ends_with(joint)) => {
            Ended::Full
        }
        Some('.' | '!' | '?' | '。' | '！' | '？' | ';' | '；' | ':' | '：' | '．') => Ended::Full,
        Some(',' | '，' | '、') => Ended::Comma,
        Some('-' | '\u{ad}' | '‐') if bare.chars().rev().nth(1).is_some_and(char::is_alphabetic) => {
            Ended::Hyphen
        }
        _ => Ended::Open,
    }
}

fn starts_low(words: &str) -> bool {
    words.trim_start_matches(['“', '«', '"', '(', '[', '*', '_']).starts_with(char::is_lowercase)
}

fn starts_han(words: &str) -> bool {
    words.starts_with(is_ideograph)
}

/// Russian recitals open with a participle in a small letter, after a comma.
fn recites(words: &str, above: Ended) -> bool {
    let first = words.split(' ').next().unwrap_or("").trim_end_matches(',');
    let cyrillic = first.starts_with(|c| ('\u{400}'..'\u{530}').contains(&c));
    above == Ended::Comma
        && cyrillic
        && (first.ends_with('я') || first.ends_with("сь") || first == "вновь" || first == "будучи")
}

/// Words after which no line, title or heading ends.
fn leans(words: &str) -> bool {
    const LEANING: [&str; 40] = [
        "a", "an", "and", "as", "at", "between", "by", "for", "from", "her", "his", "in", "into", "its",
        "of", "on", "or", "our", "that", "the", "their", "to", "under", "which", "with", "без", "в", "во",
        "для", "за", "и", "из", "к", "на", "о", "об", "от", "по", "с", "со",
    ];
    let last = words.rsplit(' ').next().unwrap_or("");
    LEANING.contains(&last)
}

/// The label at the head of a line, with its columns. A year or sum is none.
fn label(words: &str) -> Option<(Style, usize)> {
    let head: &str = match words.char_indices().nth(60) {
        Some((at, _)) => &words[..at],
        None => words,
    };
    numbering::label(head).map(|label| (label.style, label.len.min(12)))
}

/// Labels that never stand at the head of a wrapped line by chance.
fn page_label(style: Style) -> bool {
    matches!(
        style,
        Style::HanNumber | Style::HanBracket | Style::NumberBracket | Style::Letter | Style::RomanBracket
    )
}

/// Marks of a markup that a converter left in plain text.
fn is_heading_mark(words: &str) -> bool {
    let bare = words.trim_start_matches('#');
    bare.len() < words.len() && (bare.is_empty() || bare.starts_with(' '))
}
