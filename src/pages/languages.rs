//! The same page in other languages.
//!
//! Takes all pages of all languages, gives each the languages that it exists in. Must not know what is on a page.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Language, Plan, Settings};

use super::address;
use super::page::Page;
use super::view::PageLanguage;

/// Says on every page that exists in several languages where it is in each of them. `names` are the names of the
/// languages in themselves, in the order in which pages show them.
pub(super) fn link(pages: &mut [Page], settings: &Settings, names: &[(Language, String)]) {
    let mut there: BTreeMap<String, BTreeSet<Language>> = BTreeMap::new();
    for page in pages.iter() {
        there.entry(page.page.path.clone()).or_default().insert(page.language);
    }
    for page in pages {
        let Some(languages) = there.get(&page.page.path).filter(|languages| languages.len() > 1) else {
            continue;
        };
        let up = if page.language == settings.original() { "" } else { "../" };
        let names = names.iter().filter(|(language, _)| languages.contains(language));
        let site = settings.url.as_ref();
        let url = |language: &Language| {
            Some(format!("{}{}{}", site?, address::folder(settings, *language), page.page.path))
        };
        let view = |(language, name): &(Language, String)| PageLanguage {
            tag: language.tag(),
            language: language.bcp47(),
            name: name.clone(),
            path: format!("{up}{}{}", address::folder(settings, *language), page.page.path),
            url: url(language),
            current: *language == page.language,
        };
        page.page.languages = names.map(view).collect();
    }
}

/// Reports plans whose folder would be that of a language. Gives whether there are any.
pub(super) fn clash(plans: &[Plan], settings: &Settings, diagnostics: &mut Diagnostics) -> bool {
    let others = || settings.languages.iter().filter(|language| **language != settings.original());
    let is_taken = |plan: &&Plan| others().any(|language| language.tag() == plan.id.as_str());
    for plan in plans.iter().filter(is_taken) {
        let diagnostic = Diagnostic::at(Code::AddressClash, plan.span).with("path", format!("{}/", plan.id));
        diagnostics.push(diagnostic.hint("language"));
    }
    plans.iter().any(|plan| is_taken(&plan))
}
