//! Who may come in, what pages may do, and what is written down of it.
//!
//! A server on loopback answers only to its own names, so that no page from
//! elsewhere can reach it by a name that turns. A server beyond loopback
//! wants a token. Whatever changes the library must come from our own pages
//! or from a program that can set a header no foreign page can.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::app::Shared;
use super::problem::Problem;
use super::visit::cookie;

/// Who may come in.
pub struct Gate {
    token: Option<String>,
    port: u16,
    key: String,
}

impl Gate {
    /// A gate for a server at this address.
    #[must_use]
    pub fn new(address: SocketAddr, token: Option<String>) -> Self {
        Self { token, port: address.port(), key: random() }
    }

    /// What forms on our own pages say.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// A form sent to us comes from a page of ours.
    ///
    /// # Errors
    /// Where it does not say our key, as after the server was started anew.
    pub fn expects(&self, key: &str) -> Result<(), Problem> {
        if same(key, &self.key) {
            return Ok(());
        }
        let detail = "the form is older than the server, or comes from elsewhere";
        Err(Problem::new(StatusCode::FORBIDDEN, "form-key", detail)
            .hint("open the page again and send it once more"))
    }

    fn lets_in(&self, request: &Request) -> Result<(), Problem> {
        let headers = request.headers();
        match &self.token {
            None => self.own_name(headers)?,
            Some(token) => has_token(token, headers)?,
        }
        let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
        if reads { Ok(()) } else { own_page(headers) }
    }

    fn own_name(&self, headers: &HeaderMap) -> Result<(), Problem> {
        let host = text(headers, header::HOST).unwrap_or_default();
        let (name, port) = host.rsplit_once(':').unwrap_or((host, "80"));
        let ours = matches!(name, "localhost" | "127.0.0.1" | "[::1]") && port == self.port.to_string();
        if ours {
            return Ok(());
        }
        Err(Problem::new(
            StatusCode::FORBIDDEN,
            "foreign-name",
            format!("the server does not go by `{host}`"),
        )
        .hint(format!("open http://127.0.0.1:{}/", self.port)))
    }
}

fn has_token(token: &str, headers: &HeaderMap) -> Result<(), Problem> {
    let bearer = text(headers, header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer "));
    let given = bearer.map(str::to_owned).or_else(|| cookie(headers, TOKEN));
    if given.is_some_and(|given| same(&given, token)) {
        return Ok(());
    }
    Err(Problem::new(StatusCode::UNAUTHORIZED, "token", "the server wants a token")
        .hint("send `Authorization: Bearer TOKEN`, or open /?token=TOKEN once in the browser"))
}

/// What changes the library comes from a page of ours, or from a program.
fn own_page(headers: &HeaderMap) -> Result<(), Problem> {
    let host = text(headers, header::HOST).unwrap_or_default();
    let origin = text(headers, header::ORIGIN);
    let own = origin.is_none_or(|origin| origin.split_once("://").is_some_and(|(_, name)| name == host));
    let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
    if own && matches!(site, None | Some("same-origin" | "none")) {
        return Ok(());
    }
    Err(Problem::new(StatusCode::FORBIDDEN, "foreign-page", "another site asked for this change"))
}

const TOKEN: &str = "verbale-token";

/// Lets in who may come in; takes a token out of the address into a cookie.
pub async fn gate(State(app): State<Shared>, request: Request, next: Next) -> Response {
    if let Some(token) = &app.gate.token
        && let Some(given) = request.uri().query().and_then(|query| query.strip_prefix("token="))
        && same(given, token)
    {
        let kept = format!("{TOKEN}={token}; Path=/; HttpOnly; SameSite=Strict");
        return ([(header::SET_COOKIE, kept)], Redirect::to(request.uri().path())).into_response();
    }
    match app.gate.lets_in(&request) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

/// What a page may load and do when it says nothing else.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                          connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers of every answer.
pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut put = |name, value| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    put(header::CONTENT_SECURITY_POLICY, POLICY);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::X_FRAME_OPTIONS, "DENY");
    put(header::REFERRER_POLICY, "same-origin");
    put(header::CACHE_CONTROL, "no-cache");
    put(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    response
}

/// How long a request may take; files that come in have a time of their own.
const TIME: Duration = Duration::from_secs(60);

/// Breaks off what takes too long, such as a form that never ends.
pub async fn in_time(request: Request, next: Next) -> Response {
    if *request.method() == Method::POST && request.uri().path().ends_with("/documents") {
        return next.run(request).await;
    }
    match tokio::time::timeout(TIME, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::late(TIME).into_response(),
    }
}

/// One line a request: what was asked and how it went, never its contents.
pub async fn log(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let began = Instant::now();
    let response = next.run(request).await;
    let path: String = path.chars().filter(|c| !c.is_control()).take(200).collect();
    let took = began.elapsed().as_millis();
    anstream::eprintln!("{method} {path} {} {took} ms", response.status().as_u16());
    response
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Compares without telling by its time how much of it was right.
fn same(given: &str, right: &str) -> bool {
    let differ = given.bytes().zip(right.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b));
    given.len() == right.len() && differ == 0
}

/// A word that nobody can guess.
#[must_use]
pub fn random() -> String {
    use std::hash::{BuildHasher, RandomState};
    // Each `RandomState` has keys from the system.
    let part = |n: u64| format!("{:016x}", RandomState::new().hash_one(n));
    format!("{}{}", part(1), part(2))
}

#[cfg(test)]
mod tests {
    use super::{own_page, random, same};
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn tokens_are_compared_whole() {
        assert!(same("abc", "abc") && !same("ab", "abc") && !same("abd", "abc") && !same("", "abc"));
        assert_ne!(random(), random());
    }

    #[test]
    fn a_foreign_page_changes_nothing() {
        let with = |origin: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("127.0.0.1:7"));
            headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
            headers
        };
        assert!(own_page(&with("http://127.0.0.1:7")).is_ok());
        for foreign in ["http://example.org", "http://127.0.0.1:8", "null"] {
            assert!(own_page(&with(foreign)).is_err(), "{foreign}");
        }
    }
}
