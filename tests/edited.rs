//! Edits of known kinds on our own texts are typed right.

use super::edits::{KINDS, LANGUAGES, score};

#[test]
fn edits_are_typed_right() {
    let codebook = verbale_edition::codebook();
    for lang in LANGUAGES {
        let score = score(lang, 155, &codebook);
        assert_eq!(score.kinds.len(), KINDS.len(), "{lang}");
        let wrong = score.wrong.join("\n\n");
        assert!(score.share() >= 0.96, "{lang}: {:.3}\n{wrong}", score.share());
        for (kind, (right, all)) in &score.kinds {
            assert!(2 * right > *all, "{lang} {kind}: {right} of {all}\n{wrong}");
        }
    }
}
