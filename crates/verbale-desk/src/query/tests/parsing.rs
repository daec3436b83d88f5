//! Queries and the trees they make, or the faults they have.

use super::{faulty, means};

#[test]
fn words_side_by_side_are_all_wanted() {
    means("重申 First-Use Россию", "(重申 & first-use & россию)");
    means("a AND b c", "(a & b & c)");
    means("《公約》,", "《公约》,");
    means("China, “Mutual  Respect”", "(china & <mutual  respect>)");
}

#[test]
fn what_cannot_be_seen_is_not_searched_for() {
    means(
        "\u{feff}holder:\u{200b}CHN re\u{ad}affirm \u{200e} \"\u{2060}a\u{202e} b\"",
        "(Holder=CHN & reaffirm & <a b>)",
    );
    faulty("a \"\u{200b}\"", "  ^^^", "the phrase is empty");
}

#[test]
fn words_and_fields_stand_together() {
    means(
        "不首先 AND holder:CHN act:commit date:2010..2024",
        "(不首先 & Holder=CHN & Act=commit & 20100101..20241231)",
    );
    means(
        "act:oppose addressee:USA instrument:INF lang:ru",
        "(Act=oppose & Addressee=USA & Instrument=INF & Lang=ru)",
    );
}

#[test]
fn or_is_looser_than_and_and_not_the_tightest() {
    means("a b OR c -d", "((a & b) | (c & !d))");
    means("a (b OR c) NOT d", "(a & (b | c) & !d)");
    means("-(a b)", "!(a & b)");
    means("NOT NOT a", "!!a");
    means("（重申 OR 反对）AND 霸权", "((重申 | 反对) & 霸权)");
}

#[test]
fn near_takes_words_phrases_and_alternatives() {
    means("nuclear NEAR/3 weapon x", "((nuclear ~3 weapon) & x)");
    means("\"a b\" NEAR (c OR d*)", "(<a b> ~5 (c | ~d*))");
    means("a NEAR/0 b NEAR/2 c", "((a ~0 b) ~2 c)");
}

#[test]
fn wildcards_and_everything() {
    means("dis?rm* *", "(~dis?rm* & all)");
    means("不首先*核武器", "~不首先*核武器");
    means("\"what?\"", "<what?>");
}

#[test]
fn fields_take_one_value_or_several() {
    means("holder:CHN,RUS", "Holder=CHN/RUS");
    means("holder:中国、俄罗斯，CHN x", "(Holder=CHN/RUS & x)");
    means("by:(CHN OR RUS)", "(Holder=CHN | Holder=RUS)");
    means("to:(CHN, United States)", "(Addressee=CHN | Addressee=USA)");
    means("holder:(CHN AND -\"United States\")", "(Holder=CHN & !Holder=USA)");
    means("holder: \"United States\"", "Holder=USA");
    means("form:communique,\"joint statement\"", "Form=communique/joint-statement");
    means("title:\"Joint  Statement\" source:2022", "(Title=joint  statement & Source=2022)");
    means("id:SHA256:3F78 doc:ab,cd", "(Id=3f78 & Id=ab/cd)");
    means("language：ru", "Lang=ru");
}

#[test]
fn a_star_is_any_value_of_a_field() {
    means("addressee:*", "Addressee=*");
    means("holder:CHN NOT to:*", "(Holder=CHN & !Addressee=*)");
    means("holder:* China x", "(Holder=* & china & x)");
    means("holder:China *", "(Holder=CHN & all)");
    means("instrument:(* -NPT)", "(Instrument=* & !Instrument=NPT)");
    means("title:* source:* id:* form:* date:*", "(Title=* & Source=* & Id=* & Form=* & 1..99991231)");
    faulty("x NEAR to:*", "       ^^^^", "NEAR cannot take a field");
    faulty("holder:Chin*", "       ^^^^^", "no actor is called `Chin*`");
}

#[test]
fn dates_are_days_months_years_and_ranges() {
    means("date:2022", "20220101..20221231");
    means("date:2010..2012,2022-02", "(20100101..20121231 | 20220201..20220228)");
    means("date:(<2001 OR >=2020-05)", "(1..20001231 | 20200501..99991231)");
    means("date:\"2022-02-04\"", "20220204..20220204");
}

#[test]
fn an_empty_query_is_a_fault() {
    faulty("", "^", "the query is empty");
    faulty("  \n", "^^^", "the query is empty");
}

#[test]
fn brackets_must_pair() {
    faulty("a (b OR c", "  ^", "the bracket is not closed");
    faulty("a (", "  ^", "the bracket is not closed");
    faulty("重申) b", "    ^", "`)` closes no bracket");
    faulty(")", "^", "`)` closes no bracket");
    faulty("a ( ) b", "  ^^^", "the brackets hold nothing");
    faulty("holder:(CHN", "       ^", "the bracket is not closed");
}

#[test]
fn an_operator_stands_between_terms() {
    faulty("a AND", "  ^^^", "nothing follows `AND`");
    faulty("a AND OR b", "  ^^^", "nothing follows `AND`");
    faulty("OR a", "^^", "nothing stands before `OR`");
    faulty("x (AND a)", "   ^^^", "nothing stands before `AND`");
    faulty("a NEAR/4", "  ^^^^^^", "nothing follows `NEAR/4`");
    faulty("a NOT", "  ^^^", "nothing follows `NOT`");
    faulty("holder:CHN,", "          ^", "nothing follows `,`");
    faulty("a - b", "  ^", "there is no letter or figure to search for");
}

#[test]
fn near_takes_nothing_without_a_place() {
    faulty("act:oppose NEAR b", "^^^^^^^^^^", "NEAR cannot take a field");
    faulty("a NEAR (b c)", "       ^^^^^", "NEAR cannot take several terms at once");
    faulty("a NEAR -b", "       ^^", "NEAR cannot take what is left out");
    faulty("a NEAR *", "       ^", "NEAR cannot take everything");
    faulty("a NEAR (b OR date:2020)", "       ^^^^^^^^^^^^^^^^", "NEAR cannot take a field");
}

#[test]
fn a_value_must_be_there_and_mean_something() {
    faulty("a holder:", "  ^^^^^^^", "`holder:` has no value");
    faulty("a holder: AND b", "  ^^^^^^^", "`holder:` has no value");
    faulty("holder:\" \"", "       ^^^", "`holder:` has an empty value");
    faulty("title:…", "      ^", "`…` holds no letter or figure");
    faulty("source:2022*", "       ^^^^^", "`source:` takes no wildcard");
    faulty("id:xyz", "   ^^^", "`xyz` is no head of an id");
    faulty("\" \"", "^^^", "the phrase is empty");
}

#[test]
fn a_date_is_told_at_its_place() {
    faulty("x date:2024..2010", "       ^^^^^^^^^^", "the range of dates runs backwards");
    faulty("重申 date:2010..soon", "                ^^^^", "`soon` is no date");
    faulty("date:(2010 OR \"2010-13\")", "               ^^^^^^^", "there is no month 13 in `2010-13`");
    faulty("date:\"201\\0-13\"", "     ^^^^^^^^^^", "there is no month 13 in `2010-13`");
}

#[test]
fn wildcards_need_letters_and_are_few() {
    faulty("a ** b", "  ^^", "a wildcard stands with no letter or figure");
    faulty("?", "^", "a wildcard stands with no letter or figure");
    faulty(&"a*".repeat(17), &"^".repeat(34), "a word holds more than 16 wildcards");
}

#[test]
fn depth_and_length_are_bounded() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    means(&nested(64), "a");
    faulty(
        &nested(65),
        &format!("{}^", " ".repeat(51)),
        "more than 64 brackets and negations stand inside one another",
    );
    faulty(
        &"-".repeat(70).replace('-', "NOT "),
        &format!("{}^^^", " ".repeat(51)),
        "more than 64 brackets and negations stand inside one another",
    );
    let chain = |links: usize| format!("a{}", " NEAR a".repeat(links));
    assert!(super::parsed(&chain(64)).is_ok());
    let fault = super::parsed(&chain(65)).unwrap_err();
    assert_eq!(fault.message, "more than 64 NEAR stand in a row");
    assert!(super::parsed(&"a ".repeat(5_000)).is_ok());
    let fault = super::parsed(&"核".repeat(3_334)).unwrap_err();
    assert_eq!((fault.start, fault.end), (9_999, 10_002));
}
