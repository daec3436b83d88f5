//! One broken file a fault, and none for the built-in edition.

use super::{distance, example::marked};
use crate::codebook::{Codebook, File};
use crate::diagnostic::Severity;

fn faults(path: &str, text: &str) -> Vec<(&'static str, String)> {
    let files = [File { path, text }];
    let mut all = Codebook::builtin_files();
    all.extend(files);
    let (known, _) = Codebook::load(&all);
    let found = Codebook::check(&known, &files);
    found.iter().map(|fault| (fault.code, text[fault.at.clone()].to_owned())).collect()
}

fn fault(path: &str, text: &str) -> (&'static str, String) {
    let mut found = faults(path, text);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

const NAMES: &str = "zh = { name = \"某国\" }\nen = { name = \"Somewhere\" }\nru = { name = \"Где-то\" }\n";

#[test]
fn an_actor_that_nobody_knows_is_told_where_it_stands() {
    let text =
        format!("[[actor]]\nid = \"XYZ\"\nkind = \"organisation\"\nmembers = [\"CHN\", \"RSU\"]\n{NAMES}");
    assert_eq!(fault("actors/own.toml", &text), ("unknown-actor", "\"RSU\"".to_owned()));
}

#[test]
fn an_entry_without_a_language_is_a_warning() {
    let text = "[[actor]]\nid = \"XYZ\"\nkind = \"state\"\nen = { name = \"Somewhere\" }\n";
    assert_eq!(fault("actors/own.toml", text).0, "missing-language");
}

#[test]
fn two_entries_of_one_id_or_one_name_are_told() {
    let one = format!("[[actor]]\nid = \"XYZ\"\nkind = \"state\"\n{NAMES}");
    let found = faults("actors/own.toml", &format!("{one}{one}"));
    assert_eq!(found[0].0, "duplicate-id");
    let two = one.replace("XYZ", "XYY");
    let found = faults("actors/own.toml", &format!("{one}{two}"));
    assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), ["shared-name"; 3]);
}

#[test]
fn an_act_must_know_its_kinds_and_its_negation() {
    let act = "id = \"wave\"\nfamily = \"positive\"\ngloss = \"Waves.\"\nnegated = \"ignroe\"\n\
        [[kind]]\nname = \"WAVE\"\nforce = 1\nbinding = 0\n[[cue]]\nlang = \"en\"\nkind = \"WAFE\"\nverb = [\"wave\"]\n";
    let codes: Vec<&str> = faults("acts/wave.toml", act).iter().map(|f| f.0).collect();
    assert_eq!(codes, ["unknown-act", "unknown-kind"]);
}

#[test]
fn a_file_that_is_no_toml_is_told_once() {
    assert_eq!(fault("topics/own.toml", "[[topic]\nid = 1\n").0, "not-readable");
}

#[test]
fn marks_of_examples_open_and_close() {
    assert!(marked("{holder: We} {act: condemn} {content: what {addressee: they} did}.").is_ok());
    assert!(marked("{act: condemn").is_err());
    assert!(marked("act: condemn}").is_err());
    assert!(marked("{condemn}").is_err());
}

#[test]
fn near_words_are_few_letters_apart() {
    assert_eq!(distance("RSU", "RUS"), 2);
    assert_eq!(distance("urge", "urges"), 1);
}

#[test]
fn the_builtin_edition_has_no_errors() {
    let files = Codebook::builtin_files();
    let found = Codebook::check(&Codebook::builtin(), &files);
    let errors: Vec<_> = found.iter().filter(|fault| fault.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn phrases_of_undertakings_must_be_readable() {
    let file = "id = \"en\"\n[[deadline]]\nkind = \"date\"\ndue = \"last\"\nwords = [\"by {date}\", \"by {dat}\"]\n\
        [condition]\nopens = [\"(if|unless\"]\n";
    let codes: Vec<&str> = faults("undertakings/en.toml", file).iter().map(|f| f.0).collect();
    assert_eq!(codes, ["unreadable-phrase"; 2]);
    assert_eq!(
        fault("undertakings/en.toml", "id = \"en\"\n[outcome]\nacts = [\"welcmoe\"]\n").0,
        "unknown-act"
    );
    assert!(faults("undertakings/en.toml", "id = \"en\"\n[target]\nwords = [\"{number}%\"]\n").is_empty());
    assert_eq!(fault("undertakings/xx.toml", "id = \"xx\"\n").0, "unknown-language");
}
