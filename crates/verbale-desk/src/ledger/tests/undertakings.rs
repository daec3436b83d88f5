//! Undertakings, their deadlines, conditions and marks.

use super::super::Kind;
use super::made;

/// The deadline of the first undertaking: its words, kind and day.
fn deadline(lang: &str, text: &str) -> String {
    let (document, found) = made(text, lang);
    let first = found.first().unwrap_or_else(|| panic!("no undertaking in {text}"));
    first.deadline().map_or_else(String::new, |deadline| {
        let kind = format!("{:?}", deadline.kind).to_lowercase();
        let due = deadline.due.as_deref().unwrap_or("-");
        format!("{} | {kind} | {due}", &document.text[deadline.span])
    })
}

/// The words of the conditions of the last undertaking.
fn conditions(lang: &str, text: &str) -> Vec<String> {
    let (document, found) = made(text, lang);
    let last = found.last().unwrap_or_else(|| panic!("no undertaking in {text}"));
    last.conditions.iter().map(|span| document.text[*span].to_owned()).collect()
}

/// What a study of compliance finds in the first undertaking.
fn marks(lang: &str, text: &str) -> String {
    let (_, found) = made(text, lang);
    found.first().unwrap_or_else(|| panic!("no undertaking in {text}")).found().join(" ")
}

#[test]
fn calls_and_commitments_are_undertakings_and_judgements_are_not() {
    let kinds = |lang: &str, text: &str| made(text, lang).1.iter().map(|u| u.kind).collect::<Vec<_>>();
    assert_eq!(kinds("en", "We will open a joint harbour.\n"), [Kind::Commitment]);
    assert_eq!(kinds("en", "Urges all States to mark their mines;\n"), [Kind::Call]);
    assert_eq!(kinds("en", "We welcome the opening of the joint harbour.\n"), []);
    assert_eq!(kinds("zh", "双方将共同建设新港口。\n"), [Kind::Commitment]);
    assert_eq!(kinds("zh", "各国应标明雷区。\n"), [Kind::Call]);
    assert_eq!(kinds("zh", "双方欢迎新港口启用。\n"), []);
    assert_eq!(kinds("ru", "Стороны обязуются построить новый порт.\n"), [Kind::Commitment]);
    assert_eq!(kinds("ru", "Совет призывает все государства обозначить минные поля.\n"), [Kind::Call]);
    assert_eq!(kinds("ru", "Стороны приветствуют открытие нового порта.\n"), []);
}

#[test]
fn a_date_is_due_on_its_last_day() {
    assert_eq!(deadline("en", "We will close the old mine by 2030.\n"), "by 2030 | date | 2030-12-31");
    assert_eq!(
        deadline("en", "We will close the old mine no later than 31 December 2025.\n"),
        "no later than 31 December 2025 | date | 2025-12-31"
    );
    assert_eq!(
        deadline("en", "By June 2026, we will close the old mine.\n"),
        "By June 2026 | date | 2026-06-30"
    );
    assert_eq!(
        deadline("en", "We will close the old mine by the end of next year.\n"),
        "by the end of next year | date | 2026-12-31"
    );
    assert_eq!(
        deadline("en", "We will close the old mine before 2028.\n"),
        "before 2028 | date | 2027-12-31"
    );
    assert_eq!(deadline("zh", "双方将力争2030年前关闭旧矿。\n"), "力争2030年前 | date | 2030-12-31");
    assert_eq!(deadline("zh", "双方将在2027年6月之前关闭旧矿。\n"), "在2027年6月之前 | date | 2027-06-30");
    assert_eq!(deadline("zh", "双方承诺到2030年关闭旧矿。\n"), "到2030年 | date | 2030-12-31");
    assert_eq!(deadline("zh", "双方将于年内关闭旧矿。\n"), "于年内 | date | 2025-12-31");
    assert_eq!(deadline("zh", "双方承诺到本世纪中叶关闭所有旧矿。\n"), "到本世纪中叶 | date | 2050-12-31");
    assert_eq!(
        deadline("ru", "Стороны обязуются закрыть старую шахту до 2028 года.\n"),
        "до 2028 года | date | 2028-12-31"
    );
    assert_eq!(
        deadline("ru", "Стороны обязуются закрыть старую шахту к 2030 году.\n"),
        "к 2030 году | date | 2030-12-31"
    );
    assert_eq!(
        deadline("ru", "Стороны обязуются закрыть шахту не позднее 1 марта 2026 года.\n"),
        "не позднее 1 марта 2026 года | date | 2026-03-01"
    );
}

#[test]
fn a_length_of_time_is_counted_from_the_day_of_the_text() {
    assert_eq!(
        deadline("en", "Requests the Board to meet within 90 days;\n"),
        "within 90 days | within | 2026-01-08"
    );
    assert_eq!(
        deadline("en", "Requests the Board to meet within ninety (90) days;\n"),
        "within ninety (90) days | within | 2026-01-08"
    );
    assert_eq!(deadline("zh", "双方将在90天内交换名单。\n"), "在90天内 | within | 2026-01-08");
    assert_eq!(deadline("zh", "双方将在未来五年内互派留学生。\n"), "在未来五年内 | within | 2030-10-10");
    assert_eq!(
        deadline("ru", "Стороны обязуются обменяться списками в течение 90 дней.\n"),
        "в течение 90 дней | within | 2026-01-08"
    );
}

#[test]
fn soon_and_events_have_no_day() {
    assert_eq!(
        deadline("en", "Calls upon all parties to release the crews as soon as possible;\n"),
        "as soon as possible | soon | -"
    );
    assert_eq!(deadline("zh", "中方敦促有关方面尽快释放船员。\n"), "尽快 | soon | -");
    assert_eq!(
        deadline("ru", "Стороны намерены в кратчайшие сроки обменяться списками.\n"),
        "в кратчайшие сроки | soon | -"
    );
    let event = deadline("en", "We will report within 30 days after the opening of the harbour.\n");
    assert!(event.ends_with("| event | -"), "{event}");
    let session = "Requests the Board to report to it at its thirtieth session;\n";
    assert_eq!(deadline("en", session), "at its thirtieth session | event | -");
    let told = "At its thirtieth session, the Board requested the Secretariat to mark the mines.\n";
    assert_eq!(deadline("en", told), "");
}

#[test]
fn what_is_no_deadline_sets_none() {
    assert_eq!(deadline("en", "We will implement the plan adopted by the ministers.\n"), "");
    assert_eq!(deadline("en", "We will honour the agreement reached in 2015.\n"), "");
    assert_eq!(deadline("zh", "双方将落实2015年达成的协议。\n"), "");
    assert_eq!(deadline("zh", "双方将在困难面前保持团结。\n"), "");
    assert_eq!(deadline("ru", "Стороны обязуются выполнять договор 2015 года.\n"), "");
}

#[test]
fn without_a_day_of_its_own_a_text_counts_no_days() {
    let (document, reading) = super::reading("We will meet within 90 days and finish by 2030.\n", "en");
    let found = super::of(&document.text, "en", &reading.positions, None, super::codebook());
    assert_eq!(found[0].deadlines[0].due, None);
    assert_eq!(found[0].due(), Some("2030-12-31"));
}

#[test]
fn conditions_are_kept() {
    assert_eq!(
        conditions("en", "If the other side opens its port, we will open ours.\n"),
        ["If the other side opens its port"]
    );
    assert_eq!(
        conditions("en", "We will open the port, provided that the other side does so.\n"),
        ["provided that the other side does so"]
    );
    assert_eq!(conditions("zh", "如果对方开放港口，中方将开放领空。\n"), ["如果对方开放港口"]);
    assert_eq!(conditions("zh", "在对方开放港口的条件下，中方将开放领空。\n"), ["在对方开放港口的条件下"]);
    assert_eq!(
        conditions("ru", "Стороны обязуются открыть порт при условии взаимности.\n"),
        ["при условии взаимности"]
    );
}

#[test]
fn what_only_looks_like_a_condition_is_none() {
    assert!(conditions("en", "We will once again open the port.\n").is_empty());
    assert!(conditions("en", "We will release the persons subject to detention.\n").is_empty());
    assert!(conditions("zh", "双方将在此基础上继续合作。\n").is_empty());
    assert!(conditions("ru", "Стороны обязуются в любом случае открыть порт.\n").is_empty());
}

#[test]
fn a_study_of_compliance_finds_what_to_look_for() {
    assert_eq!(marks("en", "We will cut the use of coal by 40 per cent by 2030.\n"), "target deadline");
    assert_eq!(marks("en", "We will set up a joint working group on fisheries.\n"), "body");
    assert_eq!(marks("en", "We pledge to provide $20 million for the river.\n"), "money");
    assert_eq!(marks("en", "Requests the Board to submit an annual report;\n"), "monitoring");
    assert_eq!(marks("en", "We will deepen our friendship.\n"), "");
    assert_eq!(marks("zh", "双方承诺到2030年将煤炭用量减少40%。\n"), "target deadline");
    assert_eq!(marks("zh", "双方将成立渔业联合工作组。\n"), "body");
    assert_eq!(marks("zh", "中方将提供2亿元人民币援助。\n"), "money");
    assert_eq!(marks("zh", "各方应定期核查库存。\n"), "monitoring");
    assert_eq!(marks("zh", "双方将深化友谊。\n"), "");
    assert_eq!(marks("ru", "Стороны обязуются сократить добычу угля на 40 процентов.\n"), "target");
    assert_eq!(marks("ru", "Стороны намерены создать совместную рабочую группу.\n"), "body");
    assert_eq!(marks("ru", "Стороны обязуются выделить 20 млн долларов.\n"), "money");
    assert_eq!(marks("ru", "Совет просит все государства представить доклад.\n"), "monitoring");
    assert_eq!(marks("ru", "Стороны намерены укреплять дружбу.\n"), "");
}

#[test]
fn who_asks_and_who_is_asked_are_no_organs_that_watch() {
    assert_eq!(marks("en", "The Committee requests the Secretariat to mark the mines.\n"), "");
    assert_eq!(marks("en", "We will report to the Committee on Fisheries.\n"), "body monitoring");
    assert_eq!(marks("zh", "委员会请秘书处标明雷区。\n"), "");
}

#[test]
fn each_act_of_a_sentence_keeps_its_own_deadline() {
    let (_, found) =
        made("We will open the port by 2027 and urge all States to close their mines by 2030.\n", "en");
    let due: Vec<_> = found.iter().map(|u| u.due().unwrap_or("-")).collect();
    assert_eq!(due, ["2027-12-31", "2030-12-31"]);
}
