//! Numbers as diplomatic texts write them: Arabic, full-width, Roman,
//! Chinese, and letters in alphabetical order.
//!
//! Refuses numbers above a few thousand and Roman numerals no one writes.

/// The value of a Chinese numeral: `十二`, `二〇二二`, `貳`, `廿三`.
#[must_use]
pub fn han(word: &str) -> Option<u32> {
    if word.is_empty() || word.chars().count() > 8 {
        return None;
    }
    let units = word.chars().any(|c| han_unit(c).is_some());
    if !units {
        // 二〇二二: digits one after another.
        return word.chars().try_fold(0_u32, |n, c| n.checked_mul(10)?.checked_add(han_digit(c)?));
    }
    let (mut total, mut digit) = (0_u32, None);
    for c in word.chars() {
        if let Some(unit) = han_unit(c) {
            let times = digit.take().unwrap_or(if unit == 10 || total == 0 { 1 } else { 0 });
            total = total.checked_add(unit * times)?;
        } else if c == '廿' || c == '卅' {
            total += if c == '廿' { 20 } else { 30 };
        } else {
            digit = Some(han_digit(c)?);
        }
    }
    Some(total + digit.unwrap_or(0))
}

fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '兩' | '贰' | '貳' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn han_unit(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// Whether a character can stand in a Chinese numeral.
#[must_use]
pub fn is_han_numeral(c: char) -> bool {
    han_digit(c).is_some() || han_unit(c).is_some() || matches!(c, '廿' | '卅')
}

/// The value of a Roman numeral up to 89, of one case: `IV`, `xii`. Cyrillic
/// letters of the same shape count (`ІV`, `ХII`).
#[must_use]
pub fn roman(word: &str) -> Option<u32> {
    let plain: String = word.chars().map(latin_twin).collect();
    let lower = plain.to_ascii_lowercase();
    let one_case = plain == lower || plain == plain.to_ascii_uppercase();
    if !one_case || plain.is_empty() || plain.len() > 8 || !plain.is_ascii() {
        return None;
    }
    (1..90).find(|n| write_roman(*n) == lower)
}

fn latin_twin(c: char) -> char {
    match c {
        'І' | 'Ⅰ' => 'I',
        'Х' => 'X',
        'і' => 'i',
        'х' => 'x',
        c => c,
    }
}

fn write_roman(n: u32) -> String {
    const TENS: [&str; 9] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    format!("{}{}", TENS[(n / 10) as usize], ONES[(n % 10) as usize])
}

/// The place of a letter in its alphabet, from 1: `c` and `в` are 3. Russian
/// lists leave out ё, й and the signs.
#[must_use]
pub fn letter(word: &str) -> Option<u32> {
    const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
    let mut chars = word.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    let c = c.to_lowercase().next()?;
    if c.is_ascii_lowercase() {
        return Some(u32::from(c) - u32::from('a') + 1);
    }
    RUSSIAN.chars().zip(1..).find(|(letter, _)| *letter == c).map(|(_, n)| n)
}

/// The value of a number in Arabic digits, full-width ones too.
#[must_use]
pub fn arabic(word: &str) -> Option<u32> {
    if word.is_empty() {
        return None;
    }
    word.chars().try_fold(0_u32, |n, c| n.checked_mul(10)?.checked_add(arabic_digit(c)?))
}

/// The value of an Arabic digit, full-width ones too.
#[must_use]
pub fn arabic_digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{arabic, han, letter, roman};

    #[test]
    fn chinese_numerals_have_values() {
        for (word, value) in
            [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("二〇二二", 2022)]
        {
            assert_eq!(han(word), Some(value), "{word}");
        }
        assert_eq!(han("双"), None);
    }

    #[test]
    fn roman_numerals_are_strict() {
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("ХІ"), Some(11));
        assert_eq!(roman("IIII"), None);
        assert_eq!(roman("Iv"), None);
    }

    #[test]
    fn letters_and_digits_count() {
        assert_eq!(letter("c"), Some(3));
        assert_eq!(letter("в"), Some(3));
        assert_eq!(arabic("１２"), Some(12));
        assert_eq!(arabic("99999999999"), None);
    }
}
