//! The search.

super::words! {
    /// The words of the search.
    SearchWords {
        query: "Query", "检索式", "Запрос";
        find: "Search", "检索", "Искать";
        sort: "Order", "排序", "Порядок";
        newest: "newest first", "由新到旧", "сначала новые";
        oldest: "oldest first", "由旧到新", "сначала старые";
        left: "by the words before", "按左侧语境", "по словам слева";
        right: "by the words after", "按右侧语境", "по словам справа";
        documents: "{} texts", "{} 篇文本", "текстов: {}";
        positions: "{} records", "{} 条记录", "записей: {}";
        at_least: "at least {}", "至少 {}", "не менее {}";
        nothing: "Nothing found. Fewer words, or another field, may find more.", "未找到。可减少词语或更换字段。",
            "Ничего не найдено. Попробуйте меньше слов или другое поле.";
        years: "Years", "年份", "Годы";
        languages: "Languages", "语言", "Языки";
        forms: "Forms", "文种", "Виды";
        parties: "Parties", "各方", "Стороны";
        holders: "Who", "主体", "Кто";
        acts: "Acts", "行为", "Акты";
        addressees: "To whom", "对象", "Кому";
        undated: "undated", "未注明日期", "без даты";
        uncounted: "Too many to count at once: narrow the query for counts.", "过多，无法即时统计：请收窄检索式。",
            "Слишком много для подсчёта: сузьте запрос.";
        collocates: "Words that stand near more often than chance", "共现词", "Слова, стоящие рядом чаще случайного";
        collocates_show: "Show words that stand near", "显示共现词", "Показать слова рядом";
        together: "together", "共现", "вместе";
        in_all: "in all", "总计", "всего";
        try_these: "Try", "试试", "Попробуйте";
        how: "Words find words; fields find records: who (holder:), does what (act:), to whom (addressee:), under which instrument (instrument:), on what (topic:), when (date:2010..2024), in which language (lang:). AND, OR, NOT, brackets, \"exact words\", NEAR/5, * and ?.",
            "词语检索原文；字段检索记录：主体（holder:）、行为（act:）、对象（addressee:）、文书（instrument:）、议题（topic:）、日期（date:2010..2024）、语言（lang:）。可用 AND、OR、NOT、括号、\"确切词句\"、NEAR/5、* 和 ?。",
            "Слова ищут слова; поля ищут записи: кто (holder:), что делает (act:), кому (addressee:), по какому документу (instrument:), о чём (topic:), когда (date:2010..2024), на каком языке (lang:). AND, OR, NOT, скобки, \"точные слова\", NEAR/5, * и ?.";
        fault: "The query cannot be understood", "检索式无法理解", "Запрос непонятен";
    }
}
