//! Dates in a query: a day, a month or a year, and ranges of them.
//!
//! Refuses a day that no calendar has and a range that runs backwards.

use std::ops::Range;

use super::ast::Bound;
use super::fault::Fault;

/// The first day that can be asked for.
// A document without a date has none before it, and 0 in the index.
const FIRST: Bound = 1;
/// The last one.
const LAST: Bound = 99991231;

const HOW: &str =
    "write 2022, 2022-02 or 2022-02-04; a range is 2010..2024, ..2015 or >=2020-05; any day is *";

/// What may stand between the ends of a range.
const BETWEEN: &[&str] = &["..", "…", "–", "—", "～", "~"];
const COMPARED: &[&str] = &[">=", "<=", "≥", "≤", ">", "<", "="];

/// The days that a value means, both ends included. The value stands at
/// byte `at` of the query.
pub(super) fn days(value: &str, at: usize) -> Result<(Bound, Bound), Fault> {
    let whole = at..at + value.len();
    if value == "*" {
        return Ok((FIRST, LAST));
    }
    if let Some((start, mark)) = BETWEEN.iter().find_map(|mark| Some((value.find(mark)?, mark))) {
        let after = start + mark.len();
        let (from, to) = (&value[..start], &value[after..]);
        if from.is_empty() && to.is_empty() {
            return Err(Fault::new(whole, "a range of dates has neither beginning nor end", HOW));
        }
        let from = if from.is_empty() { FIRST } else { day(from, at)?.0 };
        let to = if to.is_empty() { LAST } else { day(to, at + after)?.1 };
        if from > to {
            let hint = format!("turn it round: {}{mark}{}", &value[after..], &value[..start]);
            return Err(Fault::new(whole, "the range of dates runs backwards", hint));
        }
        return Ok((from, to));
    }
    let mark = COMPARED.iter().find(|mark| value.starts_with(**mark)).copied().unwrap_or("");
    let (first, last) = day(&value[mark.len()..], at + mark.len())?;
    Ok(match mark {
        ">=" | "≥" => (first, LAST),
        "<=" | "≤" => (FIRST, last),
        ">" => (next(last), LAST),
        "<" => (FIRST, before(first)),
        _ => (first, last),
    })
}

/// The day that a document's date names; the first and last one where only
/// a month or year is known.
pub(super) fn of_document(date: &str) -> Option<(Bound, Bound)> {
    day(date, 0).ok()
}

/// The first and last day of a day, month or year.
fn day(value: &str, at: usize) -> Result<(Bound, Bound), Fault> {
    let whole = at..at + value.len();
    let fault = |message: String| Fault::new(whole.clone(), message, HOW);
    let parts = numbers(value, whole.clone())?;
    match parts[..] {
        [year] => Ok((year * 10_000 + 101, year * 10_000 + 1231)),
        [_, month, ..] if !(1..=12).contains(&month) => {
            Err(fault(format!("there is no month {month} in `{value}`")))
        }
        [year, month] => {
            let first = year * 10_000 + month * 100;
            Ok((first + 1, first + length(year, month)))
        }
        [year, month, day] if (1..=length(year, month)).contains(&day) => {
            let day = year * 10_000 + month * 100 + day;
            Ok((day, day))
        }
        _ => Err(fault(format!("there is no such day as `{value}`"))),
    }
}

/// The figures of 2022-02-04, 2022.2.4, 2022/02/04 or 2022年2月4日.
fn numbers(value: &str, whole: Range<usize>) -> Result<Vec<u32>, Fault> {
    let fault = || Fault::new(whole.clone(), format!("`{value}` is no date"), HOW);
    let divides = |c: char| matches!(c, '-' | '.' | '/' | '年' | '月' | '日');
    let mut parts: Vec<&str> = value.split(divides).collect();
    if value.ends_with(['年', '月', '日']) {
        parts.pop();
    }
    let figures = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let year_first = parts.first().is_some_and(|year| year.len() == 4 && *year != "0000");
    if !(year_first && parts.len() <= 3 && parts.iter().all(figures)) {
        return Err(fault());
    }
    parts.iter().map(|part| part.parse().map_err(|_| fault())).collect()
}

/// The days of a month.
fn length(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day after the last one of a period.
fn next(last: Bound) -> Bound {
    let (year, month, day) = (last / 10_000, last / 100 % 100, last % 100);
    if day < length(year, month) {
        last + 1
    } else if month < 12 {
        year * 10_000 + (month + 1) * 100 + 1
    } else {
        (year + 1) * 10_000 + 101
    }
}

/// The day before the first one of a period.
fn before(first: Bound) -> Bound {
    let (year, month, day) = (first / 10_000, first / 100 % 100, first % 100);
    if day > 1 {
        first - 1
    } else if month > 1 {
        year * 10_000 + (month - 1) * 100 + length(year, month - 1)
    } else {
        (year - 1) * 10_000 + 1231
    }
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn a_year_a_month_and_a_day_are_ranges() {
        assert_eq!(days("2022", 0), Ok((20220101, 20221231)));
        assert_eq!(days("2024-02", 0), Ok((20240201, 20240229)));
        assert_eq!(days("1900-2", 0), Ok((19000201, 19000228)));
        assert_eq!(days("2022-02-04", 0), Ok((20220204, 20220204)));
        assert_eq!(days("2022年2月4日", 0), Ok((20220204, 20220204)));
        assert_eq!(days("2022年", 0), Ok((20220101, 20221231)));
    }

    #[test]
    fn ranges_hold_both_their_ends() {
        assert_eq!(days("2010..2024", 0), Ok((20100101, 20241231)));
        assert_eq!(days("..2015", 0), Ok((1, 20151231)));
        assert_eq!(days("2015-03…", 0), Ok((20150301, 99991231)));
        assert_eq!(days("2022..2022", 0), Ok((20220101, 20221231)));
        assert_eq!(days("*", 0), Ok((1, 99991231)));
    }

    #[test]
    fn comparisons_hold_or_leave_out_their_day() {
        assert_eq!(days(">=2020-05", 0), Ok((20200501, 99991231)));
        assert_eq!(days(">2020-05", 0), Ok((20200601, 99991231)));
        assert_eq!(days(">2020", 0), Ok((20210101, 99991231)));
        assert_eq!(days("<2001", 0), Ok((1, 20001231)));
        assert_eq!(days("<2001-03-01", 0), Ok((1, 20010228)));
        assert_eq!(days("≤2001-03-02", 0), Ok((1, 20010302)));
        assert_eq!(days("<2001-03-02", 0), Ok((1, 20010301)));
    }

    #[test]
    fn what_is_no_date_is_told_at_its_place() {
        let fault = |value: &str| {
            let fault = days(value, 5).unwrap_err();
            (fault.message, fault.start - 5..fault.end - 5)
        };
        assert_eq!(fault("soon"), ("`soon` is no date".into(), 0..4));
        assert_eq!(fault("2010..20x"), ("`20x` is no date".into(), 6..9));
        assert_eq!(fault("2021-02-29"), ("there is no such day as `2021-02-29`".into(), 0..10));
        assert_eq!(fault("<2021-13"), ("there is no month 13 in `2021-13`".into(), 1..8));
        assert_eq!(fault("2024..2010"), ("the range of dates runs backwards".into(), 0..10));
        assert_eq!(fault(".."), ("a range of dates has neither beginning nor end".into(), 0..2));
        for none in ["", ">=", "0000", "22", "2022-", "2022-1-1-1", "2022-１", "²", "99999"] {
            assert!(days(none, 0).is_err(), "{none}");
        }
    }
}
