//! Katakana of half width, most often left over from an old system.

use crate::diag::{Code, Diagnostics};

use super::letters::is_narrow_kana;
use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::KanaHalfWidth, check);

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for (start, words) in check.text.words() {
        // Once a stretch: who mends one mends them all.
        let Some(first) = words.find(is_narrow_kana) else { continue };
        let length = words[first..].find(|c| !is_narrow_kana(c)).unwrap_or(words.len() - first);
        found.push(check.at(Code::KanaHalfWidth, &(start + first..start + first + length)));
    }
}
