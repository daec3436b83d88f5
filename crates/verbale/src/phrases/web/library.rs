//! The library: its list and what was added to it.

super::words! {
    /// The words of the library.
    LibraryWords {
        date: "Date", "日期", "Дата";
        title: "Title", "标题", "Название";
        parties: "Parties", "各方", "Стороны";
        form: "Form", "文种", "Вид";
        positions: "Records", "记录", "Записи";
        language: "Language", "语言", "Язык";
        year: "Year", "年份", "Год";
        texts: "{} texts", "{} 篇文本", "текстов: {}";
        of_texts: "{} of {} texts", "{1} 篇中的 {0} 篇", "текстов: {} из {}";
        find: "Words of the texts, or a query", "文中词句或检索式", "Слова текстов или запрос";
        show: "Show", "显示", "Показать";
        undated: "undated", "未注明日期", "без даты";
        clear: "Clear the filters", "清除筛选", "Сбросить фильтры";
        none: "No text answers to these filters.", "没有符合筛选条件的文本。", "Нет текстов, отвечающих этим фильтрам.";
        add: "Add texts", "加入文本", "Добавить тексты";
        add_told: "Drop files anywhere on this page, or choose them: PDF, DOCX, HTML, Markdown, plain text.",
            "将文件拖放到本页任意处，或在此选择：PDF、DOCX、HTML、Markdown、纯文本。",
            "Перетащите файлы на страницу или выберите их: PDF, DOCX, HTML, Markdown, простой текст.";
        files: "Files", "文件", "Файлы";
        send: "Add them", "加入", "Добавить";
        drop: "Drop them here", "在此松开", "Отпустите здесь";
        empty: "The library is empty", "文库为空", "Библиотека пуста";
        empty_told: "Verbale reads diplomatic texts and records who does what, how strongly, about what, toward whom, each pinned to the exact words. Add texts of your own, or look at the examples: two states that do not exist, a statement in three languages, and the one of the next year.",
            "Verbale 阅读外交文本，记录谁、作何表态、程度如何、所涉何事、对谁而言，每条记录都对应原文词句。可加入自己的文本，或先看示例：两个虚构国家的三语声明及次年的声明。",
            "Verbale читает дипломатические тексты и записывает, кто, что, насколько решительно, о чём и кому говорит, — с точными словами. Добавьте свои тексты или посмотрите примеры: заявление двух вымышленных государств на трёх языках и заявление следующего года.";
        examples: "Add the examples", "加入示例", "Добавить примеры";
        added: "What was added", "加入结果", "Что добавлено";
        fates: "new: {}, known: {}, failed: {}", "新增 {}，已有 {}，失败 {}", "новых: {}, известных: {}, не принято: {}";
        new: "added", "已加入", "добавлен";
        known: "already there", "已在库中", "уже есть";
        changed: "a new version", "新版本", "новая версия";
        failed: "failed", "失败", "не принят";
        sending: "sending", "上传中", "отправляется";
        compare: "Compare the chosen", "比对所选", "Сравнить выбранные";
        choose: "Choose", "选择", "Выбрать";
        back: "To the library", "返回文库", "В библиотеку";
    }
}
