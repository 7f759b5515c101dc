//! Digits and Latin letters of two widths in one plan: said once a plan, at the first of the fewer.

use crate::diag::{Code, Diagnostics};

use super::letters::is_wide;
use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::WidthMixed, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let mut counts = [0_usize; 2];
    let mut first: [Option<(usize, std::ops::Range<usize>)>; 2] = [None, None];
    for (at, text) in check.texts.iter().enumerate().filter(|(_, text)| text.written.language == "ja") {
        for (start, words) in text.words() {
            for (kind, is_it) in [is_narrow as fn(char) -> bool, is_wide].into_iter().enumerate() {
                let Some(begin) = words.find(is_it) else { continue };
                counts[kind] += 1;
                let length = words[begin..].find(|c| !is_it(c)).unwrap_or(words.len() - begin);
                first[kind].get_or_insert((at, start + begin..start + begin + length));
            }
        }
    }
    let fewer = usize::from(counts[1] <= counts[0]);
    let Some((at, range)) = first[fewer].clone().filter(|_| counts.iter().all(|count| *count > 0)) else {
        return;
    };
    let diagnostic = check.in_text(Code::WidthMixed, &check.texts[at], &range);
    found.push(diagnostic.with("count", counts[fewer]));
}

fn is_narrow(c: char) -> bool {
    c.is_ascii_alphanumeric()
}
