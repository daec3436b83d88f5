//! What kinds of text are called: their languages and their forms.

use super::Interface;

/// What the language of a code is called; the code where it has no name here.
#[must_use]
pub fn language(code: &str, interface: Interface) -> &str {
    named(&LANGUAGES, code, interface).unwrap_or(code)
}

/// What a form of text is called, where it has a name here.
#[must_use]
pub fn form(code: &str, interface: Interface) -> Option<&'static str> {
    named(&FORMS, code, interface)
}

/// A code with its names in English, Chinese and Russian.
type Named = (&'static str, [&'static str; 3]);

fn named(list: &[Named], code: &str, interface: Interface) -> Option<&'static str> {
    let (_, names) = list.iter().find(|(known, _)| *known == code)?;
    Some(match interface {
        Interface::En => names[0],
        Interface::Zh => names[1],
        Interface::Ru => names[2],
    })
}

const LANGUAGES: [Named; 20] = [
    ("ar", ["Arabic", "阿拉伯文", "арабский"]),
    ("de", ["German", "德文", "немецкий"]),
    ("en", ["English", "英文", "английский"]),
    ("es", ["Spanish", "西班牙文", "испанский"]),
    ("fa", ["Persian", "波斯文", "персидский"]),
    ("fr", ["French", "法文", "французский"]),
    ("he", ["Hebrew", "希伯来文", "иврит"]),
    ("hi", ["Hindi", "印地文", "хинди"]),
    ("id", ["Indonesian", "印度尼西亚文", "индонезийский"]),
    ("it", ["Italian", "意大利文", "итальянский"]),
    ("ja", ["Japanese", "日文", "японский"]),
    ("ko", ["Korean", "朝鲜文", "корейский"]),
    ("nl", ["Dutch", "荷兰文", "нидерландский"]),
    ("pl", ["Polish", "波兰文", "польский"]),
    ("pt", ["Portuguese", "葡萄牙文", "португальский"]),
    ("ru", ["Russian", "俄文", "русский"]),
    ("tr", ["Turkish", "土耳其文", "турецкий"]),
    ("uk", ["Ukrainian", "乌克兰文", "украинский"]),
    ("vi", ["Vietnamese", "越南文", "вьетнамский"]),
    ("zh", ["Chinese", "中文", "китайский"]),
];

const FORMS: [Named; 9] = [
    ("communique", ["communiqué", "公报", "коммюнике"]),
    ("declaration", ["declaration", "宣言", "декларация"]),
    ("joint-statement", ["joint statement", "联合声明", "совместное заявление"]),
    ("letter", ["letter", "信函", "письмо"]),
    ("readout", ["readout", "会谈通报", "сообщение о переговорах"]),
    ("resolution", ["resolution", "决议", "резолюция"]),
    ("speech", ["speech", "讲话", "выступление"]),
    ("statement", ["statement", "声明", "заявление"]),
    ("treaty", ["treaty", "条约", "договор"]),
];

#[cfg(test)]
mod tests {
    use super::{Interface, form, language};

    #[test]
    fn every_form_that_is_recognised_has_a_name() {
        let codebook = verbale_edition::codebook();
        for code in codebook.languages.iter().flat_map(|language| language.forms.keys()) {
            for interface in [Interface::En, Interface::Zh, Interface::Ru] {
                assert!(form(code, interface).is_some(), "{code}");
            }
        }
    }

    #[test]
    fn an_unknown_language_goes_by_its_code() {
        assert_eq!(language("fr", Interface::Zh), "法文");
        assert_eq!(language("xx", Interface::Ru), "xx");
    }
}
