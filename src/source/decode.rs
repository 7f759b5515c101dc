//! Bytes to text: UTF-8 with or without its mark, UTF-16 with its mark, and cp932 for tables.

use std::borrow::Cow;

/// Why bytes are no text that we read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeProblem {
    /// Not UTF-8; `valid_up_to` bytes are good, and the rest looks like the named encoding.
    NotUtf8 {
        /// How many bytes are valid.
        valid_up_to: usize,
        /// The encoding that it probably is, as the web names it.
        likely: &'static str,
    },
    /// A NUL byte at this offset: not a text file.
    Nul {
        /// Offset of the byte.
        at: usize,
    },
}

/// Decodes a source file.
///
/// A byte-order mark decides first. Tables (`table`) may be cp932, because Excel saves CSV so;
/// everything else has to be UTF-8, so that a broken character is never guessed at.
///
/// Gives the text without its mark.
pub fn decode(bytes: &[u8], table: bool) -> Result<Cow<'_, str>, DecodeProblem> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        if encoding != encoding_rs::UTF_8 {
            let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
            return if broken {
                Err(DecodeProblem::NotUtf8 { valid_up_to: 0, likely: encoding.name() })
            } else {
                reject_nul(text)
            };
        }
        return utf8(&bytes[mark..], table);
    }
    utf8(bytes, table)
}

fn utf8(bytes: &[u8], table: bool) -> Result<Cow<'_, str>, DecodeProblem> {
    match std::str::from_utf8(bytes) {
        Ok(text) => match iso_2022_jp(bytes) {
            Some(at) => Err(DecodeProblem::NotUtf8 { valid_up_to: at, likely: "ISO-2022-JP" }),
            None => reject_nul(Cow::Borrowed(text)),
        },
        Err(error) => {
            let (text, broken) = encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes);
            let likely = likely(&text, broken, bytes);
            if table && likely == "Shift_JIS" {
                return reject_nul(text);
            }
            Err(DecodeProblem::NotUtf8 { valid_up_to: error.valid_up_to(), likely })
        }
    }
}

/// Where a text of seven bits switches to Japanese characters.
fn iso_2022_jp(bytes: &[u8]) -> Option<usize> {
    bytes.windows(3).position(|three| matches!(three, [0x1B, b'$', b'@' | b'B']))
}

/// Which encoding bytes are probably in. EUC-JP read as `Shift_JIS` is all half-width kana, which nobody writes.
fn likely(as_shift_jis: &str, broken: bool, bytes: &[u8]) -> &'static str {
    let kana = |text: &str| text.chars().filter(|c| ('\u{FF61}'..='\u{FF9F}').contains(c)).count();
    let (as_euc, euc_broken) = encoding_rs::EUC_JP.decode_without_bom_handling(bytes);
    match (broken, euc_broken) {
        (false, false) if kana(as_shift_jis) > kana(&as_euc) => "EUC-JP",
        (false, _) => "Shift_JIS",
        (true, false) => "EUC-JP",
        (true, true) => "binary",
    }
}

fn reject_nul(text: Cow<'_, str>) -> Result<Cow<'_, str>, DecodeProblem> {
    text.find('\0').map_or(Ok(text), |at| Err(DecodeProblem::Nul { at }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mark_is_dropped_and_tables_may_be_cp932() {
        assert_eq!(decode(b"\xEF\xBB\xBFabc", false).unwrap(), "abc");
        let cp932 = [0x95, 0x5C, 0x94, 0x5C, 0x87, 0x40, 0xFB, 0xFC]; // 表能①髙
        assert_eq!(decode(&cp932, true).unwrap(), "表能①髙");
        assert_eq!(
            decode(&cp932, false),
            Err(DecodeProblem::NotUtf8 { valid_up_to: 0, likely: "Shift_JIS" })
        );
    }

    #[test]
    fn utf16_with_its_mark_is_read_and_broken_bytes_are_not() {
        assert_eq!(decode(b"\xFF\xFE\x42\x30", false).unwrap(), "あ");
        assert!(matches!(decode(b"ab\xC3\x28", false), Err(DecodeProblem::NotUtf8 { valid_up_to: 2, .. })));
        assert_eq!(decode(b"a\0b", false), Err(DecodeProblem::Nul { at: 1 }));
    }

    #[test]
    fn other_japanese_encodings_are_named_and_never_guessed_at() {
        let euc = encoding_rs::EUC_JP.encode("計画の背景です。表、能、ソ").0;
        let problem = DecodeProblem::NotUtf8 { valid_up_to: 0, likely: "EUC-JP" };
        assert_eq!(decode(&euc, true), Err(problem));
        let jis = b"id\x1B$B7W2h\x1B(B";
        let problem = DecodeProblem::NotUtf8 { valid_up_to: 2, likely: "ISO-2022-JP" };
        assert_eq!(decode(jis, false), Err(problem));
    }
}
