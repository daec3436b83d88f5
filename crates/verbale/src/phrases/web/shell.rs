//! What stands around every page.

super::words! {
    /// The words around every page.
    ShellWords {
        tagline: "what states said, in their own words", "各国所言，原文为据", "что заявили государства, их словами";
        skip: "Skip to the page", "跳到正文", "К содержанию";
        rooms: "Rooms", "栏目", "Разделы";
        library: "Library", "文库", "Библиотека";
        search: "Search", "检索", "Поиск";
        trace: "Trace", "溯源", "История формул";
        compare: "Compare", "比对", "Сравнение";
        dossiers: "Dossiers", "档案", "Досье";
        ledger: "Ledger", "台账", "Реестр";
        network: "Network", "关系网", "Сеть";
        codebook: "Codebook", "编码手册", "Кодовая книга";
        language: "Language", "语言", "Язык";
        theme: "Theme", "外观", "Тема";
        wrong: "That did not work", "未能完成", "Не получилось";
        back: "Back to the library", "返回文库", "В библиотеку";
        for_programs: "For programs", "程序接口", "Для программ";
        earlier: "Previous page", "上一页", "Предыдущая страница";
        later: "Next page", "下一页", "Следующая страница";
    }
}
