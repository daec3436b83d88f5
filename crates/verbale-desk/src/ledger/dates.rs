//! Dates and numbers as deadlines name them, at a place in a folded text.
//!
//! Unlike the reading's dates these may lack a year ("by 4 May"): a deadline
//! without one means the next such day.

use verbale_core::codebook::{Language, Script};
use verbale_core::text::numerals::{han, is_han_numeral};

use super::days::Day;
use super::phrases::Tongue;

/// A date as far as it is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: Option<i32>,
    /// The month.
    pub month: Option<u32>,
    /// The day.
    pub day: Option<u32>,
}

impl Date {
    /// The first and the last day of it. Where no year is named it is the
    /// next such date from the text's own day on.
    pub fn days(self, today: Option<Day>) -> Option<(Day, Day)> {
        if self.year.is_some() {
            return self.within();
        }
        let today = today?;
        let of = |year| Self { year: Some(year), ..self }.within();
        of(today.year()).filter(|(_, last)| *last >= today).or_else(|| of(today.year() + 1))
    }

    fn within(self) -> Option<(Day, Day)> {
        let year = self.year?;
        let first = Day::new(year, self.month.unwrap_or(1), self.day.unwrap_or(1))?;
        let last = match (self.month, self.day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.month_end(),
            (None, None) => Day::year_end(year)?,
        };
        Some((first, last))
    }
}

/// The date that begins at a place, with where it ends.
pub fn date(text: &str, at: usize, language: &Language) -> Option<(usize, Date)> {
    match language.script {
        Script::Han => han_date(text, at),
        Script::Spaced => iso(text, at).or_else(|| spaced_date(text, at, language)),
    }
}

/// Years that deadlines are set in.
fn year_of(number: u32) -> Option<i32> {
    i32::try_from(number).ok().filter(|year| (1900..2200).contains(year))
}

/// 2030年, 2030年6月, 2030年6月30日, 6月30日, 二〇三〇年.
fn han_date(text: &str, at: usize) -> Option<(usize, Date)> {
    let unit = |at: usize, signs: &[char]| {
        let (end, number) = han_number(text, at)?;
        let after = skip(text, end);
        let sign = text[after..].chars().next().filter(|c| signs.contains(c))?;
        Some((after + sign.len_utf8(), number))
    };
    let mut found = Date::default();
    let mut end = at;
    if let Some((after, number)) = unit(at, &['年']) {
        found.year = Some(year_of(number)?);
        end = after;
    }
    if let Some((after, number)) = unit(skip(text, end), &['月']).filter(|(_, n)| (1..=12).contains(n)) {
        found.month = Some(number);
        end = after;
        if let Some((after, number)) =
            unit(skip(text, end), &['日', '号']).filter(|(_, n)| (1..=31).contains(n))
        {
            found.day = Some(number);
            end = after;
        }
    }
    (end > at).then_some((end, found))
}

/// 2030-06-30.
fn iso(text: &str, at: usize) -> Option<(usize, Date)> {
    let written = text.get(at..at + 10)?;
    let shaped = written
        .bytes()
        .enumerate()
        .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let number = |range| written.get(range).and_then(|n: &str| n.parse::<u32>().ok());
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let real = shaped && (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then_some((at + 10, Date { year: Some(year_of(year)?), month: Some(month), day: Some(day) }))
}

/// "31 December 2025", "December 31, 2025", "May 2026", "2030", "4 May",
/// «31 декабря 2025 года», «к январю 2026 года».
fn spaced_date(text: &str, at: usize, language: &Language) -> Option<(usize, Date)> {
    let month = |at: usize| {
        let (end, word) = word(text, at)?;
        let place = language.months.iter().position(|known| is_month(word, known))?;
        Some((end, u32::try_from(place + 1).ok()?))
    };
    let small = |at: usize| {
        let (end, number) = digits(text, at)?;
        let rest = &text[end..];
        let ending = ["st", "nd", "rd", "th"].iter().find(|e| rest.starts_with(**e)).map_or(0, |e| e.len());
        (1..=31).contains(&number).then_some((end + ending, number))
    };
    let year = |at: usize| {
        let start = skip(text, at);
        let start = if text[start..].starts_with(',') { skip(text, start + 1) } else { start };
        let (end, number) = digits(text, start).filter(|(end, _)| end - start == 4)?;
        let year = year_of(number)?;
        // «2025 года», "the year 2025": the word belongs to the date.
        let noun = word(text, skip(text, end)).filter(|(_, word)| {
            language.year_signs.get("after").is_some_and(|after| after.iter().any(|known| known == word))
        });
        Some((noun.map_or(end, |(end, _)| end), year))
    };
    let mut found = Date::default();
    if let Some((after_day, day)) = small(at)
        && let Some((end, number)) = month(of(text, skip(text, after_day)))
    {
        found = Date { day: Some(day), month: Some(number), year: None };
        return Some(with_year(found, end, year(end)));
    }
    if let Some((end, number)) = month(at) {
        found.month = Some(number);
        let day = small(skip(text, end))
            .filter(|(after, _)| !text[*after..].starts_with(|c: char| c.is_ascii_digit()));
        if let Some((after, day)) = day {
            found.day = Some(day);
            return Some(with_year(found, after, year(after)));
        }
        let year = year(end);
        // "may" alone is oftener a verb; a month needs its day or year.
        return year.is_some().then(|| with_year(found, end, year));
    }
    let (end, number) = year(at)?;
    // 2030 tonnes, 2020-2025, 2022/23: no year by which something is due.
    let mut after = text[end..].chars();
    let joins = after.next().is_some_and(|c| matches!(c, '-' | '–' | '/' | '%' | '.' | ','));
    let joined = joins && after.next().is_some_and(|c| c.is_ascii_digit());
    (!joined).then_some((end, Date { year: Some(number), ..found }))
}

fn with_year(found: Date, end: usize, year: Option<(usize, i32)>) -> (usize, Date) {
    match year {
        Some((end, year)) => (end, Date { year: Some(year), ..found }),
        None => (end, found),
    }
}

/// "the 1st of May": past the word between.
fn of(text: &str, at: usize) -> usize {
    text[at..].strip_prefix("of ").map_or(at, |rest| text.len() - rest.len())
}

/// Whether a word is a form of the name of a month: январь, январю. Names
/// differ in their last letter at most, but for "may" in English.
fn is_month(word: &str, known: &str) -> bool {
    if word == known {
        return true;
    }
    if known.is_ascii() {
        return false;
    }
    let stem = known.char_indices().next_back().map_or(known, |(at, _)| &known[..at]);
    word.strip_prefix(stem).is_some_and(|ending| ending.chars().count() <= 2 && stem.chars().count() > 2)
}

/// The number that begins at a place, in figures or in words, with where it
/// ends. A fraction is a number of which the value is not told.
pub fn figure(text: &str, at: usize, tongue: &Tongue<'_>) -> Option<(usize, Option<u32>)> {
    let c = text[at..].chars().next()?;
    if c.is_ascii_digit() || ('０'..='９').contains(&c) {
        let mut end = at;
        let mut chars = text[at..].char_indices().peekable();
        let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        while let Some((offset, c)) = chars.next() {
            let joins = matches!(c, ',' | '.' | '\u{a0}' | '．')
                && chars.peek().is_some_and(|(_, next)| digit(*next));
            if !digit(c) && !joins {
                break;
            }
            end = at + offset + c.len_utf8();
        }
        let plain: Option<String> =
            text[at..end].chars().map(narrow).filter(|c| !matches!(c, Some(',' | '\u{a0}'))).collect();
        return Some((end, plain.and_then(|digits| digits.parse().ok())));
    }
    if tongue.language.script == Script::Han {
        return han_number(text, at).map(|(end, number)| (end, Some(number)));
    }
    let (end, word) = word(text, at)?;
    // "forty-five" is one number.
    let joined =
        text[end..].strip_prefix('-').map(|rest| text.len() - rest.len()).and_then(|at| self::word(text, at));
    let longer = joined.filter(|(end, _)| tongue.words.numbers.contains_key(&text[at..*end]));
    let end = longer.map_or(end, |(end, _)| end);
    let number = tongue.words.numbers.get(if longer.is_some() { &text[at..end] } else { word })?;
    Some((end, Some(*number)))
}

fn narrow(c: char) -> Option<char> {
    if ('０'..='９').contains(&c) { char::from_digit(u32::from(c) - u32::from('０'), 10) } else { Some(c) }
}

fn han_number(text: &str, at: usize) -> Option<(usize, u32)> {
    let rest = &text[at..];
    let arabic = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let of: &dyn Fn(char) -> bool = if rest.starts_with(arabic) { &arabic } else { &is_han_numeral };
    let end = rest.find(|c| !of(c)).unwrap_or(rest.len());
    let word = rest.get(..end).filter(|word| !word.is_empty() && word.chars().count() <= 8)?;
    let number = match word.chars().map(narrow).collect::<Option<String>>()?.parse() {
        Ok(number) => number,
        Err(_) => han(word)?,
    };
    Some((at + end, number))
}

fn digits(text: &str, at: usize) -> Option<(usize, u32)> {
    let length = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let number = text[at..at + length].parse().ok()?;
    Some((at + length, number))
}

fn word(text: &str, at: usize) -> Option<(usize, &str)> {
    let length = text[at..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - at);
    (length > 0).then(|| (at + length, &text[at..at + length]))
}

fn skip(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches([' ', '\n', '\u{a0}']).len()
}
