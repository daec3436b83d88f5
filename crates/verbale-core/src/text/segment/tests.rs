//! Sentences by script. A stroke `|` stands where a sentence ends.

use super::sentences;
use crate::span::Span;
use crate::text::{Lang, Text};

#[track_caller]
fn check(lang: &str, marked: &str) {
    let plain = marked.replace('|', "");
    let text = Text::new(plain.as_str());
    let spans = sentences(&text, Span::new(0, plain.len()), &Lang::new(lang));
    let found: Vec<&str> = spans.iter().map(|span| &text[*span]).collect();
    assert_eq!(found.join("|"), marked);
}

#[test]
fn chinese_sentences_end_at_full_stops() {
    check("zh", "双方重申支持。|俄方表示赞赏！|是否如此？|中方同意。\n");
    check("zh", "双方支持；双方反对，并呼吁……各方。");
    check("zh", "12. 缔约国应合作。|第二款同样适用。");
}

#[test]
fn a_full_stop_inside_quotation_marks_waits_for_the_close() {
    check("zh", "他说：“我们同意。我们合作。”|双方满意。");
    check("zh", "“我们同意。”|会谈后，双方签字。");
    check("zh", "高呼“万岁！”的人群散去。|会谈结束。");
    check("zh", "根据《为了和平？》一书，双方同意。");
    check("zh", "双方（以下称“双方”。见附件。）同意。|中方满意。");
    check("zh", "双方同意。|（会谈持续两小时。）|中方满意。");
}

#[test]
fn a_quotation_that_never_closes_hides_nothing() {
    check("zh", "他说：“我们同意。|我们合作。|双方满意。");
    check("en", "He said: “We agree. |We act. |The Sides are content.");
}

#[test]
fn a_whole_passage_in_quotation_marks_has_sentences() {
    check("zh", "“中方同意。|俄方同意。|美方同意。|各方同意。”|会谈结束。");
}

#[test]
fn english_sentences_end_before_a_capital() {
    check("en", "The Sides agreed. |They met on 5 May 2022. |Will it hold? |“Yes.” |It will.\n");
    check("en", "They met Mr. Annan and Dr. M. V. Petrov. |Both spoke.");
    check("en", "The U.S. Government and the U.N. agreed. |This is in Art. 5, para. 4 (see paras. 6 and 7).");
    check("en", "They met in the U.S. |The talks went on.");
    check("en", "States, organisations, etc. |The Sides agreed, i.e. NATO and others, e.g. Ruritania.");
    check("en", "It costs $1.5 million. |By Jan. 5, 2022 all agreed, said Lt. Gen. Smith of St. Kitts.");
    check("en", "President Joseph R. Biden, Jr. of the United States spoke.");
    check("en", "He said no. |The Sides agreed under No. 4 of 2025.");
}

#[test]
fn a_number_opens_the_sentence_it_stands_before() {
    check("en", "1.  We met. |We stand with all. |2.  We are united. |3. Both agree.");
    check("en", "12. The Sides agreed. |IV. Trade grew.");
    check("en", "Article 4. The Parties shall act. |Article 5. They shall meet.");
    check("ru", "Статья 4. Стороны действуют. |5. Стороны встречаются.");
}

#[test]
fn russian_abbreviations_do_not_end_a_sentence() {
    check("ru", "М.В.Захарова и С. В. Лавров выступили. |Стороны согласны.");
    check("ru", "В 2022 г. Россия поддержала т.е. одобрила резолюцию. |Она принята.");
    check("ru", "Договор подписан в 2001 г. |Стороны его соблюдают.");
    check("ru", "Выделено 4,8 млн. долл. США, 5 тыс. руб. и т.д. |Стороны довольны.");
    check("ru", "Согласно ст. 5, п. 6 и пп. 7 и 8 (см. Приложение) и др. |Это верно.");
    check("ru", "Встреча в г. Москве на ул. Ленина с гном Петровым, им. Пушкина. |Она прошла.");
    check("ru", "В.Путин: Уважаемый господин! |Дорогие друзья! |Рад вас видеть.");
    check("ru", "В XX в. Европа изменилась. |«Почему?» – спросил он.");
}

#[test]
fn brackets_and_quotations_hold_their_sentences() {
    check("en", "The minister said, “We agree. We shall act,” and left. |They met.");
    check("en", "The Sides (see annex. It is long.) agreed. |They met.");
    check("en", "They agreed.[12] |They met.");
    check("ru", "Он сказал: «Мы согласны. Мы готовы», и ушёл. |Встреча окончена.");
}

#[test]
fn a_line_that_ends_in_a_comma_is_one_sentence() {
    check("en", "Recalling all its resolutions,\n");
    check("ru", "подтверждая цели Устава;\n");
}

#[test]
fn english_inside_a_chinese_document_is_cut_as_english() {
    check("zh", "The Sides agreed. |They met Mr. Smith.");
    check("en", "双方同意。|会谈结束。");
}
