//! What the TOML parser finds, as mistakes that people make: one a line, at the place where it was made.
//!
//! Takes the parser's errors, gives keys of the catalogue (`why.…` and the hints of `toml-syntax`). The parser's own
//! words are in no language of ours; what they do not tell apart, the text does.

use std::ops::Range;

use super::nesting::Nesting;
use super::typed;

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// Where it is.
    pub(super) range: Range<usize>,
    /// What is wrong: a key of the catalogue's `why` table.
    pub(super) why: &'static str,
    /// Which hint fits.
    pub(super) hint: &'static str,
    /// The key of its value or line, for the hint's example.
    pub(super) key: String,
    /// The value as it should be, where the text tells.
    pub(super) near: String,
    /// The first of two equal keys.
    pub(super) first: Option<Range<usize>>,
}

/// How the parser's messages begin, and what each means. The first that fits counts.
const MESSAGES: &[(&str, &str)] = &[
    ("string values must be quoted", "unquoted"),
    ("duplicate key", "twice"),
    ("cannot extend value", "twice"),
    ("invalid unquoted key", "key"),
    ("unquoted keys cannot be empty", "key"),
    ("keys cannot be multi-line", "key"),
    ("key with no value", "equals"),
    ("missing assignment", "equals"),
    ("missing value", "value"),
    ("invalid value", "value"),
    ("extra `=`", "equals-twice"),
    ("extra assignment", "equals-twice"),
    ("unclosed array table", "head"),
    ("unclosed table", "head"),
    ("unclosed array", "bracket"),
    ("unclosed inline table", "brace"),
    ("missing comma", "comma"),
    ("extra comma", "comma-twice"),
    ("invalid basic string", "string"),
    ("invalid literal string", "string"),
    ("invalid multi-line", "string"),
    ("missing escaped value", "backslash"),
    ("too few unicode", "backslash"),
    ("invalid date", "date"),
    ("invalid time", "date"),
    ("invalid datetime", "date"),
    ("unexpected leading zero", "zero"),
    ("unexpected key or value", "rest"),
    ("unexpected content", "rest"),
    ("invalid comment character", "control"),
    ("carriage return", "control"),
];

/// The mistakes behind the parser's errors. After a bracket that is never closed, only the bracket counts.
pub(super) fn mistakes(text: &str, errors: &[toml::de::Error], nesting: &Nesting) -> Vec<Mistake> {
    let mut found: Vec<Mistake> = errors.iter().map(|error| mistake(text, error)).collect();
    found.sort_by_key(|mistake| mistake.range.start);
    let unclosed = found.iter().find(|mistake| matches!(mistake.why, "bracket" | "brace")).cloned();
    if let (Some(mut unclosed), Some(open)) = (unclosed, nesting.open) {
        let line = line_around(text, open);
        found.retain(|mistake| mistake.range.start < line.start);
        unclosed.range = open..open + 1;
        unclosed.key = key_of(&text[line]);
        found.push(unclosed);
    }
    twice(text, &mut found);
    found.dedup_by_key(|mistake| line_around(text, mistake.range.start).start);
    found
}

/// What is behind keys and tables that stand twice: a head that is missing, or has one bracket too few. What follows
/// from it up to the next head is not told.
fn twice(text: &str, found: &mut Vec<Mistake>) {
    let mut told_to = None;
    let mut told_heads: Vec<Range<usize>> = Vec::new();
    found.retain_mut(|mistake| {
        let line = line_around(text, mistake.range.start);
        if mistake.why != "twice" {
            return true;
        }
        if told_to.is_some_and(|from| !heads(text, from..line.end)) {
            return false;
        }
        if let Some(first) = mistake.first.clone().filter(|first| has_single_head(text, first, &line)) {
            told_to = Some(line.end);
            mistake.range = first;
            (mistake.why, mistake.hint, mistake.first) = ("single", "twice-table", None);
            let is_new = !told_heads.contains(&mistake.range);
            told_heads.push(mistake.range.clone());
            return is_new;
        }
        if let Some(head) = missing_head(text, mistake, &line) {
            (mistake.why, mistake.hint, mistake.key) = ("head-missing", "head-missing", head);
        }
        if matches!(mistake.hint, "twice-table" | "head-missing") {
            told_to = Some(line.end);
        }
        true
    });
    found.sort_by_key(|mistake| mistake.range.start);
}

/// Whether a table whose first head has single brackets has double ones on another line.
fn has_single_head(text: &str, first: &Range<usize>, line: &Range<usize>) -> bool {
    let head = text[line_around(text, first.start)].trim_start();
    head.starts_with('[') && !head.starts_with("[[") && text[line.clone()].trim_start().starts_with("[[")
}

/// The list whose head is missing before a key that stands twice: the one that all keys begin with again, or above
/// which there is an empty line.
fn missing_head(text: &str, mistake: &Mistake, line: &Range<usize>) -> Option<String> {
    let first = line_around(text, mistake.first.as_ref()?.start);
    let name_of = |line: &str| Some(line.trim().strip_prefix("[[")?.split("]]").next()?.trim().to_owned());
    let is_said = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let above = text[..first.start].lines().rev().find(is_said);
    let is_first = above.is_none_or(|above| above.trim_start().starts_with('['));
    let is_parted = text[..line.start].lines().next_back().is_some_and(|above| above.trim().is_empty());
    if !is_first && !is_parted {
        return None;
    }
    let is_head = |line: &&str| line.trim_start().starts_with('[');
    match text[..line.start].lines().rev().find(is_head) {
        Some(head) => name_of(head),
        None => text[line.end..].lines().find(is_head).and_then(name_of),
    }
}

fn mistake(text: &str, error: &toml::de::Error) -> Mistake {
    let range = error.span().unwrap_or(0..0);
    let message = error.message().trim();
    let known = MESSAGES.iter().find(|(begin, _)| message.starts_with(begin));
    let why = known.map_or("other", |(_, why)| *why);
    let line = line_around(text, range.start);
    if let Some(meant) = typed::meant(&text[line.clone()]).filter(|_| is_about_value(why)) {
        let key = plain_key(&text[line.clone()][meant.key]);
        let range = line.start + meant.value.start..line.start + meant.value.end;
        return Mistake { range, why: meant.why, hint: meant.why, key, near: meant.near, first: None };
    }
    let has_no_value = text[line.clone()].split_once('=').is_some_and(|(_, value)| value.trim().is_empty());
    let why = if why == "unquoted" && has_no_value { "value" } else { why };
    let is_japanese =
        why != "unquoted" && text[range.clone()].chars().any(|c| c > '\u{2E7F}' && c.is_alphabetic());
    let in_braces = is_japanese && text[line.clone()].contains('{');
    let typed = typed::assignment_at(&text[line.clone()], range.start.saturating_sub(line.start));
    let hint = match typed.as_ref().filter(|typed| typed.is_inner) {
        _ if in_braces => "bare-key",
        Some(_) if why == "comma" => "comma-brace",
        Some(typed) if why == "unquoted" => hint(why, &text[line.start + typed.key.start..line.end]),
        _ => hint(why, &text[line.clone()]),
    };
    let key = match typed.filter(|typed| typed.is_inner && matches!(why, "unquoted" | "value" | "other")) {
        Some(typed) => plain_key(&text[line.clone()][typed.key]),
        None => key_of(&text[line.clone()]),
    };
    let first = (why == "twice").then(|| first_of(text, &range)).flatten();
    let range = match why {
        "string" => string_start(&text[line.clone()]).map_or(range, |at| line.start + at..line.end),
        _ => range,
    };
    Mistake { range, why, hint, key, near: String::new(), first }
}

/// Whether a mistake may be that a value is not written as one.
fn is_about_value(why: &str) -> bool {
    matches!(
        why,
        "unquoted" | "value" | "other" | "rest" | "comma" | "string" | "key" | "equals" | "brace" | "bracket"
    )
}

/// Whether a table begins on the lines of a range.
fn heads(text: &str, lines: Range<usize>) -> bool {
    text[lines].lines().any(|line| line.trim_start().starts_with('['))
}

/// The line of a place; the end of a text belongs to the last line that says something.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let at = if at == text.len() { text.trim_end().len() } else { at };
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find(['\r', '\n']).map_or(text.len(), |length| at + length);
    start..end
}

fn key_of(line: &str) -> String {
    let key = line.split(['=', '＝', ':', '：']).next().unwrap_or("").trim();
    plain_key(key.trim_start_matches('[').trim_end_matches(']').trim())
}

/// A key that can stand in an example.
fn plain_key(key: &str) -> String {
    let plain = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
    if plain { key } else { "title" }.to_owned()
}

/// Where the string of a line begins.
fn string_start(line: &str) -> Option<usize> {
    let value = line.find('=').map_or(0, |at| at + 1);
    line[value..].find(['"', '\'']).map(|at| value + at)
}

/// The earlier place of a key that stands twice, if it is written alike at the start of a line.
fn first_of(text: &str, second: &Range<usize>) -> Option<Range<usize>> {
    let key = text.get(second.clone())?;
    let mut start = 0;
    for line in text[..second.start].split_inclusive('\n') {
        let lead = line.len() - line.trim_start_matches(['[', ' ', '\t']).len();
        let rest = &line[lead..];
        let ends = |c: char| matches!(c, '=' | ']' | '.' | ' ' | '\t');
        if rest.strip_prefix(key).is_some_and(|rest| rest.starts_with(ends)) {
            return Some(start + lead..start + lead + key.len());
        }
        start += line.len();
    }
    None
}

/// The mistakes that people make who write TOML for the first time.
fn hint(why: &'static str, line: &str) -> &'static str {
    let (key, value) = line.split_once('=').unwrap_or((line, ""));
    let value = value.trim();
    match why {
        "key" | "equals" if line.trim_start().starts_with("//") => "comment",
        "key" | "equals" if key.contains(['＝', '\u{3000}']) => "full-width",
        "key" | "equals" if key.contains([':', '：']) => "colon",
        "key" if !key.is_ascii() => "bare-key",
        "twice" if line.starts_with('[') && !line.starts_with("[[") => "twice-table",
        "unquoted" if value.starts_with(['“', '”', '„', '‘', '’', '「', '『', '＂']) => "quotes",
        "key" | "equals" | "value" | "equals-twice" | "other" => "default",
        own => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_stands_twice_is_found_where_it_stood_first() {
        let text = "[contact]\na = 1\n[contact]\n";
        assert_eq!(first_of(text, &(17..24)), Some(1..8));
        assert_eq!(first_of("ab = 1\na = 2\n", &(7..8)), None);
    }

    #[test]
    fn hints_look_at_what_was_typed() {
        assert_eq!(hint("equals", "title ＝ \"計画\""), "full-width");
        assert_eq!(hint("string", "title = \"計画　その2"), "string");
        assert_eq!(hint("unquoted", "title = 「計画」"), "quotes");
        assert_eq!(hint("key", "// メモ"), "comment");
    }
}
