//! Texts that are not translated although their plan is.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostics};
use crate::format::WrittenText;
use crate::source::Span;

use super::letters::{is_han, is_hiragana};
use super::reading::Text;
use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::TranslationMissing, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let settings = &check.all.site.settings;
    let original = settings.original().tag();
    let wanted: Vec<&'static str> = check
        .all
        .others
        .iter()
        .filter(|site| site.plans.iter().any(|plan| plan.id == check.plan.id))
        .map(|site| site.settings.language.tag())
        .collect();
    let mut there: BTreeMap<(Span, &str), BTreeSet<&str>> = BTreeMap::new();
    for text in &check.texts {
        there.entry(place(text.written)).or_default().insert(text.written.language);
    }
    let usual = usual(check, (original, &wanted), &there);
    let mut said = BTreeSet::new();
    for text in check.texts.iter().filter(|text| text.written.language == original && is_read(text)) {
        let known = &there[&place(text.written)];
        let is_missed = |tag: &&str| !known.contains(*tag) && usual.contains(&(kind(text.written), *tag));
        let missing: Vec<&str> = wanted.iter().copied().filter(|tag| is_missed(tag)).collect();
        if !missing.is_empty() && said.insert(place(text.written)) {
            let end = text.written.text.find('\n').unwrap_or(text.written.text.len());
            let diagnostic = check.in_text(Code::TranslationMissing, text, &(0..end));
            let diagnostic = diagnostic.list("languages", &missing).with("tag", missing[0]);
            let key = &text.written.key;
            found.push(diagnostic.with("key", key).with("text", key));
        }
    }
}

/// The keys of kinds of records that the plan translates into a language nearly everywhere: what it translates
/// nowhere it has decided not to translate.
fn usual<'a>(
    check: &'a PlanCheck<'_>,
    (original, wanted): (&str, &[&'static str]),
    there: &BTreeMap<(Span, &str), BTreeSet<&str>>,
) -> BTreeSet<(Kind<'a>, &'static str)> {
    let mut counts: BTreeMap<(Kind<'a>, &'static str), (usize, usize)> = BTreeMap::new();
    for text in check.texts.iter().filter(|text| text.written.language == original && is_read(text)) {
        for tag in wanted {
            let count = counts.entry((kind(text.written), *tag)).or_default();
            count.0 += usize::from(there[&place(text.written)].contains(tag));
            count.1 += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, (translated, all))| translated * 4 > *all * 3)
        .map(|(key, _)| key)
        .collect()
}

/// A kind of record and one of its keys.
type Kind<'a> = (&'static str, &'a str);

fn kind(text: &WrittenText) -> Kind<'_> {
    (text.kind, text.key.as_str())
}

fn place(text: &WrittenText) -> (Span, &str) {
    (text.record, text.key.as_str())
}

/// Whether a text is one that readers of another language would miss.
fn is_read(text: &Text<'_>) -> bool {
    let has_words = text.written.text.chars().any(|c| is_han(c) || is_hiragana(c));
    has_words && !matches!(text.written.key.as_str(), "reading" | "keywords" | "aliases" | "note" | "edition")
}

#[cfg(test)]
mod tests {
    use crate::diag::Catalogue;
    use crate::format::RECORD_KINDS;
    use crate::model::Language;

    #[test]
    fn every_text_that_can_lack_a_translation_is_called_by_a_word() {
        let catalogue = Catalogue::of(Language::Japanese);
        let keys = RECORD_KINDS.iter().flat_map(|kind| kind.keys);
        for key in keys.filter(|key| key.is_translatable()).map(|key| key.name).chain(["body"]) {
            assert!(catalogue.has(&format!("text.{key}")), "{key}");
        }
    }
}
