//! What a plain string carries besides its letters: readings over words, and which part is in the original language.
//!
//! Takes strings, gives them with marks, without them, or HTML in which marks have become elements. A leaf: must not
//! know what a string is about nor which languages there are.
//!
//! A name goes through sentences, titles, attributes, charts and files before anyone knows which of them can show a
//! reading or say a language. So a string carries both in itself, as Unicode's isolates carry a direction:
//! `{漢字|かんじ}` is a word with its reading, and a part between two marks is in the original language. A page makes
//! elements of them where elements may stand ([`in_html`]); everything else takes the letters ([`plain`]).

mod html;
mod ruby;

use std::borrow::Cow;

pub use html::in_html;

/// Before a part in the original language. A noncharacter: Unicode promises that it never means anything, and texts
/// in Markdown lose those of their source.
const BEGIN: char = '\u{FDE0}';
/// After such a part.
const END: char = '\u{FDE1}';
/// The first two bytes of both marks.
const LEAD: [u8; 2] = [0xEF, 0xB7];

/// A text as one in the original language. Marks inside of it are lost.
pub fn original(text: &str) -> String {
    let mut marked = String::with_capacity(text.len() + 2 * BEGIN.len_utf8());
    marked.push(BEGIN);
    marked.extend(text.chars().filter(|character| !is_mark(*character)));
    marked.push(END);
    marked
}

/// Whether a part of a text is marked as one in the original language.
pub fn has_original(text: &str) -> bool {
    has_original_bytes(text.as_bytes())
}

/// The same of bytes that are UTF-8.
pub fn has_original_bytes(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|three| three == [LEAD[0], LEAD[1], 0xA0])
}

/// The letters of a text: without marks, and without the readings over its words.
pub fn plain(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let Some(first) = bytes.iter().position(|byte| matches!(byte, b'{' | 0xEF)) else { return text.into() };
    let mut plain = String::new();
    let (mut at, mut copied) = (first, 0);
    while let Some(byte) = bytes.get(at) {
        let (shown, rest) = match byte {
            b'{' => match ruby::leading(&text[at..]) {
                Some(ruby) => (ruby.base, ruby.length),
                None => ("", 0),
            },
            0xEF if mark_at(bytes, at).is_some() => ("", BEGIN.len_utf8()),
            _ => ("", 0),
        };
        if rest == 0 {
            at += 1;
            continue;
        }
        plain.push_str(&text[copied..at]);
        plain.push_str(shown);
        at += rest;
        copied = at;
    }
    if copied == 0 {
        return text.into();
    }
    plain.push_str(&text[copied..]);
    plain.into()
}

/// A text without the characters `ends` at its end, be that the end of a part in the original language.
pub fn trim_end(text: &str, ends: &[char]) -> String {
    match text.strip_suffix(END) {
        Some(inner) => format!("{}{END}", inner.trim_end_matches(ends)),
        None => text.trim_end_matches(ends).to_owned(),
    }
}

/// Makes a text its letters.
pub fn make_plain(text: &mut String) {
    if let Cow::Owned(plain) = plain(text) {
        *text = plain;
    }
}

fn is_mark(character: char) -> bool {
    matches!(character, BEGIN | END)
}

/// The mark that stands at a byte, if one does.
fn mark_at(bytes: &[u8], at: usize) -> Option<char> {
    match bytes.get(at..at + 3)? {
        [0xEF, 0xB7, 0xA0] => Some(BEGIN),
        [0xEF, 0xB7, 0xA1] => Some(END),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_are_without_readings_and_marks() {
        assert_eq!(plain("{協働|きょうどう}の{町|まち}"), "協働の町");
        assert_eq!(plain(&format!("12 {}", original("{町|まち}の人"))), "12 町の人");
        assert!(matches!(plain("協働の町：{a} {b|c} ！"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_full_stop_goes_from_an_original_too() {
        assert_eq!(trim_end("a。", &['。']), "a");
        assert_eq!(trim_end(&original("町。"), &['。']), original("町"));
    }

    #[test]
    fn a_mark_in_a_mark_is_lost() {
        assert_eq!(original(&original("a")), original("a"));
        assert!(has_original(&original("")) && !has_original("：\u{FDE1}"));
    }

    proptest! {
        #[test]
        fn letters_come_back(text in "\\PC*") {
            let letters = plain(&text).into_owned();
            prop_assert!(letters.len() <= text.len());
            let marked = original(&text);
            prop_assert_eq!(plain(&marked), letters);
        }
    }
}
