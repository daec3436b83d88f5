//! Addresses of our own pages: the same with other parameters, and the ways
//! to the pages before and after.

use form_urlencoded::{Serializer, parse};

/// An address with one parameter set, or taken out where the value is `None`.
/// Any `page` goes: another list begins at its first page.
#[must_use]
pub fn with(address: &str, name: &str, value: Option<&str>) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut out = Serializer::new(String::new());
    for (key, kept) in parse(query.as_bytes()) {
        if key != name && key != "page" {
            out.append_pair(&key, &kept);
        }
    }
    if let Some(value) = value {
        out.append_pair(name, value);
    }
    let query = out.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// An address of a room out of parameters; those without a value are left out.
#[must_use]
pub fn of(path: &str, parameters: &[(&str, &str)]) -> String {
    let given = parameters.iter().filter(|(_, value)| !value.is_empty());
    let query = Serializer::new(String::new()).extend_pairs(given).finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// The ways to the pages before and after one.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// To the page before.
    pub earlier: Option<String>,
    /// To the page after.
    pub later: Option<String>,
}

impl Pages {
    /// The ways from a page, numbered from 1, of this many rows, where there
    /// are so many in all.
    #[must_use]
    pub fn of(address: &str, page: usize, rows: usize, all: u64) -> Self {
        let to = |page: usize| with(address, "page", Some(&page.to_string()));
        Self {
            earlier: (page > 1).then(|| to(page - 1)),
            later: (page.saturating_mul(rows) as u64).lt(&all).then(|| to(page + 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Pages, of, with};

    #[test]
    fn parameters_are_set_and_taken_out() {
        assert_eq!(with("/search?q=a+b&page=3", "lang", Some("zh")), "/search?q=a+b&lang=zh");
        assert_eq!(with("/search?q=a&lang=zh", "lang", None), "/search?q=a");
        assert_eq!(with("/?lang=zh", "lang", None), "/");
        assert_eq!(
            of("/trace", &[("formula", "和平 & 发展"), ("near", "")]),
            "/trace?formula=%E5%92%8C%E5%B9%B3+%26+%E5%8F%91%E5%B1%95"
        );
    }

    #[test]
    fn pages_lead_on_as_far_as_there_are_rows() {
        let pages = Pages::of("/?lang=zh", 2, 50, 101);
        assert_eq!(pages.earlier.as_deref(), Some("/?lang=zh&page=1"));
        assert_eq!(pages.later.as_deref(), Some("/?lang=zh&page=3"));
        assert!(Pages::of("/", 2, 50, 100).later.is_none() && Pages::of("/", 1, 50, 0).earlier.is_none());
    }
}
