//! Outlines of small texts, one paragraph a line: kind, depth, label, words.

use super::Outline;
use crate::text::{Lang, Text};

fn show(lang: &str, words: &str) -> String {
    let text = Text::new(words);
    let outline = Outline::of(&text, &Lang::new(lang));
    let mut shown = String::new();
    for p in &outline.paragraphs {
        let kind = p.kind.name();
        let section = &outline.sections[p.section];
        let label = p.label.as_deref().unwrap_or("-");
        let part = section.label.as_deref().or(section.heading.as_deref()).unwrap_or("-");
        shown += &format!("{kind} {} {label} {part} | {}\n", p.depth, &text[p.body]);
    }
    shown
}

#[track_caller]
fn check(lang: &str, expected: &str, words: &str) {
    let trim = |s: &str| s.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n");
    let words = trim(words) + "\n";
    assert_eq!(trim(&show(lang, &words)), trim(expected));
}

#[test]
fn a_joint_statement_has_title_sections_and_a_stray_last_line() {
    check(
        "zh",
        "title 0 - - | 甲国和乙国联合声明（中）
        body 0 - - | 双方强调合作。
        heading 0 三 三 |
        body 0 - 三 | 双方重申支持。
        body 0 - 三 | 双方欢迎对话。
        stray 0 - 三 | 这是老友重聚",
        "甲国和乙国联合声明（中）
        双方强调合作。
        三
        双方重申支持。
        双方欢迎对话。
        这是老友重聚",
    );
}

#[test]
fn a_resolution_has_recitals_decisions_and_nested_items() {
    check(
        "en",
        "preambular 0 - - | The Security Council,
        preambular 0 - - | Recalling its resolutions,
        preambular 0 - - | Deploring all attacks.
        preambular 0 - - | Reiterating its call,
        operative 0 1 1 | Demands a ceasefire;
        operative 0 2 2 | Requests the Secretary-General:
        operative 1 a 2 | To report within 90 days;
        operative 1 b 2 | To consult:
        operative 2 i 2 | the Parties;
        operative 2 ii 2 | the neighbours;
        operative 0 3 3 | Decides to remain seized of the matter.",
        "The Security Council,
        Recalling its resolutions,
        Deploring all attacks.
        Reiterating its call,
        1. Demands a ceasefire;
        2. Requests the Secretary-General:
        (a) To report within 90 days;
        (b) To consult:
        (i) the Parties;
        (ii) the neighbours;
        3. Decides to remain seized of the matter.",
    );
    check(
        "ru",
        "preambular 0 - - | Генеральная Ассамблея,
        preambular 0 - - | ссылаясь на свои резолюции,
        operative 0 1 1 | призывает к миру;
        operative 0 2 2 | постановляет продолжать.",
        "Генеральная Ассамблея,
        ссылаясь на свои резолюции,
        1. призывает к миру;
        2. постановляет продолжать.",
    );
    check(
        "zh",
        "preambular 0 - - | 大会，
        preambular 0 - - | 回顾其各项决议，
        operative 0 1 1 | 决定合作；
        operative 0 2 2 | 请秘书长报告。",
        "大会，
        回顾其各项决议，
        1. 决定合作；
        2. 请秘书长报告。",
    );
}

#[test]
fn a_treaty_has_recitals_articles_and_signatures() {
    check(
        "en",
        "title 0 - - | Treaty on Rivers
        preambular 0 - - | The States Parties to this Treaty,
        preambular 0 - - | Recognizing their duties;
        preambular 0 - - | Resolved to act,
        body 0 - - | Have agreed as follows:
        heading 0 Article 1 Article 1 |
        heading 0 - Article 1 | Peaceful uses
        body 0 1 Article 1 | Each Party shall act.
        body 0 2 Article 1 | No Party shall stop.
        body 0 Article 2 Article 2 | The Parties shall meet each year.
        signature 0 - Article 2 | Done at Geneva, this fifth day of May 2022.
        signature 0 - Article 2 | For Ruritania",
        "Treaty on Rivers
        The States Parties to this Treaty,
        Recognizing their duties;
        Resolved to act,
        Have agreed as follows:
        Article 1
        Peaceful uses
        1. Each Party shall act.
        2. No Party shall stop.
        Article 2. The Parties shall meet each year.
        Done at Geneva, this fifth day of May 2022.
        For Ruritania",
    );
}

#[test]
fn page_furniture_is_stray_and_a_date_below_the_title_signs() {
    check(
        "ru",
        "stray 0 - - | SOURCE http://example.org/1
        title 0 - - | Телефонный разговор с Президентом
        signature 0 - - | 24 февраля 2025 года
        body 0 - - | Состоялся разговор. Лидеры договорились.
        body 0 - - | Они встретятся.
        stray 0 - - | Статус материала Опубликован в разделе: Новости",
        "SOURCE http://example.org/1
        Телефонный разговор с Президентом
        24 февраля 2025 года
        Состоялся разговор. Лидеры договорились.
        Они встретятся.
        Статус материала Опубликован в разделе: Новости",
    );
}

#[test]
fn a_date_and_names_at_the_end_sign() {
    check(
        "zh",
        "title 0 - - | 联合公报
        body 0 - - | 双方同意合作。
        body 0 - - | 双方支持对话。
        body 0 - - | 双方反对对抗。
        signature 0 - - | 甲国总统 张三
        signature 0 - - | 二〇二二年二月四日于某城",
        "联合公报
        双方同意合作。
        双方支持对话。
        双方反对对抗。
        甲国总统 张三
        二〇二二年二月四日于某城",
    );
}

#[test]
fn unrelated_sentences_are_all_body() {
    check(
        "en",
        "body 0 51 - | The group met.
        body 0 - - | Welcoming all efforts,
        body 0 9 - | The approach works:
        body 0 6 - | Decides to act;
        body 0 - - | Annual report of the Council
        body 0 27 - | To exchange views.",
        "51. The group met.
        Welcoming all efforts,
        9. The approach works:
        6. Decides to act;
        Annual report of the Council
        27. To exchange views.",
    );
}

#[test]
fn initials_are_no_labels_and_letters_follow_letters() {
    check(
        "en",
        "body 0 - - | V. Petrov spoke.
        heading 0 A A | Trade
        body 0 h A | eighth;
        body 0 i A | ninth;
        heading 0 B B | Energy
        body 0 - B | The Sides agreed.",
        "V. Petrov spoke.
        A. Trade
        (h) eighth;
        (i) ninth;
        B. Energy
        The Sides agreed.",
    );
}
