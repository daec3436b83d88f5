//! A comparison for the terminal: the answer first, then each change with
//! both quotes, the weightiest first; on request the texts side by side.

mod lines;

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use verbale_core::compare::{Change, Kind};

use super::{ORDER, Pair, Quote, Which, rows};
use crate::width::{cut, pad, wrap};

pub use lines::Paint;

/// How a digest is to look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns of the terminal.
    pub columns: usize,
    /// Whether quotes are shown in full, and then the texts side by side.
    pub full: bool,
    /// Whether what was kept or changed in form is listed too.
    pub all: bool,
    /// Whether marks are colours.
    pub colours: bool,
}

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The colour of a kind of change.
#[must_use]
pub fn colour(kind: Kind) -> Style {
    let colour = match kind {
        Kind::Added => AnsiColor::Green,
        Kind::Dropped => AnsiColor::Red,
        Kind::Strengthened => AnsiColor::Magenta,
        Kind::Softened => AnsiColor::Blue,
        Kind::Changed | Kind::NotComparable => AnsiColor::Yellow,
        Kind::Reworded | Kind::Moved => AnsiColor::Cyan,
        Kind::Markup | Kind::Kept => return DIM,
    };
    Style::new().fg_color(Some(colour.into())).bold()
}

/// The sign of a kind, one column wide.
#[must_use]
pub fn sign(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "+",
        Kind::Dropped => "−",
        Kind::Strengthened => "▲",
        Kind::Softened => "▼",
        Kind::Changed => "≠",
        Kind::NotComparable => "?",
        Kind::Reworded => "~",
        Kind::Moved => "↕",
        Kind::Markup => "·",
        Kind::Kept => "=",
    }
}

/// The digest of a comparison.
#[must_use]
pub fn digest(pair: &Pair<'_>, look: &Look) -> String {
    let mut out = String::new();
    head(pair, look, &mut out);
    for kind in ORDER {
        if look.all || !matches!(kind, Kind::Kept | Kind::Markup) {
            group(pair, kind, look, &mut out);
        }
    }
    if look.full {
        side_by_side(pair, look, &mut out);
    }
    out
}

fn head(pair: &Pair<'_>, look: &Look, out: &mut String) {
    for (which, sign) in [(Which::Left, "−"), (Which::Right, "+")] {
        for (n, line) in wrap(pair.title(which), look.columns.saturating_sub(2)).iter().enumerate() {
            let sign = if n == 0 { sign } else { " " };
            let _ = writeln!(out, "{DIM}{sign}{DIM:#} {BOLD}{line}{BOLD:#}");
        }
        let _ = writeln!(out, "  {}", cut(&pair.facts(which), look.columns.saturating_sub(2)));
    }
    if pair.across() {
        let _ = writeln!(out, "{DIM}{}{DIM:#}", pair.words.across);
    }
    out.push('\n');
    if let Some(verdict) = pair.verdict() {
        let _ = writeln!(out, "{BOLD}{verdict}{BOLD:#}");
    }
    // Counts break where the line ends, never within one.
    let mut used = 0;
    for (kind, count) in pair.counts() {
        let text = format!("{} {} {count}", sign(kind), pair.words.kind(kind));
        let wide = crate::width::width(&text) + 3;
        if used > 0 && used + wide > look.columns + 3 {
            out.push('\n');
            used = 0;
        }
        let style = colour(kind);
        let gap = if used == 0 { "" } else { "   " };
        let _ = write!(out, "{gap}{style}{text}{style:#}");
        used += wide;
    }
    out.push('\n');
}

fn group(pair: &Pair<'_>, kind: Kind, look: &Look, out: &mut String) {
    let changes = pair.of_kind(kind);
    if changes.is_empty() {
        return;
    }
    let style = colour(kind);
    let _ = writeln!(out, "\n{style}{} {}{style:#} {}", sign(kind), pair.words.kind(kind), changes.len());
    for change in changes {
        self::change(pair, change, look, out);
    }
}

fn change(pair: &Pair<'_>, change: &Change, look: &Look, out: &mut String) {
    let room = look.columns.saturating_sub(4);
    let (deed, fields) = (pair.deed(change), pair.fields(change));
    let fields = if change.kind == Kind::Changed { fields } else { String::new() };
    let told: Vec<&str> = [fields.as_str(), deed.as_str()].into_iter().filter(|t| !t.is_empty()).collect();
    if !told.is_empty() {
        let _ = writeln!(out, "  {BOLD}{}{BOLD:#}", cut(&told.join(" · "), look.columns.saturating_sub(2)));
    }
    let same = matches!(change.kind, Kind::Kept | Kind::Moved);
    let mark = |which| {
        let paint = Paint { which, colours: look.colours };
        paint.first(&Quote::of(pair, change, which)?, &pair.side(which).document.text)
    };
    let other = mark(Which::Left).or_else(|| mark(Which::Right));
    for which in [Which::Left, Which::Right] {
        if same && which == Which::Left && change.right.is_some() {
            continue;
        }
        let Some(quote) = Quote::of(pair, change, which) else { continue };
        let paint = Paint { which, colours: look.colours };
        let text = &pair.side(which).document.text;
        let lead = match (same, which) {
            (true, _) => " ",
            (_, Which::Left) => "−",
            (_, Which::Right) => "+",
        };
        let lines = match look.full {
            true => paint.lines(&quote, text, room),
            false => vec![paint.cut(&quote, text, room, other)],
        };
        for (n, line) in lines.iter().enumerate() {
            let lead = if n == 0 { lead } else { " " };
            let _ = writeln!(out, "  {DIM}{lead}{DIM:#} {}", paint.line(line));
        }
    }
    for reason in pair.reasons(change) {
        let _ = writeln!(out, "    {DIM}{}{DIM:#}", cut(&reason, room));
    }
}

/// The texts in two columns, clause against clause.
fn side_by_side(pair: &Pair<'_>, look: &Look, out: &mut String) {
    let half = look.columns.saturating_sub(5) / 2;
    let _ = writeln!(out, "\n{BOLD}{}{BOLD:#}\n", pair.words.side_by_side);
    let head = |words: &str| pad(&cut(words, half), half);
    let _ = writeln!(out, "{DIM}{}     {}{DIM:#}", head(pair.words.before), pair.words.after);
    let told = kinds(pair);
    for row in rows(pair.comparison) {
        let kind = match (row.left, row.right) {
            (true, true) => told[row.link],
            _ if pair.moved(row.link) => Kind::Moved,
            _ => told[row.link],
        };
        let cell = |which, shown: bool| {
            let paint = Paint { which, colours: look.colours };
            let mut lines = Vec::new();
            if shown {
                let link = &pair.comparison.links[row.link];
                let spans = if which == Which::Left { &link.left } else { &link.right };
                let whole = !link.left.is_empty() && !link.right.is_empty();
                let marks = if whole { Quote::marks(pair, row.link, which) } else { Vec::new() };
                for &span in spans {
                    let marks = marks.iter().filter(|(mark, _)| span.contains(*mark)).copied().collect();
                    let quote = Quote { span, marks };
                    lines.extend(paint.lines(
                        &quote,
                        &pair.side(which).document.text,
                        half.saturating_sub(2),
                    ));
                }
            }
            (paint, lines)
        };
        let (left, right) = (cell(Which::Left, row.left), cell(Which::Right, row.right));
        for n in 0..left.1.len().max(right.1.len()) {
            let style = colour(kind);
            let sign = if n == 0 { sign(kind) } else { " " };
            let padded = left.1.get(n).map_or_else(
                || " ".repeat(half),
                |line| {
                    format!("{}{}", left.0.line(line), " ".repeat(half.saturating_sub(lines::width(line))))
                },
            );
            let right = right.1.get(n).map(|line| right.0.line(line)).unwrap_or_default();
            let _ = writeln!(out, "{}", format!("{padded}  {style}{sign}{style:#}  {right}").trim_end());
        }
    }
}

/// The weightiest kind of each link.
#[must_use]
pub fn kinds(pair: &Pair<'_>) -> Vec<Kind> {
    let mut kinds = vec![Kind::Kept; pair.comparison.links.len()];
    let place = |kind: Kind| ORDER.iter().position(|known| *known == kind);
    for change in &pair.comparison.changes {
        if let Some(known) = kinds.get_mut(change.link)
            && place(change.kind) < place(*known)
        {
            *known = change.kind;
        }
    }
    kinds
}
