//! One text in many encodings is one text.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

use super::read;
use crate::{Hint, IngestError, document};

const ZH: &str = "双方重申支持《公约》的权威性和有效性，反对任何形式的霸权主义，呼吁各国遵守国际法。\n";
const HANT: &str = "雙方重申支持公約的權威性和有效性，反對任何形式的霸權主義，呼籲各國遵守國際法。\n";
const RU: &str =
    "Стороны подтвердили приверженность Договору и призвали все государства соблюдать международное право.\n";

#[track_caller]
fn check(text: &str, encoding: &'static Encoding, name: &str) {
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy);
    let document = read("a.txt", &bytes);
    assert_eq!((&*document.text, document.source.encoding.as_str()), (text, name));
    assert_eq!(document.source.replaced, 0);
}

#[test]
fn the_encodings_of_three_languages_are_detected() {
    check(ZH, GB18030, "gb18030");
    check(HANT, BIG5, "Big5");
    check(RU, WINDOWS_1251, "windows-1251");
    // KOI8-U holds KOI8-R and is what detection says.
    check(RU, KOI8_R, "KOI8-U");
    check("本日、両首脳は地域の平和と安定について協議し、協力を確認した。\n", SHIFT_JIS, "Shift_JIS");
    check("양측은 한반도의 평화와 안정을 위해 협력하기로 합의하였다.\n", EUC_KR, "EUC-KR");
    check(
        "Les Parties réaffirment leur attachement à la paix – et à la sécurité.\n",
        WINDOWS_1252,
        "windows-1252",
    );
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn utf_16_is_read_from_both_ends_with_and_without_a_mark() {
    for text in [RU, "The Sides agreed to meet again in Geneva.\n"] {
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            let marked = format!("\u{feff}{text}");
            assert_eq!(&*read("a.txt", &utf16(&marked, order)).text, text);
        }
    }
    let bare = utf16("The Sides agreed to meet again in Geneva.\n", u16::to_le_bytes);
    assert_eq!(read("a.txt", &bare).source.encoding, "UTF-16LE");
    for text in [RU, ZH] {
        let long = text.repeat(8);
        assert_eq!(&*read("a.txt", &utf16(&long, u16::to_be_bytes)).text, long);
    }
}

#[test]
fn a_lone_surrogate_is_counted_and_reported() {
    let mut bytes = utf16("\u{feff}The Sides ", u16::to_le_bytes);
    bytes.extend(0xd800_u16.to_le_bytes());
    bytes.extend(utf16(" agreed.\n", u16::to_le_bytes));
    let document = read("a.txt", &bytes);
    assert_eq!(document.source.replaced, 1);
    assert_eq!(&*document.text, "The Sides \u{fffd} agreed.\n");
    assert_eq!(document.diagnostics[0].code, "replaced-characters");
}

#[test]
fn a_few_broken_bytes_do_not_spoil_a_text_in_utf_8() {
    let mut bytes = RU.as_bytes().to_vec();
    bytes.extend(b"\xff\xfe broken\n");
    let document = read("a.txt", &bytes);
    assert_eq!((document.source.encoding.as_str(), document.source.replaced), ("UTF-8", 2));
}

#[test]
fn a_declared_encoding_is_believed_where_the_bytes_bear_it_out() {
    let (bytes, _, _) = WINDOWS_1251.encode("Мир");
    let hint = Hint { charset: Some("windows-1251".to_owned()), ..Hint::named("a.txt") };
    assert_eq!(document(&bytes, &hint).unwrap().text.trim(), "Мир");
    let wrong = document(RU.as_bytes(), &hint).unwrap();
    assert_eq!((&*wrong.text, wrong.diagnostics[0].code.as_str()), (RU, "wrong-encoding"));
}

#[test]
fn a_forced_encoding_wins() {
    let (bytes, _, _) = KOI8_R.encode("Мир");
    let hint = Hint { encoding: Some("koi8-r".to_owned()), ..Hint::named("a.txt") };
    assert_eq!(document(&bytes, &hint).unwrap().text.trim(), "Мир");
    let hint = Hint { encoding: Some("klingon".to_owned()), ..Hint::named("a.txt") };
    assert!(matches!(document(&bytes, &hint), Err(IngestError::UnknownEncoding { .. })));
}

#[test]
fn a_forced_language_wins() {
    let hint = Hint { lang: Some("ru".to_owned()), ..Hint::named("a.txt") };
    assert_eq!(document(b"The Sides agreed.", &hint).unwrap().lang.code(), "ru");
}
