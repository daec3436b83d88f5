//! The ledger in the browser, beside the words it shares with the terminal.

super::words! {
    /// The words of the ledger's pages.
    LedgerPageWords {
        about: "What was asked and promised, kept open until evidence closes it.",
            "所提要求与所作承诺，在有证据了结之前一直保留。",
            "О чём просили и что обещали: открыто, пока не закрыто свидетельством.";
        to: "Put to", "对象", "Кому";
        by: "Who asks or promises", "要求方或承诺方", "Кто просит или обещает";
        any: "all", "全部", "все";
        status: "Status", "状态", "Состояние";
        kind: "Kind", "类别", "Вид";
        calls: "calls", "要求", "призывы";
        commitments: "commitments", "承诺", "обязательства";
        overdue: "overdue", "已逾期", "просрочено";
        order: "Order", "排序", "Порядок";
        newest: "newest first", "由新到旧", "сначала новые";
        oldest: "oldest first", "由旧到新", "сначала старые";
        show: "Show", "显示", "Показать";
        date: "Date", "日期", "Дата";
        who: "Who → to whom", "主体 → 对象", "Кто → кому";
        what: "What", "内容", "Что";
        due: "Due", "期限", "Срок";
        none: "Nothing answers. Other filters, or more texts, may.", "没有符合条件的条目。可放宽筛选，或加入更多文本。",
            "Ничего не подходит. Измените фильтры или добавьте тексты.";
        bounded: "Only the first pages are shown; narrow the filters to see others.", "仅显示前若干页；收窄筛选可见其余。",
            "Показаны только первые страницы; сузьте фильтры.";
        read: "Read it in its text", "在原文中查看", "Читать в тексте";
        strength: "Binding, 0 to 5", "约束力（0–5）", "Обязательность, 0–5";
        none_proposed: "No later text of the library is proposed.", "文库中没有可供参考的较晚文本。",
            "Более поздних текстов для этого в библиотеке нет.";
        take: "Take it", "采用", "Принять";
        dismiss: "Not this", "不采", "Не то";
        close: "Close", "了结", "Закрыть";
        close_it: "Close this entry", "了结此条目", "Закрыть запись";
        evidence: "Evidence: words of a text (ID:120-260, ID:p7), a text (ID), or an address",
            "证据：文本中的词句（ID:120-260、ID:p7）、文本（ID）或网址",
            "Свидетельство: слова текста (ID:120-260, ID:p7), текст (ID) или адрес";
        note: "Note", "备注", "Примечание";
        author: "Your name", "署名", "Ваше имя";
        reopen: "Open it again", "重新开启", "Открыть вновь";
        add_note: "Add a note", "添加备注", "Добавить примечание";
        all: "All entries", "全部条目", "Все записи";
    }
}
