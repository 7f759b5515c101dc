//! Fourth stage: every address decided, every link resolved, every page described as data.
//!
//! Takes a valid site and what follows from it, gives a [`SiteMap`]: pages with their views, data files, files to
//! copy. No HTML, no drawing, no files on disk. Broken references and clashing addresses become diagnostics.

mod address;
mod breakdown;
mod budget;
mod chapter;
mod context;
mod data;
mod description;
mod disagreements;
mod distributions;
mod embed;
mod entries;
mod evaluations;
mod explanation;
mod figures;
mod filters;
mod groups;
mod growth;
mod indicator;
mod item;
mod judgement;
mod linked_data;
mod links;
mod lists;
mod months;
mod page;
mod plan;
mod print;
mod progress;
mod references;
mod schedule;
mod sitemap;
mod states;
mod stretch;
mod tables;
mod taken;
mod tallies;
mod texts;
mod values;
pub mod view;
mod weighted;
mod whole;

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::artifact::{Artifact, OutPath};
use crate::derive::Derived;
use crate::diag::{Diagnostics, Gaps};
use crate::model::period::{Calendar, Period};
use crate::model::{PlanId, Site};
use crate::words::Words;

use address::List;
use context::{Context, SiteContext, contact};
use data::Data;
use linked_data::{Dataset, LinkedData};
use page::Draft;
use print::Printer;
use references::{Mention, Mentions};
use taken::Taken;
use view::{Link, PlanCard, PlanView, SiteView};

pub use context::Text;
pub(crate) use links::Lead;
pub use links::Links;
pub use page::Page;

/// Everything that is going to be written, as data.
#[derive(Clone, Debug)]
pub struct SiteMap {
    /// What all pages share.
    pub site: SiteView,
    /// What all pages of a plan share.
    pub plans: IndexMap<PlanId, PlanView>,
    /// The pages, by address.
    pub pages: Vec<Page>,
    /// The data files, finished: pages tell their sizes.
    pub data: Vec<Artifact>,
    /// Files that are copied as they are.
    pub files: Vec<CopiedFile>,
    /// Where references lead.
    pub links: Links,
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
}

/// Decides every page of a site.
///
/// Gives `None` after an error was pushed.
pub fn pages(
    site: &Site,
    derived: &Derived,
    (words, assets): (&Words, Assets),
    diagnostics: &mut Diagnostics,
) -> Option<SiteMap> {
    let printer = Printer { words, language: site.settings.language };
    let links = Links::new(site, printer);
    let shared = SiteContext { site, derived, printer, links: &links };
    let mentions = mentions(shared, diagnostics);
    let schema = data::schema();
    let built: Vec<(PlanPages, Diagnostics)> = site
        .plans
        .par_iter()
        .map(|plan| {
            let mut found = Diagnostics::new();
            let pages = plan_pages(shared.of(plan, &mentions), &schema, &mut found);
            (pages, found)
        })
        .collect();
    let mut plans = IndexMap::new();
    let mut drafts: Vec<(Option<PlanId>, Draft)> = Vec::new();
    let mut data = Vec::new();
    let mut files = Vec::new();
    for (plan, (built, found)) in site.plans.iter().zip(built) {
        diagnostics.append(found);
        drafts.extend(built.drafts.into_iter().map(|draft| (Some(plan.id.clone()), draft)));
        data.extend(built.data.into_artifacts());
        files.extend(built.files);
        plans.insert(plan.id.clone(), built.view);
    }
    let cards: Vec<PlanCard> = plans.values().map(|plan| plan.card.clone()).collect();
    drafts.push((None, shared.home_page()));
    drafts.push((None, shared.not_found_page()));
    let count = drafts.len() + 1;
    drafts.push((None, shared.accessibility_page(count)));
    let mut pages = addressed(drafts, site.settings.url.as_deref(), diagnostics);
    page::tell_apart(&mut pages, printer.get("page.title-join"));
    if diagnostics.has_errors() {
        return None;
    }
    data.extend(sitemap::files(site, &pages, printer));
    let site = site_view(site, printer, (cards, assets));
    Some(SiteMap { site, plans, pages, data, files, links })
}

/// Checks what can be judged of a site that has errors, so that one run finds these mistakes as well: what its texts
/// refer to, the names of its files, and the addresses of its pages. What `gaps` leave open is not judged, and neither
/// is what texts place by name, because nothing can be derived.
pub fn check(site: &Site, gaps: &BTreeMap<PlanId, Gaps>, diagnostics: &mut Diagnostics) {
    texts::check_all(site, gaps, diagnostics);
    for plan in &site.plans {
        taken::check(plan, diagnostics);
    }
}

/// Everything that one plan gives.
struct PlanPages {
    view: PlanView,
    drafts: Vec<Draft>,
    data: Data,
    files: Vec<CopiedFile>,
}

/// Checks all texts of a site. Gives what they mention: a text may refer to any plan, so that no page can be built
/// before.
fn mentions(shared: SiteContext<'_>, diagnostics: &mut Diagnostics) -> Mentions {
    let none = Mentions::new();
    let checked: Vec<(Vec<Mention>, Diagnostics)> = shared
        .site
        .plans
        .par_iter()
        .map(|plan| {
            let mut found = Diagnostics::new();
            let mentions = texts::check(shared.of(plan, &none), shared.links, &mut found);
            (mentions, found)
        })
        .collect();
    let mut all = Vec::new();
    for (mentions, found) in checked {
        diagnostics.append(found);
        all.extend(mentions);
    }
    all.extend(texts::check_home(shared.site, shared.links, diagnostics));
    references::gathered(all)
}

fn plan_pages(bare: Context<'_>, schema: &[u8], diagnostics: &mut Diagnostics) -> PlanPages {
    let plan = bare.plan;
    let data = bare.write_data(schema, diagnostics);
    let context = Context { data: &data, ..bare };
    let mut drafts = vec![context.plan_page()];
    drafts.extend(plan.chapters.values().map(|chapter| context.chapter_page(chapter)));
    let items: Vec<Draft> = plan.items.values().map(|item| context.item_page(item)).collect();
    drafts.extend(in_sequence(items));
    let indicators: Vec<Draft> = plan.indicators.values().map(|one| context.indicator_page(one)).collect();
    drafts.extend(in_sequence(indicators));
    drafts.extend(context.list_pages());
    for draft in &mut drafts {
        texts::place_embeds(context, draft);
        draft.page.downloads = context.downloads(draft);
        draft.dataset = context.dataset_of(draft);
    }
    PlanPages { view: context.plan_view(), drafts, files: taken::copied_files(plan, diagnostics), data }
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
        let site = self.site.settings.url.as_deref();
        match &draft.view {
            Some(view::View::Data(view)) => {
                let files: Vec<_> = view.files.iter().map(|file| file.download.clone()).collect();
                Some(self.plan_dataset(page).distributed(page, &files, site))
            }
            _ => draft.dataset.take().map(|dataset| dataset.distributed(page, &page.downloads, site)),
        }
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

/// Gives every draft its address.
fn addressed(
    drafts: Vec<(Option<PlanId>, Draft)>,
    site: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Vec<Page> {
    let mut taken = Taken::default();
    let mut pages = Vec::with_capacity(drafts.len());
    for (plan, draft) in drafts {
        let Draft { page, texts, embeds, figures, view, dataset, span } = draft;
        let linked_data = LinkedData::of(&page, dataset, site);
        let path = taken.take(&page.path, span, diagnostics);
        if let (Some(path), Some(view)) = (path, view) {
            pages.push(Page { path, plan, page, view, texts, embeds, figures, linked_data, span });
        }
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    pages
}

fn site_view(site: &Site, printer: Printer<'_>, (plans, assets): (Vec<PlanCard>, Assets)) -> SiteView {
    let settings = &site.settings;
    let as_of = Period::of_day(settings.as_of);
    let foot = Link { path: address::ACCESSIBILITY.to_owned(), text: printer.word("list.accessibility") };
    SiteView {
        title: settings.title.clone(),
        description: settings.description.clone(),
        organisation: settings.organisation.clone(),
        url: settings.url.clone(),
        language: settings.language.tag(),
        as_of: printer.period(&as_of, &Calendar::default()),
        as_of_iso: settings.as_of.to_string(),
        licence: settings.licence.as_ref().map(plan::licence_entry),
        licence_url: settings.licence.as_ref().and_then(|licence| licence.url.clone()),
        contact: contact(&settings.contact),
        plans,
        foot: vec![foot],
        styles: assets.styles,
        scripts: assets.scripts,
        generator: concat!("Keikaku ", env!("CARGO_PKG_VERSION")),
    }
}
