//! Whom an act is put to: who is a candidate, what is seen of one, and what
//! is settled by rule, on sentences of our own.

use verbale_core::codebook::{Codebook, Feature};
use verbale_core::reading::{Considered, read};
use verbale_core::text::Document;

/// The candidates of the first act of a text.
fn considered(text: &str, language: &str) -> Vec<Considered> {
    let document = Document::of_text(text, language);
    let reading = read(&document, &Codebook::builtin());
    reading.positions.first().map(|p| p.why.considered.clone()).unwrap_or_default()
}

fn names(text: &str, language: &str) -> Vec<String> {
    considered(text, language).into_iter().map(|c| c.ids.join("+")).collect()
}

fn seen(text: &str, language: &str, id: &str, feature: Feature) -> bool {
    let considered = considered(text, language);
    considered.iter().find(|c| c.ids.iter().any(|i| i == id)).is_some_and(|c| c.features.has(feature))
}

#[test]
fn the_two_sides_of_a_text_without_two_parties_are_others() {
    assert_eq!(names("The Council urges both sides to talk.\n", "en"), ["group:parties-concerned"]);
    assert_eq!(names("理事会敦促双方恢复谈判。\n", "zh"), ["group:parties-concerned"]);
    assert!(!names("We urge Norway to talk.\n", "en").contains(&"group:parties-concerned".to_owned()));
}

#[test]
fn a_state_that_tells_where_a_group_is_is_no_candidate() {
    assert_eq!(names("理事会呼吁海地各方恢复对话。\n", "zh"), ["group:parties-concerned"]);
    assert_eq!(names("理事会呼吁海地恢复对话。\n", "zh"), ["HTI"]);
}

#[test]
fn money_names_no_state() {
    assert!(names("Комитет приветствует взнос в размере 500 долл. США.\n", "ru").is_empty());
    assert!(names("Комитет приветствует взнос США.\n", "ru").contains(&"USA".to_owned()));
}

#[test]
fn the_holder_alone_is_told_from_the_holder_with_others() {
    assert!(seen("Norway calls on Norway and Chile to talk.\n", "en", "NOR", Feature::Holder));
    assert!(!seen("Norway calls on Norway and Chile to talk.\n", "en", "CHL", Feature::Holder));
}

#[test]
fn who_suffers_a_deed_is_told_from_its_author() {
    let attack = "The Council condemns the attack on Chile by Norway.\n";
    assert!(seen(attack, "en", "CHL", Feature::Suffers));
    assert!(seen(attack, "en", "CHL", Feature::ByOther));
    assert!(!seen(attack, "en", "NOR", Feature::Suffers));
    assert!(seen(attack, "en", "NOR", Feature::By));
}

#[test]
fn a_list_is_one_whatever_stands_between() {
    let listed = considered("The Council urges Norway, Chile and Peru to talk.\n", "en");
    assert_eq!(listed.iter().map(|c| c.list).collect::<Vec<_>>(), [0, 0, 0]);
    let apart = considered("The Council urges Norway to meet the envoy of Chile.\n", "en");
    assert!(apart.iter().enumerate().all(|(i, c)| c.list == i));
}

#[test]
fn an_inner_act_says_whom_the_outer_is_put_to() {
    use verbale_core::codebook::entry::Toward;
    let toward = |text: &str| considered(text, "en").first().map(|c| c.toward);
    assert_eq!(toward("The Council reiterates its condemnation of Norway.\n"), Some(Toward::Author));
    assert_eq!(toward("The Council stresses the importance of talks with Norway.\n"), Some(Toward::Judged));
}
