//! The built-in edition is readable to the last file.

use verbale_core::codebook::Codebook;

#[test]
fn the_builtin_edition_has_no_faults() {
    let (codebook, faults) = Codebook::load(&Codebook::builtin_files());
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(codebook.acts.len() >= 25);
    for language in ["zh", "en", "ru"] {
        assert!(codebook.lexicon(language).is_some());
    }
}
