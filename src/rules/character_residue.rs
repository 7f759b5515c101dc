//! What conversions leave behind: replacement marks, characters of one computer's own, 〓, a lone @ before a name.

use crate::diag::{Code, Diagnostics};

use super::letters::is_han;
use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::CharacterResidue, check);

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for (start, words) in check.text.words() {
        let mut before = ' ';
        for (at, c) in words.char_indices() {
            let after = words[at + c.len_utf8()..].chars().next();
            if is_residue(before, c, after) {
                let diagnostic = check.at(Code::CharacterResidue, &(start + at..start + at + c.len_utf8()));
                found.push(diagnostic.with("number", format!("U+{:04X}", u32::from(c))));
                break;
            }
            before = c;
        }
    }
}

fn is_residue(before: char, c: char, after: Option<char>) -> bool {
    match c {
        '\u{FFFD}' | '〓' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => true,
        // `@市` is what some conversions make of ① or of a letter that they do not know.
        '@' | '?' => {
            let is_letter = |c: char| is_han(c) || matches!(c, '\u{3041}'..='\u{30FF}');
            let between = if c == '?' { is_letter(before) } else { !before.is_ascii_alphanumeric() };
            between && after.is_some_and(is_han)
        }
        _ => false,
    }
}
