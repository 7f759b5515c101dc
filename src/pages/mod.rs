//! Fourth stage: every address decided, every link resolved, every page described as data.
//!
//! Takes a valid site and what follows from it, gives a [`SiteMap`]: pages with their views, data files, files to
//! copy. No HTML, no drawing, no files on disk. Broken references and clashing addresses become diagnostics.

mod address;
mod breakdown;
mod budget;
mod changed;
mod changes;
mod chapter;
mod context;
mod course;
mod data;
mod description;
mod disagreements;
mod distributions;
mod embed;
mod entries;
mod evaluations;
mod explanation;
mod fallback;
mod figures;
mod filters;
mod groups;
mod growth;
mod indicator;
mod item;
mod judgement;
mod languages;
mod linked_data;
mod links;
mod lists;
mod milestone;
mod months;
mod outline;
mod page;
mod plan;
mod print;
mod print_sheet;
mod progress;
mod ratings;
mod references;
mod schedule;
mod searched;
mod site_map;
mod sitemap;
mod states;
mod stretch;
mod styleguide;
mod tables;
mod taken;
mod tallies;
mod terms;
mod texts;
mod values;
mod version;
pub mod view;
mod weighted;
mod whole;

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;

use crate::artifact::OutPath;
use crate::diag::{Diagnostics, Gaps};
use crate::model::{PlanId, Site};

use address::List;
use context::Context;
use linked_data::Dataset;
use page::Drafted;

pub use changes::{Before, Changes, PlanChanges};
pub use context::{Text, TextForm};
pub(crate) use data::form as file_form;
pub(crate) use links::Lead;
pub use links::Links;
pub use page::{ChartFile, Page, Place};
pub use site_map::{FileAt, PageAt, SiteMap};
pub use version::{Version, VersionMap};

/// A file that is copied as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedFile {
    /// Where it goes.
    pub path: OutPath,
    /// Its path below the site's folder.
    pub source: Arc<str>,
}

/// Where the files of the theme stand that pages name.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The addresses of its style sheets.
    pub styles: Vec<String>,
    /// The addresses of its scripts, by name.
    pub scripts: BTreeMap<String, String>,
    /// The addresses of its images, by name.
    pub images: BTreeMap<String, String>,
}

/// Decides every page of a site in all its languages; the original comes first, and has the style guide where one is
/// wanted. What `before` has decided for plans that are the same is taken over.
///
/// Gives `None` after an error was pushed.
pub fn pages(
    versions: Vec<Version>,
    (before, assets, has_styleguide): (Option<&SiteMap>, &Assets, bool),
    diagnostics: &mut Diagnostics,
) -> Option<SiteMap> {
    let original = versions.first()?.site.clone();
    if languages::clash(&original.plans, &original.settings, diagnostics) {
        return None; // their pages would clash one by one
    }
    let mut map = SiteMap { versions: IndexMap::new(), copied: Vec::new(), has_styleguide };
    for version in versions {
        let language = version.site.settings.language;
        let before = before.and_then(|before| before.versions.get(&language));
        let version = VersionMap::new(version, (before, assets, has_styleguide), diagnostics);
        map.versions.insert(language, version);
    }
    for plan in &original.plans {
        map.copied.extend(taken::copied_files(plan, diagnostics));
    }
    (!diagnostics.has_errors()).then_some(map)
}

/// Checks what can be judged of a site that has errors, so that one run finds these mistakes as well: what its texts
/// refer to, the names of its files, and the addresses of its pages. What `gaps` leave open is not judged, and neither
/// is what texts place by name, because nothing can be derived.
pub fn check(site: &Site, gaps: &BTreeMap<PlanId, Gaps>, diagnostics: &mut Diagnostics) {
    texts::check_all(site, gaps, diagnostics);
    if site.settings.is_original() {
        languages::clash(&site.plans, &site.settings, diagnostics);
        for plan in &site.plans {
            taken::check(plan, diagnostics);
        }
    }
}

impl Context<'_> {
    /// The page of a list.
    fn list_draft(&self, list: List) -> Drafted {
        match list {
            List::Items => self.items_page(),
            List::Indicators => self.indicators_page(),
            List::Budget => self.budget_page(),
            List::Schedule => self.schedule_page(),
            List::Evaluations => self.evaluations_page(),
            List::Glossary => self.glossary_page(),
            List::Data => self.data_page(),
            List::Whole => self.whole_page(),
            List::Actors
            | List::Labels
            | List::Scopes
            | List::Districts
            | List::Sdgs
            | List::States
            | List::Levels => self.groups_page(list),
        }
    }

    /// The data of a page with the files that hold them.
    fn dataset_of(&self, Drafted { draft, view }: &mut Drafted) -> Option<Dataset> {
        let page = &draft.page;
        let files: Vec<&view::Download> = match view {
            view::View::Data(view) => view.files.iter().map(|file| &file.download).collect(),
            view::View::Indicator(view) => view.values_file.iter().chain(&page.downloads).collect(),
            _ => page.downloads.iter().collect(),
        };
        draft.dataset.take().map(|dataset| dataset.distributed(page, files, &self.site.settings))
    }

    /// The data behind a page.
    fn downloads(&self, view: &view::View) -> Vec<view::Download> {
        use view::View;
        let names: &[&str] = match view {
            View::Item(_) | View::Items(_) => &["items.csv"],
            View::Indicator(_) | View::Indicators(_) => &["indicators.csv", "observations.csv"],
            View::Budget(_) => &["budget.csv", "budget-sums.csv"],
            View::Schedule(_) => &["schedule.csv"],
            View::Evaluations(_) => &["evaluations.csv"],
            View::Glossary(_) => &["glossary.csv"],
            View::Group(group) if !group.values.is_empty() => &["items.csv", "observations.csv", "codes.csv"],
            View::Group(_) | View::Groups(_) => &["items.csv", "codes.csv"],
            View::Plan(_) | View::WholePlan(_) => &["plan.json"],
            _ => &[],
        };
        self.data_behind(names)
    }
}
