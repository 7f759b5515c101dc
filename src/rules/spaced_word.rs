//! Blanks inside of words (日　時): read aloud they become two words, and a search does not find them.

use std::ops::Range;

use crate::diag::{Code, Diagnostics};

use super::letters::is_han;
use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::SpacedWord, check);

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for (start, words) in check.text.words() {
        for range in spaced(words) {
            let joined: String = words[range.clone()].chars().filter(|c| *c != '\u{3000}').collect();
            let diagnostic = check.at(Code::SpacedWord, &(start + range.start..start + range.end));
            found.push(diagnostic.with("joined", joined));
        }
    }
}

/// Single letters with wide blanks between them. Between longer words a wide blank divides.
fn spaced(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for piece in words.split_inclusive(|c: char| !is_han(c) && c != '\u{3000}') {
        let end = piece.trim_end_matches(|c: char| !is_han(c)).len();
        let text = &piece[..end];
        let start = text.len() - text.trim_start_matches('\u{3000}').len();
        let letters: Vec<&str> = text[start..].split('\u{3000}').filter(|part| !part.is_empty()).collect();
        let is_alone = !piece[end..].starts_with(|c: char| c.is_alphabetic());
        let is_first = at == 0 || !words[..at + start].ends_with(char::is_alphabetic);
        if letters.len() > 1 && letters.iter().all(|part| part.chars().count() == 1) && is_alone && is_first {
            found.push(at + start..at + end);
        }
        at += piece.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_letters_set_apart_are_one_word() {
        let found =
            |text: &'static str| spaced(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(found("日　時：4月1日"), ["日　時"]);
        assert_eq!(found("会　　場、氏　名"), ["会　　場", "氏　名"]);
        for text in ["見本市　企画課", "第1章　総論", "　本文", "山田　花", "市　　", "町内会　市"]
        {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
