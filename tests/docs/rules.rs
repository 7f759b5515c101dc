//! `docs/rules.md` is what the explanations say.

use keikaku::diag::{Code, explained, guide};
use keikaku::model::Language;

use super::is_up_to_date;

#[test]
fn the_document_is_up_to_date() {
    is_up_to_date("docs/rules.md", &guide());
}

/// The codes that no text laid over a site can earn, and why. They tell in words what is wrong and what is right.
const TOLD: [(&str, &str); 7] = [
    ("file-refused", "a link or a device is no text"),
    ("file-too-large", "nobody reads an example of ten megabytes"),
    ("file-unreadable", "a permission is not in a text"),
    ("not-utf8", "an example is UTF-8"),
    ("nul-byte", "a NUL byte would not be seen"),
    ("plans-missing", "a folder that is not there is in no example"),
    ("site-missing", "a file that is not there is in no example"),
];

#[test]
fn every_code_is_explained_in_both_languages() {
    for code in Code::ALL {
        let one = explained(*code);
        for language in [Language::Japanese, Language::English] {
            assert!(!one.name(language).is_empty(), "{} has no name", code.text());
            assert!(one.why(language).len() > 40, "{} says too little", code.text());
        }
        let both = [Language::Japanese, Language::English];
        let [shown_ja, shown_en] = both.map(|language| one.shown(language).is_some());
        let [exception_ja, exception_en] = both.map(|language| one.exception(language).is_some());
        assert_eq!((shown_ja, exception_ja), (shown_en, exception_en), "{}", code.text());
        let is_told = TOLD.iter().any(|(told, _)| *told == code.text());
        assert_eq!(
            one.wrong().is_empty(),
            is_told,
            "{} has no wrong example, or has one after all",
            code.text()
        );
        assert_eq!(
            one.right().is_empty(),
            is_told,
            "{} has no right example, or has one after all",
            code.text()
        );
        assert!(shown_ja || !is_told, "{} shows nothing", code.text());
    }
}
