//! Words that were to be replaced before anybody reads them.

use std::ops::Range;

use crate::diag::{Code, Diagnostics};

use super::letters::{is_han, is_hiragana};
use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::PlaceholderLeft, check);

const WORDS: &[&str] = &[
    "TODO",
    "FIXME",
    "XXX",
    "TBD",
    "P.XX",
    "p.XX",
    "ダミーテキスト",
    "ここに入力",
    "ここに本文",
    "（要確認）",
    "(要確認)",
    "【要確認】",
    "【要調整】",
    "【確認中】",
    "（仮）（仮）",
    "Lorem ipsum",
    "lorem ipsum",
    "●●●",
    "○○○○",
    "◯◯◯◯",
    "＊＊＊＊",
];

/// Signs in the place of a name or a number. One or two of them alone judge something.
const SIGNS: &[char] = &['○', '◯', '〇', '●', '□', '△', '×', '＊'];
/// Years of an era that is not filled in.
const ERAS: &[&str] = &["令和", "平成", "昭和", "R", "H"];
/// What a name or a number of an office has behind it. ○○市 and ○○さん stand for any city and anybody.
const COUNTED: &[&str] =
    &["課", "係", "室", "人", "名", "件", "円", "回", "か所", "箇所", "年", "月", "日", "%", "％"];
/// 〇 behind one of these is a zero.
const NUMERALS: &str = "一二三四五六七八九十百千万億";

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for (start, words) in check.text.words() {
        let listed = WORDS.iter().filter_map(|word| words.find(word).map(|at| at..at + word.len()));
        let places = listed.chain(provisional(words)).chain(signs(words)).chain(hashes(words));
        if let Some(range) = places.min_by_key(|range| range.start) {
            found.push(check.at(Code::PlaceholderLeft, &(start + range.start..start + range.end)));
        }
    }
}

/// A sign that the name before it is not decided. Before a name it belongs to the name, as （仮称） does.
fn provisional(words: &str) -> Option<Range<usize>> {
    ["（仮）", "(仮)"].iter().find_map(|word| {
        let at = words.find(word)?;
        let before = words[..at].chars().next_back();
        let after = words[at + word.len()..].chars().next();
        let is_name = |c: char| (c.is_alphanumeric() && !is_hiragana(c)) || "「」『』".contains(c);
        (before.is_some_and(is_name) && !after.is_some_and(is_name)).then(|| at..at + word.len())
    })
}

/// Signs that a heading would have, elsewhere than where one begins.
fn hashes(words: &str) -> Option<Range<usize>> {
    let begins_heading = words.starts_with('#') && !words.trim_matches('#').trim().is_empty();
    let at = words.find("###").filter(|_| !begins_heading)?;
    Some(at..at + "###".len())
}

/// Signs that stand for letters or digits to come.
fn signs(words: &str) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(found) = words[at..].find(SIGNS) {
        let start = at + found;
        let sign = words[start..].chars().next()?;
        let end = words.len() - words[start..].trim_start_matches(sign).len();
        if stands_for_letters((&words[..start], &words[end..]), sign, words[start..end].chars().count()) {
            return Some(start..end);
        }
        at = end;
    }
    None
}

/// Whether as many of a sign between two texts stand for letters or digits.
pub(super) fn stands_for_letters((before, after): (&str, &str), sign: char, count: usize) -> bool {
    let is_zero = |c: char| sign == '〇' && NUMERALS.contains(c);
    if before.ends_with(is_zero) || after.starts_with(is_zero) {
        return false;
    }
    let is_letter = |c: char| is_han(c) || is_hiragana(c) || c.is_alphabetic();
    if count > 1 {
        return COUNTED.iter().any(|word| after.starts_with(word));
    }
    let is_alone = |word| after.strip_prefix(word).is_some_and(|rest: &str| !rest.starts_with(is_han));
    let is_year = after.starts_with('年') && ERAS.iter().any(|era| before.ends_with(era));
    let is_bullet = !before.ends_with(is_letter);
    sign != '×' && (is_year || is_alone('課') || (is_alone('人') && !is_bullet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_for_letters_are_told_from_signs_that_judge() {
        let found = |words: &'static str| signs(words).map_or("", |range| &words[range]);
        for (words, sign) in [
            ("〇〇課に照会中", "〇〇"),
            ("○○課", "○○"),
            ("参加した人は●●人です", "●●"),
            ("割合は××％", "××"),
            ("令和〇年度", "〇"),
            ("□□課", "□□"),
            ("担当は○課です", "○"),
            ("定員○人", "○"),
        ] {
            assert_eq!(found(words), sign, "{words}");
        }
        for words in [
            "○",
            "×",
            "○○",
            "◎ ○○ △",
            "○：よい　×：わるい",
            "二〇〇人",
            "二〇〇八年",
            "単価×人数",
            "○人権を守る",
            "○課題の整理",
            "評価は○です",
            "5××3",
            "○○市のような小さな市",
            "○○さん",
        ] {
            assert_eq!(found(words), "", "{words}");
        }
    }

    #[test]
    fn what_belongs_to_a_name_stays() {
        assert!(provisional("見本広場（仮）です").is_some() && provisional("題(仮)").is_some());
        assert!(provisional("「題」（仮）").is_some() && provisional("市の（仮）みんなの広場").is_none());
        assert!(provisional("（仮）見本広場").is_none() && provisional("（仮称）見本広場").is_none());
        assert!(provisional("新しい（仮）見本広場").is_none());
    }

    #[test]
    fn a_heading_begins_with_signs_too() {
        assert_eq!(hashes("###今年度の取組"), None);
        assert_eq!(hashes("担当は###です"), Some(9..12));
    }
}
