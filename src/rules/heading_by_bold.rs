//! Headings that only look like headings: nobody can jump to them, and no table of contents has them.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::HeadingByBold, check);

/// A longer paragraph is an emphasised sentence.
const LONGEST: usize = 30;

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    let text = &check.text.written.text;
    for range in check.text.scan.iter().flat_map(|scan| &scan.bold_paragraphs) {
        let words = text.get(range.clone()).unwrap_or("").trim_matches(['*', '_']);
        let is_sentence = words.ends_with(['。', '！', '？', '.', '!', '?']);
        let has_more = text.get(range.end..).is_some_and(|rest| !rest.trim().is_empty());
        if !is_sentence && has_more && words.chars().count() <= LONGEST {
            found.push(check.at(Code::HeadingByBold, range).with("words", words));
        }
    }
}
