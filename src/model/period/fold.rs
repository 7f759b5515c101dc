//! Takes text as typed and gives one spelling of its characters: full-width digits, letters and marks become ASCII,
//! letters upper case, dashes and wave dashes one each, square characters of eras two kanji.
//! Must not know what a period is. The folded text is for reading only and is never shown.

use crate::source::half_width;

/// The folded text.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        fold_into(character, &mut out);
    }
    out
}

/// The part of `original` that remains when `rest_length` bytes of its folded form remain.
pub(super) fn original_rest(original: &str, rest_length: usize) -> &str {
    let mut scratch = String::new();
    for (index, character) in original.char_indices().rev() {
        if scratch.len() >= rest_length {
            return &original[index + character.len_utf8()..];
        }
        fold_into(character, &mut scratch);
    }
    original
}

fn fold_into(character: char, out: &mut String) {
    match character {
        '㍾' => out.push_str("明治"),
        '㍽' => out.push_str("大正"),
        '㍼' => out.push_str("昭和"),
        '㍻' => out.push_str("平成"),
        '㋿' => out.push_str("令和"),
        // Look-alikes that PDF extraction leaves behind.
        '\u{F9A8}' => out.push('令'),
        '⽉' => out.push('月'),
        '⽇' => out.push('日'),
        '〜' | '∼' | '˜' => out.push('~'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | 'ー' | 'ｰ' => out.push('-'),
        '〔' | '【' => out.push('['),
        '〕' | '】' => out.push(']'),
        '､' | '、' => out.push(','),
        '･' => out.push('・'),
        // Zero-width characters and the byte order mark carry nothing.
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => {}
        other if other.is_whitespace() => out.push(' '),
        other => out.push(half_width(other).to_ascii_uppercase()),
    }
}
