//! The marks of an example: `{holder: The two sides} {act: reaffirmed} …`.

/// Whether the marks of an example can be read.
///
/// # Errors
/// What is wrong with them.
pub fn marked(text: &str) -> Result<(), String> {
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '{' => {
                let name = text[at + 1..].split([':', '{', '}']).next().unwrap_or_default();
                let ends_well = text[at + 1 + name.len()..].starts_with(':');
                let is_word = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                if !ends_well || !is_word {
                    return Err(format!("the mark `{{{name}` has no name and colon"));
                }
                open.push(at);
            }
            '}' if open.pop().is_none() => return Err("a mark is closed that was never opened".to_owned()),
            _ => {}
        }
    }
    match open.first() {
        Some(&at) => {
            let begins: String = text[at..].chars().take(16).collect();
            Err(format!("the mark `{begins}` is never closed"))
        }
        None => Ok(()),
    }
}
