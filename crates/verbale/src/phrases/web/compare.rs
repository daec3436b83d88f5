//! The choice of texts to compare.

super::words! {
    /// The words of the choice of texts to compare.
    ComparePageWords {
        choose: "Choose two texts, or more for a series. The older one stands first.",
            "选择两篇文本，或更多以成系列。较早者在前。",
            "Выберите два текста или больше для ряда. Более ранний стоит первым.";
        with_what: "With which text?", "与哪一篇比对？", "С каким текстом?";
        find: "Words of the title or text", "标题或正文中的词句", "Слова заглавия или текста";
        show: "Show", "显示", "Показать";
        compare: "Compare", "比对", "Сравнить";
        turn: "The other way round", "交换前后", "Поменять местами";
        again: "Choose others", "另选文本", "Выбрать другие";
        none: "No text answers.", "没有符合的文本。", "Ничего не найдено.";
    }
}
