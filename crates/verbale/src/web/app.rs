//! What every answer is made from: the library, the codebook, the settings.

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tokio::sync::Semaphore;
use tower_http::compression::CompressionLayer;
use verbale_core::codebook::Codebook;
use verbale_desk::desk::Stand;
use verbale_desk::{Desk, DeskError, Location};

use super::desks::Desks;
use super::kept::Kept;
use super::printed::{self, Printed};
use super::problem::Problem;
use super::{api, assets, guard, pages, problem};

/// The workbench as its pages see it.
pub struct App {
    /// Its open libraries.
    pub desks: Arc<Desks>,
    /// What the program knows.
    pub codebook: Arc<Codebook>,
    /// Who may come in.
    pub gate: guard::Gate,
    /// Its pages as they were answered last.
    pub printed: Printed,
    kept: Kept,
    // Asked how the library stands, beside all that takes time.
    watch: Desks,
    /// Places for files that are being opened: each may take much memory.
    pub opening: Semaphore,
}

/// How many files are opened at once.
const OPENING: usize = 2;

/// Shared by all requests.
pub type Shared = Arc<App>;

impl App {
    /// A workbench over one library.
    #[must_use]
    pub fn new(location: Location, codebook: Arc<Codebook>, gate: guard::Gate) -> Self {
        Self {
            desks: Arc::new(Desks::new(location.clone(), Arc::clone(&codebook))),
            watch: Desks::seated(location, Arc::clone(&codebook), 1),
            codebook,
            gate,
            printed: Printed::default(),
            kept: Kept::default(),
            opening: Semaphore::new(OPENING),
        }
    }

    /// Asks the library, beside the threads that answer.
    ///
    /// # Errors
    /// Where the library says no.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<T, Problem> {
        self.desks.ask(work).await
    }

    /// How the library stands now; nothing where it cannot say.
    pub async fn stand(&self) -> Option<Stand> {
        self.watch.ask(|desk| desk.stand()).await.ok()
    }
}

impl App {
    /// Asks the library for counts over all of it, which many pages show: they
    /// are kept until the library changes. `key` names what is asked.
    ///
    /// # Errors
    /// Where the library says no.
    pub async fn ask_kept<T: Send + Sync + 'static>(
        &self,
        key: String,
        work: impl FnOnce(&mut Desk) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<Arc<T>, Problem> {
        let kept = self.kept.clone();
        self.ask(move |desk| kept.ask(key, desk, work)).await
    }

    /// The same; a query that cannot be understood is told with the place of
    /// its fault.
    ///
    /// # Errors
    /// Where the library says no.
    pub async fn ask_query<T: Send + 'static>(
        &self,
        query: &str,
        work: impl FnOnce(&mut Desk) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<T, Problem> {
        self.desks.try_ask(work).await?.map_err(|error| Problem::query(error, query))
    }
}

/// Every address, and what all of them share.
pub fn router(app: &Shared) -> Router {
    let pages = pages::routes()
        .route_layer(CompressionLayer::new())
        .route_layer(from_fn_with_state(Arc::clone(app), printed::again));
    Router::new()
        .merge(pages)
        .merge(api::routes())
        .merge(assets::routes())
        .route_service("/mcp", crate::mcp::service(&app.desks))
        .fallback(|| async { Problem::nowhere() })
        .layer(from_fn_with_state(Arc::clone(app), problem::shown))
        .layer(from_fn_with_state(Arc::clone(app), guard::gate))
        .layer(CompressionLayer::new())
        .layer(from_fn(guard::in_time))
        .layer(from_fn(guard::headers))
        .layer(from_fn(guard::log))
        .with_state(Arc::clone(app))
}
