//! The query language against the codebook that is built in.

mod deciding;
mod hostile;
mod naming;
mod parsing;

use std::sync::{Arc, LazyLock};

use verbale_core::codebook::Codebook;

use super::{Fault, Names, Node, parse};

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(&Arc::new(Codebook::builtin())));

fn parsed(query: &str) -> Result<Node, Fault> {
    parse(query, &NAMES)
}

/// A tree on one line: `(a & !b)`.
fn shown(node: &Node) -> String {
    let join = |parts: &[Node], by: &str| {
        let parts: Vec<String> = parts.iter().map(shown).collect();
        format!("({})", parts.join(by))
    };
    match node {
        Node::All => "all".to_owned(),
        Node::Word(word) => word.clone(),
        Node::Phrase(phrase) => format!("<{phrase}>"),
        Node::Wildcard(word) => format!("~{word}"),
        Node::Is(field, ids) => format!("{field:?}={}", ids.join("/")),
        Node::Jointly(field) => format!("{field:?}=parties"),
        Node::Has(field) => format!("{field:?}=*"),
        Node::Date(from, to) => format!("{from}..{to}"),
        Node::And(parts) => join(parts, " & "),
        Node::Or(parts) => join(parts, " | "),
        Node::Not(part) => format!("!{}", shown(part)),
        Node::Near(a, b, n) => format!("({} ~{n} {})", shown(a), shown(b)),
    }
}

#[track_caller]
fn means(query: &str, tree: &str) {
    match parsed(query) {
        Ok(node) => assert_eq!(shown(&node), tree, "{query}"),
        Err(fault) => panic!("{}\n{}\n{}", fault.message, fault.under(query), fault.hint),
    }
}

/// The query is at fault where the carets stand, for this reason.
#[track_caller]
fn faulty(query: &str, carets: &str, message: &str) -> Fault {
    let fault = parsed(query).expect_err(query);
    assert_eq!(fault.message, message, "{query}");
    assert_eq!(fault.under(query).lines().last(), Some(carets), "{query}");
    fault
}
