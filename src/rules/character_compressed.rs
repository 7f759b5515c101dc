//! Characters that hold a whole word (㍻, ㈱, ㌔): read aloud differently everywhere, and not found by a search.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::CharacterCompressed, check);

/// Those that documents of cities have, and what they stand for.
const WORDS: &[(char, &str)] = &[
    ('㋿', "令和"),
    ('㍻', "平成"),
    ('㍼', "昭和"),
    ('㍽', "大正"),
    ('㍾', "明治"),
    ('㍿', "株式会社"),
    ('㈱', "（株）"),
    ('㈲', "（有）"),
    ('㈳', "（社）"),
    ('㈶', "（財）"),
    ('㈻', "（学）"),
    ('№', "No."),
    ('℡', "電話"),
    ('㏍', "K.K."),
    ('㌔', "キロ"),
    ('㍍', "メートル"),
    ('㌢', "センチ"),
    ('㎜', "mm"),
    ('㎝', "cm"),
    ('㎞', "km"),
    ('㎎', "mg"),
    ('㎏', "kg"),
    ('㌘', "グラム"),
    ('㌧', "トン"),
    ('㌃', "アール"),
    ('㌶', "ヘクタール"),
    ('㍑', "リットル"),
    ('㌫', "パーセント"),
    ('㌻', "ページ"),
    ('㊤', "上"),
    ('㊥', "中"),
    ('㊦', "下"),
];

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for (start, words) in check.text.words() {
        for (at, c) in words.char_indices().filter(|(_, c)| *c > '\u{2100}') {
            if let Some((_, full)) = WORDS.iter().find(|(known, _)| *known == c) {
                let range = start + at..start + at + c.len_utf8();
                found.push(check.at(Code::CharacterCompressed, &range).with("full", full));
            }
        }
    }
}
