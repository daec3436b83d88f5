//! The built-in edition of the codebook, read and compiled when the program
//! is built, so that it is there in milliseconds.

use verbale_core::codebook::Codebook;

include!(concat!(env!("OUT_DIR"), "/frozen.rs"));

/// The built-in edition.
#[must_use]
pub fn codebook() -> Codebook {
    Codebook::thaw(CODEBOOK, LEXICONS).unwrap_or_else(Codebook::builtin)
}

#[cfg(test)]
mod tests {
    use verbale_core::codebook::Codebook;

    #[test]
    fn the_frozen_edition_is_the_one_in_the_files() {
        let (frozen, read) = (super::codebook(), Codebook::builtin());
        assert_eq!(frozen.edition, read.edition);
        assert_eq!(frozen.acts, read.acts);
        assert_eq!(frozen.actors, read.actors);
        for language in &read.languages {
            assert!(frozen.lexicon(&language.id).is_some());
        }
    }
}
