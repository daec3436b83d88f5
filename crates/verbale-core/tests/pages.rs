//! Who speaks in a whole text: pages with navigation, letterheads, letters,
//! and bodies called by a part of their name. All texts are our own.

use verbale_core::codebook::Codebook;
use verbale_core::reading::{Reading, read};
use verbale_core::text::Document;

fn reading(lang: &str, text: &str) -> Reading {
    read(&Document::of_text(text, lang), &Codebook::builtin())
}

fn parties(lang: &str, text: &str) -> String {
    reading(lang, text).head.parties.join(" ")
}

fn holders(lang: &str, text: &str) -> Vec<String> {
    reading(lang, text).positions.iter().map(|p| p.holders.join(" ")).collect()
}

const CALL: &str = "Телефонный разговор с Президентом Сербии Александром Вучичем

3 мая 2023 года
11:20

Владимир Путин провёл телефонный разговор с Президентом Сербии Александром Вучичем.

Отмечена важность культурных обменов. Сербской стороной выражена готовность принять выставку.
";

#[test]
fn the_hour_under_the_title_does_not_open_a_readout() {
    assert_eq!(parties("ru", CALL), "RUS SRB");
    assert_eq!(holders("ru", CALL), ["RUS SRB", "SRB"]);
}

#[test]
fn the_navigation_of_a_page_is_not_its_title() {
    let page = format!("Главная\nСобытия\nВидео и фото\n\n{CALL}");
    let reading = reading("ru", &page);
    let title = reading.head.title.expect("the page has a title");
    assert!(page[title.range()].starts_with("Телефонный разговор"));
    assert_eq!(reading.head.parties, ["RUS", "SRB"]);
}

#[test]
fn a_title_without_a_form_stays_the_title() {
    let text = "Музей открыт после ремонта\nНовости\n\nДиректор показал новые залы. Вход свободный.\n";
    let title = reading("ru", text).head.title.expect("the text has a title");
    assert!(text[title.range()].starts_with("Музей"));
}

#[test]
fn a_letterhead_stands_above_a_resolution() {
    let text = "Организация Объединенных Наций
Резолюция, принятая Советом Безопасности 3 мая 2015 года

Совет Безопасности,
отмечая значение диалога,
1. призывает стороны к сдержанности;
2. постановляет продолжать заниматься этим вопросом.
";
    assert_eq!(parties("ru", text), "UNSC");
    assert_eq!(holders("ru", text), ["UNSC"; 3]);
}

#[test]
fn a_letter_speaks_for_its_sender_alone() {
    let ru = "Письмо Постоянного представителя Перу при Организации Объединенных Наций от 3 мая 2015 года на имя Председателя Совета Безопасности

Буду признателен за распространение настоящего письма.
";
    assert_eq!(parties("ru", ru), "PER");
    let en = "Letter dated 3 May 2015 from the Permanent Representative of Peru to the United Nations addressed to the President of the Security Council

We condemn these acts.
";
    assert_eq!(parties("en", en), "PER");
}

#[test]
fn a_body_may_be_called_by_a_part_of_its_name() {
    let text = "Совет Безопасности осуждает нападение. Совет призывает к миру.\n";
    assert_eq!(holders("ru", text), ["UNSC", "UNSC"]);
    let other = "Комитет осуждает нападение. Совет призывает к миру.\n";
    assert_eq!(holders("ru", other), ["group:комитет", "group:совет"]);
}

#[test]
fn ministers_of_two_states_are_not_all_the_ministers() {
    let text = "Совместное коммюнике министров России, Индии и Китая

Министры приветствовали итоги форума. Министры Индии и Китая поддержали создание фонда.
";
    assert_eq!(holders("ru", text), ["CHN IND RUS", "CHN IND"]);
}
