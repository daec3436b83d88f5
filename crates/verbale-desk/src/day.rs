//! Days as they stand in the names of files.

/// The day that a name holds: `2023-06-04`, `2023_06_04` or `20230604`, ISO
/// 8601; nothing where there is none, or more than one.
#[must_use]
pub fn in_name(name: &str) -> Option<String> {
    let digits: Vec<&str> = name.split(|c: char| !c.is_ascii_digit()).collect();
    let whole =
        digits.iter().filter(|run| run.len() == 8).filter_map(|run| day(&run[..4], &run[4..6], &run[6..]));
    let apart = digits.windows(3).filter_map(|w| match w {
        [y, m, d] if y.len() == 4 && m.len() == 2 && d.len() == 2 => day(y, m, d),
        _ => None,
    });
    let mut found: Vec<String> = whole.chain(apart).collect();
    found.dedup();
    match found.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// Whether a text is a day, ISO 8601.
#[must_use]
pub fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts.as_slice(), [y, m, d] if day(y, m, d).as_deref() == Some(text))
}

fn day(year: &str, month: &str, day: &str) -> Option<String> {
    let number = |text: &str| text.parse::<u32>().ok();
    let (y, m, d) = (number(year)?, number(month)?, number(day)?);
    let fits = (1500..2200).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d);
    fits.then(|| format!("{y:04}-{m:02}-{d:02}"))
}

#[cfg(test)]
mod tests {
    use super::{in_name, is_day};

    #[test]
    fn a_name_may_hold_a_day() {
        for name in
            ["20230604.txt", "2023-06-04-statement.md", "a/2023-06/2023-06-04-x 7.html", "news_2023_06_04"]
        {
            assert_eq!(in_name(name).as_deref(), Some("2023-06-04"), "{name}");
        }
        for name in ["statement.txt", "2023.txt", "20231399.txt", "20230604-20230605.txt"] {
            assert_eq!(in_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_day_is_written_in_full() {
        assert!(is_day("2023-06-04") && !is_day("2023-6-4") && !is_day("2023-13-01") && !is_day("x"));
    }
}
