//! Links to documents that do not say what will open, and how large it is.

use crate::diag::{Code, Diagnostics};
use crate::markdown::ReferenceKind;

use super::{PlanCheck, Rule, TextCheck};

pub(super) const RULE: Rule = Rule::plan(Code::FileTypeMissing, check);

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

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for text in &check.texts {
        for reference in text.scan.iter().flat_map(|scan| &scan.references) {
            let path = reference.target.split(['?', '#']).next().unwrap_or_default();
            let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
            let known = TYPES.iter().find(|(known, ..)| *known == ending);
            let Some((_, name, words)) = known.filter(|_| reference.kind == ReferenceKind::Link) else {
                continue;
            };
            let said = reference.text.to_lowercase();
            let has_type = words.iter().any(|word| said.contains(word));
            if !has_type || !has_size(&said) {
                let size = check.plan.files.get(path).map(|file| printed(file.size));
                let size = size.unwrap_or_else(|| "1.2MB".to_owned());
                let diagnostic = TextCheck { text }.at(Code::FileTypeMissing, &reference.range);
                found.push(diagnostic.with("wanted", format!("{name}、{size}")));
            }
        }
    }
}

fn has_size(text: &str) -> bool {
    let units = ["kb", "mb", "gb", "キロバイト", "メガバイト", "バイト", "ＫＢ", "ＭＢ"];
    units.iter().any(|unit| {
        let before = text.split(unit).next().filter(|before| before.len() < text.len());
        before.is_some_and(|before| before.trim_end().ends_with(|c: char| c.is_numeric()))
    })
}

/// A size as links say it, rounded up to a tenth of a megabyte or a whole kilobyte.
fn printed(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return format!("{}KB", bytes.div_ceil(1_000).max(1));
    }
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{}MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(
            [0, 1, 1_001, 999_999, 1_000_000, 1_234_567].map(printed),
            ["1KB", "1KB", "2KB", "1000KB", "1.0MB", "1.3MB"]
        );
    }

    #[test]
    fn a_size_is_a_number_and_a_unit() {
        assert!(has_size("計画（pdf、1.2mb）") && has_size("350 kb"));
        assert!(!has_size("計画（pdf）") && !has_size("mbの説明"));
    }
}
