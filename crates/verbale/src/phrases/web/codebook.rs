//! The codebook in the browser.

super::words! {
    /// The words of the codebook's pages.
    CodebookWords {
        told: "What Verbale knows, edition {}: data, edited without a compiler.",
            "Verbale 的知识，版本 {}：均为数据，无需编译即可编辑。", "Что знает Verbale, издание {}: данные, правятся без компилятора.";
        find: "Name or id of any entry", "任一条目的名称或编号", "Имя или код любой статьи";
        show: "Show", "显示", "Показать";
        ladders: "Ladders of strength", "强度阶梯", "Лестницы силы";
        topics: "Topics", "议题", "Темы";
        actors: "Actors", "行为体", "Субъекты";
        instruments: "Instruments", "文书", "Документы";
        people: "People", "人物", "Лица";
        in_library: "Records in this library", "文库中的记录", "Записи в библиотеке";
        none: "No entry is called so.", "没有此名称的条目。", "Статьи с таким именем нет.";
        dossier: "Dossier", "档案", "Досье";
        gaps: "Words no act knows", "未收录的动词", "Слова, которых не знает ни один акт";
        gaps_told: "Verbs that stand where an act would, in the latest texts of this library ({} texts were read), the most frequent first. A linguist may add them to the codebook.",
            "文库最近文本中（读取 {} 篇）处于行为位置而未收录的动词，按频次排列，可由语言学者补入手册。",
            "Глаголы на месте акта в последних текстах библиотеки (прочитано текстов: {}), сначала частые. Лингвист может добавить их в книгу.";
        word: "Word", "词", "Слово";
        times: "Times", "次数", "Раз";
        example: "Example", "例句", "Пример";
        no_gaps: "None in these texts.", "这些文本中没有。", "В этих текстах нет.";
        more: "The first {} of {} are shown; find others by name.", "显示 {1} 条中的前 {0} 条；可按名称查找其余。",
            "Показаны первые {} из {}; остальные ищите по имени.";
    }
}
