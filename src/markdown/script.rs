//! What the Japanese script asks of Markdown, which was made for words
//! between spaces.
//!
//! Takes the characters beside a run of `*` or beside a line break, gives the
//! decision. Must not know the parser, nor the text as a whole.

use super::marks::is_mark;

/// How many signs beside a line break are looked through at most.
const FARTHEST_LOOK: usize = 300;

/// On which side of a run of emphasis characters a mark has to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkSide {
    /// Directly before the run.
    Before,
    /// Directly after the run.
    After,
}

/// What stands beside a run.
#[derive(PartialEq, Eq)]
enum Neighbour {
    Space,
    Punctuation,
    Letter,
}

/// Where a run of emphasis characters needs a mark, if anywhere.
///
/// `CommonMark` lets `**` close after punctuation only before a space or more
/// punctuation, so `**「重要」**です` would not be strong. A mark on the side
/// of the punctuation counts as a letter, and the run can open and close.
pub(super) fn mark_side(before: Option<char>, after: Option<char>) -> Option<MarkSide> {
    if !before.is_some_and(is_wide) && !after.is_some_and(is_wide) {
        return None;
    }
    match (neighbour(before), neighbour(after)) {
        (Neighbour::Punctuation, Neighbour::Letter) => Some(MarkSide::Before),
        (Neighbour::Letter, Neighbour::Punctuation) => Some(MarkSide::After),
        _ => None,
    }
}

fn neighbour(character: Option<char>) -> Neighbour {
    match character {
        None => Neighbour::Space,
        Some(c) if c.is_whitespace() => Neighbour::Space,
        Some(c) if c.is_alphanumeric() || is_attached(c) || may_become_mark(c) => Neighbour::Letter,
        Some(_) => Neighbour::Punctuation,
    }
}

/// Variation selectors and combining marks, which belong to the letter before them.
fn is_attached(character: char) -> bool {
    matches!(character,
        '\u{0300}'..='\u{036F}' | '\u{3099}' | '\u{309A}' | '\u{200D}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The edge of a ruby and a single `~` reach the parser as marks, so as letters.
fn may_become_mark(character: char) -> bool {
    matches!(character, '{' | '}' | '~')
}

/// Han, kana, hangul, their punctuation and full-width forms, and what the
/// pre-pass may turn into a mark beside them.
fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}'
        | '{' | '}')
        || is_unspaced(character)
}

/// Scripts that are written without spaces between words.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{2E80}'..='\u{33FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FFEF}'
        | '\u{1AFF0}'..='\u{1B16F}' | '\u{1F200}'..='\u{1F2FF}'
        | '\u{20000}'..='\u{3FFFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a line break between these texts is only a fold of the source.
///
/// A browser shows a line break as a space, which is wrong inside a Japanese
/// sentence. Emphasis, quote signs and indentation beside the break are
/// looked through.
pub(super) fn joins_without_space(before: &str, after: &str) -> bool {
    let last = before.chars().rev().take(FARTHEST_LOOK).find(|&c| !is_looked_through(c));
    let first = after.chars().take(FARTHEST_LOOK).find(|&c| !is_looked_through(c));
    last.is_some_and(is_unspaced) && first.is_some_and(is_unspaced)
}

fn is_looked_through(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '*' | '_' | '~' | '>' | '[') || is_mark(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_the_side_of_the_punctuation() {
        assert_eq!(mark_side(Some('」'), Some('で')), Some(MarkSide::Before));
        assert_eq!(mark_side(Some('は'), Some('「')), Some(MarkSide::After));
        assert_eq!(mark_side(Some('％'), Some('で')), Some(MarkSide::Before));
    }

    #[test]
    fn leaves_alone_what_needs_nothing() {
        assert_eq!(mark_side(None, Some('「')), None);
        assert_eq!(mark_side(Some('は'), Some('重')), None);
        assert_eq!(mark_side(Some('。'), Some('「')), None);
        assert_eq!(mark_side(Some(')'), Some('a')), None, "no Japanese, no change");
    }

    #[test]
    fn a_variation_selector_is_part_of_its_letter() {
        assert_eq!(mark_side(Some('\u{E0100}'), Some('（')), Some(MarkSide::After));
    }

    #[test]
    fn joins_japanese_lines_only() {
        assert!(joins_without_space("計画は", "大切です"));
        assert!(joins_without_space("**計画**", "> **大切**"));
        assert!(!joins_without_space("plan", "計画"));
        assert!(!joins_without_space("계획은", "중요"));
        assert!(!joins_without_space("", "計画"));
    }
}
