//! Who reads a page: their language, their theme, and where they are.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri, header};

use super::app::Shared;
use crate::phrases::Interface;

/// Light, dark, or as the reader's system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Its word in cookies and styles.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a word.
    pub fn read(word: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|theme| theme.word() == word)
    }
}

/// One request for a page.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The language of the interface.
    pub interface: Interface,
    /// The theme.
    pub theme: Theme,
    /// The address with its query, for coming back to it.
    pub address: String,
    /// What forms on our own pages say, and others cannot know.
    pub key: String,
}

impl Visit {
    /// The visit that a request is.
    pub fn of(app: &Shared, method: &Method, uri: &Uri, headers: &HeaderMap) -> Self {
        let word = |name| cookie(headers, name);
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let interface = word("verbale-lang").and_then(|code| Interface::of_code(&code));
        let interface = interface.or_else(|| accepted.and_then(accepts)).unwrap_or(Interface::En);
        let address = if method == Method::GET {
            uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str).to_owned()
        } else {
            "/".to_owned()
        };
        let theme = word("verbale-theme").and_then(|word| Theme::read(&word)).unwrap_or_default();
        Self { interface, theme, address, key: app.gate.key().to_owned() }
    }
}

impl FromRequestParts<Shared> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        Ok(Self::of(app, &parts.method, &parts.uri, &parts.headers))
    }
}

/// A cookie by its name.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// The first language asked for that the interface has.
fn accepts(header: &str) -> Option<Interface> {
    let mut wanted: Vec<(f32, &str)> = header
        .split(',')
        .filter_map(|part| {
            let (code, quality) = part.split_once(";q=").unwrap_or((part, "1"));
            Some((quality.trim().parse().ok()?, code.trim()))
        })
        .collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    wanted.into_iter().find_map(|(_, code)| Interface::of_code(code.get(..2)?))
}

#[cfg(test)]
mod tests {
    use super::accepts;
    use crate::phrases::Interface;

    #[test]
    fn the_language_liked_best_is_taken() {
        assert_eq!(accepts("fr, ru;q=0.5, zh-CN;q=0.8"), Some(Interface::Zh));
        assert_eq!(accepts("fr;q=x, *"), None);
        assert_eq!(accepts("en-GB,en;q=0.9"), Some(Interface::En));
    }
}
