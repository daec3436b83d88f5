//! Instruments and dates in sentences of our own, every one with a sentence
//! beside it that looks alike and names none.

use verbale_core::codebook::Codebook;
use verbale_core::reading::{MentionKind, read};
use verbale_core::text::Document;

fn named(text: &str, lang: &str, kind: MentionKind) -> Vec<String> {
    let reading = read(&Document::of_text(text, lang), &Codebook::builtin());
    reading.mentions.into_iter().filter(|m| m.kind == kind).map(|m| m.of).collect()
}

fn instruments(text: &str, lang: &str) -> Vec<String> {
    named(text, lang, MentionKind::Instrument)
}

fn dates(text: &str, lang: &str) -> Vec<String> {
    named(text, lang, MentionKind::Date)
}

#[test]
fn a_bare_treaty_is_the_one_at_home_among_the_topics() {
    assert_eq!(instruments("The Group reaffirms that the Treaty bans no nuclear energy.", "en"), ["NPT"]);
    assert_eq!(instruments("Группа подтверждает, что Договор касается ядерного оружия.", "ru"), ["NPT"]);
    assert_eq!(instruments("本集团重申《条约》有助于核裁军。", "zh"), ["NPT"]);
    assert!(instruments("The Group reaffirms that the Treaty helps farmers.", "en").is_empty());
    assert!(instruments("本集团重申《条约》有助于渔民。", "zh").is_empty());
}

#[test]
fn a_name_in_capitals_is_an_instrument_where_its_noun_is_its_head() {
    assert_eq!(instruments("We welcome the Zenda River Protocol.", "en"), ["ZENDA-RIVER-PROTOCOL"]);
    assert_eq!(instruments("We recall the 1921 Agreement.", "en"), ["1921-AGREEMENT"]);
    assert_eq!(
        instruments("We support the Strategy for the Revival of Zenda.", "en"),
        ["STRATEGY-FOR-THE-REVIVAL-OF-ZENDA"]
    );
    assert!(instruments("We thank the Zenda Strategy Office.", "en").is_empty());
    assert!(instruments("We thank the Zenda Working Group and its Forum.", "en").is_empty());
}

#[test]
fn an_article_of_a_treaty_is_no_name() {
    assert!(instruments("We recall article IV of the Treaty.", "en").is_empty());
}

#[test]
fn acts_of_authorities_are_known_by_number_or_date() {
    assert_eq!(instruments("We regret Executive Order 77 of 5 May 2021.", "en"), ["ORDER-77"]);
    assert_eq!(instruments("We welcome the Council decision of 5 May 2021.", "en"), ["DECISION-2021-05-05"]);
    assert_eq!(instruments("双方欢迎2008年8月12日停火协定。", "zh"), ["2008年8月12日停火协定"]);
    assert!(instruments("We welcome the decision to meet on 5 May 2021.", "en").is_empty());
    assert!(instruments("双方欢迎2008年8月12日的会晤。", "zh").is_empty());
}

#[test]
fn a_numbered_resolution_is_of_the_body_named_before_it() {
    assert_eq!(
        instruments(
            "We recall Human Rights Council resolution 22/18 and General Assembly resolution 66/290.",
            "en"
        ),
        ["HRC-RES-22-18", "UNGA-RES-66-290"]
    );
    assert_eq!(instruments("We recall decision 60/30.", "en"), ["UNGA-DEC-60-30"]);
    assert!(instruments("We recall the resolution in document A/68/37.", "en").is_empty());
}

#[test]
fn a_project_in_quotation_marks_is_pointed_back_to() {
    let text = "We note that the “Zenda project” has begun and support the achievements of this project.";
    assert_eq!(instruments(text, "en"), ["ZENDA-PROJECT", "ZENDA-PROJECT"]);
    assert!(instruments("We support the achievements of this project.", "en").is_empty());
    assert!(instruments("We note that the term “zenda project” is vague.", "en").is_empty());
}

#[test]
fn dates_are_mentioned_as_whole_as_they_are_given() {
    assert_eq!(dates("双方商定于2031年3月4日会晤，2035年前完成。", "zh"), ["2031-03-04", "2035"]);
    assert_eq!(dates("We will meet on 4 March 2031 and finish by 2035.", "en"), ["2031-03-04", "2035"]);
    assert_eq!(dates("Стороны встретятся 4 марта 2031 года.", "ru"), ["2031-03-04"]);
    assert!(dates("We recall resolution 1540 (2004) and 2000 tonnes.", "en").is_empty());
    assert!(dates("双方回顾第1540(2004)号决议。", "zh").is_empty());
}

#[test]
fn a_year_in_a_name_is_no_date() {
    assert!(dates("双方支持落实《2030年可持续发展议程》。", "zh").is_empty());
}
