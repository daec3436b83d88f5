//! Dossiers and the network in the browser.

mod support;

use support::http::serve;

fn number(page: &str, before: &str) -> u64 {
    let (_, rest) = page.split_once(before).expect(before);
    rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().expect("a number")
}

#[test]
fn a_dossier_counts_what_the_search_finds() {
    let served =
        serve("web-dossiers", &["examples/joint-statement-zh.txt", "examples/joint-statement-next-zh.txt"]);
    let list = served.get("/actors").text();
    assert!(list.contains("href=\"/actors/XTO\""), "an addressee is listed");
    let page = served.get("/actors/XTO");
    assert_eq!(page.status, 200);
    let records = number(&page.text(), "<p class=\"count\">");
    let found = served.get("/search?q=addressee%3AXTO%20OR%20about%3AXTO").text();
    assert_eq!(records, number(&found, "<p class=\"count\" role=\"status\">"));
    assert!(page.text().contains("class=\"held\"") && page.text().contains("class=\"table-twin\""));
    let instruments = served.get("/instruments").text();
    let (_, rest) = instruments.split_once("href=\"/instruments/").expect("one is listed");
    let id = rest.split('"').next().unwrap_or_default();
    assert_eq!(served.get(&format!("/instruments/{id}")).status, 200);
    assert_eq!(served.get("/actors/NOBODY-AT-ALL").status, 404);
    assert_eq!(served.get("/instruments/NOTHING-AT-ALL").status, 404);
}

#[test]
fn since_a_day_tells_what_came_and_went() {
    let served = serve(
        "web-dossiers-since",
        &["examples/joint-statement-zh.txt", "examples/joint-statement-next-zh.txt"],
    );
    let page = served.get("/actors/XTO?since=2026-01-01").text();
    assert!(page.contains("class=\"changed\""), "both lists are told");
    // Before the first text nothing was there to drop, and all of it is new.
    let early = served.get("/actors/XTO?since=1990-01-01").text();
    let lists: Vec<&str> = early.split_once("class=\"changed\"").expect("lists").1.split("<h3>").collect();
    assert!(
        lists[1].contains("<li>")
            && !lists[2].split("</section>").next().unwrap_or_default().contains("<li>")
    );
    assert_eq!(served.get("/actors/XTO?since=yesterday").status, 400);
}

#[test]
fn the_network_is_drawn_and_tabled_by_period() {
    let served =
        serve("web-network", &["examples/joint-statement-zh.txt", "examples/joint-statement-ru.txt"]);
    for lang in ["en", "zh", "ru"] {
        let page = served.get_in(lang, "/network").text();
        assert!(page.contains("<svg class=\"network\"") && page.contains("class=\"list ties\""), "{lang}");
    }
    assert!(!served.get("/network?from=1990&to=1999").text().contains("<svg class=\"network\""));
    assert_eq!(served.get("/network?from=long").status, 400);
}
