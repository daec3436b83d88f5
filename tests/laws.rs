//! Laws of a reading, on every text of `tests/corpus` and `examples`.

use std::fs;
use std::path::Path;

use verbale_core::codebook::Codebook;
use verbale_core::reading::{Reading, read};
use verbale_core::text::Document;
use verbale_ingest::{Hint, document};

fn documents() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for folder in ["tests/corpus", "examples"] {
        for entry in fs::read_dir(root.join(folder)).expect("a folder of texts") {
            let path = entry.expect("an entry is readable").path();
            if path.extension().is_some_and(|e| e == "txt" || e == "md") && !path.ends_with("README.md") {
                let bytes = fs::read(&path).expect("a text is readable");
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                found.push(document(&bytes, &Hint::named(&name)).expect("our own texts are sound"));
            }
        }
    }
    assert!(found.len() >= 5);
    found
}

fn all() -> Vec<(Document, Reading)> {
    let codebook = verbale_edition::codebook();
    documents().into_iter().map(|d| (d.clone(), read(&d, &codebook))).collect()
}

#[test]
fn nothing_is_found_without_its_words() {
    for (document, reading) in all() {
        for position in &reading.positions {
            assert!(!document.text[position.trigger].trim().is_empty(), "{position:#?}");
            assert!(position.clause.contains(position.trigger), "{position:#?}");
            if let Some(matter) = position.matter {
                assert!(!document.text[matter].trim().is_empty(), "{position:#?}");
            }
        }
        for mention in &reading.mentions {
            assert!(!document.text[mention.span].is_empty());
        }
    }
}

#[test]
fn the_same_text_and_edition_give_the_same_reading() {
    let again = Codebook::builtin();
    for (document, reading) in all() {
        assert_eq!(read(&document, &again), reading);
    }
}

#[test]
fn positions_stand_in_the_order_of_the_text() {
    for (_, reading) in all() {
        let starts: Vec<usize> = reading.positions.iter().map(|p| p.trigger.start()).collect();
        assert!(starts.is_sorted(), "{starts:?}");
    }
}

#[test]
fn every_id_is_in_the_codebook_or_told_by_the_text() {
    let codebook = verbale_edition::codebook();
    for (_, reading) in all() {
        for id in reading.positions.iter().flat_map(|p| p.holders.iter().chain(&p.addressees)) {
            assert!(id.starts_with("group:") || codebook.actor_number(id).is_some(), "{id}");
        }
    }
}
