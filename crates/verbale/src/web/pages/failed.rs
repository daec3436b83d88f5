//! A problem as a page.

use askama::Template;
use axum::response::Response;

use crate::web::app::Shared;
use crate::web::problem::Problem;
use crate::web::shell::{self, Room, Shell};
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "failed.html")]
struct Failed<'a> {
    shell: Shell,
    problem: &'a Problem,
}

/// The page of a problem.
pub fn page(_: &Shared, visit: Visit, problem: &Problem) -> Response {
    let title = problem.detail.clone();
    shell::page(&Failed { shell: Shell::new(visit, Room::Elsewhere, title), problem })
}
