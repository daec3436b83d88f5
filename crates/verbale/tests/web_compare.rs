//! Two texts beside each other in the browser.

mod support;

use support::http::{Served, serve};

fn ids(served: &Served) -> Vec<String> {
    let page = served.get("/").text();
    let parts = page.split("href=\"/documents/").skip(1);
    parts.map(|part| part.split('"').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn two_texts_are_laid_clause_against_clause() {
    let served =
        serve("web-compare", &["examples/joint-statement-zh.txt", "examples/joint-statement-next-zh.txt"]);
    let ids = ids(&served);
    let [new, old] = ids.as_slice() else { panic!("{ids:?}") };
    for lang in ["en", "zh", "ru"] {
        let page = served.get_in(lang, &format!("/compare?a={old}&b={new}")).text();
        assert!(page.matches("class=\"pair").count() > 3, "{lang}");
        assert_eq!(page.matches("<h1").count(), 1);
        assert!(!page.contains(" style=") && !page.contains("<style"), "the policy allows none");
    }
    let told = |page: &str| page.matches("class=\"change").count();
    assert!(told(&served.get(&format!("/compare?a={old}&b={new}")).text()) > 0);
    assert_eq!(told(&served.get(&format!("/compare?a={old}&b={old}")).text()), 0, "it is the same text");
    assert!(served.get("/compare/kinds.css").text().contains("#k-"));
}

#[test]
fn more_than_two_are_a_series_and_fewer_a_choice() {
    let texts = ["en", "zh", "ru"].map(|lang| format!("examples/joint-statement-{lang}.txt"));
    let served = serve("web-compare-series", &texts.each_ref().map(String::as_str));
    let ids = ids(&served);
    let all = ids.iter().map(|id| format!("with={id}")).collect::<Vec<_>>().join("&");
    assert!(served.get(&format!("/compare?{all}")).text().contains("class=\"texts-3\""));
    let choice = served.get(&format!("/compare?a={}", ids[0])).text();
    assert!(choice.contains(&format!("a={}&amp;b={}", ids[0], ids[1])), "others are offered");
    assert_eq!(served.get("/compare").status, 200);
    assert_eq!(served.get("/compare?a=nothing&b=nowhere").status, 404);
    let many = vec![format!("with={}", ids[0]); 13].join("&");
    assert_eq!(served.get(&format!("/compare?{many}")).status, 400);
}
