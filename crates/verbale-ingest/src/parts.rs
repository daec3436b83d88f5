//! Parts of one text in several files, read as one: 上, 中, 下.

use verbale_core::text::{Document, Offsets, Origin, Source, Text, sha256};

use crate::IngestError;

/// Puts the parts together in the order given, or in the order their titles
/// tell.
///
/// Places are counted in the canonical text: the parts lie in several files.
///
/// # Errors
/// When there are no parts, or they are in different languages.
pub fn as_one(mut parts: Vec<Document>) -> Result<Document, IngestError> {
    let Some(first) = parts.first() else {
        return Err(IngestError::Parts { why: "there are none".to_owned() });
    };
    let lang = first.lang.clone();
    if let Some(other) = parts.iter().find(|part| part.lang != lang) {
        let (one, two) = (&first.source.name, &other.source.name);
        let why = format!("`{one}` is in `{}`, `{two}` in `{}`", lang.code(), other.lang.code());
        return Err(IngestError::Parts { why });
    }
    if parts.len() == 1 {
        return Ok(parts.remove(0));
    }
    if parts.iter().all(|part| place(part).is_some()) {
        parts.sort_by_key(place);
    }
    let mut text = String::new();
    let (mut repairs, mut diagnostics) = (Vec::new(), Vec::new());
    for part in &parts {
        let moved = text.len();
        let shift = |span: verbale_core::span::Span| {
            verbale_core::span::Span::new(span.start() + moved, span.end() + moved)
        };
        text.push_str(&part.text);
        repairs.extend(part.repairs.iter().cloned().map(|repair| verbale_core::text::Repair {
            at: shift(repair.at),
            source: 0..0,
            ..repair
        }));
        diagnostics.extend(part.diagnostics.iter().cloned().map(|mut diagnostic| {
            diagnostic.span = diagnostic.span.map(shift);
            diagnostic
        }));
    }
    let names: Vec<&str> = parts.iter().map(|part| part.source.name.as_str()).collect();
    let source = Source {
        name: names.join(" + "),
        sha256: sha256(parts.iter().map(|part| part.source.sha256.as_str()).collect::<String>().as_bytes()),
        media_type: parts[0].source.media_type.clone(),
        encoding: parts[0].source.encoding.clone(),
        replaced: parts.iter().map(|part| part.source.replaced).sum(),
        decoded: Box::default(),
    };
    let origin = Origin::same(text.len());
    let mut whole = Document::assemble(source, lang, Text::new(text), origin, Offsets::Canonical);
    whole.repairs = repairs;
    whole.diagnostics = diagnostics;
    Ok(whole)
}

/// Which part a document says it is, in its first line or its name.
fn place(part: &Document) -> Option<usize> {
    const MARKS: [[&str; 4]; 5] = [
        ["（上）", "(上)", "part i)", "часть 1"],
        ["（中）", "(中)", "part ii)", "часть 2"],
        ["（下）", "(下)", "part iii)", "часть 3"],
        ["（一）", "（1）", "part 1", "(1)"],
        ["（二）", "（2）", "part 2", "(2)"],
    ];
    let title = part.text.lines().next().unwrap_or("").to_lowercase();
    MARKS[..3]
        .iter()
        .position(|marks| marks.iter().any(|mark| title.contains(mark)))
        .or_else(|| MARKS[3..].iter().position(|marks| marks.iter().any(|mark| title.ends_with(mark))))
}

#[cfg(test)]
mod tests {
    use super::as_one;
    use verbale_core::text::Document;

    #[test]
    fn parts_are_put_in_the_order_of_their_titles() {
        let part = |words: &str| Document::of_text(words, "zh");
        let whole = as_one(vec![
            part("声明（下）\n三、双方同意。"),
            part("声明（上）\n一、双方重申。"),
            part("声明（中）\n二、双方支持。"),
        ]);
        let whole = whole.unwrap();
        assert_eq!(
            &*whole.text,
            "声明（上）\n一、双方重申。\n声明（中）\n二、双方支持。\n声明（下）\n三、双方同意。\n"
        );
        assert_eq!(whole.outline.paragraphs.len(), 6);
    }

    #[test]
    fn parts_in_two_languages_are_no_parts() {
        assert!(as_one(vec![Document::of_text("双方", "zh"), Document::of_text("Sides", "en")]).is_err());
        assert!(as_one(Vec::new()).is_err());
    }
}
