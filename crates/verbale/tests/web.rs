//! The shell of the workbench: who may come in, what pages may do, how it
//! ends.

mod support;

use support::http::{Served, serve};

#[test]
fn the_first_page_answers_in_three_languages() {
    let served = serve("web-shell", &["examples/joint-statement-en.txt"]);
    for (lang, word) in [("en", "Library"), ("zh", "文库"), ("ru", "Библиотека")] {
        let answer = served.get_in(lang, "/");
        assert_eq!(answer.status, 200);
        assert!(answer.text().contains(word), "{lang}");
    }
    let policy = served.get("/");
    let policy = policy.header("content-security-policy").expect("a policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert!(served.stop(), "it ends well when told to");
}

#[test]
fn a_page_holds_until_anybody_changes_the_library() {
    let served = serve("web-kept", &["examples/joint-statement-en.txt"]);
    let texts = |page: &str| page.matches("href=\"/documents/").count();
    let first = served.get("/").text();
    assert_eq!(served.get("/").text(), first, "nothing has changed");
    assert_ne!(served.get_in("zh", "/").text(), first, "each language has its own");
    let mut add = support::verbale();
    add.arg("--library").arg(&served.library).args(["add", "examples/joint-statement-zh.txt"]);
    support::printed(&add.output().expect("the program starts"));
    let then = served.get("/").text();
    assert!(texts(&then) > texts(&first), "what another process added is there");
}

#[test]
fn what_is_not_there_is_told_to_people_and_to_programs() {
    let served = serve("web-nowhere", &[]);
    let page = served.get("/nowhere/at/all");
    assert_eq!(page.status, 404);
    assert!(page.text().contains("<h1>") && page.text().contains("href=\"/\""));
    let problem = served.get("/api/nowhere");
    assert_eq!(problem.status, 404);
    assert_eq!(problem.header("content-type"), Some("application/problem+json"));
}

#[test]
fn foreign_names_and_foreign_pages_stay_outside() {
    let served = serve("web-foreign", &[]);
    let foreign = served.send(b"GET / HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n");
    assert_eq!(foreign.status, 403);
    let head = [("Origin", "http://example.org")];
    assert_eq!(served.ask("POST", "/", &head, b"").status, 403);
}

#[test]
fn a_token_is_wanted_where_one_is_set() {
    let library = support::folder("web-token").join("library.db");
    let served = Served::over(&library, &["--token", "0123456789abcdef"]);
    assert_eq!(served.get("/").status, 401);
    let head = [("Authorization", "Bearer 0123456789abcdef")];
    assert_eq!(served.ask("GET", "/", &head, b"").status, 200);
    let cookie = served.get("/?token=0123456789abcdef");
    assert_eq!(cookie.status, 303);
    assert!(cookie.header("set-cookie").is_some_and(|kept| kept.contains("HttpOnly")));
    assert_eq!(served.get("/?token=wrong").status, 401);
}

#[test]
fn beyond_loopback_nothing_opens_without_a_token() {
    let output = support::run(&["serve", "--listen", "0.0.0.0", "--port", "0"]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("VERBALE_TOKEN"));
}
