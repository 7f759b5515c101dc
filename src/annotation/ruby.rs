//! Words with their readings: `{漢字|かんじ}`.
//!
//! Takes a text that begins with `{`, gives the word, its reading and its length. Must not know what is made of it.

/// A word with its reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ruby<'a> {
    /// The word.
    pub(super) base: &'a str,
    /// Its reading in kana.
    pub(super) reading: &'a str,
    /// How many bytes both take with braces and bar.
    pub(super) length: usize,
}

/// The word with its reading that a text begins with, if it does. Looks no further than the next brace, bar or letter
/// that cannot be part of one, so that going through a text takes as long as the text.
pub(super) fn leading(text: &str) -> Option<Ruby<'_>> {
    let inner = text.strip_prefix('{')?;
    let bar = inner.find(ends_base).filter(|at| inner[*at..].starts_with('|'))?;
    let (base, rest) = (&inner[..bar], &inner[bar + 1..]);
    let close = rest.find(|c| !is_reading(c)).filter(|at| rest[*at..].starts_with('}'))?;
    let reading = &rest[..close];
    let is_whole = |part: &str| !part.is_empty() && part.trim() == part;
    (is_whole(base) && is_whole(reading)).then_some(Ruby { base, reading, length: bar + close + 3 })
}

/// What cannot stand in the word. Letters that HTML escapes are among them: so a text and its HTML have the same words.
fn ends_base(character: char) -> bool {
    matches!(character, '{' | '}' | '|' | '<' | '>' | '&' | '"' | '\'' | '\n' | '\r')
        || super::is_mark(character)
}

/// Kana, and spaces between them.
fn is_reading(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{309F}' | '\u{30A0}'..='\u{30FF}' | ' ' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_and_kana() {
        let ruby = leading("{協働|きょうどう}の").unwrap();
        assert_eq!((ruby.base, ruby.reading), ("協働", "きょうどう"));
        assert_eq!(ruby.length, "{協働|きょうどう}".len());
        assert!(leading("{SNS|エスエヌエス}").is_some());
    }

    #[test]
    fn everything_else_is_as_it_is_written() {
        for text in
            ["{n}", "{a|b}", "{|あ}", "{漢|}", "{漢|かん", "{ 漢|かん}", "{漢{字|じ}", "{<b>|び}", "漢"]
        {
            assert_eq!(leading(text), None, "{text}");
        }
    }
}
