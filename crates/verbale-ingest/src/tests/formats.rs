//! Web pages, Word files and PDFs, made in the test.

use std::io::{Cursor, Write};

use verbale_core::text::{Offsets, ParagraphKind};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{paragraphs, read};
use crate::{Hint, IngestError, document};

const WORDS: &str =
    "The two Sides reaffirmed their support for the treaty on rivers and called on all neighbours to act. ";

#[test]
fn the_main_text_of_a_known_site_is_taken() {
    let page = format!(
        "<html><head><meta charset=utf-8><link rel=canonical href='https://en.kremlin.ru/1'><title>Site</title></head>\
         <body><nav>Menu</nav><h1 class=entry-title>Statement on Rivers</h1><div class='entry-content'>\
         <p>{WORDS}</p><script>x()</script><ul><li>one;</li><li><p>two.</p></li></ul>\
         <p>Line<br>break</p><p style='display: none'>hidden</p></div><footer>Footer</footer></body></html>"
    );
    let document = read("a.html", page.as_bytes());
    let expected = format!("Statement on Rivers\n{}\n• one;\n• two.\nLine\nbreak\n", WORDS.trim());
    assert_eq!(paragraphs(&document), expected);
    assert_eq!(
        (document.offsets, document.outline.paragraphs[0].kind),
        (Offsets::Canonical, ParagraphKind::Title)
    );
    assert!(document.diagnostics.is_empty(), "{:?}", document.diagnostics);
}

#[test]
fn the_main_text_of_an_unknown_site_is_found() {
    let words = format!("<p>{}</p>", WORDS.repeat(4)).repeat(5);
    let page = format!(
        "<html><body><div class=menu><a href=/>Home</a> <a href=/news>News</a></div>\
         <div class=story><h1>Statement</h1>{words}</div><div class=footer>Contact us</div></body></html>"
    );
    let text = paragraphs(&read("a.html", page.as_bytes()));
    assert!(text.contains("reaffirmed their support") && !text.contains("Home"), "{text}");
}

#[test]
fn a_page_without_main_text_is_read_whole_and_said_so() {
    let document = read("a.html", b"<html><body><div>Sides agreed.</div></body></html>");
    assert_eq!(paragraphs(&document), "Sides agreed.\n");
    assert_eq!(document.diagnostics[0].code, "whole-page");
    let empty = document_of("a.html", b"<html><body><script>1</script></body></html>");
    assert_eq!(empty.err().map(|error| error.code()), Some("no-main-text"));
}

#[test]
fn a_page_in_a_declared_encoding_is_read_in_it() {
    let page = "<html><head><meta charset=\"gb2312\"></head><body><p>双方重申支持。</p></body></html>";
    let (bytes, _, _) = encoding_rs::GBK.encode(page);
    assert_eq!(paragraphs(&read("a.html", &bytes)), "双方重申支持。\n");
}

#[test]
fn a_page_that_nests_without_end_is_read() {
    let page = format!("<html><body>{}{WORDS}{WORDS}</body></html>", "<div>".repeat(20_000));
    assert!(paragraphs(&read("a.html", page.as_bytes())).contains("reaffirmed"));
}

fn document_of(name: &str, bytes: &[u8]) -> Result<verbale_core::text::Document, IngestError> {
    document(bytes, &Hint::named(name))
}

fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        archive.start_file(*path, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn paragraph(words: &str, list: &str) -> String {
    format!("<w:p><w:pPr>{list}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn list(level: u32) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>")
}

#[test]
fn a_word_file_is_read_with_its_numbers_and_notes() {
    let body = [
        paragraph("Statement &amp; Annex", ""),
        paragraph("Rivers", &list(0)),
        paragraph("flow;", &list(1)),
        paragraph("rise.", &list(1)),
        paragraph("Lakes", &list(0)),
        "<w:p><w:r><w:t>The Sides</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:tab/><w:t>agreed.</w:t>\
         <w:footnoteReference w:id=\"2\"/></w:r></w:p>"
            .to_owned(),
    ];
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"7\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
    let bytes = docx(&[
        ("word/document.xml", &format!("<w:document><w:body>{}</w:body></w:document>", body.concat())),
        ("word/numbering.xml", numbering),
        (
            "word/footnotes.xml",
            "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
    ]);
    let text = "Statement & Annex\nI. Rivers\n(a) flow;\n(b) rise.\nII. Lakes\nThe Sides agreed.[2]\nNote.\n";
    assert_eq!(paragraphs(&read("a.docx", &bytes)), text);
    assert_eq!(read("a.txt", &bytes).diagnostics[0].code, "wrong-extension");
}

#[test]
fn a_bomb_and_a_broken_archive_are_refused() {
    let bomb = docx(&[("word/document.xml", &" ".repeat(40 << 20))]);
    assert!(matches!(document_of("a.docx", &bomb), Err(IngestError::Bomb { .. })));
    let whole = docx(&[("word/document.xml", "<w:p><w:r><w:t>Sides</w:t></w:r></w:p>")]);
    let error = document_of("a.docx", &whole[..whole.len() / 2]).err().map(|error| error.code());
    assert_eq!(error, Some("damaged-file"));
    let other = document_of("a.docx", &docx(&[("xl/workbook.xml", "<x/>")])).err().map(|error| error.code());
    assert_eq!(other, Some("unsupported-format"));
}

#[test]
fn a_locked_word_file_is_refused_as_locked() {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(document_of("a.docx", &bytes).err().map(|error| error.code()), Some("encrypted"));
}

/// A PDF with one page whose content stream is given.
fn pdf(stream: &str, trailer: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Filter /Standard /V 1 /R 2 /P -4 /O (01234567890123456789012345678901) \
         /U (01234567890123456789012345678901) >>"
            .to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let xref = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    file.push_str(&format!("trailer\n<< /Size 7 /Root 1 0 R {trailer} >>\nstartxref\n{xref}\n%%EOF\n"));
    file.into_bytes()
}

const LINES: &str = "BT /F1 12 Tf 72 760 Td 14 TL (The Sides reaffirmed their support for the treaty on the) Tj T* \
    (rivers and agreed to meet again in the capital of Ruritania.) Tj ET";

#[test]
fn the_words_of_a_pdf_are_read_and_its_lines_joined() {
    let text = paragraphs(&read("a.pdf", &pdf(LINES, "")));
    assert!(text.contains("treaty on the rivers and agreed"), "{text}");
}

#[test]
fn pdfs_without_words_are_refused_for_their_cause() {
    let code = |bytes: &[u8]| document_of("a.pdf", bytes).err().map(|error| error.code());
    assert_eq!(code(&pdf("q 1 0 0 1 0 0 cm Q", "")), Some("scanned-pages"));
    assert_eq!(
        code(&pdf(LINES, "/Encrypt 6 0 R /ID [(0123456789012345) (0123456789012345)]")),
        Some("encrypted")
    );
    assert_eq!(code(b"%PDF-1.7\n1 0 obj\n<< /Type"), Some("damaged-file"));
}

#[test]
fn no_cut_of_a_file_makes_a_door_fall() {
    let word = docx(&[(
        "word/document.xml",
        "<w:document><w:p><w:r><w:t>The Sides agreed.</w:t></w:r></w:p></w:document>",
    )]);
    for (name, bytes) in [("a.pdf", pdf(LINES, "")), ("a.docx", word)] {
        for at in (0..bytes.len()).step_by(37) {
            let _ = document_of(name, &bytes[..at]);
            let mut damaged = bytes.clone();
            damaged[at] = damaged[at].wrapping_add(97);
            let _ = document_of(name, &damaged);
        }
    }
}
