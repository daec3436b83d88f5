//! The numbers that Word shows before paragraphs and does not write down.
//!
//! A paragraph names a list and a level, itself or through its style; a list
//! names a pattern; each level of a pattern has a format and a text such as
//! `(%2)`. Numbers are counted as the paragraphs come.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::body::value;

/// Levels that Word knows.
const LEVELS: usize = 9;

#[derive(Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: Option<u32>,
}

/// All lists of a file and how far each has been counted.
#[derive(Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<String, Vec<Level>>,
    lists: BTreeMap<String, String>,
    styles: BTreeMap<String, (String, usize)>,
    counted: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// Reads the lists and the styles that use them.
    pub(super) fn read(numbers: &str, styles: &str) -> Self {
        let mut numbering = Self::default();
        let (mut pattern, mut list, mut level) = (String::new(), String::new(), 0);
        each(numbers, |name, tag| match name {
            "abstractNum" => pattern = value(tag, "abstractNumId").unwrap_or_default(),
            "num" => list = value(tag, "numId").unwrap_or_default(),
            "abstractNumId" => {
                let of = value(tag, "val").unwrap_or_default();
                numbering.lists.insert(list.clone(), of);
            }
            "lvl" => level = value(tag, "ilvl").and_then(|n| n.parse().ok()).unwrap_or(0).min(LEVELS - 1),
            "numFmt" | "lvlText" | "start" => {
                let levels = numbering
                    .patterns
                    .entry(pattern.clone())
                    .or_insert_with(|| vec![Level::default(); LEVELS]);
                let value = value(tag, "val").unwrap_or_default();
                match name {
                    "numFmt" => levels[level].format = value,
                    "lvlText" => levels[level].text = value,
                    _ => levels[level].start = value.parse().ok(),
                }
            }
            _ => {}
        });
        let mut style = String::new();
        each(styles, |name, tag| match name {
            "style" => style = value(tag, "styleId").unwrap_or_default(),
            "numId" => {
                let list = value(tag, "val").unwrap_or_default();
                numbering.styles.entry(style.clone()).or_default().0 = list;
            }
            "ilvl" => {
                let level = value(tag, "val").and_then(|n| n.parse().ok()).unwrap_or(0);
                numbering.styles.entry(style.clone()).or_default().1 = level;
            }
            _ => {}
        });
        numbering
    }

    /// The label of the next paragraph of a list, with a space; or nothing.
    pub(super) fn label(&mut self, list: Option<&str>, level: usize, style: Option<&str>) -> String {
        let by_style = style.and_then(|style| self.styles.get(style)).cloned();
        let (list, level) = match (list, by_style) {
            (Some(list), _) => (list.to_owned(), level),
            (None, Some((list, level))) => (list, level),
            (None, None) => return String::new(),
        };
        let level = level.min(LEVELS - 1);
        let Some(of) = self.lists.get(&list) else { return String::new() };
        let Some(levels) = self.patterns.get(of) else { return String::new() };
        let counted = self.counted.entry(of.clone()).or_default();
        let start = |at: usize| levels[at].start.unwrap_or(1);
        counted[level] = Some(counted[level].map_or(start(level), |n| n.saturating_add(1)));
        counted[level + 1..].fill(None);
        if levels[level].format == "bullet" {
            return "• ".to_owned();
        }
        let mut label = levels[level].text.clone();
        for at in 0..=level {
            let number = write(counted[at].unwrap_or(start(at)), &levels[at].format);
            label = label.replace(&format!("%{}", at + 1), &number);
        }
        if label.trim().is_empty() { String::new() } else { label + " " }
    }
}

/// Calls `seen` for every element that opens.
fn each(xml: &str, mut seen: impl FnMut(&str, &BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => seen(tag.local_name().into_inner(), &tag),
            Event::Eof => break,
            _ => {}
        }
    }
}

/// Writes a number in one of Word's formats.
fn write(n: u32, format: &str) -> String {
    let letter = |first: u8| {
        let at = (n.max(1) - 1) % 26;
        let times = ((n.max(1) - 1) / 26 + 1).min(4) as usize;
        char::from(first + u8::try_from(at).unwrap_or(0)).to_string().repeat(times)
    };
    match format {
        "none" => String::new(),
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperRoman" => roman(n),
        "russianLower" => russian(n).to_lowercase().collect(),
        "russianUpper" => russian(n).to_string(),
        _ if format.starts_with("chinese") || format.contains("Counting") || format.contains("ideograph") => {
            han(n)
        }
        _ => n.to_string(),
    }
}

fn russian(n: u32) -> char {
    const LETTERS: &str = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";
    LETTERS.chars().nth(((n.max(1) - 1) % 28) as usize).unwrap_or('А')
}

fn roman(n: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut rest, mut written) = (n.min(3999), String::new());
    for (value, sign) in STEPS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    written
}

fn han(n: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (n / 10, DIGITS[(n % 10) as usize]);
    match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        2..10 => format!("{}十{ones}", DIGITS[tens as usize]),
        _ => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn numbers_are_written_as_word_shows_them() {
        assert_eq!(write(4, "upperRoman"), "IV");
        assert_eq!(write(27, "lowerLetter"), "aa");
        assert_eq!(write(12, "chineseCountingThousand"), "十二");
        assert_eq!(write(3, "russianLower"), "в");
        assert_eq!(write(7, "decimal"), "7");
    }
}
