//! Links to documents that do not say what will open, and how large it is.

use crate::diag::{Code, Diagnostics};
use crate::format::sheet::fold;
use crate::model::print_size;

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::FileTypeMissing, check);

/// Endings of documents, the printed name of their type, and other words that name it.
const TYPES: &[(&str, &str, &[&str])] = &[
    ("pdf", "PDF", &["pdf"]),
    ("xlsx", "Excel", &["excel", "エクセル"]),
    ("xls", "Excel", &["excel", "エクセル"]),
    ("docx", "Word", &["word", "ワード"]),
    ("doc", "Word", &["word", "ワード"]),
    ("pptx", "PowerPoint", &["powerpoint", "パワーポイント"]),
    ("csv", "CSV", &["csv"]),
    ("zip", "ZIP", &["zip"]),
];

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for reference in check.text.links() {
        let path = reference.target.split(['?', '#']).next().unwrap_or_default();
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        let Some((_, name, words)) = TYPES.iter().find(|(known, ..)| *known == ending) else { continue };
        let said = fold(&reference.text);
        let has_type = words.iter().any(|word| said.contains(word));
        if !has_type || !has_size(&said) {
            let size = check.plan.and_then(|plan| plan.files.get(path)).map(|file| print_size(file.size));
            let size = size.unwrap_or_else(|| "1.2MB".to_owned());
            let diagnostic = check.at(Code::FileTypeMissing, &reference.range);
            found.push(diagnostic.with("wanted", format!("{name}、{size}")));
        }
    }
}

/// Whether a folded text has a number before a unit of sizes.
fn has_size(text: &str) -> bool {
    let is_size = |(at, _): (usize, &str)| text[..at].ends_with(char::is_numeric);
    ["kb", "mb", "gb", "バイト"].iter().any(|unit| {
        let prefixes = if *unit == "バイト" { &["", "キロ", "メガ", "ギガ"][..] } else { &[""] };
        prefixes.iter().any(|prefix| text.match_indices(&format!("{prefix}{unit}")).any(is_size))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_a_number_and_a_unit() {
        let has_size = |text: &str| has_size(&fold(text));
        for text in [
            "計画（PDF、1.2MB）",
            "350 kb",
            "計画（ＰＤＦ、１．２ＭＢ）",
            "12メガバイト",
            "MB（大きさ：3 MB）",
        ] {
            assert!(has_size(text), "{text}");
        }
        for text in ["計画（pdf）", "mbの説明", "KBとMB"] {
            assert!(!has_size(text), "{text}");
        }
    }
}
