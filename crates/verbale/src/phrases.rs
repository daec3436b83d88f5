//! The words of the interface in English, Chinese and Russian.

mod compare;
pub mod desk;
mod en;
pub mod entry;
pub mod kinds;
mod ru;
pub mod web;
mod zh;

use clap::ValueEnum;

pub use compare::Compare;
pub use desk::DeskWords;
pub use kinds::language;

/// A language of digest and page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Interface {
    /// English.
    En,
    /// Chinese.
    Zh,
    /// Russian.
    Ru,
}

impl Interface {
    /// What the environment asks for: `LC_ALL`, `LC_MESSAGES`, `LANG`.
    #[must_use]
    pub fn of_environment() -> Self {
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"));
        match locale.as_deref().and_then(|locale| locale.get(..2)) {
            Some("zh") => Interface::Zh,
            Some("ru") => Interface::Ru,
            _ => Interface::En,
        }
    }

    /// The code of the language.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Interface::En => "en",
            Interface::Zh => "zh",
            Interface::Ru => "ru",
        }
    }

    /// The language of a code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        [Interface::En, Interface::Zh, Interface::Ru].into_iter().find(|interface| interface.code() == code)
    }

    /// What stands between who acts and the act.
    #[must_use]
    pub fn colon(self) -> &'static str {
        if self == Interface::Zh { "：" } else { ": " }
    }

    /// Its words.
    #[must_use]
    pub fn phrases(self) -> &'static Phrases {
        match self {
            Interface::En => &en::PHRASES,
            Interface::Zh => &zh::PHRASES,
            Interface::Ru => &ru::PHRASES,
        }
    }
}

/// The words of the interface; `{}` in a phrase is filled in.
#[derive(Debug)]
#[allow(missing_docs, reason = "the English words say what each is")]
pub struct Phrases {
    pub untitled: &'static str,
    pub form_unknown: &'static str,
    pub both: &'static str,
    pub all_parties: &'static str,
    pub text_voice: &'static str,
    pub act: &'static str,
    pub acts: &'static str,
    pub holder: &'static str,
    pub holders: &'static str,
    pub matters: &'static str,
    pub instruments: &'static str,
    pub topics: &'static str,
    pub names: &'static str,
    pub plain: &'static str,
    pub raised: &'static str,
    pub lowered: &'static str,
    pub force: &'static str,
    pub binding: &'static str,
    pub cue: &'static str,
    pub rule: &'static str,
    pub holder_by: [&'static str; 3],
    pub total: &'static str,
    pub positions: &'static str,
    pub sentences: &'static str,
    pub coded: &'static str,
    pub structural: &'static str,
    pub uncoded: &'static str,
    pub doubts: &'static str,
    pub others: &'static str,
    pub no_positions: &'static str,
    pub filters: &'static str,
    pub show: &'static str,
    pub clear: &'static str,
    pub theme: [&'static str; 3],
    pub stray: &'static str,
    pub families: [&'static str; 5],
    pub severities: [&'static str; 3],
    pub made_with: &'static str,
    pub edition: &'static str,
    pub source: &'static str,
    pub months: [&'static str; 12],
}

impl Phrases {
    /// What a degree is called; any other word stays as it is.
    #[must_use]
    pub fn degree<'a>(&self, word: &'a str) -> &'a str {
        match word {
            "plain" => self.plain,
            "raised" => self.raised,
            "lowered" => self.lowered,
            _ => word,
        }
    }
}

/// The families of acts, in the order in which they are shown.
pub const FAMILIES: [&str; 5] = ["assertive", "positive", "negative", "directive", "commissive"];

/// An ISO date as people write it.
#[must_use]
pub fn date(iso: &str, interface: Interface) -> String {
    let parts: Vec<u32> = iso.split('-').filter_map(|part| part.parse().ok()).collect();
    let &[year, month, day] = parts.as_slice() else { return iso.to_owned() };
    let months = &interface.phrases().months;
    let Some(name) = (month as usize).checked_sub(1).and_then(|m| months.get(m)) else {
        return iso.to_owned();
    };
    match interface {
        Interface::En => format!("{day} {name} {year}"),
        Interface::Zh => format!("{year}年{name}{day}日"),
        Interface::Ru => format!("{day} {name} {year} г."),
    }
}

#[cfg(test)]
mod tests {
    use super::{Interface, date};

    #[test]
    fn a_date_is_written_as_people_write_it() {
        assert_eq!(date("2022-02-04", Interface::En), "4 February 2022");
        assert_eq!(date("2022-02-04", Interface::Zh), "2022年2月4日");
        assert_eq!(date("2022-02-04", Interface::Ru), "4 февраля 2022 г.");
        assert_eq!(date("2022", Interface::En), "2022");
    }
}
