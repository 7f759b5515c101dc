//! `docs/rules.md` is what the explanations say.

use keikaku::diag::{Code, explained, guide};
use keikaku::model::Language;

use super::is_up_to_date;

#[test]
fn the_document_is_up_to_date() {
    is_up_to_date("docs/rules.md", &guide());
}

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
        let has_examples = !one.wrong().is_empty() && !one.right().is_empty();
        assert!(has_examples || shown_ja, "{} shows nothing", code.text());
    }
}
