//! Lists made by hand: lines that begin with ・ run together on the page, and nobody hears that they are a list.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::ListByHand, check);

const SIGNS: &[char] = &['・', '●', '■', '◆', '•', '◇', '□'];

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    if !check.text.written.is_markdown {
        return;
    }
    let mut is_list = false;
    for (start, words) in check.text.words() {
        let text = &check.text.written.text;
        let begins_line = text[..start].trim_end_matches([' ', '\u{3000}']).ends_with('\n') || start == 0;
        let sign = words.trim_start_matches('\u{3000}').chars().next().filter(|c| SIGNS.contains(c));
        let was_list = std::mem::replace(&mut is_list, begins_line && sign.is_some());
        // One such line may be anything; the second one makes it a list. It is said once.
        if let Some(sign) = sign.filter(|_| begins_line && was_list) {
            found.push(check.at(Code::ListByHand, &(start..start + words.len())).with("sign", sign));
            return;
        }
    }
}
