//! A person corrects a record.

use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use verbale_core::codebook::{Codebook, Degree};
use verbale_core::reading::Position;
use verbale_desk::desk::Wish;

use crate::cli::correct::author;
use crate::names::Names;
use crate::phrases::{FAMILIES, Phrases};
use crate::web::app::Shared;
use crate::web::problem::Problem;

/// An act: id, name, whether it is this one.
pub type Offered = (String, String, bool);

/// What the form offers.
pub struct Options {
    /// Acts by the name of their family.
    pub acts: Vec<(&'static str, Vec<Offered>)>,
    /// Degrees: word, name, whether it is this one.
    pub degrees: [(&'static str, &'static str, bool); 3],
    /// Holders as they stand.
    pub holders: String,
    /// Addressees as they stand.
    pub addressees: String,
    /// Instruments as they stand.
    pub instruments: String,
}

/// What the form offers for a record.
pub fn options(
    codebook: &Codebook,
    names: &Names<'_>,
    position: &Position,
    phrases: &'static Phrases,
) -> Options {
    let of_family = |(family, name): (&&str, &'static str)| {
        let own = codebook.acts.iter().filter(|act| act.family == *family);
        let mut acts: Vec<Offered> =
            own.map(|act| (act.id.clone(), names.act(&act.id), act.id == position.act)).collect();
        acts.sort_by(|a, b| a.1.cmp(&b.1));
        (name, acts)
    };
    Options {
        acts: FAMILIES.iter().zip(phrases.families).map(of_family).collect(),
        degrees: [
            ("raised", phrases.raised, position.degree == Degree::Raised),
            ("plain", phrases.plain, position.degree == Degree::Plain),
            ("lowered", phrases.lowered, position.degree == Degree::Lowered),
        ],
        holders: position.holders.join(", "),
        addressees: position.addressees.join(", "),
        instruments: position.instruments.join(", "),
    }
}

/// What the form says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Said {
    key: String,
    act: String,
    degree: String,
    holders: Option<String>,
    addressees: Option<String>,
    instruments: Option<String>,
    withdrawn: Option<String>,
    note: String,
    author: String,
}

impl Said {
    /// What is otherwise than in the record; all else stays.
    fn wish(&self, position: &Position, was_withdrawn: bool) -> Wish {
        let degree = match position.degree {
            Degree::Raised => "raised",
            Degree::Plain => "plain",
            Degree::Lowered => "lowered",
        };
        let other = |given: &str, known: &str| {
            Some(given.to_owned()).filter(|word| word != known && !word.is_empty())
        };
        let withdrawn = self.withdrawn.is_some();
        Wish {
            act: other(&self.act, &position.act),
            degree: other(&self.degree, degree),
            holders: changed(self.holders.as_deref(), &position.holders),
            addressees: changed(self.addressees.as_deref(), &position.addressees),
            instruments: changed(self.instruments.as_deref(), &position.instruments),
            withdrawn: (withdrawn != was_withdrawn).then_some(withdrawn),
            note: self.note.trim().to_owned(),
        }
    }
}

/// The names in a field, where they are others than before; `-` is none, and
/// a field that was not sent stays as it is.
fn changed(given: Option<&str>, known: &[String]) -> Option<Vec<String>> {
    let names = given?.split([',', '，', '、', ';']).map(str::trim);
    let names: Vec<String> =
        names.filter(|name| !name.is_empty() && *name != "-").map(str::to_owned).collect();
    (names != known).then_some(names)
}

/// Puts what the form says over the record.
pub async fn correct(
    State(app): State<Shared>,
    Path((document, position)): Path<(String, String)>,
    Form(said): Form<Said>,
) -> Result<Response, Problem> {
    app.gate.expects(&said.key)?;
    let back = format!("/documents/{document}/positions/{position}");
    app.ask(move |desk| {
        let name = format!("{document}:{position}");
        let (_, held) = desk.position(&name)?;
        let withdrawn = held.corrections.last().is_some_and(|last| last.withdrawn);
        let wish = said.wish(&held.position, withdrawn);
        let author = author(Some(said.author.trim()).filter(|name| !name.is_empty()));
        desk.correct(&name, &wish, &author)
    })
    .await?;
    Ok(Redirect::to(&back).into_response())
}
