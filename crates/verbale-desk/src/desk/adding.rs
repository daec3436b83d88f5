//! Takes texts in: opened and read on all cores, shelved in the order in
//! which they came, a batch at a time.

use std::sync::mpsc;

use rayon::prelude::*;
use verbale_core::codebook::Codebook;
use verbale_core::reading;
use verbale_core::text::{Document, sha256};
use verbale_ingest::{Hint, IngestError};

use super::Desk;
use crate::archive::{Arrival, Shelved};
use crate::error::Result;

/// A text at the door.
pub struct Arriving {
    /// Where it lies, whole; empty for standard input.
    pub place: String,
    /// Its name, as it is shown.
    pub name: String,
    /// The language, where it is told wrongly.
    pub language: Option<String>,
    /// The encoding, where it is told wrongly.
    pub encoding: Option<String>,
    /// Its day, ISO 8601, for texts that do not say it themselves.
    pub dated: Option<String>,
}

/// What became of a text at the door.
pub enum Added {
    /// It is on the shelf, or was before.
    Shelved(Shelved),
    /// Its bytes could not be had.
    Unreadable(std::io::Error),
    /// The doors could not take it in.
    Refused(IngestError),
}

/// A batch is shelved when it holds so many bytes.
const BATCH: usize = 4 << 20;

/// Or so many texts.
const TEXTS: usize = 256;

enum Opened {
    Arrival(Box<Arrival>),
    Known(String),
    Unreadable(std::io::Error),
    Refused(IngestError),
}

impl Desk {
    /// Takes texts in. `bytes` fetches the bytes of the one with this place in
    /// the list; `tell` hears what became of each, in order, as soon as it would outlive a crash.
    ///
    /// # Errors
    /// Where the library cannot be written to; what was told before is kept.
    pub fn add(
        &mut self,
        arriving: &[Arriving],
        bytes: &(dyn Fn(usize) -> std::io::Result<Vec<u8>> + Sync),
        tell: &mut dyn FnMut(usize, Added),
    ) -> Result<()> {
        let codebook = self.codebook.clone();
        // A few batches are in memory at once, however many texts there are.
        for (chunk, texts) in arriving.chunks(TEXTS).enumerate() {
            let first = chunk * TEXTS;
            let (to, from) = mpsc::sync_channel::<(usize, Fetched)>(16);
            let codebook = &*codebook;
            std::thread::scope(|scope| -> Result<()> {
                scope.spawn(move || {
                    texts.par_iter().enumerate().for_each_with(to, |to, (i, text)| {
                        // The other end is gone where shelving failed.
                        let _ = to.send((i, fetch(text, bytes(first + i), codebook)));
                    });
                });
                let mut waiting = std::collections::BTreeMap::new();
                let mut batch = Vec::new();
                let mut next = 0;
                for (i, fetched) in from {
                    waiting.insert(i, fetched);
                    while let Some(fetched) = waiting.remove(&next) {
                        batch.push((first + next, self.settled(&texts[next], fetched)?));
                        next += 1;
                        if weight(&batch) > BATCH {
                            self.shelve(std::mem::take(&mut batch), tell)?;
                        }
                    }
                }
                self.shelve(batch, tell)
            })?;
        }
        self.catch_up()
    }

    /// Bytes that were shelved before need not be opened again.
    fn settled(&mut self, text: &Arriving, fetched: Fetched) -> Result<Opened> {
        Ok(match fetched {
            Fetched::Unreadable(error) => Opened::Unreadable(error),
            Fetched::Refused(error) => Opened::Refused(error),
            Fetched::Arrival(arrival) => {
                let sha256 = &arrival.document.source.sha256;
                match self.archive.known(sha256, &text.place, &text.name)? {
                    Some(id) => Opened::Known(id),
                    None => Opened::Arrival(arrival),
                }
            }
        })
    }

    fn shelve(&mut self, batch: Vec<(usize, Opened)>, tell: &mut dyn FnMut(usize, Added)) -> Result<()> {
        let mut arrivals = Vec::new();
        let mut others: Vec<(usize, Option<Added>)> = Vec::new();
        for (text, opened) in batch {
            others.push((
                text,
                match opened {
                    Opened::Arrival(arrival) => {
                        arrivals.push(*arrival);
                        None
                    }
                    Opened::Known(id) => Some(Added::Shelved(Shelved::Known(id))),
                    Opened::Unreadable(error) => Some(Added::Unreadable(error)),
                    Opened::Refused(error) => Some(Added::Refused(error)),
                },
            ));
        }
        let mut shelved = self.archive.shelve(&arrivals)?.into_iter();
        for (text, told) in others {
            if let Some(added) = told.or_else(|| shelved.next().map(Added::Shelved)) {
                tell(text, added);
            }
        }
        Ok(())
    }
}

enum Fetched {
    Arrival(Box<Arrival>),
    Unreadable(std::io::Error),
    Refused(IngestError),
}

fn fetch(text: &Arriving, bytes: std::io::Result<Vec<u8>>, codebook: &Codebook) -> Fetched {
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return Fetched::Unreadable(error),
    };
    let hint = Hint {
        name: text.name.clone(),
        lang: text.language.clone(),
        encoding: text.encoding.clone(),
        ..Hint::default()
    };
    match verbale_ingest::document(&bytes, &hint) {
        Ok(document) => Fetched::Arrival(Box::new(arrival(text, bytes, document, codebook))),
        Err(error) => Fetched::Refused(error),
    }
}

fn arrival(text: &Arriving, bytes: Vec<u8>, document: Document, codebook: &Codebook) -> Arrival {
    debug_assert_eq!(sha256(&bytes), document.source.sha256);
    let reading = reading::read(&document, codebook);
    let (place, name, dated) = (text.place.clone(), text.name.clone(), text.dated.clone());
    Arrival { place, name, dated, bytes, document, reading }
}

fn weight(batch: &[(usize, Opened)]) -> usize {
    let bytes = |opened: &Opened| match opened {
        Opened::Arrival(arrival) => arrival.bytes.len() + 4096,
        _ => 64,
    };
    batch.iter().map(|(_, opened)| bytes(opened)).sum()
}
