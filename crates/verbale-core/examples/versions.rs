//! Prints how well lines of a corpus in three languages are found again, and
//! how long texts of 1,000 to 16,000 lines take:
//! `cargo run --release -p verbale-core --example versions`.

#[path = "../tests/versions/generator.rs"]
mod generator;
#[path = "../tests/versions/table.rs"]
mod table;

use std::time::Instant;

use generator::{Count, Wear, What};
use verbale_core::codebook::Codebook;
use verbale_core::compare::{Side, compare};
use verbale_core::reading::read;
use verbale_core::text::Document;

fn main() {
    let codebook = Codebook::builtin();
    let wears = [
        ("light", Wear { drop: 5, join: 6, shuffle: 12 }),
        ("all shuffled", Wear { drop: 12, join: 12, shuffle: 100 }),
        ("much dropped", Wear { drop: 25, join: 12, shuffle: 30 }),
    ];
    println!("| wear | pair | P | R | F1 | 1–1 | 1–2 | 2–1 | shuffled | other |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (name, wear) in wears {
        for pair in [("zh", "en"), ("zh", "ru"), ("en", "ru")] {
            let (Some(left), Some(right)) = (table::corpus(pair.0), table::corpus(pair.1)) else {
                eprintln!("the corpus of aligned lines is not here");
                return;
            };
            let (all, by) = table::pair(pair, &left, &right, wear, &codebook);
            let (p, r, f1) = all.figures();
            print!("| {name} | {}–{} | {p:.3} | {r:.3} | {f1:.3} |", pair.0, pair.1);
            for what in [What::OneToOne, What::OneToTwo, What::TwoToOne, What::Shuffled, What::Other] {
                let Count { made, right, .. } = by.get(&what).copied().unwrap_or_default();
                print!(" {right}/{made} |");
            }
            println!();
        }
    }
    times(&codebook);
}

/// How long comparing takes, reading left out.
fn times(codebook: &Codebook) {
    let (Some(zh), Some(en)) = (table::corpus("zh"), table::corpus("en")) else { return };
    println!("\n| lines | seconds |\n| --- | --- |");
    for count in [1_000, 2_000, 4_000, 8_000, 16_000] {
        let text =
            |lines: &[String]| lines.iter().cycle().take(count).cloned().collect::<Vec<_>>().join("\n");
        let (from, to) = (Document::of_text(&text(&zh), "zh"), Document::of_text(&text(&en), "en"));
        let readings = (read(&from, codebook), read(&to, codebook));
        let start = Instant::now();
        let sides =
            (Side { document: &from, reading: &readings.0 }, Side { document: &to, reading: &readings.1 });
        let found = compare(sides.0, sides.1, codebook);
        println!("| {count} | {:.2} |", start.elapsed().as_secs_f64());
        assert!(!found.links.is_empty());
    }
}
