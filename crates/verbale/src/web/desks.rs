//! A few open desks that requests take turns at: what asks the library works
//! on threads of its own, and never more at once than there are desks.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Semaphore;
use verbale_core::codebook::Codebook;
use verbale_desk::{Desk, DeskError, Location};

use super::problem::Problem;

/// The desks of one library.
pub struct Desks {
    location: Location,
    codebook: Arc<Codebook>,
    idle: Arc<Mutex<Vec<Desk>>>,
    seats: Arc<Semaphore>,
}

impl Desks {
    /// Desks over one library, opened as they are needed.
    pub fn new(location: Location, codebook: Arc<Codebook>) -> Self {
        // Two a core keep the cores busy while some wait for the disk.
        let seats = 2 * std::thread::available_parallelism().map_or(2, usize::from);
        Self::seated(location, codebook, seats)
    }

    /// The same with so many desks.
    pub fn seated(location: Location, codebook: Arc<Codebook>, seats: usize) -> Self {
        Self { location, codebook, idle: Arc::default(), seats: Arc::new(Semaphore::new(seats)) }
    }

    /// Does some work at a desk when one is free.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<T, Problem> {
        self.try_ask(work).await?.map_err(Problem::from)
    }

    /// The same; what the library said no to is given back as it is. A desk
    /// at which the work lost its head is not used again.
    pub async fn try_ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<Result<T, DeskError>, Problem> {
        let seat = Arc::clone(&self.seats).acquire_owned().await.map_err(|_| Problem::stopping())?;
        let (location, codebook, idle) =
            (self.location.clone(), Arc::clone(&self.codebook), Arc::clone(&self.idle));
        let done = tokio::task::spawn_blocking(move || {
            let _seat = seat;
            let kept = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut desk = match kept {
                Some(desk) => desk,
                None => Desk::open(&location, codebook)?,
            };
            let done = catch_unwind(AssertUnwindSafe(|| work(&mut desk)));
            let lost = |_| DeskError::Failed("the work was broken off by a fault of the program".to_owned());
            let done = done.map_err(lost)?;
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(desk);
            done
        });
        let lost = |_| DeskError::Failed("the work was broken off".to_owned());
        done.await.map_err(|error| Problem::from(lost(error)))
    }
}
