//! Texts as they go into other formats: fields of CSV, words of XML.

/// A field of CSV, quoted where it must be. One that a spreadsheet would take
/// for a formula is kept from it by an apostrophe.
#[must_use]
pub fn quoted(field: &str) -> String {
    let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let field = if formula { format!("'{field}") } else { field.to_owned() };
    match field.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field,
    }
}

/// A text between tags of XML or in an attribute. Lines become one; control
/// characters, which XML forbids, are left out.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, quoted};

    #[test]
    fn a_field_is_quoted_where_it_must_be() {
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted("peace, \"security\""), "\"peace, \"\"security\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
    }

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(escaped("<a> & \"b\"\n重申\u{0}"), "&lt;a&gt; &amp; &quot;b&quot; 重申");
    }
}
