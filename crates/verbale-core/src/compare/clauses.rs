//! Cuts a text into clauses: stretches of one sentence that carry about one
//! act, and the units that are laid against each other.

use super::Side;
use crate::span::Span;

/// The clauses of a text, in order, without the white space around them.
/// They leave out nothing but labels of paragraphs and white space.
pub fn clauses(side: Side<'_>) -> Vec<Span> {
    let text = &side.document.text;
    let mut found = Vec::new();
    let mut positions = side.reading.positions.iter().peekable();
    for paragraph in &side.document.outline.paragraphs {
        for sentence in &paragraph.sentences {
            let start = sentence.start().max(paragraph.body.start()).min(sentence.end());
            let sentence = Span::new(start, sentence.end());
            // Where one act's matter has ended and the next has not begun, a
            // comma divides clauses.
            let mut cuts: Vec<usize> = Vec::new();
            let mut ended: Option<usize> = None;
            while let Some(position) = positions.next_if(|p| p.trigger.start() < sentence.end()) {
                if let Some(ended) = ended
                    && ended < position.trigger.start()
                {
                    let between = &text[Span::new(ended, position.trigger.start())];
                    let comma = between.char_indices().find(|(_, c)| matches!(c, ',' | '，'));
                    cuts.extend(comma.map(|(at, c)| ended + at + c.len_utf8()));
                }
                let matter = position.matter.map_or(position.trigger.end(), Span::end);
                ended = Some(ended.unwrap_or(0).max(matter).max(position.trigger.end()));
            }
            cuts.extend(semicolons(&text[sentence], sentence.start()));
            cuts.sort_unstable();
            cuts.dedup();
            let mut from = sentence.start();
            for cut in cuts.into_iter().chain([sentence.end()]) {
                found.extend(trimmed(text, from, cut));
                from = cut.max(from);
            }
        }
    }
    found
}

fn semicolons(sentence: &str, start: usize) -> impl Iterator<Item = usize> {
    sentence
        .match_indices([';', '；'])
        .map(move |(at, mark)| start + at + mark.len())
        .filter(move |at| *at > start)
}

fn trimmed(text: &str, from: usize, to: usize) -> Option<Span> {
    let part = text.get(from..to)?;
    let start = from + (part.len() - part.trim_start().len());
    (!part.trim().is_empty()).then(|| Span::new(start, start + part.trim().len()))
}
