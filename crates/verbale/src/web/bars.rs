//! Counts as small charts whose bars lead on. The numbers stand beside the
//! bars, so the chart is its own table.

use std::collections::BTreeMap;

/// One chart.
pub struct Bars {
    /// What is counted.
    pub name: &'static str,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// One bar.
pub struct Bar {
    /// Where it leads.
    pub address: String,
    /// What it is called.
    pub name: String,
    /// How many.
    pub count: u64,
    /// Its length, 0 to 100.
    pub length: u64,
}

/// How many bars a chart has at most.
const BARS: usize = 10;

impl Bars {
    /// The bars of counts, the longest first, or in order of the key where
    /// they are years. `show` says where a key leads and what it is called.
    #[must_use]
    pub fn new(
        name: &'static str,
        counts: BTreeMap<String, u64>,
        by_year: bool,
        show: impl Fn(&str) -> (String, String),
    ) -> Self {
        let mut counts: Vec<(String, u64)> = counts.into_iter().filter(|(id, _)| !id.is_empty()).collect();
        if by_year {
            counts.reverse();
            counts.truncate(BARS * 2);
        } else {
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            counts.truncate(BARS);
        }
        let most = counts.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1);
        let bar = |(id, count): (String, u64)| {
            let (address, name) = show(&id);
            Bar { address, name, count, length: (count * 100 / most).max(1) }
        };
        Self { name, bars: counts.into_iter().map(bar).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::Bars;
    use std::collections::BTreeMap;

    #[test]
    fn the_longest_bar_is_whole_and_stands_first() {
        let counts = BTreeMap::from([("a".to_owned(), 2), ("b".to_owned(), 8), (String::new(), 9)]);
        let bars = Bars::new("x", counts, false, |id| (String::new(), id.to_owned())).bars;
        let told: Vec<(&str, u64)> = bars.iter().map(|bar| (bar.name.as_str(), bar.length)).collect();
        assert_eq!(told, [("b", 100), ("a", 25)]);
    }

    #[test]
    fn years_stand_in_order_the_latest_first() {
        let counts = BTreeMap::from([("1999".to_owned(), 2), ("2001".to_owned(), 1)]);
        let bars = Bars::new("x", counts, true, |id| (String::new(), id.to_owned())).bars;
        assert_eq!(bars[0].name, "2001");
    }
}
