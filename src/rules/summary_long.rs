//! Summaries that are no longer summaries.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::SummaryLong, check);

/// Two long sentences in Japanese, and in a language that needs more letters.
const MOST: (usize, usize) = (160, 400);

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    let text = check.text.written;
    let most = if text.language == "ja" { MOST.0 } else { MOST.1 };
    let count = text.text.chars().count();
    if text.key == "summary" && count > most {
        let end = text.text.char_indices().nth(20).map_or(text.text.len(), |(at, _)| at);
        found.push(check.at(Code::SummaryLong, &(0..end)).with("count", count).with("most", most));
    }
}
