//! A person corrects the record of a position.

use verbale_core::codebook::Degree;
use verbale_core::reading::HolderBy;

use super::{Desk, present};
use crate::correction::{Correction, Held};
use crate::error::{DeskError, Result};
use crate::query::{Field, Node};
use crate::record::Card;

/// What a person would have otherwise; nothing where it is to stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// The act, by id or name.
    pub act: Option<String>,
    /// Holders, by id or name.
    pub holders: Option<Vec<String>>,
    /// Addressees, by id or name.
    pub addressees: Option<Vec<String>>,
    /// Instruments, by id or name.
    pub instruments: Option<Vec<String>>,
    /// `raised`, `plain` or `lowered`.
    pub degree: Option<String>,
    /// Whether there is no such position.
    pub withdrawn: Option<bool>,
    /// Why.
    pub note: String,
}

impl Desk {
    /// A position by its name: the head of its document's id, a colon, and
    /// its own id; withdrawn ones too.
    ///
    /// # Errors
    /// Where there is none, or several documents go by that name.
    pub fn position(&mut self, name: &str) -> Result<(Card, Held)> {
        let unknown = || DeskError::Unknown { what: "position", name: name.to_owned() };
        let (document, id) = name.rsplit_once([':', '#']).ok_or_else(|| {
            DeskError::refused(
                format!("`{name}` names no position"),
                "a position is named by the head of its document's id and its own: d1213d3256:p4",
            )
        })?;
        self.archive.at_once(|reader| {
            let card = reader.find(document)?;
            let (held, withdrawn) = present(reader, &card)?;
            let found = held.into_iter().chain(withdrawn).find(|held| held.position.id == id);
            found.map(|held| (card, held)).ok_or_else(unknown)
        })
    }

    /// Puts a person's record over the machine's; it lasts when this
    /// returns.
    ///
    /// # Errors
    /// Where there is no such position, a name in the wish is not known, or
    /// the library cannot be written to.
    pub fn correct(&mut self, name: &str, wish: &Wish, author: &str) -> Result<(Card, Held)> {
        let (card, held) = self.position(name)?;
        let mut position = held.position.clone();
        let mut fields = Vec::new();
        if let Some(act) = &wish.act {
            let id = self.resolved(Field::Act, std::slice::from_ref(act))?.remove(0);
            if id != position.act {
                let act = self.codebook.acts.iter().find(|act| act.id == id);
                let kind = act.and_then(|act| act.kinds.first());
                position.kind = kind.map(|kind| kind.name.clone()).unwrap_or_default();
                (position.force, position.binding) = kind.map_or((0, 0), |kind| (kind.force, kind.binding));
                position.act = id;
            }
            fields.push("act");
        }
        if let Some(degree) = &wish.degree {
            position.degree = degree_of(degree)?;
            fields.push("degree");
        }
        if let Some(holders) = &wish.holders {
            position.holders = self.resolved(Field::Holder, holders)?;
            position.holder_by = HolderBy::Named;
            fields.push("holders");
        }
        if let Some(addressees) = &wish.addressees {
            position.addressees = self.resolved(Field::Addressee, addressees)?;
            fields.push("addressees");
        }
        if let Some(instruments) = &wish.instruments {
            position.instruments = self.resolved(Field::Instrument, instruments)?;
            fields.push("instruments");
        }
        if fields.is_empty() && wish.withdrawn.is_none() {
            return Err(DeskError::refused(
                "the correction changes nothing",
                "say what is otherwise: --act, --holder, --addressee, --instrument, --degree or --withdraw",
            ));
        }
        let correction = Correction {
            fields: fields.into_iter().map(str::to_owned).collect(),
            withdrawn: wish.withdrawn.unwrap_or(false),
            note: wish.note.clone(),
            author: author.to_owned(),
            at: crate::time::now(),
            position,
        };
        let record =
            serde_json::to_string(&correction).map_err(|error| DeskError::Failed(error.to_string()))?;
        self.archive.correct(card.key, held.position.trigger, author, &record)?;
        self.catch_up()?;
        self.position(name)
    }

    /// The ids that names stand for, sorted.
    fn resolved(&mut self, field: Field, names: &[String]) -> Result<Vec<String>> {
        let mut ids = Vec::new();
        for name in names {
            let word = match field {
                Field::Act => "act",
                Field::Instrument => "instrument",
                Field::Addressee => "addressee",
                _ => "holder",
            };
            let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
            let known = self.understand(&format!("{word}:\"{escaped}\"")).map_err(|error| match error {
                DeskError::Query(fault) => DeskError::refused(fault.message, fault.hint),
                other => other,
            })?;
            ids.extend(one_or_both(&known, name)?);
        }
        ids.sort();
        ids.dedup();
        Ok(ids)
    }
}

fn degree_of(word: &str) -> Result<Degree> {
    match word {
        "raised" => Ok(Degree::Raised),
        "plain" => Ok(Degree::Plain),
        "lowered" => Ok(Degree::Lowered),
        _ => Err(DeskError::refused(format!("`{word}` is no degree"), "say raised, plain or lowered")),
    }
}

/// The id that a name stands for; of 中俄 both. What names no entry, such as
/// 双方 or `*`, cannot stand in a record.
fn one_or_both(known: &Node, name: &str) -> Result<Vec<String>> {
    match known {
        Node::Is(_, found) if found.len() > 1 => Err(DeskError::Ambiguous {
            what: "entry of the codebook",
            name: name.to_owned(),
            like: found.clone(),
        }),
        Node::Is(_, found) => Ok(found.clone()),
        Node::And(parts) => {
            Ok(parts.iter().map(|part| one_or_both(part, name)).collect::<Result<Vec<_>>>()?.concat())
        }
        _ => Err(DeskError::refused(
            format!("`{name}` names no entry of the codebook"),
            "write the names one by one, divided by commas; `-` is none",
        )),
    }
}
