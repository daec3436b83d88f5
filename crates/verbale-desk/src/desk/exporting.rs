//! Positions out of the library, for other programs.

use std::io::Write;
use std::ops::ControlFlow;

use super::searching::By;
use super::{Desk, present};
use crate::error::Result;
use crate::export::{Kind, Which, exported, writer};
use crate::query::{Field, Node};

impl Desk {
    /// Writes positions out: all of them in the order in which documents
    /// were added, or those that answer a query, the earliest first.
    ///
    /// # Errors
    /// Where the library cannot be read or nothing can be written.
    pub fn export(
        &mut self,
        kind: Kind,
        which: Which,
        query: Option<&Node>,
        out: &mut (dyn Write + Send),
    ) -> Result<()> {
        let mut writer = writer(kind, out)?;
        match query {
            Some(node) => {
                let every = ["raised", "plain", "lowered"].map(str::to_owned).to_vec();
                let node = Node::And(vec![Node::Is(Field::Degree, every), node.clone()]);
                let mut failed = None;
                self.walk(&node, By::Oldest, &mut |hit| {
                    let Some(hit) = hit.map(|hit| hit()) else { return ControlFlow::Continue(()) };
                    let Some(held) = &hit.position else { return ControlFlow::Continue(()) };
                    if which == Which::Corrections && held.corrections.is_empty() {
                        return ControlFlow::Continue(());
                    }
                    match writer.take(&exported(&hit.card, &hit.text, held, false)) {
                        Ok(()) => ControlFlow::Continue(()),
                        Err(error) => {
                            failed = Some(error);
                            ControlFlow::Break(())
                        }
                    }
                })?;
                if let Some(error) = failed {
                    return Err(error);
                }
            }
            None => {
                self.each_key(&mut |desk, key| {
                    let whole = desk.archive.at_once(|reader| {
                        let Some(card) = reader.card(key)? else { return Ok(None) };
                        let text = reader.text(key)?.unwrap_or_default();
                        let (held, withdrawn) = present(reader, &card)?;
                        Ok(Some((card, text, held, withdrawn)))
                    })?;
                    let Some((card, text, held, withdrawn)) = whole else { return Ok(()) };
                    let all = held.iter().map(|held| (held, false));
                    let gone =
                        withdrawn.iter().filter(|_| which == Which::Corrections).map(|held| (held, true));
                    for (held, gone) in all.chain(gone) {
                        if which == Which::InForce || !held.corrections.is_empty() {
                            writer.take(&exported(&card, &text, held, gone))?;
                        }
                    }
                    Ok(())
                })?;
            }
        }
        writer.end()
    }
}
