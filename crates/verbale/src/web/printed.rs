//! Pages as they were answered last: given again, byte for byte, until the
//! library or its index changes. Many read the same few pages, and what asks
//! the whole library need not ask it again for each of them.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::sync::{Mutex, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use verbale_desk::desk::Stand;
use verbale_desk::{DeskError, time};

use super::app::Shared;
use super::problem::Problem;
use super::visit::Visit;

/// Pages by their address and by who reads them.
#[derive(Default)]
pub struct Printed {
    shelf: Mutex<Shelf>,
    turns: [tokio::sync::Mutex<()>; TURNS],
}

#[derive(Default)]
struct Shelf {
    bytes: usize,
    pages: HashMap<String, Page>,
}

#[derive(Clone)]
struct Page {
    stand: Stand,
    headers: HeaderMap,
    body: Bytes,
}

/// How many bytes all pages may hold; then all are forgotten.
const MOST: usize = 64 << 20;

/// A larger one, as a table of all uses of a common word, is not kept.
const LARGEST: usize = 4 << 20;

/// How many pages may be made at once that are not the same.
const TURNS: usize = 32;

impl Printed {
    fn get(&self, key: &str, stand: Stand) -> Option<Page> {
        let shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.pages.get(key).filter(|page| page.stand == stand).cloned()
    }

    fn put(&self, key: String, page: Page) {
        if page.body.len() > LARGEST {
            return;
        }
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        let key_weight = key.len();
        let weight = |page: &Page| page.body.len() + key_weight + 1024;
        if shelf.bytes + weight(&page) > MOST {
            *shelf = Shelf::default();
        }
        shelf.bytes += weight(&page);
        if let Some(before) = shelf.pages.insert(key, page) {
            shelf.bytes -= weight(&before);
        }
    }

    /// Whose turn it is to make a page. Pages that share a turn by chance
    /// wait for each other, no more.
    fn turn(&self, key: &str) -> &tokio::sync::Mutex<()> {
        let number = BuildHasherDefault::<DefaultHasher>::default().hash_one(key);
        #[allow(clippy::cast_possible_truncation, reason = "any bits do")]
        &self.turns[number as usize % TURNS]
    }
}

impl Page {
    fn answer(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.headers_mut() = self.headers;
        response
    }
}

/// Gives a page as it was answered last where nothing has changed since; else
/// has it made, once for all who wait for it.
pub async fn again(State(app): State<Shared>, request: Request, next: Next) -> Response {
    if *request.method() != Method::GET {
        return next.run(request).await;
    }
    let key = key(&app, &request);
    let Some(stand) = app.stand().await else { return next.run(request).await };
    if let Some(page) = app.printed.get(&key, stand) {
        return page.answer();
    }
    let _turn = app.printed.turn(&key).lock().await;
    let Some(before) = app.stand().await else { return next.run(request).await };
    if let Some(page) = app.printed.get(&key, before) {
        return page.answer();
    }
    let (parts, body) = next.run(request).await.into_parts();
    if parts.status != StatusCode::OK || parts.headers.contains_key(header::SET_COOKIE) {
        return Response::from_parts(parts, body);
    }
    let body = match to_bytes(body, usize::MAX).await {
        Ok(body) => body,
        Err(error) => return Problem::from(DeskError::Failed(error.to_string())).into_response(),
    };
    let page = Page { stand: before, headers: parts.headers, body };
    // What changed while the page was made may stand in it by half.
    if app.stand().await == Some(before) {
        app.printed.put(key, page.clone());
    }
    page.answer()
}

/// All that a page depends on beside the library.
fn key(app: &Shared, request: &Request) -> String {
    let headers = request.headers();
    let Visit { interface, theme, address, .. } = Visit::of(app, request.method(), request.uri(), headers);
    let encoding =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // Whether an entry of the ledger is late depends on the day.
    format!("{interface:?} {theme:?} {} {encoding:?} {address}", time::today())
}

#[cfg(test)]
mod tests {
    use super::{Bytes, HeaderMap, LARGEST, MOST, Page, Printed, Stand};

    fn page(change: i64, size: usize) -> Page {
        Page {
            stand: Stand { change, indexed: change },
            headers: HeaderMap::new(),
            body: Bytes::from(vec![0; size]),
        }
    }

    #[test]
    fn a_page_holds_until_the_library_changes() {
        let printed = Printed::default();
        printed.put("/".to_owned(), page(1, 10));
        assert!(printed.get("/", Stand { change: 1, indexed: 1 }).is_some());
        assert!(printed.get("/", Stand { change: 2, indexed: 1 }).is_none());
        assert!(printed.get("/ledger", Stand { change: 1, indexed: 1 }).is_none());
    }

    #[test]
    fn pages_take_bounded_room() {
        let printed = Printed::default();
        let held = || {
            let shelf = printed.shelf.lock().expect("nobody else holds it");
            let held =
                shelf.pages.iter().map(|(key, page)| key.len() + page.body.len() + 1024).sum::<usize>();
            assert_eq!(shelf.bytes, held);
            held
        };
        for number in 0..100 {
            printed.put(format!("/{}", number % 21), page(number, LARGEST));
            assert!((LARGEST..=MOST).contains(&held()));
        }
        let before = held();
        printed.put("/large".to_owned(), page(1, LARGEST + 1));
        assert_eq!(held(), before);
    }
}
