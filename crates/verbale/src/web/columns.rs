//! Counts by year as columns, drawn without a style of their own. What the
//! picture shows stands in a table beside it.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::html::escape::Escaped;

/// How many years are drawn at most; earlier ones are in the table.
const YEARS: usize = 60;

const HEIGHT: u64 = 120;

/// The years of counts from the first to the last, those without any among
/// them; years that nobody knows are left out.
#[must_use]
pub fn years(counts: &BTreeMap<String, u64>) -> Vec<(u32, u64)> {
    let known: Vec<(u32, u64)> = counts
        .iter()
        .filter_map(|(year, n)| Some((year.parse().ok()?, *n)))
        .filter(|(year, _)| *year > 0)
        .collect();
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return Vec::new() };
    let from = first.0.max(last.0.saturating_sub(YEARS as u32 - 1));
    let count = |year: u32| known.iter().find(|(other, _)| *other == year).map_or(0, |(_, n)| *n);
    (from..=last.0).map(|year| (year, count(year))).collect()
}

/// The picture of such years; empty where there are none.
#[must_use]
pub fn svg(years: &[(u32, u64)], title: &str) -> String {
    let most = years.iter().map(|(_, n)| *n).max().unwrap_or(0).max(1);
    if years.is_empty() {
        return String::new();
    }
    // Few years have room for their names.
    let few = years.len() <= 16;
    let step = if few { 44 } else { 26 };
    let width = 44 + years.len().max(8) * step;
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg class=\"chart columns\" viewBox=\"0 0 {width} {}\" width=\"{width}\" height=\"{}\" role=\"img\" aria-label=\"{}\">",
        HEIGHT + 44,
        HEIGHT + 44,
        Escaped(title)
    );
    for (part, label) in [(0, 0), (1, most)] {
        let y = 12 + HEIGHT - HEIGHT * part;
        let _ = write!(
            out,
            "<line class=\"grid\" x1=\"36\" x2=\"{width}\" y1=\"{y}\" y2=\"{y}\"/><text x=\"30\" y=\"{}\" text-anchor=\"end\">{label}</text>",
            y + 4
        );
    }
    for (place, (year, n)) in years.iter().enumerate() {
        let (x, tall) = (40 + place * step, (HEIGHT * n).div_ceil(most));
        let _ = write!(
            out,
            "<rect class=\"bar-fill\" x=\"{x}\" y=\"{}\" width=\"{}\" height=\"{tall}\"><title>{year}: {n}</title></rect>",
            12 + HEIGHT - tall,
            step - 8
        );
        if few || year % 5 == 0 {
            let middle = x + (step - 8) / 2;
            let _ = write!(
                out,
                "<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{year}</text>",
                HEIGHT + 30
            );
        }
    }
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::{svg, years};
    use std::collections::BTreeMap;

    #[test]
    fn years_between_are_drawn_and_unknown_ones_are_not() {
        let counts = BTreeMap::from([("0000".to_owned(), 9), ("2001".to_owned(), 1), ("2003".to_owned(), 2)]);
        let years = years(&counts);
        assert_eq!(years, [(2001, 1), (2002, 0), (2003, 2)]);
        let picture = svg(&years, "a < b");
        assert_eq!(picture.matches("<rect").count(), 3);
        assert!(picture.contains("a &lt; b") && !picture.contains("style"));
        assert!(svg(&[], "x").is_empty());
    }
}
