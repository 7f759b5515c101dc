//! Words that were to be replaced before anybody reads them.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::PlaceholderLeft, check);

const WORDS: &[&str] = &[
    "TODO",
    "FIXME",
    "XXX",
    "TBD",
    "ダミーテキスト",
    "ここに入力",
    "ここに本文",
    "（要確認）",
    "(要確認)",
    "【要確認】",
    "（仮）（仮）",
    "Lorem ipsum",
    "lorem ipsum",
    "●●●",
    "○○○○",
    "◯◯◯◯",
    "＊＊＊＊",
    "###",
];

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for (start, words) in check.text.words() {
        let places = WORDS.iter().filter_map(|word| Some((words.find(word)?, word.len())));
        if let Some((at, length)) = places.min() {
            found.push(check.at(Code::PlaceholderLeft, &(start + at..start + at + length)));
        }
    }
}
