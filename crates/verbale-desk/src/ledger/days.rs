//! Days of the calendar, as far as deadlines count with them.

use std::fmt;

use verbale_core::codebook::Unit;

/// A day of the Gregorian calendar between the years 1500 and 2999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i32,
    month: u32,
    day: u32,
}

impl Day {
    /// The day with this date; `None` where there is none.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let real = (1500..3000).contains(&year)
            && (1..=12).contains(&month)
            && (1..=month_length(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// Reads `2026-03-31`, also at the head of a time; a date that lacks its
    /// day or month stands for the last day of what it names.
    #[must_use]
    pub fn read(iso: &str) -> Option<Self> {
        let date = iso.split(['T', ' ']).next()?;
        let mut parts = date.split('-');
        let mut next = || parts.next().map(|part| part.parse::<u32>().ok());
        let year = i32::try_from(next()??).ok()?;
        let month = next().map_or(Some(12), |month| month)?;
        let day = match next() {
            Some(day) => day?,
            None => Self::new(year, month, 1)?.month_end().day,
        };
        if next().is_some() { None } else { Self::new(year, month, day) }
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The last day of its month.
    #[must_use]
    pub fn month_end(self) -> Self {
        Self { day: month_length(self.year, self.month), ..self }
    }

    /// The last day of a year.
    #[must_use]
    pub fn year_end(year: i32) -> Option<Self> {
        Self::new(year, 12, 31)
    }

    /// The day so many units later. Months are those of the calendar: a month
    /// after 31 January is the last day of February.
    #[must_use]
    pub fn after(self, number: u32, unit: Unit) -> Option<Self> {
        // Nobody sets a deadline of more than a few centuries.
        let number = i32::try_from(number).ok().filter(|n| *n <= 200_000)?;
        match unit {
            Unit::Day => self.days_later(number),
            Unit::Week => self.days_later(number.checked_mul(7)?),
            Unit::Month => self.months_later(number),
            Unit::Quarter => self.months_later(number.checked_mul(3)?),
            Unit::Year => self.months_later(number.checked_mul(12)?),
            Unit::Decade => self.months_later(number.checked_mul(120)?),
        }
    }

    /// The day before.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.days_later(-1)
    }

    fn months_later(self, months: i32) -> Option<Self> {
        let all = self.year * 12 + i32::try_from(self.month).ok()? - 1 + months;
        let (year, month) = (all.div_euclid(12), u32::try_from(all.rem_euclid(12)).ok()? + 1);
        if !(1500..3000).contains(&year) {
            return None;
        }
        Self::new(year, month, self.day.min(month_length(year, month)))
    }

    fn days_later(self, days: i32) -> Option<Self> {
        Self::from_number(self.number() + days)
    }

    /// Days since 1 March of the year 0, by Hinnant's `days_from_civil`
    /// (<https://howardhinnant.github.io/date_algorithms.html>).
    fn number(self) -> i32 {
        let (month, day) = (i32::try_from(self.month).unwrap_or(1), i32::try_from(self.day).unwrap_or(1));
        let year = if month <= 2 { self.year - 1 } else { self.year };
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
    }

    fn from_number(number: i32) -> Option<Self> {
        let (era, of_era) = (number.div_euclid(146_097), number.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::new(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn month_length(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Unit};

    fn after(iso: &str, number: u32, unit: Unit) -> String {
        let day = Day::read(iso).and_then(|day| day.after(number, unit));
        day.map_or_else(|| "none".to_owned(), |day| day.to_string())
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        assert_eq!(after("2024-02-28", 2, Unit::Day), "2024-03-01");
        assert_eq!(after("2023-02-28", 2, Unit::Day), "2023-03-02");
        assert_eq!(after("2025-10-10", 90, Unit::Day), "2026-01-08");
        assert_eq!(after("2025-01-31", 1, Unit::Month), "2025-02-28");
        assert_eq!(after("2025-11-30", 1, Unit::Quarter), "2026-02-28");
        assert_eq!(after("2999-06-01", 1, Unit::Decade), "none");
    }

    #[test]
    fn every_day_has_its_own_number() {
        let mut day = Day::read("1899-12-31").unwrap();
        for _ in 0..80_000 {
            let next = day.after(1, Unit::Day).unwrap();
            assert!(next > day && next.before() == Some(day));
            day = next;
        }
        assert_eq!(day.to_string(), "2119-01-12");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        assert_eq!(Day::read("2026-02").unwrap().to_string(), "2026-02-28");
        assert_eq!(Day::read("2026-05-01T10:00:00Z").unwrap().to_string(), "2026-05-01");
        for wrong in ["", "soon", "2025-02-30", "2025-13", "2025-1-1-1", "-5", "99999999999"] {
            assert_eq!(Day::read(wrong), None, "{wrong}");
        }
    }
}
