//! A stretch of one text on the page: changed words and act words marked.

use std::fmt::Write;

use verbale_core::compare::Substance;

use super::super::{Pair, Quote, Which};
use crate::html::escape::Escaped;
use crate::html::marks::pieces;

#[derive(Clone, Copy)]
enum Mark<'a> {
    Changed(Substance),
    /// An act word and the family of its act.
    Act(&'a str),
}

/// Writes the words of a quote.
pub fn cell(pair: &Pair<'_>, quote: &Quote, which: Which, out: &mut String) {
    let positions = &pair.side(which).reading.positions;
    let from = positions.partition_point(|p| p.trigger.end() <= quote.span.start());
    let acts = positions[from..].iter().take_while(|p| p.trigger.start() < quote.span.end());
    let acts = acts.map(|p| (p.trigger, Mark::Act(pair.names.family(&p.act))));
    let changed = quote.marks.iter().map(|&(span, substance)| (span, Mark::Changed(substance)));
    let marks: Vec<_> = acts.chain(changed).collect();
    let element = if which == Which::Left { "del" } else { "ins" };
    let mut open = None;
    pieces(quote.span, &marks, |span, over| {
        let changed = over.iter().find_map(|(_, mark)| match mark {
            Mark::Changed(substance) => Some(*substance),
            Mark::Act(_) => None,
        });
        let act = over.iter().find_map(|(_, mark)| match mark {
            Mark::Act(family) => Some(*family),
            Mark::Changed(_) => None,
        });
        if changed != open {
            out.push_str(&closed(open, element));
            let _ = match changed {
                Some(Substance::Words) => write!(out, "<{element}>"),
                Some(Substance::Markup) => write!(out, "<{element} class=\"form\">"),
                None => Ok(()),
            };
            open = changed;
        }
        let text = Escaped(pair.text(which, span));
        let _ = match act {
            Some(family) => write!(out, "<b class=\"t {family}\">{text}</b>"),
            None => write!(out, "{text}"),
        };
    });
    out.push_str(&closed(open, element));
}

fn closed(open: Option<Substance>, element: &str) -> String {
    open.map(|_| format!("</{element}>")).unwrap_or_default()
}
