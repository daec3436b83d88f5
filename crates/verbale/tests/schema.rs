//! Every record keeps to its schema in docs/schema.
//!
//! The checker below knows the words that the schema uses and refuses any
//! other, so that a new word cannot go unchecked.

mod support;

use serde_json::Value;
use support::{printed, root, run, run_on};

fn schema() -> Value {
    schema_of("reading")
}

fn schema_of(name: &str) -> Value {
    let path = root().join(format!("docs/schema/{name}.json"));
    let text = std::fs::read_to_string(path).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}

fn check(value: &Value, rule: &Value, schema: &Value, at: &str) {
    for (word, ask) in rule.as_object().expect("a rule is an object") {
        match word.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let name = ask.as_str().and_then(|r| r.strip_prefix("#/$defs/")).expect("a local reference");
                check(value, &schema["$defs"][name], schema, at);
            }
            "type" => {
                let types = ask.as_array().cloned().unwrap_or_else(|| vec![ask.clone()]);
                assert!(types.iter().any(|t| is(value, t.as_str().unwrap())), "{at}: {value} is no {ask}");
            }
            "enum" => assert!(ask.as_array().unwrap().contains(value), "{at}: {value} is none of {ask}"),
            "minimum" => assert!(value.as_f64().unwrap() >= ask.as_f64().unwrap(), "{at}: {value} < {ask}"),
            "maximum" => assert!(value.as_f64().unwrap() <= ask.as_f64().unwrap(), "{at}: {value} > {ask}"),
            "minItems" => assert!(value.as_array().unwrap().len() as u64 >= ask.as_u64().unwrap(), "{at}"),
            "maxItems" => assert!(value.as_array().unwrap().len() as u64 <= ask.as_u64().unwrap(), "{at}"),
            "pattern" if value.is_null() => {}
            "pattern" => assert!(keeps_to(value.as_str().unwrap(), ask.as_str().unwrap()), "{at}: {value}"),
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(item, ask, schema, &format!("{at}[{n}]"));
                }
            }
            "required" => {
                for name in ask.as_array().unwrap() {
                    assert!(value.get(name.as_str().unwrap()).is_some(), "{at}: {name} is missing");
                }
            }
            "properties" => {
                for (name, field) in value.as_object().into_iter().flatten() {
                    let own = ask.get(name).unwrap_or_else(|| panic!("{at}: {name} is not in the schema"));
                    check(field, own, schema, &format!("{at}.{name}"));
                }
            }
            // Unknown fields are refused under `properties`.
            "additionalProperties" => assert_eq!(ask, &Value::Bool(false)),
            "anyOf" => {
                let [rule, null] = ask.as_array().unwrap().as_slice() else { panic!("{at}: two choices") };
                assert_eq!(null["type"], "null");
                if !value.is_null() {
                    check(value, rule, schema, at);
                }
            }
            other => panic!("the checker does not know `{other}`"),
        }
    }
}

fn is(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the checker does not know the type `{other}`"),
    }
}

/// The three patterns of the schema.
fn keeps_to(text: &str, pattern: &str) -> bool {
    let hash = |text: &str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    match pattern {
        "^sha256:[0-9a-f]{64}$" => text.strip_prefix("sha256:").is_some_and(hash),
        "^[0-9a-f]{64}$" => hash(text),
        "^p[0-9]+$" => text.strip_prefix('p').is_some_and(|n| n.parse::<usize>().is_ok()),
        other => panic!("the checker does not know the pattern `{other}`"),
    }
}

#[test]
fn the_records_of_the_examples_keep_to_the_schema() {
    let out = printed(&run(&["read", "examples", "--format", "json"]));
    let records: Value = serde_json::from_str(&out).expect("JSON");
    let records = records.as_array().expect("several files give an array");
    assert!(records.len() >= 3);
    let schema = schema();
    for record in records {
        check(record, &schema, &schema, record["document"]["source"]["name"].as_str().unwrap());
        assert!(record["positions"].as_array().unwrap().len() >= 20);
    }
}

#[test]
fn the_record_of_a_text_without_positions_keeps_to_it_too() {
    let out = printed(&run_on("The train leaves at nine.\n".as_bytes(), &["read", "-", "--format", "json"]));
    let record: Value = serde_json::from_str(&out).expect("one file gives one object");
    let schema = schema();
    check(&record, &schema, &schema, "record");
    assert_eq!(record["positions"].as_array().unwrap().len(), 0);
    assert_eq!(record["uncoded"].as_array().unwrap().len(), 1);
}

#[test]
fn a_place_leads_back_to_its_words_in_all_three_counts() {
    let text = "双方🕊强调和平。双方重申支持联合国。\n";
    let out = printed(&run_on(text.as_bytes(), &["read", "-", "--format", "json"]));
    let record: Value = serde_json::from_str(&out).expect("JSON");
    let chars: Vec<char> = text.chars().collect();
    let units: Vec<u16> = text.encode_utf16().collect();
    let positions = record["positions"].as_array().unwrap();
    assert!(!positions.is_empty());
    for trigger in positions.iter().map(|p| &p["trigger"]) {
        let words = trigger["text"].as_str().unwrap();
        let at = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let (start, end) = (at(&trigger["start"]), at(&trigger["end"]));
        assert_eq!(chars[start..end].iter().collect::<String>(), words);
        assert_eq!(&text[at(&trigger["bytes"][0])..at(&trigger["bytes"][1])], words);
        let utf16 = &units[at(&trigger["utf16"][0])..at(&trigger["utf16"][1])];
        assert_eq!(String::from_utf16(utf16).unwrap(), words);
    }
}

/// Compares examples, last year's first.
fn compared(files: &[&str]) -> Value {
    let mut args = vec!["compare", "--codebook", "examples/codebook", "--format", "json"];
    args.extend(files);
    serde_json::from_str(&printed(&run(&args))).expect("JSON")
}

#[test]
fn comparisons_keep_to_their_schema() {
    let schema = schema_of("comparison");
    for language in ["en", "zh", "ru"] {
        let old = format!("examples/joint-statement-{language}.txt");
        let new = format!("examples/joint-statement-next-{language}.txt");
        let record = compared(&[&old, &new]);
        check(&record, &schema, &schema, language);
        let changes = record["changes"].as_array().unwrap();
        for kind in ["kept", "moved", "strengthened", "changed", "added", "dropped"] {
            assert!(changes.iter().any(|change| change["kind"] == kind), "{language}: nothing {kind}");
        }
        assert_eq!(record["across"], false);
    }
    let across = compared(&["examples/joint-statement-en.txt", "examples/joint-statement-ru.txt"]);
    check(&across, &schema, &schema, "across");
    assert_eq!(across["across"], true);
}

#[test]
fn a_series_keeps_to_its_schema() {
    let schema = schema_of("series");
    let [old, new] = ["examples/joint-statement-en.txt", "examples/joint-statement-next-en.txt"];
    let record = compared(&[old, new, old]);
    check(&record, &schema, &schema, "series");
    assert_eq!(record["texts"].as_array().unwrap().len(), 3);
    let lineages = record["lineages"].as_array().unwrap();
    assert!(lineages.iter().all(|cells| cells.as_array().unwrap().len() == 3));
    assert!(lineages.iter().any(|cells| cells[0].is_object() && cells[1].is_null()));
}

#[test]
fn places_of_a_comparison_count_in_their_own_texts() {
    let (old, new) = ("examples/joint-statement-zh.txt", "examples/joint-statement-next-zh.txt");
    let texts = [old, new].map(|name| std::fs::read_to_string(root().join(name)).unwrap());
    let record = compared(&[old, new]);
    let at = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let mut seen = 0;
    for link in record["alignment"].as_array().unwrap() {
        for (side, text) in ["left", "right"].iter().zip(&texts) {
            for spot in link[side].as_array().unwrap() {
                let words: String = text
                    .chars()
                    .skip(at(&spot["start"]))
                    .take(at(&spot["end"]) - at(&spot["start"]))
                    .collect();
                // A line broken in the file is one line in the canonical text.
                let flat = |words: &str| words.split_whitespace().collect::<String>();
                assert_eq!(flat(&words), flat(spot["text"].as_str().unwrap()));
                seen += 1;
            }
        }
    }
    assert!(seen > 60, "{seen}");
}
