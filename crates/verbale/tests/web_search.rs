//! The search in the browser: findings lead to their words, counts narrow,
//! faults are told beside the box.

mod support;

use support::http::serve;

#[test]
fn findings_lead_to_the_very_words() {
    let served = serve("web-search", &["examples/joint-statement-zh.txt", "examples/joint-statement-en.txt"]);
    let page = served.get("/search?q=act:urge").text();
    let mut seen = 0;
    for part in page.split("class=\"line\"").skip(1) {
        let (_, rest) = part.split_once("href=\"").expect("an address");
        let (address, rest) = rest.split_once('"').expect("it ends");
        let (document, place) = address.split_once("#char=").expect("a place");
        let (start, end) = place.split_once(',').expect("two ends");
        let (_, hit) = rest.split_once("<b>").expect("a hit");
        let hit = hit.split("</b>").next().unwrap_or_default();
        let text: Vec<char> = served.get(&format!("{document}/text")).text().chars().collect();
        let words: String =
            text[start.parse().expect("a number")..end.parse().expect("a number")].iter().collect();
        assert_eq!(words.split_whitespace().collect::<Vec<_>>(), hit.split_whitespace().collect::<Vec<_>>());
        seen += 1;
    }
    assert!(seen > 1, "{seen}");
}

#[test]
fn counts_narrow_the_query() {
    let served =
        serve("web-search-counts", &["examples/joint-statement-en.txt", "examples/joint-statement-ru.txt"]);
    let page = served.get("/search?q=act:urge").text();
    let (_, bars) = page.split_once("class=\"bars\"").expect("a chart");
    let (_, rest) = bars.split_once("href=\"").expect("a bar");
    let address = rest.split('"').next().unwrap_or_default().replace("&amp;", "&").replace("&#38;", "&");
    assert!(address.contains("act%3Aurge"), "{address}");
    assert_eq!(served.get(&address).status, 200, "{address}");
}

#[test]
fn a_fault_is_told_beside_the_box() {
    let served = serve("web-search-fault", &["examples/joint-statement-en.txt"]);
    for (query, word) in [("act%3Anothing-such", "class=\"under\""), ("%28a", "class=\"under\"")] {
        let answer = served.get(&format!("/search?q={query}"));
        assert_eq!(answer.status, 400, "{query}");
        assert!(answer.text().contains(word) && answer.text().contains("name=\"q\""), "{query}");
    }
    assert!(served.get_in("zh", "/search").text().contains("检索"));
    assert_eq!(served.get("/search?q=%3Cscript%3E").text().matches("<script>").count(), 0);
}

#[test]
fn fields_and_names_are_completed() {
    let served = serve("web-search-complete", &[]);
    let ways = |begun: &str| served.get(&format!("/search/complete?q={begun}")).text();
    assert!(ways("peace%20hol").contains("\"peace holder:\""), "{}", ways("peace%20hol"));
    assert!(ways("holder:Alov").contains("holder:XAL"), "{}", ways("holder:Alov"));
    assert!(ways("act:urg").contains("act:urge"));
    assert_eq!(ways("nofield:x"), "[]");
}
