//! What may be shown and hidden: marks, acts, holders.

use std::fmt::Write;

use super::Page;
use super::escape::Escaped;
use super::table::acts_by_family;
use crate::phrases::FAMILIES;

/// Writes the filters that stand beside the text.
pub fn filters(page: &Page<'_>, out: &mut String) {
    let words = page.phrases;
    let counts = &page.counts;
    let total = page.reading.positions.len();
    let _ = writeln!(
        out,
        "<aside class=\"rail\"><details open><summary>{}</summary>\n\
         <p class=\"shown\"><output id=\"shown\">{total}</output> / {total} {}</p>",
        words.filters, words.positions,
    );
    marks(page, out);
    let acts = acts_by_family(page);
    for (family, name) in FAMILIES.iter().zip(words.families) {
        let mut own = acts.iter().filter(|(_, act)| page.names.family(act) == *family).peekable();
        if own.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "<fieldset class=\"{family}\"><legend>{name}</legend>");
        for (n, act) in own {
            let done = counts.holders.iter().map(|holders| counts.count(act, holders)).sum();
            choice("fa", &format!("a{n}"), &page.names.act(act), done, out);
        }
        out.push_str("</fieldset>\n");
    }
    let _ = writeln!(out, "<fieldset><legend>{}</legend>", words.holders);
    for (n, holders) in counts.holders.iter().enumerate() {
        let held = counts.acts.iter().map(|act| counts.count(act, holders)).sum();
        choice("fh", &format!("h{n}"), &page.names.holders(holders, &page.reading.head), held, out);
    }
    let _ =
        writeln!(out, "</fieldset>\n<button id=\"all\" hidden>{}</button></details></aside>", words.clear);
}

/// The legend: each mark as it looks in the text, to be put on and off.
fn marks(page: &Page<'_>, out: &mut String) {
    let words = page.phrases;
    let _ = writeln!(out, "<fieldset class=\"legend\"><legend>{}</legend>", words.show);
    let list = [
        ("triggers", "t negative", words.acts),
        ("matters", "m negative", words.matters),
        ("names", "actor", words.names),
        ("instruments", "instrument", words.instruments),
    ];
    for (id, class, word) in list {
        let _ = writeln!(
            out,
            "<input type=\"checkbox\" id=\"show-{id}\" checked>\
             <label for=\"show-{id}\"><span class=\"{class}\">{word}</span></label>"
        );
    }
    let _ = writeln!(
        out,
        "<p class=\"degrees\"><i>▲</i> {} <i>▼</i> {}</p></fieldset>",
        words.raised, words.lowered
    );
}

fn choice(class: &str, id: &str, name: &str, count: usize, out: &mut String) {
    let _ = writeln!(
        out,
        "<input type=\"checkbox\" class=\"{class}\" id=\"{id}\">\
         <label for=\"{id}\"><span>{}</span><small>{count}</small></label>",
        Escaped(name)
    );
}
