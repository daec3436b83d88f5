//! Draws counts by year: bars of text for a terminal, an SVG for a page.
//!
//! Shows counts only: no trend, no smoothing, no year that is not counted.

use std::fmt::Write;

use super::variants::Count;
use crate::escape::escaped;

/// Bars with a name each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What is counted: the formula.
    pub title: String,
    /// What the bars are: `year`.
    pub across: String,
    /// What their height is: `uses`.
    pub up: String,
    /// The bars in order.
    pub bars: Vec<(String, usize)>,
}

/// Beyond so many years in between, empty ones are left out.
const YEARS: i32 = 150;

impl Chart {
    /// A chart of counts by year, years without any among them.
    #[must_use]
    pub fn years(title: &str, across: &str, up: &str, years: &[Count]) -> Self {
        let mut bars: Vec<(String, usize)> = Vec::new();
        let number = |name: &str| name.parse::<i32>().ok();
        for count in years {
            let before = bars.last().and_then(|(name, _)| number(name));
            if let Some((before, next)) = before.zip(number(&count.name))
                && (2..=YEARS).contains(&next.saturating_sub(before))
            {
                bars.extend((before + 1..next).map(|year| (format!("{year:04}"), 0)));
            }
            bars.push((count.name.clone(), count.uses));
        }
        Self { title: title.to_owned(), across: across.to_owned(), up: up.to_owned(), bars }
    }

    fn most(&self) -> usize {
        self.bars.iter().map(|(_, count)| *count).max().unwrap_or(0)
    }

    /// Bars of text, a line each, at most `width` columns wide.
    #[must_use]
    pub fn text(&self, width: usize) -> String {
        const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
        let names = self.bars.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        let figures = self.most().to_string().len();
        let room = width.saturating_sub(names + figures + 4).clamp(8, 60);
        let mut out = String::new();
        for (name, count) in &self.bars {
            let eighths = (room * 8 * count).div_ceil(self.most().max(1));
            let bar = ["█".repeat(eighths / 8).as_str(), PARTS[eighths % 8]].concat();
            let gap = if bar.is_empty() { "" } else { " " };
            let _ = writeln!(out, "{name:>names$} │{bar}{gap}{count}");
        }
        out
    }

    /// A picture complete in itself: no script, light and dark.
    #[must_use]
    pub fn svg(&self) -> String {
        const HEIGHT: usize = 180;
        const LEFT: usize = 56;
        const TOP: usize = 44;
        // Few bars are broad, many are narrow; the title has room in any case.
        let step = (240 / self.bars.len().max(1)).clamp(22, 48);
        let head = shortened(&self.title);
        let letters: usize = head.chars().map(|c| if c < '\u{2e80}' { 9 } else { 16 }).sum();
        let inner = (self.bars.len() * step).max(200).max(letters);
        let (width, height) = (LEFT + inner + 20, TOP + HEIGHT + 62);
        let top = ceiling(self.most());
        let y = |count: usize| TOP + HEIGHT - HEIGHT * count / top.max(1);
        let (title, across, up) = (escaped(&self.title), escaped(&self.across), escaped(&self.up));
        let mut out = String::new();
        let _ = writeln!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title desc\">\n\
             <title id=\"title\">{title}</title>\n<desc id=\"desc\">{}</desc>\n<style>{STYLE}</style>\n\
             <rect class=\"page\" width=\"{width}\" height=\"{height}\"/>\n\
             <text class=\"head\" x=\"{LEFT}\" y=\"22\">{}</text>",
            escaped(&self.told()),
            escaped(&head)
        );
        let mut lines = vec![0, top / 2, top];
        lines.dedup();
        for count in lines {
            let line = y(count);
            let _ = writeln!(
                out,
                "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{}\" y1=\"{line}\" y2=\"{line}\"/>\n\
                 <text class=\"figure\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{count}</text>",
                LEFT + inner,
                LEFT - 6,
                line + 4
            );
        }
        for (place, (name, count)) in self.bars.iter().enumerate() {
            let (x, bar) = (LEFT + place * step + 4, y(*count));
            let thick = step - 8;
            let middle = x + thick / 2;
            let foot = TOP + HEIGHT + 12;
            let name = escaped(name);
            let _ = writeln!(
                out,
                "<rect class=\"bar\" x=\"{x}\" y=\"{bar}\" width=\"{thick}\" height=\"{}\"><title>{name}: {count}</title></rect>\n\
                 <text class=\"figure\" transform=\"translate({} {foot}) rotate(-60)\" text-anchor=\"end\">{name}</text>",
                TOP + HEIGHT - bar,
                middle + 3
            );
        }
        let _ = writeln!(
            out,
            "<text class=\"axis\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{across}</text>\n\
             <text class=\"axis\" transform=\"translate(14 {}) rotate(-90)\" text-anchor=\"middle\">{up}</text>\n</svg>",
            LEFT + inner / 2,
            height - 8,
            TOP + HEIGHT / 2
        );
        out
    }

    /// The chart in words, for those who do not see it.
    fn told(&self) -> String {
        let bars: Vec<String> =
            self.bars.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name}: {n}")).collect();
        format!("{} / {}. {}", self.up, self.across, bars.join(", "))
    }
}

const STYLE: &str = "text{font-family:system-ui,sans-serif;fill:#333}.head{font-size:15px;font-weight:600}\
.figure{font-size:11px}.axis{font-size:12px}.page{fill:#fff}.grid{stroke:#ccc}.bar{fill:#4a6d8c}\
@media(prefers-color-scheme:dark){text{fill:#ddd}.page{fill:#1b1d20}.grid{stroke:#444}.bar{fill:#8fb3d1}}";

/// The round number at the head of the axis: 1, 2, 4 or 6 times a power of
/// ten; even but for one, so that its half is whole.
fn ceiling(most: usize) -> usize {
    let mut power = 1_usize;
    loop {
        for step in [1, 2, 4, 6, 10] {
            let round = power.saturating_mul(step);
            if round >= most {
                return round;
            }
        }
        power = power.saturating_mul(10);
    }
}

/// The head of a long title; the picture holds all of it out of sight.
fn shortened(title: &str) -> String {
    const MOST: usize = 60;
    if title.chars().count() <= MOST {
        return title.to_owned();
    }
    title.chars().take(MOST - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Chart, Count, ceiling};

    fn chart(title: &str, years: &[(&str, usize)]) -> Chart {
        let counts: Vec<Count> = years
            .iter()
            .map(|(name, uses)| Count { name: (*name).to_owned(), uses: *uses, documents: 1 })
            .collect();
        Chart::years(title, "year", "uses", &counts)
    }

    #[test]
    fn bars_are_as_long_as_their_counts_and_years_without_any_are_shown() {
        let shown = chart("湖", &[("2019", 4), ("2021", 2)]).text(20);
        assert_eq!(shown, "2019 │███████████ 4\n2020 │0\n2021 │█████▌ 2\n");
        assert_eq!(chart("湖", &[]).text(20), "");
    }

    #[test]
    fn a_picture_has_a_title_labels_and_no_script() {
        let svg = chart("a <lake> & \"more\"", &[("2019", 4), ("2021", 2)]).svg();
        assert!(svg.contains("<title id=\"title\">a &lt;lake&gt; &amp; &quot;more&quot;</title>"), "{svg}");
        assert!(svg.contains("<desc id=\"desc\">uses / year. 2019: 4, 2021: 2</desc>"), "{svg}");
        assert!(svg.contains("prefers-color-scheme:dark") && !svg.contains("<script"));
        assert!(svg.contains(">year</text>") && svg.contains(">uses</text>"));
    }

    #[test]
    fn the_axis_ends_at_a_round_number() {
        let ends: Vec<usize> = [0, 1, 3, 5, 7, 11, 47, 99, 101].map(ceiling).to_vec();
        assert_eq!(ends, [1, 1, 4, 6, 10, 20, 60, 100, 200]);
    }

    proptest! {
        #[test]
        fn any_counts_may_be_drawn(title in any::<String>(), names in proptest::collection::vec(("([0-9]{4}|.{0,5})", 0usize..1_000_000), 0..20), width in 0usize..200) {
            let names: Vec<(&str, usize)> = names.iter().map(|(name, n)| (name.as_str(), *n)).collect();
            let chart = chart(&title, &names);
            let _ = chart.text(width);
            let svg = chart.svg();
            prop_assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
            prop_assert!(svg.chars().all(|c| c == '\n' || !c.is_control()));
        }
    }
}
