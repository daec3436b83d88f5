//! What answers a query, and by which words.

use proptest::prelude::*;
use verbale_core::codebook::{Degree, fold};
use verbale_core::reading::{HolderBy, Position, Why};
use verbale_core::span::Span;

use super::parsed;
use crate::query::{Decider, Node, Subject};
use crate::record::Card;

const TEXT: &str = "The Sides reaffirm that nuclear weapons must never be used.\n\
双方重申不首先使用核武器。\n\
Стороны выступают против гонки вооружений.\n";

fn card() -> Card {
    Card {
        id: "sha256:3f786850e387550fdab836ed7e6dc881de23001b".to_owned(),
        source: "2022-02-04-Joint.txt".to_owned(),
        language: "en".to_owned(),
        title: Some("Joint Statement on Preventing War, 联合聲明".to_owned()),
        form: "joint-statement".to_owned(),
        date: Some("2022-02-04".to_owned()),
        parties: vec!["CHN".to_owned(), "RUS".to_owned()],
        ..Card::default()
    }
}

fn position() -> Position {
    let strings = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let (start, end) = (TEXT.find("双方").unwrap(), TEXT.find("。\n").unwrap());
    Position {
        id: "p1".to_owned(),
        act: "reaffirm".to_owned(),
        kind: "REAFFIRM".to_owned(),
        degree: Degree::Raised,
        force: 30,
        binding: 2,
        holders: strings(&["CHN", "RUS"]),
        holder_by: HolderBy::Named,
        addressees: strings(&["USA"]),
        instruments: strings(&["NPT"]),
        topics: strings(&["nuclear"]),
        paragraph: 1,
        trigger: Span::new(start + 6, start + 12),
        matter: None,
        clause: Span::new(start, end),
        why: Why { cue: String::new(), rule: String::new(), considered: Vec::new() },
    }
}

/// The words of the text by which a query is answered.
fn asked(node: &Node, of_position: Option<&Position>) -> Option<Vec<&'static str>> {
    let (card, text, about) = (card(), fold(TEXT), ["NATO".to_owned()]);
    let subject = Subject {
        card: &card,
        text: &text,
        within: of_position.map(|position| position.clause),
        position: of_position,
        family: if of_position.is_some() { "assertive" } else { "" },
        about: if of_position.is_some() { &about } else { &[] },
    };
    // What was there before is no hit of this query.
    let mut hits = vec![Span::new(0, 1)];
    let answers = Decider::new(node).decide(&subject, &mut hits);
    assert!(answers || hits.is_empty(), "{node:?}");
    answers.then(|| hits.into_iter().map(|hit| &TEXT[hit.range()]).collect())
}

#[track_caller]
fn document(query: &str) -> Option<Vec<&'static str>> {
    asked(&parsed(query).expect(query), None)
}

#[track_caller]
fn of_position(query: &str) -> Option<Vec<&'static str>> {
    asked(&parsed(query).expect(query), Some(&position()))
}

#[test]
fn the_words_of_an_answer_are_its_hits() {
    assert_eq!(document("side nuclear"), Some(vec!["Sides", "nuclear"]));
    assert_eq!(document("сторона OR absent OR 核武"), Some(vec!["核武", "Стороны"]));
    assert_eq!(document("“MUST never”"), Some(vec!["must never"]));
    assert_eq!(document("weap* -absent"), Some(vec!["weapons"]));
    assert_eq!(document("side absent"), None);
    assert_eq!(document("absent OR (side absent)"), None);
}

#[test]
fn what_is_left_out_is_no_hit() {
    assert_eq!(document("NOT absent"), Some(vec![]));
    assert_eq!(document("side -nuclear"), None);
    assert_eq!(document("NOT (side AND absent)"), Some(vec![]));
    assert_eq!(document("NOT NOT side"), Some(vec![]));
    assert_eq!(document("*"), Some(vec![]));
}

#[test]
fn words_near_each_other_are_one_hit() {
    assert_eq!(document("weapon NEAR/2 reaffirm"), Some(vec!["reaffirm that nuclear weapons"]));
    assert_eq!(document("weapon NEAR/1 reaffirm"), None);
    assert_eq!(document("(absent OR 使用) NEAR/3 不"), Some(vec!["不首先使用"]));
    assert_eq!(
        document("side NEAR/0 reaffirm NEAR/3 weapon"),
        Some(vec!["Sides reaffirm that nuclear weapons"])
    );
}

#[test]
fn facts_of_the_document_are_asked_by_fields() {
    for query in [
        "party:CHN",
        "lang:en",
        "form:\"joint statement\"",
        "date:2022",
        "date:2022-02-04..2022-02-04",
        "id:3F786850",
        "source:joint",
        "title:statements",
        "title:\"preventing war\"",
        "title:联合声明",
        "title:(war statement)",
    ] {
        assert_eq!(document(query), Some(vec![]), "{query}");
    }
    for query in [
        "party:USA",
        "lang:ru",
        "form:readout",
        "date:2023",
        "date:<2022-02-04",
        "id:f7",
        "source:2023",
        "title:peace",
        "title:\"war peace\"",
        "title:声联",
        "holder:CHN",
        "act:reaffirm",
        "degree:plain",
        "about:NATO",
        "family:assertive",
    ] {
        assert_eq!(document(query), None, "{query}");
    }
}

#[test]
fn positions_are_asked_by_their_fields_and_their_clause() {
    for query in [
        "holder:CHN",
        "holder:USA,RUS",
        "act:reaffirm",
        "to:USA",
        "instrument:ДНЯО",
        "topic:nuclear",
        "degree:raised",
        "family:assertive",
        "about:NATO",
        "holder:CHN -holder:USA",
        "holder:CHN date:2022 lang:en",
    ] {
        assert_eq!(of_position(query), Some(vec![]), "{query}");
    }
    for query in
        ["holder:USA", "act:oppose", "to:CHN", "degree:plain", "family:directive", "about:EU", "nuclear"]
    {
        assert_eq!(of_position(query), None, "{query}");
    }
    assert_eq!(of_position("act:重申 核武器"), Some(vec!["核武器"]));
}

#[test]
fn a_field_with_any_value_is_asked_by_a_star() {
    for query in ["party:*", "lang:*", "form:*", "title:*", "source:*", "id:*", "date:*", "-holder:* -to:*"] {
        assert_eq!(document(query), Some(vec![]), "{query}");
    }
    for query in ["holder:*", "act:*", "degree:*", "family:*", "about:*", "NOT date:*"] {
        assert_eq!(document(query), None, "{query}");
    }
    for field in ["holder", "act", "to", "instrument", "topic", "degree", "family", "about", "form"] {
        assert_eq!(of_position(&format!("{field}:*")), Some(vec![]), "{field}");
        assert_eq!(of_position(&format!("NOT {field}:*")), None, "{field}");
    }
    let nobody = Position { addressees: Vec::new(), ..position() };
    let node = parsed("NOT addressee:*").expect("it is a query");
    assert_eq!(asked(&node, Some(&nobody)), Some(vec![]));
}

#[test]
fn all_parties_together_are_both_sides() {
    assert_eq!(of_position("holder:双方"), Some(vec![]));
    assert_eq!(of_position("party:双方 NOT to:双方"), Some(vec![]));
    let of = |holders: &[&str]| {
        let holders = holders.iter().map(|id| (*id).to_owned()).collect();
        asked(
            &parsed("holder:\"both sides\"").expect("it is a query"),
            Some(&Position { holders, ..position() }),
        )
    };
    assert_eq!(of(&["CHN"]), None);
    assert_eq!(of(&["RUS", "CHN", "FRA"]), Some(vec![]));
    assert_eq!(of(&["group:parties-concerned"]), Some(vec![]));
    assert_eq!(of(&["group:text-voice"]), Some(vec!["双方"]), "the clause says it");
}

#[test]
fn a_part_that_is_no_part_of_the_text_finds_nothing() {
    let card = card();
    for within in [Span::new(1, 2), Span::new(0, 99)] {
        let subject =
            Subject {
                card: &card, text: "核", within: Some(within), position: None, family: "", about: &[]
            };
        for node in [Node::Word("核".into()), Node::Phrase("核".into()), Node::Wildcard("核?".into())] {
            assert!(!Decider::new(&node).decide(&subject, &mut Vec::new()));
        }
    }
}

fn node() -> impl Strategy<Value = Node> {
    let text = prop::sample::select(vec![
        "", "a", "b*", "ab", "*", "?", "核", "核*器", "?核", "a b", "б", "бы", "a核", " ", "ab?b", "a-b",
        "**a*?",
    ]);
    let leaf = (text, 0..5_u8).prop_map(|(text, kind)| match kind {
        0 => Node::Word(text.to_owned()),
        1 => Node::Phrase(text.to_owned()),
        2 => Node::Wildcard(text.to_owned()),
        3 => Node::Is(crate::query::Field::Title, vec![text.to_owned()]),
        _ => Node::All,
    });
    leaf.prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Node::And),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Node::Or),
            inner.clone().prop_map(|part| Node::Not(Box::new(part))),
            (inner.clone(), inner, 0..4_u32).prop_map(|(a, b, n)| Node::Near(Box::new(a), Box::new(b), n)),
        ]
    })
}

proptest! {
    /// Any tree can be put to any text; hits are sorted, on characters and
    /// inside the part that counts.
    #[test]
    fn any_query_can_be_put_to_any_text(node in node(), text in "[abб核器 \n。,-]{0,40}", cut in 0..20_usize) {
        let text = fold(&text);
        let start = (0..=cut.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let within = Span::new(start, text.len());
        let card = Card { title: Some(text.clone()), ..Card::default() };
        let subject =
            Subject { card: &card, text: &text, within: Some(within), position: None, family: "", about: &[] };
        let mut hits = Vec::new();
        let answers = Decider::new(&node).decide(&subject, &mut hits);
        prop_assert!(answers || hits.is_empty());
        prop_assert!(hits.is_sorted());
        for hit in hits {
            prop_assert!(within.contains(hit) && !hit.is_empty() && text.get(hit.range()).is_some());
        }
    }

    /// A stretch of text, asked for as a phrase, is found in that text.
    #[test]
    fn every_stretch_of_a_text_is_found_in_it(text in "\\PC{1,30}", from in 0..30_usize, len in 1..12_usize) {
        let folded = fold(&text);
        let phrase: String = folded.chars().skip(from).take(len).collect();
        prop_assume!(!phrase.trim().is_empty());
        let mut hits = Vec::new();
        let card = Card::default();
        let subject =
            Subject { card: &card, text: &folded, within: None, position: None, family: "", about: &[] };
        prop_assert!(Decider::new(&Node::Phrase(phrase)).decide(&subject, &mut hits));
    }
}
