//! Makes edits of known kinds and prints how many a comparison types right:
//! `cargo run --release -p verbale-tests --example edits [EDITS] [LANGUAGE]`.
//! With a language, what went wrong is shown.

#[path = "../edits/mod.rs"]
mod edits;

use edits::{KINDS, LANGUAGES, Score, score};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(1000);
    let only = arguments.next();
    let codebook = verbale_edition::codebook();
    let languages = LANGUAGES.iter().filter(|lang| only.as_deref().is_none_or(|only| only == **lang));
    let scores: Vec<(&str, Score)> = languages.map(|lang| (*lang, score(lang, count, &codebook))).collect();
    if only.is_some() {
        scores.iter().flat_map(|(_, score)| &score.wrong).for_each(|wrong| println!("{wrong}\n"));
    }
    print!("| edit |");
    scores.iter().for_each(|(lang, _)| print!(" {lang} |"));
    println!("\n| --- |{}", " --- |".repeat(scores.len()));
    for kind in KINDS {
        print!("| {kind} |");
        for (_, score) in &scores {
            let (right, all) = score.kinds.get(kind).copied().unwrap_or_default();
            print!(" {right}/{all} |");
        }
        println!();
    }
    print!("| all |");
    scores.iter().for_each(|(_, score)| print!(" {:.1} % |", 100.0 * score.share()));
    println!();
}
