//! More lines at the end of a file, in the file's own way: encoding, byte-order mark and line ends stay as they are.
//!
//! Takes the bytes of a text that [`decode`](super::decode) reads, gives the bytes of the longer one; what was there is
//! a prefix of it. Must not know what the lines mean.

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// The bytes with `lines` added, which end with LF here. Gives the first character that the file's encoding has not.
pub fn grown(bytes: &[u8], lines: &str) -> Result<Vec<u8>, char> {
    let (encoding, mark) = Encoding::for_bom(bytes)
        .unwrap_or_else(|| (if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { SHIFT_JIS }, 0));
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    let end = line_end(&text);
    let is_open = !text.is_empty() && !text.ends_with(['\n', '\r']);
    let start = if is_open { end } else { "" };
    let added = format!("{start}{}", lines.replace('\n', end));
    let mut grown = bytes.to_vec();
    grown.extend(encoded(&added, encoding)?);
    Ok(grown)
}

/// How the lines of a text end; LF when it has one line only.
pub fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") {
        "\r\n"
    } else if text.contains('\r') && !text.contains('\n') {
        "\r"
    } else {
        "\n"
    }
}

fn encoded(text: &str, encoding: &'static Encoding) -> Result<Vec<u8>, char> {
    if encoding == UTF_16LE {
        return Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    let (bytes, _, has_missing) = encoding.encode(text);
    if has_missing {
        let is_missing = |c: &char| encoding.encode(c.encode_utf8(&mut [0; 4])).2;
        return Err(text.chars().find(is_missing).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    Ok(bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use super::*;

    #[test]
    fn a_file_grows_in_its_own_encoding_and_line_ends() {
        let utf16 = |text: &str, little: bool| -> Vec<u8> {
            let swap = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
            "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(swap).collect()
        };
        let text = "id,名前\r\n1,表\r\n";
        let cases = [
            text.as_bytes().to_vec(),
            format!("\u{FEFF}{text}").into_bytes(),
            SHIFT_JIS.encode(text).0.into_owned(),
            utf16(text, true),
            utf16(text, false),
        ];
        for bytes in cases {
            let grown = grown(&bytes, "2,能力\n").unwrap();
            assert!(grown.starts_with(&bytes), "what was there has changed");
            assert_eq!(decode(&grown, true).unwrap(), "id,名前\r\n1,表\r\n2,能力\r\n");
        }
    }

    #[test]
    fn a_last_line_without_an_end_gets_one() {
        let text = |bytes: &str| String::from_utf8(grown(bytes.as_bytes(), "b\n").unwrap()).unwrap();
        assert_eq!(text("a"), "a\nb\n");
        assert_eq!(text("x\r\na"), "x\r\na\r\nb\r\n");
        assert_eq!(text("x\ra\r"), "x\ra\rb\r");
        assert_eq!(text(""), "b\n");
    }

    #[test]
    fn what_an_encoding_has_not_is_said() {
        let bytes = SHIFT_JIS.encode("表\n").0.into_owned();
        assert_eq!(grown(&bytes, "①𠮷\n"), Err('𠮷'));
    }
}
