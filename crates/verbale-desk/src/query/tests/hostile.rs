//! Whatever is typed, the answer is a tree or a fault with a place.

use proptest::prelude::*;

use super::parsed;

/// No panic; a fault lies inside the query and says what and what next.
fn holds(query: &str) {
    if let Err(fault) = parsed(query) {
        assert!(fault.start <= fault.end && fault.end <= query.len(), "{query:?}: {fault:?}");
        assert!(
            query.is_char_boundary(fault.start) && query.is_char_boundary(fault.end),
            "{query:?}: {fault:?}"
        );
        assert!(!fault.message.is_empty() && !fault.hint.is_empty(), "{query:?}: {fault:?}");
        assert!(!fault.message.ends_with('.'), "{query:?}: {fault:?}");
        let under = fault.under(query);
        assert_eq!(under.lines().count(), 2, "{query:?}: {under}");
        assert!(under.ends_with('^'), "{query:?}: {under}");
    }
}

#[test]
fn hostile_queries_are_only_queries() {
    for query in [
        "'; DROP TABLE documents; --",
        "\" OR 1=1 --",
        "holder:\"'; DELETE FROM positions WHERE '1'='1\"",
        "a\0b \u{1b}[31mred\u{1b}[0m",
        "holder:\n\n\"\n\"",
        "\u{202e}abc\u{202c} AND \u{feff}",
        "''''''",
        "\"\\",
        "\\",
        "(((((",
        ":::",
        "：",
        "a:b:c",
        "http://example.org/?a=b*",
        "NEAR/NEAR/5",
        "- -a --b ---",
        ",,,、、",
        "holder:,",
        "holder:()",
        "holder:(())",
        "holder:(,)",
        "date:..",
        "date:-",
        "date:99999999999999999999",
        "%s%n{}",
        "a\u{301}\u{301} e\u{301}",
        "𠀀𠀁*𠀂",
        "İSTANBUL ẞ ﬃ",
    ] {
        holds(query);
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR/3",
        "(",
        ")",
        "（",
        "）",
        "\"",
        "'",
        "“",
        "”",
        "«",
        "»",
        "「",
        "」",
        "-",
        "*",
        "?",
        ":",
        "：",
        ",",
        "、",
        " ",
        "\n",
        "\\",
        "holder:",
        "act:",
        "date:",
        "title:",
        "id:",
        "lang:",
        "form:",
        "instrument:",
        "family:",
        "topic:",
        "CHN",
        "反对",
        "Россия",
        "NPT",
        "2020",
        "..",
        ">=",
        "2019-02",
        "重申",
        "мир",
        "peace",
        "《",
        "》",
        "\u{0}",
        "é",
        "🕊",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_a_tree_or_a_fault(query in "\\PC{0,60}") {
        holds(&query);
    }

    #[test]
    fn any_bytes_are_a_tree_or_a_fault(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        holds(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_pieces_of_the_language_are_a_tree_or_a_fault(query in pieces()) {
        holds(&query);
    }
}
