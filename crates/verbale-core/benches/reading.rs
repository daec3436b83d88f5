//! Speed of reading against the bare automaton with the same patterns, by
//! script: `cargo bench -p verbale-core --bench reading`.
//!
//! Measures canonical text to `Reading`, one thread. The texts lie in
//! `../shared/corpus/unpc` beside the project; without them the bench says
//! so and measures nothing.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use verbale_core::codebook::{Codebook, fold};
use verbale_core::reading::read;
use verbale_core::text::Document;

fn reading(criterion: &mut Criterion) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/unpc");
    let codebook = Codebook::builtin();
    for language in ["zh", "en", "ru"] {
        let Ok(text) = std::fs::read_to_string(corpus.join(format!("devset.{language}"))) else {
            eprintln!("skipped: {} has no text in {language}", corpus.display());
            continue;
        };
        let lexicon = codebook.lexicon(language).expect("a language of the codebook");
        let document = Document::of_text(&text, language);
        let folded = fold(&document.text);
        let sentences: usize = document.outline.paragraphs.iter().map(|p| p.sentences.len()).sum();
        let mut group = criterion.benchmark_group(language);
        group.sample_size(20);
        group.throughput(Throughput::Bytes(document.text.len() as u64));
        let automaton = lexicon.matcher().automaton();
        group.bench_function("automaton", |bench| {
            bench.iter(|| automaton.find_overlapping_iter(black_box(&folded)).count());
        });
        group.bench_function("read", |bench| bench.iter(|| read(black_box(&document), &codebook)));
        group.throughput(Throughput::Elements(sentences as u64));
        group.bench_function("read by sentences", |bench| {
            bench.iter(|| read(black_box(&document), &codebook))
        });
        group.finish();
    }
}

criterion_group!(benches, reading);
criterion_main!(benches);
