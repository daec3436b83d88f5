//! Dates in running text, in any language whose file names its months.

use crate::codebook::Lexicon;
use crate::span::Span;

/// A date found in a text; the month and day may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Where.
    pub span: Span,
    /// The year.
    pub year: i32,
    /// The month and day, where given.
    pub day: Option<(u8, u8)>,
}

impl Date {
    /// The date as ISO 8601 writes it, as far as it is known.
    #[must_use]
    pub fn iso(&self) -> String {
        match self.day {
            Some((month, day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            None => format!("{:04}", self.year),
        }
    }
}

/// The whole dates (day, month and year) of a part of a folded text.
#[must_use]
pub fn dates(folded: &str, part: Span, lexicon: &Lexicon) -> Vec<Date> {
    let words = words(&folded[part.range()], part.start());
    let months = &lexicon.language.months;
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.len() {
        match date_at(&words[i..], months) {
            Some((date, used)) => {
                found.push(date);
                i += used;
            }
            None => i += 1,
        }
    }
    found
}

struct Word<'a> {
    text: &'a str,
    span: Span,
    number: Option<i32>,
}

/// Words and numbers; 年, 月 and 日 stand alone.
fn words(text: &str, offset: usize) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start: Option<usize> = None;
    let mut close = |from: Option<usize>, to: usize| {
        if let Some(from) = from {
            let word = &text[from..to];
            words.push(Word {
                text: word,
                span: Span::new(offset + from, offset + to),
                number: number(word),
            });
        }
    };
    let mut was = ' ';
    for (at, c) in text.char_indices() {
        let digit = is_digit(c);
        if start.is_some()
            && (!c.is_alphanumeric() && c != '〇' || digit != is_digit(was) || is_unit(was) || is_unit(c))
        {
            close(start.take(), at);
        }
        if c.is_alphanumeric() || c == '〇' {
            start.get_or_insert(at);
        }
        was = c;
    }
    close(start, text.len());
    words
}

fn is_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '日')
}

const HAN_DIGITS: &str = "〇一二三四五六七八九";

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == '十' || HAN_DIGITS.contains(c)
}

/// A number in figures, or in Chinese numerals below a hundred or digit by
/// digit (二〇二二, 二十一).
fn number(word: &str) -> Option<i32> {
    if word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    let digit = |c: char| HAN_DIGITS.chars().position(|d| d == c).and_then(|n| i32::try_from(n).ok());
    if let Some((tens, ones)) = word.split_once('十') {
        let tens = if tens.is_empty() { 1 } else { tens.chars().next().and_then(digit)? };
        let ones = if ones.is_empty() { 0 } else { ones.chars().next().and_then(digit)? };
        return Some(tens * 10 + ones);
    }
    (word.chars().count() <= 4).then_some(())?;
    word.chars().try_fold(0, |n, c| Some(n * 10 + digit(c)?))
}

fn date_at(words: &[Word<'_>], months: &[String]) -> Option<(Date, usize)> {
    let number = |i: usize| words.get(i).and_then(|w: &Word<'_>| w.number);
    let text = |i: usize| words.get(i).map_or("", |w| w.text);
    let month = |i: usize| months.iter().position(|m| text(i) == m).and_then(|n| u8::try_from(n + 1).ok());
    let (year, day, used) = if text(1) == "年" && text(3) == "月" && text(5) == "日" {
        (number(0)?, Some((small(number(2)?)?, small(number(4)?)?)), 6)
    } else if let (Some(day), Some(month), Some(year)) = (number(0), month(1), number(2)) {
        (year, Some((month, small(day)?)), 3)
    } else if let (Some(month), Some(day), Some(year)) = (month(0), number(1), number(2)) {
        (year, Some((month, small(day)?)), 3)
    } else {
        return None;
    };
    let sound = (1500..2200).contains(&year)
        && day.is_some_and(|(m, d)| (1..=12).contains(&m) && (1..=31).contains(&d));
    sound.then(|| (Date { span: words[0].span.cover(words[used - 1].span), year, day }, used))
}

fn small(n: i32) -> Option<u8> {
    u8::try_from(n).ok()
}

#[cfg(test)]
mod tests {
    use super::dates;
    use crate::codebook::{Codebook, fold};
    use crate::span::Span;

    fn found(text: &str, language: &str) -> Vec<String> {
        let codebook = Codebook::builtin();
        let lexicon = codebook.lexicon(language).expect("a language of the codebook");
        let folded = fold(text);
        dates(&folded, Span::new(0, folded.len()), lexicon).iter().map(super::Date::iso).collect()
    }

    #[test]
    fn dates_are_read_in_three_languages_and_in_chinese_numerals() {
        assert_eq!(found("2022年2月4日于北京", "zh"), ["2022-02-04"]);
        assert_eq!(found("二〇二二年十二月二十一日", "zh"), ["2022-12-21"]);
        assert_eq!(found("Done on 4 February 2022, and March 1, 2023.", "en"), ["2022-02-04", "2023-03-01"]);
        assert_eq!(found("24 февраля 2025 года", "ru"), ["2025-02-24"]);
    }

    #[test]
    fn a_number_beside_a_month_is_not_always_a_date() {
        assert!(found("In May 400 delegates came", "en").is_empty());
        assert!(found("2022年99月4日", "zh").is_empty());
    }
}
