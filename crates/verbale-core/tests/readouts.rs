//! Chinese news of a meeting: what a speech performs, sentence by sentence.

use verbale_core::codebook::Codebook;
use verbale_core::reading::read;
use verbale_core::text::Document;

/// The acts of sentences that follow "X pointed out" in a readout, as
/// `act holders: matter`.
fn said(sentences: &str) -> Vec<String> {
    let text = format!(
        "中国国家主席会见秘鲁总统\n\n10月3日，中国国家主席在北京会见秘鲁总统邦戈洛。\n\
         中方指出，两国相距遥远。{sentences}\n"
    );
    let reading = read(&Document::of_text(&text, "zh"), &Codebook::builtin());
    let shown = |p: &verbale_core::reading::Position| {
        let matter = p.matter.map_or("", |m| &text[m.range()]);
        format!("{} {}: {matter}", p.act, p.holders.join(","))
    };
    reading.positions.iter().skip(1).map(shown).collect()
}

macro_rules! speeches {
    ($($test:ident: $text:literal => [$($act:literal),*];)*) => {
        $(#[test] fn $test() { assert_eq!(said($text), [$($act),*] as [&str; _]); })*
    };
}

speeches! {
    a_numbered_norm_is_a_norm: "一是要照顾彼此舒适区。" => ["prescribe CHN: 照顾彼此舒适区"];
    a_numbered_heading_is_none: "一是共同修建码头。" => [];
    what_is_encouraged_after_a_norm_stays_in_it:
        "双方要增加航班，鼓励学生往来，警惕海盗。" => ["prescribe CHN: 双方要增加航班，鼓励学生往来，警惕海盗"];
    what_is_welcomed_after_a_pledge_is_apart:
        "中方将增加航班，欢迎秘方学生来访。" => ["commit CHN: 增加航班", "welcome CHN: 秘方学生来访"];
    a_pledge_after_a_norm_for_both_is_the_speakers_own:
        "双方要增加航班，中方愿提供飞机。" => ["prescribe CHN: 双方要增加航班", "intend CHN: 提供飞机"];
    a_pledge_may_be_not_to_do: "中方不会坐视海盗横行。" => ["commit CHN: 坐视海盗横行"];
    a_thing_pledges_nothing: "海浪不会停止。" => [];
    a_subject_goes_on_over_what_it_is: "中方是海洋国家，反对海盗行径。" => ["oppose CHN: 海盗行径"];
    what_a_deed_shows_is_no_act: "这体现了各国支持航运。" => [];
    this_says_nothing: "这再次表明，航运重要。" => [];
    among_norms_a_bare_auxiliary_moves_its_object:
        "双方要修建码头，将渔船管理好。" => ["prescribe CHN: 双方要修建码头，将渔船管理好"];
    a_wish_opens_a_sentence_of_a_speech: "愿同秘方修建码头。" => ["intend CHN: 同秘方修建码头"];
    one_sentence_two_refusals:
        "秘方不寻求扩大渔场，不支持海盗。" => ["intend PER: 扩大渔场", "oppose PER: 海盗"];
    a_person_is_known_by_the_office_the_text_gave:
        "邦戈洛表示，航运重要。" => ["state PER: 航运重要"];
    an_unknown_adverb_is_no_part_of_a_side: "秘方倍加赞赏渔民。" => ["commend PER: 渔民"];
    an_act_inside_an_adjunct_of_time_is_none: "在秘方表示抗议后，渔船离开。" => [];
    advice_that_is_counted_is_a_noun: "中方提出四点建议：" => [];
}
