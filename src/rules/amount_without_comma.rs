//! Large numbers of money, people or cases without commas.

use crate::diag::{Code, Diagnostics};
use crate::model::{Language, print_digits};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::AmountWithoutComma, check);

/// What is counted. Years, telephone numbers and addresses have no such word behind them.
const UNITS: &[&str] = &["千円", "万円", "百万円", "億円", "円", "人", "世帯", "件", "戸", "トン"];

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for (start, words) in check.text.words() {
        let mut at = 0;
        while let Some(first) = words[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
            let length = words[first..].find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len() - first);
            let (digits, rest) = words[first..].split_at(length);
            at = first + length;
            let is_alone = !words[..first].ends_with([',', '.', '-', '，', '．', '令', '平', '昭']);
            let unit = UNITS.iter().find(|unit| rest.starts_with(**unit));
            if let Some(unit) = unit.filter(|_| (5..=15).contains(&length) && is_alone) {
                let diagnostic =
                    check.at(Code::AmountWithoutComma, &(start + first..start + at + unit.len()));
                let full = format!("{}{unit}", print_digits(digits, Language::Japanese));
                found.push(diagnostic.with("full", full));
            }
        }
    }
}
