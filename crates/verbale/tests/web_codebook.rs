//! The codebook and formulas in the browser.

mod support;

use support::http::serve;

#[test]
fn every_kind_of_entry_has_a_page() {
    let served = serve("web-codebook", &["examples/joint-statement-en.txt"]);
    for lang in ["en", "zh", "ru"] {
        let page = served.get_in(lang, "/codebook").text();
        assert!(page.contains("href=\"/codebook/urge\""), "{lang}");
    }
    for (id, word) in [("urge", "calls upon"), ("NPT", "1968"), ("XAL", "Alovia")] {
        let page = served.get(&format!("/codebook/{id}"));
        assert_eq!(page.status, 200, "{id}");
        assert!(page.text().contains("class=\"rows\""), "{id} {word}");
    }
    assert!(served.get("/codebook/XAL").text().contains("Alovia"));
    assert_eq!(served.get("/codebook/no-such-entry").status, 404);
    assert_eq!(served.get("/codebook?q=urge").status, 303, "what is called so is shown at once");
    assert_eq!(served.get("/codebook/gaps").status, 200);
}

#[test]
fn words_that_no_act_knows_are_listed() {
    let served = serve("web-gaps", &["examples/joint-statement-en.txt"]);
    let text =
        "Joint statement\n\nAlovia dismantled many barriers at the border. Alovia dismantled them all.\n";
    let file = support::folder("web-gaps-text").join("text.txt");
    std::fs::write(&file, text).expect("it is written");
    let mut add = support::verbale();
    add.arg("--library").arg(&served.library).args(["--codebook", "examples/codebook", "add"]).arg(&file);
    support::printed(&add.output().expect("the program starts"));
    let page = served.get("/codebook/gaps").text();
    assert!(page.contains("<b>dismantled</b></a>"), "the word is listed");
    assert!(page.contains("<b>dismantled</b> "), "and marked in its sentence");
}

#[test]
fn a_formula_is_followed_and_drawn() {
    let served =
        serve("web-trace", &["examples/joint-statement-zh.txt", "examples/joint-statement-next-zh.txt"]);
    let formula = "formula=%E5%8F%8C%E6%96%B9";
    for lang in ["en", "zh", "ru"] {
        let page = served.get_in(lang, &format!("/trace?{formula}")).text();
        assert!(page.contains("<svg class=\"chart columns\"") && page.contains("#char="), "{lang}");
        assert!(page.contains("<b>双方</b><span class=\"right\">"), "a use stands in its context");
        assert_eq!(page.matches("<a class=\"date\" href=\"/documents/").count(), 2, "first and last use");
        assert!(!page.contains(" style="), "the policy allows none");
    }
    let svg = served.get(&format!("/trace.svg?{formula}"));
    assert_eq!(svg.header("content-type"), Some("image/svg+xml"));
    let csv = served.get(&format!("/trace.csv?{formula}")).text();
    assert!(csv.lines().count() > 2 && csv.starts_with("document,"), "{csv}");
    assert_eq!(served.get("/trace?formula=%E3%80%82&near=wide").status, 400);
    assert_eq!(served.get("/trace?formula=x&within=act%3Aurge").status, 400);
    assert!(served.get("/trace?formula=nobodyeversaidso").text().contains("class=\"empty\""));
    assert_eq!(served.get("/trace").status, 200);
}
