//! The reader in the browser: the text is whole, its records stand beside
//! it, a person corrects one.

mod support;

use support::http::{Served, serve};

/// The address of the newest text of the library.
fn first(served: &Served) -> String {
    let page = served.get("/").text();
    let (_, rest) = page.split_once("href=\"/documents/").expect("a text is listed");
    format!("/documents/{}", rest.split('"').next().unwrap_or_default())
}

/// What a page says to people, without its marks.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    let signs = [("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    signs.into_iter().fold(out, |out, (sign, c)| out.replace(sign, c))
}

#[test]
fn a_text_is_shown_whole_in_every_language() {
    for lang in ["en", "zh", "ru"] {
        let served = serve(&format!("web-reader-{lang}"), &[&format!("examples/joint-statement-{lang}.txt")]);
        let address = first(&served);
        let page = served.get_in(lang, &address);
        assert_eq!(page.status, 200);
        let said = words(&page.text());
        let text = served.get(&format!("{address}/text"));
        assert_eq!(text.header("content-type"), Some("text/plain; charset=utf-8"));
        for line in text.text().lines().map(str::trim).filter(|line| !line.is_empty()) {
            assert!(said.contains(line), "{lang}: {line}");
        }
        assert!(page.text().contains("class=\"note "), "{lang}: records stand beside it");
        assert!(!page.text().contains(" style="), "the policy allows no style within");
    }
}

#[test]
fn places_in_the_page_are_places_in_the_text() {
    let served = serve("web-reader-places", &["examples/joint-statement-zh.txt"]);
    let address = first(&served);
    let text: Vec<char> = served.get(&format!("{address}/text")).text().chars().collect();
    let page = served.get(&address).text();
    let mut seen = 0;
    for part in page.split(" data-c=\"").skip(1) {
        let (place, rest) = part.split_once("\">").expect("a place");
        let said =
            words(rest.split("</p>").next().unwrap_or_default().split("</h").next().unwrap_or_default());
        let own: Vec<char> = said.chars().take(12).collect();
        let place: usize = place.parse().expect("a number");
        assert_eq!(text[place..place + own.len()], own[..]);
        seen += 1;
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn filters_leave_the_records_they_name() {
    let served = serve("web-reader-filters", &["examples/joint-statement-en.txt"]);
    let address = first(&served);
    let notes = |page: &str| page.matches("class=\"note ").count();
    let all = notes(&served.get(&address).text());
    let page = served.get(&format!("{address}?act=urge")).text();
    let some = notes(&page);
    assert!(some > 0 && some < all, "{some} of {all}");
    assert_eq!(page.matches("data-a=\"urge\"").count(), page.matches("data-a=").count());
    assert_eq!(notes(&served.get(&format!("{address}?act=nothing")).text()), 0);
}

#[test]
fn a_record_is_explained_and_corrected() {
    let served = serve("web-reader-correct", &["examples/joint-statement-en.txt"]);
    let address = first(&served);
    let record = format!("{address}/positions/p2");
    let page = served.get(&record).text();
    assert!(page.contains("class=\"clause\"") && page.contains("/codebook/"), "words and entry are shown");
    let correct = format!("{record}/correct");
    let nothing = served.send_form(&record, &correct, &[("note", "nothing is otherwise")]);
    assert_eq!(nothing.status, 400, "it changes nothing: {}", nothing.text());
    let form = |page: &str, name: &str| {
        let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("a field");
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let lists = ["holders", "addressees", "instruments"].map(|name| (name, form(&page, name)));
    let mut fields: Vec<(&str, &str)> = lists.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend([("act", "oppose"), ("degree", "raised"), ("author", "A. Reader"), ("note", "as it says")]);
    let done = served.send_form(&record, &correct, &fields);
    assert_eq!(done.status, 303, "{}", done.text());
    let page = served.get(&record).text();
    assert!(page.contains("A. Reader") && page.contains("as it says") && page.contains("oppose"));
    let unknown = [("act", "no-such-act"), ("author", "A. Reader")];
    assert_eq!(served.send_form(&record, &correct, &unknown).status, 400);
    assert_eq!(served.ask("POST", &correct, &[], b"key=forged&act=urge").status, 415);
}

#[test]
fn a_text_is_taken_out_only_by_its_own_form() {
    let served = serve("web-reader-remove", &["examples/joint-statement-ru.txt"]);
    let address = first(&served);
    let head = [("Content-Type", "application/x-www-form-urlencoded")];
    assert_eq!(served.ask("POST", &format!("{address}/remove"), &head, b"key=x").status, 403);
    assert_eq!(served.send_form(&address, &format!("{address}/remove"), &[]).status, 303);
    assert_eq!(served.get(&address).status, 404);
    assert_eq!(served.get("/documents/0/positions/p1").status, 404);
}
