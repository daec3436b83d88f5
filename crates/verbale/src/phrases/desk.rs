//! Words of the interface for the library.

use verbale_desk::ledger::{ProposalKind, Status};

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

/// The words of the ledger.
#[derive(Debug)]
#[allow(missing_docs, reason = "the English words say what each is")]
pub struct LedgerWords {
    pub status: &'static str,
    pub act: &'static str,
    pub who: &'static str,
    pub to: &'static str,
    pub what: &'static str,
    pub due: &'static str,
    pub soon: &'static str,
    pub overdue: &'static str,
    pub kind: &'static str,
    pub call: &'static str,
    pub commitment: &'static str,
    pub instruments: &'static str,
    pub would_show: &'static str,
    pub lost: &'static str,
    pub unread: &'static str,
    pub history: &'static str,
    pub proposed: &'static str,
    pub noted: &'static str,
    pub reopened: &'static str,
    pub dismissed: &'static str,
    statuses: [&'static str; 5],
    marks: [(&'static str, &'static str); 5],
    proposals: [&'static str; 3],
}

impl LedgerWords {
    /// Its words in a language.
    #[must_use]
    pub fn of(interface: Interface) -> &'static Self {
        match interface {
            Interface::En => &LEDGER_EN,
            Interface::Zh => &LEDGER_ZH,
            Interface::Ru => &LEDGER_RU,
        }
    }

    /// What a status is called.
    #[must_use]
    pub fn status_name(&self, status: Status) -> &'static str {
        let at = Status::ALL.iter().position(|other| *other == status);
        self.statuses[at.unwrap_or_default()]
    }

    /// What a mark of compliance is called.
    #[must_use]
    pub fn mark<'a>(&self, mark: &'a str) -> &'a str {
        self.marks.iter().find(|(id, _)| *id == mark).map_or(mark, |(_, name)| name)
    }

    /// What a proposal is called.
    #[must_use]
    pub fn proposal(&self, kind: &ProposalKind) -> &'static str {
        self.proposals[match kind {
            ProposalKind::ReportsDone => 0,
            ProposalKind::Repeats => 1,
            ProposalKind::Drops => 2,
        }]
    }
}

const LEDGER_EN: LedgerWords = LedgerWords {
    status: "status",
    act: "act",
    who: "who",
    to: "to whom",
    what: "what",
    due: "due",
    soon: "no day",
    overdue: "overdue",
    kind: "kind",
    call: "call",
    commitment: "commitment",
    instruments: "instruments",
    would_show: "names",
    lost: "no longer read by edition",
    unread: "no longer read",
    history: "History",
    proposed: "Proposed as evidence",
    noted: "noted",
    reopened: "reopened",
    dismissed: "evidence dismissed",
    statuses: ["open", "met", "partly met", "refused", "lapsed"],
    marks: [
        ("target", "a target"),
        ("deadline", "a deadline"),
        ("body", "a body"),
        ("money", "money"),
        ("monitoring", "monitoring"),
    ],
    proposals: ["may report it done", "repeats it", "says nothing of it any more"],
};

const LEDGER_ZH: LedgerWords = LedgerWords {
    status: "状态",
    act: "行为",
    who: "主体",
    to: "对象",
    what: "内容",
    due: "期限",
    soon: "无具体日期",
    overdue: "已逾期",
    kind: "类别",
    call: "要求",
    commitment: "承诺",
    instruments: "文书",
    would_show: "写明",
    lost: "现版本不再读出",
    unread: "已不再读出",
    history: "经过",
    proposed: "可能的证据",
    noted: "备注",
    reopened: "重新开启",
    dismissed: "证据不采",
    statuses: ["未了", "已履行", "部分履行", "被拒绝", "已失效"],
    marks: [
        ("target", "指标"),
        ("deadline", "期限"),
        ("body", "机构"),
        ("money", "资金"),
        ("monitoring", "监督"),
    ],
    proposals: ["或称已完成", "再次提出", "不再提及"],
};

const LEDGER_RU: LedgerWords = LedgerWords {
    status: "состояние",
    act: "акт",
    who: "кто",
    to: "кому",
    what: "что",
    due: "срок",
    soon: "без даты",
    overdue: "просрочено",
    kind: "вид",
    call: "призыв",
    commitment: "обязательство",
    instruments: "документы",
    would_show: "названы",
    lost: "более не читается изданием",
    unread: "более не читается",
    history: "История",
    proposed: "Возможные свидетельства",
    noted: "примечание",
    reopened: "открыто вновь",
    dismissed: "свидетельство отклонено",
    statuses: ["открыто", "выполнено", "выполнено отчасти", "отвергнуто", "утратило силу"],
    marks: [
        ("target", "показатель"),
        ("deadline", "срок"),
        ("body", "орган"),
        ("money", "средства"),
        ("monitoring", "контроль"),
    ],
    proposals: ["возможно, сообщает о выполнении", "повторяет", "более не упоминает"],
};

/// The words of traces.
#[derive(Debug)]
#[allow(missing_docs, reason = "the English words say what each is")]
pub struct TraceWords {
    pub year: &'static str,
    pub holder: &'static str,
    pub form: &'static str,
    pub uses: &'static str,
    pub counted: &'static str,
    pub between: &'static str,
    pub undated: &'static str,
    pub variants: &'static str,
}

impl TraceWords {
    /// Its words in a language.
    #[must_use]
    pub fn of(interface: Interface) -> &'static Self {
        match interface {
            Interface::En => &TraceWords {
                year: "year",
                holder: "holder",
                form: "form",
                uses: "uses",
                counted: "{} uses in {} documents",
                between: "first {}, last {}",
                undated: "{} uses in documents without a date",
                variants: "Variants",
            },
            Interface::Zh => &TraceWords {
                year: "年份",
                holder: "主体",
                form: "文种",
                uses: "次数",
                counted: "{1} 篇文本中 {0} 次",
                between: "最早 {}，最近 {}",
                undated: "{} 次出现在未注明日期的文本中",
                variants: "变体",
            },
            Interface::Ru => &TraceWords {
                year: "год",
                holder: "кто",
                form: "вид",
                uses: "случаи",
                counted: "случаев: {}, документов: {}",
                between: "впервые {}, в последний раз {}",
                undated: "случаев в документах без даты: {}",
                variants: "Варианты",
            },
        }
    }
}

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
