//! The ledger in the browser: entries are listed, closed with evidence, and
//! opened again.

mod support;

use support::http::{Answer, Served, serve};

fn first_entry(served: &Served) -> String {
    let page = served.get("/ledger").text();
    let (_, rest) = page.split_once("href=\"/ledger/").expect("an entry is listed");
    format!("/ledger/{}", rest.split('"').next().unwrap_or_default())
}

fn say(served: &Served, entry: &str, fields: &[(&str, &str)]) -> Answer {
    served.send_form(entry, &format!("{entry}/say"), fields)
}

#[test]
fn an_entry_is_closed_with_evidence_and_opened_again() {
    let served = serve("web-ledger", &["examples/joint-statement-en.txt"]);
    let entry = first_entry(&served);
    let without = say(&served, &entry, &[("kind", "close"), ("status", "met")]);
    assert_eq!(without.status, 400, "what is met wants evidence");
    let fields = [("kind", "close"), ("status", "met"), ("evidence", "https://example.org/report")];
    assert_eq!(say(&served, &entry, &fields).status, 303);
    let page = served.get(&entry).text();
    assert!(page.contains("https://example.org/report"), "the evidence is shown");
    assert!(!served.get("/ledger").text().contains(&format!("href=\"{entry}\"")), "it is open no more");
    assert!(served.get("/ledger?status=met").text().contains(&format!("href=\"{entry}\"")));
    assert_eq!(say(&served, &entry, &[("kind", "reopen")]).status, 303);
    assert!(served.get("/ledger").text().contains(&format!("href=\"{entry}\"")));
}

#[test]
fn what_is_asked_wrongly_is_told() {
    let served = serve("web-ledger-wrong", &["examples/joint-statement-en.txt"]);
    assert_eq!(served.get("/ledger/nonsense").status, 400);
    assert_eq!(served.get("/ledger/0123456789@5").status, 404);
    assert_eq!(served.get("/ledger?status=unheard").status, 400);
    assert_eq!(served.get("/ledger?to=Nowhereland").status, 400);
    let entry = first_entry(&served);
    let head = [("Content-Type", "application/x-www-form-urlencoded")];
    let forged = served.ask("POST", &format!("{entry}/say"), &head, b"key=forged&kind=note&note=x");
    assert_eq!(forged.status, 403);
}

#[test]
fn it_speaks_three_languages_and_sorts_by_age() {
    let texts = ["examples/joint-statement-zh.txt", "examples/joint-statement-next-zh.txt"];
    let served = serve("web-ledger-languages", &texts);
    for (lang, word) in [("en", "Ledger"), ("zh", "台账"), ("ru", "Реестр")] {
        assert!(served.get_in(lang, "/ledger").text().contains(&format!("<h1>{word}</h1>")), "{lang}");
    }
    let dates = |address: &str| {
        let page = served.get(address).text();
        let parts = page.split("<td class=\"date\">").skip(1).step_by(2);
        parts.map(|part| part.chars().take(10).collect::<String>()).collect::<Vec<_>>()
    };
    let (newest, oldest) = (dates("/ledger"), dates("/ledger?order=oldest"));
    assert!(newest.is_sorted_by(|a, b| a >= b) && oldest.is_sorted(), "{newest:?} {oldest:?}");
    assert!(newest.first() != oldest.first());
}
