//! Files that hold no text that can be read: each says why and what to do.

use super::read;
use crate::{Hint, IngestError, document};

#[track_caller]
fn refuse(name: &str, bytes: &[u8]) -> IngestError {
    let Err(error) = document(bytes, &Hint::named(name)) else { panic!("`{name}` was read") };
    assert!(error.to_string().contains(name), "{error}");
    assert!(!error.hint().is_empty());
    error
}

#[test]
fn nothing_and_white_space_are_empty() {
    for bytes in [&b""[..], b" \n\t\r\n", "\u{feff}\u{200b}\n".as_bytes()] {
        assert_eq!(refuse("a.txt", bytes).code(), "empty-file");
    }
}

#[test]
fn binary_files_and_pictures_are_refused() {
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(refuse("a.txt", &noise).code(), "not-a-text");
    assert_eq!(refuse("a.txt", b"\x89PNG\r\n\x1a\n0000").code(), "unsupported-format");
    assert_eq!(refuse("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old").code(), "unsupported-format");
    assert_eq!(refuse("a.rtf", b"{\\rtf1 text}").code(), "unsupported-format");
}

#[test]
fn a_wrong_extension_is_reported_and_not_believed() {
    let document = read("a.pdf", b"The Sides agreed to meet again in Geneva.");
    assert_eq!(document.diagnostics[0].code, "wrong-extension");
    assert_eq!(document.source.media_type, "text/plain");
}

#[test]
fn a_long_line_is_one_paragraph() {
    let line = "The Sides agreed. ".repeat(100_000);
    let document = read("a.txt", line.as_bytes());
    assert_eq!(document.outline.paragraphs.len(), 1);
    assert_eq!(document.outline.paragraphs[0].sentences.len(), 100_000);
}

#[test]
fn only_the_last_part_of_a_path_is_kept() {
    assert_eq!(read("secret/place/a.txt", b"The Sides agreed.").source.name, "a.txt");
}
