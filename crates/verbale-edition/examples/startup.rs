//! Times the parts of a cold start: the codebook, then each lexicon.

use std::time::Instant;

fn main() {
    let start = Instant::now();
    let codebook = verbale_edition::codebook();
    println!("codebook {:?}", start.elapsed());
    for language in &codebook.languages {
        let start = Instant::now();
        let known = codebook.lexicon(&language.id).is_some();
        println!("words of {} {:?} (found: {known})", language.id, start.elapsed());
    }
}
