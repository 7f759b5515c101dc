//! Fourth stage: every address decided, every link resolved, every page described as data.
//!
//! Takes a valid site and what follows from it, gives a [`SiteMap`]: pages with their views, data files, files to
//! copy. No HTML, no drawing, no files on disk. Broken references and clashing addresses become diagnostics.

mod address;
mod breakdown;
mod budget;
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
mod page;
mod plan;
mod print;
mod print_sheet;
mod progress;
mod ratings;
mod references;
mod schedule;
mod searched;
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

use crate::artifact::{Artifact, OutPath};
use crate::diag::{Diagnostics, Gaps};
use crate::model::{Language, PlanId, Settings, Site};

use address::List;
use context::Context;
use data::Data;
use linked_data::{Dataset, LinkedData};
use page::Draft;
use taken::Taken;
use version::PlannedDraft;
use view::Link;

pub use context::{Text, TextForm};
pub(crate) use data::form as file_form;
pub(crate) use links::Lead;
pub use links::Links;
pub use page::{ChartFile, Page, Place};
pub use version::{Shared, Version};

/// Everything that is going to be written, as data.
#[derive(Clone, Debug)]
pub struct SiteMap {
    /// What the pages of each language share; the original language comes first.
    pub shared: IndexMap<Language, Shared>,
    /// The pages of all languages, by address.
    pub pages: Vec<Page>,
    /// The data files, finished: pages tell their sizes. They are there once for all languages.
    pub data: Vec<Artifact>,
    /// Files that are copied as they are.
    pub files: Vec<CopiedFile>,
}

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
/// wanted.
///
/// Gives `None` after an error was pushed.
pub fn pages(
    versions: &[Version<'_>],
    (assets, has_styleguide): (&Assets, bool),
    diagnostics: &mut Diagnostics,
) -> Option<SiteMap> {
    let original = versions.first()?;
    let settings = &original.site.settings;
    if languages::clash(&original.site.plans, settings, diagnostics) {
        return None; // their pages would clash one by one
    }
    let mut taken = Taken::default();
    let mut map = SiteMap { shared: IndexMap::new(), pages: Vec::new(), data: Vec::new(), files: Vec::new() };
    let mut data: BTreeMap<PlanId, Data> = BTreeMap::new();
    let mut names = Vec::with_capacity(versions.len());
    for version in versions {
        let language = version.site.settings.language;
        let mut drafts = version.drafts(&data, assets, diagnostics);
        for sheet in drafts.sheets {
            // What is not translated prints the same in several languages.
            if !map.data.iter().any(|known| known.path == sheet.path) {
                map.data.push(sheet);
            }
        }
        if has_styleguide && version.site.settings.is_original() {
            drafts.pages.push((None, styleguide::page(version)));
            map.data.extend(styleguide::values_file(diagnostics));
        }
        let mut pages = addressed(drafts.pages, (&version.site.settings, &mut taken), diagnostics);
        page::tell_apart(&mut pages, version.words.get("page.title-join"));
        map.pages.extend(pages);
        map.shared.insert(language, drafts.shared);
        data.extend(drafts.data);
        names.push((language, version.words.get("language.name").to_owned()));
    }
    for plan in &original.site.plans {
        map.files.extend(taken::copied_files(plan, diagnostics));
        map.data.extend(data.remove(&plan.id).into_iter().flat_map(Data::into_artifacts));
    }
    if diagnostics.has_errors() {
        return None;
    }
    map.pages.sort_by(|a, b| a.path.cmp(&b.path));
    languages::link(&mut map.pages, settings, &names);
    map.data.extend(sitemap::files(original.site, &map.pages, original.printer()));
    Some(map)
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
    /// All lists that have content.
    fn list_pages(&self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for list in List::ALL.iter().copied().filter(|list| list.has_content(self.plan)) {
            match list {
                List::Items => drafts.push(self.items_page()),
                List::Indicators => drafts.push(self.indicators_page()),
                List::Budget => drafts.push(self.budget_page()),
                List::Schedule => drafts.push(self.schedule_page()),
                List::Evaluations => drafts.push(self.evaluations_page()),
                List::Glossary => drafts.push(self.glossary_page()),
                List::Data => drafts.push(self.data_page()),
                List::Whole => drafts.push(self.whole_page()),
                List::Actors
                | List::Labels
                | List::Scopes
                | List::Districts
                | List::Sdgs
                | List::States
                | List::Levels => {
                    let mut pages = self.group_pages(list);
                    let entries = in_sequence(pages.split_off(1));
                    drafts.extend(pages);
                    drafts.extend(entries);
                }
            }
        }
        drafts
    }

    /// The data of a page with the files that hold them.
    fn dataset_of(&self, draft: &mut Draft) -> Option<Dataset> {
        let page = &draft.page;
        let files: Vec<&view::Download> = match &draft.view {
            Some(view::View::Data(view)) => view.files.iter().map(|file| &file.download).collect(),
            Some(view::View::Indicator(view)) => view.values_file.iter().chain(&page.downloads).collect(),
            _ => page.downloads.iter().collect(),
        };
        draft.dataset.take().map(|dataset| dataset.distributed(page, files, &self.site.settings))
    }

    /// The data behind a page.
    fn downloads(&self, draft: &Draft) -> Vec<view::Download> {
        use view::View;
        let names: &[&str] = match draft.view {
            Some(View::Item(_) | View::Items(_)) => &["items.csv"],
            Some(View::Indicator(_) | View::Indicators(_)) => &["indicators.csv", "observations.csv"],
            Some(View::Budget(_)) => &["budget.csv", "budget-sums.csv"],
            Some(View::Schedule(_)) => &["schedule.csv"],
            Some(View::Evaluations(_)) => &["evaluations.csv"],
            Some(View::Glossary(_)) => &["glossary.csv"],
            Some(View::Group(ref group)) if !group.values.is_empty() => {
                &["items.csv", "observations.csv", "codes.csv"]
            }
            Some(View::Group(_) | View::Groups(_)) => &["items.csv", "codes.csv"],
            Some(View::Data(_)) => return Vec::new(),
            _ => &[],
        };
        self.data_behind(names)
    }
}

/// Links each page to the one before and the one after.
fn in_sequence(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let link = |draft: &Draft| Link { path: draft.page.path.clone(), text: draft.page.title.clone() };
    let links: Vec<Link> = drafts.iter().map(link).collect();
    for (at, draft) in drafts.iter_mut().enumerate() {
        draft.page.previous = at.checked_sub(1).and_then(|at| links.get(at)).cloned();
        draft.page.next = links.get(at + 1).cloned();
    }
    drafts
}

/// Gives every draft of a language its address.
fn addressed(
    drafts: Vec<PlannedDraft>,
    (settings, taken): (&Settings, &mut Taken),
    diagnostics: &mut Diagnostics,
) -> Vec<Page> {
    let language = settings.language;
    let folder = address::folder(settings, language);
    let mut pages = Vec::with_capacity(drafts.len());
    for (plan, draft) in drafts {
        let Draft { page, texts, embeds, figures, charts, view, dataset, places, span } = draft;
        let charts = charts.into_iter().filter_map(|(name, chart)| Some((name, chart.placed(&folder)?)));
        let charts = charts.collect();
        let linked_data = LinkedData::of(&page, dataset, settings);
        let path = taken.take(&format!("{folder}{}", page.path), span, diagnostics);
        if let (Some(path), Some(view)) = (path, view) {
            pages.push(Page {
                path,
                language,
                plan,
                page,
                view,
                texts,
                embeds,
                figures,
                charts,
                places,
                linked_data,
                span,
            });
        }
    }
    pages
}
