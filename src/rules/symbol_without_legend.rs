//! Signs whose meaning nobody states: screen readers read ◎ and △ differently, or pass them over.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostics};
use crate::model::Plan;

use super::{PlanCheck, Rule, placeholder_left};

pub(super) const RULE: Rule = Rule::plan(Code::SymbolWithoutLegend, check);

/// Signs that documents use to say something. ※ begins a note everywhere.
const SIGNS: &[char] =
    &['★', '☆', '◎', '○', '△', '▲', '×', '●', '◇', '◆', '□', '■', '▽', '▼', '↑', '↓', '↗', '↘', '✓', '✔'];

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let mut said = legend(check.plan);
    for text in check.texts.iter().filter(|text| !is_declaration(text.written.kind)) {
        for (start, words) in text.words() {
            for (at, sign) in words.char_indices().filter(|(_, c)| SIGNS.contains(c)) {
                if !is_sign(words, at, sign) || !said.insert(sign) {
                    continue;
                }
                let range = start + at..start + at + sign.len_utf8();
                let diagnostic = check.in_text(Code::SymbolWithoutLegend, text, &range);
                found.push(diagnostic.with("sign", sign));
            }
        }
    }
}

/// Where signs are declared they need no explanation.
fn is_declaration(kind: &str) -> bool {
    matches!(kind, "word" | "scale" | "scale.step" | "status.band" | "term")
}

/// The signs that the plan explains.
fn legend(plan: &Plan) -> BTreeSet<char> {
    let words = plan.labels.values().map(|word| (&word.name, &word.symbol));
    let words = words.chain(plan.directions.values().map(|word| (&word.name, &word.symbol)));
    let words = words.chain(plan.marks.values().map(|word| (&word.name, &word.symbol)));
    let words = words.chain(plan.levels.values().map(|word| (&word.name, &word.symbol)));
    let words = words.chain(plan.scopes.values().map(|word| (&word.name, &word.symbol)));
    let steps = plan.scales.values().flat_map(|scale| &scale.steps).map(|step| (&step.name, &step.symbol));
    let all = words
        .chain(steps)
        .flat_map(|(name, symbol)| name.chars().chain(symbol.iter().flat_map(|text| text.chars())));
    let meanings =
        plan.scales.values().filter_map(|scale| scale.meaning.as_ref()).flat_map(|text| text.chars());
    all.chain(meanings).collect()
}

/// Whether a sign says something: ○○市 stands for a name, ▲5 is a number, 3×4 a product, → joins.
fn is_sign(words: &str, at: usize, sign: char) -> bool {
    let (before, after) = (words[..at].chars().next_back(), words[at + sign.len_utf8()..].chars().next());
    let is_twin = |c: Option<char>| c == Some(sign);
    let is_number = |c: Option<char>| c.is_some_and(char::is_numeric);
    let is_minus = matches!(sign, '▲' | '△') && is_number(after);
    // `↑ 増加` and `「▲」は減らした額` say it in words.
    let is_arrow = matches!(sign, '↑' | '↓' | '↗' | '↘');
    let rest = words[at + sign.len_utf8()..].trim_start();
    let is_said = (is_arrow && rest.starts_with(char::is_alphabetic)) || is_quoted(before, after);
    let is_product = sign == '×' && (is_number(before) || is_number(after) || after == Some(' '));
    // What stands for a letter is said by that rule.
    let is_letter =
        placeholder_left::stands_for_letters((&words[..at], &words[at + sign.len_utf8()..]), sign, 1);
    !is_twin(before) && !is_twin(after) && !is_minus && !is_product && !is_said && !is_letter
}

fn is_quoted(before: Option<char>, after: Option<char>) -> bool {
    matches!(before, Some('「' | '“' | '"')) && matches!(after, Some('」' | '”' | '"'))
}
