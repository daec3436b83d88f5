//! Words of the interface for what changed between texts.

use verbale_core::compare::{Field, Kind};

use super::Interface;

/// The words of comparisons; `{}` in a phrase is filled in.
#[derive(Debug)]
#[allow(missing_docs, reason = "the English words say what each is")]
pub struct Compare {
    pub changed: &'static str,
    pub nothing: &'static str,
    pub form_only: &'static str,
    pub nothing_shared: &'static str,
    pub across: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    /// Where a clause stood that has moved: above, below.
    pub stood: [&'static str; 2],
    /// Where it stands now.
    pub stands: [&'static str; 2],
    pub side_by_side: &'static str,
    pub see: &'static str,
    pub series: &'static str,
    pub series_kept: &'static str,
    pub made_with: &'static str,
    pub more: &'static str,
    kinds: [&'static str; 10],
    fields: [&'static str; 10],
}

impl Compare {
    /// Its words in a language.
    #[must_use]
    pub fn of(interface: Interface) -> &'static Self {
        match interface {
            Interface::En => &EN,
            Interface::Zh => &ZH,
            Interface::Ru => &RU,
        }
    }

    /// Its words for two versions of one text: neither came before the other.
    #[must_use]
    pub fn of_versions(interface: Interface) -> &'static Self {
        match interface {
            Interface::En => &EN_VERSIONS,
            Interface::Zh => &ZH_VERSIONS,
            Interface::Ru => &RU_VERSIONS,
        }
    }

    /// What a kind of change is called.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.kinds[match kind {
            Kind::Kept => 0,
            Kind::Markup => 1,
            Kind::Reworded => 2,
            Kind::Moved => 3,
            Kind::Strengthened => 4,
            Kind::Softened => 5,
            Kind::Changed => 6,
            Kind::NotComparable => 7,
            Kind::Added => 8,
            Kind::Dropped => 9,
        }]
    }

    /// What a field is called.
    #[must_use]
    pub fn field(&self, field: Field) -> &'static str {
        self.fields[match field {
            Field::Act => 0,
            Field::Degree => 1,
            Field::Holder => 2,
            Field::Addressee => 3,
            Field::Instrument => 4,
            Field::Condition => 5,
            Field::Number => 6,
            Field::Date => 7,
            Field::Words => 8,
            Field::Place => 9,
        }]
    }
}

const EN: Compare = Compare {
    changed: "What changed",
    nothing: "Nothing changed.",
    form_only: "No word changed: only punctuation, case, width or script.",
    nothing_shared: "The two texts have no clause in common.",
    across: "Two languages: what the versions do is compared, not their words.",
    before: "Before",
    after: "After",
    stood: ["stood above", "stood below"],
    stands: ["now above", "now below"],
    side_by_side: "Side by side",
    see: "see the place",
    series: "What became of every clause, text by text",
    series_kept: "clauses unchanged in all texts: {}",
    made_with: "Compared with Verbale",
    more: "{} more",
    kinds: [
        "kept",
        "form only",
        "reworded",
        "moved",
        "strengthened",
        "softened",
        "changed",
        "not comparable",
        "new",
        "dropped",
    ],
    fields: [
        "act",
        "degree",
        "holder",
        "addressee",
        "instrument",
        "condition",
        "number",
        "date",
        "words",
        "place",
    ],
};

const ZH: Compare = Compare {
    changed: "有何变化",
    nothing: "没有变化。",
    form_only: "文字未变，仅标点、大小写、全半角或字体有别。",
    nothing_shared: "两份文本没有相同的语句。",
    across: "两种语言：比较两个文本所作的行为，不比较措辞。",
    before: "旧文",
    after: "新文",
    stood: ["原在上文", "原在下文"],
    stands: ["移至上文", "移至下文"],
    side_by_side: "逐句对照",
    see: "查看原处",
    series: "各语句在历次文本中的变化",
    series_kept: "{} 条语句在各文本中均未改动",
    made_with: "由 Verbale 比较",
    more: "另有 {} 条",
    kinds: ["保留", "仅形式", "改写", "移动", "加强", "减弱", "变更", "强弱难比", "新增", "删去"],
    fields: ["行为", "程度", "主体", "对象", "文书", "条件", "数字", "日期", "措辞", "位置"],
};

const RU: Compare = Compare {
    changed: "Что изменилось",
    nothing: "Ничего не изменилось.",
    form_only: "Слова те же: различаются лишь пунктуация, регистр или написание.",
    nothing_shared: "В двух текстах нет ни одного общего положения.",
    across: "Два языка: сравнивается то, что делают тексты, а не их слова.",
    before: "Было",
    after: "Стало",
    stood: ["стояло выше", "стояло ниже"],
    stands: ["теперь выше", "теперь ниже"],
    side_by_side: "Рядом",
    see: "к месту",
    series: "Что стало с каждым положением от текста к тексту",
    series_kept: "без изменений во всех текстах: {}",
    made_with: "Сравнено Verbale",
    more: "ещё {}",
    kinds: [
        "сохранено",
        "оформление",
        "переформулировано",
        "перенесено",
        "усилено",
        "смягчено",
        "изменено",
        "несопоставимо",
        "новое",
        "снято",
    ],
    fields: ["акт", "степень", "чей", "адресат", "документ", "условие", "число", "дата", "слова", "место"],
};

const EN_VERSIONS: Compare = Compare {
    changed: "Where the versions differ",
    before: "First version",
    after: "Second version",
    kinds: versions(EN.kinds, "only in the second", "only in the first", "differs"),
    ..EN
};

const ZH_VERSIONS: Compare = Compare {
    changed: "两个文本有何不同",
    before: "第一文本",
    after: "第二文本",
    kinds: versions(ZH.kinds, "仅见于第二文本", "仅见于第一文本", "不同"),
    ..ZH
};

const RU_VERSIONS: Compare = Compare {
    changed: "В чём тексты различаются",
    before: "Первый текст",
    after: "Второй текст",
    kinds: versions(RU.kinds, "только во втором", "только в первом", "различается"),
    ..RU
};

/// The kinds as they are called between versions.
const fn versions(
    mut kinds: [&'static str; 10],
    added: &'static str,
    dropped: &'static str,
    changed: &'static str,
) -> [&'static str; 10] {
    kinds[6] = changed;
    kinds[8] = added;
    kinds[9] = dropped;
    kinds
}
