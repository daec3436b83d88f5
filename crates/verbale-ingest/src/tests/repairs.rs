//! Each kind of damage, mended and recorded.

use verbale_core::span::Span;
use verbale_core::text::{Document, RepairKind};

use super::{paragraphs, read};

#[track_caller]
fn check(name: &str, source: &str, expected: &str, kinds: &[RepairKind]) -> Document {
    let document = read(name, source.as_bytes());
    assert_eq!(paragraphs(&document), expected);
    for kind in kinds {
        assert!(
            document.repairs.iter().any(|repair| repair.kind == *kind),
            "{kind:?}: {:?}",
            document.repairs
        );
    }
    for repair in &document.repairs {
        let source = &document.source.decoded[repair.source.start as usize..repair.source.end as usize];
        assert_eq!(source, repair.was);
        assert_eq!(&document.text[repair.at], repair.now);
    }
    document
}

#[test]
fn a_paragraph_broken_in_mid_word_is_joined() {
    let document = check(
        "a.txt",
        "甲乙联合声明（中）\n\n双方重申《公约》应得到遵守，包括加强机制，达成具有法律约束力的议定\n\n书，并通过协商解决问题。\n\n三\n\n双方同意。\n",
        "甲乙联合声明（中）\n双方重申《公约》应得到遵守，包括加强机制，达成具有法律约束力的议定书，并通过协商解决问题。\n三\n双方同意。\n",
        &[RepairKind::BrokenParagraph],
    );
    let at = document.text.find("议定书").unwrap();
    let span = document.origin.source(Span::new(at, at + "议定书".len()));
    assert_eq!(&document.source.decoded[span], "议定\n\n书");
}

#[test]
fn wrapped_lines_are_joined_and_paragraphs_stay_apart() {
    check(
        "a.txt",
        "Joint Statement on Rivers\n\n\
         The two Sides reaffirmed their support for the treaty on the rivers and\n\
         agreed to meet again. They called on all neighbours to respect the law\n\
         of the sea and the freedom of navigation, and welcomed the progress.\n\n\
         They also agreed on:\n\n\
         -   common rules for the use of water in the basin of the great river\n    \
         and its lakes;\n\
         -   a commission.\n",
        "Joint Statement on Rivers\n\
         The two Sides reaffirmed their support for the treaty on the rivers and \
         agreed to meet again. They called on all neighbours to respect the law \
         of the sea and the freedom of navigation, and welcomed the progress.\n\
         They also agreed on:\n\
         - common rules for the use of water in the basin of the great river and its lakes;\n\
         - a commission.\n",
        &[RepairKind::WrappedLine, RepairKind::WhiteSpace],
    );
}

#[test]
fn wrapped_chinese_lines_are_joined_without_a_space() {
    check(
        "a.txt",
        "　　双方重申坚定支持彼此核心利益、国家主权和领土完整，反对外部\n\
         势力干涉两国内政，愿就此加强协调，共同维护地区和平与稳定，促进\n\
         共同发展与繁荣。双方同意继续就国际和地区问题保持密切沟通与合作\n\
         关系。\n",
        "双方重申坚定支持彼此核心利益、国家主权和领土完整，反对外部势力干涉两国内政，愿就此加强协调，\
         共同维护地区和平与稳定，促进共同发展与繁荣。双方同意继续就国际和地区问题保持密切沟通与合作关系。\n",
        &[RepairKind::WrappedLine],
    );
}

#[test]
fn lines_doubled_by_empty_ones_are_joined() {
    check(
        "a.txt",
        "The Security Council,\n\n\
         Reaffirming the purposes and principles of the Charter of the United Nations,\n\n\
         and recalling all of its relevant resolutions on the situation in Ruritania,\n\n\
         including resolutions 1 (2023), 2 (2023), 3 (2024), 4 (2024), 5 (2024) and\n\n\
         6 (2024),\n\n\
         Deploring all attacks against civilians and all acts of violence against the\n\n\
         people of the region, in violation of international law,\n\n\
         1. Demands a ceasefire;\n\n\
         2. Decides to remain seized of the matter.\n",
        "The Security Council,\n\
         Reaffirming the purposes and principles of the Charter of the United Nations, \
         and recalling all of its relevant resolutions on the situation in Ruritania, \
         including resolutions 1 (2023), 2 (2023), 3 (2024), 4 (2024), 5 (2024) and 6 (2024),\n\
         Deploring all attacks against civilians and all acts of violence against the \
         people of the region, in violation of international law,\n\
         1. Demands a ceasefire;\n\
         2. Decides to remain seized of the matter.\n",
        &[RepairKind::BrokenParagraph],
    );
}

#[test]
fn a_head_that_opens_both_pages_of_two_goes() {
    let page = |words: &str| format!("Ministry of Ruritania\n\n{words}\n");
    let first = page("The Sides welcomed the progress of the talks.");
    let second = page("They agreed to meet again.");
    check(
        "a.txt",
        &format!("{first}\x0c{second}"),
        "The Sides welcomed the progress of the talks.\nThey agreed to meet again.\n",
        &[RepairKind::RunningHead],
    );
    // The same lines in a file without pages may be headings.
    check("a.txt", &format!("{first}{second}"), &format!("{first}{second}").replace("\n\n", "\n"), &[]);
}

#[test]
fn page_numbers_and_running_heads_go() {
    check(
        "a.txt",
        "The Sides agreed to continue their work on the treaty, and they instructed the\n\nA/77/1\n- 2 -\n\n\
         ministers to report. They met twice.\n\nA/77/1\n- 3 -\n\nThe Sides thanked the hosts.\n\nA/77/1\n- 4 -\n",
        "The Sides agreed to continue their work on the treaty, and they instructed the ministers to report. \
         They met twice.\nThe Sides thanked the hosts.\n",
        &[RepairKind::PageNumber, RepairKind::RunningHead, RepairKind::BrokenParagraph],
    );
}

#[test]
fn numbers_of_sections_stay() {
    let text = "Statement\n1\nThe Sides agreed.\n2\nThe Sides met.\n3\nThe Sides left.\n";
    check("a.txt", text, text, &[]);
}

#[test]
fn words_divided_at_the_margin_are_joined() {
    check(
        "a.txt",
        "The two Sides reaffirmed their support for regional cooperation and agre-\n\
         ed to meet again. They called on all to respect the non-proliferation of\n\
         weapons and welcomed the progress made on non-prolifer-\n\
         ation and on self-\n\
         restraint in the region, and said so in plain words at the end of it all.\n",
        "The two Sides reaffirmed their support for regional cooperation and agreed to meet again. They called on \
         all to respect the non-proliferation of weapons and welcomed the progress made on non-prolifer-ation and \
         on self-restraint in the region, and said so in plain words at the end of it all.\n"
            .replace("non-prolifer-ation", "non-proliferation")
            .as_str(),
        &[RepairKind::HyphenatedWord],
    );
}

#[test]
fn radicals_and_invisible_characters_go() {
    let document = check(
        "a.txt",
        "⼈⺠⽅\u{200b}面重\u{ad}申\u{feff}支持。\n",
        "人民方面重申支持。\n",
        &[RepairKind::Radical, RepairKind::InvisibleCharacter],
    );
    assert_eq!(document.repairs.len(), 6);
}

#[test]
fn ligatures_are_spelt_out() {
    check(
        "a.txt",
        "The Sides reaﬃrmed the ﬁrst treaty.\n",
        "The Sides reaffirmed the first treaty.\n",
        &[RepairKind::Ligature],
    );
}

#[test]
fn white_space_of_every_kind_becomes_one_space() {
    check(
        "a.txt",
        "The\u{a0}Sides\t\u{202f} agreed.  They\u{3000}met.\r\nThey left.\r\n",
        "The Sides agreed. They met.\nThey left.\n",
        &[RepairKind::WhiteSpace],
    );
}

#[test]
fn a_file_of_one_sentence_a_line_stays_so() {
    let text = "приветствуя усилия государств по ликвидации насилия и дискриминации,\n\
        подтверждая свою приверженность миру и безопасности во всем мире,\n\
        Стороны договорились продолжать\n\
        и встретились снова.\n";
    check("a.txt", text, text, &[]);
}

#[test]
fn front_matter_goes_and_its_title_and_date_stay() {
    check(
        "a.md",
        "---\ntags: statements\ndate: '2021-01-31'\ntitle: \"State\\u2060ment on\\_Rivers \\u2013\\\n  \\ and Lakes\"\n---\n\n\
         The **two Sides** agreed. See [here](https://example.org).\n\n\\###\n",
        "2021-01-31\nStatement on Rivers – and Lakes\nThe two Sides agreed. See here.\n###\n",
        &[RepairKind::FrontMatter, RepairKind::Markup],
    );
}

#[test]
fn headings_of_markdown_are_never_joined() {
    check(
        "a.md",
        "# Statement of the two Sides on the rivers and on the lakes of the basin\nthe Sides agreed on all the questions \
         that had been put\n\n## Rivers\ntext of\nthe rivers\n",
        "Statement of the two Sides on the rivers and on the lakes of the basin\nthe Sides agreed on all the questions \
         that had been put\nRivers\ntext of\nthe rivers\n",
        &[RepairKind::Markup],
    );
}
