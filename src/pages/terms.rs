//! Finds the terms of a glossary in a text.
//!
//! Takes terms, gives places in texts. One automaton for all of them, so that a text is read once, however many there
//! are. Must not know which of them a page has explained already.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::annotation;
use crate::markdown::TermUse;
use crate::model::Plan;

/// The terms of a plan.
#[derive(Clone, Debug)]
pub(crate) struct Terms {
    automaton: AhoCorasick,
    /// The target of each pattern (`term:kyodo`).
    targets: Vec<String>,
}

impl Terms {
    /// The terms of a plan that are linked; none when there are none.
    pub(super) fn of(plan: &Plan) -> Option<Self> {
        let linked = plan.terms.values().filter(|term| plan.links_terms && term.is_linked);
        let forms = linked.flat_map(|term| {
            let names = std::iter::once(&term.name).chain(&term.aliases);
            names.map(move |name| (annotation::plain(name).trim().to_owned(), format!("term:{}", term.id)))
        });
        let (forms, targets): (Vec<String>, Vec<String>) = forms.filter(|(form, _)| !form.is_empty()).unzip();
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&forms);
        // It could only fail for more terms than fit into memory; texts are then without links.
        automaton.ok().filter(|_| !forms.is_empty()).map(|automaton| Self { automaton, targets })
    }

    /// Where a text uses terms: the longest one at each place, and whole words only.
    pub(crate) fn uses(&self, text: &str) -> Vec<TermUse> {
        let found = self.automaton.find_iter(text).filter(|found| is_whole(text, found.range()));
        let found = found.filter_map(|found| {
            Some(TermUse {
                range: found.range(),
                term: self.targets.get(found.pattern().as_usize())?.clone(),
            })
        });
        found.collect()
    }
}

/// Whether a place is no part of a longer word, as far as letters show it: 「ケア」 in 「ケアマネジャー」 is one.
fn is_whole(text: &str, range: std::ops::Range<usize>) -> bool {
    let inside = &text[range.clone()];
    let goes_on = |outer: Option<char>, inner: Option<char>| {
        outer.zip(inner).is_some_and(|(outer, inner)| joins(outer).is_some() && joins(outer) == joins(inner))
    };
    !goes_on(text[..range.start].chars().next_back(), inside.chars().next())
        && !goes_on(text[range.end..].chars().next(), inside.chars().next_back())
}

/// The kind of letters that stand together in a word; kanji and hiragana do not show where one ends.
fn joins(letter: char) -> Option<u8> {
    match letter {
        'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' => Some(0),
        letter if letter.is_ascii_alphanumeric() => Some(1),
        'À'..='ɏ' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９' => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_whole_where_its_letters_end() {
        let whole = |text: &str, word: &str| {
            let start = text.find(word).unwrap();
            is_whole(text, start..start + word.len())
        };
        assert!(whole("市民協働の計画", "協働"));
        assert!(whole("訪問ケアの事業", "ケア"));
        assert!(!whole("ケアマネジャー", "ケア"));
        assert!(!whole("データー", "データ"));
        assert!(whole("KPIを決める", "KPI"));
        assert!(!whole("KPIs", "KPI") && !whole("MAIL", "AI"));
    }
}
