//! Counts over the whole library, kept until it changes.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use verbale_desk::{Desk, DeskError};

/// What was counted, by what was asked.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<HashMap<String, Counted>>>);

struct Counted {
    // The change of the library that it holds.
    change: i64,
    told: Arc<dyn Any + Send + Sync>,
}

/// How many answers are kept; then all are forgotten.
const ANSWERS: usize = 512;

impl Kept {
    /// What is kept for a key and still holds; else what the work tells.
    pub fn ask<T: Send + Sync + 'static>(
        &self,
        key: String,
        desk: &mut Desk,
        work: impl FnOnce(&mut Desk) -> Result<T, DeskError>,
    ) -> Result<Arc<T>, DeskError> {
        let change = desk.change()?;
        let known = {
            let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            kept.get(&key).filter(|counted| counted.change == change).map(|counted| Arc::clone(&counted.told))
        };
        if let Some(told) = known.and_then(|told| told.downcast::<T>().ok()) {
            return Ok(told);
        }
        let told = Arc::new(work(desk)?);
        // An index that is behind gives counts that are, too: not to be kept.
        if desk.lag()?.is_none() {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.len() >= ANSWERS {
                kept.clear();
            }
            let own: Arc<dyn Any + Send + Sync> = Arc::clone(&told) as _;
            kept.insert(key, Counted { change, told: own });
        }
        Ok(told)
    }
}
