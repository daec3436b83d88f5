//! Base64, for the digest of the script in the page's security policy.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A hexadecimal digest in base64.
#[must_use]
pub fn of_hex(hex: &str) -> String {
    let byte = |i: usize| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).ok();
    let bytes: Vec<u8> = (0..hex.len() / 2).filter_map(byte).collect();
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let three = [chunk[0], *chunk.get(1).unwrap_or(&0), *chunk.get(2).unwrap_or(&0)];
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::of_hex;

    #[test]
    fn digests_are_written_as_browsers_want_them() {
        assert_eq!(of_hex("4d616e"), "TWFu");
        assert_eq!(of_hex("4d61"), "TWE=");
        assert_eq!(of_hex("4d"), "TQ==");
    }
}
