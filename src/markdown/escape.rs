//! The one place where text and addresses become HTML.
//!
//! Takes any text, appends it so that it is safe between tags and inside a
//! quoted attribute. Must not know where it is used.

use std::fmt::Write as _;

/// Appends text, safe as content and as a quoted attribute value.
///
/// Control characters, which HTML forbids, are left out. A brace is escaped as well: `{word|reading}` that is no ruby
/// here is none for the pass over the finished page.
pub(super) fn push_text(out: &mut String, text: &str) {
    push(out, text, true);
}

/// The same for a name from outside of the text: what it carries besides its letters is for the pass over the
/// finished page.
pub(super) fn push_name(out: &mut String, name: &str) {
    push(out, name, false);
}

fn push(out: &mut String, text: &str, with_braces: bool) {
    let bytes = text.as_bytes();
    let mut copied = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let (replacement, length) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            b'\'' => ("&#39;", 1),
            b'{' if with_braces => ("&#123;", 1),
            b'\n' | b'\t' | b'\r' => continue,
            0..0x20 | 0x7F => ("", 1),
            // U+0080 to U+009F.
            0xC2 if bytes.get(at + 1).is_some_and(|&next| next < 0xA0) => ("", 2),
            _ => continue,
        };
        out.push_str(&text[copied..at]);
        out.push_str(replacement);
        copied = at + length;
    }
    out.push_str(&text[copied..]);
}

/// Appends an address as an attribute value: whatever an address may not
/// hold is percent-encoded, what is encoded already stays.
pub(super) fn push_address(out: &mut String, address: &str) {
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            _ if b"-._~:/?#[]@!$()*+,;=%".contains(&byte) => out.push(char::from(byte)),
            _ => push_percent(out, byte),
        }
    }
}

fn push_percent(out: &mut String, byte: u8) {
    // Writing into a String cannot fail.
    let _ = write!(out, "%{byte:02X}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_safe_in_content_and_attributes() {
        let mut out = String::new();
        push_text(&mut out, "a<b> & \"c\" 'd'\u{0}\u{85}\n計画");
        assert_eq!(out, "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;\n計画");
    }

    #[test]
    fn braces_of_a_text_are_escaped_and_those_of_a_name_are_not() {
        let mut out = String::new();
        push_text(&mut out, "{a|b}");
        push_name(&mut out, "{a|b}<");
        assert_eq!(out, "&#123;a|b}{a|b}&lt;");
    }

    #[test]
    fn addresses_are_ascii_and_cannot_leave_their_attribute() {
        let mut out = String::new();
        push_address(&mut out, "a b\"'<x>&y=%20#計");
        assert_eq!(out, "a%20b%22%27%3Cx%3E&amp;y=%20#%E8%A8%88");
    }
}
