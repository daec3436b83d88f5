//! The interface for programs: answers with places, problems with hints,
//! marks, ways on.

mod support;

use serde_json::Value;
use support::http::{Answer, Served, serve};

fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.text()))
}

fn first(served: &Served) -> String {
    json(&served.get("/api/v1/documents"))["items"][0]["name"].as_str().expect("a document").to_owned()
}

#[test]
fn every_position_is_where_it_says() {
    for lang in ["en", "zh", "ru"] {
        let served =
            serve(&format!("api-positions-{lang}"), &[&format!("examples/joint-statement-{lang}.txt")]);
        let id = first(&served);
        let text: Vec<char> = served.get(&format!("/api/v1/documents/{id}/text")).text().chars().collect();
        let told = json(&served.get(&format!("/api/v1/documents/{id}/positions?limit=200")));
        let items = told["items"].as_array().expect("items");
        assert!(items.len() > 10, "{lang}");
        for item in items {
            let at = |name: &str| item[name].as_u64().expect("a place") as usize;
            let words: String = text[at("trigger_start")..at("trigger_end")].iter().collect();
            assert_eq!(Some(words.as_str()), item["trigger"].as_str(), "{lang}");
        }
    }
}

#[test]
fn quotes_are_verified() {
    let served = serve("api-quotes", &["examples/joint-statement-zh.txt"]);
    let id = first(&served);
    let verify = |quote: &str| {
        let quote: String = form_urlencoded::byte_serialize(quote.as_bytes()).collect();
        json(&served.get(&format!("/api/v1/documents/{id}/quote?quote={quote}")))
    };
    let told = verify("双方");
    assert_eq!(told["verdict"], "exact");
    assert_eq!(told["places"][0]["text"], "双方");
    assert_eq!(verify("这句话哪里也没有写过的")["verdict"], "absent");
    assert_eq!(served.get(&format!("/api/v1/documents/{id}/quote?quote=")).status, 400);
}

#[test]
fn lists_lead_on_and_answers_are_marked() {
    let texts = ["en", "zh", "ru"].map(|lang| format!("examples/joint-statement-{lang}.txt"));
    let served = serve("api-lists", &texts.each_ref().map(String::as_str));
    let page = served.get("/api/v1/documents?limit=2");
    let next = page.header("link").expect("a way on");
    assert!(next.contains("offset=2") && next.contains("rel=\"next\""), "{next}");
    assert!(
        served
            .get("/api/v1/documents?limit=2&offset=2")
            .header("link")
            .is_some_and(|way| !way.contains("next"))
    );
    let tag = page.header("etag").expect("a mark").to_owned();
    let again = served.ask("GET", "/api/v1/documents?limit=2", &[("If-None-Match", &tag)], b"");
    assert_eq!((again.status, again.body.len()), (304, 0));
}

#[test]
fn faults_are_problem_documents() {
    let served = serve("api-problems", &["examples/joint-statement-en.txt"]);
    let asked = [
        ("/api/v1/search?q=act%3Anothing", 400),
        ("/api/v1/search", 400),
        ("/api/v1/documents?limit=0", 400),
        ("/api/v1/documents?limit=many", 400),
        ("/api/v1/documents/none", 404),
        ("/api/v1/actors/NOBODY", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/ledger/x", 400),
        ("/api/v1/codebook/nothing-such", 404),
        ("/api/v1/documents/%FF", 400),
    ];
    for (path, status) in asked {
        let answer = served.get(path);
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{path}");
        assert!(json(&answer)["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{path}");
    }
    assert!(
        json(&served.get("/api/v1/search?q=%28a"))["under"].as_str().is_some_and(|under| under.contains('^'))
    );
    let not_so = served.ask("PUT", "/api/v1/search", &[], b"");
    assert_eq!(not_so.status, 405);
    assert!(not_so.header("allow").is_some_and(|allow| allow.contains("GET")));
}

#[test]
fn texts_are_added_corrected_and_taken_out() {
    let served = serve("api-change", &[]);
    let kind = [("Content-Type", "application/octet-stream")];
    let text = std::fs::read(support::root().join("examples/joint-statement-en.txt")).expect("an example");
    let added = served.ask("POST", "/api/v1/documents?name=statement.txt", &kind, &text);
    assert_eq!(added.status, 201, "{}", added.text());
    let place = added.header("location").expect("a place").to_owned();
    assert_eq!(served.ask("POST", "/api/v1/documents?name=statement.txt", &kind, &text).status, 200);
    assert_eq!(served.ask("POST", "/api/v1/documents", &[], &text).status, 415);
    assert_eq!(served.ask("POST", "/api/v1/documents?name=a.txt", &kind, b"  \n").status, 422);
    let json_kind = [("Content-Type", "application/json")];
    let correct = format!("{place}/positions/p2/corrections");
    let done = served.ask("POST", &correct, &json_kind, br#"{"act": "oppose", "author": "A. Reader"}"#);
    assert_eq!(done.status, 201, "{}", done.text());
    assert_eq!(json(&done)["corrections"][0]["author"], "A. Reader");
    assert_eq!(served.ask("POST", &correct, &json_kind, br#"{"unheard": 1}"#).status, 422);
    let entry =
        json(&served.get("/api/v1/ledger?limit=1"))["items"][0]["id"].as_str().expect("an entry").to_owned();
    let events = format!("/api/v1/ledger/{entry}/events");
    let event = br#"{"kind": "closed", "status": "met", "evidence": "https://example.org/report"}"#;
    let closed = served.ask("POST", &events, &json_kind, event);
    assert_eq!((closed.status, json(&closed)["status"].as_str()), (201, Some("met")));
    assert_eq!(served.ask("DELETE", &place, &[], b"").status, 204);
    assert_eq!(served.get(&place).status, 404);
}

#[test]
fn the_description_has_every_address() {
    let served = serve(
        "api-description",
        &["examples/joint-statement-en.txt", "examples/joint-statement-next-en.txt"],
    );
    let told = json(&served.get("/api/openapi.json"));
    let paths = told["paths"].as_object().expect("paths");
    assert!(paths.len() >= 20, "{}", paths.len());
    for lang in ["en", "zh", "ru"] {
        assert!(served.get_in(lang, "/api").text().contains("/api/v1/documents/{id}/quote"), "{lang}");
    }
    for path in [
        "network",
        "actors",
        "instruments",
        "codebook?q=urge",
        "ledger",
        "trace?formula=sides",
        "search?q=act:urge",
    ] {
        assert_eq!(served.get(&format!("/api/v1/{path}")).status, 200, "{path}");
    }
    let ids: Vec<String> = json(&served.get("/api/v1/documents"))["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|item| item["name"].as_str().expect("a name").to_owned())
        .collect();
    let compared = json(&served.get(&format!("/api/v1/compare?a={}&b={}", ids[0], ids[1])));
    assert!(compared["changes"].as_array().is_some_and(|changes| !changes.is_empty()));
}
