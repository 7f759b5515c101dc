//! What search engines and previews say of a page: one or two real sentences, never cut inside of a word.
//!
//! Takes words, gives a line of at most [`LENGTH`] characters. Must not know where it is shown.

use crate::annotation;
use crate::markdown;
use crate::model::Prose;

/// As much as search engines show.
pub(super) const LENGTH: usize = 120;

/// Words that somebody wrote as a description: whole when they fit. They are read as letters; what is in the original
/// language stays marked.
pub(super) fn summary(text: &str) -> String {
    let line = one_line(&annotation::plain(text));
    let short = if line.chars().count() <= LENGTH { line } else { beginning(&line) };
    if annotation::has_original(text) { annotation::original(&short) } else { short }
}

/// The first sentences of a text.
pub(super) fn of_text(prose: &Prose) -> String {
    let text = markdown::paragraphs(&prose.text);
    let text = if text.is_empty() { markdown::plain_text(&prose.text) } else { text };
    beginning(&one_line(&text))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As many whole sentences as fit; of one that is too long, as many phrases.
fn beginning(line: &str) -> String {
    let fits: String = line.chars().take(LENGTH).collect();
    if let Some(end) = ends(&fits, line).last() {
        return fits[..end].to_owned();
    }
    if fits.len() == line.len() {
        return fits;
    }
    let short: String = line.chars().take(LENGTH - 1).collect();
    let phrase = short.rfind(['、', '，', ',', ' ']).filter(|at| short[..*at].chars().count() >= LENGTH / 2);
    format!("{}…", &short[..phrase.unwrap_or(short.len())])
}

/// Where sentences end in the beginning `fits` of a `line`, closing brackets included.
fn ends<'t>(fits: &'t str, line: &'t str) -> impl Iterator<Item = usize> + 't {
    fits.char_indices().filter_map(move |(at, mark)| {
        let mut end = at + mark.len_utf8();
        end += closing(&line[end..]);
        let follows = line[end..].chars().next();
        let is_end = match mark {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' => follows.is_none_or(|next| next == ' '),
            _ => false,
        };
        // A full stop before more of the same quotation ends no sentence of ours.
        (is_end && end <= fits.len() && follows.is_none_or(|next| !"とのをがはに".contains(next)))
            .then_some(end)
    })
}

/// How many bytes of closing brackets a text begins with.
fn closing(text: &str) -> usize {
    text.chars().take_while(|c| "」』）)”\"".contains(*c)).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_and_what_does_not_ends_with_a_sentence() {
        assert_eq!(summary("市民の\n計画です"), "市民の 計画です");
        let long = format!("{}。{}。", "あ".repeat(70), "い".repeat(70));
        assert_eq!(summary(&long), format!("{}。", "あ".repeat(70)));
        let quoted = format!("彼は「{}。」と言った。{}", "あ".repeat(60), "い".repeat(70));
        assert_eq!(summary(&quoted), format!("彼は「{}。」と言った。", "あ".repeat(60)));
    }

    #[test]
    fn a_sentence_that_is_too_long_ends_with_a_phrase() {
        let long = format!("{}、{}。", "あ".repeat(80), "い".repeat(80));
        assert_eq!(summary(&long), format!("{}…", "あ".repeat(80)));
        let long = "あ".repeat(200);
        assert_eq!(summary(&long), format!("{}…", "あ".repeat(LENGTH - 1)));
        let english = format!("Version 1.5 is out {}", "a word ".repeat(30));
        let short = summary(&english);
        assert!(english.starts_with(&short.replace('…', " ")) && short.chars().count() <= LENGTH, "{short}");
    }

    #[test]
    fn letters_are_counted_without_their_readings_and_marks_are_whole() {
        let read = "{漢字|かんじ}".repeat(50);
        assert_eq!(summary(&format!("{read}。")), format!("{}。", "漢字".repeat(50)));
        let long = "{漢字|かんじ}".repeat(70);
        assert_eq!(summary(&long), format!("{}漢…", "漢字".repeat(59)));
        let marked = annotation::original(&"あ".repeat(200));
        assert_eq!(summary(&marked), annotation::original(&format!("{}…", "あ".repeat(LENGTH - 1))));
    }

    #[test]
    fn the_head_of_what_follows_a_sentence_is_left_out() {
        assert_eq!(beginning("3つの言葉です。 用語の定義（抜粋）"), "3つの言葉です。");
        assert_eq!(beginning("用語の定義"), "用語の定義");
    }
}
