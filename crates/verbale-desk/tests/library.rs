//! What a library promises, kept by a file and by a server alike.
//!
//! `VERBALE_TEST_POSTGRES` names a server that may be written to; where it
//! is not set, that half says that it was skipped.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use verbale_core::codebook::Codebook;
use verbale_desk::desk::{By, Filter, Replace, Used, Wish};
use verbale_desk::ledger::{Event, EventKind, Evidence, Kind, Status};
use verbale_desk::query::Node;
use verbale_desk::trace::Share;
use verbale_desk::{Added, Arriving, Desk, DeskError, Location, Shelved};

static CODEBOOK: LazyLock<Arc<Codebook>> = LazyLock::new(|| Arc::new(verbale_edition::codebook()));

/// Runs a test on a library in a file, then on one on a server.
fn on_both(name: &str, test: impl Fn(&Location)) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    test(&Location::File(folder.path().join("library.db")));
    let Ok(server) = std::env::var("VERBALE_TEST_POSTGRES") else {
        eprintln!("{name}: VERBALE_TEST_POSTGRES is not set, so the half on a server was skipped");
        return;
    };
    let schema = format!("{name}_{}", std::process::id());
    let mut client = postgres::Client::connect(&server, postgres::NoTls).expect("the server answers");
    client.batch_execute(&format!("CREATE SCHEMA {schema}")).expect("a schema can be made");
    test(&Location::Server(format!("{server}?options=-csearch_path%3D{schema}")));
    client.batch_execute(&format!("DROP SCHEMA {schema} CASCADE")).expect("it can be dropped");
}

fn open(location: &Location) -> Desk {
    Desk::open(location, CODEBOOK.clone()).expect("the library opens")
}

/// Adds texts, each with its place; gives what became of them.
fn add(desk: &mut Desk, texts: &[(&str, &str)]) -> Vec<Shelved> {
    let arriving: Vec<Arriving> = texts
        .iter()
        .map(|(name, _)| Arriving {
            place: format!("/texts/{name}"),
            name: (*name).to_owned(),
            language: Some("en".to_owned()),
            encoding: None,
            dated: None,
        })
        .collect();
    let bytes = |i: usize| Ok(texts[i].1.as_bytes().to_vec());
    let mut became = Vec::new();
    desk.add(&arriving, &bytes, &mut |_, added| match added {
        Added::Shelved(shelved) => became.push(shelved),
        Added::Refused(error) => panic!("{error}"),
        Added::Unreadable(error) => panic!("{error}"),
    })
    .expect("texts are shelved");
    became
}

const FIRST: &str = "Joint Statement\n\nParis, 4 May 2021\n\nFrance and Germany reaffirmed their commitment to the \
                     Charter of the United Nations. They called on all States to ratify the treaty by 2030.\n";
const SECOND: &str = "Joint Statement\n\nBerlin, 6 June 2022\n\nFrance and Germany welcomed the ratification of the \
                      treaty. They condemned the attacks on the grain depots.\n";

fn found(desk: &mut Desk, query: &str) -> usize {
    desk.search(query, By::Newest, 100).expect("the query makes sense").hits.len()
}

#[test]
fn the_same_text_is_one_document_and_a_changed_one_a_version() {
    on_both("versions", |location| {
        let mut desk = open(location);
        let became = add(&mut desk, &[("a.txt", FIRST), ("b.txt", SECOND)]);
        assert!(matches!(became.as_slice(), [Shelved::New(_), Shelved::New(_)]));
        let again = add(&mut desk, &[("a.txt", FIRST), ("elsewhere.txt", SECOND)]);
        assert!(matches!(again.as_slice(), [Shelved::Known(_), Shelved::Known(_)]));
        let changed = add(&mut desk, &[("a.txt", &FIRST.replace("2030", "2035"))]);
        let [Shelved::Changed { id, replaces }] = changed.as_slice() else { panic!("{changed:?}") };
        assert_eq!(replaces, became[0].id());
        assert_eq!(desk.show(replaces).expect("it is there").replaced_by.as_ref(), Some(id));
        assert_eq!(desk.show(became[1].id()).expect("it is there").names, ["elsewhere.txt"]);
        assert_eq!(desk.documents().expect("they are counted"), 3);
    });
}

#[test]
fn a_formula_has_its_first_use_however_few_texts_are_followed() {
    on_both("first_use", |location| {
        let mut desk = open(location);
        add(&mut desk, &[("b.txt", SECOND), ("a.txt", FIRST), ("undated.txt", "France and Germany met.\n")]);
        let follow = |desk: &mut Desk, most| {
            desk.trace_latest("France and Germany", Share::default(), &Node::All, most)
                .expect("it is followed")
        };
        for (most, uses, whole) in [(9, 3, true), (1, 1, false)] {
            let traced = follow(&mut desk, most);
            assert_eq!((traced.trace.uses, traced.whole), (uses, whole));
            let day = |used: Option<&Used>| used.and_then(|used| used.date.clone());
            assert_eq!(day(traced.first()).as_deref(), Some("2021-05-04"));
            assert_eq!(traced.trace.first.as_ref().map(|place| place.date.as_str()), Some("2021-05-04"));
            assert_eq!(day(traced.last()).as_deref(), Some("2022-06-06"));
            let last = traced.last().expect("one has a date");
            assert!(last.right.starts_with(" welcomed the ratification"), "{}", last.right);
        }
    });
}

#[test]
fn what_is_removed_is_found_no_more() {
    on_both("removal", |location| {
        let mut desk = open(location);
        let became = add(&mut desk, &[("a.txt", FIRST), ("b.txt", SECOND)]);
        assert_eq!(found(&mut desk, "\"grain depots\""), 1);
        desk.remove(became[1].id()).expect("it is there");
        assert_eq!(found(&mut desk, "\"grain depots\""), 0);
        assert!(matches!(desk.remove(became[1].id()), Err(DeskError::Unknown { .. })));
        drop(desk);
        assert_eq!(found(&mut open(location), "treaty"), 1);
    });
}

#[test]
fn a_correction_wins_everywhere_and_outlives_another_reading() {
    on_both("corrections", |location| {
        let mut desk = open(location);
        let became = add(&mut desk, &[("b.txt", SECOND)]);
        let shown = desk.show(became[0].id()).expect("it is there");
        let position = shown.reading.positions.iter().find(|p| p.act == "condemn").expect("it condemns");
        let name = format!("{}:{}", shown.card.short(), position.id);
        let wish = Wish {
            act: Some("oppose".to_owned()),
            holders: Some(vec!["France".to_owned()]),
            note: "said by one side".to_owned(),
            ..Wish::default()
        };
        let (_, held) = desk.correct(&name, &wish, "reader").expect("it can be corrected");
        assert_eq!(held.machine.as_ref().map(|p| p.act.as_str()), Some("condemn"));
        assert_eq!((found(&mut desk, "act:condemn"), found(&mut desk, "act:oppose holder:FRA")), (0, 1));
        desk.reread(&mut |_, _| {}).expect("it reads again");
        let (_, held) = desk.position(&name).expect("it is there");
        assert_eq!(
            (held.position.act.as_str(), held.position.holders.as_slice()),
            ("oppose", &["FRA".to_owned()][..])
        );
        assert_eq!(held.corrections[0].author, "reader");
        let withdrawn = Wish { withdrawn: Some(true), ..Wish::default() };
        desk.correct(&name, &withdrawn, "reader").expect("it can be withdrawn");
        assert_eq!(found(&mut desk, "act:oppose"), 0);
        let unknown = Wish { holders: Some(vec!["Nowhereland".to_owned()]), ..Wish::default() };
        assert!(desk.correct(&name, &unknown, "reader").is_err());
    });
}

#[test]
fn a_correction_takes_several_actors_at_once_and_refuses_what_is_none() {
    on_both("names", |location| {
        let mut desk = open(location);
        let became = add(&mut desk, &[("b.txt", SECOND)]);
        let name = format!("{}:p1", &became[0].id()[7..17]);
        let mut holders = |written: &str| {
            let wish = Wish { holders: Some(vec![written.to_owned()]), ..Wish::default() };
            desk.correct(&name, &wish, "reader").map(|(_, held)| held.position.holders)
        };
        assert_eq!(holders("法德").expect("they are known"), ["DEU", "FRA"]);
        for none in ["*", "双方", "中巴"] {
            assert!(holders(none).is_err(), "{none}");
        }
        assert_eq!((found(&mut desk, "holder:法德"), found(&mut desk, "holder:双方")), (2, 2));
    });
}

#[test]
fn the_ledger_keeps_its_history() {
    on_both("ledger", |location| {
        let mut desk = open(location);
        let became = add(&mut desk, &[("a.txt", FIRST), ("b.txt", SECOND)]);
        let entries = desk.ledger(&Filter::default(), 10).expect("it is listed");
        let entry = entries.iter().find(|e| e.quote.contains("ratify")).expect("the call is an entry");
        assert_eq!(entry.undertaking.due(), Some("2030-12-31"));
        let event = |kind, status, evidence| Event {
            at: String::new(),
            author: "reader".to_owned(),
            kind,
            status,
            evidence,
            note: String::new(),
        };
        let met = Some(Status::Met);
        assert!(
            desk.happen(&entry.id, event(EventKind::Closed, met, None)).is_err(),
            "evidence is asked for"
        );
        let evidence = desk.evidence(&format!("{}:0-15", &became[1].id()[7..17])).expect("it is there");
        assert!(matches!(evidence, Evidence::Document { .. }));
        assert!(desk.evidence(&format!("{}:0-99999", &became[1].id()[7..17])).is_err());
        desk.happen(&entry.id, event(EventKind::Closed, met, Some(evidence))).expect("it is closed");
        drop(desk);
        let mut desk = open(location);
        let again = desk.entry(&entry.id).expect("it is there");
        assert_eq!((again.standing.status, again.history.len()), (Status::Met, 1));
        desk.happen(&entry.id, event(EventKind::Reopened, None, None)).expect("it is opened");
        let open = Filter { status: Some(Status::Open), ..Filter::default() };
        assert!(desk.ledger(&open, 10).expect("it is listed").iter().any(|e| e.id == entry.id));
        assert_eq!(desk.entry(&entry.id).expect("it is there").history.len(), 2);
    });
}

#[test]
fn what_a_later_reading_no_longer_has_stays_in_the_ledger() {
    // The same codebook without the act that the entry was made of.
    let files = Codebook::builtin_files();
    let files: Vec<_> = files.into_iter().filter(|file| !file.path.ends_with("acts/call_on.toml")).collect();
    let (poorer, _) = Codebook::load(&files);
    let poorer = Arc::new(poorer);
    on_both("lost", |location| {
        let mut desk = open(location);
        add(&mut desk, &[("a.txt", FIRST), ("b.txt", SECOND)]);
        let all = |desk: &mut Desk, filter: &Filter| desk.ledger(filter, 10).expect("it is listed");
        let entry = all(&mut desk, &Filter::default()).into_iter().find(|e| e.quote.contains("ratify"));
        let entry = entry.expect("the call is an entry");
        let event = Event {
            at: String::new(),
            author: "reader".to_owned(),
            kind: EventKind::Noted,
            status: None,
            evidence: None,
            note: "asked again by telephone".to_owned(),
        };
        desk.happen(&entry.id, event).expect("it is noted");
        drop(desk);
        let mut desk = Desk::open(location, Arc::clone(&poorer)).expect("the library opens");
        desk.reread(&mut |_, _| {}).expect("it reads again");
        let lost = |desk: &mut Desk, filter: &Filter| {
            all(desk, filter).into_iter().filter(|e| e.lost).map(|e| e.id).collect::<Vec<_>>()
        };
        assert_eq!(lost(&mut desk, &Filter::default()), [entry.id.as_str()]);
        let query = |query: &str| Filter { query: Some(query.to_owned()), ..Filter::default() };
        let to = |name: &str| Filter { to: Some(name.to_owned()), ..Filter::default() };
        let open = Filter { status: Some(Status::Open), ..Filter::default() };
        for passes in [&query("ratify date:2021"), &to("all States"), &open] {
            assert_eq!(lost(&mut desk, passes), [entry.id.as_str()], "{passes:?}");
        }
        let met = Filter { status: Some(Status::Met), ..Filter::default() };
        let commitments = Filter { kind: Some(Kind::Commitment), ..Filter::default() };
        for stops in [&query("depots"), &to("USA"), &met, &commitments] {
            assert!(lost(&mut desk, stops).is_empty(), "{stops:?}");
        }
        drop(desk);
        let mut desk = self::open(location);
        desk.reread(&mut |_, _| {}).expect("it reads again");
        assert!(lost(&mut desk, &Filter::default()).is_empty(), "it is read again");
        assert!(all(&mut desk, &Filter::default()).iter().any(|e| e.id == entry.id));
    });
}

/// A text by Norway and Iceland.
fn nordic(day: &str, text: &str) -> String {
    format!("Joint Statement of Norway and Iceland\n\nOslo, {day}\n\n{text}\n")
}

/// Says that something is no evidence; gives what is proposed then.
fn dismiss(desk: &mut Desk, entry: &str, evidence: &str) -> Vec<String> {
    let evidence = desk.evidence(evidence).expect("it is there");
    let event = Event {
        at: String::new(),
        author: "reader".to_owned(),
        kind: EventKind::DismissedEvidence,
        status: None,
        evidence: Some(evidence),
        note: String::new(),
    };
    desk.happen(entry, event).expect("it is dismissed");
    proposed(desk, entry)
}

fn proposed(desk: &mut Desk, entry: &str) -> Vec<String> {
    desk.proposals(entry).expect("it is there").into_iter().map(|proposal| proposal.evidence).collect()
}

fn only_entry(desk: &mut Desk) -> String {
    let entries = desk.ledger(&Filter::default(), 10).expect("it is listed");
    entries.into_iter().find(|e| e.quote.contains("will ratify")).expect("it is an entry").id
}

const PROMISED: &str = "Norway will ratify the agreement on salmon fisheries in the northern fjords.";

#[test]
fn words_that_were_dismissed_are_not_proposed_again_however_they_are_cut() {
    let done = PROMISED.replace("will ratify", "has ratified") + " Norway welcomed the meeting on the lake.";
    let texts = [nordic("4 May 2024", PROMISED), nordic("6 June 2025", &done)];
    on_both("dismissed", |location| {
        let mut desk = open(location);
        add(&mut desk, &[("a.txt", &texts[0]), ("b.txt", &texts[1])]);
        let entry = only_entry(&mut desk);
        let [evidence] = &proposed(&mut desk, &entry)[..] else { panic!("one text reports it") };
        // Another reading may cut the sentence otherwise: without its first
        // words, or together with the next one.
        let (document, place) = evidence.split_once(':').expect("it has a place");
        let (start, end) = place.split_once('-').expect("it has an end");
        let byte = |written: &str| written.parse::<usize>().expect("a number");
        let beside = format!("{document}:{end}-{}", byte(end) + 12);
        assert_eq!(dismiss(&mut desk, &entry, &beside), [evidence.as_str()], "the next sentence is not it");
        let otherwise = format!("{document}:{}-{}", byte(start) + 7, byte(end) + 5);
        assert!(dismiss(&mut desk, &entry, &otherwise).is_empty(), "it is");
    });
}

#[test]
fn a_text_that_says_nothing_of_it_is_dismissed_as_a_whole() {
    let texts = [nordic("4 May 2024", PROMISED), nordic("6 June 2025", "Norway welcomed the new road.")];
    on_both("silence", |location| {
        let mut desk = open(location);
        let became = add(&mut desk, &[("a.txt", &texts[0]), ("b.txt", &texts[1])]);
        let entry = only_entry(&mut desk);
        let silent = became[1].id()[7..17].to_owned();
        assert_eq!(proposed(&mut desk, &entry), [silent.as_str()]);
        assert_eq!(dismiss(&mut desk, &entry, &format!("{silent}:0-15")), [silent.as_str()]);
        assert!(dismiss(&mut desk, &entry, &silent).is_empty());
    });
}

#[test]
fn an_index_that_cannot_be_written_to_says_how_far_it_is_behind() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let location = Location::File(folder.path().join("library.db"));
    let mut desk = open(&location);
    let became = add(&mut desk, &[("a.txt", FIRST)]);
    let mut other = open(&location);
    let index = other.index().expect("it opens");
    let library = index.state().expect("it has one").library;
    let writer = index.writer(&library).expect("nobody else is writing");
    let seen = |desk: &mut Desk| {
        let findings = desk.search("treaty", By::Newest, 10).expect("the query makes sense");
        (findings.hits.len(), findings.lag.map(|lag| lag.changes))
    };
    assert_eq!(seen(&mut desk), (1, None));
    add(&mut desk, &[("b.txt", SECOND)]);
    assert_eq!(seen(&mut desk), (1, Some(1)), "the new text is not found yet, and that is told");
    assert_eq!(desk.check().expect("it is checked").lag, 1);
    desk.remove(became[0].id()).expect("it is there");
    assert_eq!(seen(&mut desk), (0, Some(2)), "what is gone is not found any more");
    drop(writer);
    assert_eq!(seen(&mut desk), (1, None));
    assert_eq!(desk.check().expect("it is checked").lag, 0);
}

#[test]
fn a_backup_of_either_restores_into_either() {
    on_both("backup", |location| {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = folder.path().join("backup.db");
        let mut desk = open(location);
        add(&mut desk, &[("a.txt", FIRST), ("a.txt", SECOND)]);
        desk.backup(&file).expect("it is copied");
        assert!(desk.backup(&file).is_err(), "a backup replaces nothing");
        let elsewhere = Location::File(folder.path().join("other.db"));
        let mut other = open(&elsewhere);
        assert_eq!(other.restore(&file, Replace::No).expect("it is restored"), 2);
        assert_eq!(found(&mut other, "treaty"), 2);
        assert!(other.check().expect("it is checked").is_clean());
        add(&mut desk, &[("c.txt", "France welcomed the meeting on the lake.\n")]);
        assert!(desk.restore(&file, Replace::No).is_err(), "what is there is not replaced unasked");
        assert_eq!(desk.restore(&file, Replace::Yes).expect("it is restored"), 2);
        assert_eq!((found(&mut desk, "lake"), found(&mut desk, "treaty")), (0, 2));
        add(&mut desk, &[("c.txt", "France welcomed the meeting on the lake.\n")]);
        assert_eq!(found(&mut desk, "lake"), 1);
    });
}

#[test]
fn hostile_names_and_queries_are_words_like_others() {
    on_both("hostile", |location| {
        let mut desk = open(location);
        let name = "a'; DROP TABLE documents; --\n\"b\".txt";
        let became = add(&mut desk, &[(name, FIRST)]);
        assert_eq!(desk.card(name).expect("it goes by its name").id, became[0].id());
        for query in
            ["'; DROP TABLE positions; --", "\"%_\"", "x' OR '1'='1", "source:\"'; DELETE FROM texts\""]
        {
            // Whether it makes sense as a query does not matter here.
            let _ = desk.search(query, By::Newest, 10);
        }
        assert_eq!(desk.documents().expect("they are counted"), 1);
        let texts: BTreeMap<String, String> = desk
            .list(None)
            .expect("they are listed")
            .into_iter()
            .map(|card| (card.id, card.source))
            .collect();
        assert_eq!(texts.values().collect::<Vec<_>>(), [name]);
    });
}

fn damaged(path: &Path, from: usize, bytes: &[u8]) {
    let mut all = std::fs::read(path).expect("it is there");
    all[from..from + bytes.len()].copy_from_slice(bytes);
    std::fs::write(path, all).expect("it can be written");
}

#[test]
fn damage_is_told_and_destroys_nothing() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("library.db");
    let location = Location::File(path.clone());
    let texts: Vec<(String, String)> =
        (0..40).map(|i| (format!("{i}.txt"), FIRST.replace("2030", &format!("20{:02}", 30 + i)))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    add(&mut open(&location), &texts);
    // The index is derived: truncated or gone, it is made anew.
    let index = folder.path().join("library.db.index");
    for file in std::fs::read_dir(&index).expect("it is there").flatten() {
        if file.path().extension().is_some_and(|ending| ending == "idx") {
            std::fs::write(file.path(), b"short").expect("it can be written");
        }
    }
    assert_eq!(found(&mut open(&location), "treaty"), 40);
    std::fs::remove_dir_all(&index).expect("it is there");
    assert_eq!(found(&mut open(&location), "treaty"), 40);
    // A page of the truth is not: the damage is told and nothing is changed.
    let len = std::fs::metadata(&path).expect("it is there").len() as usize;
    damaged(&path, len / 2 / 4096 * 4096, &[0xab; 4096]);
    let before = std::fs::read(&path).expect("it is there");
    let found = Desk::open(&location, CODEBOOK.clone()).and_then(|mut desk| desk.check());
    match found {
        Ok(found) => assert!(!found.truth.is_empty()),
        Err(error) => assert!(matches!(error, DeskError::Damaged(_)), "{error}"),
    }
    assert_eq!(std::fs::read(&path).expect("it is there"), before);
}

#[test]
fn what_is_no_library_of_ours_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "These are my notes, and they are no library at all. ".repeat(40))
        .expect("it is written");
    assert!(Desk::open(&Location::File(text.clone()), CODEBOOK.clone()).is_err());
    assert!(std::fs::read_to_string(&text).expect("it is there").starts_with("These are my notes"));
    let newer = folder.path().join("newer.db");
    open(&Location::File(newer.clone()));
    let raw = rusqlite::Connection::open(&newer).expect("it opens");
    raw.execute("UPDATE library SET value = '99' WHERE name = 'layout'", []).expect("it is changed");
    drop(raw);
    let error = Desk::open(&Location::File(newer), CODEBOOK.clone()).err().expect("it is refused");
    assert!(matches!(error, DeskError::Newer { found: 99, .. }), "{error}");
}
