//! Positions as annotations of the W3C Web Annotation Data Model (23
//! February 2017): a page of them, each with its words and their place.

use std::io::Write;

use serde_json::{Value, json};

use super::{Exported, Writer, failed};
use crate::error::Result;

pub(super) struct Page<'w> {
    out: &'w mut (dyn Write + Send),
    taken: u64,
}

impl<'w> Page<'w> {
    pub(super) fn new(out: &'w mut (dyn Write + Send)) -> Result<Self> {
        let head =
            "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationPage\", \"items\": [";
        out.write_all(head.as_bytes()).map_err(failed)?;
        Ok(Self { out, taken: 0 })
    }
}

impl Writer for Page<'_> {
    fn take(&mut self, position: &Exported) -> Result<()> {
        let comma = if self.taken == 0 { "" } else { "," };
        self.taken += 1;
        write!(self.out, "{comma}\n{}", annotation(position)).map_err(failed)
    }

    fn end(self: Box<Self>) -> Result<()> {
        self.out.write_all(b"\n]}\n").and_then(|()| self.out.flush()).map_err(failed)
    }
}

fn annotation(p: &Exported) -> Value {
    let tag = |name: &str, value: &str| json!({"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": format!("{name}:{value}")});
    let lists = [
        ("holder", &p.holders),
        ("addressee", &p.addressees),
        ("instrument", &p.instruments),
        ("topic", &p.topics),
    ];
    let mut bodies = vec![
        json!({"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": p.act}),
        tag("degree", p.degree),
    ];
    bodies.extend(lists.iter().flat_map(|(name, ids)| ids.iter().map(move |id| tag(name, id))));
    let hash = p.document.trim_start_matches("sha256:");
    let mut annotation = json!({
        "id": format!("urn:verbale:{hash}:{}", p.position),
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": {
            "source": format!("urn:sha256:{hash}"),
            "selector": [
                {"type": "TextQuoteSelector", "exact": p.trigger, "prefix": p.before, "suffix": p.after},
                {"type": "TextPositionSelector", "start": p.trigger_start, "end": p.trigger_end},
            ],
        },
    });
    if !p.corrected_by.is_empty() {
        annotation["creator"] = json!({"type": "Person", "name": p.corrected_by});
        annotation["created"] = json!(p.corrected_at);
    }
    annotation
}
