//! English clauses whose act, matter or holder another clause hides: one test
//! a construction, on sentences of our own, and what only looks like it.

use verbale_core::codebook::Codebook;
use verbale_core::reading::read;
use verbale_core::text::Document;

/// The acts of a text: act, holders, matter.
fn acts(text: &str) -> Vec<String> {
    let document = Document::of_text(text, "en");
    let reading = read(&document, &Codebook::builtin());
    let told = reading.positions.iter().map(|p| {
        let matter = p.matter.map_or("", |m| &document.text[m]);
        format!("{} {}: {matter}", p.holders.join("+"), p.act)
    });
    told.collect()
}

fn finds(text: &str, wanted: &[&str]) {
    assert_eq!(acts(text), wanted, "in {text}");
}

#[test]
fn a_relative_clause_belongs_to_the_subject_of_a_norm() {
    finds(
        "All States that have not yet signed the pact should do so.\n",
        &["group:text-voice prescribe: All States that have not yet signed the pact should do so"],
    );
    finds("It spent the sums that States should pay.\n", &[]);
    finds("The fund gave farmers the tools they need to sow.\n", &[]);
}

#[test]
fn a_main_clause_follows_its_participles() {
    finds(
        "Recalling the ruling of the court, the Group believes that fishing must stop.\n",
        &["group:group state: the ruling of the court", "group:group consider: fishing must stop"],
    );
    finds(
        "Recalling that, at its first session, the Group praised the report,\n",
        &["group:text-voice state: at its first session, the Group praised the report"],
    );
}

#[test]
fn commas_may_part_a_wish_from_its_act() {
    finds(
        "I wish, once again, to reiterate that the bridge is open.\n",
        &["group:text-voice reaffirm: the bridge is open"],
    );
    finds("The plan was, once again, to travel.\n", &[]);
}

#[test]
fn one_act_is_joined_with_others() {
    finds("Norway joins its neighbours in condemning the attack.\n", &["NOR condemn: the attack"]);
    finds("Norway took part in condemning the attack.\n", &[]);
}

#[test]
fn a_passive_asks_over_a_qualification() {
    finds(
        "Member States are encouraged, as appropriate, to plant trees.\n",
        &["group:text-voice call_on: Member States are encouraged, as appropriate, to plant trees"],
    );
    finds("Trees were seen leaning over the road.\n", &[]);
}

#[test]
fn two_verbs_share_an_object() {
    finds(
        "We welcome and encourage regional efforts.\n",
        &["group:text-voice welcome: regional efforts", "group:text-voice call_on: regional efforts"],
    );
    finds("The welcome and support were warm.\n", &[]);
}

#[test]
fn a_purpose_before_we_takes_no_comma() {
    finds(
        "To widen the circle of members we invite all ports to apply.\n",
        &["group:text-voice call_on: all ports to apply"],
    );
    finds("The circle of members we know is small.\n", &[]);
}

#[test]
fn a_norm_asks_for_a_commitment() {
    finds(
        "All sides should be committed to peace.\n",
        &["group:text-voice prescribe: All sides should be committed to peace"],
    );
}

#[test]
fn a_name_in_capitals_performs_nothing() {
    finds("The Northern Security Support Mission moved to the coast.\n", &[]);
}

#[test]
fn a_readout_knows_who_the_president_is() {
    let text = "Readout of the call between Norway and Chile\n\nThe President of Norway spoke today with \
                the Foreign Minister of Chile to express concern about the drought.\n\nThe President \
                welcomed the new ferry. They reaffirmed the value of trade. The Foreign Minister thanked \
                the city of Oslo.\n";
    finds(
        text,
        &[
            "NOR concern: the drought",
            "NOR welcome: the new ferry",
            "CHL+NOR reaffirm: the value of trade",
            "CHL commend: the city of Oslo",
        ],
    );
}
