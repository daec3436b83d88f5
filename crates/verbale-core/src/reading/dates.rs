//! Dates in running text, in any language whose file names its months.
//!
//! A date is looked for around its year only, so a text without figures is
//! passed over in one look at its bytes. Refuses numbers that merely look like
//! years: 1540 (2004), 2015-2016, "2000 tonnes".

use crate::codebook::Lexicon;
use crate::codebook::entry::Script;
use crate::span::Span;
use crate::text::letters::{has_figures, in_word};

/// A date found in a text; the month and day may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Where.
    pub span: Span,
    /// The year.
    pub year: u16,
    /// The month, where given.
    pub month: Option<u8>,
    /// The day, where given.
    pub day: Option<u8>,
}

impl Date {
    /// The date as ISO 8601 writes it, as far as it is known.
    #[must_use]
    pub fn iso(&self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }
}

/// The whole dates (day, month and year) of a part of a folded text.
#[must_use]
pub fn whole_dates(folded: &str, part: Span, lexicon: &Lexicon) -> Vec<Date> {
    let mut found = Vec::new();
    dates(folded, part, lexicon, &mut found);
    found.retain(|date| date.day.is_some());
    found
}

/// The dates of a part of a folded text, as whole as they are given; appended.
pub fn dates(folded: &str, part: Span, lexicon: &Lexicon, found: &mut Vec<Date>) {
    let text = &folded[part.range()];
    let from = found.len();
    let figures = has_figures(text);
    if lexicon.language.script == Script::Han {
        // Most sentences have none, and that is quickly seen.
        if text.contains(YEAR) {
            found.extend(text.match_indices(YEAR).filter_map(|(at, _)| han(text, at, at + YEAR.len())));
        }
    } else if figures {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
            if end - at == 4 && stands_alone(text, at, end) {
                found.extend(spaced(text, Span::new(at, end), lexicon));
            }
            at = end;
        }
    }
    let named = found.len();
    if figures {
        found.extend(text.match_indices('-').filter_map(|(at, _)| iso(text, at)));
    }
    if found.len() > named {
        found[from..].sort_by_key(|date| date.span);
    }
    for date in &mut found[from..] {
        date.span = Span::new(part.start() + date.span.start(), part.start() + date.span.end());
    }
}

/// The sign for a year in Han script.
const YEAR: &str = "年";

/// `2022-02-04`, told by its first hyphen.
fn iso(text: &str, hyphen: usize) -> Option<Date> {
    let start = hyphen.checked_sub(4)?;
    let bytes = text.as_bytes().get(start..hyphen + 6)?;
    let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    let shaped = digits(0..4) && digits(5..7) && bytes[7] == b'-' && digits(8..10);
    let beside = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'-');
    let before = start.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    if !shaped || beside(before) || beside(text.as_bytes().get(hyphen + 6)) {
        return None;
    }
    let number = |from: usize, to: usize| text[start + from..start + to].parse::<u16>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let real = (1500..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then(|| Date {
        span: Span::new(start, start + 10),
        year,
        month: u8::try_from(month).ok(),
        day: u8::try_from(day).ok(),
    })
}

/// `2022年2月4日`, 二〇二二年, around the sign for the year.
fn han(text: &str, sign: usize, after: usize) -> Option<Date> {
    let (start, year) = number_before(text, sign)?;
    let year = u16::try_from(year).ok().filter(|y| (1500..2200).contains(y))?;
    let mut date = Date { span: Span::new(start, after), year, month: None, day: None };
    if text[after..].starts_with(['代', '度']) {
        return None;
    }
    if let Some((end, month)) = unit(text, after, &['月']).filter(|(_, n)| (1..=12).contains(n)) {
        date.month = u8::try_from(month).ok();
        date.span = Span::new(start, end);
        match unit(text, end, &['日', '号']) {
            Some((end, day)) if (1..=31).contains(&day) => {
                date.day = u8::try_from(day).ok();
                date.span = Span::new(start, end);
            }
            Some(_) => return None,
            None => {}
        }
    } else if unit(text, after, &['月']).is_some() {
        return None;
    }
    Some(date)
}

const HAN_DIGITS: &str = "〇一二三四五六七八九";

fn han_digit(c: char) -> Option<u32> {
    if matches!(c, '零' | '○') {
        return Some(0);
    }
    c.to_digit(10).or_else(|| u32::try_from(HAN_DIGITS.chars().position(|d| d == c)?).ok())
}

/// The four digits that end at a place, with where they begin; a year in a
/// span of years (2011-2020年) is none.
fn number_before(text: &str, end: usize) -> Option<(usize, u32)> {
    let trimmed = text[..end].trim_end_matches(' ').len();
    let mut digits = text[..trimmed].char_indices().rev();
    let (mut start, mut number, mut place) = (trimmed, 0, 1);
    for _ in 0..4 {
        let (at, c) = digits.next()?;
        number += han_digit(c)? * place;
        place *= 10;
        start = at;
    }
    let before = digits.next().map(|(_, c)| c);
    let joined =
        before.is_some_and(|c| han_digit(c).is_some() || matches!(c, '-' | '–' | '—' | '－' | '/' | '.'));
    (!joined).then_some((start, number))
}

/// A number below a hundred that stands at a place before one of these signs,
/// with where the sign ends.
fn unit(text: &str, at: usize, signs: &[char]) -> Option<(usize, u32)> {
    let mut number: Option<u32> = None;
    let mut tens = None;
    for (offset, c) in text[at..].char_indices().filter(|(_, c)| *c != ' ').take(5) {
        if signs.contains(&c) {
            let number = tens.map(|t| t * 10 + number.unwrap_or(0)).or(number)?;
            return Some((at + offset + c.len_utf8(), number));
        }
        if c == '十' {
            tens = Some(number.take().unwrap_or(1));
        } else {
            number = Some(number.unwrap_or(0) * 10 + han_digit(c)?);
        }
    }
    None
}

/// Whether a number is no part of a longer one, of a word or of a symbol.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    let joins = |c: char| in_word(c) || matches!(c, '-' | '–' | '—' | '/' | '%' | '(' | '№' | '$' | '€');
    let point = |c: char| matches!(c, '.' | ',' | '/');
    let part = |c: Option<char>| c.is_some_and(joins);
    let decimal = text[end..].starts_with(point) && text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
    !part(before) && !part(after) && !before.is_some_and(point) && !decimal
}

/// "4 February 2022", "March 1, 2023", "May 2024", "by 2030", «до 2025 года».
fn spaced(text: &str, year: Span, lexicon: &Lexicon) -> Option<Date> {
    let number: u16 = text[year.range()].parse().ok().filter(|y| (1500..2200).contains(y))?;
    let language = &lexicon.language;
    let month_at = |word: Span| {
        let at = language.months.iter().position(|m| *m == text[word.range()])?;
        u8::try_from(at + 1).ok()
    };
    let first = word_before(text, year.start());
    let second = first.and_then(|word| word_before(text, word.start()));
    let date = |from: Span, month, day| {
        Some(Date { span: Span::new(from.start(), year.end()), year: number, month, day })
    };
    if let Some(word) = first {
        if let Some(month) = month_at(word) {
            return match second.and_then(|w| Some((w, day(&text[w.range()])?))) {
                Some((from, day)) => date(from, Some(month), Some(day)),
                None => date(word, Some(month), None),
            };
        }
        let month = second.and_then(|w| Some((w, month_at(w)?)));
        if let (Some((from, month)), Some(day)) = (month, day(&text[word.range()])) {
            return date(from, Some(month), Some(day));
        }
    }
    let listed = |key: &str, word: &str| {
        language.year_signs.get(key).is_some_and(|words| words.iter().any(|w| w == word))
    };
    let plain = |word: Span| listed("before", &text[word.range()]) && !text[year.end()..].starts_with(" per");
    let told = first.is_some_and(plain) || listed("after", word_after(text, year.end()));
    (told && (1800..2100).contains(&number)).then(|| date(year, None, None))?
}

/// A day of the month, in figures, with an English ending or without.
fn day(word: &str) -> Option<u8> {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &word[figures.len()..];
    let day = figures.parse().ok().filter(|d| (1..=31).contains(d))?;
    matches!(ending, "" | "st" | "nd" | "rd" | "th").then_some(day)
}

/// The word before a place, with nothing but spaces and a comma between.
fn word_before(text: &str, end: usize) -> Option<Span> {
    let trimmed = text[..end].trim_end_matches([' ', ',', '\n', '\u{a0}']);
    if trimmed.len() == end {
        return None;
    }
    let start = trimmed.char_indices().rev().take_while(|&(_, c)| in_word(c)).last()?.0;
    Some(Span::new(start, trimmed.len()))
}

/// The word after a place, with nothing but spaces between.
fn word_after(text: &str, start: usize) -> &str {
    let rest = text[start..].trim_start_matches([' ', '\n', '\u{a0}']);
    let end = rest.find(|c: char| !in_word(c)).unwrap_or(rest.len());
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use super::{Date, dates};
    use crate::codebook::{Codebook, fold};
    use crate::span::Span;

    fn found(text: &str, language: &str) -> Vec<String> {
        let codebook = Codebook::builtin();
        let lexicon = codebook.lexicon(language).expect("a language of the codebook");
        let folded = fold(text);
        let mut found = Vec::new();
        dates(&folded, Span::new(0, folded.len()), lexicon, &mut found);
        found.iter().map(Date::iso).collect()
    }

    #[test]
    fn dates_are_read_in_three_languages_and_in_chinese_numerals() {
        assert_eq!(found("2022年2月4日于北京", "zh"), ["2022-02-04"]);
        assert_eq!(found("二〇二二年十二月二十一日", "zh"), ["2022-12-21"]);
        assert_eq!(found("2022 年 2 月 14 日", "zh"), ["2022-02-14"]);
        assert_eq!(found("Done on 4 February 2022, and March 1, 2023.", "en"), ["2022-02-04", "2023-03-01"]);
        assert_eq!(found("on the 3rd May 2021", "en"), ["2021-05-03"]);
        assert_eq!(found("24 февраля 2025 года", "ru"), ["2025-02-24"]);
    }

    #[test]
    fn dates_are_read_as_machines_write_them() {
        assert_eq!(found("date 2024-10-10, revised 2024-11-02", "en"), ["2024-10-10", "2024-11-02"]);
        assert_eq!(found("日期：2024-10-10", "zh"), ["2024-10-10"]);
        assert!(found("No. 2024-10-1055, 2024-13-10, 12024-10-10, A2024-10-10", "en").is_empty());
    }

    #[test]
    fn a_number_beside_a_month_is_not_always_a_date() {
        assert!(found("In May 400 delegates came", "en").is_empty());
        assert!(found("2022年99月4日", "zh").is_empty());
        assert!(found("2022年9月44日", "zh").is_empty());
    }

    #[test]
    fn a_month_or_a_year_alone_is_as_much_of_a_date_as_is_given() {
        assert_eq!(found("双方在2024年5月商定，2030年前完成", "zh"), ["2024-05", "2030"]);
        assert_eq!(found("agreed in May 2024 to finish by 2030", "en"), ["2024-05", "2030"]);
        assert_eq!(found("завершить до 2025 года", "ru"), ["2025"]);
    }

    #[test]
    fn a_number_of_four_figures_is_no_year_unless_the_text_says_so() {
        assert!(found("resolution 1540 (2004) and 2000 tonnes, the 2015-2016 season", "en").is_empty());
        assert!(found("第1540(2004)号决议，1990年代，2011-2020年", "zh").is_empty());
        assert!(found("резолюция 1540 (2004), 2000 тонн", "ru").is_empty());
    }

    #[test]
    fn the_span_of_a_date_is_exact() {
        let codebook = Codebook::builtin();
        for (text, language, date) in [
            ("он прибыл 24 февраля 2025 года", "ru", "24 февраля 2025"),
            ("自二〇二二年二月四日起", "zh", "二〇二二年二月四日"),
            ("It ended on February 4, 2022.", "en", "February 4, 2022"),
        ] {
            let lexicon = codebook.lexicon(language).expect("a language of the codebook");
            let folded = fold(text);
            let mut found = Vec::new();
            dates(&folded, Span::new(0, folded.len()), lexicon, &mut found);
            assert_eq!(&text[found[0].span.range()], date);
        }
    }
}
