//! The index never proposes too little: whatever the texts decide is among
//! what it proposes, and where it says it can tell alone, it tells the same.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use tantivy::Order;
use verbale_core::codebook::{Codebook, Degree, fold};
use verbale_core::reading::{HolderBy, Position, Why};
use verbale_core::span::Span;
use verbale_desk::index::{Index, Indexed};
use verbale_desk::query::{Decider, Field, Names, Node, Subject, parse};
use verbale_desk::record::Card;

const PIECES: &[&str] = &[
    "nuclear",
    "Weapon",
    "weapons",
    "nuclear-weapon",
    "weaponry",
    "unclear",
    "核",
    "武",
    "器",
    "核武器",
    "核不",
    "國",
    "мир",
    "миру",
    "Мировой",
    "g20",
    "G20峰会",
    "2022",
    "don't",
    "a",
    "ab",
    "b",
    "，",
    ". ",
    "-",
    "\n",
    "。\n",
];
const HOLDERS: &[&str] = &["CHN", "RUS", "USA"];
const HAVING: &[Field] =
    &[Field::Addressee, Field::Family, Field::About, Field::Form, Field::Party, Field::Title, Field::Id];
const ACTORS: &[Field] = &[Field::Holder, Field::Addressee, Field::About, Field::Party];
const DATES: &[Option<&str>] = &[None, Some("1999-12-31"), Some("2022-02-04"), Some("2022-11-15")];

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

fn text(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for _ in 0..=numbers.below(14) {
        text.push_str(numbers.one(PIECES));
        if numbers.below(3) > 0 {
            text.push(' ');
        }
    }
    text
}

/// Some of these ids, or none.
fn some(numbers: &mut Numbers, of: &[&str]) -> Vec<String> {
    of.iter().filter(|_| numbers.below(2) == 0).map(|id| (*id).to_owned()).collect()
}

fn position(numbers: &mut Numbers, number: usize, text: &str) -> Position {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (one, other) = (numbers.one(&places), numbers.one(&places));
    Position {
        id: format!("p{number}"),
        act: numbers.one(&["oppose", "support"]).to_owned(),
        kind: String::new(),
        degree: numbers.one(&[Degree::Plain, Degree::Raised]),
        force: 0,
        binding: 0,
        holders: some(numbers, HOLDERS),
        holder_by: HolderBy::Named,
        addressees: some(numbers, HOLDERS),
        instruments: Vec::new(),
        topics: Vec::new(),
        paragraph: 0,
        trigger: Span::default(),
        matter: None,
        clause: Span::new(one.min(other), one.max(other)),
        why: Why { cue: String::new(), rule: String::new(), considered: Vec::new() },
    }
}

struct Entry {
    card: Card,
    text: String,
    positions: Vec<Indexed>,
}

fn entry(numbers: &mut Numbers, key: i64) -> Entry {
    let text = text(numbers);
    let card = Card {
        key,
        id: format!("sha256:{key:064x}"),
        source: format!("{key}.txt"),
        title: (numbers.below(2) == 0).then(|| numbers.one(PIECES).to_owned()),
        language: numbers.one(&["zh", "en", "ru"]).to_owned(),
        date: numbers.one(DATES).map(str::to_owned),
        form: numbers.one(&["", "readout"]).to_owned(),
        parties: some(numbers, HOLDERS),
        ..Card::default()
    };
    let positions = (1..=numbers.below(3)).map(|number| {
        let family = numbers.one(&["negative", ""]).to_owned();
        let about = some(numbers, &["NATO", "CHN", "USA"]);
        Indexed { position: position(numbers, number, &text), family, about }
    });
    let positions = positions.collect();
    Entry { card, text, positions }
}

struct Library {
    entries: Vec<Entry>,
    index: Index,
    // Kept as long as the index.
    _folder: tempfile::TempDir,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(&Arc::new(Codebook::builtin())));

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let mut numbers = Numbers(7);
    let entries: Vec<Entry> = (1..=120).map(|key| entry(&mut numbers, key)).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let index = Index::open(folder.path(), "library").expect("an index");
    let mut writer = index.writer("library").expect("a writer");
    for entry in &entries {
        writer.add_text(&entry.card, &entry.text).expect("room");
    }
    for entry in &entries {
        writer.add_positions(&entry.card, &entry.positions).expect("room");
    }
    writer.commit(1).expect("room");
    writer.finish().expect("an end");
    index.reload().expect("an index");
    Library { entries, index, _folder: folder }
});

/// What the texts decide: documents, or positions by their number.
fn decided(node: &Node) -> BTreeSet<(i64, u64)> {
    let decider = Decider::new(node);
    let mut found = BTreeSet::new();
    for entry in &LIBRARY.entries {
        let folded = fold(&entry.text);
        let whole = Subject {
            card: &entry.card,
            text: &folded,
            within: None,
            position: None,
            family: "",
            about: &[],
        };
        let mut hits = Vec::new();
        if !node.asks_positions() && decider.decide(&whole, &mut hits) {
            found.insert((entry.card.key, 0));
        }
        for (number, Indexed { position, family, about }) in (1..).zip(&entry.positions) {
            let of_position =
                Subject { within: Some(position.clause), position: Some(position), family, about, ..whole };
            if node.asks_positions() && decider.decide(&of_position, &mut hits) {
                found.insert((entry.card.key, number));
            }
        }
    }
    found
}

fn proposed(node: &Node) -> (BTreeSet<(i64, u64)>, bool) {
    let proposal = LIBRARY.index.propose(node).expect("a proposal");
    let found = LIBRARY.index.page(&proposal.query, Order::Desc, 0, 10_000).expect("findings");
    let found = found.iter().map(|found| (found.document, found.number.into())).collect();
    (found, proposal.exact)
}

fn holds(node: &Node) {
    let (decided, (proposed, exact)) = (decided(node), proposed(node));
    let missed: Vec<_> = decided.difference(&proposed).collect();
    assert!(missed.is_empty(), "{node:?} misses {missed:?}");
    if exact {
        assert_eq!(proposed, decided, "{node:?} is said to be exact");
    }
}

/// A stretch of one of the texts.
fn stretch() -> impl Strategy<Value = String> {
    (0..120_usize, 0..60_usize, 1..9_usize).prop_map(|(text, from, len)| {
        let folded = fold(&LIBRARY.entries[text].text);
        folded.chars().skip(from % folded.chars().count()).take(len).collect::<String>().trim().to_owned()
    })
}

/// A word of one of the texts, with what stands at hyphens.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        stretch().prop_map(|text| text.split_whitespace().next().unwrap_or("x").to_owned()),
        prop::sample::select(PIECES).prop_map(|piece| fold(piece.trim())),
        prop::sample::select(vec!["nuclear-weapons", "мира", "unclears", "核武", "武", "g20", "20峰"])
            .prop_map(str::to_owned),
    ]
}

fn wildcard() -> impl Strategy<Value = String> {
    (word(), 0..8_usize, prop::sample::select(vec!["*", "?", "**", "?*"]), any::<bool>()).prop_map(
        |(word, at, wild, cut)| {
            let mut characters: Vec<char> = word.chars().collect();
            let at = at % (characters.len() + 1);
            if cut && at < characters.len() {
                characters.remove(at);
            }
            let (before, after) = characters.split_at(at.min(characters.len()));
            format!("{}{wild}{}", before.iter().collect::<String>(), after.iter().collect::<String>())
        },
    )
}

/// What a query of one term is understood as.
fn understood(query: &str) -> Option<Node> {
    parse(query, &NAMES).ok()
}

fn text_node() -> impl Strategy<Value = Node> {
    let quoted = |text: String| format!("\"{}\"", text.replace(['\\', '"'], ""));
    prop_oneof![
        word().prop_filter_map("no term", |word| understood(&word)),
        stretch().prop_filter_map("no phrase", move |text| understood(&quoted(text))),
        wildcard().prop_filter_map("no wildcard", |word| understood(&word)),
    ]
    .prop_filter("no words", |node| matches!(node, Node::Word(_) | Node::Phrase(_) | Node::Wildcard(_)))
}

fn fact() -> impl Strategy<Value = Node> {
    let is = |field, ids: &'static [&'static str]| {
        prop::sample::select(ids).prop_map(move |id| Node::Is(field, vec![id.to_owned()]))
    };
    prop_oneof![
        is(Field::Party, HOLDERS),
        prop::sample::select(HAVING).prop_map(Node::Has),
        prop::sample::select(ACTORS).prop_map(Node::Jointly),
        is(Field::Lang, &["zh", "en", "fr"]),
        is(Field::Title, &["weapon", "核武", "g20"]),
        is(Field::Source, &["1", "7.txt"]),
        is(Field::Id, &["0", "00000000000000000000000000000000000000000000000000000000000000"]),
        (
            prop::sample::select(vec![1, 20_000_101, 20_220_204]),
            prop::sample::select(vec![20_001_231, 99_991_231])
        )
            .prop_map(|(from, to)| Node::Date(from, to)),
    ]
}

fn node(leaf: BoxedStrategy<Node>) -> impl Strategy<Value = Node> {
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Node::And),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Node::Or),
            inner.prop_map(|part| Node::Not(Box::new(part))),
            (text_node(), text_node(), 0..4_u32).prop_map(|(one, other, most)| Node::Near(
                Box::new(one),
                Box::new(other),
                most
            )),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_phrases_and_wildcards_miss_nothing(node in text_node()) {
        holds(&node);
    }

    #[test]
    fn documents_are_not_missed(node in node(prop_oneof![3 => text_node(), 1 => fact()].boxed())) {
        holds(&node);
    }

    #[test]
    fn positions_are_not_missed(
        node in node(prop_oneof![3 => text_node(), 1 => fact()].boxed()),
        holder in prop::sample::select(HOLDERS),
    ) {
        let of_holder = Node::Is(Field::Holder, vec![holder.to_owned()]);
        holds(&Node::And(vec![of_holder.clone(), node.clone()]));
        holds(&Node::Or(vec![of_holder, node]));
    }
}
