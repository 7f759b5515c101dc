//! What stands on a line of TOML that cannot be read: keys and values as they were typed.
//!
//! Takes a line, gives its assignments, and what was probably meant by a value. Must not know which keys there are, nor
//! what the parser makes of the line.

use std::ops::Range;

use crate::diag::nearest;

/// A key and its value, as places in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Assignment {
    pub(super) key: Range<usize>,
    pub(super) value: Range<usize>,
    /// Whether it stands in an inline table.
    pub(super) is_inner: bool,
}

/// A value that was meant otherwise than it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meant {
    /// Where it stands in the line.
    pub(super) value: Range<usize>,
    /// Its key.
    pub(super) key: Range<usize>,
    /// What is wrong and which hint fits.
    pub(super) why: &'static str,
    /// As it should be written.
    pub(super) near: String,
}

/// The assignments of a line. What stands in strings and behind `#` is none.
pub(super) fn assignments(line: &str) -> Vec<Assignment> {
    let mut all: Vec<Assignment> = Vec::new();
    let (mut key, mut is_inner, mut at) = (0, false, 0);
    while let Some(c) = line[at..].chars().next() {
        let next = at + c.len_utf8();
        at = match c {
            '#' => break,
            '"' | '\'' => string_end(line, at),
            '{' | '}' | ',' => {
                is_inner = is_inner && c != '}' || c == '{';
                key = next;
                next
            }
            '=' => {
                let value = next + (line[next..].len() - line[next..].trim_start().len());
                let end = value_end(line, value);
                let (from, name) = (key, line[key..at].trim());
                let from = from + (line[from..].len() - line[from..].trim_start().len());
                all.push(Assignment { key: from..from + name.len(), value: value..end, is_inner });
                key = end;
                if line[value..].starts_with('{') { value } else { end.max(next) }
            }
            _ => next,
        };
    }
    all
}

/// The end of the string that begins at a place; one that is not closed ends with the line.
fn string_end(line: &str, at: usize) -> usize {
    let quote = &line[at..=at];
    line[at + 1..].find(quote).map_or(line.len(), |length| at + 1 + length + 1)
}

/// The end of a value: before a comma, a closing brace or a comment. Commas between digits are part of a number.
fn value_end(line: &str, start: usize) -> usize {
    let close = match line[start..].chars().next() {
        Some('[' | '［') => &[']', '］'][..],
        _ => &[],
    };
    let mut at = start;
    while let Some(c) = line[at..].chars().next() {
        let next = at + c.len_utf8();
        match c {
            '"' | '\'' => {
                at = string_end(line, at);
                continue;
            }
            _ if close.contains(&c) => return next,
            ',' if close.is_empty() && !is_between_digits(line, at) => break,
            '}' | '#' => break,
            _ => {}
        }
        at = next;
    }
    start + line[start..at].trim_end().len()
}

/// Whether a comma has a digit before it and three behind it, and no more.
fn is_between_digits(line: &str, at: usize) -> bool {
    let after = line[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
    line[..at].ends_with(|c: char| c.is_ascii_digit()) && after == 3
}

/// The assignment that a place of a line belongs to.
pub(super) fn assignment_at(line: &str, at: usize) -> Option<Assignment> {
    let mut all = assignments(line);
    let index = all.iter().rposition(|one| one.key.start <= at).unwrap_or(0);
    (index < all.len()).then(|| all.swap_remove(index))
}

/// The first value of a line that was meant otherwise.
pub(super) fn meant(line: &str) -> Option<Meant> {
    assignments(line).into_iter().find_map(|Assignment { key, value, .. }| {
        let (why, near) = slip(&line[value.clone()])?;
        Some(Meant { value, key, why, near })
    })
}

/// What is wrong with a value, and what it should be.
fn slip(value: &str) -> Option<(&'static str, String)> {
    let narrow: String = value.chars().map(narrow).collect();
    let is_number = |text: &str| {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let plain = narrow.replace(',', "");
    if is_number(&plain) && plain.len() < narrow.len() && narrow == value {
        return Some(("thousands", plain));
    }
    if is_number(&plain) && narrow != value {
        return Some(("digits", plain));
    }
    if value.starts_with(['［', '｛']) {
        return Some(("brackets", narrow));
    }
    let is_word = !narrow.is_empty() && narrow.bytes().all(|byte| byte.is_ascii_alphabetic());
    let truth = nearest(&narrow, ["true", "false"]).filter(|truth| is_word && *truth != value);
    if let Some(truth) = truth {
        return Some(("truth", truth.to_owned()));
    }
    let digits = narrow.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let is_counted = digits.len() < narrow.len() && digits.trim_start().starts_with(|c: char| !c.is_ascii());
    let is_period = digits.trim_start().starts_with(['年', '月', '日', '～', '〜']);
    (is_counted && !is_period).then(|| ("counted", narrow[..narrow.len() - digits.len()].replace(',', "")))
}

/// A character in the width that TOML is written in.
fn narrow(c: char) -> char {
    match c {
        '、' => ',',
        '“' | '”' => '"',
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> String {
        meant(line)
            .map_or(String::new(), |meant| format!("{} {} {}", meant.why, &line[meant.key], meant.near))
    }

    #[test]
    fn values_are_found_with_their_keys() {
        assert_eq!(said("target = { period = \"令和10年度\", value = 2,000 }"), "thousands value 2000");
        assert_eq!(
            said("target = { period = \"10\", value = 1,234,567, note = \"a\" } # b"),
            "thousands value 1234567"
        );
        assert_eq!(said("weight = 2,000"), "thousands weight 2000");
        assert_eq!(said("target = { value = ２００ }"), "digits value 200");
        assert_eq!(said("target = { value = ２，０００ }"), "digits value 2000");
        assert_eq!(said("target = { value = 200店 }"), "counted value 200");
        assert_eq!(said("measures = ［\"b1\", \"b2\"］"), "brackets measures [\"b1\", \"b2\"]");
        assert_eq!(said("draft = ture"), "truth draft true");
        assert_eq!(said("draft = False # まだ"), "truth draft false");
    }

    #[test]
    fn other_values_are_left_alone() {
        for line in [
            "a = 1",
            "a = [1,000, 2]",
            "a = \"2,000\"",
            "a = 2025年度",
            "a = 令和7年度",
            "draft = true",
            "# a = 2,000",
            "a = { b = 1, c = 20 }",
        ] {
            assert_eq!(said(line), "", "{line}");
        }
    }

    #[test]
    fn a_place_belongs_to_the_key_before_it() {
        let line = "target = { period = \"a\" value = 2 }";
        let at = |at: usize| assignment_at(line, at).map(|one| (&line[one.key], one.is_inner));
        assert_eq!(at(0), Some(("target", false)));
        assert_eq!(at(12), Some(("period", true)));
    }
}
