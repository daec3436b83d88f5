//! Labels at the head of a line: the numbers, letters and bullets by which
//! a text names its sections and paragraphs.
//!
//! Refuses years, sums and dates: `2024 was`, `1.5 million`, `5 мая`. Whether
//! a lone capital is a label or an initial only its neighbours can tell; the
//! outline asks them.

use super::numerals;

/// How a label is written; siblings are written alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Style {
    /// A word and a number: `Article 4`, `第三条`, `Глава II`, `§ 3`.
    Named,
    /// `三`, `三、`.
    HanNumber,
    /// `（二）`.
    HanBracket,
    /// `12.`, `12)`, `1.1`.
    Number,
    /// `(1)`, `①`.
    NumberBracket,
    /// `IV.`, `IV`.
    Roman,
    /// `(iv)`, `iv)`.
    RomanBracket,
    /// `(a)`, `a)`, `а)`, `a.`.
    Letter,
    /// `A.`, `Б.`.
    Capital,
    /// `–`, `•`, `*`.
    Bullet,
}

/// A label read at the head of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Label<'a> {
    /// The label as it stands, without points and brackets: `12`, `a`, `三`;
    /// a named label keeps its word: `Article 4`.
    pub name: &'a str,
    /// How it is written.
    pub style: Style,
    /// Bytes from the head of the line to the first word after the label.
    pub len: usize,
}

/// Words that name a part of a text in front of its number.
const PARTS: [&str; 30] = [
    "article",
    "art.",
    "section",
    "sec.",
    "chapter",
    "part",
    "title",
    "annex",
    "appendix",
    "schedule",
    "paragraph",
    "para.",
    "rule",
    "regulation",
    "principle",
    "статья",
    "ст.",
    "глава",
    "раздел",
    "часть",
    "приложение",
    "пункт",
    "п.",
    "параграф",
    "artículo",
    "capítulo",
    "chapitre",
    "titre",
    "artikel",
    "§",
];

/// Words after 第 and a number that name a part of a Chinese text.
const HAN_PARTS: &str = "条條章节節编編款项項部卷";

/// Reads the label at the head of a line, if there is one. White space in
/// front of it and behind it belongs to its length.
#[must_use]
pub fn label(line: &str) -> Option<Label<'_>> {
    let head = line.trim_start();
    let lead = line.len() - head.len();
    let read = han_part(head)
        .or_else(|| han_number(head))
        .or_else(|| bracketed(head))
        .or_else(|| named(head))
        .or_else(|| bullet(head))
        .or_else(|| pointed(head));
    read.map(|label| {
        let rest = &head[label.len..];
        let blank = rest.len() - rest.trim_start().len();
        Label { len: lead + label.len + blank, ..label }
    })
}

/// Whether the words are a label and nothing else, up to but without the
/// point that would close it: `12`, `Article 4`, `IV`.
#[must_use]
pub fn is_bare_label(words: &str) -> bool {
    let words = words.trim();
    if words.is_empty() || words.len() > 40 {
        return false;
    }
    let part = || part(words).is_some_and(|(_, len)| len == words.len());
    is_short_number(words)
        || words.len() <= 16 && numerals::roman(words).is_some()
        || is_one_letter(words)
        || part()
}

fn is_short_number(words: &str) -> bool {
    words.len() <= 11
        && words.split('.').all(|p| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
}

fn is_one_letter(words: &str) -> bool {
    let mut chars = words.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if c.is_alphabetic() && !is_han(c))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The length of the run of characters at the head that all pass.
fn run(words: &str, pass: impl Fn(char) -> bool) -> usize {
    words.find(|c| !pass(c)).unwrap_or(words.len())
}

/// `第三条`, `第四章`, `附件一`.
fn han_part(head: &str) -> Option<Label<'_>> {
    let number =
        |words: &str| run(words, |c| numerals::is_han_numeral(c) || numerals::arabic_digit(c).is_some());
    let len = if let Some(rest) = head.strip_prefix('第') {
        let digits = number(rest.trim_start());
        let at = head.len() - rest.trim_start().len() + digits;
        let part = head[at..].chars().next()?;
        if digits == 0 || !HAN_PARTS.contains(part) {
            return None;
        }
        at + part.len_utf8()
    } else {
        let rest = head.strip_prefix("附件").or_else(|| head.strip_prefix("附录"))?;
        let digits = number(rest);
        if digits == 0 {
            return None;
        }
        "附件".len() + digits
    };
    let rest = &head[len..];
    // 第三条规定 is a sentence about an article, not its label.
    let set_off =
        rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || "、：:．.【（(".contains(c));
    let mark =
        if rest.starts_with(['、', '：', ':', '．', '.']) { rest.chars().next()?.len_utf8() } else { 0 };
    set_off.then_some(Label { name: &head[..len], style: Style::Named, len: len + mark })
}

/// `三`, `三、`, `十二．`.
fn han_number(head: &str) -> Option<Label<'_>> {
    let len = run(head, numerals::is_han_numeral);
    let (name, rest) = head.split_at(len);
    if len == 0 || name.chars().count() > 4 {
        return None;
    }
    let mark = match rest.chars().next() {
        None => 0,
        Some(c) if matches!(c, '、' | '．' | '.' | '，') => c.len_utf8(),
        Some(c) if c.is_whitespace() => 0,
        Some(_) => return None,
    };
    // 一，… opens a list in speeches; 百、千 are no numbers of sections.
    numerals::han(name).filter(|n| *n < 200)?;
    Some(Label { name, style: Style::HanNumber, len: len + mark })
}

/// `（二）`, `(1)`, `(iv)`, `(a)`, and with one bracket: `a)`, `12)`.
fn bracketed(head: &str) -> Option<Label<'_>> {
    if let Some(c) = head.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        return Some(Label { name: &head[..c.len_utf8()], style: Style::NumberBracket, len: c.len_utf8() });
    }
    let inside = head.strip_prefix(['(', '（']).unwrap_or(head);
    let opened = head.len() - inside.len();
    let len = run(inside, |c| c.is_alphanumeric() || c == '.');
    let name = &inside[..len];
    let close = inside[len..].chars().next().filter(|c| matches!(c, ')' | '）'))?;
    if len == 0 || name.chars().count() > 5 {
        return None;
    }
    let style = if numerals::arabic(name).is_some_and(|n| n < 1000) {
        if opened == 0 { Style::Number } else { Style::NumberBracket }
    } else if numerals::han(name).is_some() || "甲乙丙丁戊己庚辛壬癸".contains(name) {
        Style::HanBracket
    } else if numerals::roman(name).is_some() {
        Style::RomanBracket
    } else if is_one_letter(name) || is_double_letter(name) {
        Style::Letter
    } else {
        return None;
    };
    let end = opened + len + close.len_utf8();
    // In `a)rms` the bracket is part of a word; `(b)the` lacks a space.
    let glued =
        (opened == 0 || name == "s") && head[end..].starts_with(|c: char| c.is_alphanumeric() && !is_han(c));
    (!glued).then_some(Label { name, style, len: end })
}

/// `(aa)` follows `(z)` in long lists.
fn is_double_letter(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.len() == 2 && bytes[0] == bytes[1] && bytes[0].is_ascii_lowercase()
}

/// `Article 4`, `Глава II`, `§ 3`: the name and its length.
fn part(head: &str) -> Option<(&str, usize)> {
    let word =
        if head.starts_with('§') { '§'.len_utf8() } else { run(head, |c| c.is_alphabetic() || c == '.') };
    if word == 0 || word > 24 || !head.starts_with(|c: char| c.is_uppercase() || c == '§') {
        return None;
    }
    if !PARTS.contains(&head[..word].to_lowercase().as_str()) {
        return None;
    }
    let rest = head[word..].trim_start();
    let at = head.len() - rest.len();
    let mut len = run(rest, |c| c.is_alphanumeric() || matches!(c, '(' | ')' | '-' | '.'));
    len = rest[..len].trim_end_matches(['.', '-']).len();
    let number = &rest[..len];
    let core = number.split(['(', '.', '-']).next().unwrap_or("");
    let counted = numerals::arabic(core).is_some_and(|n| n < 2000)
        || numerals::roman(core).is_some()
        || is_one_letter(core) && core.starts_with(char::is_uppercase);
    counted.then(|| (&head[..at + len], at + len))
}

fn named(head: &str) -> Option<Label<'_>> {
    let (name, len) = part(head)?;
    let rest = &head[len..];
    let mark = run(rest, |c| matches!(c, '.' | ':' | '、')).min(1);
    let after = rest[mark..].trim_start();
    let next = after.chars().next();
    // `Article 4 of the Treaty provides` is a sentence, `Article 4 Peaceful
    // uses` a heading; only a full stop at the end tells them apart.
    let sentence = after.trim_end().ends_with(['.', ';', ',', ':']);
    let set_off =
        mark > 0 || next.is_none_or(|c| c.is_uppercase() && !sentence || matches!(c, '–' | '—' | '-'));
    let dash = run(after, |c| matches!(c, '–' | '—' | '-'));
    let dash = if dash > 0 { rest.len() - after.len() - mark + dash } else { 0 };
    set_off.then_some(Label { name, style: Style::Named, len: len + mark + dash })
}

fn bullet(head: &str) -> Option<Label<'_>> {
    let mark = head.chars().next()?;
    let len = mark.len_utf8();
    let is_bullet =
        matches!(mark, '–' | '—' | '-' | '*' | '•' | '·' | '●' | '▪' | '■' | '○' | '◦' | '‣' | '⁃');
    let spaced = head[len..].starts_with(char::is_whitespace);
    (is_bullet && spaced).then_some(Label { name: &head[..len], style: Style::Bullet, len })
}

/// `12.`, `1.1`, `IV.`, `A.`, `a.`, `1、`.
fn pointed(head: &str) -> Option<Label<'_>> {
    let run = run(head, |c| c.is_alphanumeric() && !is_han(c) || c == '.');
    let name = head[..run].trim_end_matches('.');
    let rest = &head[name.len()..];
    let point = rest.chars().next().filter(|c| matches!(c, '.' | '．' | '、')).map_or(0, char::len_utf8);
    let next = rest[point..].trim_start().chars().next();
    let spaced = rest[point..].starts_with(char::is_whitespace);
    let style = if is_short_number(name) || numerals::arabic(name).is_some_and(|n| n < 1000) {
        // `1.1 Trade` needs no point of its own; `1.5 million` is a sum.
        let nested = name.contains('.') && spaced && next.is_some_and(|c| c.is_uppercase() || is_han(c));
        let glued = next.is_some_and(|c| c.is_lowercase() || c.is_numeric()) && !spaced;
        if !(nested || point > 0) || glued {
            return None;
        }
        Style::Number
    } else if next.is_some() && (point == 0 || !spaced) {
        return None;
    } else if numerals::roman(name).is_some() && name.starts_with(char::is_uppercase) {
        Style::Roman
    } else if is_one_letter(name) && point > 0 {
        if name.starts_with(char::is_uppercase) { Style::Capital } else { Style::Letter }
    } else {
        return None;
    };
    Some(Label { name, style, len: name.len() + point })
}

#[cfg(test)]
mod tests {
    use super::{Style, label};

    #[track_caller]
    fn check(line: &str, name: &str, style: Style, rest: &str) {
        let found = label(line).unwrap_or_else(|| panic!("no label in {line:?}"));
        assert_eq!((found.name, found.style, &line[found.len..]), (name, style, rest));
    }

    #[test]
    fn a_label_is_read_by_any_numbering() {
        check("三", "三", Style::HanNumber, "");
        check("三、双方重申。", "三", Style::HanNumber, "双方重申。");
        check("（二）加强合作", "二", Style::HanBracket, "加强合作");
        check("第三条 缔约国应合作。", "第三条", Style::Named, "缔约国应合作。");
        check("Article 4", "Article 4", Style::Named, "");
        check("Article 4(2). The Sides", "Article 4(2)", Style::Named, "The Sides");
        check("ARTICLE IV – Peaceful uses", "ARTICLE IV", Style::Named, "Peaceful uses");
        check("12. The Sides", "12", Style::Number, "The Sides");
        check("(a) To act;", "a", Style::Letter, "To act;");
        check("a) to act;", "a", Style::Letter, "to act;");
        check("(iv) to act;", "iv", Style::RomanBracket, "to act;");
        check("IV. Trade", "IV", Style::Roman, "Trade");
        check("IV", "IV", Style::Roman, "");
        check("1.1 Trade", "1.1", Style::Number, "Trade");
        check("Статья 4", "Статья 4", Style::Named, "");
        check("Глава II. Торговля", "Глава II", Style::Named, "Торговля");
        check("§3 Trade", "§3", Style::Named, "Trade");
        check("– to act;", "–", Style::Bullet, "to act;");
        check("1、加强合作", "1", Style::Number, "加强合作");
    }

    #[test]
    fn a_sentence_about_a_number_has_no_label() {
        for line in [
            "2024 was a hard year.",
            "1.5 million people fled.",
            "5 мая Стороны встретились.",
            "12 countries agreed.",
            "第三条规定缔约国应合作。",
            "Article 4 of the Treaty provides so.",
            "二〇二二年二月四日于北京",
            "两国元首同意。",
            "24.02.2025",
            "I agree.",
            "3.5%",
        ] {
            assert_eq!(label(line), None, "{line}");
        }
    }
}
