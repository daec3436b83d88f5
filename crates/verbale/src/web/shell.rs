//! What stands around every page: its head, the way to the other pages, the
//! choice of language and theme.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::assets;
use super::problem::Problem;
use super::visit::{Theme, Visit};
use crate::phrases::Interface;
use crate::phrases::web::ShellWords;

/// A part of the workbench, as the way to it is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// `/`
    Library,
    /// `/search`
    Search,
    /// `/trace`
    Trace,
    /// `/compare`
    Compare,
    /// `/actors`, `/instruments`
    Dossiers,
    /// `/ledger`
    Ledger,
    /// `/network`
    Network,
    /// `/codebook`
    Codebook,
    /// None of them.
    Elsewhere,
}

/// What the template of every page needs beside its own.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The visit.
    pub visit: Visit,
    /// The title of the page.
    pub title: String,
    /// The words around it.
    pub words: &'static ShellWords,
    /// Styles and scripts of its own, beside those that all pages share.
    pub styles: Vec<String>,
    /// The same of scripts.
    pub scripts: Vec<String>,
    room: Room,
}

impl Shell {
    /// The shell of a page in a room; `own` is the name of its style and its
    /// script, where there are such in `assets/`.
    #[must_use]
    pub fn new(visit: Visit, room: Room, title: impl Into<String>) -> Self {
        let words = ShellWords::of(visit.interface);
        let styles = ["shell.css", "workbench.css"].map(assets::address).into();
        Self { visit, title: title.into(), words, styles, scripts: Vec::new(), room }
    }

    /// The same with a style of its own.
    #[must_use]
    pub fn style(mut self, name: &str) -> Self {
        self.styles.push(assets::address(name));
        self
    }

    /// The same with a style that a page of ours makes.
    #[must_use]
    pub fn own_style(mut self, address: &str) -> Self {
        self.styles.push(address.to_owned());
        self
    }

    /// The same with a script of its own.
    #[must_use]
    pub fn script(mut self, name: &str) -> Self {
        self.scripts.push(assets::address(name));
        self
    }

    /// The ways to the rooms: address, name, whether it is this one.
    #[must_use]
    pub fn ways(&self) -> Vec<(&'static str, &'static str, bool)> {
        let words = self.words;
        let ways = [
            (Room::Library, "/", words.library),
            (Room::Search, "/search", words.search),
            (Room::Trace, "/trace", words.trace),
            (Room::Compare, "/compare", words.compare),
            (Room::Dossiers, "/actors", words.dossiers),
            (Room::Ledger, "/ledger", words.ledger),
            (Room::Network, "/network", words.network),
            (Room::Codebook, "/codebook", words.codebook),
        ];
        ways.into_iter().map(|(room, address, name)| (address, name, room == self.room)).collect()
    }

    /// The code of the interface language.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.visit.interface.code()
    }

    /// The languages to choose from: code, own name, whether it is this one.
    #[must_use]
    pub fn languages(&self) -> [(&'static str, &'static str, bool); 3] {
        [(Interface::En, "English"), (Interface::Zh, "中文"), (Interface::Ru, "Русский")]
            .map(|(interface, name)| (interface.code(), name, interface == self.visit.interface))
    }

    /// The themes to choose from: word, name, whether it is this one.
    #[must_use]
    pub fn themes(&self) -> [(&'static str, &'static str, bool); 3] {
        let names = self.visit.interface.phrases().theme;
        let all = [Theme::Auto, Theme::Light, Theme::Dark];
        std::array::from_fn(|i| (all[i].word(), names[i], all[i] == self.visit.theme))
    }
}

/// A page out of its template.
pub fn page(template: &impl askama::Template) -> Response {
    match template.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => {
            let (status, kind) = (StatusCode::INTERNAL_SERVER_ERROR, "template");
            Problem::new(status, kind, error.to_string()).into_response()
        }
    }
}
