//! Readings that are not in hiragana: sorting puts them at the end.

use crate::diag::{Code, Diagnostics};

use super::letters::is_hiragana;
use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::ReadingNotKana, check);

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    let text = check.text.written;
    let is_plain =
        |c: char| is_hiragana(c) || c.is_ascii() || matches!(c, '・' | '　' | '、' | '（' | '）' | '～');
    if text.key == "reading" && !text.text.chars().all(is_plain) {
        found.push(check.at(Code::ReadingNotKana, &(0..text.text.len())));
    }
}
