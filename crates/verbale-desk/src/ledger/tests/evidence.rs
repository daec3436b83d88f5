//! Later texts proposed as evidence.

use proptest::prelude::*;

use super::super::{Later, Proposal, ProposalKind, Undertaking, proposals};
use super::{codebook, made, reading};
use crate::record::Card;
use verbale_core::reading::Position;

struct Shelf {
    card: Card,
    positions: Vec<Position>,
    text: String,
}

fn shelf(id: &str, date: &str, lang: &str, text: &str) -> Shelf {
    let (document, reading) = reading(text, lang);
    let card = Card {
        id: format!("sha256:{id}"),
        language: lang.to_owned(),
        form: "joint-statement".to_owned(),
        date: Some(date.to_owned()),
        parties: vec!["NOR".to_owned(), "ISL".to_owned()],
        ..Card::default()
    };
    Shelf { card, positions: reading.positions, text: document.text.to_string() }
}

fn proposed(undertaking: &Undertaking, own: &Card, later: &[Shelf]) -> Vec<Proposal> {
    let later: Vec<Later<'_>> =
        later.iter().map(|s| (&s.card, s.positions.as_slice(), s.text.as_str())).collect();
    proposals(undertaking, own, &later, codebook())
}

fn kinds(proposals: &[Proposal]) -> Vec<(ProposalKind, &str)> {
    proposals.iter().map(|p| (p.kind, p.document.trim_start_matches("sha256:"))).collect()
}

const OPEN: &str = "Norway will ratify the agreement on salmon fisheries in the northern fjords.\n";

fn own() -> (Undertaking, Card) {
    let (_, found) = made(OPEN, "en");
    (found[0].clone(), shelf("a0", "2024-05-01", "en", OPEN).card)
}

#[test]
fn a_text_that_says_it_was_done_is_proposed() {
    let (undertaking, card) = own();
    let later = [shelf(
        "a1",
        "2025-05-01",
        "en",
        "Norway has ratified the agreement on salmon fisheries in the northern fjords.\n",
    )];
    let found = proposed(&undertaking, &card, &later);
    assert_eq!(kinds(&found), [(ProposalKind::ReportsDone, "a1")]);
    assert!(found[0].because[0].contains("has ratified"), "{:?}", found[0].because);
    assert!(found[0].span.is_some() && found[0].score > 50, "{found:?}");
}

#[test]
fn a_text_that_promises_it_again_is_proposed() {
    let (undertaking, card) = own();
    let later =
        [shelf("a1", "2025-05-01", "en", "Norway intends to ratify the agreement on salmon fisheries.\n")];
    assert_eq!(kinds(&proposed(&undertaking, &card, &later)), [(ProposalKind::Repeats, "a1")]);
}

#[test]
fn a_text_on_something_else_only_drops_it() {
    let (undertaking, card) = own();
    let other = "Norway will build a new airport in the capital. Iceland has opened a museum.\n";
    let again = "Norway will ratify the agreement on salmon fisheries.\n";
    let later = [shelf("a2", "2026-05-01", "en", again), shelf("a1", "2025-05-01", "en", other)];
    let found = proposed(&undertaking, &card, &later);
    assert_eq!(kinds(&found), [(ProposalKind::Repeats, "a2"), (ProposalKind::Drops, "a1")]);
}

#[test]
fn earlier_texts_and_texts_of_others_are_no_evidence() {
    let (undertaking, card) = own();
    assert!(proposed(&undertaking, &card, &[shelf("a1", "2023-01-01", "en", OPEN)]).is_empty());
    let mut others = shelf("a1", "2025-01-01", "en", "Peru will build a new airport.\n");
    others.card.parties = vec!["PER".to_owned()];
    assert!(proposed(&undertaking, &card, &[others]).is_empty());
}

#[test]
fn reports_are_found_in_chinese_and_russian() {
    for (lang, open, done) in [
        ("zh", "挪威将批准北部峡湾鲑鱼渔业协定。\n", "挪威已批准北部峡湾鲑鱼渔业协定。\n"),
        (
            "ru",
            "Норвегия намерена ратифицировать соглашение о лососевом промысле в северных фьордах.\n",
            "Норвегия ратифицировала соглашение о лососевом промысле в северных фьордах.\n",
        ),
    ] {
        let (_, undertakings) = made(open, lang);
        let card = shelf("a0", "2024-05-01", lang, open).card;
        let found = proposed(&undertakings[0], &card, &[shelf("a1", "2025-05-01", lang, done)]);
        assert_eq!(kinds(&found), [(ProposalKind::ReportsDone, "a1")], "{lang}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_the_shelf_changes_nothing(texts in proptest::collection::vec("(Norway (will|has) (ratify|ratified) the (salmon|herring) agreement\\. ){0,3}", 1..5), seed in any::<u64>()) {
        let (undertaking, card) = own();
        let mut later: Vec<Shelf> =
            texts.iter().zip(1..).map(|(text, n)| shelf(&format!("b{n}"), &format!("2025-01-{n:02}"), "en", text)).collect();
        let first = proposed(&undertaking, &card, &later);
        let turn = usize::try_from(seed % 5).unwrap_or(0).min(later.len());
        later.rotate_left(turn);
        prop_assert_eq!(first, proposed(&undertaking, &card, &later));
    }

    #[test]
    fn any_text_may_be_looked_at(text in any::<String>(), other in any::<String>(), lang in "(zh|en|ru|xx)") {
        let (undertaking, card) = own();
        let mut shelf = shelf("b1", "2025-01-01", &lang, &text);
        for proposal in proposed(&undertaking, &card, std::slice::from_ref(&shelf)) {
            prop_assert!(proposal.span.is_none_or(|span| shelf.text.get(span.range()).is_some()));
        }
        shelf.text = other;
        let _ = proposed(&undertaking, &card, &[shelf]);
    }
}
