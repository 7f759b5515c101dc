//! Lines that were meant as a fence of front matter and are none: read as text, they would publish a draft.
//!
//! Takes the text of a Markdown file, gives the line and what it was meant to be. Must not know which keys there are.

use std::ops::Range;

/// The line that begins and ends front matter.
pub(super) const FENCE: &str = "+++";

/// A line that was meant as a fence, or as what stands between two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// The line, without blanks around it.
    pub(super) range: Range<usize>,
    /// Which hint of `front-matter-unread` fits.
    pub(super) hint: &'static str,
}

/// What a text without a fence at its beginning begins with instead, if its writer meant one.
pub(super) fn opening(text: &str) -> Option<Slip> {
    let mut lines = lines(text);
    let (range, line) = lines.by_ref().find(|(_, line)| !line.is_empty())?;
    let hint = match line {
        _ if is_near(line) => "default",
        _ if is_setting(line) => "bare",
        _ if is_ruled(line) && has_settings(lines.map(|(_, line)| line)) => "rules",
        _ => return None,
    };
    Some(Slip { range, hint })
}

/// The first line of a text that is nearly a fence.
pub(super) fn nearly(text: &str) -> Option<Range<usize>> {
    lines(text).find_map(|(range, line)| (is_near(line) || is_ruled(line)).then_some(range))
}

/// The lines without the blanks around them.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}');
    let mut at = 0;
    text.split_inclusive('\n').map(move |whole| {
        let line = whole.trim_start_matches(is_blank);
        let start = at + whole.len() - line.len();
        at += whole.len();
        let line = line.trim_end_matches(is_blank);
        (start..start + line.len(), line)
    })
}

/// Whether a line is a fence to a person: some plus signs of either width, alone or before settings.
fn is_near(line: &str) -> bool {
    let rest = line.trim_start_matches(['+', '＋']);
    let signs = line.chars().count() - rest.chars().count();
    signs >= FENCE.len() || (signs > 1 && rest.is_empty())
}

/// Whether a line is the one that other programs put around front matter.
fn is_ruled(line: &str) -> bool {
    let is_rule = |sign: char| line.chars().count() >= 3 && line.chars().all(|c| c == sign);
    is_rule('-') || is_rule('－') || is_rule('ー') || is_rule('―')
}

/// Whether lines below a rule are settings and no text. A line of text may look like one; then nothing closes it.
fn has_settings<'a>(mut lines: impl Iterator<Item = &'a str>) -> bool {
    let is_end = |line: &&str| is_ruled(line) || *line == "...";
    let first = lines.by_ref().find(|line| !line.is_empty());
    let Some(first) = first.filter(|line| key(line).is_some()) else { return false };
    let is_inner =
        |line: &&str| line.is_empty() || line.starts_with(['-', '#', '"', ']']) || key(line).is_some();
    is_setting(first) || lines.find(|line| is_end(line) || !is_inner(line)).is_some_and(|line| is_end(&line))
}

/// Whether a line is a setting as we write it. Text is only taken for one with the value in the form of one.
fn is_setting(line: &str) -> bool {
    let Some((value, sign)) = key(line) else { return false };
    let is_quoted = || value.trim_start().starts_with(['"', '“', '”', '\'']);
    let is_truth = matches!(value.trim().to_ascii_lowercase().as_str(), "true" | "false");
    is_truth || (matches!(sign, '=' | '＝') && is_quoted())
}

/// What follows a key at the beginning of a line, and the sign between them.
fn key(line: &str) -> Option<(&str, char)> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_lowercase() || matches!(c, '_' | '-'));
    let is_key = line.len() > rest.len() && line.starts_with(|c: char| c.is_ascii_lowercase());
    let rest = rest.trim_start();
    let sign = rest.chars().next().filter(|sign| is_key && matches!(sign, '=' | '＝' | ':' | '：'))?;
    let value = &rest[sign.len_utf8()..];
    (!value.starts_with('/')).then_some((value, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(text: &str) -> &'static str {
        opening(text).map_or("", |slip| slip.hint)
    }

    #[test]
    fn what_was_meant_as_a_fence_is_none_silently() {
        for text in [
            "＋＋＋\na",
            "\n+++\n",
            "++++\n",
            "　+++\n",
            " +++",
            "++",
            "+＋+\r\n",
            "\u{FEFF}+++",
            "+++ title = 1\n",
        ] {
            assert_eq!(hint(text), "default", "{text}");
        }
        for text in [
            "---\ntitle: 背景\ndraft: true\n---\n本文",
            "---\n\ntags:\n- a\n---",
            "---\ntitle = \"背景\"\n本文",
            "ーーー\ntitle： 背景\nーーー",
        ] {
            assert_eq!(hint(text), "rules", "{text}");
        }
        assert_eq!(hint("draft = true\n本文"), "bare");
        assert_eq!(opening("\n ＋＋＋ \r\n"), Some(Slip { range: 2..11, hint: "default" }));
    }

    #[test]
    fn text_is_no_fence() {
        for text in [
            "",
            "\n\n",
            "+ 一つ\n+ 二つ",
            "---\n本文です。",
            "---\n\n注意: 本文です。\n---",
            "---\nurl: a\n本文です。",
            "---\nhttps://example.jp/\n---",
            "# 見出し\n\n+++\n",
            "ab = c",
            "title: 背景",
        ] {
            assert_eq!(hint(text), "", "{text}");
        }
    }

    #[test]
    fn what_was_meant_to_close_is_found() {
        assert_eq!(nearly("draft = true\n＋＋＋\n本文"), Some(13..22));
        assert_eq!(nearly("draft = true\n本文"), None);
    }
}
