//! Figures of the alignment in one language, on the texts of `../shared/corpus`:
//! planted moves found, changed characters against a minimal diff, and all
//! consecutive pairs of the series:
//! `cargo run --release -p verbale-tests --example alignment`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use verbale_core::codebook::Codebook;
use verbale_core::compare::{Comparison, Kind, Side, Stands, Substance, compare};
use verbale_core::reading::read;
use verbale_core::span::Span;
use verbale_core::text::Document;
use verbale_ingest::{Hint, document};

fn main() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !corpus.exists() {
        println!("skipped: {} is not there", corpus.display());
        return;
    }
    let codebook = verbale_edition::codebook();
    let series = series(&corpus);
    planted(&series, &codebook);
    println!("\n{:44} {:>5} {:>9} {:>9} {:>7}", "consecutive pairs", "pairs", "changed", "minimal", "ratio");
    for (name, texts) in &series {
        pairs(name, texts, &codebook);
    }
    let folder = std::env::temp_dir().join("verbale-statements");
    let unpacked = fs::create_dir_all(&folder).is_ok()
        && Command::new("tar")
            .arg("xJf")
            .arg(corpus.join("en-fomc-statements.tar.xz"))
            .arg("-C")
            .arg(&folder)
            .status()
            .is_ok_and(|status| status.success());
    if unpacked {
        let texts = texts(&folder.join("fomc_statements/output/statement_text"));
        pairs("central bank statements", &texts, &codebook);
    }
}

fn series(corpus: &Path) -> Vec<(String, Vec<Document>)> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(corpus.join("series")).into_iter().flatten().flatten().map(|e| e.path()).collect();
    folders.sort();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    folders.iter().map(|folder| (name(folder), texts(folder))).collect()
}

fn texts(folder: &Path) -> Vec<Document> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.sort();
    let text = |path: &PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        document(&fs::read(path).ok()?, &Hint::named(&name)).ok()
    };
    files.iter().filter_map(text).collect()
}

fn compared(left: &Document, right: &Document, codebook: &Codebook) -> Comparison {
    let (a, b) = (read(left, codebook), read(right, codebook));
    compare(Side { document: left, reading: &a }, Side { document: right, reading: &b }, codebook)
}

/// Compares each text with the next one and prints the changed characters.
fn pairs(name: &str, texts: &[Document], codebook: &Codebook) {
    let (mut changed, mut minimal) = (0, 0);
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for pair in texts.windows(2) {
        let comparison = compared(&pair[0], &pair[1], codebook);
        for link in comparison.links.iter().filter(|link| link.stands == Stands::InPlace) {
            if link.left.is_empty() || link.right.is_empty() {
                continue;
            }
            let words = |document: &Document, spans: &[Span]| -> Vec<String> {
                spans.iter().flat_map(|span| words(&document.text[*span])).collect()
            };
            let (a, b) = (words(&pair[0], &link.left), words(&pair[1], &link.right));
            minimal += least(&a, &b);
            for edit in link.words.iter().filter(|edit| edit.substance == Substance::Words) {
                let letters = |document: &Document, span: Option<Span>| {
                    span.map_or(0, |span| words_length(&document.text[span]))
                };
                changed += letters(&pair[0], edit.left) + letters(&pair[1], edit.right);
            }
        }
        comparison.changes.iter().for_each(|change| *kinds.entry(change.kind).or_default() += 1);
    }
    #[allow(clippy::cast_precision_loss, reason = "a ratio of counts")]
    let ratio = if minimal == 0 { 1.0 } else { changed as f64 / minimal as f64 };
    println!("{name:44} {:5} {changed:9} {minimal:9} {ratio:7.3}", texts.len().saturating_sub(1));
    println!("    {kinds:?}");
}

/// The words of a clause in small letters; Han characters one by one.
fn words(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    for c in verbale_core::codebook::fold(text).chars() {
        let han = matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9fff}');
        if han {
            found.push(c.to_string());
        } else if c.is_alphanumeric() && open {
            found.last_mut().expect("a word is open").push(c);
        } else if c.is_alphanumeric() {
            found.push(c.to_string());
        }
        open = c.is_alphanumeric() && !han;
    }
    found
}

fn words_length(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The fewest letters that must go and come: the heaviest common subsequence
/// of words, by the plain quadratic table.
fn least(a: &[String], b: &[String]) -> usize {
    let weigh = |words: &[String]| words.iter().map(|w| w.chars().count()).sum::<usize>();
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut corner = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            let met = if x == y { corner + x.chars().count() } else { 0 };
            row[j + 1] = above.max(row[j]).max(met);
            corner = above;
        }
    }
    weigh(a) + weigh(b) - 2 * row[b.len()]
}

/// Moves paragraphs of each text and counts those that are found.
fn planted(series: &[(String, Vec<Document>)], codebook: &Codebook) {
    let (mut planted, mut found, mut right) = (0, 0, 0);
    let mut seed = 7_u64;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0) % below.max(1)
    };
    for document in series.iter().flat_map(|(_, texts)| texts) {
        let mut lines: Vec<String> = document.text.lines().map(str::to_owned).collect();
        let long: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].len() > 120).collect();
        if long.len() < 8 {
            continue;
        }
        let mut moved: Vec<String> = Vec::new();
        for _ in 0..2 {
            let from = long[next(long.len())].min(lines.len() - 1);
            let line = lines.remove(from);
            let to = (from + lines.len() / 3 + next(lines.len() / 3)) % lines.len();
            lines.insert(to, line.clone());
            moved.push(line);
        }
        let lang = document.lang.code();
        let left = Document::of_text(&document.text, lang);
        let other = Document::of_text(&(lines.join("\n") + "\n"), lang);
        let comparison = compared(&left, &other, codebook);
        let inside = |part: &str| moved.iter().any(|line| line.contains(part));
        for link in comparison.links.iter().filter(|link| !link.right.is_empty()) {
            let clause = &other.text[link.right[0]];
            let (was, is) = (inside(clause), link.stands == Stands::Moved);
            planted += usize::from(was);
            found += usize::from(is);
            right += usize::from(was && is);
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "a ratio of counts")]
    let f1 = 2.0 * right as f64 / (planted + found).max(1) as f64;
    println!(
        "planted moves: {planted} clauses moved, {found} called moved, {right} of them rightly: F1 {f1:.3}"
    );
}
