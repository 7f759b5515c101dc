//! Pictures whose description is the word for a picture, or the name of the file.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::PictureTextPoor, check);

const POOR: &[&str] = &[
    "写真",
    "画像",
    "図",
    "表",
    "グラフ",
    "地図",
    "イメージ",
    "イラスト",
    "ロゴ",
    "image",
    "picture",
    "photo",
    "img",
    "figure",
    "chart",
    "map",
];

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for reference in check.text.pictures() {
        let text = reference.text.trim();
        let bare = text.trim_end_matches(|c: char| c.is_numeric() || c.is_whitespace()).to_lowercase();
        let file = reference.target.rsplit('/').next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let is_poor = POOR.contains(&bare.as_str()) || (!text.is_empty() && (text == file || text == stem));
        if is_poor {
            found.push(check.at(Code::PictureTextPoor, &reference.range).with("words", text));
        }
    }
}
