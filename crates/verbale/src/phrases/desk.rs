//! Words of the interface for the library.

use super::Interface;

/// The words of the library; `{}` in a phrase is filled in.
#[derive(Debug)]
#[allow(missing_docs, reason = "the English words say what each is")]
pub struct DeskWords {
    pub id: &'static str,
    pub date: &'static str,
    pub form: &'static str,
    pub language: &'static str,
    pub parties: &'static str,
    pub title: &'static str,
    pub positions: &'static str,
    pub added: &'static str,
    pub known: &'static str,
    pub changed: &'static str,
    pub failed: &'static str,
    pub new: &'static str,
    pub of_all: &'static str,
    pub empty: &'static str,
    pub removed: &'static str,
    pub reread: &'static str,
    pub dropped: &'static str,
    pub clean: &'static str,
    pub lag: &'static str,
    pub backed_up: &'static str,
    pub restored: &'static str,
    pub replaces: &'static str,
    pub replaced_by: &'static str,
    pub also_named: &'static str,
    pub corrected: &'static str,
    pub withdrawn: &'static str,
    pub source: &'static str,
    pub nothing_found: &'static str,
    pub found: &'static str,
    pub at_least: &'static str,
    pub positions_found: &'static str,
    pub positions_at_least: &'static str,
    pub word: &'static str,
    pub together: &'static str,
    pub in_all: &'static str,
}

impl DeskWords {
    /// Its words in a language.
    #[must_use]
    pub fn of(interface: Interface) -> &'static Self {
        match interface {
            Interface::En => &EN,
            Interface::Zh => &ZH,
            Interface::Ru => &RU,
        }
    }
}

const EN: DeskWords = DeskWords {
    id: "id",
    date: "date",
    form: "form",
    language: "language",
    parties: "parties",
    title: "title",
    positions: "positions",
    added: "added",
    known: "known",
    changed: "changed",
    failed: "failed",
    new: "new",
    of_all: "{} of {} shown; more with --limit",
    empty: "The library is empty. `verbale add FILES` puts texts into it; examples/ holds some to try.",
    removed: "removed",
    reread: "{} documents read again, {} of them changed",
    dropped: "dropped",
    clean: "{} documents, all whole; the index holds every change",
    lag: "the index has not seen the last {} changes; another process is writing",
    backed_up: "{} documents copied to {}",
    restored: "{} documents restored from {}",
    replaces: "replaces",
    replaced_by: "replaced by",
    also_named: "also arrived as",
    corrected: "corrected",
    withdrawn: "withdrawn by hand",
    source: "source",
    nothing_found: "Nothing found.",
    found: "{} documents; {} places shown",
    at_least: "at least {} documents; {} places shown",
    positions_found: "{} positions; {} shown",
    positions_at_least: "at least {} positions; {} shown",
    word: "word",
    together: "together",
    in_all: "in all",
};

const ZH: DeskWords = DeskWords {
    id: "编号",
    date: "日期",
    form: "文种",
    language: "语言",
    parties: "各方",
    title: "标题",
    positions: "立场",
    added: "新增",
    known: "已有",
    changed: "有变",
    failed: "失败",
    new: "新增",
    of_all: "显示 {} 条，共 {} 条；用 --limit 查看更多",
    empty: "文库为空。用 `verbale add 文件` 加入文本；examples/ 中有可供试用的文本。",
    removed: "已移出",
    reread: "重读 {} 篇，其中 {} 篇有变",
    dropped: "消失",
    clean: "{} 篇文本，全部完好；索引已含所有变更",
    lag: "索引尚缺最近 {} 项变更；另一进程正在写入",
    backed_up: "已将 {} 篇文本备份至 {}",
    restored: "已从 {1} 恢复 {0} 篇文本",
    replaces: "取代",
    replaced_by: "被取代于",
    also_named: "又名",
    corrected: "经人工更正",
    withdrawn: "经人工撤销",
    source: "来源",
    nothing_found: "未找到。",
    found: "共 {} 篇；显示 {} 处",
    at_least: "至少 {} 篇；显示 {} 处",
    positions_found: "共 {} 条立场；显示 {} 条",
    positions_at_least: "至少 {} 条立场；显示 {} 条",
    word: "词",
    together: "共现",
    in_all: "总数",
};

const RU: DeskWords = DeskWords {
    id: "номер",
    date: "дата",
    form: "вид",
    language: "язык",
    parties: "стороны",
    title: "заголовок",
    positions: "позиции",
    added: "добавлено",
    known: "уже есть",
    changed: "изменено",
    failed: "не удалось",
    new: "новых",
    of_all: "показано {} из {}; больше — с --limit",
    empty: "Библиотека пуста. `verbale add ФАЙЛЫ` кладёт в неё тексты; для пробы есть examples/.",
    removed: "изъято",
    reread: "прочитано заново: {}, из них изменилось: {}",
    dropped: "исчезло",
    clean: "документов: {}, все целы; указатель содержит все изменения",
    lag: "указатель не видел последних изменений ({}); пишет другой процесс",
    backed_up: "скопировано документов: {} — в {}",
    restored: "восстановлено документов: {} — из {}",
    replaces: "заменяет",
    replaced_by: "заменён на",
    also_named: "поступал также как",
    corrected: "исправлено вручную",
    withdrawn: "снято вручную",
    source: "источник",
    nothing_found: "Ничего не найдено.",
    found: "документов: {}; показано мест: {}",
    at_least: "документов не менее {}; показано мест: {}",
    positions_found: "позиций: {}; показано: {}",
    positions_at_least: "позиций не менее {}; показано: {}",
    word: "слово",
    together: "вместе",
    in_all: "всего",
};

/// A phrase with its gaps filled in, one after the other; `{1}` and `{0}`
/// where a language wants another order.
#[must_use]
pub fn filled(phrase: &str, with: &[&str]) -> String {
    let mut out = phrase.to_owned();
    for (i, word) in with.iter().enumerate() {
        let named = format!("{{{i}}}");
        out = if out.contains(&named) { out.replace(&named, word) } else { out.replacen("{}", word, 1) };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn gaps_are_filled_in_order_or_by_number() {
        assert_eq!(filled("{} of {}", &["3", "9"]), "3 of 9");
        assert_eq!(filled("从 {1} 恢复 {0} 篇", &["3", "甲"]), "从 甲 恢复 3 篇");
    }
}
