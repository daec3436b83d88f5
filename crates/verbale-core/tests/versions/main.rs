//! Versions of one text in two languages, laid against each other.

mod generator;
mod lake;
mod table;

use generator::Wear;
use verbale_core::codebook::Codebook;
use verbale_core::compare::{Kind, Scope, Side, Stands, compare};
use verbale_core::reading::read;
use verbale_core::text::Document;

#[test]
fn lines_of_the_corpus_are_found_again() {
    let languages = ["zh", "en", "ru"].map(table::corpus);
    let [Some(zh), Some(en), Some(ru)] = &languages else {
        eprintln!("skipped: the corpus of aligned lines is not here");
        return;
    };
    let codebook = Codebook::builtin();
    let wear = Wear { drop: 5, join: 6, shuffle: 12 };
    // Every eighth stretch of the corpus, so that all its parts are seen.
    let some = |lines: &[String]| -> Vec<String> { lines.chunks(60).step_by(8).flatten().cloned().collect() };
    let (zh, en, ru) = (some(zh), some(en), some(ru));
    for (names, left, right, floor) in
        [(("zh", "en"), &zh, &en, 0.92), (("zh", "ru"), &zh, &ru, 0.90), (("en", "ru"), &en, &ru, 0.94)]
    {
        let (all, _) = table::pair(names, left, right, wear, &codebook);
        let (_, _, f1) = all.figures();
        assert!(all.made > 300, "{names:?}: {} groups were made", all.made);
        assert!(f1 >= floor, "{names:?}: F1 is {f1:.3}, below {floor}");
    }
}

#[test]
fn short_texts_are_compared_without_a_fault() {
    let codebook = Codebook::builtin();
    let texts =
        [("", "zh"), ("和平。", "zh"), ("Peace.", "en"), ("Мир.", "ru"), ("\n\n—\n", "en"), ("", "ru")];
    for (a, left) in texts {
        for (b, right) in texts.iter().filter(|(_, right)| *right != left) {
            let (from, to) = (Document::of_text(a, left), Document::of_text(b, right));
            let readings = (read(&from, &codebook), read(&to, &codebook));
            let sides = (
                Side { document: &from, reading: &readings.0 },
                Side { document: &to, reading: &readings.1 },
            );
            let found = compare(sides.0, sides.1, &codebook);
            assert_eq!(found.scope, Scope::AcrossLanguages);
            let spans = |document: &Document| usize::from(!document.text.trim().is_empty());
            assert_eq!(found.links.iter().map(|l| l.left.len()).sum::<usize>(), spans(&from), "{a:?} {b:?}");
            assert_eq!(found.links.iter().map(|l| l.right.len()).sum::<usize>(), spans(&to), "{a:?} {b:?}");
        }
    }
}

#[test]
fn a_text_in_an_unknown_language_is_laid_against_another_by_its_figures() {
    let codebook = Codebook::builtin();
    let from = Document::of_text("Artikel 14 gilt bis 2031.\nArtikel 27 gilt bis 2044.\nEnde.", "de");
    let to = Document::of_text(
        "Article 14 is in force until 2031.\nArticle 27 is in force until 2044.\nEnd.",
        "en",
    );
    let readings = (read(&from, &codebook), read(&to, &codebook));
    let sides =
        (Side { document: &from, reading: &readings.0 }, Side { document: &to, reading: &readings.1 });
    let found = compare(sides.0, sides.1, &codebook);
    assert!(found.links.iter().all(|l| l.left.len() == 1 && l.right.len() == 1), "{:?}", found.links);
    assert!(found.links.iter().all(|l| l.stands == Stands::InPlace));
    assert!(found.changes.iter().all(|c| c.kind == Kind::Kept), "{:?}", found.changes);
}
