//! The reader: a text, and one of its records.

super::words! {
    /// The words of the reader.
    ReaderWords {
        addressees: "To whom", "对象", "Кому";
        all: "Show all records", "显示全部记录", "Показать все записи";
        shown: "{} of {} records", "{1} 条记录中的 {0} 条", "записей: {} из {}";
        as_text: "Plain text", "纯文本", "Простой текст";
        remove: "Take it out of the library", "移出文库", "Убрать из библиотеки";
        sure: "The text, its records and what people said of them go. There is no way back.",
            "文本、其记录及人工意见将一并删除，且无法恢复。",
            "Текст, его записи и всё сказанное о них исчезнут безвозвратно.";
        compare: "Compare with another", "与另一文本比对", "Сравнить с другим";
        replaced: "A later version replaced this text", "此文本已被较新版本取代", "Этот текст заменён более новым";
        also: "Also arrived as", "亦曾以此名收入", "Также поступал как";
        copy_link: "Copy link", "复制链接", "Копировать ссылку";
        copy_citation: "Copy citation", "复制引文", "Копировать цитату";
        copied: "Copied", "已复制", "Скопировано";
        keys: "Keys", "快捷键", "Клавиши";
        keys_told: "j, k: next, previous record · Enter: open it · /: search · ?: this", "j、k：下一条、上一条 · Enter：打开 · /：检索 · ?：本说明",
            "j, k: следующая, предыдущая запись · Enter: открыть · /: поиск · ?: это";
        withdrawn: "Withdrawn by people", "人工撤回", "Отозвано людьми";
        record: "Record {} of {}", "第 {} 条记录，共 {} 条", "Запись {} из {}";
        in_text: "In its text", "在原文中", "В тексте";
        before: "Previous record", "上一条", "Предыдущая запись";
        after: "Next record", "下一条", "Следующая запись";
        holder_by: "How the holder is known", "主体的认定依据", "Как определён субъект";
        strength: "Strength", "强度", "Сила";
        cue: "Cue and rule", "线索与规则", "Признак и правило";
        entry: "the entry of the codebook", "编码手册条目", "статья кодовой книги";
        people: "What people said of it", "人工意见", "Что сказали люди";
        machine: "As the machine read it", "机器所读", "Как прочла программа";
        like_it: "Others like it in the library", "文库中类似记录", "Похожие в библиотеке";
        none_like: "None: no other record has this act and holder.", "无：没有其他记录具有同一行为与主体。",
            "Нет: других записей с этим актом и субъектом нет.";
        search_like: "Search for all of them", "检索全部", "Искать все";
        correct: "Correct it", "更正", "Исправить";
        correct_told: "Your record stands over the machine's, which is kept beside it. Names or ids, divided by commas; - is none.",
            "您的记录优先于机器所读，后者仍予保留。填名称或编号，以逗号分隔；- 表示无。",
            "Ваша запись ставится выше машинной, та сохраняется. Имена или коды через запятую; - значит «нет».";
        degree: "Degree", "程度", "Степень";
        no_such: "There is no such position", "并无此立场", "Такой позиции нет";
        note: "Note", "备注", "Примечание";
        author: "Your name", "署名", "Ваше имя";
        save: "Save", "保存", "Сохранить";
        topics: "Topics", "议题", "Темы";
    }
}
