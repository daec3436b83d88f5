//! Tells a text's language: its script first, then its letters' habits.

use verbale_core::text::Lang;
use whatlang::{Detector, Lang as Known};

/// Letters looked at; more do not change the answer.
const SAMPLE: usize = 20_000;

/// The language of a text.
pub(crate) fn of(text: &str) -> Lang {
    let (mut han, mut kana, mut cyrillic, mut latin, mut other) =
        (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()).take(SAMPLE) {
        match c {
            '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => han += 1,
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{400}'..='\u{52f}' => cyrillic += 1,
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => latin += 1,
            _ => other += 1,
        }
    }
    // One Han character stands for about three letters.
    let most = (han * 3).max(kana * 3).max(cyrillic).max(latin).max(other);
    if most == 0 {
        return Lang::unknown();
    }
    if (han + kana) * 3 >= most && han > 0 {
        return Lang::new(if kana * 5 > han { "ja" } else { "zh" });
    }
    let sample: String = text.chars().take(SAMPLE).collect();
    if most == cyrillic {
        use Known::{Bel, Bul, Mkd, Rus, Srp, Ukr};
        return guess(&sample, &[Rus, Ukr, Bel, Bul, Mkd, Srp], cyrillic, "ru");
    }
    if most == latin {
        use Known::{Deu, Eng, Fra, Ind, Ita, Nld, Pol, Por, Ron, Spa, Swe, Tur, Vie};
        let list = [Eng, Fra, Spa, Deu, Ita, Por, Nld, Pol, Ron, Swe, Tur, Vie, Ind];
        return guess(&sample, &list, latin, "en");
    }
    Detector::new().detect_lang(&sample).map_or_else(Lang::unknown, code)
}

/// Few letters prove little: then the commonest language of the script.
fn guess(sample: &str, among: &[Known], letters: usize, usual: &str) -> Lang {
    let found = Detector::with_allowlist(among.to_vec()).detect(sample);
    match found {
        Some(info) if info.is_reliable() || letters > 400 => code(info.lang()),
        _ => Lang::new(usual),
    }
}

fn code(lang: Known) -> Lang {
    const CODES: [(&str, &str); 27] = [
        ("eng", "en"),
        ("rus", "ru"),
        ("cmn", "zh"),
        ("fra", "fr"),
        ("spa", "es"),
        ("deu", "de"),
        ("ita", "it"),
        ("por", "pt"),
        ("nld", "nl"),
        ("pol", "pl"),
        ("ron", "ro"),
        ("swe", "sv"),
        ("tur", "tr"),
        ("vie", "vi"),
        ("ind", "id"),
        ("ukr", "uk"),
        ("bel", "be"),
        ("bul", "bg"),
        ("mkd", "mk"),
        ("srp", "sr"),
        ("ara", "ar"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("ell", "el"),
        ("heb", "he"),
        ("hin", "hi"),
        ("pes", "fa"),
    ];
    let long = lang.code();
    Lang::new(CODES.iter().find(|(known, _)| *known == long).map_or(long, |(_, short)| short))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn scripts_and_letters_tell_languages() {
        for (text, code) in [
            ("双方重申支持《公约》（CWC）。", "zh"),
            ("The two Sides reaffirmed their support for the ceasefire.", "en"),
            ("Стороны подтвердили приверженность Договору.", "ru"),
            (
                "Сторони підтвердили свою підтримку Україні, її незалежності та територіальної цілісності.",
                "uk",
            ),
            ("Les deux Parties réaffirment leur attachement au traité et à la paix dans la région.", "fr"),
            ("本日、両首脳は協力について話しました。", "ja"),
            ("2022", "und"),
        ] {
            assert_eq!(of(text).code(), code, "{text}");
        }
    }
}
