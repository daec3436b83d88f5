//! Dossiers and the network.

super::words! {
    /// The words of dossiers.
    DossierWords {
        actors: "Actors", "行为体", "Субъекты";
        instruments: "Instruments", "文书", "Документы";
        actors_told: "Who acts, and whom acts are put to, in the texts of this library.",
            "本文库中作出行为者与行为所指向者。", "Кто действует и к кому обращены акты в текстах библиотеки.";
        instruments_told: "Treaties, resolutions and statements that records name.",
            "记录所提及的条约、决议与声明。", "Договоры, резолюции и заявления, названные в записях.";
        find: "Name or id", "名称或编号", "Имя или код";
        show: "Show", "显示", "Показать";
        name: "Name", "名称", "Имя";
        id: "Id", "编号", "Код";
        holds: "Own records", "所持记录", "Свои записи";
        put_to: "Put to it", "指向它的", "Обращено к нему";
        records: "Records", "记录", "Записи";
        none: "Nothing of that name in this library.", "文库中没有此名称。", "Ничего с таким именем в библиотеке.";
        about: "{} records are about it", "与之有关的记录共 {} 条", "записей о нём: {}";
        nothing: "No record of this library is about it.", "文库中没有与之有关的记录。", "В библиотеке нет записей о нём.";
        years: "Over the years", "历年", "По годам";
        year: "Year", "年份", "Год";
        who: "Who holds what about it", "谁对其作何表态", "Кто что о нём заявляет";
        others: "and {} more", "另有 {} 个", "и ещё {}";
        changed: "What changed since a day", "某日以来的变化", "Что изменилось с даты";
        since: "Since", "自", "С даты";
        since_told: "Acts a holder performs about it from that day on and not before, and those performed before and not since. Undated texts count for neither.",
            "某主体自该日起作出而此前未有的行为，以及此前有而此后未再作出的行为。未注明日期的文本不计。",
            "Акты, которые субъект совершает с этого дня и не раньше, и те, что были раньше и не повторены. Тексты без даты не учтены.";
        added: "Added", "新增", "Добавлено";
        dropped: "Dropped", "消失", "Исчезло";
        no_change: "none", "无", "нет";
        latest: "Latest records", "最近记录", "Последние записи";
        all: "All of them", "全部", "Все";
        own: "What it says itself", "其自身表态", "Что заявляет сам";
        acts: "Acts", "行为", "Акты";
        toward: "To whom", "对象", "Кому";
        entry: "Entry of the codebook", "编码手册条目", "Статья кодовой книги";
        ledger: "Calls and commitments put to it", "对其提出的要求与承诺", "Призывы и обязательства к нему";
    }
}

super::words! {
    /// The words of the network.
    NetworkWords {
        told: "Who puts acts to whom, and of which kind. A line goes from the holder to the addressee; the thicker, the more records.",
            "谁向谁作出何种行为。连线由主体指向对象，线越粗记录越多。",
            "Кто к кому обращает акты и какие. Линия идёт от субъекта к адресату; чем толще, тем больше записей.";
        from: "From year", "起始年份", "С года";
        to: "To year", "截止年份", "По год";
        show: "Show", "显示", "Показать";
        support: "approves", "赞同", "одобряет";
        oppose: "disapproves", "反对", "не одобряет";
        call: "calls on", "要求", "призывает";
        bounded: "The {} strongest of {} ties are shown.", "显示 {1} 条关系中最强的 {0} 条。", "Показаны {} самых сильных связей из {}.";
        none: "No record of this period is put to anybody.", "该时期没有指向任何对象的记录。", "В этот период ни одна запись ни к кому не обращена.";
        who: "Who", "主体", "Кто";
        how: "How", "方式", "Как";
        whom: "To whom", "对象", "Кому";
        records: "Records", "记录", "Записи";
        table: "The ties as a table", "关系表", "Связи таблицей";
    }
}
