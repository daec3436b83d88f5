//! Who speaks of whom and how: actors are nodes, acts are edges with counts,
//! in GraphML.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use super::{Exported, Writer, failed};
use crate::error::Result;
use crate::escape::escaped;

pub(super) struct Graph<'w> {
    out: &'w mut (dyn Write + Send),
    actors: BTreeSet<String>,
    edges: BTreeMap<(String, String, String), u64>,
}

impl<'w> Graph<'w> {
    pub(super) fn new(out: &'w mut (dyn Write + Send)) -> Self {
        Self { out, actors: BTreeSet::new(), edges: BTreeMap::new() }
    }
}

impl Writer for Graph<'_> {
    fn take(&mut self, p: &Exported) -> Result<()> {
        self.actors.extend(p.holders.iter().chain(&p.addressees).cloned());
        for holder in &p.holders {
            for addressee in &p.addressees {
                let edge = (holder.clone(), addressee.clone(), p.act.clone());
                *self.edges.entry(edge).or_default() += 1;
            }
        }
        Ok(())
    }

    fn end(self: Box<Self>) -> Result<()> {
        let mut text = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n\
             <key id=\"act\" for=\"edge\" attr.name=\"act\" attr.type=\"string\"/>\n\
             <key id=\"count\" for=\"edge\" attr.name=\"count\" attr.type=\"int\"/>\n\
             <graph id=\"positions\" edgedefault=\"directed\">\n",
        );
        for actor in &self.actors {
            text.push_str(&format!("<node id=\"{}\"/>\n", escaped(actor)));
        }
        for ((from, to, act), count) in &self.edges {
            let (from, to, act) = (escaped(from), escaped(to), escaped(act));
            text.push_str(&format!(
                "<edge source=\"{from}\" target=\"{to}\"><data key=\"act\">{act}</data>\
                 <data key=\"count\">{count}</data></edge>\n"
            ));
        }
        text.push_str("</graph>\n</graphml>\n");
        self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()).map_err(failed)
    }
}
