//! When a text was done: the one date in it that is its own.
//!
//! Refuses dates of other things: a text of 2025 that recalls a statement of
//! 2022 and bears no date of its own has none.

use super::dates::whole_dates;
use super::tokens::Tokens;
use crate::codebook::{Lexicon, Meaning};
use crate::span::Span;
use crate::text::{Document, Paragraph, ParagraphKind};

/// Paragraphs at either end of a text in which its date may stand.
const EDGE: usize = 4;

/// Bytes of a line that does little but give a place and a date.
const DATELINE: usize = 160;

/// What the date is looked for in.
pub struct Done<'a> {
    /// The text.
    pub document: &'a Document,
    /// Its fold.
    pub folded: &'a str,
    /// The words of its language.
    pub lexicon: &'a Lexicon,
}

impl Done<'_> {
    /// The date, ISO 8601: from the title, else a line of place and date, else
    /// the sentence that opens the text, else the words that close it.
    #[must_use]
    pub fn date(&self, title: Option<Span>, opening: Option<&Paragraph>) -> Option<String> {
        let paragraphs = &self.document.outline.paragraphs;
        let (first, last) = (paragraphs.iter().take(EDGE), paragraphs.iter().rev().take(EDGE));
        let lines = || first.clone().chain(last.clone());
        title
            .and_then(|title| self.first(title))
            .or_else(|| lines().filter(|p| is_dateline(p)).find_map(|p| self.unperformed(p.body)))
            .or_else(|| opening.and_then(|p| self.opened(p)))
            .or_else(|| last.filter(|p| p.kind == ParagraphKind::Signature).find_map(|p| self.first(p.body)))
    }

    fn first(&self, part: Span) -> Option<String> {
        whole_dates(self.folded, part, self.lexicon).first().map(super::dates::Date::iso)
    }

    /// The date of a line in which nothing is done.
    fn unperformed(&self, part: Span) -> Option<String> {
        let date = self.first(part)?;
        self.first_act(part).is_none().then_some(date)
    }

    /// "The Ministers met in Geneva on 12 May 2025": a date in the first
    /// sentence, before anything that is done in it.
    fn opened(&self, opening: &Paragraph) -> Option<String> {
        let sentence = opening.sentences.iter().find(|s| s.end() > opening.body.start())?;
        let part = Span::new(sentence.start().max(opening.body.start()), sentence.end());
        let dates = whole_dates(self.folded, part, self.lexicon);
        let date = dates.first()?;
        let before = Span::new(part.start(), date.span.start());
        self.first_act(before).is_none().then(|| date.iso())
    }

    /// The first act word, or instrument that a date may belong to.
    fn first_act(&self, part: Span) -> Option<Span> {
        let mut tokens = Tokens::default();
        tokens.fill(&self.document.text, self.folded, part, self.lexicon);
        let acts = |meaning: Meaning| {
            matches!(meaning, Meaning::Cue(..) | Meaning::Instrument(_) | Meaning::InstrumentNoun(_))
        };
        let found = tokens.list.iter().find(|token| tokens.senses(token).iter().any(|s| acts(s.meaning)));
        found.map(|token| token.span)
    }
}

fn is_dateline(paragraph: &Paragraph) -> bool {
    paragraph.body.len() <= DATELINE && paragraph.kind != ParagraphKind::Stray
}

#[cfg(test)]
mod tests {
    use crate::codebook::Codebook;
    use crate::reading::read;
    use crate::text::Document;

    #[track_caller]
    fn check(lang: &str, text: &str, date: Option<&str>) {
        let reading = read(&Document::of_text(text, lang), &Codebook::builtin());
        assert_eq!(reading.head.date.as_deref(), date, "{text}");
    }

    #[test]
    fn a_line_of_place_and_date_dates_its_text() {
        check(
            "en",
            "Joint Statement on Rivers\nGeneva, 4 February 2022\nThe Sides agreed to meet.\n",
            Some("2022-02-04"),
        );
        check("zh", "关于河流的联合声明\n（2022年2月4日于日内瓦）\n双方同意会晤。\n", Some("2022-02-04"));
        check("en", "Joint Statement on Rivers\n2024-10-10\nThe Sides agreed to meet.\n", Some("2024-10-10"));
    }

    #[test]
    fn the_sentence_that_opens_a_text_dates_it() {
        check(
            "en",
            "We, the Leaders, met virtually on December 6, 2023. We welcome the talks.\n",
            Some("2023-12-06"),
        );
        check("zh", "2022年2月4日，两国元首在日内瓦举行会谈。双方同意继续对话。\n", Some("2022-02-04"));
    }

    #[test]
    fn a_date_of_something_else_dates_no_text() {
        check("en", "We welcome the talks. Following the resolution of 2 March 2022, we will act.\n", None);
        check("en", "The Parties recall the Joint Statement of 12 May 2025 and agree to meet.\n", None);
        check("zh", "双方重申2001年7月16日签署的条约。双方同意会晤。\n", None);
        check("ru", "Стороны подтверждают договор от 16 июля 2001 года и приветствуют переговоры.\n", None);
    }
}
