//! The command line of Verbale.

mod json;
mod places;

use verbale_core::codebook::Codebook;
use verbale_core::text::Document;

fn main() {
    let codebook = Codebook::builtin();
    let path = std::env::args().nth(2).expect("usage: verbale read FILE");
    let text = std::fs::read_to_string(&path).expect("a readable file");
    let han = text.chars().filter(|c| ('\u{4e00}'..'\u{9fff}').contains(c)).count();
    let cyr = text.chars().filter(|c| ('а'..='я').contains(c)).count();
    let lang = if han * 10 > text.chars().count() {
        "zh"
    } else if cyr * 4 > text.chars().count() {
        "ru"
    } else {
        "en"
    };
    let document = Document::of_text(&text, lang);
    let reading = verbale_core::reading::read(&document, &codebook);
    println!("{}", json::reading(&document, &reading, &codebook));
}
