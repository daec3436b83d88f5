//! One statement of two invented states in three languages: every act finds
//! its counterpart, and what is planted in one version is told, nothing else.

use verbale_core::codebook::{Codebook, File};
use verbale_core::compare::{Change, Comparison, Field, Kind, Side, Stands, compare};
use verbale_core::reading::{Reading, read};
use verbale_core::text::Document;

const ZH: &str = include_str!("lake-zh.txt");
const EN: &str = include_str!("lake-en.txt");
const RU: &str = include_str!("lake-ru.txt");

/// The built-in codebook and the states and treaties that do not exist.
fn codebook() -> Codebook {
    let mut files = Codebook::builtin_files();
    let own = [
        ("actors/invented.toml", include_str!("../../../../examples/codebook/actors/invented.toml")),
        (
            "instruments/invented.toml",
            include_str!("../../../../examples/codebook/instruments/invented.toml"),
        ),
    ];
    files.extend(own.map(|(path, text)| File { path, text }));
    let (codebook, faults) = Codebook::load(&files);
    assert!(faults.is_empty(), "{faults:?}");
    codebook
}

struct Compared {
    left: Reading,
    right: Reading,
    found: Comparison,
}

impl Compared {
    /// The changes but for what is kept.
    fn told(&self) -> Vec<&Change> {
        self.found.changes.iter().filter(|change| change.kind != Kind::Kept).collect()
    }

    /// The acts of a change, left and right.
    fn acts(&self, change: &Change) -> (Option<&str>, Option<&str>) {
        let left = change.left.and_then(|p| p.position).map(|n| self.left.positions[n].act.as_str());
        let right = change.right.and_then(|p| p.position).map(|n| self.right.positions[n].act.as_str());
        (left, right)
    }
}

fn compared(left: (&str, &str), right: (&str, &str), codebook: &Codebook) -> Compared {
    let (from, to) = (Document::of_text(left.0, left.1), Document::of_text(right.0, right.1));
    let (left, right) = (read(&from, codebook), read(&to, codebook));
    let found =
        compare(Side { document: &from, reading: &left }, Side { document: &to, reading: &right }, codebook);
    Compared { left, right, found }
}

#[test]
fn every_act_finds_its_counterpart() {
    let codebook = codebook();
    let versions = [(ZH, "zh"), (EN, "en"), (RU, "ru")];
    for left in versions {
        for right in versions.iter().filter(|right| right.1 != left.1) {
            let compared = compared(left, *right, &codebook);
            let pair = (left.1, right.1);
            for link in &compared.found.links {
                assert_eq!((link.left.len(), link.right.len()), (1, 1), "{pair:?} {link:?}");
                assert_eq!(link.stands, Stands::InPlace, "{pair:?} {link:?}");
            }
            assert!(compared.told().is_empty(), "{pair:?} {:?}", compared.told());
            let both = |change: &&Change| {
                let (left, right) = compared.acts(change);
                left.is_some() && left == right
            };
            assert_eq!(compared.found.changes.iter().filter(both).count(), compared.left.positions.len());
            assert_eq!(compared.left.positions.len(), compared.right.positions.len());
        }
    }
}

#[test]
fn what_one_version_does_otherwise_is_told_once() {
    let codebook = codebook();
    let cases: [(&str, &str, Kind, &[Field], &str); 8] = [
        ("The Sides urge Torvia", "The Sides encourage Torvia", Kind::Changed, &[Field::Act], "urge"),
        ("strongly condemn", "condemn", Kind::Changed, &[Field::Degree], "condemn"),
        (
            "The Sides call on Torvia",
            "The Sides call on Beland",
            Kind::Changed,
            &[Field::Addressee],
            "call_on",
        ),
        ("Alovia supports Beland", "Torvia supports Beland", Kind::Changed, &[Field::Holder], "support"),
        ("crossings in 2026", "crossings in 2027", Kind::Changed, &[Field::Date], "commit"),
        ("12 March 2024", "12 May 2024", Kind::Changed, &[Field::Date], "state"),
        ("the 12th session", "the 13th session", Kind::Changed, &[Field::Number], "support"),
        (" and oppose double standards in countering it", "", Kind::Dropped, &[], "oppose"),
    ];
    for (was, now, kind, fields, act) in cases {
        assert!(EN.contains(was), "{was}");
        let text = EN.replacen(was, now, 1);
        let compared = compared((RU, "ru"), (&text, "en"), &codebook);
        let told = compared.told();
        assert_eq!(told.len(), 1, "{was} → {now}: {told:?}");
        assert_eq!(told[0].kind, kind, "{was} → {now}: {told:?}");
        assert_eq!(told[0].fields, fields, "{was} → {now}: {told:?}");
        assert_eq!(compared.acts(told[0]).0, Some(act), "{was} → {now}: {told:?}");
    }
}

#[test]
fn another_wording_of_the_same_act_is_kept() {
    let codebook = codebook();
    for (was, now) in [
        ("The Sides emphasize that", "The Sides stress that"),
        ("strongly condemn terrorism in all its forms", "strongly condemn all forms of terrorism"),
        ("across their common border", "between the two countries across the border"),
        ("broken off in 2019", "that were interrupted in 2019"),
    ] {
        assert!(EN.contains(was), "{was}");
        let text = EN.replacen(was, now, 1);
        let compared = compared((ZH, "zh"), (&text, "en"), &codebook);
        assert!(compared.told().is_empty(), "{was} → {now}: {:?}", compared.told());
    }
}

#[test]
fn a_sentence_left_out_and_one_put_elsewhere_are_told() {
    let codebook = codebook();
    let regret = "The Sides regret the withdrawal of some States from arms control treaties.";
    let compared_without = compared((ZH, "zh"), (&EN.replacen(regret, "", 1), "en"), &codebook);
    let told = compared_without.told();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((told[0].kind, compared_without.acts(told[0])), (Kind::Dropped, (Some("regret"), None)));

    let hosting = "Alovia supports Beland in hosting the 12th session of the Lake Council.";
    let note = "The Sides note the statement made by Torvia on 12 March 2024.";
    let text = EN.replacen(hosting, "", 1).replacen(note, &format!("{hosting} {note}"), 1);
    let compared_moved = compared((ZH, "zh"), (&text, "en"), &codebook);
    let told = compared_moved.told();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((told[0].kind, &told[0].fields[..]), (Kind::Moved, &[Field::Place][..]));
}
