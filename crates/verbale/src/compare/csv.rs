//! Changes as a table of values divided by commas, one row a change.

use verbale_core::compare::{Change, Kind};

use super::{Pair, Which};
use crate::csv::{quoted, word};
use crate::places::Places;

/// The names of the columns.
pub const HEADER: &str = "left_document,right_document,kind,fields,weight,left_position,left_holders,left_act,\
left_addressees,left_start,left_end,left_quote,right_position,right_holders,right_act,right_addressees,right_start,\
right_end,right_quote,because\n";

/// The rows of a comparison, without the header; what was kept or changed in
/// form only where `all` is asked for. Places count as in the JSON.
#[must_use]
pub fn rows(pair: &Pair<'_>, all: bool) -> String {
    let places = [Places::new(pair.left.document), Places::new(pair.right.document)];
    let mut out = String::new();
    for change in &pair.comparison.changes {
        if !all && matches!(change.kind, Kind::Kept | Kind::Markup) {
            continue;
        }
        let fields: Vec<String> = change.fields.iter().map(word).collect();
        let because = pair.reasons(change);
        let mut row = vec![
            pair.left.document.source.name.clone(),
            pair.right.document.source.name.clone(),
            word(change.kind),
            fields.join(" "),
            change.weight.to_string(),
        ];
        row.extend(side(pair, change, Which::Left, &places[0]));
        row.extend(side(pair, change, Which::Right, &places[1]));
        row.push(because.join("; "));
        let row: Vec<String> = row.iter().map(|field| quoted(field)).collect();
        out.push_str(&row.join(","));
        out.push('\n');
    }
    out
}

fn side(pair: &Pair<'_>, change: &Change, which: Which, places: &Places<'_>) -> [String; 7] {
    let Some(passage) = Pair::passage(change, which) else { return Default::default() };
    let position = pair.position(change, which);
    let chars = places.place(passage.span).chars;
    [
        position.map(|p| p.id.clone()).unwrap_or_default(),
        position.map(|p| p.holders.join(" ")).unwrap_or_default(),
        position.map(|p| p.act.clone()).unwrap_or_default(),
        position.map(|p| p.addressees.join(" ")).unwrap_or_default(),
        chars.0.to_string(),
        chars.1.to_string(),
        pair.text(which, passage.span).to_owned(),
    ]
}
