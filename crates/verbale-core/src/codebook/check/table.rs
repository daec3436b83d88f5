//! The tables of a TOML file with the bytes on which each value stands.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and where it stands.
pub struct Node {
    at: Range<usize>,
    value: Value,
}

enum Value {
    Text(String),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
    Other,
}

/// The root table of a file; `None` where it is no TOML.
pub fn nodes(text: &str) -> Option<Node> {
    let root = DeTable::parse(text).ok()?;
    let at = root.span();
    Some(Node { at, value: table(root.into_inner()) })
}

fn table(table: DeTable<'_>) -> Value {
    Value::Table(table.into_iter().map(|(key, value)| (key.into_inner().into_owned(), node(value))).collect())
}

fn node(value: Spanned<DeValue<'_>>) -> Node {
    let at = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Array(list) => Value::List(list.into_iter().map(node).collect()),
        DeValue::Table(inner) => table(inner),
        _ => Value::Other,
    };
    Node { at, value }
}

impl Node {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Table(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The values of a key that holds a list.
    pub fn list(&self, key: &str) -> impl Iterator<Item = &Node> {
        let list = match self.get(key).map(|node| &node.value) {
            Some(Value::List(list)) => list.as_slice(),
            _ => &[],
        };
        list.iter()
    }

    /// The text of a key, and its place.
    pub fn text(&self, key: &str) -> Option<(&str, &Range<usize>)> {
        self.get(key).and_then(Node::own_text)
    }

    /// The texts of a key that holds one or a list of them.
    pub fn texts(&self, key: &str) -> Vec<(&str, &Range<usize>)> {
        match self.text(key) {
            Some(one) => vec![one],
            None => self.list(key).filter_map(Node::own_text).collect(),
        }
    }

    fn own_text(&self) -> Option<(&str, &Range<usize>)> {
        match &self.value {
            Value::Text(text) => Some((text, &self.at)),
            _ => None,
        }
    }
}
