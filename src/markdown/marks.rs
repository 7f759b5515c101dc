//! The marks that the pre-pass leaves in a text for the writers.
//!
//! Takes text that went through [`prepare`](super::prepare), gives it back as
//! it was written, or as runs of text and ruby. Must not know Markdown.
//!
//! The marks are noncharacters: Unicode promises that they never mean
//! anything, and the pre-pass drops those that stand in a source.

use std::borrow::Cow;

/// Stands beside a run of `*` so that it can open or close; nothing is shown.
pub(super) const NOTHING: &str = "\u{FDD0}";
/// The `{` of a ruby.
pub(super) const RUBY_OPEN: &str = "\u{FDD1}";
/// The `|` of a ruby, hidden from the parser of tables.
pub(super) const RUBY_BAR: &str = "\u{FDD2}";
/// The `}` of a ruby.
pub(super) const RUBY_CLOSE: &str = "\u{FDD3}";
/// A single `~`, which is a range (4月~6月) and never strikes anything out.
pub(super) const TILDE: &str = "\u{FDD4}";

/// Whether a character is one of the 32 noncharacters from which marks are taken.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '\u{FDD0}'..='\u{FDEF}')
}

/// Whether a text may have marks; they share their first two bytes with
/// hardly anything else.
fn may_have_marks(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| pair == [0xEF, 0xB7])
}

/// The text as it was written: every mark replaced by what it stands for.
pub(super) fn restore(text: &str) -> Cow<'_, str> {
    if !may_have_marks(text) {
        return Cow::Borrowed(text);
    }
    let mut restored = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{FDD1}' => restored.push('{'),
            '\u{FDD2}' => restored.push('|'),
            '\u{FDD3}' => restored.push('}'),
            '\u{FDD4}' => restored.push('~'),
            mark if is_mark(mark) => {}
            other => restored.push(other),
        }
    }
    Cow::Owned(restored)
}

/// A stretch of text, without marks.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Run<'a> {
    /// Text without ruby.
    Plain(Cow<'a, str>),
    /// A word with its reading.
    Ruby {
        /// The word.
        base: Cow<'a, str>,
        /// How it is read.
        reading: Cow<'a, str>,
    },
}

/// The runs of a text, in order; together they are the whole text.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = text;
    let marked = may_have_marks(text);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if !marked {
            return Some(Run::Plain(Cow::Borrowed(std::mem::take(&mut rest))));
        }
        if let Some((base, reading, after)) = leading_ruby(rest) {
            rest = after;
            return Some(Run::Ruby { base: restore(base), reading: restore(reading) });
        }
        let (plain, after) = rest.split_at(next_ruby(rest));
        rest = after;
        Some(Run::Plain(restore(plain)))
    })
}

/// Where the next ruby may begin, at least one character on.
fn next_ruby(text: &str) -> usize {
    let skip = if text.starts_with(RUBY_OPEN) { RUBY_OPEN.len() } else { 0 };
    text[skip..].find(RUBY_OPEN).map_or(text.len(), |found| skip + found)
}

/// Base, reading and what follows, when the text begins with a whole ruby.
fn leading_ruby(text: &str) -> Option<(&str, &str, &str)> {
    let (base, rest) = text.strip_prefix(RUBY_OPEN)?.split_once(RUBY_BAR)?;
    let (reading, after) = rest.split_once(RUBY_CLOSE)?;
    let whole = !base.contains(RUBY_OPEN) && !reading.contains(RUBY_OPEN);
    whole.then_some((base, reading, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn restores_what_was_written() {
        assert_eq!(restore("a\u{FDD0}*\u{FDD1}b\u{FDD2}c\u{FDD3}\u{FDD4}"), "a*{b|c}~");
        assert!(matches!(restore("計画"), Cow::Borrowed("計画")));
    }

    #[test]
    fn parts_text_from_ruby() {
        let parts: Vec<Run<'_>> = runs("の\u{FDD1}計画\u{FDD2}けいかく\u{FDD3}は").collect();
        let expected = [
            Run::Plain("の".into()),
            Run::Ruby { base: "計画".into(), reading: "けいかく".into() },
            Run::Plain("は".into()),
        ];
        assert_eq!(parts, expected);
    }

    #[test]
    fn half_a_ruby_is_text() {
        let parts: Vec<Run<'_>> = runs("\u{FDD1}計画\u{FDD2}け\u{FDD1}").collect();
        assert_eq!(parts, [Run::Plain("{計画|け".into()), Run::Plain("{".into())]);
    }
}
