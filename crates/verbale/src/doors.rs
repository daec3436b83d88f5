//! The one place where the face knocks at the doors.

use verbale_core::text::Document;

use crate::cli::outputs::Failure;

/// What is known about a file before it is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// Its name.
    pub name: String,
    /// Its language, where the user says so.
    pub language: Option<String>,
    /// Its encoding, where the user says so.
    pub encoding: Option<String>,
}

/// A document out of the bytes of a file.
///
/// # Errors
/// Where the format is not understood.
pub fn document(bytes: &[u8], hint: &Hint) -> Result<Document, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Failure::new("the file is not UTF-8 text").help("convert it to UTF-8 and read it again")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Failure::new("the file holds no text"));
    }
    let language = hint.language.clone().unwrap_or_else(|| guess(text).to_owned());
    let mut document = Document::of_text(text, &language);
    document.source.name.clone_from(&hint.name);
    Ok(document)
}

fn guess(text: &str) -> &'static str {
    let all = text.chars().filter(|c| c.is_alphabetic()).count();
    let han = text.chars().filter(|c| ('\u{4e00}'..'\u{9fff}').contains(c)).count();
    let cyrillic = text.chars().filter(|c| ('\u{400}'..'\u{500}').contains(c)).count();
    if han * 5 > all {
        "zh"
    } else if cyrillic * 3 > all {
        "ru"
    } else {
        "en"
    }
}
