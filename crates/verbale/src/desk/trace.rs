//! A formula followed through the library, for the terminal.

use anstyle::{AnsiColor, Style};
use verbale_core::codebook::Codebook;
use verbale_core::span::Span;
use verbale_desk::desk::Traced;
use verbale_desk::record::short;
use verbale_desk::trace::{Chart, Count, Place, Trace, Variant};

use crate::cli::trace::By;
use crate::names::Names;
use crate::phrases::desk::{TraceWords, filled};
use crate::phrases::{DeskWords, Interface};

/// How many variants are shown.
const VARIANTS: usize = 20;

/// The chart that was asked for.
#[must_use]
pub fn chart(trace: &Trace, by: By, codebook: &Codebook, interface: Interface) -> Chart {
    let words = TraceWords::of(interface);
    let names = Names::new(codebook, interface);
    let bars = |counts: &[Count], name: &dyn Fn(&str) -> String| {
        let name = |id: &str| if id.is_empty() { "—".to_owned() } else { name(id) };
        counts.iter().take(24).map(|count| (name(&count.name), count.uses)).collect()
    };
    let (across, bars) = match by {
        By::Year => return Chart::years(&trace.formula, words.year, words.uses, &trace.years),
        By::Holder => (words.holder, bars(&trace.holders, &|id| names.actor(id))),
        By::Form => (words.form, bars(&trace.forms, &|id| names.form(id))),
    };
    Chart { title: trace.formula.clone(), across: across.to_owned(), up: words.uses.to_owned(), bars }
}

/// The whole answer.
#[must_use]
pub fn page(traced: &Traced, by: By, codebook: &Codebook, interface: Interface, room: usize) -> String {
    let words = TraceWords::of(interface);
    let trace = &traced.trace;
    if trace.uses == 0 {
        return format!("{}\n", DeskWords::of(interface).nothing_found);
    }
    let names = Names::new(codebook, interface);
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let counts = filled(words.counted, &[&trace.uses.to_string(), &trace.documents.to_string()]);
    let mut out = format!("{bold}{}{bold:#}  {counts}\n", trace.formula);
    let place = |place: &Place| format!("{} ({})", place.date, short(&place.document));
    if let (Some(first), Some(last)) = (&trace.first, &trace.last) {
        let line = filled(words.between, &[&place(first), &place(last)]);
        out.push_str(&format!("{dim}{line}{dim:#}\n"));
    }
    if trace.undated > 0 {
        let line = filled(words.undated, &[&trace.undated.to_string()]);
        out.push_str(&format!("{dim}{line}{dim:#}\n"));
    }
    out.push('\n');
    out.push_str(&chart(trace, by, codebook, interface).text(room));
    if by != By::Holder && !trace.holders.is_empty() {
        let who = |count: &Count| {
            let name = if count.name.is_empty() { "—".to_owned() } else { names.actor(&count.name) };
            format!("{name} {}", count.uses)
        };
        let line: Vec<String> = trace.holders.iter().take(8).map(who).collect();
        out.push_str(&format!("\n{dim}{}{dim:#}: {}\n", words.holder, line.join(" · ")));
    }
    if trace.variants.len() > 1 {
        out.push_str(&format!("\n{bold}{}{bold:#}\n", words.variants));
        for variant in trace.variants.iter().take(VARIANTS) {
            out.push_str(&line(variant, &names));
        }
    }
    out
}

/// A variant with the words that differ marked: what it has instead, and
/// where something of the formula is missing.
fn line(variant: &Variant, names: &Names<'_>) -> String {
    let marked = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
    let dim = Style::new().dimmed();
    let mut shown = String::new();
    let mut at = 0;
    let mut spans: Vec<Span> =
        variant.differences.iter().filter_map(|difference| difference.variant).collect();
    spans.sort_unstable();
    for span in spans {
        let Some(before) = variant.wording.get(at..span.start()) else { continue };
        let words = variant.wording.get(span.range()).unwrap_or_default();
        shown.push_str(&format!("{before}{marked}{words}{marked:#}"));
        at = span.end();
    }
    shown.push_str(variant.wording.get(at..).unwrap_or_default());
    let years = match (&variant.first, &variant.last) {
        (Some(first), Some(last)) => match (first.date.get(..4), last.date.get(..4)) {
            (Some(a), Some(b)) if a == b => a.to_owned(),
            (a, b) => format!("{}–{}", a.unwrap_or_default(), b.unwrap_or_default()),
        },
        _ => String::new(),
    };
    let known = variant.holders.iter().filter(|count| !count.name.is_empty()).take(3);
    let who: Vec<String> = known.map(|count| names.actor(&count.name)).collect();
    format!("{:>6}  {shown}  {dim}{years} {}{dim:#}\n", variant.uses, who.join(", "))
}
