//! What programs ask, taken out of addresses and bodies; what cannot be
//! understood is told as a problem document.

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use crate::answers::Part;
use crate::web::problem::Problem;

/// The parameters of an address.
pub struct Asked<T>(pub T);

/// The parts of a path.
pub struct At<T>(pub T);

/// A body of JSON.
pub struct Sent<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let wrong = |error: axum::extract::rejection::QueryRejection| {
            Problem::new(StatusCode::BAD_REQUEST, "parameters", error.body_text())
                .hint("/api describes the parameters of every address")
        };
        Query::from_request_parts(parts, state).await.map(|Query(asked)| Self(asked)).map_err(wrong)
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let wrong = |error: axum::extract::rejection::PathRejection| {
            Problem::new(StatusCode::BAD_REQUEST, "path", error.body_text())
        };
        Path::from_request_parts(parts, state).await.map(|Path(at)| Self(at)).map_err(wrong)
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let wrong = |error: axum::extract::rejection::JsonRejection| {
            Problem::new(error.status(), "body", error.body_text()).hint("/api describes the body")
        };
        Json::from_request(request, state).await.map(|Json(sent)| Self(sent)).map_err(wrong)
    }
}

/// Which part of a list.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Listing {
    /// A query that narrows the list.
    #[serde(default)]
    #[param(required = false)]
    pub q: String,
    /// How many items are left out before.
    #[serde(default)]
    #[param(required = false, minimum = 0, maximum = 1_000_000)]
    pub offset: u32,
    /// How many items are given at most.
    #[serde(default = "fifty")]
    #[param(required = false, minimum = 1, maximum = 200)]
    pub limit: u32,
}

/// How many items a list has where nothing is said.
pub fn fifty() -> u32 {
    50
}

/// A part of a list, where both numbers are within bounds.
///
/// # Errors
/// Where one of them is not.
pub fn part(offset: u32, limit: u32) -> Result<Part, Problem> {
    if !(1..=200).contains(&limit) || offset > 1_000_000 {
        let detail = "`limit` lies between 1 and 200, `offset` between 0 and 1000000";
        return Err(Problem::new(StatusCode::BAD_REQUEST, "parameters", detail).hint("ask for less at once"));
    }
    Ok(Part { offset: offset as usize, limit: limit as usize })
}

impl Listing {
    /// Which part it is.
    ///
    /// # Errors
    /// Where a number is out of bounds.
    pub fn part(&self) -> Result<Part, Problem> {
        part(self.offset, self.limit)
    }
}
