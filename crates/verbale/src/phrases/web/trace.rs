//! A formula over the years.

super::words! {
    /// The words of the page of a formula.
    TracePageWords {
        formula: "Formula", "提法", "Формула";
        told: "A fixed wording followed through the texts: when, by whom, in which variants.",
            "追踪固定提法：何时、由谁、以何种变体使用。", "Устойчивая формулировка в текстах: когда, у кого, в каких вариантах.";
        near: "Near uses", "近似用法", "Близкие случаи";
        exact: "exact only", "仅限原样", "только точные";
        within: "up to {} of its characters differ", "至多 {} 的字符不同", "отличается до {} знаков";
        narrow: "Only in texts that answer", "限于符合此检索式的文本", "Только в текстах по запросу";
        follow: "Follow", "追踪", "Проследить";
        counted: "{} uses in {} texts", "{1} 篇文本中 {0} 次", "случаев: {}, текстов: {}";
        undated: "{} of them undated", "其中 {} 次未注明日期", "из них без даты: {}";
        bounded: "Only the latest {} texts that have it were followed for this page; the first use is the first of all. The chart and table to keep follow every text.",
            "本页仅追踪了最近 {} 篇；“最早”为全部文本中最早者。可下载的图表和用法表涵盖全部文本。",
            "Для этой страницы прослежены только последние {} текстов; первый случай — первый из всех. График и таблица для скачивания охватывают все тексты.";
        by_year: "Texts by year", "按年份的文本数", "Тексты по годам";
        uses_by_year: "Uses by year", "按年份的次数", "Случаи по годам";
        year: "Year", "年份", "Год";
        uses: "Uses", "次数", "Случаи";
        by_holder: "By holder", "按主体", "По субъектам";
        by_form: "By form", "按文种", "По видам";
        variants: "Variants", "变体", "Варианты";
        variant: "Wording", "措辞", "Формулировка";
        first: "First", "最早", "Впервые";
        last: "Last", "最近", "В последний раз";
        places: "Uses, the latest first", "各处用法（由新到旧）", "Случаи, сначала новые";
        nothing: "No text of this library has it. With near uses it may.", "文库中没有此提法。可尝试近似用法。",
            "Ни в одном тексте этого нет. Попробуйте близкие случаи.";
        picture: "Chart (SVG)", "图表（SVG）", "График (SVG)";
        table: "Uses (CSV)", "用法（CSV）", "Случаи (CSV)";
        nobody: "nobody named", "未指明", "не назван";
    }
}
