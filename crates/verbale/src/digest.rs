//! A reading for the terminal: one line a position, section by section, then
//! what the acts amount to and what is doubted.

mod table;

pub use table::Counts;

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use verbale_core::codebook::{Codebook, Degree, Feature};
use verbale_core::diagnostic::{Diagnostic, Severity};
use verbale_core::reading::{Considered, HolderBy, Position, Reading};
use verbale_core::span::Span;
use verbale_core::text::Document;

use crate::names::Names;
use crate::phrases::{self, Interface, Phrases};
use crate::places::Places;
use crate::width::{cut, pad, width, wrap};

/// How a digest is to look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns of the terminal.
    pub columns: usize,
    /// Whether matters are shown in full.
    pub full: bool,
    /// Whether cue and rule stand under every record.
    pub why: bool,
    /// Its language.
    pub interface: Interface,
}

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const BLUE: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Blue)));

/// The digest of one reading.
#[must_use]
pub fn digest(document: &Document, reading: &Reading, codebook: &Codebook, look: &Look) -> String {
    let names = Names::new(codebook, look.interface);
    let phrases = look.interface.phrases();
    let maker = Maker { document, reading, codebook, names, phrases, look };
    let mut out = String::new();
    maker.head(&mut out);
    maker.positions(&mut out);
    out.push_str(&table::table(reading, &names, phrases, look.columns));
    maker.foot(&mut out);
    out
}

/// The colour of a family of acts.
fn colour(family: &str) -> Style {
    let colour = match family {
        "positive" => AnsiColor::Green,
        "negative" => AnsiColor::Red,
        "directive" => AnsiColor::Magenta,
        "commissive" => AnsiColor::Blue,
        _ => AnsiColor::Cyan,
    };
    Style::new().fg_color(Some(colour.into()))
}

/// The sign of a degree; as wide for every degree.
fn sign(degree: Degree) -> &'static str {
    match degree {
        Degree::Raised => "▲",
        Degree::Lowered => "▼",
        Degree::Plain => " ",
    }
}

struct Maker<'a> {
    document: &'a Document,
    reading: &'a Reading,
    codebook: &'a Codebook,
    names: Names<'a>,
    phrases: &'a Phrases,
    look: &'a Look,
}

/// Widths of the columns before the matter.
struct Columns {
    id: usize,
    who: usize,
    act: usize,
}

impl Maker<'_> {
    fn head(&self, out: &mut String) {
        let head = &self.reading.head;
        let title = head.title.map_or(self.phrases.untitled, |t| self.document.text[t].trim());
        for line in wrap(title, self.look.columns) {
            let _ = writeln!(out, "{BOLD}{line}{BOLD:#}");
        }
        let mut facts = vec![self.names.form(&head.form)];
        facts.extend(head.date.as_deref().map(|date| phrases::date(date, self.look.interface)));
        if !head.parties.is_empty() {
            facts.push(self.names.actors(&head.parties));
        }
        facts.push(phrases::language(self.document.lang.code(), self.look.interface).to_owned());
        let _ = writeln!(out, "{}", facts.join(" · "));
    }

    fn positions(&self, out: &mut String) {
        let positions = &self.reading.positions;
        if positions.is_empty() {
            let _ = writeln!(out, "\n{}", self.phrases.no_positions);
            return;
        }
        let who = |p: &Position| width(&self.names.holders(&p.holders, &self.reading.head));
        let columns = Columns {
            id: positions.last().map_or(0, |p| p.id.len()),
            who: positions.iter().map(who).max().unwrap_or(0).min(self.look.columns / 5),
            act: positions.iter().map(|p| width(&self.names.act(&p.act))).max().unwrap_or(0),
        };
        let mut section = None;
        let mut holder = None;
        for position in positions {
            let paragraph = self.document.outline.paragraphs.get(position.paragraph);
            let here = paragraph.map(|p| p.section);
            if section != here {
                section = here;
                holder = None;
                self.section(here, out);
            }
            self.position(position, holder == Some(&position.holders), &columns, out);
            holder = Some(&position.holders);
        }
    }

    fn section(&self, section: Option<usize>, out: &mut String) {
        let section = section.and_then(|s| self.document.outline.sections.get(s));
        let words = [section.and_then(|s| s.label.as_deref()), section.and_then(|s| s.heading.as_deref())];
        let name = words.into_iter().flatten().collect::<Vec<_>>().join("  ");
        match name.is_empty() {
            true => out.push('\n'),
            false => {
                let _ = writeln!(out, "\n{BOLD}{}{BOLD:#}", cut(&name, self.look.columns));
            }
        }
    }

    fn position(&self, position: &Position, same_holder: bool, columns: &Columns, out: &mut String) {
        let who = self.names.holders(&position.holders, &self.reading.head);
        let act = self.names.act(&position.act);
        let colour = colour(self.names.family(&position.act));
        let strong = if position.degree == Degree::Raised { colour.bold() } else { colour };
        let who_style = if same_holder { DIM } else { Style::new() };
        let id = format!("{:>w$}", position.id, w = columns.id);
        let _ = write!(
            out,
            "  {DIM}{id}{DIM:#}  {who_style}{}{who_style:#}  {strong}{} {}{strong:#}  ",
            pad(&cut(&who, columns.who), columns.who),
            sign(position.degree),
            pad(&act, columns.act),
        );
        let used = 2 + columns.id + 2 + columns.who + 2 + 2 + columns.act + 2;
        self.rest(position, used, out);
        if self.look.why {
            let _ = writeln!(out, "{}{DIM}{}{DIM:#}", " ".repeat(used), self.why(position));
            for considered in &position.why.considered {
                let _ = writeln!(out, "{}{DIM}{}{DIM:#}", " ".repeat(used), self.weighed(considered));
            }
        }
    }

    /// Addressees, matter and instruments, on one line or on several.
    fn rest(&self, position: &Position, used: usize, out: &mut String) {
        let addressees = match position.addressees.is_empty() {
            true => String::new(),
            false => format!("→ {}  ", self.names.actors(&position.addressees)),
        };
        let instruments = match position.instruments.is_empty() {
            true => String::new(),
            false => format!("  [{}]", position.instruments.join(" ")),
        };
        let matter = position.matter.map_or("", |m| self.document.text[m].trim());
        let room = self.look.columns.saturating_sub(used).max(20);
        if self.look.full {
            for (n, line) in wrap(&format!("{addressees}{matter}{instruments}"), room).iter().enumerate() {
                let indent = if n == 0 { 0 } else { used };
                let _ = writeln!(out, "{}{line}", " ".repeat(indent));
            }
            return;
        }
        let addressees = cut_keeping_gap(&addressees, room / 2);
        let instruments = match width(&instruments) > room / 3 {
            true => format!("  {}", cut(&instruments, room / 3)),
            false => instruments,
        };
        let matter = cut(matter, room.saturating_sub(width(&addressees) + width(&instruments)));
        let paint = |style: Style, text: &str| match text.is_empty() {
            true => String::new(),
            false => format!("{style}{text}{style:#}"),
        };
        let _ = writeln!(out, "{}{matter}{}", paint(BOLD, &addressees), paint(BLUE, &instruments));
    }

    /// A candidate for addressee, and the three features that weigh most.
    fn weighed(&self, considered: &Considered) -> String {
        let weight = |f| self.codebook.addressee.weight(f, considered.toward);
        let mut seen: Vec<(i32, Feature)> = considered.features.iter().map(|f| (weight(f), f)).collect();
        seen.sort_by_key(|&(weight, feature)| (-weight.abs(), feature));
        let most: Vec<String> = seen.iter().take(3).map(|(w, f)| format!("{} {w:+}", f.name())).collect();
        let sign = if considered.score > 0 { "→" } else { "–" };
        format!("{sign} {} {:+}: {}", considered.ids.join(" "), considered.score, most.join(", "))
    }

    fn why(&self, position: &Position) -> String {
        let phrases = self.phrases;
        let by = match position.holder_by {
            HolderBy::Named => 0,
            HolderBy::Inherited => 1,
            HolderBy::Voice => 2,
        };
        format!(
            "“{}” · {} {} · {} {} · {}: {} · {} · {} {} · {} {}",
            &self.document.text[position.trigger],
            phrases.cue,
            position.why.cue,
            phrases.rule,
            position.why.rule,
            phrases.holder,
            phrases.holder_by[by],
            position.kind,
            phrases.force,
            position.force,
            phrases.binding,
            position.binding,
        )
    }

    fn foot(&self, out: &mut String) {
        let (phrases, reading) = (self.phrases, self.reading);
        let _ = writeln!(
            out,
            "\n{} {} · {}: {} {}, {} {}, {} {}",
            reading.positions.len(),
            phrases.positions,
            phrases.sentences,
            reading.coded,
            phrases.coded,
            reading.structural,
            phrases.structural,
            reading.uncoded.len(),
            phrases.uncoded,
        );
        let places = Places::new(self.document);
        for diagnostic in self.document.diagnostics.iter().chain(&reading.diagnostics) {
            self.doubt(diagnostic, &places, out);
        }
    }

    fn doubt(&self, diagnostic: &Diagnostic, places: &Places<'_>, out: &mut String) {
        let (word, colour) = match diagnostic.severity {
            Severity::Note => (self.phrases.severities[0], AnsiColor::Cyan),
            Severity::Warning => (self.phrases.severities[1], AnsiColor::Yellow),
            Severity::Error => (self.phrases.severities[2], AnsiColor::Red),
        };
        let style = Style::new().fg_color(Some(colour.into())).bold();
        let _ = writeln!(out, "{style}{word}[{}]{style:#}: {}", diagnostic.code, diagnostic.message);
        if let Some(span) = diagnostic.span {
            let words = cut(words(self.document, span), self.look.columns.saturating_sub(16));
            let _ = writeln!(out, "  {DIM}{}{DIM:#}  {words}", places.place(span).chars.0);
        }
        if let Some(hint) = &diagnostic.hint {
            let _ = writeln!(out, "  {DIM}=>{DIM:#} {hint}");
        }
    }
}

fn words(document: &Document, span: Span) -> &str {
    document.text[span].trim()
}

fn cut_keeping_gap(text: &str, columns: usize) -> String {
    if width(text) <= columns { text.to_owned() } else { format!("{}  ", cut(text, columns)) }
}
