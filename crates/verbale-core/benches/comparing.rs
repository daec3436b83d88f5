//! Speed of comparing, reading included: two statements of 10,000 Chinese
//! characters, two long communiqués in English, and growth with length:
//! `cargo bench -p verbale-core --bench comparing`.
//!
//! The texts lie in `../shared/corpus/series` beside the project; without
//! them the bench says so and measures nothing.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use verbale_core::codebook::Codebook;
use verbale_core::compare::{Side, compare};
use verbale_core::reading::read;
use verbale_core::text::Document;

fn series(name: &str) -> Option<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/series").join(name);
    let Ok(files) = fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    };
    let mut files: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
    files.sort();
    Some(files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect())
}

/// Reads and compares two texts; gives the number of changes.
fn both(left: &Document, right: &Document, codebook: &Codebook) -> usize {
    let (a, b) = (read(left, codebook), read(right, codebook));
    compare(Side { document: left, reading: &a }, Side { document: right, reading: &b }, codebook)
        .changes
        .len()
}

/// The first so many characters of a text that repeats as often as needed.
fn of_length(text: &str, characters: usize) -> String {
    text.chars().cycle().take(characters).collect()
}

fn comparing(criterion: &mut Criterion) {
    let codebook = Codebook::builtin();
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(20);
    if let Some(texts) = series("zh_xi_putin_readouts") {
        let half = texts.len() / 2;
        let left = Document::of_text(&of_length(&texts[..half].concat(), 10_000), "zh");
        let right = Document::of_text(&of_length(&texts[1..].concat(), 10_000), "zh");
        group.bench_function("zh, 10,000 characters", |bench| {
            bench.iter(|| both(black_box(&left), black_box(&right), &codebook));
        });
    }
    let Some(texts) = series("g7_summit_communiques") else { return };
    if let [first, second, ..] = texts.as_slice() {
        let (left, right) = (Document::of_text(first, "en"), Document::of_text(second, "en"));
        group.bench_function("en, two communiqués", |bench| {
            bench.iter(|| both(black_box(&left), black_box(&right), &codebook));
        });
        group.sample_size(10);
        for length in [10_000, 100_000, 1_000_000, 10_000_000] {
            let left = Document::of_text(&of_length(first, length), "en");
            let right = Document::of_text(&of_length(second, length), "en");
            group.throughput(Throughput::Bytes(length as u64));
            group.bench_function(BenchmarkId::new("growth", length), |bench| {
                bench.iter(|| both(black_box(&left), black_box(&right), &codebook));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, comparing);
criterion_main!(benches);
