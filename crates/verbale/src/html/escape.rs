//! Text that goes into a page.

use std::fmt;

/// Shows a text with everything escaped that HTML could take for markup; good
/// for elements and for quoted attributes.
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            f.write_str(&rest[..at])?;
            f.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            })?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[test]
    fn markup_in_a_text_stays_text() {
        let shown = Escaped("<b>\"A\" & 'B'</b> 重申").to_string();
        assert_eq!(shown, "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; 重申");
    }
}
