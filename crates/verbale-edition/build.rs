//! Reads and compiles the built-in codebook, and writes it as bytes.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use verbale_core::codebook::Codebook;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let codebook = Codebook::builtin();
    let mut code = include_line("CODEBOOK", &write(&out, "codebook.bin", &codebook.freeze()));
    code.push_str("const LEXICONS: &[(&str, &[u8])] = &[\n");
    for language in &codebook.languages {
        let lexicon = codebook.lexicon(&language.id).expect("its own language");
        let path = write(&out, &format!("{}.bin", language.id), &lexicon.freeze());
        writeln!(code, "    ({:?}, include_bytes!({path:?})),", language.id).expect("strings grow");
    }
    code.push_str("];\n");
    fs::write(out.join("frozen.rs"), code).expect("the output folder is writable");
}

fn write(out: &Path, name: &str, bytes: &[u8]) -> String {
    let path = out.join(name);
    fs::write(&path, bytes).expect("the output folder is writable");
    path.to_string_lossy().into_owned()
}

fn include_line(name: &str, path: &str) -> String {
    format!("const {name}: &[u8] = include_bytes!({path:?});\n")
}
