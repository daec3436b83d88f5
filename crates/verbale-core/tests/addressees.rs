//! Plain sentences of every kind of act, in three languages: to whom each is
//! put. They are learnt from too; what is held here is that no other record
//! outweighs them.

use std::fs;
use std::path::Path;

use verbale_core::codebook::Codebook;
use verbale_core::reading::read;
use verbale_core::text::Document;

/// The rows of the table: language, sentence, addressees.
fn rows() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/addressees");
    let table = fs::read_to_string(folder.join("plain.tsv")).expect("the table");
    let row = |row: &str| {
        let fields: Vec<&str> = row.split('\t').collect();
        let text = fs::read_to_string(folder.join(fields[0])).expect("the sentences");
        let line: usize = fields[1].parse().expect("a number");
        let language = fields[0].trim_start_matches("plain-").trim_end_matches(".txt");
        let sentence = text.lines().nth(line - 1).expect("the line");
        (language.to_owned(), sentence.to_owned(), fields[3].to_owned())
    };
    table.lines().filter(|l| !l.starts_with('#')).map(row).collect()
}

#[test]
fn plain_sentences_are_put_to_whom_they_say() {
    let codebook = Codebook::builtin();
    let mut wrong = Vec::new();
    for (language, sentence, right) in rows() {
        let reading = read(&Document::of_text(&sentence, &language), &codebook);
        let found = reading.positions.last().map(|p| p.addressees.join(" ")).unwrap_or_default();
        let found = if found.is_empty() { "-".to_owned() } else { found };
        if found != right {
            wrong.push(format!("{sentence} is put to {right}, and not to {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
