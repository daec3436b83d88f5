//! The library in the browser: examples, filters, files sent by a form.

mod support;

use support::http::serve;

#[test]
fn the_empty_library_explains_itself_and_offers_examples() {
    let served = serve("web-library-empty", &[]);
    for (lang, word) in [("en", "The library is empty"), ("zh", "文库为空"), ("ru", "Библиотека пуста")]
    {
        assert!(served.get_in(lang, "/").text().contains(word), "{lang}");
    }
    assert_eq!(served.send_form("/", "/documents/examples", &[]).status, 303);
    let page = served.get("/").text();
    assert!(page.contains("6 texts"), "all examples are there");
    assert_eq!(served.send_form("/", "/documents/examples", &[]).status, 303, "twice is once");
    assert!(served.get("/").text().contains("6 texts"));
}

#[test]
fn filters_narrow_and_count() {
    let texts = ["en", "zh", "ru"].map(|lang| format!("examples/joint-statement-{lang}.txt"));
    let served = serve("web-library-filters", &texts.each_ref().map(String::as_str));
    let rows = |address: &str| served.get(address).text().matches("class=\"name\"").count();
    assert_eq!(rows("/"), 3);
    assert_eq!(rows("/?lang=zh"), 1);
    assert_eq!(rows("/?lang=fr"), 0);
    assert_eq!(rows("/?party=XAL"), 3);
    assert_eq!(rows("/?page=2"), 0);
    assert!(served.get("/?lang=zh").text().contains("1 of 3 texts"));
    assert_eq!(served.get("/?year=long").status, 400);
    let fault = served.get("/?q=AND");
    assert_eq!(fault.status, 400);
    assert!(fault.text().contains("class=\"under\""), "the place of the fault is shown");
    assert_eq!(served.get("/?q=act:oppose").status, 400, "documents have no acts");
}
