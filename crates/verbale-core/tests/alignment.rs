//! Clauses laid against each other: what is kept, what moved, what was split,
//! and which words differ. All texts are our own.

use verbale_core::codebook::Codebook;
use verbale_core::compare::{Comparison, Side, Stands, Substance, compare};
use verbale_core::reading::read;
use verbale_core::text::Document;

struct Pair {
    left: Document,
    right: Document,
    comparison: Comparison,
}

fn pair(lang: &str, left: &str, right: &str) -> Pair {
    let codebook = Codebook::builtin();
    let (left, right) = (Document::of_text(left, lang), Document::of_text(right, lang));
    let (a, b) = (read(&left, &codebook), read(&right, &codebook));
    let sides = (Side { document: &left, reading: &a }, Side { document: &right, reading: &b });
    let comparison = compare(sides.0, sides.1, &codebook);
    Pair { left, right, comparison }
}

impl Pair {
    /// The links, a line each: `left | right`, `>` before what moved.
    fn links(&self) -> Vec<String> {
        let side = |document: &Document, spans: &[verbale_core::span::Span]| {
            spans.iter().map(|span| document.text[*span].to_owned()).collect::<Vec<_>>().join(" + ")
        };
        let links = self.comparison.links.iter().map(|link| {
            let moved = if link.stands == Stands::Moved { "> " } else { "" };
            format!("{moved}{} | {}", side(&self.left, &link.left), side(&self.right, &link.right))
        });
        links.collect()
    }

    /// The edits, `left→right`, with `~` where only the dress differs.
    fn edits(&self) -> Vec<String> {
        let edits = self.comparison.links.iter().flat_map(|link| &link.words).map(|edit| {
            let left = edit.left.map_or("", |span| &self.left.text[span]);
            let right = edit.right.map_or("", |span| &self.right.text[span]);
            let dress = if edit.substance == Substance::Markup { "~" } else { "" };
            format!("{dress}{left}→{right}")
        });
        edits.collect()
    }
}

const EN: [&str; 5] = [
    "The Sides welcome the progress made in the talks on the river.",
    "They reaffirm their support for the treaty on the northern lakes.",
    "They call upon all neighbours to respect the freedom of navigation.",
    "They agree to meet again in the capital next spring.",
    "They thank the hosts for the warm welcome.",
];

fn text(parts: &[&str]) -> String {
    parts.join("\n") + "\n"
}

#[test]
fn a_text_beside_itself_is_kept_clause_by_clause() {
    let pair = pair("en", &text(&EN), &text(&EN));
    assert!(pair.edits().is_empty());
    assert_eq!(pair.comparison.links.len(), 5);
    assert!(pair.comparison.links.iter().all(|link| link.left.len() == 1 && link.right.len() == 1));
}

#[test]
fn what_stands_elsewhere_has_moved() {
    let moved = text(&[EN[0], EN[2], EN[3], EN[1], EN[4]]);
    let links = pair("en", &text(&EN), &moved).links();
    assert_eq!(
        links.iter().filter(|link| link.starts_with('>')).collect::<Vec<_>>(),
        [&format!("> {} | {}", EN[1], EN[1])]
    );
}

#[test]
fn what_moved_and_was_reworded_is_found_too() {
    let other = "They reaffirm their full support for the treaty on the northern lakes and rivers.";
    let links = pair("en", &text(&EN), &text(&[EN[0], EN[2], EN[3], EN[4], other])).links();
    assert!(links.contains(&format!("> {} | {other}", EN[1])), "{links:#?}");
}

#[test]
fn what_is_dropped_or_added_has_nobody_opposite() {
    let links = pair("en", &text(&EN), &text(&[EN[0], EN[1], EN[3], EN[4]])).links();
    assert!(links.contains(&format!("{} | ", EN[2])), "{links:#?}");
    let links = pair("en", &text(&EN[..4]), &text(&EN)).links();
    assert!(links.contains(&format!(" | {}", EN[4])), "{links:#?}");
}

#[test]
fn a_sentence_cut_in_two_stays_one_link() {
    let one = "双方欢迎会谈取得的进展并高度评价各领域务实合作的成果。\n双方商定明年春天再次会晤。\n";
    let two = "双方欢迎会谈取得的进展。双方高度评价各领域务实合作的成果。\n双方商定明年春天再次会晤。\n";
    let pair = pair("zh", one, two);
    let links = pair.links();
    assert_eq!(links.len(), 2, "{links:#?}");
    assert_eq!(pair.comparison.links[0].right.len(), 2, "{links:#?}");
}

#[test]
fn only_the_words_that_differ_are_marked() {
    let other = EN[2].replace("call upon", "urge").replace("all neighbours", "all its neighbours");
    let edits = pair("en", &text(&EN), &text(&[EN[0], EN[1], &other, EN[3], EN[4]])).edits();
    assert_eq!(edits, ["call upon→urge", "→its"]);
    let edits = pair("zh", "双方关切局势发展。\n", "双方严重关切局势发展。\n").edits();
    assert_eq!(edits, ["→严重"]);
    let edits =
        pair("ru", "Стороны призывают к диалогу.\n", "Стороны настоятельно призывают к диалогу.\n").edits();
    assert_eq!(edits, ["→настоятельно"]);
}

#[test]
fn marks_script_and_case_are_no_words() {
    let edits = pair("zh", "雙方重申支持對話，反對對抗。\n", "双方重申支持对话,反对对抗。\n").edits();
    assert!(!edits.is_empty() && edits.iter().all(|edit| edit.starts_with('~')), "{edits:?}");
    let edits = pair("en", "For the Government of Ruritania:\n", "FOR THE GOVERNMENT OF RURITANIA\n").edits();
    assert!(edits.iter().all(|edit| edit.starts_with('~')), "{edits:?}");
}

#[test]
fn texts_with_nothing_in_common_are_dropped_and_added() {
    let pair = pair("en", &text(&EN[..2]), "Trade grew. Ports opened early.\n");
    assert!(
        pair.comparison.links.iter().all(|link| link.left.is_empty() || link.right.is_empty()),
        "{:#?}",
        pair.links()
    );
}

#[test]
fn an_empty_text_is_all_dropped_or_added() {
    assert_eq!(pair("en", &text(&EN), "").comparison.links.len(), 5);
    assert_eq!(pair("en", "", "").comparison.links.len(), 0);
}

#[test]
fn every_clause_is_in_one_link() {
    let twice = text(&EN) + &text(&EN);
    let pair = pair("en", &text(&EN), &twice);
    let count = |side: fn(&verbale_core::compare::Link) -> usize| {
        pair.comparison.links.iter().map(side).sum::<usize>()
    };
    assert_eq!((count(|l| l.left.len()), count(|l| l.right.len())), (5, 10));
}
