//! Links that stay text: brackets of full width, a blank between them, or no end.

use std::ops::Range;

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::LinkBrokenOff, check);

/// How the targets of links and pictures begin. Other words in parentheses behind brackets are words.
const TARGETS: &[&str] = &[
    "https:",
    "http:",
    "mailto:",
    "tel:",
    "files/",
    "../",
    "item:",
    "indicator:",
    "actor:",
    "label:",
    "scope:",
    "district:",
    "term:",
    "chapter:",
    "sdg:",
    "plan:",
    "list:",
    "chart:",
    "bullet:",
    "table:",
];

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    if !check.text.written.is_markdown {
        return;
    }
    for (start, words) in check.text.words() {
        for slip in slips(words) {
            let range = start + slip.range.start..start + slip.range.end;
            let is_escaped = check.text.written.text[..range.start].ends_with('\\');
            if !is_escaped {
                found.push(check.at(Code::LinkBrokenOff, &range).with("near", slip.mended));
            }
        }
    }
}

/// What was meant as a link.
struct Slip {
    range: Range<usize>,
    /// As it has to be written.
    mended: String,
}

/// The links of a stretch that is read as words: whatever looks like one there has not become one.
fn slips(words: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut from = 0;
    for (at, close) in words.match_indices([']', '］']) {
        if at < from {
            continue;
        }
        let open = words[from..at].rfind(['[', '［']).map(|open| from + open);
        let Some((open, target)) = open.zip(target(words, at + close.len())) else { continue };
        let sign = words[open..].chars().next().map_or(0, char::len_utf8);
        let picture = words[..open].chars().next_back().filter(|c| matches!(c, '!' | '！'));
        let start = open - picture.map_or(0, char::len_utf8);
        let (text, address) = (&words[open + sign..at], words[target.clone()].replace('：', ":"));
        let mark = if picture.is_some() { "!" } else { "" };
        let closed = words[target.end..].chars().next().filter(|c| matches!(c, ')' | '）'));
        let end = target.end + closed.map_or(0, char::len_utf8);
        slips.push(Slip { range: start..end, mended: format!("{mark}[{text}]({address})") });
        from = end;
    }
    slips
}

/// The target that stands in parentheses at a place, of whatever width and closed or not.
fn target(words: &str, at: usize) -> Option<Range<usize>> {
    let inner = words[at..].trim_start().strip_prefix(['(', '（'])?.trim_start();
    let start = words.len() - inner.len();
    let length =
        inner.find(|c: char| c.is_whitespace() || "()（）[]［］、。".contains(c)).unwrap_or(inner.len());
    let begin: String = inner[..length].chars().take(10).collect::<String>().replace('：', ":");
    let is_target = TARGETS.iter().any(|target| begin.starts_with(target));
    is_target.then_some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_as_a_link_is_told_from_brackets() {
        let mended = |words| slips(words).into_iter().map(|slip| slip.mended).collect::<Vec<_>>().join(" ");
        assert_eq!(mended("は［］（term:kyodo）です"), "[](term:kyodo)");
        assert_eq!(
            mended("［文字］（https://a.example/）と[] (item：a)"),
            "[文字](https://a.example/) [](item:a)"
        );
        assert_eq!(mended("[](term:kyodo と"), "[](term:kyodo)");
        assert_eq!(mended("！［図］（chart:a）"), "![図](chart:a)");
        for words in ["［注］（令和7年度）", "[1] (注)", "（term:a）", "］（term:a）", "[ ] 済み"]
        {
            assert_eq!(mended(words), "", "{words}");
        }
    }
}
