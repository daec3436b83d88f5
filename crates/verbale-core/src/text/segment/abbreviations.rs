//! Words that end in a point without ending a sentence.
//!
//! Kept sorted by bytes: the lists are searched by halving.

/// What the point after a word says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Point {
    /// The word leans on what follows: `Mr. Annan`, `para. 4`, `ст. 5`.
    Leans,
    /// The word may stand last; only the next word tells: `the U.S. We`.
    Unsure,
    /// The word stands last wherever a capital follows: `etc. The`.
    Stands,
    /// No abbreviation at all.
    Ordinary,
}

const LEANS: [&str; 102] = [
    "adm",
    "amb",
    "arg",
    "art",
    "arts",
    "brig",
    "c.f",
    "capt",
    "cf",
    "ch",
    "chap",
    "cit",
    "col",
    "doc",
    "docs",
    "dr",
    "e.g",
    "ed",
    "eds",
    "esp",
    "ex",
    "excmo",
    "fig",
    "figs",
    "ft",
    "gen",
    "gov",
    "hon",
    "i.e",
    "ibid",
    "lt",
    "maj",
    "messrs",
    "mm",
    "mme",
    "mr",
    "mrs",
    "ms",
    "mt",
    "no",
    "nos",
    "núm",
    "núms",
    "op",
    "par",
    "para",
    "paras",
    "pp",
    "pres",
    "prof",
    "párr",
    "párrs",
    "ref",
    "rep",
    "res",
    "rev",
    "sec",
    "sect",
    "sen",
    "ser",
    "sgt",
    "sra",
    "st",
    "suppl",
    "viz",
    "vol",
    "vols",
    "vs",
    "ém",
    "акад",
    "англ",
    "г-жа",
    "г-н",
    "гг-на",
    "гжа",
    "гл",
    "гн",
    "им",
    "кв",
    "мин",
    "напр",
    "пер",
    "пл",
    "пп",
    "просп",
    "проф",
    "рис",
    "см",
    "ср",
    "ст",
    "стр",
    "т.е",
    "табл",
    "тел",
    "тов",
    "ук",
    "ул",
    "факс",
    "ч",
    "час",
    "чл",
    "ю.ш",
];

const UNSURE: [&str; 30] = [
    "approx", "apr", "aug", "co", "corp", "dec", "dept", "feb", "inc", "jan", "jr", "jul", "jun", "ltd",
    "mar", "nov", "oct", "ph.d", "sep", "sept", "sr", "univ", "вв", "гг", "долл", "млн", "млрд", "руб",
    "трлн", "тыс",
];

const STANDS: [&str; 11] = ["a.m", "al", "etc", "p.m", "seq", "др", "н.э", "пр", "проц", "т.д", "т.п"];

/// Capitalised words that so often open a sentence, and so seldom follow an
/// abbreviation inside one, that they tell the two apart.
const OPENERS: [&str; 83] = [
    "A",
    "All",
    "An",
    "And",
    "As",
    "At",
    "Both",
    "But",
    "By",
    "During",
    "For",
    "From",
    "He",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "No",
    "On",
    "Our",
    "Participants",
    "She",
    "Since",
    "That",
    "The",
    "Their",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Through",
    "To",
    "Today",
    "Together",
    "Under",
    "We",
    "When",
    "While",
    "With",
    "А",
    "В",
    "Ввиду",
    "Вместе",
    "Во",
    "Вопрос",
    "Все",
    "Вслед",
    "Второй",
    "Для",
    "До",
    "Если",
    "За",
    "Затем",
    "И",
    "Из",
    "Их",
    "К",
    "Как",
    "Когда",
    "Мы",
    "На",
    "Наши",
    "Но",
    "О",
    "Об",
    "Однако",
    "Он",
    "Она",
    "Они",
    "От",
    "По",
    "После",
    "При",
    "С",
    "Со",
    "Стороны",
    "Также",
    "У",
    "Эти",
    "Это",
];

/// What the point after this word says. The word is given without its last
/// point; its case does not matter.
pub(super) fn point(word: &str) -> Point {
    let folded: String;
    let word = if word.chars().any(char::is_uppercase) {
        folded = word.to_lowercase();
        folded.as_str()
    } else {
        word
    };
    let listed = |list: &[&str]| list.binary_search(&word).is_ok();
    if listed(&LEANS) {
        Point::Leans
    } else if listed(&UNSURE) {
        Point::Unsure
    } else if listed(&STANDS) {
        Point::Stands
    } else {
        Point::Ordinary
    }
}

/// Whether a sentence often opens with this word.
pub(super) fn opens(word: &str) -> bool {
    OPENERS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{LEANS, OPENERS, STANDS, UNSURE};

    #[test]
    fn the_lists_are_sorted() {
        assert!(LEANS.is_sorted() && UNSURE.is_sorted() && STANDS.is_sorted() && OPENERS.is_sorted());
    }
}
