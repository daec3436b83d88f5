//! Prints how well lines of a corpus in three languages are found again:
//! `cargo run --release -p verbale-core --example versions`.

#[path = "../tests/versions/generator.rs"]
mod generator;
#[path = "../tests/versions/table.rs"]
mod table;

use generator::{Count, Wear, What};
use verbale_core::codebook::Codebook;

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
}
