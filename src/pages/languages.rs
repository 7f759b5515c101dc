//! The same page in other languages.
//!
//! Takes an address, gives the languages that it exists in. Must not know what is on a page.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Language, Plan, Settings};

use super::address;
use super::site_map::SiteMap;
use super::view::PageLanguage;

impl SiteMap {
    /// Where a page is in each language that it exists in, in the order in which pages show them; none for a page that
    /// exists in its own alone.
    pub(super) fn languages_of(&self, own: Language, path: &str) -> Vec<PageLanguage> {
        let there: Vec<Language> =
            self.versions().filter(|(_, version)| version.has(path)).map(|(language, _)| language).collect();
        if there.len() < 2 {
            return Vec::new();
        }
        let settings = &self.versions[&own].site().settings;
        let up = address::up(settings);
        let view = |language: Language| {
            let address = format!("{}{path}", address::folder(settings, language));
            PageLanguage {
                tag: language.tag(),
                language: language.bcp47(),
                name: self.versions[&language].printer().word("language.name"),
                path: format!("{up}{address}"),
                url: settings.url.as_ref().map(|site| format!("{site}{address}")),
                current: language == own,
            }
        };
        there.into_iter().map(view).collect()
    }
}

/// Reports plans whose folder would be that of a language. Gives whether there are any.
pub(super) fn clash(plans: &[Arc<Plan>], settings: &Settings, diagnostics: &mut Diagnostics) -> bool {
    let others = || settings.languages.iter().filter(|language| **language != settings.original());
    let is_taken = |plan: &&Arc<Plan>| others().any(|language| language.tag() == plan.id.as_str());
    for plan in plans.iter().filter(is_taken) {
        let diagnostic = Diagnostic::at(Code::AddressClash, plan.span).with("path", format!("{}/", plan.id));
        diagnostics.push(diagnostic.hint("language"));
    }
    plans.iter().any(|plan| is_taken(&plan))
}
