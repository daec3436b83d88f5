//! Measures the library on the corpora beside the project: recall of search
//! against a scan of all texts, speed, size, memory.
//!
//! `cargo run --release -p verbale-tests --example library -- recall | near | speed | million [N] | shelf N FOLDER`

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use verbale_core::codebook::fold;
use verbale_desk::archive::Archive;
use verbale_desk::desk::By;
use verbale_desk::query::Node;
use verbale_desk::trace::{Formula, Share};
use verbale_desk::{Arriving, Desk, Location};

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

/// A text with its name.
type Text = (String, String);

fn main() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !shared.exists() {
        println!("the corpora are not beside the project: nothing is measured");
        return;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("recall") => recall(&shared),
        Some("near") => near(&shared),
        Some("speed") => speed(&shared),
        Some("million") => {
            let n = arguments.get(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
            million(&shared, n);
        }
        Some("shelf") => match (arguments.get(1).and_then(|n| n.parse().ok()), arguments.get(2)) {
            (Some(n), Some(folder)) => shelf(&shared, n, Path::new(folder)),
            _ => println!("say how many texts, and in which folder the library is to lie"),
        },
        Some("asking") => match arguments.get(1) {
            Some(folder) => asking(&shared, Path::new(folder)),
            None => println!("say in which folder the library lies"),
        },
        _ => println!("say recall, near, speed, million, shelf or asking"),
    }
}

/// The texts of an archive of the corpora.
fn corpus(shared: &Path, name: &str) -> Vec<Text> {
    let folder = std::env::temp_dir().join("verbale-corpora").join(name);
    if !folder.exists() {
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        let archive = shared.join(format!("{name}.tar.xz"));
        let done = Command::new("tar").arg("-xJf").arg(archive).arg("-C").arg(&folder).status();
        assert!(done.expect("tar runs").success(), "the archive unpacks");
    }
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = |path: &PathBuf| std::fs::read_to_string(path).ok().map(|text| (name(path), text));
    files.iter().filter_map(text).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("it can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "txt" || ending == "md") {
            files.push(path);
        }
    }
}

/// The Russian side of the parallel corpus, forty lines a text.
fn russian(shared: &Path) -> Vec<Text> {
    let all = std::fs::read_to_string(shared.join("unpc/devset.ru")).expect("it can be read");
    let lines: Vec<&str> = all.lines().collect();
    lines
        .chunks(40)
        .enumerate()
        .map(|(i, lines)| (format!("ru-{i}.txt"), format!("{}\n", lines.join("\n"))))
        .collect()
}

fn open(folder: &Path) -> Desk {
    let location = Location::File(folder.join("library.db"));
    Desk::open(&location, Arc::new(verbale_edition::codebook())).expect("the library opens")
}

fn add(desk: &mut Desk, n: usize, text: &(dyn Fn(usize) -> Text + Sync)) {
    let arriving: Vec<Arriving> = (0..n)
        .map(|i| Arriving {
            place: String::new(),
            name: format!("{i}.txt"),
            language: None,
            encoding: None,
            dated: Some(format!("{}-{:02}-{:02}", 1990 + i % 35, 1 + i % 12, 1 + i % 28)),
        })
        .collect();
    desk.add(&arriving, &|i| Ok(text(i).1.into_bytes()), &mut |_, _| {}).expect("texts are shelved");
}

/// Identity, language and folded text of every document.
fn folded(folder: &Path, desk: &mut Desk) -> Vec<(String, String, String)> {
    let mut archive = Archive::open(&Location::File(folder.join("library.db"))).expect("it opens");
    let cards = desk.list(None).expect("they are listed");
    let mut reader = archive.reader();
    let text = |key| reader.text(key).expect("it can be read").unwrap_or_default();
    let mut text = text;
    cards.into_iter().map(|card| (card.id, card.language, fold(&text(card.key)))).collect()
}

fn piece(text: &str, numbers: &mut Numbers, least: usize, most: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    let length = least + numbers.below(most - least + 1);
    let start = numbers.below(chars.len().saturating_sub(length));
    chars.iter().skip(start).take(length).collect()
}

fn recall(shared: &Path) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut desk = open(folder.path());
    let mut texts = corpus(shared, "zh-news-broadcast");
    texts.extend(corpus(shared, "en-white-house-statements"));
    texts.extend(russian(shared));
    add(&mut desk, texts.len(), &|i| texts[i].clone());
    let all = folded(folder.path(), &mut desk);
    println!("{} documents", all.len());
    for language in ["zh", "en", "ru"] {
        let own: Vec<_> = all.iter().filter(|(_, lang, _)| lang == language).collect();
        let mut numbers = Numbers(11);
        let (mut wanted, mut had, mut wrong, mut refused) = (0usize, 0usize, 0usize, 0usize);
        let began = Instant::now();
        for _ in 0..1000 {
            let sought = piece(&own[numbers.below(own.len())].2, &mut numbers, 2, 12);
            let escaped = sought.replace('\\', "\\\\").replace('"', "\\\"");
            let Ok(node) = desk.understand(&format!("\"{escaped}\"")) else {
                // Nothing but marks and spaces: no word to search for.
                refused += 1;
                continue;
            };
            let findings = desk.find(&node, By::Newest, usize::MAX).expect("it can be read");
            let found: BTreeSet<&str> = findings.hits.iter().map(|hit| hit.card.id.as_str()).collect();
            let spaced: Vec<&str> = sought.split_whitespace().collect();
            let edges = !sought.starts_with(char::is_whitespace) && !sought.ends_with(char::is_whitespace);
            for (id, _, text) in &all {
                let there = text.contains(&sought);
                wanted += usize::from(there);
                had += usize::from(there && found.contains(id.as_str()));
                // White space of any length is one to the search.
                let other = spaced.len() > 1 || !edges;
                wrong += usize::from(!there && !other && found.contains(id.as_str()));
            }
        }
        #[allow(clippy::cast_precision_loss, reason = "a share for people")]
        let share = had as f64 / wanted.max(1) as f64;
        println!(
            "{language}: recall {share:.4} ({had} of {wanted} documents), {wrong} found wrongly, {refused} of 1000 \
             pieces hold no word; {:.1} s",
            began.elapsed().as_secs_f64()
        );
    }
}

fn near(shared: &Path) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut desk = open(folder.path());
    let mut texts = corpus(shared, "zh-news-broadcast");
    texts.truncate(700);
    texts.extend(corpus(shared, "en-white-house-statements").into_iter().take(700));
    texts.extend(russian(shared));
    add(&mut desk, texts.len(), &|i| texts[i].clone());
    let all = folded(folder.path(), &mut desk);
    let share = Share::read("15%").expect("it is a share");
    for language in ["zh", "en", "ru"] {
        let own: Vec<_> = all.iter().filter(|(_, lang, _)| lang == language).collect();
        let mut numbers = Numbers(5);
        let (mut wanted, mut had) = (0usize, 0usize);
        for _ in 0..60 {
            let sought = piece(
                &own[numbers.below(own.len())].2,
                &mut numbers,
                8,
                if language == "zh" { 20 } else { 40 },
            );
            let sought = edited(&sought, share.edits(&sought) / 2, &mut numbers);
            let formula = Formula::new(&sought, share.edits(&sought));
            let Ok(traced) = desk.trace(&sought, share, &Node::All) else { continue };
            let found: BTreeSet<&str> = traced.places.iter().map(|used| used.document.as_str()).collect();
            for (id, _, text) in &all {
                let there = !formula.uses_in_folded(text).is_empty();
                wanted += usize::from(there);
                had += usize::from(there && found.contains(id.as_str()));
            }
        }
        #[allow(clippy::cast_precision_loss, reason = "a share for people")]
        let share = had as f64 / wanted.max(1) as f64;
        println!("{language}: recall of near uses {share:.4} ({had} of {wanted} documents)");
    }
}

/// The text with so many of its characters replaced by their neighbours.
fn edited(text: &str, edits: usize, numbers: &mut Numbers) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..edits {
        let at = numbers.below(chars.len());
        chars[at] = chars[numbers.below(chars.len())];
    }
    chars.into_iter().collect()
}

fn speed(shared: &Path) {
    for name in ["zh-news-broadcast", "en-white-house-statements"] {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let mut desk = open(folder.path());
        let texts = corpus(shared, name);
        let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
        let began = Instant::now();
        add(&mut desk, texts.len(), &|i| texts[i].clone());
        let added = began.elapsed();
        let canonical: usize = folded(folder.path(), &mut desk).iter().map(|(_, _, text)| text.len()).sum();
        let began = Instant::now();
        desk.rebuild_index().expect("it is made anew");
        let indexed = began.elapsed();
        let size = desk.index().expect("it opens").bytes();
        #[allow(clippy::cast_precision_loss, reason = "figures for people")]
        let (mb, ratio) = (|n: usize| n as f64 / 1e6, size as f64 / canonical as f64);
        println!(
            "{name}: {} texts, {:.1} MB; add {:.2} MB/s; index {:.2} MB/s, {ratio:.3} × text; peak {} MB",
            texts.len(),
            mb(bytes),
            mb(bytes) / added.as_secs_f64(),
            mb(canonical) / indexed.as_secs_f64(),
            peak()
        );
    }
}

/// The most memory that this process ever had, in MB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|kb| kb.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or_default() / 1024
}

/// Paragraphs of all corpora, which the million texts are made of.
fn paragraphs(shared: &Path) -> Vec<String> {
    let mut texts = corpus(shared, "zh-news-broadcast");
    texts.extend(corpus(shared, "en-white-house-statements"));
    texts.extend(russian(shared));
    let fits = |line: &&str| (60..900).contains(&line.len());
    let lines = texts.iter().flat_map(|(_, text)| text.lines().map(str::trim).filter(fits));
    lines.map(str::to_owned).collect()
}

/// Makes a library of so many texts of six paragraphs in a folder.
fn shelf(shared: &Path, n: usize, folder: &Path) {
    let paragraphs = paragraphs(shared);
    let make = |i: usize| {
        let mut numbers = Numbers(i as u64 ^ 0x5eed);
        // Neighbours come from one text, and so are of one language.
        let first = numbers.below(paragraphs.len() - 6);
        let texts = paragraphs[first..first + 6].iter().map(|text| edited(text, 3, &mut numbers));
        (String::new(), format!("{}\n\n{i}.\n", texts.collect::<Vec<_>>().join("\n\n")))
    };
    let began = Instant::now();
    add(&mut open(folder), n, &make);
    println!("{n} documents added in {:.0} s, peak {} MB", began.elapsed().as_secs_f64(), peak());
}

/// Makes such a library and asks it, in a process of its own whose memory is
/// counted by itself.
fn million(shared: &Path, n: usize) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    shelf(shared, n, folder.path());
    let this = std::env::current_exe().expect("this program has a name");
    let asked = Command::new(this).arg("asking").arg(folder.path()).status();
    assert!(asked.expect("it runs").success(), "the library answers");
}

fn asking(shared: &Path, folder: &Path) {
    let began = Instant::now();
    let mut desk = open(folder);
    let documents = desk.documents().expect("they are counted");
    desk.search("act:oppose", By::Newest, 1).expect("it can be read");
    println!("{documents} documents opened and asked once in {:.3} s", began.elapsed().as_secs_f64());
    let paragraphs = paragraphs(shared);
    let mut numbers = Numbers(23);
    let mut timed = |what: &str, make: &mut dyn FnMut(&mut Numbers) -> String| {
        let mut took: Vec<Duration> = Vec::new();
        for i in 0..330 {
            let query = make(&mut numbers);
            let began = Instant::now();
            let answered = desk.search(&query, By::Newest, 20).is_ok();
            // The first ones warm the caches.
            if answered && i >= 30 {
                took.push(began.elapsed());
            }
        }
        took.sort();
        let at = |share: usize| took[(took.len() - 1) * share / 1000].as_secs_f64() * 1e3;
        println!("{what}: p50 {:.1} ms, p99 {:.1} ms over {} queries", at(500), at(990), took.len());
    };
    timed("formula", &mut |numbers| {
        let text = &paragraphs[numbers.below(paragraphs.len())];
        let words = piece(text, numbers, 6, 12);
        format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
    });
    timed("fields", &mut |numbers| {
        let acts = ["oppose", "support", "welcome", "commit", "condemn", "call_on", "reaffirm", "hope"];
        let holders = ["CHN", "RUS", "USA", "FRA", "UN", "EU"];
        let (act, holder) = (acts[numbers.below(acts.len())], holders[numbers.below(holders.len())]);
        format!("act:{act} holder:{holder} date:{}..{}", 1990 + numbers.below(15), 2010 + numbers.below(14))
    });
    println!("peak {} MB", peak());
}
