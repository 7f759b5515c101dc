//! Headings that stay text: signs of full width, or no blank behind them.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::HeadingWithoutBlank, check);

/// As many signs a heading may have.
const DEEPEST: usize = 6;

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    if !check.text.written.is_markdown {
        return;
    }
    for (start, words) in check.text.words() {
        let before = check.text.written.text[..start].trim_end_matches([' ', '\u{3000}']);
        if !before.is_empty() && !before.ends_with('\n') {
            continue;
        }
        if let Some(heading) = heading(words) {
            let diagnostic = check.at(Code::HeadingWithoutBlank, &(start..start + words.len()));
            found.push(diagnostic.with("near", heading));
        }
    }
}

/// The heading that a line of text was meant to be. One sign right before a word is a word to search for (#防災).
fn heading(line: &str) -> Option<String> {
    let line = line.trim_start_matches('\u{3000}');
    let rest = line.trim_start_matches(['#', '＃']);
    let signs = line.chars().count() - rest.chars().count();
    let words = rest.trim();
    let is_heading = (1..=DEEPEST).contains(&signs) && !words.is_empty();
    let is_word = signs == 1 && rest.len() == rest.trim_start().len();
    (is_heading && !is_word).then(|| format!("{} {words}", "#".repeat(signs)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_from_words() {
        assert_eq!(heading("##今年度の取組").as_deref(), Some("## 今年度の取組"));
        assert_eq!(heading("＃＃ 今年度の取組").as_deref(), Some("## 今年度の取組"));
        assert_eq!(heading("##　今年度の取組").as_deref(), Some("## 今年度の取組"));
        assert_eq!(heading("＃ 取組").as_deref(), Some("# 取組"));
        for line in ["#防災", "＃防災 #子育て", "#######", "####### 7", "取組", "##"] {
            assert_eq!(heading(line), None, "{line}");
        }
    }
}
