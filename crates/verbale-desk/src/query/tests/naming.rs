//! Values of fields by every name the codebook has for them.

use super::{faulty, means};

#[test]
fn an_actor_goes_by_any_of_its_names() {
    for name in [
        "俄方",
        "俄罗斯",
        "俄羅斯",
        "俄",
        "Russia",
        "\"the Russian side\"",
        "россия",
        "Россию",
        "РФ",
        "RUS",
        "rus",
        "Moscow",
        "\"российская сторона\"",
        "\"российской стороны\"",
        "\"Russian Federation\"",
    ] {
        means(&format!("holder:{name}"), "Holder=RUS");
    }
    means("to:北约 about:НАТО party:EU", "(Addressee=NATO & About=NATO & Party=EU)");
}

#[test]
fn a_group_may_be_typed_whole() {
    means("holder:group:all-states", "Holder=group:all-states");
    means("holder:group:some-delegations-of-ruritania", "Holder=group:some-delegations-of-ruritania");
    means("holder:group:text-voice", "Holder=group:text-voice");
    faulty("holder:group:", "       ^^^^^^", "no actor is called `group:`");
}

#[test]
fn an_act_goes_by_its_id_its_label_or_its_words() {
    for name in
        ["oppose", "OPPOSE", "opposes", "反对", "\"выступают против\"", "\"выступает против\"", "отвергают"]
    {
        means(&format!("act:{name}"), "Act=oppose");
    }
    means("act:call_on,call-on,呼吁", "Act=call_on");
    means("act:\"призывают\"", "Act=call_on");
}

#[test]
fn an_instrument_goes_by_its_id_or_names() {
    for name in
        ["NPT", "npt", "不扩散核武器条约", "《不扩散核武器条约》", "ДНЯО", "\"Non-Proliferation Treaty\""]
    {
        means(&format!("instrument:{name}"), "Instrument=NPT");
    }
    means("instrument:UNSC-RES-1540,\"New START\"", "Instrument=NEW-START/UNSC-RES-1540");
    means("instrument:《鲁里坦尼亚条约》", "Instrument=鲁里坦尼亚条约");
    let fault = faulty("instrument:NEW-STRAT", "           ^^^^^^^^^", "no instrument is called `NEW-STRAT`");
    assert!(fault.hint.starts_with("did you mean `NEW-START`"), "{}", fault.hint);
}

#[test]
fn a_resolution_goes_by_its_number_as_texts_have_it() {
    for name in [
        "\"resolution 1540\"",
        "\"Resolution 1540 (2004)\"",
        "\"UN Security Council resolution 1540\"",
        "第1540号决议",
        "\"安理会第1540(2004)号决议\"",
        "\"резолюция 1540\"",
        "\"резолюцию 1540 (2004)\"",
    ] {
        means(&format!("instrument:{name}"), "Instrument=UNSC-RES-1540");
    }
    means("instrument:\"resolution 66/290\"", "Instrument=UNGA-RES-66-290");
    faulty("instrument:resolution 1540", "           ^^^^^^^^^^^^^^^", "`resolution 1540` is one name");
    let two = "no instrument is called `resolutions 1540 and 2231`";
    faulty("instrument:\"resolutions 1540 and 2231\"", &format!("{}{}", " ".repeat(11), "^".repeat(27)), two);
}

#[test]
fn both_sides_are_the_parties_of_the_text() {
    let names =
        ["双方", "\"both sides\"", "\"the two sides\"", "parties", "\"Обе стороны\"", "стороны", "各方"];
    for name in names {
        let tree = super::shown(&super::parsed(&format!("by:{name}")).expect(name));
        assert!(tree.starts_with("(Holder=parties | Holder=group:"), "{name}: {tree}");
        for part in
            ["/group:parties-concerned/", "/group:two-sides/", "/group:双方", "text-voice & (<", "<双方>"]
        {
            assert!(tree.contains(part), "{name}: {tree}");
        }
    }
    let tree = super::shown(&super::parsed("to:双方").expect("they are known"));
    assert!(tree.starts_with("(Addressee=parties | Addressee=group:") && !tree.contains('&'), "{tree}");
    means("to:group:parties-concerned", "Addressee=group:parties-concerned");
    means("to:\"all parties concerned\"", "Addressee=group:parties-concerned");
    faulty("holder:both sides", "       ^^^^^^^^^^", "`both sides` is one name");
}

#[test]
fn short_names_in_a_row_are_all_of_them() {
    means("holder:中俄", "(Holder=CHN & Holder=RUS)");
    means("to:中韓,USA", "((Addressee=CHN & Addressee=KOR) | Addressee=USA)");
    means("party:中俄双方", "(Party=CHN & Party=RUS)");
    means("about:美日韩", "(About=USA & About=JPN & About=KOR)");
    faulty("holder:中中", "       ^^^^", "no actor is called `中中`");
    let fault = faulty("holder:中巴", "       ^^^^", "`巴` in `中巴` is short for several actors");
    assert!(
        fault.hint.contains("巴基斯坦 (PAK)") && fault.hint.contains("`holder:(CHN AND "),
        "{}",
        fault.hint
    );
}

#[test]
fn the_short_lists_go_by_their_words() {
    means("degree:raised family:directive", "(Degree=raised & Family=directive)");
    means("form:联合声明,readout", "Form=joint-statement/readout");
    means("lang:English,zh,fr,und", "Lang=en/fr/und/zh");
    means("topic:nuclear", "Topic=nuclear");
    let fault = faulty("family:strong", "       ^^^^^^", "no family is called `strong`");
    assert!(fault.hint.starts_with("it is one of ") && fault.hint.contains("commissive"), "{}", fault.hint);
    let fault = faulty("degree:rased", "       ^^^^^", "no degree is called `rased`");
    assert!(fault.hint.starts_with("did you mean `raised`?"), "{}", fault.hint);
}

#[test]
fn a_name_of_several_things_means_all_of_them() {
    let topics = super::shown(&super::parsed("topic:核武器").unwrap());
    assert!(topics.contains("nuclear"), "{topics}");
}

#[test]
fn a_person_is_told_apart_from_the_actor_spoken_for() {
    let fault = faulty("holder:Putin", "       ^^^^^", "`Putin` is a person, who speaks for an actor");
    assert_eq!(fault.hint, "ask for the actor: `holder:RUS`");
    let fault = faulty("to:习近平", "   ^^^^^^", "`习近平` is a person, who speaks for an actor");
    assert_eq!(fault.hint, "ask for the actor: `addressee:CHN`");
}

#[test]
fn a_name_of_several_words_is_not_cut_in_silence() {
    let fault = faulty("holder:United States peace", "       ^^^^^^^^^^^^^", "`United States` is one name");
    assert!(fault.hint.contains("`holder:\"United States\"`"), "{}", fault.hint);
    faulty("a by:CHN,Russian Federation", "         ^^^^^^^^^^^^^^^^^^", "`Russian Federation` is one name");
    faulty("to:российской стороне", "   ^^^^^^^^^^^^^^^^^^", "`российской стороне` is one name");
    means("holder:Russia AND Federation", "(Holder=RUS & federation)");
    means("holder:Russia peace", "(Holder=RUS & peace)");
    means("title:joint statement", "(Title=joint & statement)");
}

#[test]
fn an_unknown_name_is_told_with_those_like_it() {
    let fault = faulty("重申 holder:Rusia", "            ^^^^^", "no actor is called `Rusia`");
    assert_eq!(
        fault.hint,
        "did you mean `Russia`? `verbale codebook explain NAME` shows what goes by a name"
    );
    let fault = faulty("holder:Korea", "       ^^^^^", "no actor is called `Korea`");
    assert!(fault.hint.contains("`South Korea`"), "{}", fault.hint);
    faulty("holder:Ruritania", "       ^^^^^^^^^", "no actor is called `Ruritania`");
    faulty("act:(oppose OR frobnicate)", "               ^^^^^^^^^^", "no act is called `frobnicate`");
}
