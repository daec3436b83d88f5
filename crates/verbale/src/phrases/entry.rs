//! What entries of the codebook are called, and what is said of them.

use super::Interface;
use super::web::words;

words! {
    /// The terms of an entry; `{}` in a phrase is filled in.
    EntryWords {
        act: "act", "行为", "акт";
        ladder: "ladder", "阶梯", "лестница";
        person: "person", "人物", "лицо";
        topic: "topic", "议题", "тема";
        scales: "force {}/100 · binding {}/5", "语气 {}/100 · 约束 {}/5", "накал {}/100 · обязывает {}/5";
        negated: "negated", "否定时", "с отрицанием";
        performs: "performs `{}`", "即 `{}`", "означает `{}`";
        verb: "verb", "动词", "глагол";
        noun: "noun", "名词", "имя";
        adjective: "adjective", "形容词", "прилагательное";
        norm: "norm", "规范词", "норма";
        pledge: "pledge", "承诺语", "обещание";
        people: "people", "国民", "жители";
        capital: "capital", "首都", "столица";
        in_compounds: "in compounds", "合称", "в сложных словах";
        step: "step {} of {} in {}", "{2}：第 {0} 级，共 {1} 级", "ступень {} из {}: {}";
        example: "example", "例", "пример";
        but_not: "but not", "不含", "но не";
        since: "since", "始于", "с";
        until: "until", "止于", "до";
        part_of: "part of", "隶属", "часть";
        members: "members", "成员", "члены";
        spoken_for_by: "spoken for by", "发言人", "говорят от имени";
        office: "{} of {}", "{1} {0}", "{}, {}";
        year: "year", "年份", "год";
        depositary: "depositary", "保存机关", "депозитарий";
        registration: "registration", "登记", "регистрация";
        parties: "parties", "缔约方", "участники";
        topics: "topics", "议题", "темы";
        source: "source", "出处", "источник";
        note: "note", "说明", "примечание";
    }
}

/// What actors and instruments are, by the word of the codebook.
const KINDS: &[(&str, &str, &str)] = &[
    ("state", "国家", "государство"),
    ("territory", "地区", "территория"),
    ("organisation", "国际组织", "организация"),
    ("organ", "机构", "орган"),
    ("group", "群体", "группа"),
    ("agenda", "议程", "повестка"),
    ("agreement", "协定", "соглашение"),
    ("charter", "宪章", "устав"),
    ("code", "守则", "кодекс"),
    ("communique", "公报", "коммюнике"),
    ("convention", "公约", "конвенция"),
    ("covenant", "公约", "пакт"),
    ("decision", "决定", "решение"),
    ("declaration", "宣言", "декларация"),
    ("framework", "框架", "рамочный документ"),
    ("guidelines", "准则", "руководящие принципы"),
    ("initiative", "倡议", "инициатива"),
    ("memorandum", "备忘录", "меморандум"),
    ("plan", "计划", "план"),
    ("principles", "原则", "принципы"),
    ("programme", "方案", "программа"),
    ("protocol", "议定书", "протокол"),
    ("resolution", "决议", "резолюция"),
    ("statement", "声明", "заявление"),
    ("statute", "规约", "статут"),
    ("treaty", "条约", "договор"),
];

/// The name of a kind; a word that has none is shown as it is.
#[must_use]
pub fn kind(word: &str, interface: Interface) -> &str {
    let Some((_, zh, ru)) = KINDS.iter().find(|(known, ..)| *known == word) else { return word };
    match interface {
        Interface::En => word,
        Interface::Zh => zh,
        Interface::Ru => ru,
    }
}
