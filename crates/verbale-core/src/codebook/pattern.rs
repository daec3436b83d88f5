//! Names and cues of the codebook as sequences of words that a text is
//! matched against.

use serde::{Deserialize, Serialize};

use super::entry::{Inflection, Language, Script};
use super::fold::fold;
use super::word::{Case, EndingClass, Endings, Form, Join, Tail, Word};

/// One way in which a text may show a name or cue.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pattern {
    /// Its words; one for a Han script.
    pub words: Box<[Word]>,
    /// How many of the words the automaton finds as one literal.
    pub joined: usize,
    /// The form the whole shows; `None` where the ending tells it.
    pub form: Option<Form>,
}

impl Pattern {
    /// The letters that the automaton looks for.
    #[must_use]
    pub fn literal(&self) -> String {
        let mut literal = String::new();
        for (i, word) in self.words[..self.joined].iter().enumerate() {
            if i > 0 {
                literal.push_str(self.words[i - 1].join.text());
            }
            literal.push_str(&word.stem);
        }
        literal
    }

    fn of_words(words: Vec<Word>, form: Option<Form>) -> Self {
        let fixed = words.iter().take_while(|w| w.tail == Tail::Fixed).count();
        let joined = (fixed + 1).min(words.len());
        Self { words: words.into(), joined, form }
    }
}

/// Makes patterns by the habits of one language.
pub struct PatternMaker<'a> {
    language: &'a Language,
    endings: &'a Endings,
}

impl<'a> PatternMaker<'a> {
    /// A maker for this language.
    #[must_use]
    pub fn new(language: &'a Language, endings: &'a Endings) -> Self {
        Self { language, endings }
    }

    /// The patterns of a name, noun or adjective.
    #[must_use]
    pub fn nominal(&self, phrase: &str) -> Vec<Pattern> {
        let mut shapes = vec![self.with_tails(phrase, EndingClass::Nominal)];
        if self.language.inflection == Inflection::English {
            shapes.extend(plural_of_y(phrase).map(|plural| self.with_tails(&plural, EndingClass::Nominal)));
        }
        shapes
    }

    /// The one pattern of a phrase that never changes.
    #[must_use]
    pub fn fixed(&self, phrase: &str) -> Pattern {
        let words = self.split(phrase, EndingClass::Verbal).map(|w| word(w, Tail::Fixed)).collect();
        Pattern::of_words(words, Some(Form::Plain))
    }

    /// The one pattern of a predicate: a short adjective where words change
    /// by endings.
    #[must_use]
    pub fn predicate(&self, phrase: &str) -> Pattern {
        match self.language.inflection {
            Inflection::Endings => self.with_tails(phrase, EndingClass::Short),
            _ => self.fixed(phrase),
        }
    }

    /// The patterns of a verb, with the form each shows.
    ///
    /// English lemmas are inflected (the first word of a phrasal verb);
    /// where words change by endings, `stem-ending` gives the stem.
    #[must_use]
    pub fn verbal(&self, phrase: &str) -> Vec<Pattern> {
        match self.language.inflection {
            Inflection::None => vec![self.fixed(phrase)],
            Inflection::Endings => vec![self.with_tails(phrase, EndingClass::Verbal)],
            Inflection::English => {
                let (lemma, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
                let irregular = self.language.irregular.get(lemma).map_or(&[][..], Vec::as_slice);
                english_forms(lemma, irregular)
                    .into_iter()
                    .map(|(shown, form)| {
                        let whole = if rest.is_empty() { shown } else { format!("{shown} {rest}") };
                        Pattern { form: Some(form), ..self.fixed(&whole) }
                    })
                    .collect()
            }
        }
    }

    fn with_tails(&self, phrase: &str, class: EndingClass) -> Pattern {
        let count = self.split(phrase, class).count();
        let words = self
            .split(phrase, class)
            .enumerate()
            .map(|(i, w)| match self.language.inflection {
                Inflection::None => word(w, Tail::Fixed),
                Inflection::English if i + 1 == count => word(w, Tail::Plural),
                Inflection::English => word(w, Tail::Fixed),
                Inflection::Endings => self.inflected(w, class, count == 1),
            })
            .collect();
        let told = self.language.inflection != Inflection::Endings && class == EndingClass::Nominal;
        Pattern::of_words(words, told.then_some(Form::Plain))
    }

    /// A word that changes by endings. In a verb or predicate, `stem-ending`
    /// marks the word that changes as one; the words beside it change as
    /// nouns. Acronyms and short words stay as they are.
    fn inflected(&self, written: &str, class: EndingClass, alone: bool) -> Word {
        if let Some((stem, ending)) = written.split_once('-').filter(|_| class != EndingClass::Nominal) {
            let (ending, join) = joined(ending);
            let reflexive = self.endings.reflexive.iter().any(|mark| ending.ends_with(&**mark));
            let class = if reflexive { EndingClass::Reflexive } else { class };
            let case = Case::asked_by(stem);
            return Word { stem: fold(stem).into(), tail: Tail::Ending(class), own: "".into(), case, join };
        }
        let (written, join) = joined(written);
        let case = Case::asked_by(written);
        let folded = fold(written);
        if case == Case::All || folded.chars().count() <= 2 || alone && self.is_unchanging(&folded, case) {
            return Word { stem: folded.into(), tail: Tail::Fixed, own: "".into(), case, join };
        }
        let stem = self.endings.stem(&folded);
        let own = folded[stem.len()..].into();
        Word { stem: stem.into(), tail: Tail::Ending(EndingClass::Nominal), own, case, join }
    }

    /// «Токио», «Мали»: foreign names that end so have no cases.
    fn is_unchanging(&self, folded: &str, case: Case) -> bool {
        let native = ["ство", "ии"].iter().any(|end| folded.ends_with(end));
        case == Case::Initial && !native && self.endings.unchanging.iter().any(|end| folded.ends_with(&**end))
    }

    fn split<'p>(&self, phrase: &'p str, class: EndingClass) -> impl Iterator<Item = &'p str> + use<'p> {
        let han = self.language.script == Script::Han;
        let both_change = self.language.inflection == Inflection::Endings && class == EndingClass::Nominal;
        // The hyphen stays with the first half, to tell the join.
        let cut = move |piece: &'p str| -> Vec<&'p str> {
            match piece.split_once('-') {
                Some((a, b)) if both_change && a.chars().count() > 3 && b.chars().count() > 3 => {
                    vec![&piece[..=a.len()], b]
                }
                _ => vec![piece],
            }
        };
        phrase.split(move |c: char| !han && c == ' ').filter(|w| !w.is_empty()).flat_map(cut)
    }
}

/// A written word without the comma or hyphen that joins it to the next.
fn joined(written: &str) -> (&str, Join) {
    if let Some(word) = written.strip_suffix(',') {
        (word, Join::Comma)
    } else if let Some(word) = written.strip_suffix('-') {
        (word, Join::Hyphen)
    } else {
        (written, Join::Space)
    }
}

fn word(written: &str, tail: Tail) -> Word {
    let (written, join) = joined(written);
    Word { stem: fold(written).into(), tail, own: "".into(), case: Case::asked_by(written), join }
}

/// `Party` → `Parties`, for the last word of an English phrase.
fn plural_of_y(phrase: &str) -> Option<String> {
    let stem = phrase.strip_suffix('y')?;
    let before = stem.chars().next_back()?;
    (before.is_alphabetic() && !"aeiou".contains(before.to_ascii_lowercase())).then(|| format!("{stem}ies"))
}

/// The forms of an English verb. `irregular` lists past forms, or past and
/// past participle, in place of the regular one.
fn english_forms(lemma: &str, irregular: &[String]) -> Vec<(String, Form)> {
    let consonant_y = plural_of_y(lemma).is_some();
    let cut_y = |ending: &str| format!("{}{ending}", &lemma[..lemma.len() - 1]);
    let third = if consonant_y {
        cut_y("ies")
    } else if ["s", "x", "ch", "sh", "o"].iter().any(|e| lemma.ends_with(e)) {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    };
    let silent_e = lemma.ends_with('e') && !lemma.ends_with("ee");
    let participle = if silent_e { cut_y("ing") } else { format!("{lemma}ing") };
    let mut forms =
        vec![(lemma.to_owned(), Form::Base), (third, Form::Third), (participle, Form::Participle)];
    if irregular.is_empty() {
        let past = if consonant_y {
            cut_y("ied")
        } else if lemma.ends_with('e') {
            format!("{lemma}d")
        } else {
            format!("{lemma}ed")
        };
        forms.push((past, Form::Past));
    }
    // An irregular form in -ing replaces the participle (commit: committing).
    for form in irregular {
        if form.ends_with("ing") {
            forms[2].0.clone_from(form);
        } else {
            forms.push((form.clone(), Form::Past));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::{Form, english_forms};

    fn forms(lemma: &str) -> Vec<String> {
        english_forms(lemma, &[]).into_iter().map(|(form, _)| form).collect()
    }

    #[test]
    fn english_verbs_are_inflected() {
        assert_eq!(forms("oppose"), ["oppose", "opposes", "opposing", "opposed"]);
        assert_eq!(forms("reaffirm"), ["reaffirm", "reaffirms", "reaffirming", "reaffirmed"]);
        assert_eq!(forms("deny"), ["deny", "denies", "denying", "denied"]);
        assert_eq!(forms("stress"), ["stress", "stresses", "stressing", "stressed"]);
        assert_eq!(forms("agree"), ["agree", "agrees", "agreeing", "agreed"]);
    }

    #[test]
    fn irregular_forms_replace_the_regular_past() {
        let hold = english_forms("hold", &["held".to_owned()]);
        assert!(hold.contains(&("held".to_owned(), Form::Past)));
        assert!(!hold.iter().any(|(form, _)| form == "holded"));
    }
}
