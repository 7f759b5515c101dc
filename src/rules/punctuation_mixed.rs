//! Two kinds of commas in one plan: said once, at the first of the rarer.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::PunctuationMixed, check);

const SIGNS: [char; 2] = ['、', '，'];

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let mut counts = [0_usize; 2];
    let mut first: [Option<(usize, usize)>; 2] = [None, None];
    for (at, text) in check.texts.iter().enumerate() {
        for (start, words) in text.words() {
            for (kind, sign) in SIGNS.into_iter().enumerate() {
                let Some(place) = words.find(sign) else { continue };
                counts[kind] += words.matches(sign).count();
                first[kind].get_or_insert((at, start + place));
            }
        }
    }
    let rarer = usize::from(counts[1] <= counts[0]);
    let Some((at, start)) = first[rarer].filter(|_| counts.iter().all(|count| *count > 0)) else { return };
    let range = start..start + SIGNS[rarer].len_utf8();
    let diagnostic = check.in_text(Code::PunctuationMixed, &check.texts[at], &range);
    found.push(diagnostic.with("sign", SIGNS[rarer]).with("count", counts[rarer]));
}
