//! Links whose words do not say where they lead.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::LinkTextVague, check);

/// Words that say nothing when they are read alone, as screen readers list links.
const VAGUE: &[&str] = &[
    "こちら",
    "ここ",
    "コチラ",
    "こちらへ",
    "こちらから",
    "ここから",
    "詳しくはこちら",
    "詳細はこちら",
    "詳細",
    "詳しく",
    "続き",
    "続きを読む",
    "もっと見る",
    "リンク",
    "クリック",
    "ここをクリック",
    "こちらをクリック",
    "参照",
    "ページ",
    "here",
    "click here",
    "this",
    "this page",
    "link",
    "more",
    "read more",
    "details",
    "see here",
];

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for reference in check.text.links() {
        let brackets = ['「', '」', '（', '）', '(', ')', '。', '、', '.', '>', '＞', '→', ' '];
        let text = reference.text.trim_matches(|c: char| brackets.contains(&c) || c.is_whitespace());
        if VAGUE.contains(&text.to_lowercase().as_str()) {
            let diagnostic = check.at(Code::LinkTextVague, &reference.range);
            found.push(diagnostic.with("words", text));
        }
    }
}
